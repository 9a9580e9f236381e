import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { textArray } from "./arrays";
import { DELISTED_AFTER_SESSIONS, LIVE } from "./universe";

/** The count with one session more; it begins anew where a bar came late of one that was counted: a fund's, for one. */
const COUNTED = sql`(case when last_price_date >= missing_counted then 1 else missing_sessions + 1 end)`;

/**
 * Counts a session that symbols have missed, once however often it is called; a bar of it sets the count back to 0. The
 * fifth in a row delists: its prices stay, and its numbers keep their date (product §4).
 *
 * @param missing symbols that were looked for and have prices, but none of the session
 * @returns those that are delisted by it
 */
export async function countMissingSession(
  db: Database,
  {
    range,
    session,
    missing,
    now,
  }: { range: { from: string; to: string }; session: string; missing: readonly string[]; now: Date },
): Promise<string[]> {
  await db.execute(sql`
    update symbol_universe set missing_sessions = 0
    where symbol between ${range.from} and ${range.to} and status in ${LIVE}
      and missing_sessions <> 0 and last_price_date >= ${session}::date`);
  if (missing.length === 0) return [];
  const result = await db.execute<{ symbol: string; status: string }>(sql`
    update symbol_universe set
      missing_sessions = ${COUNTED}, missing_counted = ${session}::date,
      status = case when ${COUNTED} >= ${DELISTED_AFTER_SESSIONS} then 'delisted' else status end,
      status_reason = case
        when ${COUNTED} >= ${DELISTED_AFTER_SESSIONS} then 'last traded ' || last_price_date else status_reason end,
      updated_at = ${now.toISOString()}::timestamptz
    where symbol = any(${textArray(missing)}) and status in ${LIVE} and last_price_date < ${session}::date
      and (missing_counted is null or missing_counted < ${session}::date)
    returning symbol, status`);
  return result.rows.flatMap(({ symbol, status }) => (status === "delisted" ? [symbol] : [])).sort();
}

/** Symbols delisted whose last price is of `since` or later, with its session: some trade again after a halt. */
export async function selectLatelyDelisted(db: Database, { since }: { since: string }): Promise<Map<string, string>> {
  const result = await db.execute<{ symbol: string; last: string }>(sql`
    select symbol, last_price_date::text as last from symbol_universe
    where status = 'delisted' and last_price_date >= ${since}::date order by symbol`);
  return new Map(result.rows.map(({ symbol, last }) => [symbol, last]));
}
