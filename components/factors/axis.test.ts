import fc from "fast-check";
import { expect, test } from "vitest";
import { axisFor, crossesZero, type Estimate, percentAt, whiskerOn } from "./axis";

const hundredths = (limit: number) => fc.integer({ min: -limit * 100, max: limit * 100 }).map((n) => n / 100);

const estimate: fc.Arbitrary<Estimate> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ value: null, ciLow: null, ciHigh: null }) },
  { weight: 1, arbitrary: hundredths(6).map((value) => ({ value, ciLow: null, ciHigh: null })) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(hundredths(6), hundredths(3))
      .map(([value, half]) => ({ value, ciLow: value - Math.abs(half), ciHigh: value + Math.abs(half) })),
  },
);
const chart = fc.array(estimate, { maxLength: 12 });
const of = (value: number, half: number): Estimate => ({ value, ciLow: value - half, ciHigh: value + half });

test("zero is a tick and both ends are ticks", () =>
  fc.assert(
    fc.property(chart, (rows) => {
      const axis = axisFor(rows);
      expect(axis.ticks).toContain(0);
      expect(axis.ticks[0]).toBe(axis.low);
      expect(axis.ticks.at(-1)).toBe(axis.high);
    }),
  ));

test("every dot lies on the axis", () =>
  fc.assert(
    fc.property(chart, (rows) => {
      const axis = axisFor(rows);
      for (const { value } of rows) {
        if (value === null) continue;
        expect(percentAt(axis, value)).toBeGreaterThanOrEqual(0);
        expect(percentAt(axis, value)).toBeLessThanOrEqual(100);
      }
    }),
  ));

test("there are between two and nine ticks, equally spaced", () =>
  fc.assert(
    fc.property(chart, (rows) => {
      const { ticks, step } = axisFor(rows);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(9);
      for (let i = 1; i < ticks.length; i++) expect(ticks[i]! - ticks[i - 1]!).toBeCloseTo(step, 9);
    }),
  ));

test("a whisker is cut exactly where its interval leaves the axis", () =>
  fc.assert(
    fc.property(chart, (rows) => {
      const axis = axisFor(rows);
      for (const row of rows) {
        const whisker = whiskerOn(axis, row);
        if (!whisker) continue;
        expect(whisker.cutLow).toBe(row.ciLow! < axis.low);
        expect(whisker.cutHigh).toBe(row.ciHigh! > axis.high);
        expect(whisker.from).toBeGreaterThanOrEqual(0);
        expect(whisker.to).toBeLessThanOrEqual(100);
        expect(whisker.from).toBeLessThanOrEqual(whisker.to);
      }
    }),
  ));

test("an ordinary portfolio gets ticks of a half", () => {
  const axis = axisFor([of(1.08, 0.12), of(-0.22, 0.2), of(0.35, 0.3)]);
  expect(axis.ticks).toEqual([-0.5, 0, 0.5, 1, 1.5]);
});

test("an all-cash portfolio gets a quarter on each side of zero", () => {
  const axis = axisFor([of(0, 0)]);
  expect(axis.low).toBeLessThanOrEqual(-0.25);
  expect(axis.high).toBeGreaterThanOrEqual(0.25);
});

test("one hopeless interval does not squeeze the others", () => {
  const axis = axisFor([of(1, 0.1), of(0.4, 40)]);
  expect(axis.high).toBeLessThanOrEqual(2);
  expect(whiskerOn(axis, of(0.4, 40))).toMatchObject({ cutLow: true, cutHigh: true, from: 0, to: 100 });
});

test("an interval that ends at zero crosses it", () => {
  expect(crossesZero({ ciLow: 0, ciHigh: 0.4 })).toBe(true);
  expect(crossesZero({ ciLow: 0.01, ciHigh: 0.4 })).toBe(false);
  expect(crossesZero({ ciLow: null, ciHigh: null })).toBe(false);
});
