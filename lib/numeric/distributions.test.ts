import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logGamma } from "./incomplete-beta";
import { normalCdf, normalDensity, normalQuantile } from "./normal";
import { studentCdf, studentDensity, studentQuantile, twoSidedP } from "./student-t";

const relative = (ours: number, theirs: number) => Math.abs(ours / theirs - 1);

describe("the normal distribution", () => {
  // Abramowitz & Stegun (1964), table 26.2 and 26.5; the digits beyond theirs from erfc to 50 digits.
  test.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [1.96, 0.9750021048517795],
    [-1.96, 0.02499789514822044],
    [-5, 2.866515718791939e-7],
    [-8, 6.22096057427178e-16],
    [-30, 4.906713927148187e-198],
  ])("P(X ≤ %f) is %f", (x, p) => {
    expect(relative(normalCdf(x), p)).toBeLessThan(1e-12);
  });

  // Wichura (1988) gives the first and last; the others are the usual table.
  test.each([
    [0.25, -0.6744897501960817],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.001, -3.090232306167813],
    [1e-20, -9.262340089798409],
  ])("the %f quantile is %f", (p, x) => {
    expect(relative(normalQuantile(p), x)).toBeLessThan(1e-14);
  });

  test("the quantile undoes the distribution function", () =>
    fc.assert(
      fc.property(fc.double({ min: -8, max: 5, noNaN: true }), (x) => {
        expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 9);
      }),
    ));

  test("the density is the distribution function's slope", () => {
    for (const x of [-3, -0.5, 0, 1, 2.5]) {
      expect((normalCdf(x + 1e-5) - normalCdf(x - 1e-5)) / 2e-5).toBeCloseTo(normalDensity(x), 9);
    }
  });

  test("a probability of 0, 1 or NaN has no quantile", () => {
    for (const p of [0, 1, Number.NaN, -0.1]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});

describe("Student's t", () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, upper critical values of Student's t.
  test.each([
    [0.9, 1, 3.078],
    [0.95, 5, 2.015],
    [0.975, 2, 4.303],
    [0.975, 10, 2.228],
    [0.975, 28, 2.048],
    [0.975, 88, 1.987],
    [0.975, 100, 1.984],
    [0.99, 5, 3.365],
    [0.999, 30, 3.385],
  ])("the %f quantile with %i degrees of freedom is %f to the table's three places", (p, degrees, t) => {
    expect(Math.abs(studentQuantile(p, degrees) - t)).toBeLessThanOrEqual(0.0005);
  });

  test("with 1 and 2 degrees of freedom equals the closed forms", () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (p) => {
        const one = Math.tan(Math.PI * (p - 0.5));
        const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
        expect(Math.abs(studentQuantile(p, 1) - one)).toBeLessThanOrEqual(1e-9 * Math.abs(one) + 1e-12);
        expect(Math.abs(studentQuantile(p, 2) - two)).toBeLessThanOrEqual(1e-9 * Math.abs(two) + 1e-12);
      }),
    ));

  test("with many degrees of freedom is the normal quantile and two terms more", () => {
    // Abramowitz & Stegun (1964), 26.7.5.
    const z = normalQuantile(0.975);
    const expanded = z + (z ** 3 + z) / (4 * 1e4) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * 1e8);
    expect(studentQuantile(0.975, 1e4)).toBeCloseTo(expanded, 10);
  });

  test("the quantile undoes the distribution function, whole and fractional degrees alike", () =>
    fc.assert(
      fc.property(
        fc.double({ min: -12, max: 12, noNaN: true }),
        fc.double({ min: 3, max: 400, noNaN: true }),
        (t, degrees) => {
          // The quantile is asked on the side where p keeps its digits.
          const back = -studentQuantile(studentCdf(-Math.abs(t), degrees), degrees);
          expect(back).toBeCloseTo(Math.abs(t), 9);
        },
      ),
    ));

  test("the density is the distribution function's slope", () => {
    for (const t of [-2, 0, 0.7, 3]) {
      const slope = (studentCdf(t + 1e-5, 7.5) - studentCdf(t - 1e-5, 7.5)) / 2e-5;
      expect(slope).toBeCloseTo(studentDensity(t, 7.5), 8);
    }
  });

  test("the two-sided p-value keeps its digits far out", () => {
    // statsmodels, from the golden files' layer A.
    expect(relative(twoSidedP(8.973490182505213, 88), 4.654595016575163e-14)).toBeLessThan(1e-12);
    expect(relative(twoSidedP(45.81205823260648, 88), 3.493849649323806e-63)).toBeLessThan(1e-12);
    expect(twoSidedP(Number.POSITIVE_INFINITY, 88)).toBe(0);
    expect(twoSidedP(0, 88)).toBe(1);
  });

  test("degrees of freedom below 1 and probabilities outside 0..1 are refused", () => {
    expect(() => studentQuantile(0.975, 0.5)).toThrow("got 0.5");
    expect(() => studentQuantile(1, 5)).toThrow("got 1");
    expect(() => twoSidedP(1, Number.NaN)).toThrow(RangeError);
  });
});

test("the log of the gamma function equals the log of the factorial", () => {
  let logFactorial = 0;
  for (let n = 1; n < 150; n++) {
    logFactorial += Math.log(n);
    expect(relative(logGamma(n + 2), logFactorial + Math.log(n + 1))).toBeLessThan(1e-13);
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
});
