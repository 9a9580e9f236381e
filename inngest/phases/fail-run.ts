import { failOpenPhases, insertActivity } from "@/db/queries/batch-progress";
import { finishBatchRun, selectBatchRunOfJob } from "@/db/queries/batch-runs";
import { deleteStaged } from "@/db/queries/symbol-metrics";
import type { JobContext } from "./context";

/** Longer messages carry a statement with all its values. */
const LONGEST_MESSAGE = 300;

/** A job that gave up leaves a run that says so, and nothing staged; what readers see stays as it was. */
export async function failRun(
  { db, now }: Pick<JobContext, "db" | "now">,
  { jobRunId, message }: { jobRunId: string; message: string },
): Promise<void> {
  const run = await selectBatchRunOfJob(db, { jobRunId });
  if (run === null) return;
  const { id: runId } = run;
  const summary = message.slice(0, LONGEST_MESSAGE);
  const outcome = `Failed: ${summary}`;
  await db.transaction(async (tx) => {
    const ended = await finishBatchRun(tx, { runId, status: "failed", outcome, now: now() });
    if (!ended) return;
    await failOpenPhases(tx, { runId, summary, now: now() });
    await insertActivity(tx, { runId, level: "error", message: outcome, now: now() });
    await deleteStaged(tx, { runId });
  });
}
