import fc from "fast-check";
import { expect, test } from "vitest";
import { FACTORS } from "@/lib/factors/catalog";
import { readingOf } from "./reading";
import { portfolioRows, symbolRows } from "./rows";

const market = FACTORS[0]!;
const value = FACTORS.find(({ key }) => key === "value")!;
const plain = (text: string | null) => text?.replaceAll("\u202f", " ");
const of = (centre: number, half = 0.1) => ({ value: centre, ciLow: centre - half, ciHigh: centre + half });

test("a beta of 1.2 reads as a rise of 1.2 %", () => {
  expect(plain(readingOf(market, of(1.2)))).toBe("Rises about 1.2 % when the market rises 1 %");
});

test("a negative beta reads as a fall", () => {
  expect(plain(readingOf(market, of(-0.31)))).toBe("Falls about 0.3 % when the market rises 1 %");
});

test("an interval across zero is said", () => {
  expect(plain(readingOf(value, of(0.2, 0.3)))).toBe("Rises about 0.2 % when value stocks rise 1 %; could be zero");
});

test("a beta near zero is not given a direction", () => {
  expect(plain(readingOf(market, of(0.04)))).toBe("Hardly moves when the market rises 1 %");
});

test("a missing beta has no reading and never a zero", () => {
  expect(readingOf(market, { value: null, ciLow: null, ciHigh: null })).toBeNull();
});

test("no reading lets a per cent sign slip to the next line", () =>
  fc.assert(
    fc.property(fc.constantFrom(...FACTORS), fc.integer({ min: -900, max: 900 }), (factor, hundredths) => {
      expect(readingOf(factor, of(hundredths / 100))).not.toMatch(/\d %/);
    }),
  ));

test("a symbol too young says how many returns it has and needs", () => {
  const [row] = symbolRows([
    {
      key: "market_beta",
      beta: null,
      ciLow: null,
      ciHigh: null,
      observations: 24,
      rSquared: null,
      t: null,
      reason: { code: "too_short", have: 24, need: 30 },
    },
  ]);
  expect(row).toMatchObject({ value: null, missing: "24 of the 30 returns needed" });
});

test("rows come in catalog order", () => {
  const exposures = [...FACTORS].reverse().map(({ key }) => ({
    key,
    exposure: 1,
    exposureRescaled: null,
    ciLow: null,
    ciHigh: null,
    dollarExposure: null,
    coverage: 1,
    oldestBeta: null,
    missing: [],
    gap: null,
  }));
  expect(portfolioRows(exposures).map(({ factor }) => factor.key)).toEqual(FACTORS.map(({ key }) => key));
});
