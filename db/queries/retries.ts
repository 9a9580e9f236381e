import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { textArray } from "./arrays";
import type { BatchPhase } from "./batch-progress";
import type { BatchRun } from "./batch-runs";

/** The last run of some symbols only in which a symbol was asked for. */
export interface Retry {
  symbol: string;
  status: BatchRun["status"];
  /** What it failed with this time, by phase; empty where it did not, or is still under way. */
  reasons: Partial<Record<BatchPhase, string>>;
}

/** What retries since `since` came to, by symbol: whether what failed in a night has been mended by now. */
export async function selectRetries(db: Database, { since }: { since: Date }): Promise<Retry[]> {
  const result = await db.execute<Retry & Record<string, unknown>>(sql`
    select distinct on (s.symbol) s.symbol, r.status, (
      select coalesce(jsonb_object_agg(f.phase, f.reason), '{}') from batch_failures f
      where f.run_id = r.id and f.symbol = s.symbol) as reasons
    from batch_runs r
    cross join lateral unnest(r.symbols) as s (symbol)
    where r.symbols is not null and r.started_at >= ${since.toISOString()}::timestamptz
    order by s.symbol, r.started_at desc`);
  return result.rows.map(({ symbol, status, reasons }) => ({ symbol, status, reasons }));
}

/** Of these symbols those without a price of the session, each with the session of its last one before. */
export async function selectUnpriced(
  db: Database,
  { symbols, session }: { symbols: readonly string[]; session: string },
): Promise<{ symbol: string; last: string | null }[]> {
  const result = await db.execute<{ symbol: string; last: string | null }>(sql`
    select s.symbol, last.session as last
    from unnest(${textArray(symbols)}) as s (symbol)
    left join lateral (
      select p.session from symbol_prices_daily p
      where p.symbol = s.symbol and p.session <= ${session}::date and p.close is not null
      order by p.session desc limit 1
    ) last on true
    where last.session is distinct from ${session}::date
    order by s.symbol`);
  return result.rows.map(({ symbol, last }) => ({ symbol, last }));
}
