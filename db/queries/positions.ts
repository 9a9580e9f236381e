import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import type { BetaReason, FactorKey } from "@/lib/factors/catalog";
import type { QueueFacts, SymbolFacts } from "@/lib/portfolio/readiness";
import { freshBetas } from "./carried-betas";
import type { OnboardingPhase } from "./onboarding";
import { isHeld } from "./onboarding-limits";
import { countedClose, currencyRates, IS_OTHER_LISTING, LISTING } from "./rates";
import type { SymbolStatus } from "./universe";

/** One open lot with what the published run knows of it. */
export interface PositionWithData {
  id: string;
  kind: "public" | "cash" | "option" | "private";
  symbol: string | null;
  rawSymbol: string;
  description: string | null;
  /** Exact decimal text, for showing; `units` is quantity × multiplier, for arithmetic. */
  quantity: string;
  units: number;
  currency: string;
  statedValue: number | null;
  underlyingSymbol: string | null;
  delta: number | null;
  /** Of the symbol itself, or of an option's underlying; null for cash and private rows. */
  status: SymbolStatus | null;
  statusReason: string | null;
  name: string | null;
  /** In the currency of its listing. */
  close: number | null;
  closeDate: string | null;
  /** What a close and, where it is cash, the amount is in, as the market writes it (GBp). */
  priceCurrency: string;
  /** The lot's own currency says that it is not the listing its symbol names. */
  isOtherListing: boolean;
  /** US dollars for one unit of `priceCurrency`, and the day of that rate; null for dollars' day, and for a currency without a rate. */
  rate: number | null;
  rateDate: string | null;
  /** US dollars a share by the close and the rate; null where either is missing, or too old to count. */
  closeUsd: number | null;
  /** Its numbers are of the published run or at most five sessions older. */
  fresh: boolean;
  /** A run or an onboarding has come to its symbol, whatever came of it. */
  isComputed: boolean;
  hasBetas: boolean;
  limited: boolean;
  reasons: Partial<Record<FactorKey, BetaReason>> | null;
}

/** Open lots of a portfolio, in the order of its file. */
export async function selectPositions(
  db: Database,
  { portfolioId, ownerId }: { portfolioId: string; ownerId: string },
): Promise<PositionWithData[]> {
  const result = await db.execute<{
    id: string;
    kind: PositionWithData["kind"];
    symbol: string | null;
    raw_symbol: string;
    description: string | null;
    quantity: string;
    units: number;
    currency: string;
    stated_value: number | null;
    underlying_symbol: string | null;
    delta: number | null;
    status: SymbolStatus | null;
    status_reason: string | null;
    name: string | null;
    close: number | null;
    close_date: string | null;
    price_currency: string;
    is_other_listing: boolean;
    rate: number | null;
    rate_date: string | null;
    close_usd: number | null;
    fresh: boolean | null;
    is_computed: boolean;
    has_betas: boolean | null;
    limited: boolean | null;
    reasons: PositionWithData["reasons"];
  }>(sql`
    with ${currencyRates(sql`(select fresh_since from market_state)`)}
    select p.id, p.kind, p.symbol, p.raw_symbol, p.description, trim_scale(p.quantity)::text as quantity,
      p.quantity::float8 * p.multiplier::float8 as units, p.currency, p.stated_value::float8 as stated_value, p.underlying_symbol, p.delta,
      u.status, u.status_reason, coalesce(m.name, u.name) as name,
      m.close::float8 as close, m.close_date, x.rate, x.rate_date, ${countedClose(sql`s.fresh_since`)} * x.rate as close_usd,
      case p.kind when 'cash' then p.currency else ${LISTING} end as price_currency,
      p.kind = 'public' and ${IS_OTHER_LISTING} as is_other_listing,
      m.session >= s.fresh_since as fresh, m.symbol is not null as is_computed,
      array_remove(m.betas, null) <> '{}' as has_betas,
      'limited' = any(m.qualities) as limited,
      m.reasons
    from portfolios f
    join positions p on p.portfolio_id = f.id
    left join market_state s on true
    left join symbol_universe u
      on p.kind in ('public', 'option') and u.symbol = coalesce(p.underlying_symbol, p.symbol)
    left join symbol_daily_metrics m on m.symbol = u.symbol
    left join rates x on x.written = case p.kind when 'cash' then p.currency else ${LISTING} end
    where f.id = ${portfolioId} and f.owner_id = ${ownerId}
      and (p.exit_date is null or s.published_session is null or p.exit_date > s.published_session)
    order by p.source_line nulls last, p.created_at, p.id`);
  return result.rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    symbol: row.symbol,
    rawSymbol: row.raw_symbol,
    description: row.description,
    quantity: row.quantity,
    units: row.units,
    currency: row.currency,
    statedValue: row.stated_value,
    underlyingSymbol: row.underlying_symbol,
    delta: row.delta,
    status: row.status,
    statusReason: row.status_reason,
    name: row.name,
    close: row.close,
    closeDate: row.close_date,
    priceCurrency: row.price_currency,
    isOtherListing: row.is_other_listing,
    rate: row.rate,
    rateDate: row.rate_date,
    closeUsd: row.close_usd,
    fresh: row.fresh ?? false,
    isComputed: row.is_computed,
    hasBetas: row.has_betas ?? false,
    limited: row.limited ?? false,
    reasons: row.reasons,
  }));
}

/** How far each symbol that a portfolio needs betas of has come. */
export interface SymbolProgress extends SymbolFacts, QueueFacts {
  /** Open positions that are modelled by it: its own and options on it. */
  positions: number;
  phasesCompleted: OnboardingPhase[];
}

interface PortfolioProgress {
  revision: number;
  dataVersion: number;
  symbols: SymbolProgress[];
}

/**
 * One statement: the portfolio's versions and the state of every symbol it needs, pending ones with their place on the
 * way. Cash and private positions need none; an option needs its underlying.
 */
export async function selectProgress(
  db: Database,
  { portfolioId, ownerId }: { portfolioId: string; ownerId: string },
): Promise<PortfolioProgress | null> {
  const result = await db.execute<{
    revision: number;
    data_version: number;
    symbol: string | null;
    positions: number;
    status: SymbolStatus | null;
    has_numbers: boolean;
    is_computed: boolean;
    queue_status: QueueFacts["queueStatus"];
    queue_reason: QueueFacts["queueReason"];
    phases: OnboardingPhase[] | null;
    retry_at: string | null;
    held_back: string | null;
  }>(sql`
    select f.revision, f.data_version, held.symbol, held.positions, u.status,
      coalesce(array_remove(${freshBetas(sql`s.fresh_since`)}, null) <> '{}', false) as has_numbers,
      m.symbol is not null as is_computed, q.status as queue_status, q.reason as queue_reason, q.phases_completed::text[] as phases, q.retry_at,
      case when ${isHeld("q")} then q.error_message end as held_back
    from portfolios f
    left join market_state s on true
    left join lateral (
      select coalesce(p.underlying_symbol, p.symbol) as symbol, count(*)::int as positions from positions p
      where p.portfolio_id = f.id and p.kind in ('public', 'option')
        and (p.exit_date is null or s.published_session is null or p.exit_date > s.published_session)
      group by 1
    ) held on true
    left join symbol_universe u on u.symbol = held.symbol
    left join symbol_daily_metrics m on m.symbol = held.symbol
    left join lateral (
      select * from symbol_onboarding_queue q where q.symbol = held.symbol and q.status in ('pending', 'processing')
      order by q.created_at desc limit 1
    ) q on true
    where f.id = ${portfolioId} and f.owner_id = ${ownerId}
    order by held.symbol`);
  const [first] = result.rows;
  if (first === undefined) return null;
  return {
    revision: first.revision,
    dataVersion: first.data_version,
    symbols: result.rows.flatMap(({ symbol, ...row }) =>
      symbol === null
        ? []
        : [
            {
              symbol,
              positions: row.positions,
              status: row.status,
              hasNumbers: row.has_numbers,
              isComputed: row.is_computed,
              queueStatus: row.queue_status,
              queueReason: row.queue_reason,
              phasesCompleted: row.phases ?? [],
              retryAt: row.retry_at === null ? null : new Date(row.retry_at),
              heldBack: row.held_back,
            },
          ],
    ),
  };
}
