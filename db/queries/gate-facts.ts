import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { type BetaReason, FACTOR_KEYS, type FactorKey } from "@/lib/factors/catalog";
import { textArray } from "./arrays";

/** One beta of a factor ETF as a run staged it. */
export interface StagedEtfBeta {
  etf: string;
  key: FactorKey;
  beta: number | null;
  /** Session it was carried over from; null where the run made it, or where there is none. */
  carriedFrom: string | null;
  /** Why the run made none; null where it made one, or carried one over. */
  reason: BetaReason["code"] | null;
}

/** Every beta of the factor ETFs that a run staged: they show whether each model could be made at all. */
export async function selectStagedEtfBetas(
  db: Database,
  { runId, factorEtfs }: { runId: string; factorEtfs: readonly string[] },
): Promise<StagedEtfBeta[]> {
  const result = await db.execute<{
    etf: string;
    key: FactorKey;
    beta: number | null;
    carried_from: string | null;
    reason: BetaReason["code"] | null;
  }>(sql`
    select s.symbol as etf, k.key, s.betas[k.i] as beta, s.beta_sessions[k.i] as carried_from,
      s.reasons -> k.key ->> 'code' as reason
    from symbol_daily_metrics_staged s cross join unnest(${textArray(FACTOR_KEYS)}) with ordinality k (key, i)
    where s.run_id = ${runId}::uuid and s.symbol = any(${textArray(factorEtfs)})
    order by s.symbol, k.i`);
  return result.rows.map(({ etf, key, beta, carried_from, reason }) => ({
    etf,
    key,
    beta,
    carriedFrom: carried_from,
    reason,
  }));
}

/** How far market betas have moved against the rows that are published. */
export interface BetaDrift {
  /** Session of the published run; null where none is, or where another model made it. */
  since: string | null;
  /** Symbols, SPY left out, that have a market beta of their own in both. */
  symbols: number;
  /** Median |Δ market beta| over them; null without any. */
  median: number | null;
}

/** Compares what a run staged with what readers see; carried betas have not moved and are left out. SQL only. */
export async function selectBetaDrift(
  db: Database,
  { runId, modelVersion }: { runId: string; modelVersion: string },
): Promise<BetaDrift> {
  const result = await db.execute<BetaDrift & Record<string, unknown>>(sql`
    with published as (select published_session as session from market_state where model_version = ${modelVersion})
    select (select session from published) as since, count(*)::int as symbols,
      percentile_cont(0.5) within group (order by abs(s.betas[1] - m.betas[1])) as median
    from symbol_daily_metrics_staged s
    join symbol_daily_metrics m on m.symbol = s.symbol and m.session = (select session from published)
    where s.run_id = ${runId}::uuid and s.symbol <> 'SPY' and s.betas[1] is not null and m.betas[1] is not null
      and s.beta_sessions[1] is null and m.beta_sessions[1] is null`);
  const [row] = result.rows;
  if (row === undefined) throw new Error("selectBetaDrift: an aggregate always has a row");
  return { since: row.since, symbols: row.symbols, median: row.median };
}
