import fc from "fast-check";
import { MultivariateLinearRegression } from "ml-regression";
import { describe, expect, test } from "vitest";
import { varianceInflationFactors } from "./inflation";

const N = 90;
const dailyReturn = fc.integer({ min: -1000, max: 1000 }).map((bp) => bp / 10_000);
const series = fc.array(dailyReturn, { minLength: N, maxLength: N });

/** 1 / (1 - R²) of a column on the others, by another library's regression. */
function byRegression(columns: readonly (readonly number[])[], j: number): number {
  const others = columns.filter((_, i) => i !== j);
  const y = columns[j]!;
  const fit = new MultivariateLinearRegression(
    y.map((_, t) => others.map((column) => column[t]!)),
    y.map((value) => [value]),
  );
  const mean = y.reduce((sum, value) => sum + value, 0) / N;
  const sst = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sse = y.reduce((sum, value, t) => {
    return sum + (value - fit.predict(others.map((column) => column[t]!))[0]!) ** 2;
  }, 0);
  return sst / sse;
}

describe("variance inflation factors", () => {
  test("equal 1 / (1 - R²) of each on the others, styles that lean on one market", () => {
    fc.assert(
      fc.property(
        fc.array(series, { minLength: 3, maxLength: 7 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (own, lean) => {
          const [market, ...rest] = own as [number[], ...number[][]];
          const columns = rest.map((column) => column.map((value, t) => value + lean * market[t]!));
          const found = varianceInflationFactors(columns.map((column) => Float64Array.from(column)));
          // A draw whose columns all but span each other says more of rounding than of the formula.
          fc.pre(found.every((vif) => vif !== null && vif < 1e4));
          columns.forEach((_, j) => {
            const expected = byRegression(columns, j);
            expect(Math.abs(found[j]! - expected)).toBeLessThanOrEqual(1e-8 * expected);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  test("are 1 for regressors that have nothing in common", () => {
    const columns = [1, 2, 3].map((k) =>
      Float64Array.from({ length: 64 }, (_, t) => Math.sin((2 * Math.PI * k * t) / 64)),
    );
    for (const vif of varianceInflationFactors(columns)) expect(vif).toBeCloseTo(1, 12);
  });

  test("are known of two: 1 / (1 - correlation²)", () => {
    const x = Float64Array.from([1, 2, 3, 4, 5]);
    const y = Float64Array.from([2, 1, 4, 3, 5]);
    for (const vif of varianceInflationFactors([x, y])) expect(vif).toBeCloseTo(1 / (1 - 0.64), 12);
  });

  test("are none where a column does not move, or follows from the others", () => {
    const x = Float64Array.from([1, 2, 3, 5, 8]);
    const y = Float64Array.from([2, 1, 4, 3, 5]);
    expect(varianceInflationFactors([x, new Float64Array(5).fill(3)])).toEqual([null, null]);
    expect(varianceInflationFactors([x, y, x.map((value, t) => 2 * value - y[t]!)])).toEqual([null, null, null]);
  });
});
