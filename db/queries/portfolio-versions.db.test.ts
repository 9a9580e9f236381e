import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { differenceOf, type HeldLot } from "@/lib/portfolio/difference";
import { selectLots, updateLots } from "./portfolio-lots";
import { lockPortfolio, raiseRevision, recordVersion, selectVersion, selectVersions } from "./portfolio-versions";
import { deletePortfolio, insertPortfolio } from "./portfolios";
import { testLot } from "./testing-lots";
import { insertUser } from "./users";

const OWNER = "owner";
const NOW = new Date("2026-08-21T22:00:00Z");
const LATER = new Date("2026-08-22T10:00:00Z");

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await insertUser(database.db, { id: OWNER, name: "Owner", email: "owner@example.com", role: "user" });
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("truncate portfolios cascade"));

const OPTION: HeldLot = {
  ...testLot({ kind: "option", symbol: "AAPL270115C00300000", line: 4, multiplier: "100", statedPrice: "12.5" }),
  option: { underlying: "AAPL", strike: "300", expiration: "2027-01-15", optionType: "call" },
};

async function insert(positions: readonly HeldLot[]) {
  const details = { ownerId: OWNER, name: "Mine", description: null, equityBalance: "25000.5", sourceFile: "mine.csv" };
  const file = { name: "mine.csv", hash: "aa", gzipped: new Uint8Array([1, 0, 255]) };
  const portfolio = { ...details, positions, unknownSymbols: [], file, receipt: { used: 1 } };
  const { id } = await insertPortfolio(database.db, portfolio, { now: NOW });
  return { portfolioId: id, ownerId: OWNER };
}

/** One upload: the lots become these. */
function replace(scope: { portfolioId: string; ownerId: string }, lots: readonly HeldLot[]) {
  return database.db.transaction(async (tx) => {
    await lockPortfolio(tx, scope);
    const difference = differenceOf(await selectLots(tx, scope), lots);
    await updateLots(tx, { portfolioId: scope.portfolioId, difference, now: LATER });
    await raiseRevision(tx, { portfolioId: scope.portfolioId, now: LATER });
    return recordVersion(tx, { portfolioId: scope.portfolioId, change: "replace", now: LATER });
  });
}

const withoutIds = (lots: readonly (HeldLot & { id?: string })[]) => lots.map((lot) => ({ ...lot, id: undefined }));
/** What a lot keeps of what an import knows of it. */
const plain = (lot: HeldLot): HeldLot => {
  const { candidates: _, statedValueSource: __, lines: ___, ...rest } = lot as ReturnType<typeof testLot>;
  return rest;
};

describe("the versions of a portfolio", () => {
  test("begin with what it was created from, every digit of it", async () => {
    const exact = testLot({
      quantity: "-123456789012345678.0123456789",
      entryPrice: "0.00000001",
      statedValueUsd: "0.1",
    });
    const scope = await insert([exact, OPTION]);
    const version = await selectVersion(database.db, scope);
    expect(version).toMatchObject({ number: 1, change: "create", fileName: "mine.csv", fileHash: "aa" });
    expect(version?.equityBalance).toBe("25000.5000");
    expect(version?.lots).toEqual([plain(exact), plain(OPTION)]);
    expect(withoutIds(await selectLots(database.db, scope))).toEqual(withoutIds([plain(exact), plain(OPTION)]));
  });

  test("are numbered one by one, however many uploads come at once, and none is lost", async () => {
    const scope = await insert([testLot()]);
    const uploads = Array.from({ length: 8 }, (_, i) => replace(scope, [testLot({ quantity: `${i + 20}` })]));
    expect((await Promise.all(uploads)).toSorted()).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    const versions = await selectVersions(database.db, { ...scope, before: null, limit: 50 });
    expect(versions.map(({ number }) => number)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect((await selectVersions(database.db, { ...scope, before: 4, limit: 2 })).map((one) => one.number)).toEqual([
      3, 2,
    ]);
    const newest = await selectVersion(database.db, scope);
    expect(withoutIds(await selectLots(database.db, scope))).toEqual(withoutIds(newest?.lots ?? []));
    const { rows } = await database.pool.query("select revision from portfolios");
    expect(rows).toEqual([{ revision: 9 }]);
  });

  test("of one that was there before there were versions begin with what it held before its first change", async () => {
    const scope = await insert([testLot()]);
    await database.pool.query("delete from portfolio_versions");
    expect(await replace(scope, [testLot({ quantity: "11" })])).toBe(2);
    const first = await selectVersion(database.db, { ...scope, number: 1 });
    expect(first).toMatchObject({ change: "create", fileName: "mine.csv", lots: [{ quantity: "10" }] });
  });

  test("are nobody else's, and go with it", async () => {
    const scope = await insert([testLot()]);
    const stranger = { ...scope, ownerId: "stranger" };
    expect(await selectVersion(database.db, stranger)).toBeNull();
    expect(await selectVersions(database.db, { ...stranger, before: null, limit: 50 })).toEqual([]);
    expect(await selectLots(database.db, stranger)).toEqual([]);
    expect(await lockPortfolio(database.db, stranger)).toBeNull();
    await deletePortfolio(database.db, scope);
    expect((await database.pool.query("select from portfolio_versions")).rowCount).toBe(0);
  });
});

describe("taking up a difference", () => {
  test("leaves lots that stay with their ids, and a changed one too", async () => {
    const scope = await insert([testLot({ symbol: "A", line: 2 }), testLot({ symbol: "B", line: 3 }), OPTION]);
    const [a, b] = await selectLots(database.db, scope);
    await replace(scope, [
      testLot({ symbol: "B", line: 2, quantity: "7" }),
      testLot({ symbol: "C", line: 3 }),
      testLot({ symbol: "A", line: 9 }),
    ]);
    const after = await selectLots(database.db, scope);
    expect(after.map(({ symbol, quantity, line }) => [symbol, quantity, line])).toEqual([
      ["B", "7", 2],
      ["C", "10", 3],
      ["A", "10", 9],
    ]);
    expect([after[0]?.id, after[2]?.id]).toEqual([b?.id, a?.id]);
  });

  test("keeps the volatility of an option's price while that is the same, and forgets it with another", async () => {
    const scope = await insert([OPTION]);
    const computed =
      "update positions set volatility = 0.3, delta = 0.5, delta_source = 'implied', delta_session = '2026-08-21'";
    await database.pool.query(computed);
    const stored = async () => (await database.pool.query("select volatility, delta from positions")).rows;
    await replace(scope, [{ ...OPTION, quantity: "-3" }]);
    expect(await stored()).toEqual([{ volatility: 0.3, delta: 0.5 }]);
    await replace(scope, [{ ...OPTION, quantity: "-3", statedPrice: "13" }]);
    expect(await stored()).toEqual([{ volatility: null, delta: null }]);
  });

  test("of 5,000 lots takes seconds, back and forth", async () => {
    const lots = Array.from({ length: 5_000 }, (_, i) =>
      testLot({ symbol: `S${i % 700}`, line: i + 2, quantity: `${i + 1}` }),
    );
    const scope = await insert(lots);
    const started = performance.now();
    await replace(
      scope,
      lots.slice(100).map((lot, i) => (i % 2 ? lot : { ...lot, quantity: `${i}.5` })),
    );
    await replace(scope, lots);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(withoutIds(await selectLots(database.db, scope))).toEqual(withoutIds(lots.map(plain)));
  });
});
