import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { loadListings } from "./listings";
import { LISTINGS } from "./listings-data";
import { SECTORS } from "./sandbox/simulation/factors";
import { isSymbol } from "./symbols";

const listings = loadListings();
const symbols = new Set(listings.map(({ symbol }) => symbol));

test("there are about 1,250 listings, each symbol once and each one askable", () => {
  expect(listings.length).toBeGreaterThanOrEqual(1200);
  expect(symbols.size).toBe(listings.length);
  expect(listings.filter(({ symbol }) => !isSymbol(symbol))).toEqual([]);
});

test("every share has one of the eleven sectors and an industry, and no fund has either", () => {
  const sectors: readonly string[] = SECTORS;
  for (const { symbol, type, sector, industry } of listings) {
    if (type === "ETF") expect([symbol, sector, industry]).toEqual([symbol, null, null]);
    else expect([symbol, sectors.includes(sector ?? ""), industry !== null]).toEqual([symbol, true, true]);
  }
});

test("the eight factor ETFs are among them", () => {
  for (const etf of ["SPY", "TLT", "VTV", "VUG", "MTUM", "QUAL", "IWM", "USMV"]) expect(symbols).toContain(etf);
});

test("the data is small enough to be loaded with any page", () =>
  expect(Buffer.byteLength(LISTINGS)).toBeLessThan(150_000));

const factsPath = "../shared/data/symbols.csv";
test.skipIf(!existsSync(factsPath))(
  "names and sectors are those of the reference list (left out where it is not present)",
  () => {
    const rows: Record<string, string>[] = parse(readFileSync(factsPath), { columns: true });
    const named = rows.filter((row) => row.name && row.type === "EQUITY" && row.category);
    const renamed = {
      Materials: "Basic Materials",
      "Consumer Discretionary": "Consumer Cyclical",
      "Consumer Staples": "Consumer Defensive",
    };
    const bySymbol = new Map(listings.map((listing) => [listing.symbol, listing]));
    for (const { symbol, name, category } of named) {
      const sector = Object.entries(renamed).find(([old]) => old === category)?.[1] ?? category;
      expect(bySymbol.get(symbol!)).toMatchObject({ name: name!.replace(/\s+/g, " ").trim(), sector });
    }
    expect(rows.map((row) => row.symbol).filter((symbol) => !symbols.has(symbol!))).toEqual([]);
  },
);
