import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { dateArray } from "./arrays";

/** Which of these sessions a symbol has no adjusted close of, though its history reaches further back; ascending. */
export async function selectUnpricedSessions(
  db: Database,
  { symbol, sessions }: { symbol: string; sessions: readonly string[] },
): Promise<string[]> {
  const result = await db.execute<{ session: string }>(sql`
    select t.session::text as session from unnest(${dateArray(sessions)}) as t (session)
    where not exists (
        select from symbol_prices_daily p where p.symbol = ${symbol} and p.session = t.session and p.adj_close is not null)
      and exists (select from symbol_prices_daily p where p.symbol = ${symbol} and p.session < t.session)
    order by t.session`);
  return result.rows.map((row) => row.session);
}

/** Enters days on which the exchange was shut; one that is there already keeps its reason. */
export async function insertClosures(
  db: Database,
  { sessions, reason, now }: { sessions: readonly string[]; reason: string; now: Date },
): Promise<void> {
  if (sessions.length === 0) return;
  await db.execute(sql`
    insert into market_closures (session, reason, recorded_at)
    select session, ${reason}, ${now.toISOString()}::timestamptz from unnest(${dateArray(sessions)}) as t (session)
    on conflict (session) do nothing`);
}

/** Takes back closures of days of which the symbol has a price by now. @returns those days */
export async function deleteRefutedClosures(db: Database, { symbol }: { symbol: string }): Promise<string[]> {
  const result = await db.execute<{ session: string }>(sql`
    delete from market_closures c
    where exists (
      select from symbol_prices_daily p where p.symbol = ${symbol} and p.session = c.session and p.adj_close is not null)
    returning c.session::text as session`);
  return result.rows.map((row) => row.session).sort();
}
