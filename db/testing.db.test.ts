import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "./testing";

const made: TestDatabase[] = [];
const make = async (options?: { migrated?: boolean }) => {
  const database = await testDatabase(options);
  made.push(database);
  return database;
};
afterAll(() => Promise.all(made.map((database) => database.drop())));

test("a test database has every migration and no rows", async () => {
  const { db } = await make();
  const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n from portfolios`);
  expect(rows).toEqual([{ n: 0 }]);
});

test("an unmigrated one has no tables", async () => {
  const { pool } = await make({ migrated: false });
  const { rows } = await pool.query("select tablename from pg_tables where schemaname = 'public'");
  expect(rows).toEqual([]);
});

test("what one test database holds is not in another", async () => {
  const [one, other] = await Promise.all([make(), make()]);
  await one.pool.query("create table only_here (id int)");
  const { rows } = await other.pool.query("select to_regclass('only_here') as found");
  expect(rows).toEqual([{ found: null }]);
});
