import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FACTOR_COUNT } from "./catalog";
import { aggregateExposures, type WeightedBetas } from "./exposure";

const betasOf = (beta: number | null) => new Array<number | null>(FACTOR_COUNT).fill(beta);
const holding = (weight: number, beta: number | null): WeightedBetas => ({
  weight,
  gross: Math.abs(weight),
  betas: betasOf(beta),
});
const cash = (weight: number): WeightedBetas => ({ weight, gross: 0, betas: betasOf(0) });

const held = fc.array(
  fc.record({
    weight: fc.integer({ min: -200, max: 200 }).map((w) => w / 100),
    beta: fc.option(fc.integer({ min: -300, max: 300 }).map((b) => b / 100)),
  }),
  { maxLength: 12 },
);

describe("a portfolio's exposures", () => {
  test("are the weighted sum, with the share of gross that has the beta as coverage", () => {
    const [market] = aggregateExposures([holding(0.3, 1), holding(0.3, 0.5), holding(0.4, null)]);
    expect(market!.exposure).toBeCloseTo(0.45, 14);
    expect(market!.coverage).toBeCloseTo(0.6, 14);
    expect(market!.rescaled).toBeCloseTo(0.75, 14);
  });

  test("of cash are 0 and wholly covered", () => {
    expect(aggregateExposures([cash(1)])[0]).toEqual({ exposure: 0, rescaled: 0, coverage: 1 });
  });

  test("of no holdings are null, and of holdings none of which has the beta null with coverage 0", () => {
    expect(aggregateExposures([])[0]).toEqual({ exposure: null, rescaled: null, coverage: null });
    expect(aggregateExposures([holding(1, null)])[0]).toEqual({ exposure: null, rescaled: null, coverage: 0 });
  });

  test("are not rescaled below half coverage or with longs and shorts", () => {
    expect(aggregateExposures([holding(0.4, 1), holding(0.6, null)])[0]!.rescaled).toBeNull();
    expect(aggregateExposures([holding(0.8, 1), holding(-0.2, 1)])[0]!.rescaled).toBeNull();
    expect(aggregateExposures([holding(-0.8, 1), cash(1.8)])[0]!.rescaled).toBeCloseTo(-0.8, 14);
  });

  test("scale with the weights, and coverage does not", () =>
    fc.assert(
      fc.property(held, (list) => {
        const once = aggregateExposures(list.map(({ weight, beta }) => holding(weight, beta)))[0]!;
        const twice = aggregateExposures(list.map(({ weight, beta }) => holding(2 * weight, beta)))[0]!;
        expect(twice.exposure).toBe(once.exposure === null ? null : 2 * once.exposure);
        expect(twice.coverage).toBe(once.coverage);
      }),
    ));

  test("do not change by a holding of no weight", () =>
    fc.assert(
      fc.property(held, (list) => {
        const parts = list.map(({ weight, beta }) => holding(weight, beta));
        fc.pre(parts.some(({ betas, gross }) => betas[0] !== null && gross > 0));
        expect(aggregateExposures([...parts, holding(0, 3)])).toEqual(aggregateExposures(parts));
      }),
    ));

  test("do not change by the order of holdings, to the last digits", () =>
    fc.assert(
      fc.property(held, (list) => {
        const parts = list.map(({ weight, beta }) => holding(weight, beta));
        const [there] = aggregateExposures(parts);
        const [back] = aggregateExposures([...parts].reverse());
        expect(back!.exposure ?? 0).toBeCloseTo(there!.exposure ?? 0, 12);
        expect(back!.coverage ?? 0).toBeCloseTo(there!.coverage ?? 0, 12);
      }),
    ));
});
