import type { Pool, PoolClient } from "pg";
import type { StepResult } from "./wire";

/** Steps of a run that are stored already, by id. */
export type KnownSteps = ReadonlyMap<string, { done: boolean; race: boolean }>;

export async function selectKnownSteps(client: PoolClient, runId: string, ids: string[]): Promise<KnownSteps> {
  const { rows } = await client.query<{ id: string; done: boolean; race: boolean }>(
    `select id, status <> 'pending' as done, race from embedded_inngest.steps where run_id = $1 and id = any($2)`,
    [runId, ids],
  );
  return new Map(rows.map(({ id, ...step }) => [id, step]));
}

/** The results that a run remembers, in the order in which they came. */
export async function selectResults(pool: Pool, runId: string): Promise<{ id: string; result: StepResult }[]> {
  const { rows } = await pool.query<{ id: string; result: StepResult }>(
    "select id, result from embedded_inngest.steps where run_id = $1 and status <> 'pending' order by ordinal",
    [runId],
  );
  return rows;
}

/** A step to store; `result` is JSON text. */
export interface StepRow {
  id: string;
  name: string;
  race: boolean;
  status: "pending" | "succeeded" | "failed";
  ordinal?: number;
  result?: string;
  ended_at?: Date;
}

/** Store steps; those that were pending get their result. */
export async function insertSteps(client: PoolClient, runId: string, rows: StepRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `insert into embedded_inngest.steps (run_id, id, name, status, race, ordinal, result, created_at, ended_at)
     select $1, id, name, status, race, ordinal, result::json, $3, ended_at
     from json_to_recordset($2::json) as x(id text, name text, status embedded_inngest.step_status, race boolean,
       ordinal int, result text, ended_at timestamptz)
     on conflict (run_id, id) do update set status = excluded.status, ordinal = excluded.ordinal,
       result = excluded.result, ended_at = excluded.ended_at`,
    [runId, JSON.stringify(rows), now],
  );
}

/** The jobs of steps that are done. */
export async function deleteJobs(client: PoolClient, runId: string, stepIds: string[]): Promise<void> {
  if (stepIds.length === 0) return;
  await client.query(
    "delete from embedded_inngest.jobs where run_id = $1 and kind <> 'discover' and step_id = any($2)",
    [runId, stepIds],
  );
}

/** Queue planned steps and sleeps. */
export async function insertJobs(
  client: PoolClient,
  runId: string,
  jobs: { stepId: string; kind: "step" | "wake"; at: Date }[],
): Promise<void> {
  if (jobs.length === 0) return;
  await client.query(
    `insert into embedded_inngest.jobs (run_id, function_id, kind, step_id, due_at, sort_at, limit_keys)
     select runs.id, function_id, x.kind, x."stepId", x.at, x.at - make_interval(secs => priority), limit_keys
     from json_to_recordset($2::json) as x("stepId" text, kind embedded_inngest.job_kind, at timestamptz)
       cross join embedded_inngest.runs
     where runs.id = $1`,
    [runId, JSON.stringify(jobs)],
  );
}

/** Ask the function what comes next; while such a call is under way, once more after it. */
export async function queueDiscovery(client: PoolClient, runId: string, now: Date): Promise<void> {
  await client.query(
    `insert into embedded_inngest.jobs (run_id, function_id, kind, step_id, due_at, sort_at, limit_keys)
     select id, function_id, 'discover', 'step', $2, $2::timestamptz - make_interval(secs => priority), limit_keys
     from embedded_inngest.runs where id = $1
     on conflict (run_id, kind, step_id) do update set again = jobs.owner is not null`,
    [runId, now],
  );
}
