import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { FACTOR_KEYS, type FactorKey } from "@/lib/factors/catalog";
import type { FactorCard, ModelCard } from "@/lib/factors/model-card";
import { textArray } from "./arrays";
import { isModelledRow } from "./symbol-metrics";

/**
 * How each factor's betas came out over the rows of a published run, in catalog order; SQL only. Drift is against what
 * the archive has of the session published before: the rows that readers had then are overwritten.
 */
export async function selectFactorCards(
  db: Database,
  { runId, session }: { runId: string; session: string },
): Promise<Omit<FactorCard, "significantShare">[]> {
  const result = await db.execute<Omit<FactorCard, "significantShare"> & Record<string, unknown>>(sql`
    with before as (
      select max(session) as session from batch_runs
      where status = 'published' and symbols is null and session < ${session}::date
    ), one as (
      select k.i, m.betas[k.i] as beta, m.r_squared[k.i] as r_squared, m.qualities[k.i] as quality,
        case when m.beta_sessions[k.i] is null then abs(m.betas[k.i] - old.betas[k.i]) end as drift
      from symbol_daily_metrics m
      -- Lateral, so that it is an index look-up a symbol whatever the planner thinks of a year of the archive.
      left join lateral (
        select a.betas from symbol_factor_exposures a
        where a.symbol = m.symbol and a.session = (select session from before) offset 0
      ) old on true
      cross join generate_series(1, ${FACTOR_KEYS.length}::int) k (i)
      where m.run_id = ${runId}::uuid and m.session = ${session}::date and ${isModelledRow(sql`m`)}
    )
    select k.key, count(*) filter (where quality = 'full')::int as full,
      count(*) filter (where quality = 'limited')::int as limited, count(*) filter (where quality = 'none')::int as none,
      percentile_cont(0.5) within group (order by r_squared) as "medianRSquared",
      percentile_cont(0.5) within group (order by drift) as "medianDrift", max(drift) as "largestDrift",
      count(*) filter (where abs(beta) > 5)::int as extreme
    from unnest(${textArray(FACTOR_KEYS)}) with ordinality k (key, i) left join one on one.i = k.i
    group by k.key, k.i order by k.i`);
  return result.rows.map(({ key, full, limited, none, medianRSquared, medianDrift, largestDrift, extreme }) => {
    return { key, full, limited, none, medianRSquared, medianDrift, largestDrift, extreme };
  });
}

/** Of each factor's betas that have a t statistic, the share beyond ±2, by key; a perfect fit has none (methodology §1.8). */
export async function selectSignificantShares(
  db: Database,
  { runId, session }: { runId: string; session: string },
): Promise<Map<FactorKey, number | null>> {
  const result = await db.execute<{ key: FactorKey; share: number | null }>(sql`
    select k.key, avg(case when abs(m.betas[k.i] / m.std_errors[k.i]) > 2 then 1.0 else 0.0 end)
      filter (where m.betas[k.i] is not null and m.std_errors[k.i] > 0)::float8 as share
    from symbol_daily_metrics m cross join unnest(${textArray(FACTOR_KEYS)}) with ordinality k (key, i)
    where m.run_id = ${runId}::uuid and m.session = ${session}::date
    group by k.key`);
  return new Map(result.rows.map(({ key, share }) => [key, share]));
}

/** Modelled symbols of a published run, and which of their betas were carried over a factor ETF's gap. */
export async function selectRunRows(
  db: Database,
  { runId, session }: { runId: string; session: string },
): Promise<Pick<ModelCard, "symbols" | "carried">> {
  const rows = await db.execute<{ symbols: number }>(sql`
    select count(*)::int as symbols from symbol_daily_metrics m
    where m.run_id = ${runId}::uuid and m.session = ${session}::date and ${isModelledRow(sql`m`)}`);
  const carried = await db.execute<{ key: FactorKey; session: string; symbols: number }>(sql`
    select k.key, m.beta_sessions[k.i] as session, count(*)::int as symbols
    from symbol_daily_metrics m cross join unnest(${textArray(FACTOR_KEYS)}) with ordinality k (key, i)
    where m.run_id = ${runId}::uuid and m.session = ${session}::date and m.beta_sessions[k.i] is not null
    group by k.key, k.i, m.beta_sessions[k.i] order by k.i, m.beta_sessions[k.i]`);
  return { symbols: rows.rows[0]?.symbols ?? 0, carried: carried.rows };
}
