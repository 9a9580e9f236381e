import type { Pool } from "pg";
import { checkpoint } from "./dispatch";
import { insertEvents, readEvents } from "./events";
import type { Log } from "./log";
import { isOperation } from "./protocol";
import { selectResults } from "./steps";
import { isRecord, type StoredEvent } from "./wire";

/** What the API needs of the executor. */
export interface ApiContext {
  pool: Pool;
  now: () => Date;
  log: Log;
  /** Resolves when the tables exist. */
  ready: () => Promise<void>;
  /** There is something new to do. */
  wake: () => void;
  /** Somebody asked the app to register: read its functions again. */
  resync: () => void;
  /** Awaited before a call goes on with its next step. */
  courtesy: () => Promise<void>;
}

/**
 * Inngest's HTTP API as far as the SDK uses it in our functions, answered in the process: what the client is given
 * for `fetch`. Everything else is refused with 501 and named in the log.
 */
export async function answer(request: Request, context: ApiContext): Promise<Response> {
  const { pathname } = new URL(request.url);
  const [, version, noun, id = "", verb] = pathname.split("/").map(decodeURIComponent);
  const route = `${request.method} /${version}/${noun}`;
  if (request.method === "POST" && version === "e") return sendEvents(request, context);
  if (route === "POST /v1/checkpoint" && verb === "async") return storeCheckpoint(request, id, context);
  if (route === "GET /v0/runs" && verb === "actions") return sendSteps(id, context);
  if (route === "GET /v0/runs" && verb === "batch") return sendEventsOfRun(id, context);
  if (route === "POST /fn/register") {
    context.resync();
    return Response.json({ ok: true, status: 200, modified: false });
  }
  const error = `The embedded executor has no ${request.method} ${pathname}; this needs an Inngest server`;
  context.log("error", error);
  return Response.json({ error, status: 501 }, { status: 501 });
}

/** `POST /e/KEY`: stored before it is answered, started as soon as the functions are known. */
async function sendEvents(request: Request, { pool, now, ready, wake }: ApiContext): Promise<Response> {
  const at = now();
  const events = readEvents(await request.json(), request.headers.get("x-inngest-event-id-seed"), at);
  if (!Array.isArray(events)) return Response.json(events, { status: events.status });
  await ready();
  await insertEvents(pool, events, at);
  wake();
  return Response.json({ ids: events.map(({ id }) => id), status: 200 });
}

/** `POST /v1/checkpoint/RUN/async`: 409 tells the SDK that its call no longer counts, and it stops. */
async function storeCheckpoint(request: Request, runId: string, context: ApiContext): Promise<Response> {
  const { pool, now, wake, courtesy } = context;
  const body: unknown = await request.json();
  const { qi_id: dispatch, steps } = isRecord(body) ? body : {};
  if (typeof dispatch !== "string" || !Array.isArray(steps) || !steps.every(isOperation)) {
    return Response.json({ error: `The checkpoint of run ${runId} cannot be read`, status: 400 }, { status: 400 });
  }
  if (await checkpoint(pool, dispatch, steps, now())) {
    await courtesy();
    return Response.json({ status: 200 });
  }
  // The run may have ended here, and its event waits to be routed.
  wake();
  return Response.json({ error: `Run ${runId} is no longer executed by this call`, status: 409 }, { status: 409 });
}

/** `GET /v0/runs/RUN/actions`: the steps, where they are too large to be sent with the call (SDK_SPEC 4.4.2). */
async function sendSteps(runId: string, { pool }: ApiContext): Promise<Response> {
  const steps = await selectResults(pool, runId);
  return Response.json(Object.fromEntries(steps.map(({ id, result }) => [id, result])));
}

/** `GET /v0/runs/RUN/batch`: the events, in the same case. */
async function sendEventsOfRun(runId: string, { pool }: ApiContext): Promise<Response> {
  const { rows } = await pool.query<{ event: StoredEvent }>("select event from embedded_inngest.runs where id = $1", [
    runId,
  ]);
  const status = rows.length === 0 ? 404 : 200;
  return Response.json(status === 200 ? rows.map(({ event }) => event) : { error: "Run not found", status }, {
    status,
  });
}
