import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { loadListings } from "@/lib/market-data/listings";
import { type Sandbox, startSandbox } from "@/lib/market-data/sandbox/server";
import { prepareForTest } from "./testing-app";
import {
  ALL_PHASES,
  changesTold,
  closeGate,
  openGates,
  queueRow,
  selectOnboarded,
  storeHoldings,
  workOn,
} from "./testing-onboarding";

const CHILD = fileURLToPath(new URL("./testing-child.ts", import.meta.url));
const SESSION = "2026-07-16";
const UNIVERSE = ["AAPL", "MSFT", "XOM"];
const [ASKED = "", FETCHED = "", WRITTEN = "", FOURTH = "", FIFTH = ""] = loadListings()
  .filter(({ symbol, inSp500 }) => inSp500 && !UNIVERSE.includes(symbol))
  .map(({ symbol }) => symbol);
const ALL = [ASKED, FETCHED, WRITTEN, FOURTH, FIFTH];

let database: TestDatabase;
let sandbox: Sandbox;
/** Each life begins ten minutes after the one before: what waits for a time, or for the sweep, is due at once. */
let clock = Date.parse(`${SESSION}T21:30:00-04:00`);
const children: ChildProcess[] = [];
const portfolios = new Map<string, string>();

beforeAll(async () => {
  database = await testDatabase();
  sandbox = await startSandbox({ now: () => new Date(clock) });
  await prepareForTest(database.db, UNIVERSE);
  const child = await startChild();
  await settled("select from market_state where published_session is not null");
  await kill(child);
}, 120_000);
afterAll(async () => {
  for (const child of children) await kill(child);
  await openGates();
  await sandbox?.close();
  await database?.drop();
});

/** A process that executes our jobs on the database. */
function spawnChild(environment: Record<string, string> = {}): ChildProcess {
  clock += 600_000;
  const settings = {
    ...environment,
    DATABASE_URL: database.url,
    SIGMASIGHT_MARKET: "sandbox",
    SANDBOX_MARKET_URL: sandbox.address,
    SIGMASIGHT_NOW: new Date(clock).toISOString(),
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
async function startChild(): Promise<ChildProcess> {
  const child = spawnChild();
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

async function until(done: () => Promise<boolean>, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await done()); await sleep(30)) {
    if (Date.now() > end) throw new Error(`not done within ${seconds} s`);
  }
}

/** Everything that was begun has come to its end. */
const settled = (also: string) =>
  until(async () => {
    const tables = await database.pool.query("select where to_regclass('embedded_inngest.events') is not null");
    if (tables.rowCount === 0) return false;
    const { rowCount } = await database.pool.query(`
      select where exists (${also}) and not exists (select from embedded_inngest.runs where ended_at is null)
        and not exists (select from embedded_inngest.events where routed_at is null)`);
    return rowCount === 1;
  }, 90);

/** A portfolio for each symbol. No event is sent: each life's first sweep does that. */
async function ask(...symbols: string[]): Promise<void> {
  for (const symbol of symbols) {
    const wish = { ownerId: "owner", symbols: [symbol], now: new Date(clock) };
    portfolios.set(symbol, (await storeHoldings(database.db, wish)).portfolioId);
  }
}

test("killed in the middle of each phase, and after each before it is remembered, it does all of it once", async () => {
  // In the middle: one waits for its profile, one for its series, one writes its numbers.
  sandbox.setFault({ kind: "hang", symbol: ASKED, route: "quoteSummary", calls: 1 });
  sandbox.setFault({ kind: "hang", symbol: FETCHED, route: "chart", calls: 1 });
  const writing = await closeGate(database, {
    table: "symbol_onboarding_queue",
    when: `new.symbol = '${WRITTEN}' and new.phases_completed::text[] @> '{betas}'`,
  });
  await ask(ASKED, FETCHED, WRITTEN);
  const first = await startChild();
  await until(async () => {
    const [asked, fetched] = [await queueRow(database.db, ASKED), await queueRow(database.db, FETCHED)];
    return asked.status === "processing" && fetched.phasesCompleted.includes("found") && (await writing.waiting()) > 0;
  });
  await kill(first);
  await writing.open();
  for (const symbol of [ASKED, FETCHED, WRITTEN]) {
    expect(await queueRow(database.db, symbol)).toMatchObject({ status: "processing", completedAt: null });
    expect(await selectOnboarded(database.db, symbol)).toMatchObject({ has_betas: false });
    expect(await changesTold(database.db, portfolios.get(symbol) ?? "")).toBe(0);
  }

  // After each phase, whose work is done and whose step is not remembered: it is done again.
  await ask(FOURTH, FIFTH);
  for (const phase of ["found", "history", "betas", "portfolios"]) {
    const child = spawnChild({ TEST_KILL: "lost", TEST_KILL_STEP: phase });
    await Promise.race([once(child, "exit"), sleep(60_000)]);
    expect(child.signalCode, phase).toBe("SIGKILL");
  }

  const last = await startChild();
  await settled(
    "select where not exists (select from symbol_onboarding_queue where status in ('pending', 'processing'))",
  );
  await kill(last);
  const bars = new Set<number>();
  for (const symbol of ALL) {
    const found = await selectOnboarded(database.db, symbol);
    expect(found, symbol).toMatchObject({ status: "active", session: SESSION, close_date: SESSION, has_betas: true });
    expect(found.rows, symbol).toEqual([`completed ${ALL_PHASES}`]);
    expect(await workOn(database.db, symbol), symbol).toHaveLength(1);
    expect(await changesTold(database.db, portfolios.get(symbol) ?? ""), symbol).toBe(1);
    bars.add(found.bars);
  }
  expect(bars.size).toBe(1);
}, 240_000);
