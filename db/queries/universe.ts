import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { symbolUniverse } from "@/db/schema";
import { dateArray, intArray, textArray } from "./arrays";
import { RATES } from "./rates";

export type SymbolStatus = (typeof symbolUniverse.$inferSelect)["status"];
type SymbolRow = typeof symbolUniverse.$inferSelect;

/** Sessions in a row without a bar, the provider being well, after which a symbol is delisted (product §4). */
export const DELISTED_AFTER_SESSIONS = 5;

/** The states whose symbols a night works on, for `status in ${LIVE}`. */
export const LIVE = sql`('pending', 'active', 'insufficient_history')`;

/** Adds symbols as `pending`; those that are there already stay as they are. @returns how many were new */
export async function insertSymbols(
  db: Database,
  { symbols, factorEtfs = [] }: { symbols: readonly string[]; factorEtfs?: readonly string[] },
): Promise<number> {
  const etfs = new Set(factorEtfs);
  const distinct = [...new Set(symbols)].sort();
  const result = await db.execute(sql`
    insert into symbol_universe (symbol, status, is_factor_etf)
    select s, 'pending', e = 1
    from unnest(${textArray(distinct)}, ${intArray(distinct.map((symbol) => (etfs.has(symbol) ? 1 : 0)))}) as t (s, e)
    on conflict (symbol) do update set is_factor_etf = true
      where excluded.is_factor_etf and not symbol_universe.is_factor_etf
    returning (xmax = 0) as fresh`);
  return result.rows.filter((row) => row.fresh === true).length;
}

/**
 * Has symbols that were not found looked for again: they may have been listed since.
 * @returns those it opened: whoever holds them is to be told (`bumpDataVersions`)
 */
export async function reopenNotFound(db: Database, { symbols }: { symbols: readonly string[] }): Promise<string[]> {
  if (symbols.length === 0) return [];
  const result = await db.execute<{ symbol: string }>(sql`
    update symbol_universe set status = 'pending', status_reason = null
    where symbol = any(${textArray(symbols)}) and status = 'not_found'
    returning symbol`);
  return result.rows.map((row) => row.symbol);
}

export interface SymbolRange {
  /** First and last symbol of the chunk, both inside it. */
  from: string;
  to: string;
  count: number;
}

/** The live universe cut into chunks by name: a chunk is a range, so that it names no symbols and survives newcomers. */
export async function selectSymbolRanges(db: Database, { size }: { size: number }): Promise<SymbolRange[]> {
  const result = await db.execute<{ from: string; to: string; count: number }>(sql`
    select min(symbol) as "from", max(symbol) as "to", count(*)::int as count
    from (
      select symbol, (row_number() over (order by symbol) - 1) / ${size}::int as chunk
      from symbol_universe
      where status in ${LIVE}
    ) numbered
    group by chunk
    order by chunk`);
  return result.rows;
}

export async function selectSymbol(db: Database, { symbol }: { symbol: string }): Promise<SymbolRow | null> {
  const [row] = await db.select().from(symbolUniverse).where(eq(symbolUniverse.symbol, symbol));
  return row ?? null;
}

/** Which of the candidates the universe knows, and in what state. */
export async function selectKnownSymbols(
  db: Database,
  { candidates }: { candidates: readonly string[] },
): Promise<Map<string, SymbolStatus>> {
  const result = await db.execute<{ symbol: string; status: SymbolStatus }>(sql`
    select symbol, status from symbol_universe where symbol = any(${textArray([...new Set(candidates)])})`);
  return new Map(result.rows.map((row) => [row.symbol, row.status]));
}

/** What a fetched series says of its symbol. */
export interface SeriesFacts {
  symbol: string;
  currency: string;
  exchange: string;
  quoteType: string;
  status: SymbolStatus;
  statusReason: string | null;
  /** Last session it brought; null where it had no bar. */
  lastAuditDate: string | null;
}

/**
 * One statement for a group of fetched series. A symbol that a night works on is delisted only after five sessions were
 * missed on which it was looked for (product §4): until then a series that ends early leaves it as it is. One that comes
 * back begins to count anew. One with prices that a night works on is not unsupported from one evening to the next: what
 * an answer says of its listing is then left aside.
 */
export async function updateSeriesFacts(
  db: Database,
  { facts, now }: { facts: readonly SeriesFacts[]; now: Date },
): Promise<void> {
  if (facts.length === 0) return;
  const isWaitedFor = sql`(t.status = 'delisted' and u.status in ('active', 'insufficient_history')
    and u.missing_sessions < ${DELISTED_AFTER_SESSIONS})`;
  const isOdd = sql`(t.status = 'unsupported' and u.status in ('active', 'insufficient_history')
    and u.last_price_date is not null)`;
  const isKept = sql`(${isWaitedFor} or ${isOdd})`;
  await db.execute(sql`
    update symbol_universe u set currency = case when ${isOdd} then u.currency else t.currency end,
      exchange = case when ${isOdd} then u.exchange else t.exchange end,
      quote_type = case when ${isOdd} then u.quote_type else t.quote_type end,
      status = case when ${isKept} then u.status else t.status::symbol_status end,
      status_reason = case when ${isKept} then u.status_reason else t.reason end,
      missing_sessions = case when u.status = 'delisted' and t.status <> 'delisted' then 0 else u.missing_sessions end,
      last_audit_date = coalesce(t.audited, u.last_audit_date), updated_at = ${now.toISOString()}::timestamptz
    from unnest(
      ${textArray(facts.map((f) => f.symbol))}, ${textArray(facts.map((f) => f.currency))},
      ${textArray(facts.map((f) => f.exchange))}, ${textArray(facts.map((f) => f.quoteType))},
      ${textArray(facts.map((f) => f.status))}, ${textArray(facts.map((f) => f.statusReason))},
      ${dateArray(facts.map((f) => f.lastAuditDate))}
    ) as t (symbol, currency, exchange, quote_type, status, reason, audited)
    where u.symbol = t.symbol`);
}

/** Sets a state only where the symbol still is in `from`: a worker that comes late must not undo a newer finding. */
export async function updateSymbolStatus(
  db: Database,
  {
    symbol,
    from,
    status,
    reason,
    now,
  }: { symbol: string; from?: SymbolStatus; status: SymbolStatus; reason: string | null; now: Date },
): Promise<void> {
  await db
    .update(symbolUniverse)
    .set({ status, statusReason: reason, updatedAt: now })
    .where(and(eq(symbolUniverse.symbol, symbol), from ? eq(symbolUniverse.status, from) : undefined));
}

/**
 * Of these, the ones that never had a price were not found; the others stay what they are.
 * @returns those it marked: whoever holds them is to be told (`bumpDataVersions`)
 */
export async function markSymbolsNotFound(
  db: Database,
  { symbols, reason, now }: { symbols: readonly string[]; reason: string | null; now: Date },
): Promise<string[]> {
  const result = await db.execute<{ symbol: string }>(sql`
    update symbol_universe set status = 'not_found', status_reason = ${reason}, updated_at = ${now.toISOString()}::timestamptz
    where symbol = any(${textArray(symbols)}) and status = 'pending' and last_price_date is null
    returning symbol`);
  return result.rows.map((row) => row.symbol);
}

interface UniverseCounts {
  status: SymbolStatus;
  count: number;
}

/** Symbols by state; the rates of currencies, which nobody lists, are not counted. */
export async function selectUniverseCounts(db: Database): Promise<UniverseCounts[]> {
  const result = await db.execute<{ status: SymbolStatus; count: number }>(
    sql`select status, count(*)::int as count from symbol_universe where symbol <> all(${RATES}) group by status order by status`,
  );
  return result.rows;
}

/** Names of the live symbols in a range. */
export async function selectLiveSymbols(db: Database, { from, to }: { from: string; to: string }): Promise<string[]> {
  const result = await db.execute<{ symbol: string }>(sql`
    select symbol from symbol_universe
    where symbol between ${from} and ${to} and status in ${LIVE}
    order by symbol`);
  return result.rows.map((row) => row.symbol);
}

/** A symbol with numbers, as somebody who has to choose between several is shown it. */
export interface LiveSymbol {
  symbol: string;
  name: string | null;
  exchange: string | null;
  quoteType: string | null;
  marketCap: number | null;
}

/** Those of the candidates that trade and have prices, in one indexed read. */
export async function selectPricedSymbols(
  db: Database,
  { candidates }: { candidates: readonly string[] },
): Promise<LiveSymbol[]> {
  if (candidates.length === 0) return [];
  const result = await db.execute<{
    symbol: string;
    name: string | null;
    exchange: string | null;
    quote_type: string | null;
    market_cap: number | null;
  }>(sql`
    select symbol, name, exchange, quote_type, market_cap from symbol_universe
    where symbol = any(${textArray([...new Set(candidates)])}) and status in ('active', 'insufficient_history')
    order by symbol`);
  return result.rows.map(({ quote_type: quoteType, market_cap: marketCap, ...rest }) => ({
    ...rest,
    quoteType,
    marketCap,
  }));
}
