import type { Pool } from "pg";
import { retryAfter } from "./backoff";
import type { Job } from "./claim";
import { isTransient, persistently } from "./database";
import { readCall } from "./dispatch";
import type { Functions } from "./functions";
import { MAX_LOST_LEASES } from "./limits";
import type { Log } from "./log";
import { type Call, callRequest, type Endpoint, type Reply, readReply } from "./protocol";
import { isLastAttempt, settleJob } from "./settle";

export interface WorkerOptions {
  pool: Pool;
  endpoint: Endpoint;
  call: (request: Request) => Promise<Response>;
  /** The longest that a call may take, in milliseconds. */
  callTimeoutMs: number;
  functions: Functions;
  now: () => Date;
  backoffMs: (attempt: number) => number;
  log: Log;
  /** Awaited before the call. */
  courtesy: () => Promise<void>;
  /** Ends calls when the executor stops without waiting any longer. */
  abandon: AbortSignal;
}

/** Do one claimed job: call the function and write down what came of it, also if the database is away for a while. */
export async function doJob(job: Job, options: WorkerOptions): Promise<void> {
  const { pool, now, abandon, log } = options;
  const maxAttempts = options.functions.get(job.functionId)?.maxAttempts ?? 1;
  const giveUp = () => abandon.aborted;
  await options.courtesy();
  const call = await persistently(() => readCall(pool, job, maxAttempts), giveUp);
  if (call === null) return;
  const reply = await replyTo(job, call, options);
  if (abandon.aborted) return;
  if (reply.kind === "failed") {
    const fate = reply.final || isLastAttempt(job, maxAttempts) ? "fails its run" : "is tried again";
    log("warn", `${job.functionId}, run ${job.runId}: attempt ${job.attempt + 1} ${fate}: ${reply.error.message}`);
  }
  const retryAt = (attempt: number, header: string | null): Date =>
    retryAfter(header, now()) ?? new Date(now().getTime() + options.backoffMs(attempt));
  try {
    await persistently(() => settleJob(pool, job, reply, { now: now(), maxAttempts, retryAt }), giveUp);
  } catch (error) {
    if (isTransient(error)) throw error;
    // The database will not have this result, now or later: say so in the run rather than run the step for ever.
    log("error", `${job.functionId}, run ${job.runId}: the result could not be stored`, error);
    const message = `The result could not be stored: ${error instanceof Error ? error.message : error}`;
    const failure: Reply = { kind: "failed", error: { name: "StoreError", message }, final: true, retryAfter: null };
    await persistently(() => settleJob(pool, job, failure, { now: now(), maxAttempts, retryAt }), giveUp);
  }
}

async function replyTo(
  job: Job,
  call: Call,
  { endpoint, call: send, callTimeoutMs, abandon }: WorkerOptions,
): Promise<Reply> {
  const failed = (name: string, message: string): Reply => ({
    kind: "failed",
    error: { name, message },
    final: false,
    retryAfter: null,
  });
  if (job.lost >= MAX_LOST_LEASES) {
    return failed("ProcessDied", `The process died ${job.lost} times while it executed this step`);
  }
  try {
    const signal = AbortSignal.any([abandon, AbortSignal.timeout(callTimeoutMs)]);
    return await readReply(await send(callRequest(endpoint, call, signal)), endpoint);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return failed("EndpointError", `The call to ${endpoint.url} failed: ${cause}`);
  }
}
