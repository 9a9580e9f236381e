import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { selectByName } from "./named-listings";

let database: TestDatabase;

const LISTINGS: [symbol: string, name: string | null, status: string, marketCap: number | null][] = [
  ["KO", "The Coca-Cola Company", "active", 300e9],
  ["COKE", "Coca-Cola Consolidated, Inc.", "active", 10e9],
  ["CCEP", "Coca-Cola Europacific Partners PLC", "active", 40e9],
  ["AAPL", "Apple Inc.", "active", 3e12],
  ["APLE", "Apple Hospitality REIT, Inc.", "active", 4e9],
  ["GAPL", "Golden Apple Mining Corp", "active", 1e9],
  ["GOOG", "Alphabet Inc. Class C", "active", 2e12],
  ["GOOGL", "Alphabet Inc. Class A Common Stock", "active", 2.1e12],
  ["SHOR", "Shortlived Corp", "insufficient_history", 9e12],
  ["SHRT", "Shortlived Inc", "active", 1e6],
  ["GONE", "Shortlived", "delisted", null],
  ["UNILE", "Unilever N.V.", "active", null],
  ["ROG.SW", "Roche Holding AG", "active", null],
  ["NSRGY", "Nestlé S.A.", "active", null],
  ["JNJ", "Johnson & Johnson", "active", null],
  ["MCD", "McDonald’s Corporation", "active", null],
  ["PCT", "100% Pure_Water Ltd", "active", null],
  ["MMM", "3M Company", "active", null],
  ["NONAME", null, "active", null],
];

beforeAll(async () => {
  database = await testDatabase();
  for (const [symbol, name, status, cap] of LISTINGS) {
    await database.pool.query(
      "insert into symbol_universe (symbol, name, status, market_cap, exchange) values ($1, $2, $3, $4, 'NYSE')",
      [symbol, name, status, cap],
    );
  }
});
afterAll(() => database.drop());

async function found(name: string, perName = 4): Promise<string[]> {
  const listings = await selectByName(database.db, { names: [name], perName });
  return (listings.get(name) ?? []).map(({ symbol }) => symbol);
}

test.each([
  ["Coca-Cola", ["KO", "COKE", "CCEP"]],
  ["COCA COLA CO", ["KO", "COKE", "CCEP"]],
  ["coca cola company, the", ["KO", "COKE", "CCEP"]],
  ["Apple", ["AAPL", "APLE", "GAPL"]],
  ["APPLE INC", ["AAPL", "APLE", "GAPL"]],
  ["apple golden", ["GAPL"]],
  ["Hospitality Apple", ["APLE"]],
  ["Alphabet", ["GOOGL", "GOOG"]],
  ["ALPHABET INC-CL A", ["GOOGL", "GOOG"]],
  ["Unilever", ["UNILE"]],
  ["UNILEVER NV", ["UNILE"]],
  ["Roche", ["ROG.SW"]],
  ["Nestle SA", ["NSRGY"]],
  ["NESTLÉ", ["NSRGY"]],
  ["Johnson and Johnson", ["JNJ"]],
  ["MCDONALDS CORP", ["MCD"]],
  ["3M CO", ["MMM"]],
  ["Coca-Col", ["KO", "COKE", "CCEP"]],
])("%s may mean %j", async (name, symbols) => {
  expect(await found(name)).toEqual(symbols);
});

test("of the same name those with full numbers come first, and what has ended does not come at all", async () => {
  expect(await found("Shortlived")).toEqual(["SHRT", "SHOR"]);
});

test.each([
  "%",
  "_",
  "A%",
  "Pure%Water",
  "100_ Pure",
  "Pure\\Water",
  "The",
  "Inc.",
  "",
  "   ",
  ".*",
  "a|b",
  "'; drop table x",
])("%j is no pattern and no name of everything", async (name) => {
  const symbols = await found(name, 100);
  expect(symbols.filter((symbol) => symbol !== "PCT")).toEqual([]);
});

test("all names are answered at once, each with as many as were asked for, an unknown one with none", async () => {
  const names = ["Apple", "Coca-Cola", "Nobody Knows", "Apple"];
  const listings = await selectByName(database.db, { names, perName: 1 });
  expect([...listings].map(([name, all]) => [name, all.map(({ symbol }) => symbol)])).toEqual([
    ["Apple", ["AAPL"]],
    ["Coca-Cola", ["KO"]],
    ["Nobody Knows", []],
  ]);
  expect(listings.get("Apple")).toEqual([{ symbol: "AAPL", name: "Apple Inc.", exchange: "NYSE" }]);
});

test("names of 20,000 symbols are searched while somebody waits, however common their words", async () => {
  await database.pool.query(`
    insert into symbol_universe (symbol, name, status)
    select 'S' || i, (array['Global','First','Vanguard Total','Northern','iShares Core','American'])[1 + i % 6] || ' '
      || md5((i % 4000)::text) || ' '
      || (array['Trust ETF','Holdings, Inc.','Bancorp','Fund Class A','Energy Corp'])[1 + i % 5], 'active'
    from generate_series(1, 20000) i`);
  const common = ["Vanguard Total Bond ETF", "First Trust", "Global Energy"];
  const names = common.flatMap((name) => Array.from({ length: 16 }, (_, i) => `${name} ${i}`));
  names.push("Coca-Cola", "Trust ETF");
  const began = performance.now();
  const listings = await selectByName(database.db, { names, perName: 4 });
  const milliseconds = performance.now() - began;
  expect(listings.get("Coca-Cola")?.[0]?.symbol).toBe("KO");
  expect(listings.get("Trust ETF")).toHaveLength(4);
  console.log(`${names.length} names among 20,000 symbols: ${Math.round(milliseconds)} ms`);
  // On a machine that does much else besides.
  expect(milliseconds).toBeLessThan(5_000);
});
