import { insertSymbols } from "@/db/queries/universe";
import { insertUser } from "@/db/queries/users";
import type { RunningApp } from "@/scripts/stack/app-process";
import { type FreshDatabase, freshDatabase } from "@/scripts/stack/databases";
import { ensureBuild } from "@/scripts/stack/ensure-build";
import type { Settings } from "@/scripts/stack/environment";
import { runBatch } from "@/scripts/stack/first-batch";
import { freePort } from "@/scripts/stack/ports";
import { inProject } from "@/scripts/stack/project";
import type { RunningSandbox } from "@/scripts/stack/sandbox-process";
import { DEMO_USER, prepareDatabase, prepareTables, seedDemo, withDatabase } from "@/scripts/stack/seed";
import type { Shutdown } from "@/scripts/stack/shutdown";
import { startAppOn, startMarket } from "@/scripts/stack/simulated-stack";
import type { MarketControl } from "./market-control";
import { type ProcessUsage, processUsage } from "./process-usage";
import { countStatements, ensureCountingServer, readStatements } from "./statements";

const DATA_DIR = inProject(".data/bench");
const DIST_DIR = ".next-bench";
const BATCH_MS = 45 * 60_000;

/** A Friday and the two sessions after it, in the evening in New York. */
export const FRIDAY = new Date("2026-08-21T18:30:00-04:00");
export const MONDAY = new Date("2026-08-24T18:30:00-04:00");
export const TUESDAY = new Date("2026-08-25T18:30:00-04:00");

/** The production app on simulated prices, with a database of its own. */
export interface BenchApp {
  url: string;
  databaseUrl: string;
  /** Process id of Next's one process. */
  pid: number;
  /** Where its sandbox is told what goes wrong, and tells what it was asked. */
  market: MarketControl;
  /** Stops app and market; the database stays. */
  stop(): Promise<void>;
}

export interface Bench {
  shutdown: Shutdown;
  /** Tells what is being done, on standard error. */
  say(line: string): void;
}

/** A database whose symbols wait for their first prices: these, or the listings, with the demo's user and portfolios. */
export async function benchDatabase(
  { shutdown, say }: Bench,
  { symbols }: { symbols?: readonly string[] } = {},
): Promise<FreshDatabase> {
  await ensureCountingServer(DATA_DIR, say);
  const database = await freshDatabase(DATA_DIR, "bench", say);
  shutdown.add(database);
  if (symbols === undefined) {
    await prepareDatabase(database.url, { market: "sandbox" });
    await seedDemo(database.url, FRIDAY);
  } else {
    await prepareTables(database.url, { market: "sandbox" });
    await withDatabase(database.url, async (db) => {
      await insertUser(db, DEMO_USER);
      await insertSymbols(db, { symbols });
    });
  }
  return database;
}

/** How slow and how unreliable the sandbox is; it keeps its own pace, as fast as it can. */
export interface BenchMarket {
  latencyMs?: number;
  failShare?: number;
}

/** Start the app on a database, at an instant. */
export async function startBenchApp(
  { shutdown, say }: Bench,
  {
    database,
    now,
    extraSymbols = 0,
    market: trouble = {},
    settings = {},
  }: { database: FreshDatabase; now: Date; extraSymbols?: number; market?: BenchMarket; settings?: Settings },
): Promise<BenchApp> {
  await ensureBuild({ distDir: DIST_DIR, say });
  const stack = {
    databaseUrl: database.url,
    dataDir: DATA_DIR,
    mode: "start" as const,
    distDir: DIST_DIR,
    host: "127.0.0.1",
    port: await freePort(),
    market: { now, seed: "bench", extra: extraSymbols, ...trouble },
    settings: { LOG_LEVEL: "warn", ...settings },
    shutdown,
  };
  const market: RunningSandbox = await startMarket(stack);
  const app: RunningApp = await startAppOn(market, stack);
  const stop = async () => {
    await app.stop();
    await market.stop();
  };
  const { address, token } = market;
  return { url: app.url, databaseUrl: database.url, pid: app.pid, market: { address, token }, stop };
}

export interface BatchMeasure {
  wallMs: number;
  /** Of Next's process: CPU from the request on, memory from its start on; left out where the system does not tell. */
  usage?: ProcessUsage;
  /** Executed for the night; left out is what the looks at its status ask, and the job engine's own. */
  statements: number;
}

/** Have the batch run for the session the clock says, to the moment readers see it. */
export async function measureBatch({ say }: Bench, app: BenchApp, reason: string): Promise<BatchMeasure> {
  await countStatements(app.databaseUrl);
  const before = processUsage(app.pid);
  const began = performance.now();
  const { ran } = await runBatch({ url: app.url, reason, deadlineMs: BATCH_MS, say });
  if (!ran) throw new Error(`measureBatch: there was nothing to do for ${reason}`);
  const wallMs = performance.now() - began;
  const after = processUsage(app.pid);
  const usage = before && after ? { cpuMs: after.cpuMs - before.cpuMs, peakMb: after.peakMb } : undefined;
  return { wallMs, ...(usage ? { usage } : {}), statements: await countWork(app) };
}

/** The more looks, the longer it takes: they are no part of the night. What they ask is seen from one more of them. */
async function countWork({ url, databaseUrl }: BenchApp): Promise<number> {
  const executed = await readStatements(databaseUrl);
  await countStatements(databaseUrl);
  await fetch(`${url}/api/v1/admin/symbol-batch/status`);
  const asked = await readStatements(databaseUrl);
  let work = 0;
  for (const [id, calls] of executed) if (!asked.has(id)) work += calls;
  return work;
}
