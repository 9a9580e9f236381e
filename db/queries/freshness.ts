import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { LIVE } from "./universe";

/** Sessions told one by one; what is older than these is told together. */
const SESSIONS_TOLD = 11;

export interface Freshness {
  /** Session of the newest price; null sums up the symbols with an older one or none. */
  session: string | null;
  symbols: number;
}

/** How many live symbols have their newest price at which session: newest first, at most 12 rows. */
export async function selectFreshness(db: Database): Promise<Freshness[]> {
  const result = await db.execute<{ session: string | null; symbols: number }>(sql`
    with dated as (
      select last_price_date as session, count(*)::int as symbols
      from symbol_universe where status in ${LIVE} group by last_price_date
    ), placed as (
      select session, symbols, row_number() over (order by session desc nulls last) as place from dated
    ), told as (
      select case when place <= ${SESSIONS_TOLD} then session end as session, symbols from placed
    )
    select session::text as session, sum(symbols)::int as symbols from told
    group by session order by session desc nulls last`);
  return result.rows;
}
