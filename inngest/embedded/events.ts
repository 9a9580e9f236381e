import type { Pool, PoolClient } from "pg";
import { LIMITS } from "./limits";
import { seededId, ulid } from "./ulid";
import { isRecord, type StoredEvent } from "./wire";

/** Why a send was refused, as the event API says it: an HTTP status and a sentence. */
export interface Refusal {
  status: number;
  error: string;
}

/** How far in the future an event may say it happened: more is a delayed start, which is not supported. */
const CLOCK_SKEW_MS = 60_000;

/**
 * Read the body of a send: a list of events, or one (SDK_SPEC 1.3.4).
 *
 * @param seed the `x-inngest-event-id-seed` header, from which events without an id get the same id at every retry
 */
export function readEvents(body: unknown, seed: string | null, now: Date): StoredEvent[] | Refusal {
  const sent = [body].flat();
  if (sent.length > LIMITS.eventsPerSend) {
    return { status: 413, error: `${sent.length} events in one send; at most ${LIMITS.eventsPerSend} are allowed` };
  }
  const events: StoredEvent[] = [];
  for (const [i, one] of sent.entries()) {
    const fallback = seed === null ? ulid(now.getTime()) : seededId(seed, i, now.getTime());
    const event = readEvent(one, fallback, now);
    if ("error" in event) return event;
    events.push(event);
  }
  return events;
}

function readEvent(sent: unknown, fallbackId: string, now: Date): StoredEvent | Refusal {
  const refuse = (error: string, status = 400): Refusal => ({ status, error });
  if (!isRecord(sent) || typeof sent.name !== "string" || sent.name === "") return refuse("An event needs a name");
  const { name, data = {}, id, ts, user, v, meta } = sent;
  if (name.startsWith("inngest/")) return refuse(`The event name "${name}" is Inngest's own`);
  if (!isRecord(data)) return refuse(`The data of event "${name}" must be an object`);
  if (typeof id === "string" && id.length > LIMITS.idLetters) {
    return refuse(`The id of event "${name}" has ${id.length} letters; at most ${LIMITS.idLetters} are allowed`);
  }
  const bytes = Buffer.byteLength(JSON.stringify(sent));
  if (bytes > LIMITS.eventBytes) {
    return refuse(`Event "${name}" has ${bytes} bytes; at most ${LIMITS.eventBytes} are allowed`, 413);
  }
  // The SDK stamps events with the wall clock, whatever clock is injected here.
  if (typeof ts === "number" && ts > Date.now() + CLOCK_SKEW_MS) {
    return refuse(
      `Event "${name}" lies in the future; the embedded executor does not delay starts, use step.sleepUntil`,
    );
  }
  return {
    id: typeof id === "string" && id !== "" ? id : fallbackId,
    name,
    data,
    ts: typeof ts === "number" && ts > 0 ? ts : now.getTime(),
    ...(isRecord(user) ? { user } : {}),
    ...(typeof v === "string" ? { v } : {}),
    ...(meta === undefined || meta === null ? {} : { meta }),
  };
}

/** Store events whose id has not come in the last 24 hours; the others are dropped, as on Inngest's server. */
export async function insertEvents(pool: Pool, events: readonly StoredEvent[], now: Date): Promise<void> {
  // One statement may touch a row once only.
  const byId = new Map([...events].reverse().map((event) => [event.id, event]));
  const rows = [...byId.values()].reverse().map((event, n) => ({ n, id: event.id, name: event.name, body: event }));
  await pool.query(
    `with sent as (select * from json_to_recordset($1::json) as x(n int, id text, name text, body json)),
     fresh as (
       insert into embedded_inngest.event_ids (id, expires_at) select id, $3 from sent order by id
       on conflict (id) do update set expires_at = excluded.expires_at where event_ids.expires_at <= $2
       returning id)
     insert into embedded_inngest.events (id, name, body, received_at)
     select id, name, body, $2 from sent join fresh using (id) order by n`,
    [JSON.stringify(rows), now, new Date(now.getTime() + LIMITS.eventIdMs)],
  );
}

/** Store an event of our own making, in the transaction that is its cause. */
export async function insertInternalEvent(
  client: PoolClient,
  name: string,
  data: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const event: StoredEvent = { id: ulid(now.getTime()), name, data, ts: now.getTime() };
  await client.query("insert into embedded_inngest.events (id, name, body, received_at) values ($1, $2, $3, $4)", [
    event.id,
    name,
    JSON.stringify(event),
    now,
  ]);
}
