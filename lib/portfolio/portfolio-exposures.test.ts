import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FACTOR_COUNT, FACTORS } from "@/lib/factors/catalog";
import type { PortfolioExposures } from "./exposures";
import { sumLots, symbolWeights } from "./holdings";
import { type ExposureInputs, portfolioExposures, type SymbolBetas } from "./portfolio-exposures";
import { betasBySymbol, cash, lot, lots, prices } from "./testing";
import type { Lot } from "./values";

const constant = (beta: number | null) => new Array<number | null>(FACTOR_COUNT).fill(beta);
const known = new Map([
  ["AAPL", { betas: constant(1.5) }],
  ["KO", { betas: constant(0.5) }],
]);

function exposuresOf(held: readonly Lot[], more: Partial<ExposureInputs> = {}): PortfolioExposures {
  return portfolioExposures({
    portfolioId: "p",
    runId: "r",
    modelVersion: "1",
    lots: held,
    prices,
    betas: known,
    statedEquityUsd: null,
    pendingSymbols: [],
    unavailableSymbols: [],
    ...more,
  });
}

/** Equal but for the last digits that another order of addition changes. */
function expectSame(a: PortfolioExposures, b: PortfolioExposures): void {
  const close = (x: number | null, y: number | null, scale: number) => {
    if (x === null || y === null) expect(x).toBe(y);
    else expect(Math.abs(x - y)).toBeLessThanOrEqual(1e-9 * Math.max(scale, Math.abs(x)));
  };
  expect(a.capitalBase.basis).toBe(b.capitalBase.basis);
  close(a.netValueUsd, b.netValueUsd, a.grossValueUsd);
  close(a.grossValueUsd, b.grossValueUsd, a.grossValueUsd);
  for (const [f, factor] of a.factors.entries()) {
    const other = b.factors[f]!;
    close(factor.exposure, other.exposure, 1 + a.grossValueUsd / (a.capitalBase.valueUsd ?? 1));
    close(factor.coverage, other.coverage, 1);
    close(factor.dollarExposure, other.dollarExposure, a.grossValueUsd);
    expect(factor.gap).toBe(other.gap);
    expect([...factor.missing].sort()).toEqual([...other.missing].sort());
  }
}

describe("laws (methodology §7)", () => {
  test("an exposure is the weighted sum of the betas of what is held", () => {
    fc.assert(
      fc.property(lots, betasBySymbol, (held, betas) => {
        const { factors, capitalBase } = exposuresOf(held, { betas });
        for (const [f, { exposure }] of factors.entries()) {
          if (exposure === null || capitalBase.valueUsd === null) continue;
          let sum = 0;
          for (const { kind, symbol, quantity, multiplier, statedValueUsd, option } of held) {
            const name = option?.underlying ?? symbol ?? "";
            const beta = kind === "public" || kind === "option" ? betas.get(name)?.betas[f] : undefined;
            const close = prices.closes.get(name);
            const dollars =
              close === undefined
                ? kind === "public"
                  ? (statedValueUsd ?? 0)
                  : 0
                : quantity * multiplier * close * (kind === "option" ? (option?.delta ?? 0) : 1);
            if (beta !== undefined && beta !== null) sum += (dollars * beta) / capitalBase.valueUsd;
          }
          expect(Math.abs(exposure - sum)).toBeLessThan(1e-9 * (1 + Math.abs(sum)) * 1e3);
        }
      }),
    );
  });

  test("the order of lots changes nothing", () => {
    fc.assert(
      fc.property(
        lots.chain((held) => fc.tuple(fc.constant(held), fc.shuffledSubarray(held, { minLength: held.length }))),
        betasBySymbol,
        ([held, shuffled], betas) => expectSame(exposuresOf(held, { betas }), exposuresOf(shuffled, { betas })),
      ),
    );
  });

  test("splitting a lot in two changes nothing", () => {
    fc.assert(
      fc.property(lots, fc.nat(), fc.integer({ min: 1, max: 99 }), betasBySymbol, (held, pick, percent, betas) => {
        const index = pick % held.length;
        const whole = held[index]!;
        const part = (share: number): Lot => ({
          ...whole,
          quantity: whole.quantity * share,
          statedValueUsd: whole.statedValueUsd === null ? null : whole.statedValueUsd * share,
        });
        const split = [...held.slice(0, index), part(percent / 100), ...held.slice(index + 1), part(1 - percent / 100)];
        expectSame(exposuresOf(held, { betas }), exposuresOf(split, { betas }));
      }),
    );
  });

  test("scaling all weights scales every exposure", () => {
    fc.assert(
      fc.property(lots, fc.integer({ min: 2, max: 9 }), betasBySymbol, (held, times, betas) => {
        const equity = 1_000_000;
        const one = exposuresOf(held, { betas, statedEquityUsd: equity });
        const many = exposuresOf(held, { betas, statedEquityUsd: equity / times });
        for (const [f, { exposure }] of one.factors.entries()) {
          const scaled = many.factors[f]!.exposure;
          if (exposure === null || scaled === null) expect(scaled).toBe(exposure);
          else expect(scaled).toBeCloseTo(exposure * times, 6);
        }
      }),
    );
  });

  test("a position of no weight changes nothing, known or unknown", () => {
    fc.assert(
      fc.property(lots, betasBySymbol, fc.constantFrom("KO", "TLT", "ZERO"), (held, betas, symbol) => {
        const nothing = lot({ symbol, quantity: 0, statedValueUsd: 0 });
        expectSame(exposuresOf(held, { betas }), exposuresOf([...held, nothing], { betas }));
      }),
    );
  });

  test("cash adds no exposure in dollars, whatever its amount and sign", () => {
    fc.assert(
      fc.property(lots, fc.integer({ min: -100_000, max: 100_000 }), betasBySymbol, (held, dollars, betas) => {
        const without = exposuresOf(held, { betas, statedEquityUsd: 50_000 });
        const added = exposuresOf([...held, cash(dollars)], { betas, statedEquityUsd: 50_000 });
        expect(added.factors.map(({ exposure }) => exposure)).toEqual(without.factors.map(({ exposure }) => exposure));
        expect(added.grossValueUsd).toBe(without.grossValueUsd);
      }),
    );
  });

  test("coverage lies between 0 and 1, and a missing beta is never a zero", () => {
    fc.assert(
      fc.property(lots, betasBySymbol, (held, betas) => {
        for (const { coverage, exposure, gap, missing } of exposuresOf(held, { betas }).factors) {
          if (coverage !== null) {
            expect(coverage).toBeGreaterThanOrEqual(0);
            expect(coverage).toBeLessThanOrEqual(1 + 1e-12);
          }
          expect(exposure === null).toBe(gap !== null);
          if (coverage !== null && coverage < 1 - 1e-9) expect(missing.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test("an option's weight is added to its underlying's", () => {
    const option = {
      underlying: "AAPL",
      expiration: "2027-01-15",
      strike: 300,
      optionType: "call" as const,
      delta: 0.6,
    };
    const holdings = sumLots(
      [lot({ quantity: 100 }), lot({ kind: "option", symbol: "O", quantity: -1, multiplier: 100, option })],
      prices,
    );
    expect(symbolWeights(holdings, 10_000).get("AAPL")).toBeCloseTo((100 - 60) * 0.030935, 12);
  });
});

describe("rules (methodology §4)", () => {
  const option = { underlying: "AAPL", expiration: "2027-01-15", strike: 300, optionType: "call" as const, delta: 0.6 };
  const shortCall = (delta: number | null) =>
    lot({
      kind: "option",
      symbol: "AAPL270115C00300000",
      quantity: -1,
      multiplier: 100,
      statedValueUsd: -2115,
      option: { ...option, delta },
    });

  test("nothing but cash is wholly covered and has nothing to weigh", () => {
    const { capitalBase, coverage, factors } = exposuresOf([cash(1000)]);
    expect(capitalBase).toEqual({ valueUsd: null, basis: "none" });
    expect(coverage).toBe(1);
    expect(factors[0]).toMatchObject({ exposure: null, coverage: 1, gap: "no_gross_value" });
  });

  test("an empty portfolio has neither base nor coverage", () => {
    expect(exposuresOf([])).toMatchObject({ coverage: null, netValueUsd: 0, capitalBase: { basis: "none" } });
  });

  test.each([
    ["stated equity is the base", [lot({ quantity: 10 })], 5000, "stated_equity", 5000],
    ["stated equity of zero is no equity", [lot({ quantity: 10 })], 0, "max_net_half_gross", 3093.5],
    ["with a cash row net is the base", [lot({ quantity: 10 }), cash(906.5)], null, "net_value", 4000],
    ["a margin debit counts in net", [lot({ quantity: 10 }), cash(-1093.5)], null, "net_value", 2000],
    [
      "with cash but net below zero, half of gross is",
      [lot({ quantity: 10 }), cash(-5000)],
      null,
      "max_net_half_gross",
      1546.75,
    ],
    ["without a cash row net is", [lot({ quantity: 10 })], null, "max_net_half_gross", 3093.5],
    [
      "a hedged book without cash stands on half of gross",
      [lot({ quantity: 10 }), lot({ symbol: "KO", quantity: -30 })],
      null,
      "max_net_half_gross",
      2913.25,
    ],
  ])("%s", (_, held, statedEquityUsd, basis, valueUsd) => {
    const { capitalBase } = exposuresOf(held, { statedEquityUsd });
    expect(capitalBase.basis).toBe(basis);
    expect(capitalBase.valueUsd).toBeCloseTo(valueUsd, 8);
  });

  test("an option's premium counts in net, its absolute delta value in gross and coverage", () => {
    const { netValueUsd, grossValueUsd, coverage } = exposuresOf([lot({ quantity: 42 }), shortCall(0.6)]);
    expect(netValueUsd).toBeCloseTo(42 * 309.35 - 2115, 8);
    expect(grossValueUsd).toBeCloseTo(42 * 309.35 + 60 * 309.35, 8);
    expect(coverage).toBe(1);
  });

  test("an option without a delta is uncovered at its premium", () => {
    const { grossValueUsd, coverage, factors } = exposuresOf([lot({ quantity: 42 }), shortCall(null)]);
    expect(grossValueUsd).toBeCloseTo(42 * 309.35 + 2115, 8);
    expect(coverage).toBeCloseTo((42 * 309.35) / (42 * 309.35 + 2115), 12);
    expect(factors[0]?.missing).toEqual(["AAPL270115C00300000"]);
  });

  test("a private holding, foreign cash and a stale symbol are never covered", () => {
    const held = [
      lot({ symbol: "KO", quantity: 100 }),
      lot({ kind: "private", symbol: null, rawSymbol: "Fund II", statedValueUsd: 1000 }),
      { ...cash(500, "EUR"), statedValueUsd: 550 },
      lot({ symbol: "TLT", quantity: 10 }),
    ];
    const betas = new Map<string, SymbolBetas>([...known, ["TLT", { betas: constant(1), stale: true }]]);
    const { factors, grossValueUsd } = exposuresOf(held, { betas });
    expect(grossValueUsd).toBeCloseTo(9110 + 1000 + 550 + 820.5, 8);
    expect(factors[0]?.missing).toEqual(["Fund II", "EUR", "TLT"]);
    expect(factors[0]?.coverage).toBeCloseTo(9110 / grossValueUsd, 12);
  });

  test("rescaling needs half of gross covered and one sign", () => {
    const half = exposuresOf([lot({ quantity: 10 }), lot({ symbol: "GONE", statedValueUsd: 3000 })]).factors[0]!;
    expect(half.exposureRescaled).toBeCloseTo(half.exposure! / half.coverage!, 12);
    expect(half.exposureRescaled).toBeCloseTo(1.5, 12);
    expect(
      exposuresOf([lot({ quantity: 10 }), lot({ symbol: "GONE", statedValueUsd: 4000 })]).factors[0]?.exposureRescaled,
    ).toBeNull();
    expect(
      exposuresOf([lot({ quantity: 10 }), lot({ symbol: "KO", quantity: -1 })]).factors[0]?.exposureRescaled,
    ).toBeNull();
    // A covered call is long shares and short their delta.
    expect(exposuresOf([lot({ quantity: 100 }), shortCall(0.6)]).factors[0]?.exposureRescaled).toBeNull();
    expect(exposuresOf([lot({ quantity: -10 }), cash(9000)]).factors[0]?.exposureRescaled).toBeCloseTo(
      exposuresOf([lot({ quantity: -10 }), cash(9000)]).factors[0]!.exposure!,
      12,
    );
  });

  test("a lot closed by the session is not held; one that closes later is", () => {
    const held = (exitDate: string) => exposuresOf([lot({ quantity: 10, exitDate })]).netValueUsd;
    expect(held("2026-08-21")).toBe(0);
    expect(held("2026-08-24")).toBeCloseTo(3093.5, 8);
  });

  test("a published close replaces the stated value; without one the stated value counts", () => {
    expect(exposuresOf([lot({ quantity: 10, statedValueUsd: 1 })]).netValueUsd).toBeCloseTo(3093.5, 8);
    expect(exposuresOf([lot({ symbol: "GONE", statedValueUsd: 77 })]).netValueUsd).toBe(77);
    expect(exposuresOf([lot({ currency: "GBP", quantity: 10, statedValueUsd: 77 })]).netValueUsd).toBe(77);
  });

  test("what has no number says why", () => {
    expect(exposuresOf([lot({})], { prices: null }).factors[0]).toMatchObject({
      exposure: null,
      gap: "no_published_run",
      coverage: null,
    });
    const pending = { pendingSymbols: ["NEWCO"] };
    expect(exposuresOf([lot({ symbol: "NEWCO" })], pending).factors[0]).toMatchObject({
      gap: "pending",
      missing: ["NEWCO"],
      coverage: 0,
    });
    expect(exposuresOf([lot({ symbol: "NEWCO" })]).factors[0]).toMatchObject({
      gap: "nothing_covered",
      exposure: null,
    });
  });

  test("intervals are passed on to the factors they belong to", () => {
    const intervals = FACTORS.map((_, f) => (f === 3 ? null : { ciLow: f, ciHigh: f + 1 }));
    const { factors } = exposuresOf([lot({})], { intervals });
    expect(factors[2]).toMatchObject({ ciLow: 2, ciHigh: 3 });
    expect(factors[3]).toMatchObject({ ciLow: null, ciHigh: null });
  });
});
