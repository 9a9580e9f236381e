import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { FACTOR_COUNT } from "@/lib/factors/catalog";
import { deleteOldRows } from "./prices";
import { upsertFactorExposures } from "./symbol-factors";
import { insertSymbols } from "./universe";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await insertSymbols(database.db, { symbols: ["ACME", "SPY", "ZED"], factorEtfs: ["SPY"] });
});
afterAll(() => database.drop());

const numbers = (symbol: string) => ({
  symbol,
  betas: Array(FACTOR_COUNT).fill(1),
  stdErrors: Array(FACTOR_COUNT).fill(0),
  rSquared: Array(FACTOR_COUNT).fill(1),
  observations: Array(FACTOR_COUNT).fill(90),
  qualities: Array(FACTOR_COUNT).fill("full"),
  reasons: {},
});

test("factor rows are retired with the prices, the factor ETFs' excepted", async () => {
  const { db, pool } = database;
  for (const session of ["2025-07-16", "2025-07-17", "2026-08-21"]) {
    await upsertFactorExposures(db, { session, runId: null, rows: ["ACME", "SPY", "ZED"].map(numbers) });
  }
  await deleteOldRows(db, { from: "ACME", to: "SPY", before: "2025-07-17" });
  const { rows } = await pool.query(
    "select symbol, count(*)::int as rows from symbol_factor_exposures group by 1 order by 1",
  );
  expect(rows).toEqual([
    { symbol: "ACME", rows: 2 },
    { symbol: "SPY", rows: 3 },
    { symbol: "ZED", rows: 3 },
  ]);
});
