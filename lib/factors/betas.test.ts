import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyBetaTable, type SymbolBeta, symbolBetas, symbolQualities, symbolReasons } from "./beta-table";
import { estimateBetas } from "./betas";
import { FACTOR_COUNT, FACTOR_ETFS, FACTORS, type FactorEtf, type FactorKey } from "./catalog";
import { prepareRegressors } from "./regressors";
import { simulateEtfs, simulateSymbols } from "./testing-prices";

const SESSIONS = 253;
const etfs = simulateEtfs(SESSIONS);
const regressors = prepareRegressors(etfs, SESSIONS);

const etfRow = (etf: FactorEtf, from = etfs) => {
  const at = FACTOR_ETFS.indexOf(etf) * SESSIONS;
  return from.slice(at, at + SESSIONS);
};

/** The prices that a row of returns makes from 100. */
function pricesFrom(returns: (t: number) => number): Float64Array {
  const prices = new Float64Array(SESSIONS).fill(100);
  for (let t = 1; t < SESSIONS; t++) prices[t] = prices[t - 1]! * (1 + returns(t));
  return prices;
}

/** `prices` without the sessions given, counted back from the last (0). */
function without(prices: Float64Array, ...back: number[]): Float64Array {
  const holed = prices.slice();
  for (const sessions of back) holed[SESSIONS - 1 - sessions] = Number.NaN;
  return holed;
}

function betasOf(prices: Float64Array, using = regressors): Record<FactorKey, SymbolBeta> {
  const betas = symbolBetas(estimateBetas(using, prices, 1), 0);
  return Object.fromEntries(betas.map((beta) => [beta.key, beta])) as Record<FactorKey, SymbolBeta>;
}

const spy = etfRow("SPY");
const spyReturn = (t: number) => spy[t]! / spy[t - 1]! - 1;
const share = simulateSymbols(etfs, { count: 1, sessions: SESSIONS });

describe("market beta", () => {
  test("of SPY is 1, with r² 1, standard error 0 and no alarm", () => {
    const { market_beta } = betasOf(spy);
    expect(market_beta).toMatchObject({ stdError: 0, observations: 90, quality: "full", extreme: false, reason: null });
    expect(market_beta.beta).toBeCloseTo(1, 12);
    expect(market_beta.rSquared).toBeCloseTo(1, 12);
  });

  test("of twice SPY's returns is 2, of minus them -1", () => {
    expect(betasOf(pricesFrom((t) => 2 * spyReturn(t))).market_beta.beta).toBeCloseTo(2, 10);
    expect(betasOf(pricesFrom((t) => -spyReturn(t))).market_beta.beta).toBeCloseTo(-1, 10);
  });

  test("of SPY one day late is about 0: dates are matched, not rows", () => {
    const { beta, stdError } = betasOf(pricesFrom((t) => (t === 1 ? 0 : spyReturn(t - 1)))).market_beta;
    expect(Math.abs(beta!)).toBeLessThan(3 * stdError!);
    expect(Math.abs(beta!)).toBeLessThan(0.35);
  });

  test("does not change when a symbol's prices are quoted in another unit", () => {
    const cents = share.map((price) => price * 128);
    expect(betasOf(cents)).toEqual(betasOf(share));
  });
});

describe("the sample", () => {
  test("a missing price takes its own return and the next with it, in every window it lies in", () => {
    const holed = betasOf(without(share, 10));
    for (const { key, windowSessions } of FACTORS) expect(holed[key].observations).toBe(windowSessions - 2);
  });

  test("a missing price 100 sessions back is seen by the spreads only", () => {
    const whole = betasOf(share);
    const holed = betasOf(without(share, 100));
    for (const { key, windowSessions } of FACTORS) {
      if (windowSessions === 90) expect(holed[key]).toEqual(whole[key]);
      else expect(holed[key].observations).toBe(178);
    }
  });

  test("neither window reaches beyond its last return: older prices change nothing", () => {
    const older = share.map((price, t) => (t < SESSIONS - 181 ? 1 + (t % 7) : price));
    expect(betasOf(older)).toEqual(betasOf(share));
  });

  test("a price of 0 or less counts as missing", () => {
    const zero = share.slice();
    zero[SESSIONS - 5] = 0;
    zero[SESSIONS - 9] = -1;
    expect(betasOf(zero)).toEqual(betasOf(without(share, 4, 8)));
  });

  test("30 returns are enough for a market beta and 29 are not", () => {
    const listed = (returns: number) => share.map((price, t) => (t < SESSIONS - 1 - returns ? Number.NaN : price));
    expect(betasOf(listed(30)).market_beta).toMatchObject({ observations: 30, quality: "limited", reason: null });
    expect(betasOf(listed(29)).market_beta).toMatchObject({
      beta: null,
      observations: 29,
      quality: "none",
      reason: { code: "too_short", have: 29, need: 30 },
    });
    expect(betasOf(listed(60)).size_spread).toMatchObject({ observations: 60, quality: "limited" });
    expect(betasOf(listed(59)).size_spread.reason).toEqual({ code: "too_short", have: 59, need: 60 });
  });

  test("95 % of a window is full: 86 of 90 and 171 of 180", () => {
    const listed = (returns: number) => share.map((price, t) => (t < SESSIONS - 1 - returns ? Number.NaN : price));
    expect(betasOf(listed(86)).value.quality).toBe("full");
    expect(betasOf(listed(85)).value.quality).toBe("limited");
    expect(betasOf(listed(171)).quality_spread.quality).toBe("full");
    expect(betasOf(listed(170)).quality_spread.quality).toBe("limited");
  });

  test("a last price 5 sessions old is fresh enough, 6 is stale", () => {
    expect(betasOf(without(share, 0, 1, 2, 3, 4)).market_beta).toMatchObject({ observations: 85, reason: null });
    const stale = betasOf(without(share, 0, 1, 2, 3, 4, 5));
    for (const { key } of FACTORS) expect(stale[key].reason).toEqual({ code: "stale" });
  });

  test("no price at all is no history, and one price too short", () => {
    expect(betasOf(share.map(() => Number.NaN)).value.reason).toEqual({ code: "no_history" });
    const listedToday = share.map((price, t) => (t === SESSIONS - 1 ? price : Number.NaN));
    expect(betasOf(listedToday).value.reason).toEqual({ code: "too_short", have: 0, need: 30 });
  });

  test("a price that never moves is flat", () => {
    for (const beta of Object.values(betasOf(share.map(() => 12.5)))) {
      expect(beta).toMatchObject({ beta: null, stdError: null, rSquared: null, reason: { code: "flat" } });
    }
  });

  test("a beta beyond 5 is kept and flagged", () => {
    const { market_beta } = betasOf(pricesFrom((t) => 6 * spyReturn(t)));
    expect(market_beta.beta).toBeCloseTo(6, 9);
    expect(market_beta.extreme).toBe(true);
  });

  test("an r² of exactly 0 is read as 0, not as missing", () => {
    const table = emptyBetaTable(1);
    table.rSquared[0] = 0;
    expect(symbolBetas(table, 0)[0]!.rSquared).toBe(0);
    expect(symbolBetas(table, 0)[1]!.rSquared).toBeNull();
  });
});

describe("a factor ETF without a price", () => {
  const users = (etf: FactorEtf) =>
    FACTORS.filter(({ model, long, short }) =>
      model === "ridge" ? !["SPY", "TLT"].includes(etf) : [long, short].includes(etf),
    );

  function lacking(etf: FactorEtf, ...back: number[]) {
    const holed = etfs.slice();
    holed.set(without(etfRow(etf), ...back), FACTOR_ETFS.indexOf(etf) * SESSIONS);
    return prepareRegressors(holed, SESSIONS);
  }

  test.each(FACTOR_ETFS)("%s on one date: only the models that use it drop dates, flagged", (etf) => {
    const whole = betasOf(share);
    const holed = betasOf(share, lacking(etf, 20));
    const affected = new Set(users(etf));
    expect(affected.size).toBeGreaterThan(0);
    for (const factor of FACTORS) {
      if (!affected.has(factor)) expect(holed[factor.key]).toEqual(whole[factor.key]);
      else expect(holed[factor.key]).toMatchObject({ observations: factor.windowSessions - 2, etfDatesDropped: true });
    }
  });

  test("on two dates still leaves numbers, on three the model writes nothing", () => {
    expect(betasOf(share, lacking("TLT", 20, 40)).ir_beta).toMatchObject({ observations: 86, reason: null });
    expect(betasOf(share, lacking("TLT", 20, 40, 60)).ir_beta).toMatchObject({
      beta: null,
      reason: { code: "factor_gap" },
    });
    expect(betasOf(share, lacking("TLT", 20, 40, 60)).market_beta.beta).toBe(betasOf(share).market_beta.beta);
  });

  test("beyond a model's window does not concern it", () => {
    const holed = betasOf(share, lacking("SPY", 95, 100, 105));
    expect(holed.market_beta).toEqual(betasOf(share).market_beta);
    expect(holed.size_spread.reason).toEqual({ code: "factor_gap" });
  });

  test("at all stops its models and no others", () => {
    const holed = betasOf(share, lacking("IWM", ...Array.from({ length: SESSIONS }, (_, i) => i)));
    for (const factor of FACTORS) {
      expect(holed[factor.key].reason?.code ?? null).toBe(users("IWM").includes(factor) ? "factor_gap" : null);
    }
  });
});

describe("the table", () => {
  const count = 40;
  const prices = simulateSymbols(etfs, { count, sessions: SESSIONS, incomplete: 0.5 });
  const whole = estimateBetas(regressors, prices, count);
  const columns = [
    "betas",
    "stdErrors",
    "rSquared",
    "degreesOfFreedom",
    "observations",
    "qualities",
    "flags",
    "reasons",
  ] as const;
  const row = (s: number) => prices.slice(s * SESSIONS, (s + 1) * SESSIONS);

  test("gives a symbol the same bits alone, in any chunk and in any order", () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: count }, (_, s) => s),
          { minLength: 1 },
        ),
        (order) => {
          const shuffled = new Float64Array(order.length * SESSIONS);
          order.forEach((s, place) => {
            shuffled.set(row(s), place * SESSIONS);
          });
          const part = estimateBetas(regressors, shuffled, order.length);
          for (const column of columns) {
            order.forEach((s, place) => {
              const ours = part[column].slice(place * FACTOR_COUNT, (place + 1) * FACTOR_COUNT);
              expect(ours).toEqual(whole[column].slice(s * FACTOR_COUNT, (s + 1) * FACTOR_COUNT));
            });
          }
        },
      ),
      { numRuns: 40 },
    ));

  test("does not change with more history before the windows than they need", () => {
    const shorter = 181;
    const cut = (matrix: Float64Array, rows: number) => {
      const out = new Float64Array(rows * shorter);
      for (let r = 0; r < rows; r++)
        out.set(matrix.subarray((r + 1) * SESSIONS - shorter, (r + 1) * SESSIONS), r * shorter);
      return out;
    };
    const short = estimateBetas(prepareRegressors(cut(etfs, 8), shorter), cut(prices, count), count);
    for (const column of columns) expect(short[column]).toEqual(whole[column]);
  });

  test("names reasons by factor for those without a number only, and qualities for all", () => {
    const table = estimateBetas(regressors, without(share, ...Array.from({ length: 200 }, (_, i) => i + 45)), 1);
    const reasons = symbolReasons(table, 0);
    expect(Object.keys(reasons)).toEqual(["growth_value_spread", "momentum_spread", "size_spread", "quality_spread"]);
    expect(reasons.size_spread).toEqual({ code: "too_short", have: 44, need: 60 });
    expect(symbolQualities(table, 0)).toEqual([...new Array(8).fill("limited"), ...new Array(4).fill("none")]);
    expect(() => symbolBetas(table, 1)).toThrow("row 1 of 1");
  });

  test("refuses prices that do not fill their rows, and windows too short for the spreads", () => {
    expect(() => estimateBetas(regressors, new Float64Array(100), 1)).toThrow("100 prices are not 1 symbols × 253");
    expect(() => prepareRegressors(new Float64Array(8 * 180), 180)).toThrow("181 or more");
  });

  test("of no symbols is empty", () => {
    expect(estimateBetas(regressors, new Float64Array(0), 0).betas).toHaveLength(0);
  });
});
