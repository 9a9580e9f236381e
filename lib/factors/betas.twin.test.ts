import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { symbolBetas } from "./beta-table";
import { estimateBetas } from "./betas";
import { FACTOR_ETFS, FACTORS, type FactorEtf } from "./catalog";
import { prepareRegressors } from "./regressors";
import { type PriceSeries, plainBetas } from "./testing-plain-betas";
import { seeded, simulateEtfs, simulateSymbols } from "./testing-prices";

const SESSIONS = 253;
const etfs = simulateEtfs(SESSIONS);
const regressors = prepareRegressors(etfs, SESSIONS);

const etfRow = (etf: FactorEtf) => {
  const at = FACTOR_ETFS.indexOf(etf) * SESSIONS;
  return etfs.slice(at, at + SESSIONS);
};

describe("the kernel and its slow twin", () => {
  const dates = Array.from({ length: SESSIONS }, (_, t) => `day ${String(t).padStart(3, "0")}`);
  const series = (prices: Float64Array, at = 0): PriceSeries =>
    new Map(dates.flatMap((date, t) => (prices[at + t]! > 0 ? [[date, prices[at + t]!] as const] : [])));

  /** Whole histories, late listings, early ends, random holes; ETFs with none, few or many holes. */
  const market = fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    listedFor: fc.constantFrom(SESSIONS, 200, 65, 61, 60, 33, 31, 30, 2, 0),
    endedBefore: fc.constantFrom(0, 0, 0, 3, 5, 6),
    holes: fc.array(fc.integer({ min: 0, max: SESSIONS - 1 }), { maxLength: 12 }),
    etfHoles: fc.array(
      fc.record({ etf: fc.constantFrom(...FACTOR_ETFS), back: fc.integer({ min: 0, max: SESSIONS - 1 }) }),
      { maxLength: 4 },
    ),
  });

  test("agree on every number and every reason, whatever is missing", () =>
    fc.assert(
      fc.property(market, ({ seed, listedFor, endedBefore, holes, etfHoles }) => {
        const theEtfs = simulateEtfs(SESSIONS, seed);
        const prices = simulateSymbols(theEtfs, { count: 1, sessions: SESSIONS, seed: seed + 1 });
        for (let t = 0; t < SESSIONS; t++) {
          if (t < SESSIONS - listedFor || t >= SESSIONS - endedBefore || holes.includes(t)) prices[t] = Number.NaN;
        }
        for (const { etf, back } of etfHoles)
          theEtfs[(FACTOR_ETFS.indexOf(etf) + 1) * SESSIONS - 1 - back] = Number.NaN;

        const ours = symbolBetas(estimateBetas(prepareRegressors(theEtfs, SESSIONS), prices, 1), 0);
        const etfSeries = Object.fromEntries(
          FACTOR_ETFS.map((etf, e) => [etf, series(theEtfs, e * SESSIONS)]),
        ) as Record<FactorEtf, PriceSeries>;
        plainBetas(series(prices), etfSeries, dates).forEach((plain, factor) => {
          const fast = ours[factor]!;
          if (typeof plain === "string") {
            const { code, have, need } = fast.reason!;
            expect(code === "too_short" ? `${code} ${have} of ${need}` : code).toBe(plain);
            return;
          }
          expect(fast.observations).toBe(plain.observations);
          expect(fast.beta).toBeCloseTo(plain.beta, 10);
          expect(fast.stdError).toBeCloseTo(plain.stdError, 10);
          expect(fast.rSquared).toBeCloseTo(plain.rSquared, 10);
          expect(fast.degreesOfFreedom).toBeCloseTo(plain.degreesOfFreedom, 9);
        });
      }),
      { numRuns: 150 },
    ));

  test("agree on symbols that are a factor ETF, or nearly one", () => {
    const random = seeded(5);
    const rows = FACTOR_ETFS.flatMap((etf) => [etfRow(etf), etfRow(etf).map((price) => price * (1 + 1e-4 * random()))]);
    const etfSeries = Object.fromEntries(FACTOR_ETFS.map((etf, e) => [etf, series(etfs, e * SESSIONS)])) as Record<
      FactorEtf,
      PriceSeries
    >;
    for (const prices of rows) {
      const ours = symbolBetas(estimateBetas(regressors, prices, 1), 0);
      plainBetas(series(prices), etfSeries, dates).forEach((plain, factor) => {
        if (typeof plain === "string") throw new Error(`${FACTORS[factor]!.key}: ${plain}`);
        expect(ours[factor]!.beta).toBeCloseTo(plain.beta, 10);
        expect(ours[factor]!.stdError).toBeCloseTo(plain.stdError, 10);
      });
    }
  });
});
