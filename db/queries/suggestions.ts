import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { symbolSuggestions } from "@/db/schema";
import { textArray } from "./arrays";

type SuggestionRow = typeof symbolSuggestions.$inferSelect;
type NewSuggestion = Omit<SuggestionRow, "symbol" | "suggested" | "rank" | "foundAt"> & { symbol: string };

/** For so long after its end a symbol's suggestions are taken to be on their way; whoever waits is told nothing more then. */
const LOOKED_FOR_MS = 60_000;

/** Puts a symbol's suggestions, best first, in the place of those it had. */
export async function replaceSuggestions(
  db: Database,
  { symbol, suggestions, now }: { symbol: string; suggestions: readonly NewSuggestion[]; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(symbolSuggestions).where(eq(symbolSuggestions.symbol, symbol));
    if (suggestions.length === 0) return;
    await tx
      .insert(symbolSuggestions)
      .values(
        suggestions.map(({ symbol: suggested, ...rest }, rank) => ({ ...rest, symbol, suggested, rank, foundAt: now })),
      )
      // Another worker on the same symbol has found the same meanwhile.
      .onConflictDoNothing();
  });
}

/** Notes on the symbol's newest queue row how long its near misses were looked for: nobody waits for them any longer. */
export async function markSuggested(
  db: Database,
  { symbol, milliseconds }: { symbol: string; milliseconds: number },
): Promise<void> {
  await db.execute(sql`
    update symbol_onboarding_queue q
    set timings = q.timings || jsonb_build_object('suggestions', ${Math.round(milliseconds)}::int)
    where q.id = (
      select id from symbol_onboarding_queue where symbol = ${symbol} order by created_at desc limit 1)`);
}

/**
 * Held symbols that were found not to exist between the publish before this run's and now, and whose near misses nobody
 * has looked for: no job of their own brought them to their end. What is held is as `refreshHeldSymbols` last saw it.
 *
 * @returns at most so many, of the greatest value first
 */
export async function selectUnsuggested(
  db: Database,
  { runId, limit }: { runId: string; limit: number },
): Promise<string[]> {
  const result = await db.execute<{ symbol: string }>(sql`
    select u.symbol
    from batch_runs r
    join symbol_universe u on u.status = 'not_found' and u.updated_at >= coalesce(
      (select max(before.published_at) from batch_runs before where before.published_at < r.published_at), '-infinity')
    join held_symbol_summary h on h.symbol = u.symbol
    where r.id = ${runId}::uuid
      and not exists (select from symbol_suggestions g where g.symbol = u.symbol and g.found_at >= u.updated_at)
      and not exists (
        select from symbol_onboarding_queue q
        where q.symbol = u.symbol and coalesce(q.completed_at >= u.updated_at, true))
    order by h.value_usd desc, u.symbol limit ${limit}`);
  return result.rows.map(({ symbol }) => symbol);
}

export interface Suggestion {
  symbol: string;
  name: string | null;
  /** Yahoo's code, such as NMS or NYQ. */
  exchange: string | null;
}

/** What a symbol's owner is told beside its state. */
export interface SymbolHints {
  /** Machine-readable why of its state. */
  statusReason: string | null;
  /** Session of its last price; null where it never had one. */
  lastPriceDate: string | null;
  /** Best first; none that has ended itself. */
  suggestions: Suggestion[];
  /** Its near misses are being looked for just now. */
  isLooking: boolean;
}

/** What is known beside their states of symbols that have no numbers; a symbol that the universe does not know is absent. */
export async function selectSuggestions(
  db: Database,
  { symbols, now }: { symbols: readonly string[]; now: Date },
): Promise<Map<string, SymbolHints>> {
  if (symbols.length === 0) return new Map();
  const result = await db.execute<{
    symbol: string;
    status_reason: string | null;
    last_price_date: string | null;
    suggestions: Suggestion[];
    is_looking: boolean;
  }>(sql`
    select u.symbol, u.status_reason, u.last_price_date::text as last_price_date,
      coalesce((
        select json_agg(json_build_object('symbol', g.suggested, 'name', coalesce(k.name, g.name),
          'exchange', coalesce(k.exchange, g.exchange)) order by g.rank, g.suggested)
        from symbol_suggestions g left join symbol_universe k on k.symbol = g.suggested
        where g.symbol = u.symbol and coalesce(k.status, 'pending') not in ('not_found', 'delisted')), '[]') as suggestions,
      coalesce((
        select q.status = 'processing' or (q.status in ('completed', 'failed') and not q.timings ? 'suggestions'
          and q.completed_at > ${new Date(now.getTime() - LOOKED_FOR_MS).toISOString()}::timestamptz)
        from symbol_onboarding_queue q where q.symbol = u.symbol order by q.created_at desc limit 1), false)
        and u.status in ('not_found', 'unsupported', 'delisted') as is_looking
    from symbol_universe u
    where u.symbol = any(${textArray([...new Set(symbols)])})`);
  return new Map(
    result.rows.map((row) => [
      row.symbol,
      {
        statusReason: row.status_reason,
        lastPriceDate: row.last_price_date,
        suggestions: row.suggestions,
        isLooking: row.is_looking,
      },
    ]),
  );
}
