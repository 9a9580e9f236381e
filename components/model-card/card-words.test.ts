import { expect, test } from "vitest";
import { carriedSentence, coverageFigure, coverageSentence, explainedByOthers, quarantineSentence } from "./card-words";

test("coverage is counted in symbols, and nothing expected is no number", () => {
  expect(coverageSentence({ expected: 1261, priced: 1257, share: 1257 / 1261 })).toMatch(
    /^1,257 of the 1,261 symbols that were due had a price/,
  );
  expect(coverageFigure({ expected: 1261, priced: 1257, share: 1257 / 1261 })).toBe("99.7\u202f%");
  expect(coverageFigure({ expected: 0, priced: 0, share: null })).toBeNull();
});

test("a style that moves on its own is explained by none, one with a factor of ten by nine tenths", () => {
  expect(explainedByOthers(1)).toBe(0);
  expect(explainedByOthers(10)).toBeCloseTo(0.9, 12);
});

test("one is not many", () => {
  expect(quarantineSentence(0)).toMatch(/^No price was kept out/);
  expect(quarantineSentence(1)).toMatch(/1 finding was open .* its symbol keeps/);
  expect(quarantineSentence(2)).toMatch(/2 findings were open .* their symbols keep/);
  expect(carriedSentence("Momentum", { key: "momentum", session: "2026-08-21", symbols: 1 })).toBe(
    "Momentum: 1 symbol keeps the beta of Fri 21 Aug 2026.",
  );
});
