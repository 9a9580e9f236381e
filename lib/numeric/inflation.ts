import { CholeskyDecomposition, Matrix } from "ml-matrix";
import { centre, dot } from "./vectors";

/** A pivot of the correlation matrix this small is a column that the others already span. */
const SINGULAR = 1e-13;

/**
 * Variance inflation factors of regressors: how many times the variance of each one's coefficient grows because the
 * others resemble it; 1 where nothing does. VIF_j = 1 / (1 - R²_j) of column j on the others with intercept, which is
 * the j-th diagonal element of the inverse of their correlation matrix.
 *
 * @param columns finite values, all of one length
 * @returns one a column; null for all where a column does not move or is spanned by the others
 * @see Belsley, Kuh & Welsch, Regression Diagnostics (1980), section 3.1
 */
export function varianceInflationFactors(columns: readonly Float64Array[]): (number | null)[] {
  const n = columns[0]?.length ?? 0;
  if (columns.some((column) => column.length !== n)) throw new RangeError("varianceInflationFactors: unequal columns");
  const none = columns.map(() => null);
  const z = columns.map((column) => {
    const centred = new Float64Array(n);
    centre(column, n, centred);
    return centred.map((value, _, all) => value / Math.sqrt(dot(all, all, n)));
  });
  const correlations = new Matrix(z.map((row) => z.map((other) => dot(row, other, n))));
  if (correlations.to1DArray().some(Number.isNaN)) return none;
  const factor = new CholeskyDecomposition(correlations);
  const pivots = factor.lowerTriangularMatrix.diagonal().map((root) => root * root);
  if (!factor.isPositiveDefinite() || pivots.some((pivot) => !(pivot > SINGULAR))) return none;
  return factor.solve(Matrix.eye(columns.length)).diagonal();
}
