import { assertSameMarket } from "@/db/market-identity";
import { getDatabase, getOpenDatabase } from "@/db/pools";
import { claimMarket } from "@/db/queries/market-state";
import { alertSettings } from "@/lib/alerts/send-alert";
import { appClock, type Env, isServerless, jobsMode } from "@/lib/env";
import { MODEL_VERSION } from "@/lib/factors/catalog";
import { log } from "@/lib/log";
import { EmbeddedExecutor, sharedExecutor } from "./embedded";
import { deliverAlerts } from "./phases/deliver-alerts";
import { recordStart } from "./phases/raise-alerts";
import { watchRequests } from "./requests-first";

/**
 * Begins the app's own work once its process is up: makes sure that the database belongs to the configured market, and
 * starts the embedded executor where no Inngest server is named. Returns at once, because the port that the executor
 * calls is not listening yet while Next registers. A failure is loud and ends the process: jobs that silently never run,
 * or simulated prices among real ones, are worse than no app.
 */
export function boot(env: Env): void {
  const executor = jobsMode(env) === "embedded" ? createExecutor(env) : null;
  begin(env, executor).catch((error: unknown) => {
    log().fatal({ err: error }, "the app's jobs did not start");
    process.exit(1);
  });
}

async function begin(env: Env, executor: EmbeddedExecutor | null): Promise<void> {
  const market = env.SIGMASIGHT_MARKET;
  assertSameMarket(await claimMarket(getDatabase("jobs"), { market, modelVersion: MODEL_VERSION }), market);
  // Where processes come and go with requests, their starts say nothing.
  if (!isServerless(env)) countStart(env);
  await executor?.start();
}

/**
 * Beside the start, not before it: a loop of restarts is told of by whichever process lives long enough, and a start that
 * cannot be counted is no reason not to start.
 */
function countStart(env: Env): void {
  const edge = { db: getDatabase("jobs"), now: appClock(env) };
  recordStart(edge, () => new Date())
    .then(() => deliverAlerts(edge, alertSettings(env)))
    .catch((error: unknown) => log().warn({ err: error }, "the app's start was not counted"));
}

/** The process's executor; events are taken from the moment it exists, before it has started. */
function createExecutor(env: Env): EmbeddedExecutor {
  const shared = sharedExecutor();
  if (shared.executor !== null) return shared.executor;
  const host = env.HOST === "0.0.0.0" || env.HOST === "::" ? "127.0.0.1" : env.HOST;
  const path = "/api/inngest";
  const requests = watchRequests(path);
  shared.executor = new EmbeddedExecutor({
    pool: getOpenDatabase("jobs").pool,
    signingKey: shared.signingKey,
    url: `http://${host}:${env.PORT}${path}`,
    courtesy: () => requests.turn(),
    workers: env.DB_POOL_SIZE - env.DB_REQUEST_RESERVE,
    now: appClock(env),
    log: (level, message, details) => log()[level]({ jobs: details }, message),
  });
  return shared.executor;
}
