import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { intArray, textArray } from "./arrays";

/** Calls of some time: `failed` got no usable answer, `rateLimited` were refused for being too many; neither holds the other. */
type CallCounts = {
  calls: number;
  failed: number;
  rateLimited: number;
};

/** Calls of one kind in one minute. */
type CallTally = CallCounts & { minute: Date; kind: string };

/** Adds counts of calls to the minutes they were made in: one statement, however many calls. */
export async function recordProviderCalls(
  db: Database,
  { provider, tallies }: { provider: string; tallies: readonly CallTally[] },
): Promise<void> {
  if (tallies.length === 0) return;
  const sorted = tallies.toSorted((a, b) => a.minute.getTime() - b.minute.getTime() || (a.kind < b.kind ? -1 : 1));
  await db.execute(sql`
    insert into provider_calls as old (provider, minute, kind, calls, failed, rate_limited)
    select ${provider}, minute::timestamptz, kind, sum(calls), sum(failed), sum(limited)
    from unnest(
      ${textArray(sorted.map((t) => t.minute.toISOString()))}, ${textArray(sorted.map((t) => t.kind))},
      ${intArray(sorted.map((t) => t.calls))}, ${intArray(sorted.map((t) => t.failed))},
      ${intArray(sorted.map((t) => t.rateLimited))}
    ) as t (minute, kind, calls, failed, limited)
    group by minute, kind order by minute, kind
    on conflict (provider, minute, kind) do update set calls = old.calls + excluded.calls,
      failed = old.failed + excluded.failed, rate_limited = old.rate_limited + excluded.rate_limited`);
}

/** Calls from `since` on and before `until`, by kind. */
export async function selectCallTotals(
  db: Database,
  { provider, since, until }: { provider: string; since: Date; until: Date },
): Promise<({ kind: string } & CallCounts)[]> {
  const result = await db.execute<{ kind: string } & CallCounts>(sql`
    select kind, sum(calls)::int as calls, sum(failed)::int as failed, sum(rate_limited)::int as "rateLimited"
    from provider_calls
    where provider = ${provider}
      and minute >= date_trunc('minute', ${since.toISOString()}::timestamptz) and minute < ${until.toISOString()}::timestamptz
    group by kind order by kind`);
  return result.rows;
}

/** Calls by minute, oldest first; a minute without any is left out. */
export async function selectCallMinutes(
  db: Database,
  { provider, since }: { provider: string; since: Date },
): Promise<({ minute: Date } & CallCounts)[]> {
  const result = await db.execute<{ minute: string } & CallCounts>(sql`
    select minute, sum(calls)::int as calls, sum(failed)::int as failed, sum(rate_limited)::int as "rateLimited"
    from provider_calls
    where provider = ${provider} and minute >= date_trunc('minute', ${since.toISOString()}::timestamptz)
    group by minute order by minute`);
  return result.rows.map((row) => ({ ...row, minute: new Date(row.minute) }));
}

/** Drops the counts of minutes before `before`. */
export async function deleteOldCalls(db: Database, { before }: { before: Date }): Promise<void> {
  await db.execute(sql`delete from provider_calls where minute < ${before.toISOString()}::timestamptz`);
}
