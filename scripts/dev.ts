import { ensureEmbeddedPostgres } from "@/db/embedded/server";
import { appClock, type Env, readEnv } from "@/lib/env";
import { runScript } from "./run-script";
import { givenSettings } from "./stack/environment";
import { runBatch } from "./stack/first-batch";
import { firstFreePort } from "./stack/ports";
import { inProject } from "./stack/project";
import { prepareDatabase, seedDemo } from "./stack/seed";
import { type Shutdown, watchForEnd } from "./stack/shutdown";
import { type SimulatedStackOptions, startAppOn, startMarket, untilOneDies } from "./stack/simulated-stack";

const TAKEN = "HOST PORT SIGMASIGHT_DATA_DIR SIGMASIGHT_NOW LOG_LEVEL".split(" ");
/** In development every route is compiled when it is first called. */
const FIRST_BATCH_MS = 30 * 60_000;

/** `npm run dev`: `next dev` on simulated prices, with a database of its own in `<data dir>/dev`. */
runScript(async () => {
  const env = readEnv({
    ...givenSettings(TAKEN),
    SIGMASIGHT_MARKET: "sandbox",
    SANDBOX_MARKET_URL: "http://127.0.0.1:1",
  });
  const shutdown = watchForEnd();
  try {
    await Promise.race([shutdown.asked, develop(env, shutdown)]);
    await shutdown.run();
    process.exit(0);
  } finally {
    await shutdown.run();
  }
});

async function develop(env: Env, shutdown: Shutdown): Promise<never> {
  const dataDir = inProject(env.SIGMASIGHT_DATA_DIR, "dev");
  const { url } = await ensureEmbeddedPostgres(dataDir, { say: console.log });
  await prepareDatabase(url, { market: "sandbox" });
  await seedDemo(url, appClock(env)());

  const port = await firstFreePort(env.PORT, env.HOST);
  if (port !== env.PORT) console.log(`Port ${env.PORT} is taken, so it is ${port} this time.`);
  const stack: SimulatedStackOptions = {
    databaseUrl: url,
    dataDir,
    showAppLog: true,
    mode: "dev",
    // What Next compiles for development stands in a folder inside this one, apart from any build.
    distDir: ".next",
    host: env.HOST,
    port,
    market: { now: env.SIGMASIGHT_NOW },
    settings: givenSettings(["LOG_LEVEL"]),
    shutdown,
  };
  const market = await startMarket(stack);
  console.log(`The sandbox market is at ${market.address}.`);
  const app = await startAppOn(market, stack);
  const died = untilOneDies(app, market);
  // Next writes a line for every look.
  const looks = { deadlineMs: FIRST_BATCH_MS, say: console.log, lookAgainMs: 4_000 };
  const batch = { url: app.url, reason: "npm run dev", ...looks };
  // Its failure is what the developer may be working on: the server stays.
  const filled = runBatch(batch).then(
    ({ session }) => `Numbers are published for ${session}. The app is at ${app.url}.`,
    (error: unknown) => `The batch failed: ${error instanceof Error ? error.message : error}`,
  );
  console.log(await Promise.race([filled, died]));
  return died;
}
