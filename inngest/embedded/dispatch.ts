import type { Pool, PoolClient } from "pg";
import type { Job } from "./claim";
import { inTransaction } from "./database";
import type { Call } from "./protocol";
import { recordOperations } from "./record";
import { endRun } from "./runs";
import { selectResults } from "./steps";
import type { Operation, StoredEvent } from "./wire";

/**
 * Make ready the call for a claimed job: read what its run remembers.
 *
 * @returns null where the run has ended meanwhile
 */
export async function readCall(pool: Pool, job: Job, maxAttempts: number): Promise<Call | null> {
  const { rows } = await pool.query<{ event: StoredEvent; pending: number; done: number }>(
    `select event, steps_total - steps_done as pending, steps_done as done
     from embedded_inngest.runs where id = $1 and ended_at is null`,
    [job.runId],
  );
  const [run] = rows;
  if (run === undefined) return null;
  const steps = run.done === 0 ? [] : await selectResults(pool, job.runId);
  const { functionId, runId, stepId, attempt, dispatch } = job;
  return {
    functionId,
    runId,
    stepId,
    attempt,
    maxAttempts,
    event: run.event,
    steps,
    planOnly: run.pending > 0,
    dispatch,
  };
}

/** Somebody else has the job now, or its run has ended: what this process did of it does not count. */
export class StaleDispatch extends Error {}

/**
 * Take hold of the run whose job was dispatched under this id, to the end of the transaction.
 *
 * @throws StaleDispatch where that dispatch no longer counts
 */
export async function lockRun(
  client: PoolClient,
  dispatch: string,
): Promise<{ runId: string; functionId: string; lost: number }> {
  const { rows } = await client.query<{ runId: string; functionId: string; lost: number }>(
    `select r.id as "runId", r.function_id as "functionId", j.lost
     from embedded_inngest.runs r join embedded_inngest.jobs j on j.run_id = r.id
     where j.dispatch = $1 and r.ended_at is null for update of r`,
    [dispatch],
  );
  const [run] = rows;
  if (run === undefined) throw new StaleDispatch();
  return run;
}

/**
 * Store steps that were done in a call that goes on: async checkpointing, the SDK's `POST /v1/checkpoint/RUN/async`.
 *
 * @returns false where the dispatch is stale or the run cannot go on; the SDK stops the call when it is told so
 */
export async function checkpoint(pool: Pool, dispatch: string, operations: Operation[], now: Date): Promise<boolean> {
  try {
    return await inTransaction(pool, async (client) => {
      const run = await lockRun(client, dispatch);
      const recorded = await recordOperations(client, run, operations, now);
      if (recorded.kind !== "refused") {
        // A process that dies at the next step has not died at this one.
        if (run.lost > 0)
          await client.query("update embedded_inngest.jobs set lost = 0 where dispatch = $1", [dispatch]);
        return true;
      }
      await endRun(client, run.runId, { status: "failed", error: recorded.error }, now);
      return false;
    });
  } catch (error) {
    if (error instanceof StaleDispatch) return false;
    throw error;
  }
}
