import fs from "node:fs";
import type { RunningApp } from "@/scripts/stack/app-process";
import { type FreshDatabase, freshDatabase } from "@/scripts/stack/databases";
import { ensureBuild } from "@/scripts/stack/ensure-build";
import { runBatch } from "@/scripts/stack/first-batch";
import { freePort } from "@/scripts/stack/ports";
import { inProject } from "@/scripts/stack/project";
import type { RunningSandbox } from "@/scripts/stack/sandbox-process";
import { prepareDatabase, seedDemo } from "@/scripts/stack/seed";
import type { Shutdown } from "@/scripts/stack/shutdown";
import { startAppOn, startMarket } from "@/scripts/stack/simulated-stack";

const DATA_DIR = inProject(".data/bench");
const DIST_DIR = ".next-bench";
const BATCH_MS = 45 * 60_000;

/** A Friday and the Monday after it, both in the evening in New York: one session apart. */
export const FRIDAY = new Date("2026-08-21T18:30:00-04:00");
export const MONDAY = new Date("2026-08-24T18:30:00-04:00");

/** The production app on simulated prices, with a database of its own. */
export interface BenchApp {
  url: string;
  /** Process id of Next's one process. */
  pid: number;
  /** Stops app and market; the database stays. */
  stop(): Promise<void>;
}

export interface Bench {
  shutdown: Shutdown;
  /** Tells what is being done, on standard error. */
  say(line: string): void;
}

/** An empty database with the listings and some invented symbols beside them, all pending. */
export async function benchDatabase({ shutdown, say }: Bench, extraSymbols: number): Promise<FreshDatabase> {
  const database = await freshDatabase(DATA_DIR, "bench", say);
  shutdown.add(database);
  const names = Array.from({ length: extraSymbols }, (_, i) => `X${String(i + 1).padStart(5, "0")}`);
  await prepareDatabase(database.url, { market: "sandbox", extraSymbols: names });
  await seedDemo(database.url, FRIDAY);
  return database;
}

/** Start the app on a database, at an instant. The sandbox keeps its own pace: as fast as it can. */
export async function startBenchApp(
  { shutdown, say }: Bench,
  { database, now, extraSymbols }: { database: FreshDatabase; now: Date; extraSymbols: number },
): Promise<BenchApp> {
  await ensureBuild({ distDir: DIST_DIR, say });
  const stack = {
    databaseUrl: database.url,
    dataDir: DATA_DIR,
    mode: "start" as const,
    distDir: DIST_DIR,
    host: "127.0.0.1",
    port: await freePort(),
    market: { now, seed: "bench", extra: extraSymbols },
    settings: { LOG_LEVEL: "warn" },
    shutdown,
  };
  const market: RunningSandbox = await startMarket(stack);
  const app: RunningApp = await startAppOn(market, stack);
  const stop = async () => {
    await app.stop();
    await market.stop();
  };
  return { url: app.url, pid: app.pid, stop };
}

export interface BatchMeasure {
  wallMs: number;
  /** Most memory the process ever had resident, in MB (10^6 bytes); null where the system does not tell. */
  peakMb: number | null;
}

/** Have the batch run for the session the clock says, to the moment readers see it. */
export async function measureBatch({ say }: Bench, app: BenchApp, reason: string): Promise<BatchMeasure> {
  const began = performance.now();
  const { ran } = await runBatch({ url: app.url, reason, deadlineMs: BATCH_MS, say });
  if (!ran) throw new Error(`measureBatch: there was nothing to do for ${reason}`);
  return { wallMs: performance.now() - began, peakMb: peakMemoryMb(app.pid) };
}

/** VmHWM of a process. */
function peakMemoryMb(pid: number): number | null {
  const status = `/proc/${pid}/status`;
  const line = fs.existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync(status, "utf8")) : null;
  return line?.[1] === undefined ? null : (Number(line[1]) * 1024) / 1e6;
}
