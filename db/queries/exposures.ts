import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import type { ExposureSums } from "@/lib/portfolio/exposure-sums";
import { freshBetas } from "./carried-betas";
import { countedClose, currencyRates, IS_OTHER_LISTING, LISTING } from "./rates";

/**
 * Exposures of a portfolio, in one round trip: positions ⋈ symbol_daily_metrics, summed by factor (methodology §4).
 * The plain twin is lib/portfolio (`portfolioExposures`); a property test holds the two together. A beta that is missing,
 * or older than five sessions, is unknown and not zero.
 *
 * @returns null where the owner has no such portfolio
 */
export async function selectExposureSums(
  db: Database,
  { portfolioId, ownerId }: { portfolioId: string; ownerId: string },
): Promise<ExposureSums | null> {
  const result = await db.execute<{ sums: ExposureSums }>(sql`
    with portfolio as (
      select f.id, f.revision, f.data_version, f.equity_balance::float8 as equity,
        s.published_session as session, s.published_run_id as run_id, s.model_version, s.fresh_since
      from portfolios f left join market_state s on true
      where f.id = ${portfolioId} and f.owner_id = ${ownerId}
    ), ${currencyRates(sql`(select fresh_since from portfolio)`)}, valued as materialized (
      -- Every open lot with its close in dollars, its symbol's fresh betas, and what it is worth.
      select kind, wanted, status, is_computed, close, beta_symbol, label, holding, is_dollars, betas, beta_session,
        beta_sessions, units, delta,
        coalesce(case when kind = 'cash' then units * rate
          when kind = 'public' and beta_symbol is not null then units * close end, stated) as value
      from (
        select p.kind, u.status, m.symbol is not null as is_computed, x.rate,
          ${countedClose(sql`f.fresh_since`)} * x.rate as close,
          case when p.kind = 'option' then p.underlying_symbol
            when p.kind = 'public' and not ${IS_OTHER_LISTING} then p.symbol end as beta_symbol,
          case when p.kind in ('public', 'option') then coalesce(p.underlying_symbol, p.symbol) end as wanted,
          coalesce(p.symbol, p.raw_symbol) as label,
          case when p.kind = 'option'
            then concat_ws(' ', p.underlying_symbol, p.expiration_date, p.strike_price, p.option_type)
            else concat_ws(' ', coalesce(p.symbol, p.raw_symbol),
              case when p.kind <> 'public' or ${IS_OTHER_LISTING} then p.currency end) end as holding,
          p.kind = 'cash' and p.currency = 'USD' as is_dollars,
          ${freshBetas(sql`f.fresh_since`)} as betas, m.session as beta_session, m.beta_sessions,
          p.quantity::float8 * case p.kind when 'cash' then 1 else p.multiplier::float8 end as units,
          p.stated_value::float8 as stated, p.delta
        from portfolio f
        join positions p on p.portfolio_id = f.id and (p.exit_date is null or f.session is null or p.exit_date > f.session)
        left join symbol_universe u
          on p.kind in ('public', 'option') and u.symbol = coalesce(p.underlying_symbol, p.symbol)
        left join symbol_daily_metrics m on m.symbol = u.symbol
        left join rates x on x.written = case p.kind when 'cash' then p.currency else ${LISTING} end
      ) lots
    ), summed as (
      -- Lots of one symbol, or of one contract, are one holding, whatever their signs.
      select kind, min(label) as label, min(beta_symbol) as beta_symbol, sum(value) as value,
        sum(case kind when 'option' then units * delta * close when 'public' then value end) as exposure,
        case when min(beta_symbol) is not null then betas end as betas, beta_session, beta_sessions
      from valued where not is_dollars group by kind, holding, betas, beta_session, beta_sessions
    ), holdings as (
      select beta_symbol, value,
        -- An option without a delta lacks it for itself: its underlying may well be covered.
        case when kind = 'option' and exposure is null then label else coalesce(beta_symbol, label) end as name,
        coalesce(exposure, value, 0) as dollars,
        abs(coalesce(case when kind = 'option' then exposure end, value, 0)) as gross,
        case when exposure is not null then betas end as betas, beta_session, beta_sessions
      from summed
    ), totals as (
      select coalesce(sum(gross), 0) as gross,
        coalesce(bool_and(dollars >= 0), true) or coalesce(bool_and(dollars <= 0), true) as one_sign,
        coalesce(sum(gross) filter (where array_remove(betas, null) <> '{}'), 0) as covered
      from holdings where gross > 0
    ), factors as (
      -- What has no gross value (lots that cancel out) must not turn "nothing covered" into an exposure of 0.
      select f.i, sum(h.dollars * h.betas[f.i]) filter (where h.gross > 0) as dollars,
        coalesce(sum(h.gross) filter (where h.betas[f.i] is not null), 0) as gross,
        min(coalesce(h.beta_sessions[f.i], h.beta_session)) filter (where h.gross > 0 and h.betas[f.i] is not null) as oldest,
        coalesce(json_agg(distinct h.name) filter (
          where h.name is not null and h.betas[f.i] is null and (h.gross > 0 or h.value is null)), '[]') as missing
      from generate_series(1, 12) f (i) left join holdings h on true
      group by f.i
    ), weighed as (
      select beta_symbol as symbol, sum(dollars) as dollars
      from holdings where beta_symbol is not null and betas is not null group by beta_symbol
    ), symbols as (
      -- What is known of every symbol that is held, whatever the currency; what it means lib/portfolio/readiness says.
      select wanted as symbol, min(status) as status, bool_or(is_computed) as is_computed,
        coalesce(bool_or(array_remove(betas, null) <> '{}'), false) as has_numbers
      from valued where wanted is not null group by wanted
    )
    select json_build_object(
      'portfolioId', f.id, 'revision', f.revision, 'dataVersion', f.data_version,
      'session', f.session, 'runId', f.run_id, 'modelVersion', f.model_version, 'equityUsd', f.equity,
      'netUsd', (select coalesce(sum(value), 0) from valued),
      'grossUsd', t.gross, 'oneSign', t.one_sign, 'coveredUsd', t.covered,
      'hasCash', exists (select from valued where kind = 'cash'),
      'hasUnvalued', exists (select from holdings where value is null),
      'factors', (select json_agg(json_build_object(
        'dollars', dollars, 'gross', gross, 'oldest', oldest, 'missing', missing) order by i) from factors),
      'holdings', (select coalesce(json_agg(weighed order by symbol), '[]') from weighed),
      'symbols', (select coalesce(json_agg(json_build_object(
        'symbol', symbol, 'status', status, 'hasNumbers', has_numbers, 'isComputed', is_computed) order by symbol), '[]')
        from symbols where not has_numbers or status is distinct from 'active')
    ) as sums
    from portfolio f cross join totals t`);
  return result.rows[0]?.sums ?? null;
}

/** Betas, errors and return window of one symbol of the published run. */
export interface SymbolEvidence {
  betas: (number | null)[];
  stdErrors: (number | null)[];
  /** Packed; null where its window is not of the published session. */
  window: Uint8Array | null;
}

/** The second read: what the intervals of these symbols are made of, by one indexed join. */
export async function selectEvidence(
  db: Database,
  { symbols, session }: { symbols: readonly string[]; session: string },
): Promise<Map<string, SymbolEvidence>> {
  const result = await db.execute<{
    symbol: string;
    betas: (number | null)[] | null;
    std_errors: (number | null)[];
    returns: Uint8Array | null;
  }>(sql`
    select m.symbol, ${freshBetas(sql`s.fresh_since`)} as betas, m.std_errors, w.returns
    from symbol_daily_metrics m
    cross join market_state s
    left join symbol_return_windows w on w.symbol = m.symbol and w.session = ${session}::date
    where m.symbol = any(${sql.param(symbols)}::text[])`);
  return new Map(
    result.rows.map((row) => [row.symbol, { betas: row.betas ?? [], stdErrors: row.std_errors, window: row.returns }]),
  );
}
