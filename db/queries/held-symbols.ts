import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { textArray } from "./arrays";
import { countedClose, currencyRates, IS_OTHER_LISTING, LISTING } from "./rates";

/**
 * What portfolios hold of each symbol together: the one small summary that the night reads of them, and only for the
 * order in which it fills holes (product §4.1).
 *
 * @returns dollars by symbol; a symbol that nobody holds is not in it
 */
export async function selectHeldValues(
  db: Database,
  { symbols }: { symbols: readonly string[] },
): Promise<Map<string, number>> {
  if (symbols.length === 0) return new Map();
  const result = await db.execute<{ symbol: string; value_usd: number }>(sql`
    select symbol, value_usd from held_symbol_summary where symbol = any(${textArray(symbols)})`);
  return new Map(result.rows.map((row) => [row.symbol, row.value_usd]));
}

/**
 * Writes the summary anew from all open positions and the published closes: by symbol, the sum over portfolios of the
 * absolute value each holds, in US dollars. Options count at their underlying, by their delta; cash and private positions
 * do not. What has no close, or no rate for its currency, counts as its file stated it; held without any value, it stands
 * last among the held, at 0.
 *
 * Two rewrites at once take turns. @returns symbols held
 */
export async function refreshHeldSymbols(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table held_symbol_summary in exclusive mode`);
    const written = await tx.execute<{ symbols: number }>(sql`
      with ${currencyRates(sql`(select fresh_since from market_state)`)}, lots as (
        select p.portfolio_id, coalesce(p.underlying_symbol, p.symbol) as symbol,
          coalesce(
            p.quantity::float8 * p.multiplier::float8 * case p.kind when 'option' then p.delta else 1 end
              * ${countedClose(sql`s.fresh_since`)} * x.rate,
            p.stated_value::float8, 0) as value
        from positions p
        left join market_state s on true
        left join symbol_universe u on u.symbol = coalesce(p.underlying_symbol, p.symbol)
        left join symbol_daily_metrics m on m.symbol = u.symbol
        left join rates x on x.written = ${LISTING}
        where (p.kind = 'option' or (p.kind = 'public' and not ${IS_OTHER_LISTING}))
          and (p.exit_date is null or s.published_session is null or p.exit_date > s.published_session)
      ), held as materialized (
        select symbol, sum(abs(value)) as value
        from (select portfolio_id, symbol, sum(value) as value from lots group by portfolio_id, symbol) by_portfolio
        where exists (select from symbol_universe u where u.symbol = by_portfolio.symbol)
        group by symbol
      ), gone as (
        delete from held_symbol_summary h where not exists (select from held where held.symbol = h.symbol)
      ), stored as (
        insert into held_symbol_summary as old (symbol, value_usd)
        select symbol, value from held order by symbol
        on conflict (symbol) do update set value_usd = excluded.value_usd where old.value_usd <> excluded.value_usd
      )
      select count(*)::int as symbols from held`);
    return written.rows[0]?.symbols ?? 0;
  });
}
