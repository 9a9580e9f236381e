import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { batchRuns, marketState } from "@/db/schema";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { MODEL_VERSION } from "@/lib/factors/catalog";
import { type CacheKey, deleteUnreadable, insertCached, selectCached } from "./analytics-cache";
import { bumpDataVersions, insertPortfolio } from "./portfolios";
import { testLot } from "./testing-lots";
import { insertUser } from "./users";

const OWNER = "owner";
const NOW = new Date("2026-08-21T22:00:00Z");
const TOMORROW = new Date("2026-08-22T22:00:00Z");

let database: TestDatabase;
let portfolioId: string;
let runs: string[];

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await insertUser(db, { id: OWNER, name: "Owner", email: "owner@example.com", role: "user" });
  const run = { trigger: "manual", status: "published", modelVersion: MODEL_VERSION, startedAt: NOW } as const;
  const inserted = await db
    .insert(batchRuns)
    .values(["2026-08-20", "2026-08-21"].map((session) => ({ ...run, session })))
    .returning({ id: batchRuns.id });
  runs = inserted.map(({ id }) => id);
  await db.insert(marketState).values({ market: "sandbox", modelVersion: MODEL_VERSION, publishedRunId: runs[0] });
});
afterAll(() => database.drop());

beforeEach(async () => {
  const { db, pool } = database;
  await pool.query("truncate portfolios cascade");
  await publish(runs[0]!);
  const details = { ownerId: OWNER, name: "Mine", description: null, equityBalance: null, sourceFile: null };
  const positions = [testLot({ symbol: "NEW", quantity: "5" })];
  ({ id: portfolioId } = await insertPortfolio(db, { ...details, positions, unknownSymbols: [] }, { now: NOW }));
});

const publish = (runId: string) => database.pool.query("update market_state set published_run_id = $1", [runId]);

/** The versions that a reader sees at this moment. */
async function versions(): Promise<CacheKey> {
  const { rows } = await database.pool.query(
    `select f.revision, f.data_version as "dataVersion", s.published_run_id as "runId", s.model_version as "modelVersion"
     from portfolios f, market_state s where f.id = $1`,
    [portfolioId],
  );
  return { portfolioId, type: "factor_exposures", ...rows[0] };
}

const write = (key: CacheKey, data: unknown) => insertCached(database.db, key, { data, now: NOW, expiresAt: TOMORROW });
const read = (changes: { ownerId?: string; now?: Date } = {}) =>
  selectCached(database.db, { portfolioId, ownerId: OWNER, type: "factor_exposures", now: NOW, ...changes });

test("an answer comes back as it was written, to the last bit, and the newer of two", async () => {
  const answer = { exposure: 0.1 + 0.2, tiny: 5e-324, none: null, list: [1 / 3] };
  await write(await versions(), { old: true });
  await write(await versions(), answer);
  expect(await read()).toEqual(answer);
});

test("a write that began before a symbol arrived is never read after it", async () => {
  const before = await versions();
  expect(await bumpDataVersions(database.db, { symbols: ["NEW"] })).toBe(1);
  await write(before, "without NEW");
  expect(await read()).toBeNull();
  await write(await versions(), "with NEW");
  expect(await read()).toBe("with NEW");
});

test("a write that began before a publish is never read after it, and is read again by nobody", async () => {
  const before = await versions();
  await write(before, "yesterday");
  await publish(runs[1]!);
  expect(await read()).toBeNull();
  await write(before, "yesterday, late");
  expect(await read()).toBeNull();
});

test("a changed portfolio has no answer yet", async () => {
  await write(await versions(), "before");
  await database.pool.query("update portfolios set revision = revision + 1");
  expect(await read()).toBeNull();
});

test("an answer is its owner's, and expires", async () => {
  await write(await versions(), "mine");
  expect(await read({ ownerId: "stranger" })).toBeNull();
  expect(await read({ now: TOMORROW })).toBeNull();
  expect(await read()).toBe("mine");
});

test("a portfolio that was deleted meanwhile takes no answer and is no error", async () => {
  const key = await versions();
  await database.pool.query("delete from portfolios");
  await write(key, "for nobody");
  const { rows } = await database.pool.query("select from portfolio_analytics_cache");
  expect(rows).toHaveLength(0);
});

test("housekeeping removes what nobody can read, as much at once as it is told", async () => {
  const key = await versions();
  for (let dataVersion = 1; dataVersion <= 5; dataVersion++)
    await write({ ...key, dataVersion, runId: runs[1]! }, "new");
  await write(key, "old");
  expect(await deleteUnreadable(database.db, { now: NOW, limit: 3 })).toBe(3);
  expect(await deleteUnreadable(database.db, { now: NOW, limit: 3 })).toBe(2);
  expect(await deleteUnreadable(database.db, { now: NOW, limit: 3 })).toBe(0);
  expect(await read()).toBe("old");
});
