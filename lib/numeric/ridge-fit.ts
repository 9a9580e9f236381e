import { choleskyInPlace, choleskyInverse } from "./cholesky";
import { fitQuality, type Response } from "./fit-quality";
import { centre, dot } from "./vectors";

/**
 * Ridge regression on standardised regressors with an unpenalised intercept (methodology §2), split in two like
 * `line-fit.ts`: the k × k work depends on the regressors only and serves every response on the same dates.
 *
 * Z = columns standardised by their population deviation, G = Z'Z:
 * w = (G + alpha I)⁻¹ Z'(y - ȳ), b_j = w_j / sd_j, edf = tr((G + alpha I)⁻¹ G),
 * se_j = sqrt(s² [(G + alpha I)⁻¹ G (G + alpha I)⁻¹]_jj) / sd_j with s² = SSE / (n - 1 - edf).
 * @see Hoerl & Kennard (1970), Technometrics 12(1), 55-67
 */
export interface RidgeDesign {
  /** Regressors. */
  k: number;
  /** Observations. */
  n: number;
  /** k standardised columns, each with room for the capacity; the first `n` entries count. */
  z: Float64Array[];
  /** Population deviation of each raw column. */
  deviations: Float64Array;
  /** (G + alpha I)⁻¹, k × k. */
  inverse: Float64Array;
  /** se_j / s: what the residual deviation is multiplied by. */
  errorScale: Float64Array;
  /** Effective degrees of freedom, 0..k, intercept not counted. */
  edf: number;
  gram: Float64Array;
  factor: Float64Array;
}

export interface RidgeFit {
  /** k betas in the raw regressors' units. Shrunken: standardised, then pulled towards 0 by alpha. */
  betas: Float64Array;
  /** Standard errors about the shrunken values; 0 for a perfect fit. */
  stdErrors: Float64Array;
  /** In-sample 1 - SSE / SST, 0..1. */
  rSquared: number;
  residualVariance: number;
  /** n - 1 - edf. */
  degreesOfFreedom: number;
}

/** An empty design for `k` regressors with room for `capacity` observations. */
export function ridgeDesign(k: number, capacity: number): RidgeDesign {
  return {
    k,
    n: 0,
    z: Array.from({ length: k }, () => new Float64Array(capacity)),
    deviations: new Float64Array(k),
    inverse: new Float64Array(k * k),
    errorScale: new Float64Array(k),
    edf: 0,
    gram: new Float64Array(k * k),
    factor: new Float64Array(k * k),
  };
}

/**
 * Fills `design` from the first `n` entries of `k` finite columns.
 *
 * @param alpha penalty ≥ 0 on standardised columns, in observations; 0 gives ordinary least squares
 * @returns false where there is no unique answer: a column that does not move, or (alpha 0) columns that span each other
 */
export function prepareRidge(design: RidgeDesign, columns: readonly Float64Array[], n: number, alpha: number): boolean {
  if (!(alpha >= 0)) throw new RangeError(`prepareRidge: alpha must be ≥ 0, got ${alpha}`);
  design.n = n;
  return standardise(design, columns) && factorise(design, alpha);
}

function standardise({ k, n, z, deviations }: RidgeDesign, columns: readonly Float64Array[]): boolean {
  for (let j = 0; j < k; j++) {
    const column = z[j]!;
    centre(columns[j]!, n, column);
    const deviation = Math.sqrt(dot(column, column, n) / n);
    if (!(deviation > 0)) return false;
    deviations[j] = deviation;
    for (let i = 0; i < n; i++) column[i] = column[i]! / deviation;
  }
  return true;
}

function factorise(design: RidgeDesign, alpha: number): boolean {
  const { k, n, z, deviations, inverse, errorScale, gram, factor } = design;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      const product = dot(z[i]!, z[j]!, n);
      gram[i * k + j] = product;
      gram[j * k + i] = product;
    }
  }
  factor.set(gram);
  for (let j = 0; j < k; j++) factor[j * k + j] = factor[j * k + j]! + alpha;
  if (!choleskyInPlace(factor, k)) return false;
  choleskyInverse(factor, k, inverse);

  // Row j of (G + alpha I)⁻¹ G gives the trace's j-th term, and times the inverse's column j the variance's.
  let edf = 0;
  for (let j = 0; j < k; j++) {
    let variance = 0;
    for (let i = 0; i < k; i++) {
      let product = 0;
      for (let p = 0; p < k; p++) product += inverse[j * k + p]! * gram[p * k + i]!;
      if (i === j) edf += product;
      variance += product * inverse[i * k + j]!;
    }
    errorScale[j] = Math.sqrt(Math.max(0, variance)) / deviations[j]!;
  }
  design.edf = edf;
  return true;
}

/** Betas, standard errors and r² of one response on a prepared design: `y.n` must equal `design.n`. */
export function fitRidge(design: RidgeDesign, y: Response): RidgeFit {
  const { k, n, z, deviations, inverse, errorScale, edf } = design;
  if (y.n !== n) throw new RangeError(`fitRidge: ${n} regressor and ${y.n} response values`);
  const product = new Float64Array(k);
  for (let j = 0; j < k; j++) product[j] = dot(z[j]!, y.centred, n);
  const weights = new Float64Array(k);
  for (let j = 0; j < k; j++) for (let p = 0; p < k; p++) weights[j] = weights[j]! + inverse[j * k + p]! * product[p]!;

  let sse = 0;
  for (let i = 0; i < n; i++) {
    let residual = y.centred[i]!;
    for (let j = 0; j < k; j++) residual -= weights[j]! * z[j]![i]!;
    sse += residual * residual;
  }
  const degreesOfFreedom = n - 1 - edf;
  const { rSquared, residualVariance } = fitQuality(sse, y.sst, degreesOfFreedom);
  const s = Math.sqrt(residualVariance);
  const betas = product; // its values are spent
  const stdErrors = new Float64Array(k);
  for (let j = 0; j < k; j++) {
    betas[j] = weights[j]! / deviations[j]!;
    stdErrors[j] = s * errorScale[j]!;
  }
  return { betas, stdErrors, rSquared, residualVariance, degreesOfFreedom };
}
