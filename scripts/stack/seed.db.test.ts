import { asc, count, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deletePortfolio, selectPortfolios } from "@/db/queries/portfolios";
import { factorDefinitions, symbolOnboardingQueue, symbolUniverse } from "@/db/schema";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { FACTOR_ETFS, FACTORS } from "@/lib/factors/catalog";
import { loadListings } from "@/lib/market-data/listings";
import { RATE_SYMBOLS, ratedCurrencyOf } from "@/lib/portfolio/currencies";
import { DEMO_USER, prepareDatabase, seedDemo } from "./seed";

const NOW = new Date("2026-08-21T18:30:00-04:00");

describe("a prepared database", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ migrated: false });
    await prepareDatabase(database.url, { market: "sandbox", extraSymbols: ["X00001"] });
    await seedDemo(database.url, NOW);
  });
  afterAll(() => database.drop());

  test("has the catalog's factors, in its order, and again after somebody changed one", async () => {
    const read = async () =>
      (await database.db.select().from(factorDefinitions).orderBy(asc(factorDefinitions.position))).map((row) => ({
        key: row.key,
        label: row.label,
      }));
    const catalog = FACTORS.map(({ key, label }) => ({ key, label }));
    expect(await read()).toEqual(catalog);
    await database.db.update(factorDefinitions).set({ label: "?" }).where(eq(factorDefinitions.key, "value"));
    await prepareDatabase(database.url, { market: "sandbox" });
    expect(await read()).toEqual(catalog);
  });

  test("has the listings and the factor ETFs waiting for their first prices", async () => {
    const all = await database.db.select().from(symbolUniverse);
    const rows = all.filter(({ symbol }) => ratedCurrencyOf(symbol) === null);
    const symbols = new Set(rows.map(({ symbol }) => symbol));
    expect(rows.every(({ status }) => status === "pending")).toBe(true);
    expect(loadListings().filter(({ symbol }) => !symbols.has(symbol))).toEqual([]);
    expect(symbols.has("X00001")).toBe(true);
    expect(
      rows
        .filter(({ isFactorEtf }) => isFactorEtf)
        .map(({ symbol }) => symbol)
        .sort(),
    ).toEqual([...FACTOR_ETFS].sort());
  });

  test("has the currencies, which nothing is estimated of", async () => {
    const all = await database.db.select().from(symbolUniverse).orderBy(asc(symbolUniverse.symbol));
    const rates = all.filter(({ symbol }) => ratedCurrencyOf(symbol) !== null);
    expect(rates.map(({ symbol }) => symbol)).toEqual(RATE_SYMBOLS.map(({ symbol }) => symbol));
    for (const rate of rates) {
      expect(rate).toMatchObject({
        status: "unsupported",
        statusReason: "currency",
        quoteType: "CURRENCY",
        currency: "USD",
      });
    }
  });

  test("has three sample portfolios, none of which waits for an unknown symbol", async () => {
    const portfolios = await selectPortfolios(database.db, { ownerId: DEMO_USER.id });
    expect(portfolios.map(({ name }) => name).sort()).toEqual(["Balanced funds", "Growth tilt", "Long against short"]);
    const [queue] = await database.db.select({ rows: count() }).from(symbolOnboardingQueue);
    expect(queue?.rows).toBe(0);
  });

  test("stays as it is when seeded again, without the portfolio that the user deleted", async () => {
    const [first] = await selectPortfolios(database.db, { ownerId: DEMO_USER.id });
    await deletePortfolio(database.db, { portfolioId: first?.id ?? "", ownerId: DEMO_USER.id });
    await seedDemo(database.url, NOW);
    expect(await selectPortfolios(database.db, { ownerId: DEMO_USER.id })).toHaveLength(2);
  });

  test("is refused to the other market", async () => {
    await expect(prepareDatabase(database.url, { market: "yahoo" })).rejects.toMatchObject({
      code: "database_market_mismatch",
    });
  });
});
