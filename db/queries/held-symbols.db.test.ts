import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { MODEL_VERSION } from "@/lib/factors/catalog";
import type { ImportedPosition } from "@/lib/import";
import { refreshHeldSymbols, selectHeldValues } from "./held-symbols";
import { claimMarket } from "./market-state";
import { insertPortfolio } from "./portfolios";
import { testLot } from "./testing-lots";
import { insertUser } from "./users";

const SESSION = "2026-08-21";
const CLOSES: Record<string, number | null> = { ACME: 50, BETA: 20, ZED: 8, BARE: null };
const SYMBOLS = [...Object.keys(CLOSES), "IDLE"];

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  const { db, pool } = database;
  await claimMarket(db, { market: "sandbox", modelVersion: MODEL_VERSION });
  await pool.query("update market_state set published_session = $1", [SESSION]);
  await insertUser(db, { id: "owner", name: "Owner", email: "owner@example.com", role: "user" });
  await pool.query("insert into symbol_universe (symbol, status) select s, 'active' from unnest($1::text[]) s", [
    SYMBOLS,
  ]);
  const nothing = "array_fill(null::float8, array[12])";
  await pool.query(
    `insert into symbol_daily_metrics (symbol, session, close, betas, std_errors, r_squared, observations, qualities)
     select s, $3, c, ${nothing}, ${nothing}, ${nothing}, array_fill(0::int2, array[12]), array_fill('none'::beta_quality, array[12])
     from unnest($1::text[], $2::float8[]) t (s, c)`,
    [Object.keys(CLOSES), Object.values(CLOSES), SESSION],
  );
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("truncate portfolios cascade"));

function hold(...lots: Partial<ImportedPosition>[]): Promise<{ id: string }> {
  const positions = lots.map((lot, i) => testLot({ line: i + 2, ...lot }));
  const portfolio = { ownerId: "owner", name: "Held", description: null, equityBalance: null, sourceFile: null };
  return insertPortfolio(database.db, { ...portfolio, positions, unknownSymbols: [] }, { now: new Date() });
}

async function summary(): Promise<Record<string, number>> {
  return Object.fromEntries(await selectHeldValues(database.db, { symbols: SYMBOLS }));
}

test("a symbol's value is the sum over portfolios of what each holds of it, long or short", async () => {
  await hold({ symbol: "ACME", quantity: "10" }, { symbol: "ACME", quantity: "-4" }, { symbol: "BETA", quantity: "1" });
  await hold({ symbol: "ACME", quantity: "-3" });
  expect(await refreshHeldSymbols(database.db)).toBe(2);
  expect(await summary()).toEqual({ ACME: 6 * 50 + 3 * 50, BETA: 20 });
});

test("options count at their underlying by their delta; cash, private, foreign and closed positions do not", async () => {
  const option = { underlying: "ZED", strike: "10", expiration: "2027-01-15", optionType: "put" as const };
  await hold(
    { kind: "option", symbol: "ZED270115P00010000", quantity: "2", multiplier: "100", option },
    { kind: "cash", symbol: null, rawSymbol: "CASH", quantity: "9000" },
    { kind: "private", symbol: null, rawSymbol: "HOUSE", statedValueUsd: "700000" },
    { symbol: "BETA", currency: "EUR" },
    { symbol: "ACME", exitDate: SESSION },
  );
  await database.pool.query("update positions set delta = -0.25 where kind = 'option'");
  await refreshHeldSymbols(database.db);
  expect(await summary()).toEqual({ ZED: 2 * 100 * 0.25 * 8 });
});

test("what has no close counts as its file stated it, and at 0 where nothing is known: held it is", async () => {
  await hold({ symbol: "BARE", statedValueUsd: "-1234" }, { symbol: "IDLE" }, { symbol: "UNKNOWN" });
  await refreshHeldSymbols(database.db);
  expect(await summary()).toEqual({ BARE: 1234, IDLE: 0 });
});

test("it is written anew: what changed is changed, what is held no more is gone", async () => {
  const { id } = await hold({ symbol: "ACME" }, { symbol: "BETA" });
  await refreshHeldSymbols(database.db);
  await database.pool.query("delete from positions where symbol = 'ACME' and portfolio_id = $1", [id]);
  await database.pool.query("update positions set quantity = 7 where symbol = 'BETA'");
  await Promise.all([1, 2, 3].map(() => refreshHeldSymbols(database.db)));
  expect(await summary()).toEqual({ BETA: 140 });
  await database.pool.query("delete from positions");
  expect(await refreshHeldSymbols(database.db)).toBe(0);
  expect(await summary()).toEqual({});
});
