import canonicalize from "canonicalize";
import type { InBandRegisterRequest } from "inngest/types";
import { LIMITS } from "./limits";
import { isSigned, sign } from "./signature";
import { isRecord, type Operation, readError, type StepResult, type StoredEvent, type WireError } from "./wire";

/** Where the SDK listens, and the key that both sides sign with. */
export interface Endpoint {
  url: string;
  signingKey: string;
}

/** One call of a function: what it is, and what it remembers (SDK_SPEC 4.4.1). */
export interface Call {
  functionId: string;
  runId: string;
  /** `"step"` to find what comes next, or the hash of the planned step to run. */
  stepId: string;
  /** From 0. */
  attempt: number;
  maxAttempts: number;
  event: StoredEvent;
  /** In the order in which they were done. */
  steps: { id: string; result: StepResult }[];
  /** Other steps are under way, so this call may plan steps and not run them. */
  planOnly: boolean;
  /** Names this very call: what the SDK checkpoints under it counts only while the job is ours. */
  dispatch: string;
}

/** What came of a call (SDK_SPEC 4.4.3, 5.1). */
export type Reply =
  | { kind: "completed"; output: unknown }
  | ({ kind: "failed"; error: WireError } & Retry)
  | ({ kind: "operations"; operations: Operation[] } & Retry);

interface Retry {
  /** The SDK says that trying again is of no use. */
  final: boolean;
  /** The `Retry-After` header. */
  retryAfter: string | null;
}

/** A signed in-band sync: the SDK answers with its functions instead of registering them elsewhere (SDK_SPEC 4.3). */
export function syncRequest(endpoint: Endpoint, signal: AbortSignal): Request {
  const headers = { "x-inngest-sync-kind": "in_band" };
  return signedRequest(endpoint, "PUT", endpoint.url, { url: endpoint.url }, headers, signal);
}

/** @throws where the answer is not the SDK's, saying what it is instead */
export async function readSync(response: Response, { signingKey, url }: Endpoint): Promise<InBandRegisterRequest> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered the sync with ${response.status}: ${text.slice(0, 300)}`);
  if (!isSigned(text, response.headers.get("x-inngest-signature"), signingKey)) {
    throw new Error(`${url} answered the sync without our signature: another process listens there`);
  }
  const answer: Partial<InBandRegisterRequest> = JSON.parse(text);
  if (!Array.isArray(answer.functions)) {
    throw new Error(`${url} did not list its functions; is INNGEST_ALLOW_IN_BAND_SYNC switched off?`);
  }
  return answer as InBandRegisterRequest;
}

/** A signed call request (SDK_SPEC 4.4). `fn_id` and `qi_id` are what turns the SDK's checkpointing on. */
export function callRequest(endpoint: Endpoint, call: Call, signal: AbortSignal): Request {
  const url = new URL(endpoint.url);
  url.searchParams.set("fnId", call.functionId);
  url.searchParams.set("stepId", call.stepId);
  const body = (useApi: boolean) => ({
    // The SDK chooses the execution version.
    version: -1,
    event: call.event,
    events: useApi ? [] : [call.event],
    steps: useApi ? {} : Object.fromEntries(call.steps.map(({ id, result }) => [id, result])),
    ctx: {
      run_id: call.runId,
      fn_id: call.functionId,
      qi_id: call.dispatch,
      attempt: call.attempt,
      max_attempts: call.maxAttempts,
      disable_immediate_execution: call.planOnly,
      use_api: useApi,
      stack: { stack: call.steps.map(({ id }) => id), current: call.steps.length },
    },
  });
  const whole = canonical(body(false));
  const text = Buffer.byteLength(whole) > LIMITS.callBytes ? canonical(body(true)) : whole;
  return signedRequest(endpoint, "POST", url.href, text, { "x-request-id": call.dispatch }, signal);
}

/** Read what a call came to. What is not the SDK's answer is a failure that is worth another try. */
export async function readReply(response: Response, { signingKey, url }: Endpoint): Promise<Reply> {
  const text = await response.text();
  const { status, headers } = response;
  const foreign = (message: string): Reply => ({
    kind: "failed",
    error: { name: "EndpointError", message },
    final: false,
    retryAfter: null,
  });
  if (!isSigned(text, headers.get("x-inngest-signature"), signingKey)) {
    return foreign(`${url} answered ${status} without our signature: ${text.slice(0, 300)}`);
  }
  const body: unknown = JSON.parse(text);
  const retry = { final: headers.get("x-inngest-no-retry") === "true", retryAfter: headers.get("retry-after") };
  if (status === 200) return { kind: "completed", output: body };
  if (status !== 206) return { kind: "failed", error: readError(body), ...retry };
  const operations = [body].flat();
  if (!operations.every(isOperation)) return foreign(`${url} reported steps without id or op`);
  return { kind: "operations", operations, ...retry };
}

export function isOperation(value: unknown): value is Operation {
  return isRecord(value) && typeof value.id === "string" && typeof value.op === "string";
}

function signedRequest(
  { url, signingKey }: Endpoint,
  method: string,
  target: string,
  body: object | string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Request {
  const text = typeof body === "string" ? body : canonical(body);
  return new Request(target, {
    method,
    body: text,
    headers: {
      ...headers,
      // A handler that is called without a socket between asks for it.
      host: new URL(url).host,
      "content-type": "application/json",
      "x-inngest-server-kind": "cloud",
      "x-inngest-signature": sign(text, signingKey),
    },
    signal,
  });
}

/** The RFC 8785 form, in which the SDK checks the signature of what it parsed (SDK_SPEC 4.1.3). */
function canonical(body: object): string {
  const text = canonicalize(body);
  if (text === undefined) throw new Error("A call without a body cannot be signed");
  return text;
}
