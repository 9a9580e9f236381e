import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { textArray } from "./arrays";

/** A lot of a symbol, or of an option on it. */
export interface SymbolLot {
  id: string;
  /** The contract's terms; null for what is no option. */
  option: { strike: string; expiration: string; optionType: "call" | "put" } | null;
}

/** All lots of a symbol in a portfolio, closed ones too, with the options on it. */
export async function selectSymbolLots(
  tx: Database,
  { portfolioId, ownerId, symbol }: { portfolioId: string; ownerId: string; symbol: string },
): Promise<SymbolLot[]> {
  const result = await tx.execute<{
    id: string;
    kind: "public" | "option";
    strike: string | null;
    expiration: string | null;
    option_type: "call" | "put" | null;
  }>(sql`
    select p.id, p.kind, trim_scale(p.strike_price)::text as strike, p.expiration_date::text as expiration, p.option_type
    from positions p join portfolios f on f.id = p.portfolio_id
    where f.id = ${portfolioId} and f.owner_id = ${ownerId}
      and ((p.kind = 'public' and p.symbol = ${symbol}) or (p.kind = 'option' and p.underlying_symbol = ${symbol}))
    order by p.id`);
  return result.rows.map(({ id, strike, expiration, option_type: optionType }) => ({
    id,
    option: strike === null || expiration === null || optionType === null ? null : { strike, expiration, optionType },
  }));
}

/** A lot as it is to be called. */
export interface RenamedLot {
  id: string;
  /** The new symbol, or an option's own name; null for a contract that has none. */
  symbol: string | null;
}

/**
 * Has lots stand for another symbol. Prices paid in another currency than the new listing's are forgotten: they would be
 * read in the wrong one. What an option's delta was computed from goes, too. Raises no revision.
 *
 * @param currency of the new listing, ISO 4217
 */
export async function updateLotSymbols(
  tx: Database,
  {
    portfolioId,
    lots,
    symbol,
    currency,
    now,
  }: { portfolioId: string; lots: readonly RenamedLot[]; symbol: string; currency: string; now: Date },
): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const paidIn = (price: "entry_price" | "exit_price") => {
    const column = sql.raw(`p.${price}`);
    return sql`case when p.kind = 'public' and p.currency <> ${currency} then null else ${column} end`;
  };
  await tx.execute(sql`
    update positions p set
      symbol = t.symbol,
      underlying_symbol = case p.kind when 'option' then ${symbol} else p.underlying_symbol end,
      currency = case p.kind when 'public' then ${currency} else p.currency end,
      entry_price = ${paidIn("entry_price")}, exit_price = ${paidIn("exit_price")},
      delta = null, delta_source = null, delta_session = null, volatility = null,
      updated_at = ${at}
    from unnest(${textArray(lots.map((lot) => lot.id))}, ${textArray(lots.map((lot) => lot.symbol))}) as t (id, symbol)
    where p.id = t.id::uuid and p.portfolio_id = ${portfolioId}`);
}
