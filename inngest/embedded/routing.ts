import type { Pool, PoolClient } from "pg";
import { inTransaction, lock } from "./database";
import { instantOf } from "./durations";
import { matches } from "./expressions";
import type { Functions, ServedFunction } from "./functions";
import { endRun } from "./runs";
import { type Start, scheduleRuns } from "./schedule";
import type { StoredEvent } from "./wire";

/** Events routed in one transaction. */
const BATCH = 200;

/**
 * Hand stored events to the functions they trigger and to the runs they cancel, oldest first and each once: events
 * and what they cause are one transaction, and processes take turns.
 *
 * @returns how many events were routed; ask again while it is not 0
 */
export async function routeEvents(pool: Pool, functions: Functions, now: Date): Promise<number> {
  return inTransaction(pool, async (client) => {
    await lock(client, "schedule");
    const { rows } = await client.query<{ seq: string; body: StoredEvent; received_at: Date }>(
      "select seq, body, received_at from embedded_inngest.events where routed_at is null order by seq limit $1",
      [BATCH],
    );
    let starts: Start[] = [];
    for (const { body: event, received_at } of rows) {
      const cancelled = [...functions.values()].filter((fn) => fn.cancelOn.some((on) => on.event === event.name));
      if (cancelled.length > 0) {
        // What earlier events of this batch start can be cancelled by this one.
        await scheduleRuns(client, starts, now);
        starts = [];
        for (const fn of cancelled) await cancelRuns(client, fn, { event, at: new Date(received_at) }, now);
      }
      starts.push(...startsOf(functions, event));
    }
    await scheduleRuns(client, starts, now);
    await client.query("update embedded_inngest.events set routed_at = $1 where seq = any($2::bigint[])", [
      now,
      rows.map(({ seq }) => seq),
    ]);
    return rows.length;
  });
}

function startsOf(functions: Functions, event: StoredEvent): Start[] {
  const triggered = [...functions.values()].filter((fn) =>
    fn.events.some((trigger) => trigger.event === event.name && matches(trigger.expression, { event })),
  );
  return triggered.map((fn) => ({ fn, event }));
}

/** `cancelOn`: end the live runs of a function for which the event fulfils the condition, in time. */
async function cancelRuns(
  client: PoolClient,
  fn: ServedFunction,
  { event, at }: { event: StoredEvent; at: Date },
  now: Date,
): Promise<void> {
  const conditions = fn.cancelOn.filter((on) => on.event === event.name);
  const { rows } = await client.query<{ id: string; event: StoredEvent; created_at: Date }>(
    "select id, event, created_at from embedded_inngest.runs where function_id = $1 and ended_at is null order by id",
    [fn.id],
  );
  for (const run of rows) {
    const meant = conditions.some(
      ({ expression, timeout }) =>
        (timeout === undefined || at <= instantOf(timeout, new Date(run.created_at))) &&
        matches(expression, { event: run.event, async: event }),
    );
    if (!meant) continue;
    const error = { name: "Cancelled", message: `Cancelled by the event ${event.name}` };
    await endRun(client, run.id, { status: "cancelled", error }, now);
  }
}
