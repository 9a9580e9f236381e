import { type SQL, sql } from "drizzle-orm";
import { FACTOR_KEYS, MODEL_VERSION } from "@/lib/factors/catalog";
import { textArray } from "./arrays";

/**
 * Where a factor ETF lacks too many prices, its models write nothing and the last dated numbers stay (methodology
 * §1.7): per factor, those that readers have now, with the session they were made for, while it is at most five
 * sessions old and of the same model version. A join for a statement that has `u` (the symbol) and `f` (what was computed for the session).
 *
 * @returns one row `carried` with whole arrays where anything stays; all null where nothing does, which is nearly always
 */
export function joinCarriedBetas({ session, freshSince }: { session: string; freshSince: string }): SQL {
  const kept = (had: SQL, computed: SQL) =>
    sql`array_agg(case when stays.it then ${had}[k.i] else ${computed}[k.i] end order by k.i)`;
  return sql`
    left join lateral (
      select ${kept(sql`had.betas`, sql`f.betas`)} as betas,
        ${kept(sql`had.std_errors`, sql`f.std_errors`)} as std_errors,
        ${kept(sql`had.r_squared`, sql`f.r_squared`)} as r_squared,
        ${kept(sql`had.observations`, sql`f.observations`)} as observations,
        ${kept(sql`had.qualities`, sql`f.qualities`)} as qualities,
        f.reasons - array_agg(k.key) filter (where stays.it) as reasons,
        array_agg(case when stays.it then made.session end order by k.i) as beta_sessions
      from symbol_daily_metrics had
      join batch_runs maker on maker.id = had.run_id and maker.model_version = ${MODEL_VERSION}
      cross join unnest(${textArray(FACTOR_KEYS)}) with ordinality k (key, i)
      cross join lateral (select coalesce(had.beta_sessions[k.i], had.session) as session) made
      cross join lateral (
        select coalesce(f.reasons -> k.key ->> 'code' = 'factor_gap', false) and had.betas[k.i] is not null
          and made.session between ${freshSince}::date and ${session}::date as it
      ) stays
      where had.symbol = u.symbol and f.reasons @? '$.*.code ? (@ == "factor_gap")'
      having bool_or(stays.it)
    ) carried on true`;
}

/**
 * The betas of a row `m` of symbol_daily_metrics that may still be read: none where the row is older than five sessions,
 * and none that was carried over from a session older than that (methodology §4).
 */
export function freshBetas(freshSince: SQL): SQL {
  return sql`case when m.session >= ${freshSince} then case when m.beta_sessions is null then m.betas else (
    select array_agg(case when made.session is null or made.session >= ${freshSince} then made.beta end order by made.i)
    from unnest(m.betas, m.beta_sessions) with ordinality made (beta, session, i)) end end`;
}
