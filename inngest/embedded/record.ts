import type { PoolClient } from "pg";
import { LIMITS } from "./limits";
import { isRacing, meaningOf, type Plan, unsupportedStep } from "./operations";
import { deleteJobs, insertJobs, insertSteps, type KnownSteps, type StepRow, selectKnownSteps } from "./steps";
import type { Operation, StepResult, WireError } from "./wire";

/** What reported steps come to, once they are stored. */
export type Recorded =
  /** The run cannot go on, and why. */
  | { kind: "refused"; error: WireError }
  /** The function returned (`RunComplete`). */
  | { kind: "completed"; output: unknown }
  /** `discover`: the function is to be asked what comes next. `pending`: steps whose result is not known yet. */
  | { kind: "stored"; discover: boolean; pending: number };

/**
 * Store the steps that the SDK reports: results are remembered, planned steps and sleeps are queued (SDK_SPEC 5.3).
 * What was stored before is left as it is. The caller holds the run's row, so counts are exact.
 *
 * Of parallel steps the last to end asks for what comes next, of racing ones each (SDK_SPEC 5.5).
 */
export async function recordOperations(
  client: PoolClient,
  run: { runId: string; functionId: string },
  operations: readonly Operation[],
  now: Date,
): Promise<Recorded> {
  const known = await selectKnownSteps(
    client,
    run.runId,
    operations.map(({ id }) => id),
  );
  const report = read(run.functionId, operations, known, now);
  if ("error" in report) return { kind: "refused", error: report.error };
  const { results, plans, completed, discover } = report;

  const tooLarge = results.find(({ bytes }) => bytes > LIMITS.outputBytes);
  if (tooLarge !== undefined) {
    const { operation, bytes } = tooLarge;
    return tooMuch(run, `step "${operation.displayName}" returned ${bytes} bytes; ${LIMITS.outputBytes} are allowed`);
  }
  const created = plans.length + results.filter(({ operation }) => !known.has(operation.id)).length;
  const counts = await count(client, run.runId, created, results);
  if (counts.total > LIMITS.stepsPerRun) return tooMuch(run, `a run may have ${LIMITS.stepsPerRun} steps`);
  if (counts.bytes > LIMITS.stateBytes) return tooMuch(run, `a run's steps may return ${LIMITS.stateBytes} bytes`);

  const before = counts.done - results.length;
  await insertSteps(
    client,
    run.runId,
    [
      ...results.map((result, i) => doneRow(result, before + i + 1, now)),
      ...plans.map(({ operation }) => stepRow(operation)),
    ],
    now,
  );
  // What was done in the call that found it never had a job of its own.
  const planned = results.map(({ operation }) => operation.id).filter((id) => known.has(id));
  await deleteJobs(client, run.runId, planned);
  await insertJobs(
    client,
    run.runId,
    plans.map(({ operation, plan }) => ({ stepId: operation.id, ...plan })),
  );

  if (completed !== null) return { kind: "completed", ...completed };
  const pending = counts.total - counts.done;
  const raced = results.some(({ operation }) => known.get(operation.id)?.race ?? isRacing(operation));
  return { kind: "stored", discover: discover || (results.length > 0 && (pending === 0 || raced)), pending };
}

interface Result {
  operation: Operation;
  result: StepResult;
  /** The result as JSON, and its size. */
  text: string;
  bytes: number;
}

interface Report {
  results: Result[];
  plans: { operation: Operation; plan: Plan }[];
  completed: { output: unknown } | null;
  discover: boolean;
}

/** What is new in a report. */
function read(
  functionId: string,
  operations: readonly Operation[],
  known: KnownSteps,
  now: Date,
): Report | { error: WireError } {
  const report: Report = { results: [], plans: [], completed: null, discover: false };
  // A step that is reported twice counts once.
  for (const operation of new Map(operations.map((one) => [one.id, one])).values()) {
    const error = unsupportedStep(functionId, operation, now);
    if (error !== null) return { error };
    const meaning = meaningOf(operation, now);
    if (meaning.kind === "discover") report.discover = true;
    if (meaning.kind === "completed") report.completed = { output: meaning.output };
    if (meaning.kind === "plan" && !known.has(operation.id)) report.plans.push({ operation, plan: meaning.plan });
    if (meaning.kind === "result" && known.get(operation.id)?.done !== true) {
      const text = JSON.stringify(meaning.result);
      report.results.push({ operation, result: meaning.result, text, bytes: Buffer.byteLength(text) });
    }
  }
  return report;
}

async function count(
  client: PoolClient,
  runId: string,
  created: number,
  results: readonly Result[],
): Promise<{ total: number; done: number; bytes: number }> {
  const { rows } = await client.query<{ total: number; done: number; bytes: number }>(
    `update embedded_inngest.runs set steps_total = steps_total + $2, steps_done = steps_done + $3,
       state_bytes = state_bytes + $4
     where id = $1 returning steps_total as total, steps_done as done, state_bytes::float8 as bytes`,
    [runId, created, results.length, results.reduce((sum, { bytes }) => sum + bytes, 0)],
  );
  const [counts] = rows;
  if (counts === undefined) throw new Error(`The run ${runId} is gone while its steps are stored`);
  return counts;
}

function stepRow(operation: Operation): StepRow {
  const { id, displayName, name } = operation;
  return { id, name: displayName ?? name ?? id, race: isRacing(operation), status: "pending" };
}

function doneRow({ operation, result, text }: Result, ordinal: number, now: Date): StepRow {
  const status = result.type === "data" ? "succeeded" : "failed";
  return { ...stepRow(operation), status, ordinal, result: text, ended_at: now };
}

function tooMuch({ functionId }: { functionId: string }, what: string): Recorded {
  return { kind: "refused", error: { name: "LimitError", message: `Function "${functionId}": ${what}` } };
}
