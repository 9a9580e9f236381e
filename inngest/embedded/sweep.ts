import type { Pool } from "pg";

/** Rows deleted in one statement, so that none holds locks for long. */
const BATCH = 500;
const DAY = 86_400_000;

/** What one sweep removed. */
export interface Swept {
  runs: number;
  events: number;
  eventIds: number;
}

/**
 * Remove runs that ended, and events that were routed, longer ago than they are kept, and ids that may come again.
 *
 * @param retentionDays how long finished runs and events are kept
 */
export async function sweep(pool: Pool, retentionDays: number, now: Date): Promise<Swept> {
  const before = new Date(now.getTime() - retentionDays * DAY);
  return {
    runs: await inBatches(
      pool,
      "delete from embedded_inngest.runs where id in (select id from embedded_inngest.runs where ended_at < $1 order by ended_at limit $2)",
      before,
    ),
    events: await inBatches(
      pool,
      `delete from embedded_inngest.events where seq in (
         select seq from embedded_inngest.events where received_at < $1 and routed_at is not null
         order by received_at limit $2)`,
      before,
    ),
    eventIds: await inBatches(
      pool,
      "delete from embedded_inngest.event_ids where id in (select id from embedded_inngest.event_ids where expires_at <= $1 order by expires_at limit $2)",
      now,
    ),
  };
}

async function inBatches(pool: Pool, statement: string, before: Date): Promise<number> {
  for (let total = 0; ; ) {
    const { rowCount } = await pool.query(statement, [before, BATCH]);
    total += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return total;
  }
}
