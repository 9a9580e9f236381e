import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { textArray } from "./arrays";
import { freshBetas, joinCarriedBetas } from "./carried-betas";
import type { SymbolStatus } from "./universe";

/** Anchors of the returns a metrics row shows: each return runs from the last close on or before its anchor. */
export interface MetricAnchors {
  session: string;
  /** Five sessions before: betas older than this are not carried over (methodology §1.7). */
  freshSince: string;
  previousSession: string;
  monthStart: string;
  yearStart: string;
  oneMonth: string;
  threeMonths: string;
  oneYear: string;
}

/** What a row of symbol_daily_metrics says of its symbol, staged or published. */
export const METRIC_COLUMNS = sql`session, close, close_date, return_1d, return_mtd, return_ytd, return_1m, return_3m, return_1y,
  name, sector, industry, market_cap, trailing_pe, forward_pe, price_to_book, dividend_yield,
  betas, std_errors, r_squared, observations, qualities, reasons, beta_sessions, risk_exposures, specific_variance, risk_quality`;

export const OVERWRITE_METRICS = sql`session = excluded.session, close = excluded.close, close_date = excluded.close_date,
  return_1d = excluded.return_1d, return_mtd = excluded.return_mtd, return_ytd = excluded.return_ytd,
  return_1m = excluded.return_1m, return_3m = excluded.return_3m, return_1y = excluded.return_1y,
  name = excluded.name, sector = excluded.sector, industry = excluded.industry, market_cap = excluded.market_cap,
  trailing_pe = excluded.trailing_pe, forward_pe = excluded.forward_pe, price_to_book = excluded.price_to_book,
  dividend_yield = excluded.dividend_yield, betas = excluded.betas, std_errors = excluded.std_errors,
  r_squared = excluded.r_squared, observations = excluded.observations, qualities = excluded.qualities,
  reasons = excluded.reasons, beta_sessions = excluded.beta_sessions, risk_exposures = excluded.risk_exposures,
  specific_variance = excluded.specific_variance, risk_quality = excluded.risk_quality`;

/** Whether a row is of a symbol that is modelled: the others have a close and nothing else (product §5). */
export const isModelledRow = (row: SQL): SQL =>
  sql`(${row}.reasons -> 'market_beta' ->> 'code' is distinct from 'not_modelled')`;

/** Rows of symbol_daily_metrics for symbols that have numbers for the session, in the order of METRIC_COLUMNS. */
function metricsOf(anchors: MetricAnchors, symbols: SQL): SQL {
  const since = (anchor: string) => sql`(
    select last.adj_close / nullif(p.adj_close, 0) - 1 from symbol_prices_daily p
    where p.symbol = u.symbol and p.session <= ${anchor}::date and p.adj_close is not null
    order by p.session desc limit 1)`;
  return sql`
    select u.symbol, ${anchors.session}::date as session, valued.close, valued.session as close_date,
      ${since(anchors.previousSession)} as return_1d, ${since(anchors.monthStart)} as return_mtd,
      ${since(anchors.yearStart)} as return_ytd, ${since(anchors.oneMonth)} as return_1m,
      ${since(anchors.threeMonths)} as return_3m, ${since(anchors.oneYear)} as return_1y,
      u.name, u.sector, u.industry, u.market_cap, u.trailing_pe, u.forward_pe, u.price_to_book, u.dividend_yield,
      coalesce(carried.betas, f.betas) as betas, coalesce(carried.std_errors, f.std_errors) as std_errors,
      coalesce(carried.r_squared, f.r_squared) as r_squared, coalesce(carried.observations, f.observations) as observations,
      coalesce(carried.qualities, f.qualities) as qualities, coalesce(carried.reasons, f.reasons) as reasons,
      carried.beta_sessions,
      f.risk_exposures, f.specific_variance, f.risk_quality
    from symbol_universe u
    join symbol_factor_exposures f on f.symbol = u.symbol and f.session = ${anchors.session}::date
    left join lateral (
      select p.close, p.session from symbol_prices_daily p
      where p.symbol = u.symbol and p.session <= ${anchors.session}::date and p.close is not null
      order by p.session desc limit 1
    ) valued on true
    left join symbol_prices_daily last on last.symbol = u.symbol and last.session = ${anchors.session}::date
    ${joinCarriedBetas(anchors)}
    where ${symbols}`;
}

/**
 * Stages the metrics of a range of symbols for a run, in the database alone. A pending symbol without any price is left
 * out: nothing is known of it yet, and an onboarding may bring its numbers before the run is published.
 *
 * @returns rows staged
 */
export async function stageMetrics(
  db: Database,
  { runId, anchors, from, to }: { runId: string; anchors: MetricAnchors; from: string; to: string },
): Promise<number> {
  const result = await db.execute(sql`
    insert into symbol_daily_metrics_staged (run_id, symbol, ${METRIC_COLUMNS})
    select ${runId}::uuid, m.* from (${metricsOf(
      anchors,
      sql`u.symbol between ${from} and ${to} and f.run_id = ${runId}::uuid
      and (u.status <> 'pending' or valued.close is not null)`,
    )}) m
    on conflict (run_id, symbol) do update set ${OVERWRITE_METRICS}`);
  return result.rowCount ?? 0;
}

/** Writes metrics of single symbols straight into what readers see: onboarding and subset runs (product §3). */
export async function upsertMetrics(
  db: Database,
  { runId, anchors, symbols }: { runId: string; anchors: MetricAnchors; symbols: readonly string[] },
): Promise<number> {
  const result = await db.execute(sql`
    insert into symbol_daily_metrics (symbol, ${METRIC_COLUMNS}, run_id)
    select m.*, ${runId}::uuid from (${metricsOf(anchors, sql`u.symbol = any(${textArray(symbols)})`)}) m
    on conflict (symbol) do update set ${OVERWRITE_METRICS}, run_id = excluded.run_id`);
  return result.rowCount ?? 0;
}

/**
 * Makes a run what readers see: staged rows, market_state and the run's end in one transaction, SQL only (product §3,
 * §4). Rows of symbols that are not in the run keep their session, and so does one with betas, no older than `freshSince`,
 * for which the run found no prices or older ones: they came after it was staged. A session older than the published one
 * is refused.
 *
 * @param byHand who overrules the gate, and why: the run must then be one that was refused, else one that is running
 * @returns modelled symbols published, or null where nothing was: a newer session is published, or the run has ended otherwise
 */
export async function publishRun(
  db: Database,
  {
    runId,
    session,
    freshSince,
    modelVersion,
    now,
    byHand = null,
  }: {
    runId: string;
    session: string;
    freshSince: string;
    modelVersion: string;
    now: Date;
    byHand?: { by: string; note: string; outcome: string } | null;
  },
): Promise<number | null> {
  const at = now.toISOString();
  const from = byHand === null ? "running" : "unpublished";
  return db.transaction(async (tx) => {
    // First of all, because onboarding holds this row while it writes its own: what follows is decided with it in hand.
    await tx.execute(sql`select from market_state for no key update`);
    const ended = await tx.execute(sql`
      update batch_runs set status = 'published', published_at = ${at}::timestamptz,
        finished_at = coalesce(finished_at, ${at}::timestamptz), outcome = ${byHand?.outcome ?? "published"},
        published_by = ${byHand?.by ?? null}, publish_note = ${byHand?.note ?? null}
      where id = ${runId}::uuid and status = ${from}::batch_status and exists (
        select from market_state where published_session is null or published_session <= ${session}::date)`);
    if (ended.rowCount === 0) return null;
    await tx.execute(sql`
      update market_state set published_session = ${session}::date, published_run_id = ${runId}::uuid,
        fresh_since = ${freshSince}::date, model_version = ${modelVersion}, published_at = ${at}::timestamptz`);
    const published = await tx.execute<{ symbols: number }>(sql`
      with written as (
      insert into symbol_daily_metrics as m (symbol, ${METRIC_COLUMNS}, run_id)
      select symbol, ${METRIC_COLUMNS}, run_id from symbol_daily_metrics_staged staged
      where run_id = ${runId}::uuid and not (
        array_remove(betas, null) = '{}' and exists (
          select from symbol_daily_metrics had
          where had.symbol = staged.symbol and had.session >= ${freshSince}::date and array_remove(had.betas, null) <> '{}'
            and (staged.reasons @? '$.*.code ? (@ == "no_history")' or had.close_date > staged.close_date)))
      order by symbol
      on conflict (symbol) do update set ${OVERWRITE_METRICS}, run_id = excluded.run_id
      returning m.reasons
      ) select count(*) filter (where ${isModelledRow(sql`written`)})::int as symbols from written`);
    await tx.execute(sql`
      insert into symbol_return_windows (symbol, session, returns, run_id)
      select symbol, session, returns, run_id from symbol_return_windows_staged staged
      where run_id = ${runId}::uuid and exists (
        select from symbol_daily_metrics m where m.symbol = staged.symbol and m.run_id = staged.run_id)
      order by symbol
      on conflict (symbol) do update set session = excluded.session, returns = excluded.returns, run_id = excluded.run_id`);
    return published.rows[0]?.symbols ?? 0;
  });
}

/** Keeps what a run has staged until the surrounding transaction ends. @returns symbols whose rows are all there */
export async function holdStaged(db: Database, { runId }: { runId: string }): Promise<number> {
  const result = await db.execute<{ symbols: number }>(sql`
    with metrics as (select symbol from symbol_daily_metrics_staged where run_id = ${runId}::uuid for key share),
      windows as (select symbol from symbol_return_windows_staged where run_id = ${runId}::uuid for key share)
    select count(*)::int as symbols from metrics join windows using (symbol)`);
  return result.rows[0]?.symbols ?? 0;
}

/** Removes a run's staged rows: it is published, or never will be. */
export async function deleteStaged(db: Database, { runId }: { runId: string }): Promise<void> {
  await db.execute(sql`delete from symbol_daily_metrics_staged where run_id = ${runId}::uuid`);
  await db.execute(sql`delete from symbol_return_windows_staged where run_id = ${runId}::uuid`);
}

/** Removes what runs up to a session that is published by now have left staged, those still under way excepted. */
export async function deleteOutdatedStaged(db: Database, { session }: { session: string }): Promise<void> {
  const outdated = sql`(select id from batch_runs where session <= ${session}::date and status <> 'running')`;
  await db.execute(sql`delete from symbol_daily_metrics_staged where run_id in ${outdated}`);
  await db.execute(sql`delete from symbol_return_windows_staged where run_id in ${outdated}`);
}

/** How far one symbol is, beside what is known of its prices. */
export interface SymbolState {
  symbol: string;
  status: SymbolStatus;
  statusReason: string | null;
  /** It has numbers that are fresh enough for the published session. */
  hasNumbers: boolean;
  /** A run or an onboarding has come to it, whatever came of it. */
  isComputed: boolean;
  lastFactorDate: string | null;
  lastPriceDate: string | null;
}

export async function selectSymbolState(db: Database, { symbol }: { symbol: string }): Promise<SymbolState | null> {
  const result = await db.execute<{
    symbol: string;
    status: SymbolStatus;
    status_reason: string | null;
    has_numbers: boolean;
    is_computed: boolean;
    last_factor_date: string | null;
    last_price_date: string | null;
  }>(sql`
    select u.symbol, u.status, u.status_reason, u.last_factor_date, u.last_price_date, m.symbol is not null as is_computed,
      coalesce(array_remove(${freshBetas(sql`s.fresh_since`)}, null) <> '{}', false) as has_numbers
    from symbol_universe u
    left join market_state s on true
    left join symbol_daily_metrics m on m.symbol = u.symbol
    where u.symbol = ${symbol}`);
  const [row] = result.rows;
  if (row === undefined) return null;
  return {
    symbol: row.symbol,
    status: row.status,
    statusReason: row.status_reason,
    hasNumbers: row.has_numbers,
    isComputed: row.is_computed,
    lastFactorDate: row.last_factor_date,
    lastPriceDate: row.last_price_date,
  };
}
