import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPortfolioText } from "@/lib/import";
import { loadListings } from "@/lib/market-data/listings";
import { samplePortfolios } from "./sample-portfolios";

const DAY_MS = 86_400_000;
const listed = new Set(loadListings().map(({ symbol }) => symbol));
const instants = fc.date({ min: new Date("2024-01-01"), max: new Date("2060-12-31"), noInvalidDate: true });

describe("each sample portfolio", () => {
  test.each(samplePortfolios(new Date("2026-08-21")))("$name is read without a word of complaint", ({ csv }) => {
    const read = readPortfolioText(csv);
    if (!read.ok) throw new Error(read.problem.message);
    expect(read.preview.canCreate).toBe(true);
    expect(read.preview.problems.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  test.each(samplePortfolios(new Date("2026-08-21")))("$name holds listed symbols only", ({ csv }) => {
    const read = readPortfolioText(csv);
    if (!read.ok) throw new Error(read.problem.message);
    const symbols = read.preview.positions.map((lot) => lot.option?.underlying ?? lot.symbol);
    expect(symbols.filter((symbol) => symbol !== null && !listed.has(symbol))).toEqual([]);
  });
});

test("the option expires on a Friday, more than half a year and less than two years away, whenever it is", () =>
  fc.assert(
    fc.property(instants, (now) => {
      const lots = samplePortfolios(now).flatMap(({ csv }) => {
        const read = readPortfolioText(csv);
        return read.ok ? read.preview.positions : [];
      });
      const [option] = lots.flatMap((lot) => lot.option ?? []);
      const expiration = new Date(`${option?.expiration}T00:00:00Z`);
      const days = (expiration.getTime() - now.getTime()) / DAY_MS;
      expect(expiration.getUTCDay()).toBe(5);
      expect(days).toBeGreaterThan(182);
      expect(days).toBeLessThan(730);
    }),
    { numRuns: 60 },
  ));
