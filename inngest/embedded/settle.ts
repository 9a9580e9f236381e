import type { Pool, PoolClient } from "pg";
import type { Job } from "./claim";
import { inTransaction } from "./database";
import { lockRun, StaleDispatch } from "./dispatch";
import { LIMITS, MAX_LOST_LEASES } from "./limits";
import { unsupportedStep } from "./operations";
import type { Reply } from "./protocol";
import { recordOperations } from "./record";
import { endRun } from "./runs";
import { queueDiscovery } from "./steps";
import type { WireError } from "./wire";

export interface SettleOptions {
  now: Date;
  /** First try and retries that the function allows. */
  maxAttempts: number;
  /** When to try again, from the `Retry-After` header or the attempt's number. */
  retryAt: (attempt: number, retryAfter: string | null) => Date;
}

type Failure = Extract<Reply, { kind: "failed" }>;

/**
 * Write down what came of a call, in one transaction: the end of the run, another try, or the steps it reported.
 * Where the dispatch is stale nothing is written.
 */
export async function settleJob(pool: Pool, job: Job, reply: Reply, options: SettleOptions): Promise<void> {
  try {
    await inTransaction(pool, async (client) => {
      await lockRun(client, job.dispatch);
      if (reply.kind === "completed") await complete(client, job, reply.output, options.now);
      else if (reply.kind === "failed") await failOrRetry(client, job, reply, options);
      else await settleOperations(client, job, reply, options);
    });
  } catch (error) {
    if (!(error instanceof StaleDispatch)) throw error;
  }
}

/** Whether a failure of this job is the run's: all attempts are used up, or it kills every process that runs it. */
export function isLastAttempt({ attempt, lost }: Job, maxAttempts: number): boolean {
  return attempt + 1 >= maxAttempts || lost >= MAX_LOST_LEASES;
}

async function complete(client: PoolClient, job: Job, output: unknown, now: Date): Promise<void> {
  const bytes = Buffer.byteLength(JSON.stringify(output ?? null));
  if (bytes <= LIMITS.outputBytes) {
    await endRun(client, job.runId, { status: "completed", output }, now);
  } else {
    const message = `Function "${job.functionId}" returned ${bytes} bytes; ${LIMITS.outputBytes} are allowed`;
    await fail(client, job, { name: "LimitError", message }, now);
  }
}

async function fail(client: PoolClient, { runId }: Job, error: WireError, now: Date): Promise<void> {
  await endRun(client, runId, { status: "failed", error }, now);
}

async function failOrRetry(client: PoolClient, job: Job, failure: Failure, options: SettleOptions): Promise<void> {
  const { error, final, retryAfter } = failure;
  if (final || isLastAttempt(job, options.maxAttempts)) return fail(client, job, error, options.now);
  await changeJob(
    client,
    `update embedded_inngest.jobs set attempt = attempt + 1, lost = 0, due_at = $2,
       sort_at = sort_at + ($2::timestamptz - due_at), owner = null, dispatch = null
     where dispatch = $1`,
    [job.dispatch, options.retryAt(job.attempt, retryAfter)],
  );
}

async function settleOperations(
  client: PoolClient,
  job: Job,
  reply: Extract<Reply, { kind: "operations" }>,
  options: SettleOptions,
): Promise<void> {
  const { operations, final, retryAfter } = reply;
  const { now, maxAttempts } = options;
  const [only, ...others] = operations;
  // A step that threw is tried again as part of the same job; one that nobody here can serve is not.
  if (only?.op === "StepError" && others.length === 0 && !final && !isLastAttempt(job, maxAttempts)) {
    const error = unsupportedStep(job.functionId, only, now);
    if (error !== null) return fail(client, job, error, now);
    return failOrRetry(client, job, { kind: "failed", error: { name: "", message: "" }, final, retryAfter }, options);
  }
  if (only?.op === "RunComplete" && others.length === 0) return complete(client, job, only.data, now);
  const again = await finishJob(client, job, now);
  const recorded = await recordOperations(client, job, operations, now);
  if (recorded.kind === "refused") return fail(client, job, recorded.error, now);
  if (recorded.kind === "completed") return complete(client, job, recorded.output, now);
  if (recorded.discover) return queueDiscovery(client, job.runId, now);
  if (recorded.pending > 0 || again) return;
  const message = `Function "${job.functionId}" reported no step and did not end`;
  return fail(client, job, { name: "ProtocolError", message }, now);
}

/**
 * The job is done.
 *
 * @returns whether it was asked for again while it ran, and is due once more
 */
async function finishJob(client: PoolClient, { dispatch }: Job, now: Date): Promise<boolean> {
  const done = await client.query("delete from embedded_inngest.jobs where dispatch = $1 and not again", [dispatch]);
  if (done.rowCount === 1) return false;
  await changeJob(
    client,
    `update embedded_inngest.jobs set again = false, attempt = 0, lost = 0, due_at = $2,
       sort_at = sort_at + ($2::timestamptz - due_at), owner = null, dispatch = null
     where dispatch = $1`,
    [dispatch, now],
  );
  return true;
}

/** Change the job of a dispatch, or find that it is somebody else's by now. */
async function changeJob(client: PoolClient, statement: string, values: unknown[]): Promise<void> {
  if ((await client.query(statement, values)).rowCount === 0) throw new StaleDispatch();
}
