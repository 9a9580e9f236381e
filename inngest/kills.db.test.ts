import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/db/connection";
import { stopEmbeddedPostgres } from "@/db/embedded/server";
import { makePlace } from "@/db/embedded/testing-place";
import { migrateDatabase } from "@/db/migrate";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { FACTOR_ETFS } from "@/lib/factors/catalog";
import { loadListings } from "@/lib/market-data/listings";
import { type Sandbox, startSandbox } from "@/lib/market-data/sandbox/server";
import { RATE_SYMBOLS } from "@/lib/portfolio/currencies";
import { prepareForTest } from "./testing-app";

const CHILD = fileURLToPath(new URL("./testing-child.ts", import.meta.url));
const NOW = "2026-07-16T21:30:00-04:00";
/** More than are fetched before any is stored, so that a kill finds some stored and some not. */
const UNIVERSE = loadListings()
  .map(({ symbol }) => symbol)
  .filter((symbol, index) => index % 18 === 0 && !FACTOR_ETFS.some((etf) => etf === symbol))
  .slice(0, 60);
/** One of the second chunk. */
const LATER_SYMBOL = UNIVERSE.toSorted().at(30);

/** Each life of a process takes seconds before it does anything. */
const LONG = { timeout: 600_000 };
/** Three chunks of prices, and as many of betas. */
const CHUNKS = { BATCH_PRICE_CHUNK: "27", BATCH_BETA_CHUNK: "27" };

let sandbox: Sandbox;
const databases: TestDatabase[] = [];
const children: ChildProcess[] = [];
/** When the first process of each database began, in milliseconds. */
const begun = new Map<string, number>();

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
function spawnChild({ url }: Pick<TestDatabase, "url">, environment: Record<string, string> = {}): ChildProcess {
  const first = begun.get(url) ?? Date.now();
  begun.set(url, first);
  const settings = {
    ...environment,
    DATABASE_URL: url,
    SIGMASIGHT_MARKET: "sandbox",
    SANDBOX_MARKET_URL: sandbox.address,
    // The clock of a night goes on: what one process put off for moments would else be waited for by each after it.
    SIGMASIGHT_NOW: new Date(Date.parse(NOW) + Date.now() - first).toISOString(),
    LOG_LEVEL: "fatal",
  };
  const child = spawn(process.execPath, ["--import", "tsx", CHILD], {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return child;
}

/** The same, when it is at work. */
async function startChild(
  database: Pick<TestDatabase, "url">,
  environment: Record<string, string> = {},
): Promise<ChildProcess> {
  const child = spawnChild(database, environment);
  const [line] = await Promise.race([once(child.stdout!, "data"), once(child, "exit")]);
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
async function until({ pool }: Pick<TestDatabase, "pool">, query: string, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1000; (await pool.query(query)).rows.length === 0; await sleep(20)) {
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${query}`);
  }
}

/** Kills the process that works on a statement while that statement waits for a table, in the middle of its step. */
async function killAtTable(database: TestDatabase, table: string): Promise<void> {
  const holder = await database.pool.connect();
  try {
    await holder.query(`begin; lock table ${table} in exclusive mode`);
    const child = await startChild(database, CHUNKS);
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
async function leftBehind({ pool }: Pick<TestDatabase, "pool">): Promise<Record<string, unknown[]>> {
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

/** The steps that are remembered, by function and name; the run that a name carries is left out, and so is what the clock begins. */
async function stepsOf({ pool }: TestDatabase): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select r.function_id || ' ' || regexp_replace(s.name, ':[0-9a-f-]{36}', '') as name from embedded_inngest.steps s
     join embedded_inngest.runs r on r.id = s.run_id where r.function_id !~ '-(sweep|watch)$' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Everything that the night began has come to its end, however many processes that took. */
async function settled(database: Pick<TestDatabase, "pool">): Promise<void> {
  await until(database, "select where to_regclass('embedded_inngest.events') is not null");
  await until(
    database,
    `select where exists (select from batch_runs where status <> 'running')
     and not exists (select from embedded_inngest.runs where ended_at is null)
     and not exists (select from embedded_inngest.events where routed_at is null)`,
    400,
  );
}

/** A night in which nothing goes wrong: what every other is to leave too. */
async function undisturbedNight(): Promise<TestDatabase> {
  const database = await freshDatabase();
  const child = await startChild(database, CHUNKS);
  await settled(database);
  await kill(child);
  return database;
}

/** Starts processes that die at the point they are told, one after another, until the night is through. */
async function dyingNight(database: TestDatabase, dies: (life: number) => Record<string, string>): Promise<number> {
  let isThrough = false;
  const through = settled(database).then(() => {
    isThrough = true;
  });
  for (let life = 0; ; life++) {
    if (life > 80) throw new Error("the night does not end");
    const child = spawnChild(database, { ...CHUNKS, ...dies(life) });
    await Promise.race([through, once(child, "exit")]);
    await kill(child);
    if (isThrough) return life;
  }
}

let calm: TestDatabase;
let expected: Record<string, unknown[]>;
beforeAll(async () => {
  calm = await undisturbedNight();
  expected = await leftBehind(calm);
}, 120_000);

async function expectTheSame(database: Pick<TestDatabase, "pool">): Promise<void> {
  const left = await leftBehind(database);
  for (const [table, rows] of Object.entries(expected)) expect(left[table], table).toEqual(rows);
}

test("the undisturbed night is a whole one: every symbol once, one run, nothing staged", () => {
  expect(expected.symbol_daily_metrics).toHaveLength(UNIVERSE.length + FACTOR_ETFS.length + RATE_SYMBOLS.length);
  expect(expected.batch_runs).toHaveLength(1);
  expect(expected.batch_activity).toHaveLength(2);
  expect(expected.symbol_return_windows_staged).toEqual([]);
});

test(
  "killed after each of its steps, before the step is remembered, it leaves the same to the last bit",
  LONG,
  async () => {
    const database = await freshDatabase();
    // The first life loses the first step; each other does again what the one before lost, and loses the next.
    const lives = await dyingNight(database, (life) => ({ TEST_KILL: "lost", TEST_KILL_STEP: life === 0 ? "1" : "2" }));
    await expectTheSame(database);
    const steps = await stepsOf(database);
    expect(steps).toEqual(await stepsOf(calm));
    expect(lives).toBeGreaterThan(steps.length / 2);
  },
);

test(
  "killed at every third step as it is remembered, or in the middle of what follows, it leaves the same",
  LONG,
  async () => {
    const database = await freshDatabase();
    const moments = ["kept", "5", "15", "40", "100"];
    const lives = await dyingNight(database, (life) => ({
      TEST_KILL: moments[life % moments.length] ?? "kept",
      TEST_KILL_STEP: "3",
    }));
    await expectTheSame(database);
    expect(lives).toBeGreaterThan(3);
  },
);

test(
  "killed while it waits for a table, with a series on its way, and in the middle of publishing, it leaves the same",
  LONG,
  async () => {
    const shaken = await freshDatabase();
    // While prices come in: some series are stored, and one of the next is long in coming.
    sandbox.setFault({ kind: "hang", symbol: LATER_SYMBOL });
    const first = await startChild(shaken, CHUNKS);
    await until(shaken, `select from symbol_prices_daily where symbol = '${UNIVERSE.toSorted()[0]}' limit 1`);
    await kill(first);
    sandbox.clearFaults();
    // While betas are written, and while metrics are staged.
    await killAtTable(shaken, "symbol_factor_exposures");
    await killAtTable(shaken, "symbol_daily_metrics_staged");
    // In the middle of publishing: the state has moved in a transaction that never ends.
    await killAtTable(shaken, "symbol_return_windows");
    expect((await shaken.pool.query("select published_session from market_state")).rows).toEqual([
      { published_session: null },
    ]);
    const last = await startChild(shaken, CHUNKS);
    await settled(shaken);
    await kill(last);
    await expectTheSame(shaken);
  },
);

test("whose database ends all its connections again and again it leaves the same", LONG, async () => {
  const database = await freshDatabase();
  // Somebody else's connections: they look on.
  const pool = new pg.Pool({ connectionString: database.url, application_name: "a test looks on", max: 2 });
  pool.on("error", () => undefined);
  try {
    const child = await startChild(database, CHUNKS);
    let [isThrough, cuts] = [false, 0];
    const through = settled({ pool }).then(() => {
      isThrough = true;
    });
    const remembered = async () =>
      Number((await pool.query("select count(*) as n from embedded_inngest.steps")).rows[0]?.n ?? 0);
    // Only after another step: one that is cut off five times in a row has failed for good.
    for (let before = -1; !isThrough && cuts < 8; await sleep(50)) {
      const now = await remembered();
      if (now <= before) continue;
      before = now;
      const { rowCount } = await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'sigmasight jobs'`,
      );
      if ((rowCount ?? 0) > 0) cuts++;
    }
    await through;
    await kill(child);
    expect(cuts).toBeGreaterThan(2);
    await expectTheSame({ pool });
  } finally {
    await pool.end();
  }
});

test("whose database server is stopped and started again it leaves the same", LONG, async () => {
  const place = makePlace();
  try {
    const { url } = await place.ensure();
    await migrateDatabase(url);
    const before = openDatabase(url, { purpose: "jobs", poolSize: 2 });
    await prepareForTest(before.db, UNIVERSE);
    const child = await startChild({ url }, CHUNKS);
    await until(before, "select from symbol_prices_daily limit 1");
    await before.close();
    expect(await stopEmbeddedPostgres(place.dataDir)).toBe(true);
    await sleep(1_000);
    expect((await place.ensure()).url).toBe(url);
    const after = openDatabase(url, { purpose: "jobs", poolSize: 2 });
    await settled(after);
    await kill(child);
    await expectTheSame(after);
    await after.close();
  } finally {
    await place.remove();
  }
});
