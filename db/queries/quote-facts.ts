import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { floatArray, textArray } from "./arrays";

/** Facts a quote refreshes every night (product §4.1). */
export interface QuoteFacts {
  symbol: string;
  name: string | null;
  quoteType: string | null;
  exchange: string | null;
  currency: string | null;
  marketCap: number | null;
  trailingPe: number | null;
  forwardPe: number | null;
  priceToBook: number | null;
  dividendYield: number | null;
}

/** What a quote does not say stays as it was, and so does the currency of the stored prices, which their series tells. */
export async function updateQuoteFacts(
  db: Database,
  { facts, now }: { facts: readonly QuoteFacts[]; now: Date },
): Promise<void> {
  if (facts.length === 0) return;
  await db.execute(sql`
    update symbol_universe u set
      name = coalesce(t.name, u.name), quote_type = coalesce(t.quote_type, u.quote_type),
      exchange = coalesce(t.exchange, u.exchange), currency = coalesce(u.currency, t.currency),
      market_cap = coalesce(t.market_cap, u.market_cap), trailing_pe = coalesce(t.trailing_pe, u.trailing_pe),
      forward_pe = coalesce(t.forward_pe, u.forward_pe), price_to_book = coalesce(t.price_to_book, u.price_to_book),
      dividend_yield = coalesce(t.dividend_yield, u.dividend_yield), updated_at = ${now.toISOString()}::timestamptz
    from unnest(
      ${textArray(facts.map((f) => f.symbol))}, ${textArray(facts.map((f) => f.name))},
      ${textArray(facts.map((f) => f.quoteType))}, ${textArray(facts.map((f) => f.exchange))},
      ${textArray(facts.map((f) => f.currency))}, ${floatArray(facts.map((f) => f.marketCap))},
      ${floatArray(facts.map((f) => f.trailingPe))}, ${floatArray(facts.map((f) => f.forwardPe))},
      ${floatArray(facts.map((f) => f.priceToBook))}, ${floatArray(facts.map((f) => f.dividendYield))}
    ) as t (symbol, name, quote_type, exchange, currency, market_cap, trailing_pe, forward_pe, price_to_book, dividend_yield)
    where u.symbol = t.symbol`);
}
