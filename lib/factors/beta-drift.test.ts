import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { betaDriftBound } from "./beta-drift";
import { estimateBetas } from "./betas";
import { FACTOR_COUNT, FACTOR_ETFS } from "./catalog";
import { LONGEST_WINDOW } from "./models";
import { prepareRegressors } from "./regressors";

const PRICES = "../shared/data/prices.csv.gz";
const present = existsSync(PRICES);
if (!present) console.info(`beta-drift: left out, ${PRICES} is absent`);

const WIDTH = LONGEST_WINDOW + 1;
/** Which ETF's dates or prices a fault replaces. */
const SPY = FACTOR_ETFS.indexOf("SPY");
const TLT = FACTOR_ETFS.indexOf("TLT");

test("the bound grows with the sessions between two runs, as their fourth root", () => {
  expect(betaDriftBound(0)).toBe(betaDriftBound(1));
  expect(betaDriftBound(16)).toBeCloseTo(2 * betaDriftBound(1), 12);
  expect(betaDriftBound(-5)).toBe(betaDriftBound(5));
});

describe.runIf(present)("on real prices, April 2025 among them,", () => {
  const { dates, prices, symbols } = read();
  const etfRows = FACTOR_ETFS.map((etf) => symbols.indexOf(etf));
  const others = symbols.map((_, row) => row).filter((row) => row !== etfRows[SPY]);

  /** Market betas of all symbols but SPY as of the `end`-th session; `spy` says where SPY's price of a session stands. */
  function betas(end: number, spy = { row: etfRows[SPY]!, lag: 0 }): Float64Array {
    const cut = (row: number, lag = 0) => {
      const from = row * dates.length + end - WIDTH + 1 - lag;
      return prices.subarray(from, from + WIDTH);
    };
    const etfs = new Float64Array(FACTOR_ETFS.length * WIDTH);
    etfRows.forEach((row, e) => {
      etfs.set(e === SPY ? cut(spy.row, spy.lag) : cut(row), e * WIDTH);
    });
    const matrix = new Float64Array(others.length * WIDTH);
    others.forEach((row, i) => {
      matrix.set(cut(row), i * WIDTH);
    });
    const table = estimateBetas(prepareRegressors(etfs, WIDTH), matrix, others.length);
    return Float64Array.from(others, (_, i) => table.betas[i * FACTOR_COUNT]!);
  }

  const first = WIDTH + 1;
  const nights = Array.from({ length: dates.length - first }, (_, i) => first + i);
  const known = new Map(nights.map((end) => [end, betas(end)]));
  const drift = (before: number, after: Float64Array) => medianChange(known.get(before)!, after);
  /** One night in ten is enough for faults. */
  const some = nights.slice(1).filter((_, i) => i % 10 === 0);

  test("no run of 250 and more is refused, whatever came between, nor after an outage", () => {
    expect(nights.length).toBeGreaterThan(250);
    expect([dates[first]! < "2025-04-02", dates.at(-1)! > "2025-06-01"]).toEqual([true, true]);
    const largest = [1, 2, 3, 5, 10, 20, 40].map((between) => {
      const drifts = nights.slice(between).map((end) => drift(end - between, known.get(end)!));
      return { between, largest: Math.max(...drifts), bound: betaDriftBound(between) };
    });
    console.info(
      largest.map((one) => `${one.between}: ${one.largest.toFixed(3)} of ${one.bound.toFixed(3)}`).join(", "),
    );
    for (const { between, largest: most, bound } of largest)
      expect([between, most < bound / 1.4]).toEqual([between, true]);
  });

  test("SPY's dates shifted by a day are caught every night", () => {
    const row = etfRows[SPY]!;
    for (const end of some) expect(drift(end - 1, betas(end, { row, lag: 1 }))).toBeGreaterThan(2 * betaDriftBound(1));
  });

  test("another ETF's prices in SPY's place are caught every night", () => {
    const row = etfRows[TLT]!;
    for (const end of some) expect(drift(end - 1, betas(end, { row, lag: 0 }))).toBeGreaterThan(betaDriftBound(1));
  });

  test("symbols' rows mixed up are caught every night", () => {
    for (const end of some) {
      const right = known.get(end)!;
      const mixed = right.map((_, i) => right[(i + 1) % right.length]!);
      expect(drift(end - 1, mixed)).toBeGreaterThan(betaDriftBound(1));
    }
  });
});

function medianChange(before: Float64Array, after: Float64Array): number {
  const changes = after.map((beta, i) => Math.abs(beta - before[i]!)).filter((change) => !Number.isNaN(change));
  changes.sort();
  return changes[changes.length >> 1]!;
}

/** Adjusted closes on SPY's own dates, a row a symbol. */
function read(): { dates: string[]; prices: Float64Array; symbols: string[] } {
  if (!present) return { dates: [], prices: new Float64Array(), symbols: [] };
  const rows = gunzipSync(readFileSync(PRICES))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const bars = rows.slice(1).filter((cells) => cells[5] !== "");
  const dates = bars
    .filter((cells) => cells[0] === "SPY")
    .map((cells) => cells[1]!)
    .sort();
  const places = new Map(dates.map((date, t) => [date, t]));
  const symbols = [...new Set(bars.map((cells) => cells[0]!))].sort();
  const order = new Map(symbols.map((symbol, row) => [symbol, row]));
  const prices = new Float64Array(symbols.length * dates.length).fill(Number.NaN);
  for (const cells of bars) {
    const place = places.get(cells[1]!);
    if (place !== undefined) prices[order.get(cells[0]!)! * dates.length + place] = Number(cells[5]);
  }
  return { dates, prices, symbols };
}
