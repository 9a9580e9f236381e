import fc from "fast-check";
import { inverse, Matrix } from "ml-matrix";
import { MultivariateLinearRegression, SimpleLinearRegression } from "ml-regression";
import { describe, expect, test } from "vitest";
import type { Response } from "./fit-quality";
import { leastSquares } from "./least-squares";
import { fitLine, lineDesign, prepareLine } from "./line-fit";
import { fitRidge, prepareRidge, ridgeDesign } from "./ridge-fit";
import { centre, dot } from "./vectors";

/** NIST StRD, Longley: y, then price deflator, GNP, unemployed, armed forces, population, year. */
const LONGLEY = `60323 83.0 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953
63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962`
  .split("\n")
  .map((line) => line.split(" ").map(Number));

const CERTIFIED = {
  intercept: -3482258.63459582,
  coefficients: [
    15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355,
  ],
  stdErrors: [
    84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.22607320006937, 455.478499142212,
  ],
  residualDeviation: 304.854073561965,
  rSquared: 0.995479004577296,
};

const column = (j: number) => LONGLEY.map((row) => row[j]!);
const relative = (ours: number, theirs: number) => Math.abs(ours / theirs - 1);

/** Daily returns in whole basis points: what markets send. */
const dailyReturn = fc.integer({ min: -1000, max: 1000 }).map((bp) => bp / 10_000);
const returns = (n: number) => fc.array(dailyReturn, { minLength: n, maxLength: n }).map((r) => Float64Array.from(r));

function response(y: Float64Array): Response {
  const centred = new Float64Array(y.length);
  centre(y, y.length, centred);
  return { n: y.length, centred, sst: dot(centred, centred, y.length) };
}

function line(x: Float64Array, y: Float64Array) {
  const design = lineDesign(x.length);
  prepareLine(design, x, x.length);
  return fitLine(design, response(y));
}

function ridge(columns: readonly Float64Array[], y: Float64Array, alpha: number) {
  const design = ridgeDesign(columns.length, y.length);
  const unique = prepareRidge(design, columns, y.length, alpha);
  return unique ? { ...fitRidge(design, response(y)), edf: design.edf } : null;
}

const moves = (x: Float64Array) => x.some((value) => value !== x[0]);

describe("least squares", () => {
  test("has ten and more of NIST's certified digits on Longley's data", () => {
    const fit = leastSquares([1, 2, 3, 4, 5, 6].map(column), column(0))!;
    expect(relative(fit.intercept, CERTIFIED.intercept)).toBeLessThan(1e-10);
    for (let j = 0; j < 6; j++) {
      expect(relative(fit.coefficients[j]!, CERTIFIED.coefficients[j]!)).toBeLessThan(1e-10);
      expect(relative(fit.stdErrors[j]!, CERTIFIED.stdErrors[j]!)).toBeLessThan(1e-10);
    }
    expect(relative(Math.sqrt(fit.residualVariance), CERTIFIED.residualDeviation)).toBeLessThan(1e-10);
    expect(relative(fit.rSquared, CERTIFIED.rSquared)).toBeLessThan(1e-13);
    expect(fit.degreesOfFreedom).toBe(9);
  });

  test("equals ml-regression's multivariate fit and its standard errors", () =>
    fc.assert(
      fc.property(fc.tuple(returns(40), returns(40), returns(40), returns(40)), ([a, b, c, y]) => {
        const ours = leastSquares([a, b, c], y);
        fc.pre(ours !== null && moves(y));
        const theirs = new MultivariateLinearRegression(
          Array.from(y, (_, i) => [a[i]!, b[i]!, c[i]!]),
          Array.from(y, (value) => [value]),
        );
        ours!.coefficients.forEach((b, j) => {
          expect(b).toBeCloseTo(theirs.weights[j]![0]!, 8);
          expect(ours!.stdErrors[j]).toBeCloseTo(theirs.stdErrors[j]!, 8);
        });
      }),
      { numRuns: 50 },
    ));

  test("has no unique answer for columns that span each other or too few rows", () => {
    expect(leastSquares([column(1), column(1).map((x) => 2 * x)], column(0))).toBeNull();
    expect(leastSquares([column(1).map(() => 3)], column(0))).toBeNull();
    expect(
      leastSquares(
        [
          [1, 2],
          [2, 5],
        ],
        [1, 2],
      ),
    ).toBeNull();
  });

  test("refuses columns of another length than the response", () => {
    expect(() => leastSquares([[1, 2, 3]], [1, 2])).toThrow("a column of 3 beside 2 responses");
  });
});

describe("a line", () => {
  test("is least squares with one regressor, and ml-regression's simple line", () =>
    fc.assert(
      fc.property(returns(30), returns(30), (x, y) => {
        fc.pre(moves(x) && moves(y));
        const ours = line(x, y);
        const qr = leastSquares([x], y)!;
        const simple = new SimpleLinearRegression(Array.from(x), Array.from(y));
        expect(ours.slope).toBeCloseTo(qr.coefficients[0]!, 10);
        expect(ours.slope).toBeCloseTo(simple.slope, 10);
        expect(ours.stdError).toBeCloseTo(qr.stdErrors[0]!, 10);
        expect(ours.rSquared).toBeCloseTo(simple.score(Array.from(x), Array.from(y)).r2, 10);
      }),
    ));

  test("through points on it has a standard error of exactly 0", () => {
    const x = Float64Array.from([0.01, -0.02, 0.005, 0.03, -0.011]);
    const fit = line(
      x,
      x.map((v) => 0.001 - 1.5 * v),
    );
    expect(fit.slope).toBeCloseTo(-1.5, 14);
    expect(fit.stdError).toBe(0);
    expect(fit.residualVariance).toBe(0);
    expect(fit.rSquared).toBeCloseTo(1, 12);
  });

  test("through a response that does not move is flat with r² 0, not NaN", () => {
    const fit = line(Float64Array.from([1, 2, 4]), Float64Array.from([5, 5, 5]));
    expect(fit).toEqual({ slope: 0, stdError: 0, rSquared: 0, residualVariance: 0 });
  });

  test("through points that know nothing of each other has r² 0", () => {
    const fit = line(Float64Array.from([-1, 1, -1, 1]), Float64Array.from([1, 1, -1, -1]));
    expect(fit).toEqual({ slope: 0, stdError: Math.sqrt(0.5), rSquared: 0, residualVariance: 2 });
  });

  test("refuses a response of another length", () => {
    const design = lineDesign(4);
    prepareLine(design, Float64Array.from([1, 2, 4, 8]), 4);
    expect(() => fitLine(design, response(Float64Array.from([1, 2, 3])))).toThrow("4 regressor and 3 response");
  });
});

describe("ridge", () => {
  const sample = fc.tuple(returns(35), returns(35), returns(35), returns(35));

  test("equals the formula written out with ml-matrix, errors and effective degrees of freedom too", () =>
    fc.assert(
      fc.property(sample, fc.constantFrom(0.5, 1, 20), ([a, b, c, y], alpha) => {
        const columns = [a, b, c];
        fc.pre(columns.every(moves) && moves(y));
        const n = y.length;
        const deviation = columns.map((x) => Math.sqrt(response(x).sst / n));
        const z = new Matrix(n, 3);
        for (const [j, x] of columns.entries()) {
          z.setColumn(
            j,
            Array.from(response(x).centred, (v) => v / deviation[j]!),
          );
        }
        const gram = z.transpose().mmul(z);
        const shrink = inverse(Matrix.add(gram, Matrix.eye(3).mul(alpha)));
        const centred = Matrix.columnVector(Array.from(response(y).centred));
        const w = shrink.mmul(z.transpose()).mmul(centred);
        const sse = Matrix.sub(centred, z.mmul(w))
          .to1DArray()
          .reduce((sum, e) => sum + e * e, 0);
        const edf = shrink.mmul(gram).trace();
        const covariance = shrink
          .mmul(gram)
          .mmul(shrink)
          .mul(sse / (n - 1 - edf));

        const ours = ridge(columns, y, alpha)!;
        expect(ours.edf).toBeCloseTo(edf, 10);
        expect(ours.degreesOfFreedom).toBeCloseTo(n - 1 - edf, 10);
        expect(ours.rSquared).toBeCloseTo(1 - sse / response(y).sst, 10);
        for (let j = 0; j < 3; j++) {
          expect(ours.betas[j]).toBeCloseTo(w.get(j, 0) / deviation[j]!, 9);
          expect(ours.stdErrors[j]).toBeCloseTo(Math.sqrt(covariance.get(j, j)) / deviation[j]!, 9);
        }
      }),
      { numRuns: 50 },
    ));

  test("without penalty is least squares, errors included", () =>
    fc.assert(
      fc.property(sample, ([a, b, c, y]) => {
        const qr = leastSquares([a, b, c], y);
        const ours = ridge([a, b, c], y, 0);
        fc.pre(qr !== null && ours !== null && moves(y));
        for (let j = 0; j < 3; j++) {
          expect(ours!.betas[j]).toBeCloseTo(qr!.coefficients[j]!, 8);
          expect(ours!.stdErrors[j]).toBeCloseTo(qr!.stdErrors[j]!, 8);
        }
        expect(ours!.edf).toBeCloseTo(3, 9);
      }),
      { numRuns: 50 },
    ));

  test("with a penalty beyond measure leaves nothing", () => {
    const x = [Float64Array.from([1, 2, 3, 5]), Float64Array.from([2, 1, 0, 4])];
    const fit = ridge(x, Float64Array.from([1, 2, 3, 6]), 1e12)!;
    expect(Math.abs(fit.betas[0]!)).toBeLessThan(1e-9);
    expect(fit.edf).toBeLessThan(1e-9);
  });

  test("of a sum is the sum of the ridges: it is linear in the response", () =>
    fc.assert(
      fc.property(sample, ([a, b, u, v]) => {
        fc.pre(moves(a) && moves(b));
        const both = ridge(
          [a, b],
          u.map((value, i) => 2 * value - 3 * v[i]!),
          1,
        )!;
        const one = ridge([a, b], u, 1)!;
        const other = ridge([a, b], v, 1)!;
        for (let j = 0; j < 2; j++) expect(both.betas[j]).toBeCloseTo(2 * one.betas[j]! - 3 * other.betas[j]!, 10);
      }),
    ));

  test("has no answer for a column that does not move, nor unpenalised for two that are one", () => {
    const x = Float64Array.from([1, 2, 3, 5]);
    const y = Float64Array.from([1, 0, 3, 6]);
    expect(ridge([x, Float64Array.from([4, 4, 4, 4])], y, 1)).toBeNull();
    expect(ridge([x, x], y, 0)).toBeNull();
    expect(ridge([x, x], y, 1)).not.toBeNull();
    expect(() => ridge([x], y, -1)).toThrow("got -1");
  });
});
