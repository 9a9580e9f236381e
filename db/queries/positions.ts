import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import type { BetaReason, FactorKey } from "@/lib/factors/catalog";
import type { OnboardingPhase, QueueRow } from "./onboarding";
import { isHeld } from "./onboarding-limits";
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
  close: number | null;
  closeDate: string | null;
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
    fresh: boolean | null;
    is_computed: boolean;
    has_betas: boolean | null;
    limited: boolean | null;
    reasons: PositionWithData["reasons"];
  }>(sql`
    select p.id, p.kind, p.symbol, p.raw_symbol, p.description, trim_scale(p.quantity)::text as quantity,
      p.quantity::float8 * p.multiplier::float8 as units, p.currency, p.stated_value::float8 as stated_value, p.underlying_symbol, p.delta,
      u.status, u.status_reason, coalesce(m.name, u.name) as name,
      m.close::float8 as close, m.close_date,
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
    fresh: row.fresh ?? false,
    isComputed: row.is_computed,
    hasBetas: row.has_betas ?? false,
    limited: row.limited ?? false,
    reasons: row.reasons,
  }));
}

/** How far each symbol that a portfolio needs betas of has come. */
export interface SymbolProgress {
  symbol: string;
  /** null where the universe does not know it, which no upload leaves behind. */
  status: SymbolStatus | null;
  statusReason: string | null;
  /** It has numbers that are fresh enough for the published session. */
  hasNumbers: boolean;
  /** A run or an onboarding has come to it, whatever came of it. */
  isComputed: boolean;
  queueStatus: QueueRow["status"] | null;
  queueReason: QueueRow["reason"];
  phasesCompleted: OnboardingPhase[];
  retryAt: Date | null;
  /** Why its user's limits hold it back, as a sentence; null where they do not. */
  heldBack: string | null;
}

interface PortfolioProgress {
  portfolioId: string;
  name: string;
  revision: number;
  dataVersion: number;
  symbols: SymbolProgress[];
}

/** One statement: the portfolio and the state of every symbol it needs, pending ones with their place on the way. */
export async function selectProgress(
  db: Database,
  { portfolioId, ownerId }: { portfolioId: string; ownerId: string },
): Promise<PortfolioProgress | null> {
  const result = await db.execute<{
    id: string;
    name: string;
    revision: number;
    data_version: number;
    symbol: string | null;
    status: SymbolStatus | null;
    status_reason: string | null;
    has_numbers: boolean | null;
    is_computed: boolean;
    queue_status: QueueRow["status"] | null;
    queue_reason: QueueRow["reason"];
    phases: OnboardingPhase[] | null;
    retry_at: string | null;
    held_back: string | null;
  }>(sql`
    select f.id, f.name, f.revision, f.data_version, held.symbol, u.status, u.status_reason,
      coalesce(m.session >= s.fresh_since and array_remove(m.betas, null) <> '{}', false) as has_numbers,
      m.symbol is not null as is_computed, q.status as queue_status, q.reason as queue_reason, q.phases_completed::text[] as phases, q.retry_at,
      case when ${isHeld("q")} then q.error_message end as held_back
    from portfolios f
    left join market_state s on true
    left join lateral (
      select distinct coalesce(p.underlying_symbol, p.symbol) as symbol from positions p
      where p.portfolio_id = f.id and p.kind in ('public', 'option')
        and (p.exit_date is null or s.published_session is null or p.exit_date > s.published_session)
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
    portfolioId: first.id,
    name: first.name,
    revision: first.revision,
    dataVersion: first.data_version,
    symbols: result.rows.flatMap((row) =>
      row.symbol === null
        ? []
        : [
            {
              symbol: row.symbol,
              status: row.status,
              statusReason: row.status_reason,
              hasNumbers: row.has_numbers ?? false,
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
