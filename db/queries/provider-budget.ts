import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";

const MINUTE_MS = 60_000;
/** A minute's calls count until the last of them is an hour old. */
const COUNTS_FOR_MS = 61 * MINUTE_MS;

/**
 * Takes `calls` from the rolling hourly budget, or none of them (product §4).
 * Counted by minute in the database, so that a restart or a second process does not start afresh.
 *
 * @returns null when taken, else the instant from which enough calls will have left the hour
 */
export async function takeProviderCalls(
  db: Database,
  { provider, calls, perHour, now }: { provider: string; calls: number; perHour: number; now: Date },
): Promise<Date | null> {
  const minute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS).toISOString();
  const gone = new Date(now.getTime() - COUNTS_FOR_MS).toISOString();
  return db.transaction(async (tx) => {
    // One taker at a time, else two would both see the last free call.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`provider-budget:${provider}`}))`);
    await tx.execute(sql`delete from provider_budget where provider = ${provider} and minute <= ${gone}::timestamptz`);
    const used = await tx.execute<{ minute: string; calls: number }>(sql`
      select minute, calls from provider_budget where provider = ${provider} order by minute`);
    let excess = used.rows.reduce((sum, row) => sum + row.calls, 0) + calls - perHour;
    if (excess <= 0) {
      await tx.execute(sql`
        insert into provider_budget as old (provider, minute, calls) values (${provider}, ${minute}::timestamptz, ${calls})
        on conflict (provider, minute) do update set calls = old.calls + excluded.calls`);
      return null;
    }
    for (const row of used.rows) {
      excess -= row.calls;
      if (excess <= 0) return new Date(new Date(row.minute).getTime() + COUNTS_FOR_MS);
    }
    return new Date(now.getTime() + COUNTS_FOR_MS);
  });
}

/** Calls that count against the rolling hourly budget at `now`. */
export async function selectBudgetUse(
  db: Database,
  { provider, now }: { provider: string; now: Date },
): Promise<number> {
  const gone = new Date(now.getTime() - COUNTS_FOR_MS).toISOString();
  const result = await db.execute<{ calls: number }>(sql`
    select coalesce(sum(calls), 0)::int as calls from provider_budget
    where provider = ${provider} and minute > ${gone}::timestamptz`);
  return result.rows[0]?.calls ?? 0;
}
