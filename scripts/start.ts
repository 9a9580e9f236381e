import { selectMarketState } from "@/db/queries/market-state";
import { type Env, jobsMode, loadSettingsFile, readEnv } from "@/lib/env";
import { runScript } from "./run-script";
import { startApp } from "./stack/app-process";
import { ensureBuild } from "./stack/ensure-build";
import { requestRun } from "./stack/first-batch";
import { bringUpDatabase } from "./stack/live-database";
import { canListen } from "./stack/ports";
import { ScriptFailure } from "./stack/script-failure";
import { prepareDatabase, withDatabase } from "./stack/seed";
import { type Shutdown, watchForEnd } from "./stack/shutdown";

/**
 * `npm start`: the live app with the settings of the environment and `.env`. DATABASE_URL, or the embedded PostgreSQL
 * where there is none; Yahoo's prices; jobs on the Inngest server the settings name, or inside the app.
 */
runScript(async () => {
  loadSettingsFile();
  const env = readEnv();
  const shutdown = watchForEnd(() => console.log("Stopping the app …"));
  try {
    await Promise.race([shutdown.asked, serve(env, shutdown)]);
    await shutdown.run();
    process.exit(0);
  } finally {
    await shutdown.run();
  }
});

async function serve(env: Env, shutdown: Shutdown): Promise<never> {
  if (!(await canListen(env.PORT, env.HOST))) {
    throw new ScriptFailure(`Port ${env.PORT} on ${env.HOST} is taken: set PORT to a free one.`);
  }
  const urls = await bringUpDatabase(env, console.log);
  // Whoever has added symbols of their own before has chosen their universe.
  await prepareDatabase(urls.direct, { market: env.SIGMASIGHT_MARKET, listings: "if_empty" });
  await ensureBuild({ distDir: env.SIGMASIGHT_DIST_DIR, say: console.log });
  const app = await startApp({
    mode: "start",
    distDir: env.SIGMASIGHT_DIST_DIR,
    host: env.HOST,
    port: env.PORT,
    environment: { ...process.env, DATABASE_URL: urls.app },
  });
  shutdown.add(app);
  const jobs = jobsMode(env) === "embedded" ? "inside the app" : "on your Inngest server";
  console.log(`SigmaSight is at ${app.url}: prices from ${env.SIGMASIGHT_MARKET}, jobs ${jobs}. Ctrl-C stops it.`);
  await fillFirst(urls.direct, app.url);
  throw new ScriptFailure(`The app ${await app.ended}.`);
}

/** A database that nothing was ever published in need not wait for the evening. */
async function fillFirst(databaseUrl: string, appUrl: string): Promise<void> {
  const state = await withDatabase(databaseUrl, selectMarketState);
  if (state?.session) return;
  const { message } = await requestRun(appUrl, "first fill");
  console.log(`Nothing has been published yet. ${message} Watch it at ${appUrl}/admin.`);
}
