import type { Pool, PoolClient } from "pg";
import { inTransaction } from "./database";
import { insertInternalEvent } from "./events";
import type { StoredEvent, WireError } from "./wire";

/** How a run ends. */
export type Outcome =
  | { status: "completed"; output: unknown }
  | { status: "failed"; error: WireError }
  | { status: "cancelled"; error: WireError };

/**
 * End a run: nothing of it is done any more, and what still executes is refused at its next checkpoint. A failure or a
 * cancellation is told by an event, which is what `onFailure` is triggered by.
 *
 * @returns false where the run had ended already, or never was
 */
export async function endRun(client: PoolClient, runId: string, outcome: Outcome, now: Date): Promise<boolean> {
  const output = outcome.status === "completed" ? JSON.stringify(outcome.output ?? null) : null;
  const error = outcome.status === "completed" ? null : JSON.stringify(outcome.error);
  const { rows } = await client.query<{ function_id: string; event: StoredEvent }>(
    `update embedded_inngest.runs set status = $2, output = $3, error = $4, ended_at = $5
     where id = $1 and ended_at is null returning function_id, event`,
    [runId, outcome.status, output, error, now],
  );
  const [run] = rows;
  if (run === undefined) return false;
  await client.query("delete from embedded_inngest.jobs where run_id = $1", [runId]);
  if (outcome.status !== "completed") {
    const { function_id, event } = run;
    const data = { function_id, run_id: runId, event, events: [event], error: outcome.error };
    await insertInternalEvent(client, `inngest/function.${outcome.status}`, data, now);
  }
  return true;
}

/** A run as operators see it. Times are the injected clock's. */
export interface RunSummary {
  id: string;
  functionId: string;
  status: "queued" | "running" | "completed" | "failed" | "cancelled";
  event: StoredEvent;
  stepsTotal: number;
  stepsDone: number;
  output: unknown;
  error: WireError | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

export interface RunFilter {
  id?: string;
  functionId?: string;
  status?: RunSummary["status"];
  /** The newest so many; 50 where not said. */
  limit?: number;
}

/** The newest runs first. */
export async function selectRuns(pool: Pool, { id, functionId, status, limit = 50 }: RunFilter): Promise<RunSummary[]> {
  const { rows } = await pool.query<RunSummary>(
    `select id, function_id as "functionId", status, event, steps_total as "stepsTotal", steps_done as "stepsDone",
       output, error, created_at as "createdAt", started_at as "startedAt", ended_at as "endedAt"
     from embedded_inngest.runs
     where ($1::text is null or id = $1) and ($2::text is null or function_id = $2)
       and ($3::embedded_inngest.run_status is null or status = $3)
     order by created_at desc, id desc limit $4`,
    [id ?? null, functionId ?? null, status ?? null, limit],
  );
  return rows;
}

/** End the runs of functions that no living process serves any more, so that nothing waits for ever. */
export async function failUnservedRuns(pool: Pool, now: Date): Promise<string[]> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string; function_id: string }>(
      `select id, function_id from embedded_inngest.runs
       where ended_at is null and not exists (
         select from embedded_inngest.processes p where p.functions is null or runs.function_id = any(p.functions))
       order by id limit 500`,
    );
    for (const { id, function_id } of rows) {
      const error = { name: "FunctionNotFound", message: `No function ${function_id} is served any more` };
      await endRun(client, id, { status: "failed", error }, now);
    }
    return [...new Set(rows.map(({ function_id }) => function_id))];
  });
}
