import path from "node:path";
import { ensureEmbeddedPostgres } from "@/db/embedded/server";
import { appClock, type Env, readEnv } from "@/lib/env";
import { runScript } from "./run-script";
import type { RunningApp } from "./stack/app-process";
import { ensureBuild } from "./stack/ensure-build";
import { givenSettings } from "./stack/environment";
import { runBatch } from "./stack/first-batch";
import { firstFreePort } from "./stack/ports";
import { inProject } from "./stack/project";
import { assertAlone, endLeftovers, forgetDemo, recordDemo } from "./stack/running-demo";
import { DEMO_USER, prepareDatabase, seedDemo } from "./stack/seed";
import { type Shutdown, watchForEnd } from "./stack/shutdown";
import { type SimulatedStackOptions, startAppOn, startMarket, untilOneDies } from "./stack/simulated-stack";
import { type Stages, stagesTo } from "./stack/stages";

/** What a demo takes from the environment; a `.env` is for the live app. */
const TAKEN = "HOST PORT SIGMASIGHT_DATA_DIR SIGMASIGHT_DIST_DIR SIGMASIGHT_NOW LOG_LEVEL".split(" ");
/** The bar is a minute; a slow laptop may take its time. */
const FIRST_BATCH_MS = 15 * 60_000;

/**
 * `npm run demo`: the whole product on this machine with simulated prices, from nothing to a filled page.
 *
 * Ctrl-C stops the app and the market and leaves PostgreSQL, so that the next start takes seconds.
 */
runScript(async () => {
  const env = demoEnv();
  const dataDir = inProject(env.SIGMASIGHT_DATA_DIR, "demo");
  const shutdown = watchForEnd(() => console.log("\nStopping the app and the market …"));
  try {
    await Promise.race([shutdown.asked, bringUp(env, dataDir, shutdown)]);
    await shutdown.run();
    forgetDemo(dataDir);
    console.log("Stopped. PostgreSQL stays up, for a quick start next time; npm run db:stop ends it.");
    process.exit(0);
  } finally {
    await shutdown.run();
  }
});

function demoEnv(): Env {
  // The market's address is not known yet; the settings are checked as if it were.
  return readEnv({ ...givenSettings(TAKEN), SIGMASIGHT_MARKET: "sandbox", SANDBOX_MARKET_URL: "http://127.0.0.1:1" });
}

/** Starts everything, then stays; ends only by a failure. */
async function bringUp(env: Env, dataDir: string, shutdown: Shutdown): Promise<never> {
  console.log("SigmaSight demo: simulated prices, everything on this machine.\n");
  await assertAlone(dataDir, console.log);
  await endLeftovers(dataDir);
  const stages = stagesTo(console.log);
  const databaseUrl = await bringUpDatabase(stages, env, dataDir);
  recordDemo(dataDir, { url: null, pids: [] });
  const distDir = env.SIGMASIGHT_DIST_DIR;
  await stages.stage(
    "build",
    "looking whether anything has changed",
    (note) => ensureBuild({ distDir, say: note }),
    (built) => (built ? "built, once" : "up to date"),
  );

  const stack: SimulatedStackOptions = {
    databaseUrl,
    dataDir,
    mode: "start",
    distDir,
    host: env.HOST,
    port: env.PORT,
    market: { now: env.SIGMASIGHT_NOW },
    settings: givenSettings(["LOG_LEVEL"]),
    shutdown,
  };
  const market = await stages.stage(
    "market",
    "starting the sandbox market",
    () => startMarket(stack),
    ({ address }) => `simulated prices at ${address}`,
  );
  const app = await stages.stage(
    "app",
    "starting the app",
    async (note) => {
      const port = await firstFreePort(env.PORT, env.HOST);
      if (port !== env.PORT) note(`port ${env.PORT} is taken, so it is ${port} this time`);
      return startAppOn(market, { ...stack, port });
    },
    ({ url }) => `answers at ${url}`,
  );
  recordDemo(dataDir, { url: app.url, pids: [market.pid, app.pid] });

  const died = untilOneDies(app, market);
  await Promise.race([fill(stages, app), died]);
  sayReady(app, dataDir);
  return died;
}

async function bringUpDatabase(stages: Stages, env: Env, dataDir: string): Promise<string> {
  const { url } = await stages.stage(
    "database",
    "starting PostgreSQL",
    (note) => ensureEmbeddedPostgres(dataDir, { say: note }),
    ({ started, port }) => `PostgreSQL ${started ? "started" : "was running"} on port ${port}`,
  );
  await stages.stage(
    "tables",
    "bringing the tables to the newest schema",
    async () => {
      await prepareDatabase(url, { market: "sandbox" });
      await seedDemo(url, appClock(env)());
    },
    () => "newest schema, universe, demo user and three sample portfolios",
  );
  return url;
}

async function fill(stages: Stages, app: RunningApp): Promise<void> {
  await stages.stage(
    "batch",
    "computing every symbol's numbers",
    (note) => runBatch({ url: app.url, reason: "the demo's start", deadlineMs: FIRST_BATCH_MS, say: note }),
    ({ ran, session }) => `${ran ? "published" : "already published"} for ${session}`,
  );
}

function sayReady(app: RunningApp, dataDir: string): void {
  const lines: [what: string, text: string][] = [
    ["Open", app.url],
    ["Log-in", `none needed yet: you are ${DEMO_USER.email}, an admin`],
    ["Log", path.join(dataDir, "app.log")],
    ["Stop", "Ctrl-C here; PostgreSQL stays up for a quick start next time (npm run db:stop ends it)"],
  ];
  console.log(`\n${lines.map(([what, text]) => `  ${what.padEnd(9)} ${text}`).join("\n")}\n`);
}
