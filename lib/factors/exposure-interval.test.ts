import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { studentQuantile } from "@/lib/numeric/student-t";
import { symbolBetas } from "./beta-table";
import { estimateBetas } from "./betas";
import { FACTOR_COUNT, FACTOR_ETFS, FACTORS } from "./catalog";
import { exposureIntervals, type IntervalHolding } from "./exposure-interval";
import { prepareRegressors } from "./regressors";
import { returnWindow } from "./returns";
import { simulateEtfs, simulateSymbols } from "./testing-prices";

const SESSIONS = 253;
const SYMBOLS = 12;
const etfs = simulateEtfs(SESSIONS);
const regressors = prepareRegressors(etfs, SESSIONS);
const etfWindows = FACTOR_ETFS.map((_, e) => returnWindow(etfs, e * SESSIONS, SESSIONS, 252));
const prices = simulateSymbols(etfs, { count: SYMBOLS, sessions: SESSIONS });

const weights = fc.array(
  fc.integer({ min: -100, max: 100 }).map((w) => w / 100),
  { minLength: SYMBOLS, maxLength: SYMBOLS },
);

/** Holdings of the simulated symbols: betas and errors from the kernel, windows from the same prices. */
function holdings(ofPrices: Float64Array, held: readonly number[]): IntervalHolding[] {
  const table = estimateBetas(regressors, ofPrices.subarray(0, held.length * SESSIONS), held.length);
  return held.map((weight, s) => {
    const numbers = symbolBetas(table, s);
    return {
      weight,
      betas: numbers.map(({ beta }) => beta),
      stdErrors: numbers.map(({ stdError }) => stdError),
      window: returnWindow(ofPrices, s * SESSIONS, SESSIONS, 252),
    };
  });
}

/** Prices whose daily returns are Σ w·r of the holdings: the portfolio as if it were one symbol. */
function backCastPrices(held: readonly IntervalHolding[]): Float64Array {
  const made = new Float64Array(SESSIONS).fill(100);
  for (let t = 1; t < SESSIONS; t++) {
    // A hundredth of the return keeps the made-up price above 0 whatever the leverage.
    const change = held.reduce((sum, { weight, window }) => sum + (weight * window![t - 1]!) / 100, 0);
    made[t] = made[t - 1]! * (1 + change);
  }
  return made;
}

const sumOf = (held: readonly IntervalHolding[], factor: number) =>
  held.reduce((sum, { weight, betas }) => sum + weight * (betas[factor] ?? 0), 0);

describe("a portfolio's interval", () => {
  test("with complete histories: the back-cast, taken as a symbol, has the betas Σ w·beta, ridge included", () =>
    fc.assert(
      fc.property(weights, (held) => {
        const parts = holdings(prices, held);
        const whole = symbolBetas(estimateBetas(regressors, backCastPrices(parts), 1), 0);
        fc.pre(whole[0]!.beta !== null);
        whole.forEach(({ beta }, factor) => {
          expect(beta! * 100).toBeCloseTo(sumOf(parts, factor), 8);
        });
      }),
      { numRuns: 30 },
    ));

  test("with complete histories is the interval of the back-cast taken as a symbol", () =>
    fc.assert(
      fc.property(weights, (held) => {
        const parts = holdings(prices, held);
        const whole = symbolBetas(estimateBetas(regressors, backCastPrices(parts), 1), 0);
        fc.pre(whole[0]!.beta !== null);
        exposureIntervals(parts, etfWindows).forEach((interval, factor) => {
          const { stdError, degreesOfFreedom } = whole[factor]!;
          const reach = studentQuantile(0.975, degreesOfFreedom!) * stdError! * 100;
          expect(interval.stdError).toBeCloseTo(stdError! * 100, 8);
          expect(interval.ciLow).toBeCloseTo(sumOf(parts, factor) - reach, 8);
          expect(interval.ciHigh).toBeCloseTo(sumOf(parts, factor) + reach, 8);
        });
      }),
      { numRuns: 30 },
    ));

  test("of one holding is that holding's own interval, scaled by its weight", () => {
    const [only] = holdings(prices.subarray(0, SESSIONS), [-0.5]);
    exposureIntervals([only!], etfWindows).forEach((interval, factor) => {
      expect(interval.stdError).toBeCloseTo(0.5 * only!.stdErrors[factor]!, 12);
    });
  });

  test("of SPY alone has no width for the market beta", () => {
    const [spy] = holdings(etfs.slice(0, SESSIONS), [1]);
    const [market] = exposureIntervals([spy!], etfWindows);
    expect(market!.stdError).toBe(0);
    expect(market!.ciLow).toBeCloseTo(1, 12);
    expect(market!.ciHigh).toBe(market!.ciLow);
  });

  test("takes a holding with a missing return in by its own standard error", () => {
    const holed = prices.slice();
    holed[SESSIONS + SESSIONS - 20] = Number.NaN;
    const held = holdings(holed, [0.6, 0.4, ...new Array(SYMBOLS - 2).fill(0)]);
    const alone = exposureIntervals([held[0]!], etfWindows);
    exposureIntervals(held, etfWindows).forEach((interval, factor) => {
      const own = 0.4 * held[1]!.stdErrors[factor]!;
      expect(interval.stdError).toBeCloseTo(Math.hypot(alone[factor]!.stdError!, own), 12);
    });
  });

  test("a hole between 180 and 90 sessions back touches the spreads' intervals and not the others'", () => {
    const holed = prices.slice();
    holed[SESSIONS + SESSIONS - 120] = Number.NaN;
    const held = [0.6, 0.4, ...new Array(SYMBOLS - 2).fill(0)];
    const whole = exposureIntervals(holdings(prices, held), etfWindows);
    exposureIntervals(holdings(holed, held), etfWindows).forEach((interval, factor) => {
      if (FACTORS[factor]!.windowSessions === 90) expect(interval).toEqual(whole[factor]);
      else expect(interval.stdError).not.toBeCloseTo(whole[factor]!.stdError!, 6);
    });
  });

  test("of holdings none of which is complete is theirs added up, with the fewest degrees of freedom", () => {
    const stale = holdings(prices, [0.5, 0.5]).map((holding) => ({ ...holding, window: null }));
    const [market] = exposureIntervals(stale, etfWindows);
    const stdError = Math.hypot(0.5 * stale[0]!.stdErrors[0]!, 0.5 * stale[1]!.stdErrors[0]!);
    expect(market!.stdError).toBeCloseTo(stdError, 14);
    expect(market!.ciHigh! - market!.ciLow!).toBeCloseTo(2 * studentQuantile(0.975, 28) * stdError, 12);
  });

  test("does not change by a holding of no weight, whatever it lacks", () =>
    fc.assert(
      fc.property(weights, (held) => {
        const parts = holdings(prices, held);
        const nothing = { ...parts[0]!, weight: 0, stdErrors: new Array(FACTOR_COUNT).fill(null), window: null };
        expect(exposureIntervals([...parts, nothing], etfWindows)).toEqual(exposureIntervals(parts, etfWindows));
      }),
      { numRuns: 20 },
    ));

  test("of cash alone is 0 and has no width", () => {
    const zeros = new Array(FACTOR_COUNT).fill(0);
    for (const interval of exposureIntervals(
      [{ weight: 1, betas: zeros, stdErrors: zeros, window: null }],
      etfWindows,
    )) {
      expect(interval).toEqual({ ciLow: 0, ciHigh: 0, stdError: 0, gap: null });
    }
  });

  test("leaves a holding without the beta out, and is null with the reason where none has it", () => {
    const [first, second] = holdings(prices, [0.5, 0.5, ...new Array(SYMBOLS - 2).fill(0)]);
    const blank = { ...second!, betas: new Array(FACTOR_COUNT).fill(null) };
    expect(exposureIntervals([first!, blank], etfWindows)).toEqual(exposureIntervals([first!], etfWindows));
    for (const interval of exposureIntervals([blank], etfWindows)) {
      expect(interval).toEqual({ ciLow: null, ciHigh: null, stdError: null, gap: "nothing_covered" });
    }
  });

  test("is null where a holding outside the back-cast has no standard error", () => {
    const [first] = holdings(prices, [0.5]);
    const unknown = { ...first!, stdErrors: new Array(FACTOR_COUNT).fill(null), window: null };
    expect(exposureIntervals([unknown], etfWindows)[0]!.gap).toBe("no_standard_error");
  });

  test("is null for the models of an ETF without returns, and stays for the others", () => {
    const blind = etfWindows.map((window, e) => (FACTOR_ETFS[e] === "TLT" ? window.map(() => Number.NaN) : window));
    const gaps = exposureIntervals(holdings(prices, new Array(SYMBOLS).fill(0.1)), blind).map(({ gap }) => gap);
    expect(gaps).toEqual(FACTORS.map(({ key }) => (key === "ir_beta" ? "factor_gap" : null)));
  });

  test("refuses windows of another length", () => {
    const [first] = holdings(prices, [0.5]);
    expect(() => exposureIntervals([{ ...first!, window: new Float64Array(90) }], etfWindows)).toThrow("252 beside 90");
  });

  test("of 1,000 holdings takes a few milliseconds", () => {
    const many = simulateSymbols(etfs, { count: 1000, sessions: SESSIONS, incomplete: 0.05 });
    const held = holdings(many, new Array(1000).fill(0.001));
    exposureIntervals(held, etfWindows);
    const before = process.threadCpuUsage();
    for (let i = 0; i < 10; i++) exposureIntervals(held, etfWindows);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 10_000).toBeLessThan(15);
  });
});
