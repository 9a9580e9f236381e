import { MultivariateLinearRegression } from "ml-regression";
import { expect, test } from "vitest";
import { FACTOR_ETFS } from "./catalog";
import { styleVifs } from "./style-vifs";
import { simulateEtfs } from "./testing-prices";

const SESSIONS = 120;
const STYLES = FACTOR_ETFS.filter((etf) => etf !== "SPY" && etf !== "TLT");
const rowOf = (etf: (typeof FACTOR_ETFS)[number]) => FACTOR_ETFS.indexOf(etf) * SESSIONS;

/** Returns of the last 90 sessions, less those that end or begin on a date left out. */
function returnsOf(prices: Float64Array, etf: (typeof FACTOR_ETFS)[number], without: readonly number[] = []): number[] {
  const sessions = Array.from({ length: 90 }, (_, i) => SESSIONS - 90 + i);
  return sessions
    .filter((t) => !without.includes(t) && !without.includes(t - 1))
    .map((t) => prices[rowOf(etf) + t]! / prices[rowOf(etf) + t - 1]! - 1);
}

test("each style's is 1 / (1 - R²) of its last 90 returns on the other five's, on the dates all six have", () => {
  const prices = simulateEtfs(SESSIONS);
  const missing = SESSIONS - 30;
  prices[rowOf("QUAL") + missing] = Number.NaN;
  const found = styleVifs(prices, SESSIONS);
  expect(found.map(({ etf }) => etf)).toEqual(STYLES);
  for (const { etf, vif } of found) {
    const y = returnsOf(prices, etf as (typeof FACTOR_ETFS)[number], [missing]);
    const others = STYLES.filter((style) => style !== etf).map((style) => returnsOf(prices, style, [missing]));
    const x = y.map((_, t) => others.map((column) => column[t]!));
    const fit = new MultivariateLinearRegression(
      x,
      y.map((value) => [value]),
    );
    const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
    const sst = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const sse = y.reduce((sum, value, t) => sum + (value - fit.predict(x[t]!)[0]!) ** 2, 0);
    expect(y).toHaveLength(88);
    expect(Math.abs(vif! - sst / sse)).toBeLessThan(1e-8 * (sst / sse));
  }
});

test("there is none where a style does not move, or too few dates are there", () => {
  const flat = simulateEtfs(SESSIONS);
  flat.fill(50, rowOf("USMV"), rowOf("USMV") + SESSIONS);
  const short = simulateEtfs(SESSIONS);
  short.fill(Number.NaN, rowOf("VTV"), rowOf("VTV") + SESSIONS - 29);
  for (const prices of [flat, short]) {
    expect(styleVifs(prices, SESSIONS)).toEqual(STYLES.map((etf) => ({ etf, vif: null })));
  }
});
