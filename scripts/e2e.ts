import { ensureChromium } from "./checks/chromium";
import { runScript } from "./run-script";
import type { RunningApp } from "./stack/app-process";
import { type Child, startChild } from "./stack/child";
import { freshDatabase } from "./stack/databases";
import { ensureBuild } from "./stack/ensure-build";
import { environmentWith } from "./stack/environment";
import { runBatch } from "./stack/first-batch";
import { freePort } from "./stack/ports";
import { inProject } from "./stack/project";
import { prepareDatabase, seedDemo } from "./stack/seed";
import { type Shutdown, watchForEnd } from "./stack/shutdown";
import { type SimulatedStackOptions, startAppOn, startMarket } from "./stack/simulated-stack";
import { stagesTo } from "./stack/stages";

/** A Friday evening in New York after the close: the same session, and so the same numbers, in every run. */
const NOW = new Date("2026-08-21T18:30:00-04:00");
const SEED = "e2e";
const DATA_DIR = inProject(".data/e2e");
const DIST_DIR = ".next-test";
const FIRST_BATCH_MS = 10 * 60_000;

/**
 * `npm run e2e [-- playwright's arguments]`: the browser tests in `e2e/` on the production build, with a database, a
 * market and ports of their own, and numbers published before the first test begins.
 *
 * `--report=FILE` also writes Playwright's JSON report.
 */
runScript(async () => {
  const shutdown = watchForEnd();
  try {
    const code = await Promise.race([shutdown.asked, runBrowserTests(shutdown)]);
    await shutdown.run();
    process.exit(code);
  } finally {
    await shutdown.run();
  }
});

async function runBrowserTests(shutdown: Shutdown): Promise<number> {
  const flags = process.argv.slice(2);
  const report = flags.find((flag) => flag.startsWith("--report="))?.slice("--report=".length);
  const stages = stagesTo(console.log);
  const browser = await stages.stage("browser", "looking for Chromium", ensureChromium, (path) => path);
  await stages.stage(
    "build",
    "looking whether anything has changed",
    (note) => ensureBuild({ distDir: DIST_DIR, say: note }),
    (built) => (built ? "built" : "up to date"),
  );
  const { app, market, stack, setAt } = await stages.stage(
    "app",
    "starting database, market and app",
    (note) => bringUp(shutdown, note),
    (running) => `answers at ${running.app.url}, prices from ${running.market.address}`,
  );
  await stages.stage(
    "batch",
    "computing every symbol's numbers",
    (note) => runBatch({ url: app.url, reason: "end-to-end tests", deadlineMs: FIRST_BATCH_MS, say: note }),
    ({ session }) => `published for ${session}`,
  );

  const playwright = await startChild({
    script: inProject("node_modules/@playwright/test/cli.js"),
    args: ["test", ...flags.filter((flag) => !flag.startsWith("--report="))],
    env: {
      ...environmentWith({}),
      SIGMASIGHT_E2E_URL: app.url,
      SIGMASIGHT_E2E_APP_PID: String(app.pid),
      SIGMASIGHT_E2E_DATABASE_URL: stack.databaseUrl,
      CHROMIUM_PATH: browser,
      ...(report ? { SIGMASIGHT_E2E_REPORT: report } : {}),
    },
    output: "inherit",
  });
  shutdown.add(playwright);
  const revived = startAgain(app, () => startAppOn(market, fromNowOn(stack, setAt)), playwright);
  const how = await playwright.ended;
  const last = (await revived) ?? app;
  if (last.hasEnded()) console.log(`The app ${await last.ended} under the tests.\n${last.lastLines(30)}`);
  if (market.hasEnded()) console.log(`The sandbox market ${await market.ended} under the tests.`);
  if (playwright.process.exitCode === null) console.log(`Playwright ${how}.`);
  return playwright.process.exitCode ?? 1;
}

async function bringUp(shutdown: Shutdown, note: (line: string) => void) {
  const database = await freshDatabase(DATA_DIR, "e2e", note);
  shutdown.add(database);
  await prepareDatabase(database.url, { market: "sandbox" });
  await seedDemo(database.url, NOW);
  const stack: SimulatedStackOptions = {
    databaseUrl: database.url,
    dataDir: DATA_DIR,
    mode: "start",
    distDir: DIST_DIR,
    host: "127.0.0.1",
    port: await freePort(),
    market: { now: NOW, seed: SEED },
    shutdown,
  };
  const market = await startMarket(stack);
  const setAt = performance.now();
  const app = await startAppOn(market, stack);
  return { app, market, stack, setAt };
}

/** The same stack for a process that begins later: the clock, which was set before, has gone on. */
function fromNowOn(stack: SimulatedStackOptions, setAt: number): SimulatedStackOptions {
  const now = new Date(NOW.getTime() + performance.now() - setAt);
  return { ...stack, market: { ...stack.market, now } };
}

/** The last of the tests kills the app, once; what keeps an app running would start it again. */
async function startAgain(app: Child, start: () => Promise<RunningApp>, tests: Child): Promise<RunningApp | null> {
  const how = await Promise.race([app.ended, tests.ended.then(() => null)]);
  if (how !== "ended by SIGKILL") return null;
  // What is left of its group goes with it.
  app.kill();
  return start();
}
