import fc from "fast-check";
import { expect, test } from "vitest";
import type { SearchHit } from "./market";
import { NEARNESSES, type Nearness } from "./near-misses";
import { rankSuggestions } from "./rank-suggestions";

const hit = (symbol: string, quoteType = "EQUITY"): SearchHit => ({ symbol, name: symbol, exchange: "NMS", quoteType });
const live = (symbol: string, nearness: Nearness, marketCap = 1) => ({
  symbol,
  nearness,
  marketCap,
  name: symbol,
  exchange: "NMS",
  quoteType: "EQUITY",
});
const symbols = (given: Partial<Parameters<typeof rankSuggestions>[0]>) =>
  rankSuggestions({ symbol: "ABCD", near: [], hits: [], ended: new Set(), ...given }).map((one) => one.symbol);

test("the same letters first, then swaps, near names that the search found, US hits, near names, hits elsewhere", () => {
  const near = [live("ABXD", "other_letter"), live("ABDC", "swapped"), live("ABC-D", "same_letters")];
  const hits = [hit("ABC.L"), hit("BTC-USD", "CRYPTOCURRENCY"), hit("ABCE"), hit("ABXD")];
  expect(symbols({ near, hits })).toEqual(["ABC-D", "ABDC", "ABXD"]);
  expect(symbols({ near: near.slice(0, 1), hits })).toEqual(["ABXD", "ABCE", "ABC.L"]);
  expect(symbols({ hits })).toEqual(["ABCE", "ABXD", "ABC.L", "BTC-USD"]);
  expect(symbols({ near: [live("ABXD", "other_letter")], hits: [hit("ABC.L"), hit("ABCE")] })).toEqual([
    "ABCE",
    "ABXD",
    "ABC.L",
  ]);
});

test("of names as near as each other the larger company goes first, and few have nothing but a letter", () => {
  const near = ["AXCD", "XBCD", "ABXD", "ABCX"].map((symbol, i) => live(symbol, "other_letter", i));
  expect(symbols({ near })).toEqual(["ABCX", "ABXD", "XBCD"]);
});

test("whoever holds what has no betas is offered nothing without betas", () => {
  const hits = [hit("ABC.L"), hit("^ABC", "INDEX"), hit("ABC=F", "FUTURE"), hit("ABCF", "FUTURE"), hit("ABCE", "ETF")];
  expect(symbols({ hits, modelledOnly: true })).toEqual(["ABCE"]);
});

const name = fc.constantFrom("ABCD", "ABDC", "ABC-D", "ABC", "ABC.L", "ABXD", "^ABC", "../x", "a", "ABCE", "");
test("never itself, an ended or an impossible symbol, none twice, five at most", () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, fc.constantFrom("EQUITY", "ETF", "INDEX", "FUTURE"))),
      fc.uniqueArray(fc.tuple(name, fc.constantFrom(...NEARNESSES)), { selector: ([symbol]) => symbol }),
      fc.array(name),
      fc.boolean(),
      (found, spelled, gone, modelledOnly) => {
        const near = spelled
          .filter(([symbol]) => !["../x", "a", ""].includes(symbol))
          .map(([s, kind]) => live(s, kind));
        const ended = new Set(gone);
        const ranked = symbols({ near, hits: found.map(([s, kind]) => hit(s, kind)), ended, modelledOnly });
        expect(ranked.length).toBeLessThanOrEqual(5);
        expect(new Set(ranked).size).toBe(ranked.length);
        for (const bad of ["ABCD", "../x", "a", "", ...gone]) expect(ranked).not.toContain(bad);
      },
    ),
  ));
