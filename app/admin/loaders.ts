import { getDatabase } from "@/db/pools";
import { selectAlerts } from "@/db/queries/alerts";
import { selectActivity, selectPhases } from "@/db/queries/batch-progress";
import {
  type BatchRun,
  selectBatchRun,
  selectBatchRuns,
  selectFailures,
  selectLatestRun,
} from "@/db/queries/batch-runs";
import { selectFreshness } from "@/db/queries/freshness";
import { selectMarketState } from "@/db/queries/market-state";
import { selectModelCards } from "@/db/queries/model-cards";
import { selectEndedQuarantine, selectQuarantine } from "@/db/queries/price-quarantine";
import { selectBudgetUse } from "@/db/queries/provider-budget";
import { selectCallMinutes, selectCallTotals } from "@/db/queries/provider-calls";
import { selectProviderHealth } from "@/db/queries/provider-health";
import { selectRetries } from "@/db/queries/retries";
import { selectUniverseCounts } from "@/db/queries/universe";
import { appClock, readEnv } from "@/lib/env";
import { readAsOf } from "../as-of";

const RUNS_SHOWN = 20;
const ACTIVITY_SHOWN = 50;
const FAILURES_SHOWN = 500;
const ALERTS_SHOWN = 20;
const QUARANTINE_SHOWN = 200;
const ENDED_SHOWN = 20;
/** Every run of the history that was published has its card among these. */
const CARDS_KNOWN = 60;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Everything the operator's page and the API's status show, from rows alone. */
export async function loadOperatorStatus() {
  const db = getDatabase("requests");
  const now = appClock(readEnv())();
  const [run, runs, published, alerts, freshness, quarantine, universe, cards, provider, asOf] = await Promise.all([
    selectLatestRun(db),
    selectBatchRuns(db, { limit: RUNS_SHOWN }),
    loadPublished(),
    selectAlerts(db, { limit: ALERTS_SHOWN }),
    selectFreshness(db),
    loadQuarantine(),
    selectUniverseCounts(db),
    selectModelCards(db, { limit: CARDS_KNOWN }),
    loadProvider(now),
    readAsOf(db),
  ]);
  const night = await loadNight(run);
  return { now, run, runs, published, alerts, freshness, quarantine, universe, cards, provider, asOf, ...night };
}

/** The run readers see; null before the first publish. */
async function loadPublished(): Promise<BatchRun | null> {
  const db = getDatabase("requests");
  const state = await selectMarketState(db);
  return state?.runId ? selectBatchRun(db, { runId: state.runId }) : null;
}

/** Prices kept out, newest first, then what was held against others and is over. */
async function loadQuarantine() {
  const db = getDatabase("requests");
  const [{ rows, open }, ended] = await Promise.all([
    selectQuarantine(db, { limit: QUARANTINE_SHOWN }),
    selectEndedQuarantine(db, { limit: ENDED_SHOWN }),
  ]);
  return { open, rows: [...rows.filter(({ status }) => status === "open"), ...ended] };
}

/** What the newest run over the whole universe has done, and what retries of its failures have come to since. */
async function loadNight(run: BatchRun | null) {
  if (run === null) return { phases: [], activity: [], failures: [], failureCount: 0, retries: [] };
  const db = getDatabase("requests");
  const [phases, activity, failed, retries] = await Promise.all([
    selectPhases(db, { runId: run.id }),
    selectActivity(db, { runId: run.id, limit: ACTIVITY_SHOWN }),
    selectFailures(db, { runId: run.id, limit: FAILURES_SHOWN }),
    selectRetries(db, { since: run.startedAt }),
  ]);
  return { phases, activity, failures: failed.failures, failureCount: failed.total, retries };
}

/** The breaker, the calls of the last hour and day, and what the hourly budget has left. */
async function loadProvider(now: Date) {
  const db = getDatabase("requests");
  const env = readEnv();
  const provider = env.SIGMASIGHT_MARKET;
  const hourAgo = new Date(now.getTime() - HOUR_MS);
  const dayAgo = new Date(now.getTime() - DAY_MS);
  const [health, minutes, totals, used] = await Promise.all([
    selectProviderHealth(db, { provider }),
    selectCallMinutes(db, { provider, since: hourAgo }),
    selectCallTotals(db, { provider, since: dayAgo, until: now }),
    selectBudgetUse(db, { provider, now }),
  ]);
  // The simulated market may be asked as often as one likes.
  const allowed = provider === "yahoo" ? env.MARKET_CALLS_PER_HOUR : null;
  return { provider, health, minutes, totals, budget: { used, allowed } };
}

export type OperatorStatus = Awaited<ReturnType<typeof loadOperatorStatus>>;
