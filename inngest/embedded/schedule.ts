import type { PoolClient } from "pg";
import { evaluate } from "./expressions";
import type { ServedFunction } from "./functions";
import { limitKeys, singletonKey } from "./limit-keys";
import { LIMITS } from "./limits";
import { endRun } from "./runs";
import { ulid } from "./ulid";
import type { StoredEvent } from "./wire";

/** A function that an event starts. */
export interface Start {
  fn: ServedFunction;
  event: StoredEvent;
}

/**
 * Make runs and queue their first call. The caller holds the `schedule` lock, which makes singletons exact.
 *
 * Runs of singletons are made one by one: each may be refused by the one before it, or end it.
 */
export async function scheduleRuns(client: PoolClient, starts: readonly Start[], now: Date): Promise<void> {
  await insertRuns(
    client,
    starts.filter(({ fn }) => fn.singleton === undefined),
    now,
  );
  for (const start of starts) {
    if (start.fn.singleton === undefined) continue;
    if (start.fn.singleton.mode === "cancel") await cancelLiveRun(client, start, now);
    await insertRuns(client, [start], now);
  }
}

/** Singleton mode "cancel": the run that lives under the key makes way. */
async function cancelLiveRun(client: PoolClient, { fn, event }: Start, now: Date): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    "select id from embedded_inngest.runs where singleton_key = $1 and ended_at is null",
    [singletonKey(fn, { event })],
  );
  for (const { id } of rows) {
    const error = { name: "Cancelled", message: `A newer run of ${fn.id} took its place` };
    await endRun(client, id, { status: "cancelled", error }, now);
  }
}

/** Insert runs with one job each; a live singleton of the same key keeps its place (mode "skip"). */
async function insertRuns(client: PoolClient, starts: readonly Start[], now: Date): Promise<void> {
  if (starts.length === 0) return;
  const rows = starts.map(({ fn, event }, n) => ({
    n,
    id: ulid(now.getTime()),
    function_id: fn.id,
    event,
    limit_keys: limitKeys(fn, { event }),
    singleton_key: singletonKey(fn, { event }),
    priority: priorityOf(fn, event),
  }));
  await client.query(
    `with wanted as (
       select * from json_to_recordset($1::json) as x(
         n int, id text, function_id text, event json, limit_keys text[], singleton_key text, priority int)),
     made as (
       insert into embedded_inngest.runs (id, function_id, event, limit_keys, singleton_key, priority, created_at)
       select id, function_id, event, limit_keys, singleton_key, priority, $2 from wanted order by n
       on conflict (singleton_key) where ended_at is null and singleton_key is not null do nothing
       returning id)
     insert into embedded_inngest.jobs (run_id, function_id, kind, step_id, due_at, sort_at, limit_keys)
     select id, function_id, 'discover', 'step', $2, $2::timestamptz - make_interval(secs => priority), limit_keys
     from wanted join made using (id) order by n`,
    [JSON.stringify(rows), now],
  );
}

/** Seconds by which a run goes before others, -600 to 600; 0 where the expression gives no number. */
function priorityOf(fn: ServedFunction, event: StoredEvent): number {
  if (fn.priority === undefined) return 0;
  try {
    const value = Math.trunc(Number(evaluate(fn.priority, { event })));
    return Number.isNaN(value) ? 0 : Math.max(-LIMITS.priority, Math.min(LIMITS.priority, value));
  } catch {
    return 0;
  }
}
