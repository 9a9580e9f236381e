import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { FACTOR_ETFS } from "@/lib/factors/catalog";
import { loadListings } from "@/lib/market-data/listings";
import { type Sandbox, startSandbox } from "@/lib/market-data/sandbox/server";
import { prepareForTest } from "./testing-app";

const CHILD = fileURLToPath(new URL("./testing-child.ts", import.meta.url));
const NOW = "2026-07-16T21:30:00-04:00";
/** More than are fetched before any is stored, so that a kill finds some stored and some not. */
const UNIVERSE = loadListings()
  .map(({ symbol }) => symbol)
  .filter((_, index) => index % 18 === 0);
const LAST_SYMBOL = UNIVERSE.toSorted().at(-1);

let sandbox: Sandbox;
const databases: TestDatabase[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => new Date(NOW) });
});
afterAll(async () => {
  for (const child of children) await kill(child);
  await sandbox.close();
  for (const database of databases) await database.drop();
});

async function freshDatabase(): Promise<TestDatabase> {
  const database = await testDatabase();
  databases.push(database);
  await prepareForTest(database.db, UNIVERSE);
  return database;
}

/** A process that executes our jobs on the database and asks for tonight's run, or joins it. */
async function startChild({ url }: TestDatabase): Promise<ChildProcess> {
  const settings = {
    DATABASE_URL: url,
    SIGMASIGHT_MARKET: "sandbox",
    SANDBOX_MARKET_URL: sandbox.address,
    SIGMASIGHT_NOW: NOW,
    LOG_LEVEL: "fatal",
  };
  const child = spawn(process.execPath, ["--import", "tsx", CHILD], {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [line] = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  expect(String(line)).toMatch(/^ready/);
  return child;
}

/** SIGKILL, which no process can prepare for. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** Waits until a query finds something. */
async function until({ pool }: TestDatabase, query: string): Promise<void> {
  for (const end = Date.now() + 40_000; (await pool.query(query)).rows.length === 0; await sleep(20)) {
    if (Date.now() > end) throw new Error(`not within 40 s: ${query}`);
  }
}

const ended = (database: TestDatabase) => until(database, "select from batch_runs where status <> 'running'");

/** Kills the process that works on a statement while that statement waits for a table, in the middle of its step. */
async function killAtTable(database: TestDatabase, table: string): Promise<void> {
  const holder = await database.pool.connect();
  try {
    await holder.query(`begin; lock table ${table} in exclusive mode`);
    const child = await startChild(database);
    await until(
      database,
      `select from pg_stat_activity where datname = current_database()
      and wait_event_type = 'Lock' and query like '%${table}%' and query not like 'begin%'`,
    );
    await kill(child);
  } finally {
    await holder.query("rollback");
    holder.release();
  }
}

/** All that a night leaves, but for ids and times of its own. */
async function leftBehind({ pool }: TestDatabase): Promise<Record<string, unknown[]>> {
  const tables = {
    symbol_daily_metrics: "to_jsonb(t) - 'run_id'",
    symbol_return_windows: "to_jsonb(t) - 'run_id'",
    symbol_factor_exposures: "to_jsonb(t) - 'run_id'",
    symbol_prices_daily: "to_jsonb(t)",
    symbol_corporate_actions: "to_jsonb(t)",
    symbol_universe: "to_jsonb(t) - 'created_at' - 'updated_at'",
    batch_runs: "jsonb_build_array(session, status, outcome, coverage, symbols_expected, symbols_priced, gate)",
    batch_phases: "jsonb_build_array(phase, status, current, total, summary)",
    batch_failures: "jsonb_build_array(phase, symbol, reason)",
    batch_activity: "to_jsonb(message)",
    symbol_daily_metrics_staged: "to_jsonb(t)",
    symbol_return_windows_staged: "to_jsonb(t)",
  };
  const found: Record<string, unknown[]> = {};
  for (const [table, row] of Object.entries(tables)) {
    // As text, so that a number that differs in its last bit differs.
    const { rows } = await pool.query<{ row: string }>(`select (${row})::text as row from ${table} t order by 1`);
    found[table] = rows.map((one) => one.row);
  }
  return found;
}

test("a night that is killed four times in the middle of its steps leaves what an undisturbed one does, to the last bit", async () => {
  const calm = await freshDatabase();
  const undisturbed = await startChild(calm);
  await ended(calm);
  await until(calm, "select from batch_phases where phase = 'cache_invalidation' and status = 'completed'");
  await kill(undisturbed);

  const shaken = await freshDatabase();
  // While prices come in: some series are stored, and one of the last is long in coming.
  sandbox.setFault({ kind: "hang", symbol: LAST_SYMBOL, calls: 1 });
  const first = await startChild(shaken);
  await until(shaken, `select from symbol_prices_daily where symbol = '${UNIVERSE.toSorted()[0]}' limit 1`);
  await kill(first);
  // While betas are written, and while metrics are staged.
  await killAtTable(shaken, "symbol_factor_exposures");
  await killAtTable(shaken, "symbol_daily_metrics_staged");
  // In the middle of publishing: the state has moved in a transaction that never ends.
  await killAtTable(shaken, "symbol_return_windows");
  expect((await shaken.pool.query("select published_session from market_state")).rows).toEqual([
    { published_session: null },
  ]);
  const last = await startChild(shaken);
  await ended(shaken);
  await until(shaken, "select from batch_phases where phase = 'cache_invalidation' and status = 'completed'");
  await kill(last);

  const [expected, left] = [await leftBehind(calm), await leftBehind(shaken)];
  for (const [table, rows] of Object.entries(expected)) expect(left[table], table).toEqual(rows);
  expect(expected.symbol_daily_metrics).toHaveLength(new Set([...FACTOR_ETFS, ...UNIVERSE]).size);
  expect(expected.batch_runs).toHaveLength(1);
  expect(expected.batch_activity).toHaveLength(2);
  expect(expected.symbol_return_windows_staged).toEqual([]);
});
