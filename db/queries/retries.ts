import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import type { BatchRun } from "./batch-runs";

/** The last run of some symbols only in which a symbol was asked for. */
export interface Retry {
  symbol: string;
  status: BatchRun["status"];
  /** What it failed with this time; null where it did not, or is still under way. */
  reason: string | null;
}

/** What retries since `since` came to, by symbol: whether what failed in a night has been mended by now. */
export async function selectRetries(db: Database, { since }: { since: Date }): Promise<Retry[]> {
  const result = await db.execute<Retry & Record<string, unknown>>(sql`
    select distinct on (s.symbol) s.symbol, r.status, f.reason
    from batch_runs r
    cross join lateral unnest(r.symbols) as s (symbol)
    left join batch_failures f on f.run_id = r.id and f.symbol = s.symbol
    where r.symbols is not null and r.started_at >= ${since.toISOString()}::timestamptz
    order by s.symbol, r.started_at desc`);
  return result.rows.map(({ symbol, status, reason }) => ({ symbol, status, reason }));
}
