import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { marketState } from "@/db/schema";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { MODEL_VERSION } from "@/lib/factors/catalog";
import type { ImportedPosition } from "@/lib/import";
import { enqueueSymbols } from "./onboarding";
import {
  bumpDataVersions,
  deletePortfolio,
  insertPortfolio,
  openSymbols,
  selectPortfolio,
  selectPortfolios,
} from "./portfolios";
import { testLot } from "./testing-lots";
import { insertSymbols, selectSymbol, updateSymbolStatus } from "./universe";
import { insertUser } from "./users";

const OWNER = "owner";
const NOW = new Date("2026-08-21T22:00:00Z");

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await insertUser(database.db, { id: OWNER, name: "Owner", email: "owner@example.com", role: "user" });
  await database.db.insert(marketState).values({ market: "sandbox", modelVersion: MODEL_VERSION });
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("truncate portfolios, symbol_onboarding_queue, symbol_universe cascade");
  await database.pool.query("update market_state set published_session = null");
});

function insert(positions: readonly ImportedPosition[], unknownSymbols: readonly string[] = []) {
  const details = { ownerId: OWNER, name: "Mine", description: null, equityBalance: null, sourceFile: null };
  return insertPortfolio(database.db, { ...details, positions, unknownSymbols }, { now: NOW });
}

async function counts() {
  const { rows } = await database.pool.query(
    `select (select count(*) from portfolios)::int as portfolios, (select count(*) from positions)::int as positions,
       (select count(*) from symbol_universe)::int as symbols, (select count(*) from symbol_onboarding_queue)::int as queued`,
  );
  return rows[0];
}

describe("a new portfolio", () => {
  test("is stored with its lots, its new symbols and their places in the queue", async () => {
    const { queued } = await insert([testLot(), testLot({ symbol: "NEW", line: 3 })], ["NEW"]);
    expect(queued).toEqual(["NEW"]);
    expect(await counts()).toEqual({ portfolios: 1, positions: 2, symbols: 1, queued: 1 });
  });

  test("of which one row fails leaves nothing", async () => {
    const tooLarge = testLot({ symbol: "LAST", quantity: "1e30" });
    const lots = [...Array.from({ length: 700 }, (_, i) => testLot({ line: i })), tooLarge];
    await expect(insert(lots, ["NEW"])).rejects.toThrow();
    expect(await counts()).toEqual({ portfolios: 0, positions: 0, symbols: 0, queued: 0 });
  });

  test("of 5,000 lots is stored, every one of them", async () => {
    const lots = Array.from({ length: 5_000 }, (_, i) =>
      testLot({ symbol: `S${i}`, line: i + 2, quantity: `${i + 1}.5` }),
    );
    await insert(lots);
    const { rows } = await database.pool.query(
      "select count(*)::int as n, sum(quantity)::float8 as units from positions",
    );
    expect(rows).toEqual([{ n: 5_000, units: (5_000 * 5_001) / 2 + 2_500 }]);
  });

  test("has what the file said exactly, to the last digit", async () => {
    await insert([testLot({ quantity: "123456789012345678.0123456789", entryPrice: "0.00000001" })]);
    const { rows } = await database.pool.query("select quantity, entry_price from positions");
    expect(rows).toEqual([{ quantity: "123456789012345678.0123456789", entry_price: "0.00000001" }]);
  });

  test("has a symbol looked for again that once was not found", async () => {
    await insertSymbols(database.db, { symbols: ["GONE", "DEAD"] });
    await updateSymbolStatus(database.db, { symbol: "GONE", status: "not_found", reason: "unknown", now: NOW });
    await updateSymbolStatus(database.db, { symbol: "DEAD", status: "delisted", reason: "long ago", now: NOW });
    expect((await insert([testLot({ symbol: "GONE" })], ["GONE"])).queued).toEqual(["GONE"]);
    expect(await selectSymbol(database.db, { symbol: "GONE" })).toMatchObject({
      status: "pending",
      statusReason: null,
    });
    expect(await selectSymbol(database.db, { symbol: "DEAD" })).toMatchObject({ status: "delisted" });
  });

  test("has a symbol looked for that the runs so far have left pending, and before the first run leaves it to that", async () => {
    await insertSymbols(database.db, { symbols: ["SLOW", "CALLED"] });
    const option = { underlying: "CALLED", strike: "5", expiration: "2027-01-15", optionType: "call" } as const;
    const lots = [testLot({ symbol: "SLOW" }), testLot({ kind: "option", symbol: "CALLED270115C00005000", option })];
    expect((await insert(lots)).queued).toEqual([]);
    await database.pool.query("update market_state set published_session = '2026-08-21'");
    expect((await insert(lots)).queued.toSorted()).toEqual(["CALLED", "SLOW"]);
    expect((await insert(lots)).queued).toEqual([]);
  });
});

test("two portfolios with the same new symbols at once have them in the queue once", async () => {
  const symbols = Array.from({ length: 40 }, (_, i) => `N${i}`);
  const lots = symbols.map((symbol) => testLot({ symbol }));
  const both = await Promise.all([insert(lots, symbols), insert(lots.toReversed(), symbols.toReversed())]);
  expect(both.flatMap(({ queued }) => queued).toSorted()).toEqual(symbols.toSorted());
  expect(await enqueueSymbols(database.db, { symbols, priority: 0, requestedBy: null, now: NOW })).toEqual([]);
});

test("nobody reads or deletes another owner's portfolio", async () => {
  const { id } = await insert([testLot()]);
  const stranger = { portfolioId: id, ownerId: "stranger" };
  expect(await selectPortfolio(database.db, stranger)).toBeNull();
  expect(await selectPortfolios(database.db, { ownerId: "stranger" })).toEqual([]);
  expect(await deletePortfolio(database.db, stranger)).toBe(false);
  expect(await selectPortfolios(database.db, { ownerId: OWNER })).toEqual([{ id, name: "Mine", lots: 1 }]);
});

test("a symbol's arrival moves the data version of those who hold it, once, and many arrivals at once lose none", async () => {
  const { id: both } = await insert([testLot({ symbol: "A" }), testLot({ symbol: "B" })]);
  const { id: neither } = await insert([testLot({ symbol: "C" })]);
  await Promise.all(
    Array.from({ length: 10 }, (_, i) => bumpDataVersions(database.db, { symbols: i % 2 ? ["A"] : ["B", "A"] })),
  );
  const { rows } = await database.pool.query("select id, data_version as version from portfolios");
  expect(new Map(rows.map(({ id, version }) => [id, version]))).toEqual(
    new Map([
      [both, 11],
      [neither, 1],
    ]),
  );
});

test("a symbol that is looked for again is told to all who hold it, and the portfolio it is for is locked with them", async () => {
  await insertSymbols(database.db, { symbols: ["GONE"] });
  const { id: holder } = await insert([testLot({ symbol: "GONE" })]);
  const { id: own } = await insert([testLot({ symbol: "C" })]);
  await updateSymbolStatus(database.db, { symbol: "GONE", status: "not_found", reason: "unknown", now: NOW });
  const free = async () =>
    (await database.pool.query("select id from portfolios for no key update skip locked")).rows.length;
  await database.db.transaction(async (tx) => {
    await openSymbols(tx, { symbols: ["GONE"], scope: { portfolioId: own, ownerId: OWNER } });
    expect(await free()).toBe(0);
  });
  const version = async (id: string) =>
    (await selectPortfolio(database.db, { portfolioId: id, ownerId: OWNER }))?.dataVersion;
  expect([await version(holder), await version(own)]).toEqual([2, 1]);
  await updateSymbolStatus(database.db, { symbol: "GONE", status: "not_found", reason: "unknown", now: NOW });
  const { id: created } = await insert([testLot({ symbol: "GONE" })], ["GONE"]);
  expect([await version(holder), await version(own), await version(created)]).toEqual([3, 1, 1]);
});
