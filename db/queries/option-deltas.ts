import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { floatArray, textArray } from "./arrays";
import { LISTING } from "./rates";

/** An open option lot with what its delta is computed from, of the published run. */
export interface OptionLot {
  id: string;
  expiration: string;
  strike: number;
  optionType: "call" | "put";
  /** The file's price a share; null where it states none. */
  statedPrice: number | null;
  /** Implied once from the file's price; null until then, or where it never solved. */
  impliedVolatility: number | null;
  underlying: string;
  underlyingClose: number | null;
  /** Packed return window of the underlying; null where there is none. */
  underlyingWindow: Uint8Array | null;
  session: string;
}

/** Which option lots: those of one portfolio, those on some underlyings, or all. */
export interface OptionScope {
  portfolioId?: string;
  underlyings?: readonly string[];
}

/** Open option lots after `after`, by id. Nothing before the first publish: there is no close to go by. */
export async function selectOptionLots(
  db: Database,
  { scope, after, limit }: { scope: OptionScope; after: string | null; limit: number },
): Promise<OptionLot[]> {
  const within: SQL[] = [sql`p.kind = 'option'`, sql`(p.exit_date is null or p.exit_date > s.published_session)`];
  if (scope.portfolioId !== undefined) within.push(sql`p.portfolio_id = ${scope.portfolioId}`);
  if (scope.underlyings !== undefined) within.push(sql`p.underlying_symbol = any(${textArray(scope.underlyings)})`);
  if (after !== null) within.push(sql`p.id > ${after}::uuid`);
  const result = await db.execute<{
    id: string;
    expiration: string;
    strike: number;
    option_type: "call" | "put";
    stated_price: number | null;
    implied_volatility: number | null;
    underlying: string;
    close: number | null;
    returns: Uint8Array | null;
    session: string;
  }>(sql`
    select p.id, p.expiration_date as expiration, p.strike_price::float8 as strike, p.option_type,
      p.stated_price::float8 as stated_price, case when p.delta_source = 'implied' then p.volatility end as implied_volatility,
      p.underlying_symbol as underlying, w.returns, s.published_session as session,
      -- A strike is in US dollars: against a close in another currency it says nothing.
      case when ${LISTING} = 'USD' then m.close::float8 end as close
    from positions p
    join market_state s on s.published_session is not null
    left join symbol_universe u on u.symbol = p.underlying_symbol
    left join symbol_daily_metrics m on m.symbol = p.underlying_symbol
    left join symbol_return_windows w on w.symbol = p.underlying_symbol and w.session = s.published_session
    where ${sql.join(within, sql` and `)}
    order by p.id limit ${limit}`);
  return result.rows.map((row) => ({
    id: row.id,
    expiration: row.expiration,
    strike: row.strike,
    optionType: row.option_type,
    statedPrice: row.stated_price,
    impliedVolatility: row.implied_volatility,
    underlying: row.underlying,
    underlyingClose: row.close,
    underlyingWindow: row.returns,
    session: row.session,
  }));
}

/** A delta with the contract and the session it was computed of. */
export interface StoredDelta extends Pick<OptionLot, "id" | "underlying" | "strike" | "expiration" | "optionType"> {
  delta: number | null;
  volatility: number | null;
  source: "implied" | "historical" | null;
  session: string;
}

/**
 * Stores deltas, of lots that still are the contract and while the session still is the published one. A lot whose delta is gone keeps the volatility it was implied from. Portfolios whose numbers move by it
 * get a new data version, in the same statement. @returns lots changed
 */
export async function updateOptionDeltas(
  db: Database,
  { deltas }: { deltas: readonly StoredDelta[] },
): Promise<number> {
  if (deltas.length === 0) return 0;
  const result = await db.execute<{ changed: number }>(sql`
    with holding as (
      -- Before their lots, as whoever changes a portfolio does, and in one order, because onboardings do this at once.
      select id from portfolios
      where id in (select portfolio_id from positions where id = any(${textArray(deltas.map((d) => d.id))}::uuid[]))
      order by id for no key update
    ), changed as (
      update positions p set delta = t.delta, volatility = coalesce(t.volatility, p.volatility),
        delta_source = coalesce(t.source::delta_source, p.delta_source), delta_session = t.session::date
      from unnest(
        ${textArray(deltas.map((d) => d.id))}, ${textArray(deltas.map((d) => d.underlying))},
        ${floatArray(deltas.map((d) => d.strike))}, ${textArray(deltas.map((d) => d.expiration))},
        ${textArray(deltas.map((d) => d.optionType))}, ${floatArray(deltas.map((d) => d.delta))},
        ${floatArray(deltas.map((d) => d.volatility))}, ${textArray(deltas.map((d) => d.source))},
        ${textArray(deltas.map((d) => d.session))}
      ) as t (id, underlying, strike, expiration, option_type, delta, volatility, source, session), holding h, market_state s
      where p.id = t.id::uuid and p.portfolio_id = h.id and s.published_session = t.session::date
        -- Another contract by now, if its owner was quicker: then the change has brought its own delta.
        and p.underlying_symbol = t.underlying and p.strike_price::float8 = t.strike
        and p.expiration_date = t.expiration::date and p.option_type::text = t.option_type
        and (p.delta, p.delta_session) is distinct from (t.delta, t.session::date)
      returning p.portfolio_id
    ), told as (
      update portfolios f set data_version = f.data_version + 1
      from (select distinct portfolio_id from changed) held where f.id = held.portfolio_id
    )
    select count(*)::int as changed from changed`);
  return result.rows[0]?.changed ?? 0;
}
