import { insertActivity } from "@/db/queries/batch-progress";
import { type SymbolWatermark, selectHeldUnpriced } from "@/db/queries/price-plan";
import { appendQuoteBars } from "@/db/queries/prices";
import { updateQuoteFacts } from "@/db/queries/quote-facts";
import { isMarketDataError } from "@/lib/market-data/errors";
import { QUOTES_PER_CALL, type Quote } from "@/lib/market-data/market";
import { isOverBudget } from "./call-budget";
import { quoteSuffices } from "./choose-fetches";
import type { JobContext } from "./context";
import { isFirstLimit } from "./limited-symbols";
import { passBreaker, reportQuotesRefused, reportRateLimit } from "./provider-breaker";

/** Charts of held symbols that one step fetches in place of quotes: half a minute at the live pace. */
const HELD_A_STEP = 300;

interface QuotesResult {
  /** Symbols whose series has to be fetched after all. */
  toFetch: string[];
  /** When to go on, where the budget is spent or the provider is down. */
  retryAt: string | null;
}

interface Work {
  marks: readonly SymbolWatermark[];
  /** Those of them that need a bar of the session. */
  open: ReadonlySet<string>;
  session: string;
  previousSession: string;
  runId: string;
}

/**
 * Appends the bars that quotes bring to the symbols that need one, and keeps what the quotes say of all: names, market
 * values and ratios, which no series has (product §4.1).
 */
export async function ingestQuotes(
  context: JobContext,
  { marks, open, session, previousSession, runId }: Work,
): Promise<QuotesResult> {
  const { db, now } = context;
  const toFetch: string[] = [];
  for (let start = 0; start < marks.length; start += QUOTES_PER_CALL) {
    const group = marks.slice(start, start + QUOTES_PER_CALL);
    const { quotes, retryAt, refused } = await askQuotes(context, {
      symbols: group.map(({ symbol }) => symbol),
      runId,
    });
    if (retryAt !== null) return { toFetch, retryAt };
    if (refused) {
      const left = marks.slice(start).filter((mark) => open.has(mark.symbol));
      const instead = await chartsForQuotes(context, { open: left, session, runId });
      return { toFetch: [...new Set([...instead, ...toFetch])], retryAt: null };
    }
    const accepted: Quote[] = [];
    for (const mark of group.filter(({ symbol }) => open.has(symbol))) {
      const quote = quotes.get(mark.symbol);
      if (quoteSuffices(quote, mark, session)) accepted.push(quote);
      else toFetch.push(mark.symbol);
    }
    const bars = accepted.map(({ price, ...quote }) => ({ ...quote, close: price }));
    await appendQuoteBars(db, { session, previousSession, bars });
    await updateQuoteFacts(db, { facts: [...quotes.values()], now: now() });
  }
  return { toFetch, retryAt: null };
}

/**
 * Whose charts stand in for quotes that are refused for their crumb: held symbols first, by value, of the whole universe,
 * because the run may come to an end before the rest is fetched; then the chunk's own.
 */
export async function chartsForQuotes(
  { db, now }: Pick<JobContext, "db" | "now">,
  { open, session, runId }: { open: readonly SymbolWatermark[]; session: string; runId: string },
): Promise<string[]> {
  const held = await selectHeldUnpriced(db, { session, limit: HELD_A_STEP });
  const symbols = [...new Set([...held, ...open.map((mark) => mark.symbol)])];
  if (symbols.length > 0) {
    const message = `Quotes are refused: charts stand in for ${symbols.length} symbols; names and ratios stay as they were.`;
    await insertActivity(db, { runId, level: "warning", message, now: now() });
  }
  return symbols;
}

interface Asked {
  quotes: ReadonlyMap<string, Quote>;
  retryAt: string | null;
  /** For their crumb: nobody is to ask for quotes for a while. */
  refused: boolean;
}

const NOTHING: Asked = { quotes: new Map(), retryAt: null, refused: false };

/** A group's quotes; asked for once more after trouble of which the canaries know nothing. Without them, charts remain. */
export async function askQuotes(
  context: JobContext,
  { symbols, runId }: { symbols: readonly string[]; runId: string },
): Promise<Asked> {
  for (let attempt = 1; ; attempt++) {
    try {
      return { ...NOTHING, quotes: await context.market.quotes(symbols) };
    } catch (error) {
      if (isOverBudget(error)) return { ...NOTHING, retryAt: error.retryAt.toISOString() };
      if (!isMarketDataError(error)) throw error;
      if (error.code === "crumb_refused") {
        await reportQuotesRefused(context, { runId });
        return { ...NOTHING, refused: true };
      }
      // The first symbol stands for its group: a wait is opened for it once in a run.
      if (error.code === "rate_limited" && (await isFirstLimit(context, { runId, symbol: symbols[0] ?? "" }))) {
        await reportRateLimit(context, { runId }, error);
      }
      const { retryAt } = await passBreaker(context, { runId });
      if (retryAt !== null) return { ...NOTHING, retryAt };
      if (attempt === 1) continue;
      const message = `No quotes for ${symbols.length} symbols from ${symbols[0]} on: ${error.message}`;
      await insertActivity(context.db, { runId, level: "warning", message, now: context.now() });
      return NOTHING;
    }
  }
}
