import fc from "fast-check";
import { inverse, Matrix, solve } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { choleskyInPlace, choleskyInverse, choleskySolve } from "./cholesky";

const entry = fc.integer({ min: -100, max: 100 }).map((v) => v / 100);

/** B B' + I: positive definite, with eigenvalues of at least 1. */
const positiveDefinite = fc
  .integer({ min: 1, max: 8 })
  .chain((n) => fc.array(entry, { minLength: n * n, maxLength: n * n }).map((values) => ({ n, values })))
  .map(({ n, values }) => {
    const b = Matrix.from1DArray(n, n, values);
    return Matrix.add(b.mmul(b.transpose()), Matrix.eye(n));
  });

const flat = (matrix: Matrix) => Float64Array.from(matrix.to1DArray());

describe("Cholesky", () => {
  test("solves what ml-matrix solves", () =>
    fc.assert(
      fc.property(positiveDefinite, (a) => {
        const factor = flat(a);
        const b = Float64Array.from({ length: a.rows }, (_, i) => i - 1.5);
        expect(choleskyInPlace(factor, a.rows)).toBe(true);
        const theirs = solve(a, Matrix.columnVector(Array.from(b))).to1DArray();
        choleskySolve(factor, a.rows, b);
        theirs.forEach((x, i) => {
          expect(b[i]).toBeCloseTo(x, 11);
        });
      }),
    ));

  test("inverts what ml-matrix inverts, symmetric to the last bit", () =>
    fc.assert(
      fc.property(positiveDefinite, (a) => {
        const n = a.rows;
        const factor = flat(a);
        const ours = new Float64Array(n * n);
        choleskyInPlace(factor, n);
        choleskyInverse(factor, n, ours);
        const theirs = inverse(a).to1DArray();
        theirs.forEach((x, i) => {
          expect(ours[i]).toBeCloseTo(x, 11);
        });
        for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) expect(ours[i * n + j]).toBe(ours[j * n + i]);
      }),
    ));

  test("refuses a matrix that is singular, indefinite or not a number", () => {
    expect(choleskyInPlace(Float64Array.from([1, 1, 1, 1]), 2)).toBe(false);
    expect(choleskyInPlace(Float64Array.from([1, 2, 2, 1]), 2)).toBe(false);
    expect(choleskyInPlace(Float64Array.from([0]), 1)).toBe(false);
    expect(choleskyInPlace(Float64Array.from([Number.NaN]), 1)).toBe(false);
  });
});
