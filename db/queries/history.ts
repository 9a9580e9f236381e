import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";

/**
 * Retires what tells of runs that began before an instant; the runs' own rows stay. Part of the night, so it touches no
 * table of portfolios.
 */
export async function deleteOldHistory(db: Database, { before }: { before: Date }): Promise<void> {
  const old = sql`(
    select id from batch_runs where started_at < ${before.toISOString()}::timestamptz and status <> 'running')`;
  for (const table of [sql`batch_activity`, sql`batch_failures`, sql`batch_chunks`, sql`batch_phases`]) {
    await db.execute(sql`delete from ${table} where run_id in ${old}`);
  }
}

/**
 * Retires runs that began before an instant, their model cards with them. One whose numbers are still stored stays: the
 * factor ETFs' are kept for ever, and so are the last ones of a delisted symbol.
 *
 * @returns runs retired
 */
export async function deleteOldRuns(db: Database, { before }: { before: Date }): Promise<number> {
  const result = await db.execute(sql`
    delete from batch_runs r where r.started_at < ${before.toISOString()}::timestamptz and r.status <> 'running'
      and not exists (select from market_state where published_run_id = r.id)
      and not exists (select from symbol_factor_exposures where run_id = r.id)
      and not exists (select from symbol_daily_metrics where run_id = r.id)
      and not exists (select from symbol_return_windows where run_id = r.id)
      and not exists (select from portfolio_snapshots where run_id = r.id)`);
  return result.rowCount ?? 0;
}
