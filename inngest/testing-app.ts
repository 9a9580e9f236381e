import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { serve } from "inngest/edge";
import type { Database } from "@/db/connection";
import { claimMarket } from "@/db/queries/market-state";
import { insertSymbols } from "@/db/queries/universe";
import { insertUser } from "@/db/queries/users";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { FACTOR_ETFS, MODEL_VERSION } from "@/lib/factors/catalog";
import { type Sandbox, type SandboxSettings, startSandbox } from "@/lib/market-data/sandbox/server";

/** The app's own job engine for tests: a database, a sandbox market, and the embedded executor on our functions. */
export interface TestApp {
  db: Database;
  sandbox: Sandbox;
  ownerId: string;
  /** Waits until the batch run of the session has ended, and says how. */
  runBatch(reason: string): Promise<{ status: string; outcome: string | null }>;
  /** Moves the clock of app, jobs and market; it ticks on from there. */
  setNow(now: string): void;
  /** Waits until `done` is truthy. */
  until<T>(done: () => Promise<T | null | undefined | false>, seconds?: number): Promise<T>;
  stop(): Promise<void>;
}

const OWNER = { id: "owner", name: "Owner", email: "owner@example.com", role: "admin" } as const;

/**
 * Brings everything up in this process. The modules read the environment when they are first asked, so it is set before
 * any of them is imported; one app a test file.
 *
 * @param now the app's clock starts here, and ticks
 */
export async function startTestApp({
  now,
  universe,
  sandbox: settings,
  environment = {},
  database: given,
}: {
  now: string;
  universe: readonly string[];
  sandbox?: Omit<SandboxSettings, "now">;
  /** Further settings, by the names of `lib/env`. */
  environment?: Readonly<Record<string, string>>;
  /** A database of its own; a new one where none is given. Dropped at the end. */
  database?: TestDatabase;
}): Promise<TestApp> {
  let shift = Date.parse(now) - Date.now();
  const clock = () => new Date(Date.now() + shift);
  const database = given ?? (await testDatabase());
  const sandbox = await startSandbox({ ...settings, now: clock });
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    SIGMASIGHT_MARKET: "sandbox",
    SANDBOX_MARKET_URL: sandbox.address,
    SIGMASIGHT_NOW: environmentNow(now),
    LOG_LEVEL: "fatal",
    ...environment,
  });
  const { db } = database;
  await prepareForTest(db, universe);
  const engine = await startTestEngine(clock);
  const { requestBatchRun } = await import("./send");
  const { selectBatchRun } = await import("@/db/queries/batch-runs");

  const until: TestApp["until"] = async (done, seconds = 120) => {
    for (const end = Date.now() + seconds * 1000; ; ) {
      const value = await done();
      if (value) return value;
      if (Date.now() > end) throw new Error(`not done within ${seconds} s`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  return {
    db,
    sandbox,
    ownerId: OWNER.id,
    until,
    setNow(instant) {
      shift = Date.parse(instant) - Date.now();
      process.env.SIGMASIGHT_NOW = environmentNow(instant);
    },
    async runBatch(reason) {
      const opened = await requestBatchRun({
        trigger: "manual",
        session: null,
        symbols: null,
        force: false,
        reason,
        requestedBy: OWNER.id,
      });
      if (opened.outcome === "already_published") throw new Error(opened.sentence);
      const { id } = opened.run;
      return until(async () => {
        const run = await selectBatchRun(db, { runId: id });
        return run !== null && run.status !== "running" && { status: run.status, outcome: run.outcome };
      }, 300);
    },
    async stop() {
      await engine.stop();
      await sandbox.close();
      await database.drop();
    },
  };
}

/** What a database has before its first batch: whose market it is, an owner, and the universe as pending. */
export async function prepareForTest(db: Database, universe: readonly string[]): Promise<void> {
  await claimMarket(db, { market: "sandbox", modelVersion: MODEL_VERSION });
  await insertUser(db, OWNER);
  await insertSymbols(db, { symbols: [...FACTOR_ETFS, ...universe], factorEtfs: FACTOR_ETFS });
}

/**
 * Serves our functions and executes them in this process, on what the environment names.
 *
 * @param options.overHttp the handler is hosted by a plain Node server and called through its port, as an app's is
 * @param options.onCreated told when the executor is there, before it executes anything
 */
export async function startTestEngine(
  clock: () => Date,
  { overHttp = false, onCreated }: { overHttp?: boolean; onCreated?: () => void } = {},
): Promise<{ stop(): Promise<void> }> {
  const { inngest } = await import("./client");
  const { functions } = await import("./functions");
  const { EmbeddedExecutor, sharedExecutor } = await import("./embedded");
  const { closeDatabases, getOpenDatabase } = await import("@/db/pools");
  const endpoint = await (overHttp ? hostHandler : callHandler)({ client: inngest, functions });
  const shared = sharedExecutor();
  const executor = new EmbeddedExecutor({
    pool: getOpenDatabase("jobs").pool,
    signingKey: shared.signingKey,
    url: endpoint.url,
    ...(endpoint.call === undefined ? {} : { call: endpoint.call }),
    now: clock,
    workers: 4,
    // The production waits are half a minute and more; what is tested is what happens after them.
    backoffMs: () => 200,
    log: (level, message, detail) => {
      if (level !== "info") console.error(message, detail ?? "");
    },
  });
  shared.executor = executor;
  onCreated?.();
  await executor.start();
  return {
    async stop() {
      await executor.stop({ graceMs: 5_000 });
      await endpoint.close();
      shared.executor = null;
      await closeDatabases();
    },
  };
}

type Served = Parameters<typeof serve>[0];

interface Endpoint {
  url: string;
  call?: (request: Request) => Promise<Response>;
  close(): Promise<void>;
}

/** The handler called without a socket between. */
async function callHandler(served: Served): Promise<Endpoint> {
  const { serve } = await import("inngest/edge");
  const handler = serve(served);
  return { url: "http://127.0.0.1/api/inngest", call: (request) => handler(request), close: async () => undefined };
}

/** The handler behind a port of its own. */
async function hostHandler(served: Served): Promise<Endpoint> {
  const { serve } = await import("inngest/node");
  const server = createServer(serve(served));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/api/inngest`, close };
}

/** SIGMASIGHT_NOW is the time at which this process began: what makes the app's clock show `now` at this moment. */
function environmentNow(now: string): string {
  return new Date(Date.parse(now) - performance.now()).toISOString();
}
