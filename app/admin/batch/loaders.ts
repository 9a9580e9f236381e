import { getDatabase } from "@/db/pools";
import { selectActivity, selectPhases } from "@/db/queries/batch-progress";
import { selectBatchRuns, selectFailures } from "@/db/queries/batch-runs";
import { selectMarketState } from "@/db/queries/market-state";
import { selectUniverseCounts } from "@/db/queries/universe";

const RUNS_SHOWN = 20;
const ACTIVITY_SHOWN = 50;
const FAILURES_SHOWN = 200;

/** Everything the operator's page and the API's status show, from rows alone. */
export async function loadBatchStatus() {
  const db = getDatabase("requests");
  const [published, universe, runs] = await Promise.all([
    selectMarketState(db),
    selectUniverseCounts(db),
    selectBatchRuns(db, { limit: RUNS_SHOWN }),
  ]);
  const [run = null] = runs;
  if (run === null) {
    return { run, runs, phases: [], activity: [], failures: [], failureCount: 0, published, universe };
  }
  const [phases, activity, failed] = await Promise.all([
    selectPhases(db, { runId: run.id }),
    selectActivity(db, { runId: run.id, limit: ACTIVITY_SHOWN }),
    selectFailures(db, { runId: run.id, limit: FAILURES_SHOWN }),
  ]);
  return { run, runs, phases, activity, failures: failed.failures, failureCount: failed.total, published, universe };
}
