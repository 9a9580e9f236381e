import { failOpenPhases, insertActivity } from "@/db/queries/batch-progress";
import { finishBatchRun, selectBatchRun, selectBatchRunOfJob } from "@/db/queries/batch-runs";
import { deleteStaged } from "@/db/queries/symbol-metrics";
import type { JobContext } from "./context";

type Edge = Pick<JobContext, "db" | "now">;

/** What drizzle puts behind the statement that failed. */
const STATEMENT_VALUES = /\nparams: [\s\S]*$/;
/** Longer messages carry a statement. */
const LONGEST_MESSAGE = 300;

/** A job that gave up leaves a run that says so, and nothing staged; what readers see stays as it was. */
export async function failRun(
  context: Edge,
  { jobRunId, message }: { jobRunId: string; message: string },
): Promise<void> {
  const run = await selectBatchRunOfJob(context.db, { jobRunId });
  if (run === null) return;
  const summary = message.replace(STATEMENT_VALUES, "").slice(0, LONGEST_MESSAGE);
  await endUnfinished(context, { runId: run.id, status: "failed", summary, outcome: `Failed: ${summary}` });
}

/**
 * Ends a run by hand. What its job is about just now it may still write, which harms nobody; its next step finds the run
 * ended.
 *
 * @param by who wants it, as the screen is to show it
 * @returns whether there was something to cancel, and a sentence for whoever asked
 */
export async function cancelRun(
  context: Edge,
  { runId, by }: { runId: string; by: string },
): Promise<{ ok: boolean; sentence: string }> {
  const outcome = `Cancelled by ${by}.`;
  const ended = await endUnfinished(context, { runId, status: "cancelled", summary: "cancelled", outcome });
  const run = await selectBatchRun(context.db, { runId });
  if (run === null) return { ok: false, sentence: "There is no such run." };
  if (!ended) return { ok: false, sentence: `The run of ${run.session} is ${run.status} already.` };
  return { ok: true, sentence: `The run of ${run.session} is cancelled; readers keep the night before.` };
}

/** @returns false where the run has ended already */
function endUnfinished(
  { db, now }: Edge,
  ending: { runId: string; status: "failed" | "cancelled"; summary: string; outcome: string },
): Promise<boolean> {
  const { runId, status, summary, outcome } = ending;
  return db.transaction(async (tx) => {
    const ended = await finishBatchRun(tx, { runId, status, outcome, now: now() });
    if (!ended) return false;
    await failOpenPhases(tx, { runId, summary, now: now() });
    const level = status === "failed" ? "error" : "warning";
    await insertActivity(tx, { runId, level, message: outcome, now: now() });
    await deleteStaged(tx, { runId });
    return true;
  });
}
