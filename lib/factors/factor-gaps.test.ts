import { expect, test } from "vitest";
import { FACTOR_ETFS } from "./catalog";
import { factorGaps } from "./factor-gaps";

const WIDTH = 181;
const sessions = Array.from({ length: WIDTH }, (_, t) => `day ${t}`);
const positionOf = (etf: (typeof FACTOR_ETFS)[number]) => FACTOR_ETFS.indexOf(etf) * WIDTH;

function without(etf: (typeof FACTOR_ETFS)[number], dates: readonly number[]): Float64Array {
  const prices = new Float64Array(FACTOR_ETFS.length * WIDTH).fill(100);
  for (const t of dates) prices[positionOf(etf) + t] = Number.NaN;
  return prices;
}

test("no price missing is no gap", () => {
  expect(factorGaps(without("SPY", []), sessions)).toEqual([]);
});

test("two dates are left out, three stop a model", () => {
  expect(factorGaps(without("MTUM", [180, 100]), sessions)).toEqual([
    { etf: "MTUM", sessions: ["day 100", "day 180"], stopsModels: false },
  ]);
  expect(factorGaps(without("MTUM", [180, 100, 90]), sessions)).toMatchObject([{ etf: "MTUM", stopsModels: true }]);
});

test("only an ETF that is in a spread is read as far back as a spread", () => {
  // USMV and TLT are in no spread: their window is 91 prices long.
  for (const etf of ["USMV", "TLT"] as const) {
    expect(factorGaps(without(etf, [0, 1, 2, 89]), sessions)).toEqual([]);
    expect(factorGaps(without(etf, [89, 90, 91]), sessions)).toEqual([
      { etf, sessions: ["day 90", "day 91"], stopsModels: false },
    ]);
  }
  expect(factorGaps(without("VTV", [0, 1, 2]), sessions)).toMatchObject([{ etf: "VTV", stopsModels: true }]);
});

test("fewer columns than the longest window needs are refused", () => {
  expect(() => factorGaps(new Float64Array(8 * 180), sessions.slice(1))).toThrow(RangeError);
});
