import { desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { priceRewrites } from "@/db/schema";
import { dateArray, textArray } from "./arrays";

export type PriceRewrite = typeof priceRewrites.$inferSelect;

/** When and why stored prices of a symbol were written anew, newest first (product §4.1). `upsertSeries` writes these, and `deleteBarsBefore`. */
export function selectRewrites(
  db: Database,
  { symbol, limit }: { symbol: string; limit: number },
): Promise<PriceRewrite[]> {
  return db
    .select()
    .from(priceRewrites)
    .where(eq(priceRewrites.symbol, symbol))
    .orderBy(desc(priceRewrites.at), desc(priceRewrites.id))
    .limit(limit);
}

/**
 * Takes out what is stored of symbols from before a date: their tickers were another company's then, and returns would
 * mix the two. Recorded as a restatement. Store the new series next: it sets the symbols' price dates.
 */
export async function deleteBarsBefore(
  db: Database,
  { starts, now }: { starts: readonly { symbol: string; since: string }[]; now: Date },
): Promise<void> {
  if (starts.length === 0) return;
  await db.execute(sql`
    with gone as (
      delete from symbol_prices_daily p
      using unnest(${textArray(starts.map(({ symbol }) => symbol))}, ${dateArray(starts.map(({ since }) => since))}) as t (symbol, since)
      where p.symbol = t.symbol and p.session < t.since
      returning p.symbol, p.session
    )
    insert into price_rewrites (symbol, reason, first_session, last_session, bars, at)
    select symbol, 'restatement', min(session), max(session), count(*)::int, ${now.toISOString()}::timestamptz
    from gone group by symbol order by symbol`);
}
