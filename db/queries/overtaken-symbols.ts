import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";

/** Clocks of two machines may differ by as much. */
const CLOCK_SKEW = "5 minutes";

/**
 * Symbols that were onboarded while the published run was under way and that it brought no close of its session: it
 * had been planned, or had come past their place, before they were there. What it has looked for in vain otherwise is not
 * among them, and neither is a symbol whose onboarding goes on: that sees the publish itself.
 *
 * @returns their names; none where another run has been published since
 */
export async function selectOvertaken(db: Database, { runId }: { runId: string }): Promise<string[]> {
  const result = await db.execute<{ symbol: string }>(sql`
    select u.symbol
    from market_state s
    join batch_runs r on r.id = s.published_run_id
    join symbol_universe u on u.status in ('active', 'insufficient_history', 'unsupported')
    left join symbol_daily_metrics m on m.symbol = u.symbol
    where s.published_run_id = ${runId}::uuid
      and u.symbol in (
        select q.symbol from symbol_onboarding_queue q
        where q.status = 'completed' and q.completed_at >= r.started_at - interval '${sql.raw(CLOCK_SKEW)}')
      and case u.status
        -- Of what is valued and not modelled the exchange may have been closed; of the rest there may be nothing to value.
        when 'unsupported' then m.session < s.published_session
        else m.symbol is null or m.session < s.published_session or m.close_date is distinct from s.published_session
      end
    order by u.symbol`);
  return result.rows.map((row) => row.symbol);
}
