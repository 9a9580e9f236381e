import { insertActivity, recordChunk } from "@/db/queries/batch-progress";
import { replaceFailures } from "@/db/queries/batch-runs";
import { type SymbolWatermark, selectWatermarks } from "@/db/queries/price-plan";
import { appendQuoteBars, deleteOldRows } from "@/db/queries/prices";
import { updateQuoteFacts } from "@/db/queries/quote-facts";
import type { SymbolRange } from "@/db/queries/universe";
import { addSessions, type Closures } from "@/lib/calendar";
import { FACTOR_ETFS } from "@/lib/factors/catalog";
import { isMarketDataError } from "@/lib/market-data/errors";
import { type Market, QUOTES_PER_CALL, type Quote } from "@/lib/market-data/market";
import { isOverBudget, type OverBudget } from "./call-budget";
import { chooseCharts, quoteSuffices } from "./choose-fetches";
import type { JobContext } from "./context";
import { fetchSeries } from "./fetch-series";

/** Calendar days of prices and factor rows that are kept (product §4). */
const RETENTION_DAYS = 400;

export interface IngestResult {
  fetched: number;
  failed: number;
  /** Set where the hourly budget ran out: the chunk is to be taken up again then, and goes on where it stopped. */
  retryAt: string | null;
}

interface Target {
  runId: string;
  session: string;
  closures: Closures;
}

/**
 * The session's bars of a chunk of symbols (product §4.1): series for those that need one, quotes for the rest, series
 * again for those whose quote does not suffice. Done again, it fetches only what is still missing.
 *
 * @throws MarketDataError when the provider itself is in trouble: the step is tried again, no symbol's state changes
 */
export async function ingestPrices(
  context: JobContext,
  { range, ...target }: Target & { range: SymbolRange },
): Promise<IngestResult> {
  const { db, now } = context;
  const { session, closures, runId } = target;
  const { from, to } = range;
  const plan = { from, to, session, previousSession: addSessions(session, -1, closures) };
  const marks = await selectWatermarks(db, plan);

  const charts = chooseCharts(marks, target);
  const first = await fetchSeries(context, { symbols: [...charts.keys()], ...target });
  if (first.retryAt !== null) return { fetched: first.fetched, failed: 0, retryAt: first.retryAt };

  const open = marks.filter((mark) => !charts.has(mark.symbol) && mark.sessionSource === null);
  const quoted = await ingestQuotes(context, { marks: open, session });
  if (quoted.retryAt !== null) return { fetched: first.fetched, failed: 0, retryAt: quoted.retryAt };
  const second = await fetchSeries(context, { symbols: quoted.toFetch, ...target });
  const fetched = first.fetched + second.fetched;
  if (second.retryAt !== null) return { fetched, failed: 0, retryAt: second.retryAt };
  const asked = new Set(open.map((mark) => mark.symbol));
  const others = marks.filter((mark) => !asked.has(mark.symbol));
  const retryAt = await refreshFacts(context, { marks: others, runId });
  if (retryAt !== null) return { fetched, failed: 0, retryAt };

  await deleteOldRows(db, { from, to, before: daysBefore(session, RETENTION_DAYS) });
  const failures = withUnpriced([...first.failures, ...second.failures], await selectWatermarks(db, plan), session);
  await replaceFailures(db, { runId, phase: "prices", range, failures, now: now() });
  const failed = failures.length;
  await recordChunk(db, { runId, phase: "prices", chunk: from, done: marks.length - failed, failed });
  return { fetched, failed, retryAt: null };
}

/** Names also the symbols that got an answer, but no bar of the session with it. */
function withUnpriced(
  failures: readonly { symbol: string; reason: string }[],
  marks: readonly SymbolWatermark[],
  session: string,
): { symbol: string; reason: string }[] {
  const named = new Set(failures.map(({ symbol }) => symbol));
  const unpriced = marks.filter((mark) => mark.sessionSource === null && !named.has(mark.symbol));
  return [
    ...failures,
    ...unpriced.map(({ symbol, lastPriceDate }) => ({
      symbol,
      reason: lastPriceDate === null ? "it has no prices" : `no price for ${session}; the last is of ${lastPriceDate}`,
    })),
  ];
}

/**
 * The factor ETFs' series, before anything else: they are in every model, and SPY is the canary that says whether the
 * provider has the session at all.
 *
 * @throws AppError `market_unavailable` where SPY has no bar for the session yet
 */
export async function ingestFactorEtfs(context: JobContext, target: Target): Promise<IngestResult> {
  const { fetched, failures, retryAt } = await fetchSeries(context, {
    symbols: [...FACTOR_ETFS],
    mustHaveSession: "SPY",
    ...target,
  });
  return { fetched, failed: failures.length, retryAt };
}

/** Appends what the quotes bring. @returns symbols whose series has to be fetched after all */
async function ingestQuotes(
  { db, market, now }: JobContext,
  { marks, session }: { marks: readonly SymbolWatermark[]; session: string },
): Promise<{ toFetch: string[]; retryAt: string | null }> {
  const toFetch: string[] = [];
  for (let start = 0; start < marks.length; start += QUOTES_PER_CALL) {
    const group = marks.slice(start, start + QUOTES_PER_CALL);
    const quotes = await quotesOrWait(market, group);
    if (isOverBudget(quotes)) return { toFetch, retryAt: quotes.retryAt.toISOString() };
    const accepted: Quote[] = [];
    for (const mark of group) {
      const quote = quotes.get(mark.symbol);
      if (quoteSuffices(quote, mark, session)) accepted.push(quote);
      else toFetch.push(mark.symbol);
    }
    await appendQuoteBars(db, { session, bars: accepted.map(({ price, ...quote }) => ({ ...quote, close: price })) });
    await updateQuoteFacts(db, { facts: [...quotes.values()], now: now() });
  }
  return { toFetch, retryAt: null };
}

/**
 * Names, market values and ratios of symbols whose bars came by their series: a series has none of them (product §4.1).
 * Where the quotes fail, what is known of them stays, and the run says so: their bars are in.
 *
 * @returns when to go on, where the budget is spent
 */
async function refreshFacts(
  { db, market, now }: JobContext,
  { marks, runId }: { marks: readonly SymbolWatermark[]; runId: string },
): Promise<string | null> {
  for (let start = 0; start < marks.length; start += QUOTES_PER_CALL) {
    const group = marks.slice(start, start + QUOTES_PER_CALL);
    try {
      const quotes = await quotesOrWait(market, group);
      if (isOverBudget(quotes)) return quotes.retryAt.toISOString();
      await updateQuoteFacts(db, { facts: [...quotes.values()], now: now() });
    } catch (error) {
      if (!isMarketDataError(error) || error.code === "rate_limited") throw error;
      const message = `Names and ratios of ${group.length} symbols stay as they were: ${error.message}`;
      await insertActivity(db, { runId, level: "warning", message, now: now() });
    }
  }
  return null;
}

async function quotesOrWait(
  market: Market,
  group: readonly SymbolWatermark[],
): Promise<OverBudget | Map<string, Quote>> {
  try {
    return await market.quotes(group.map((mark) => mark.symbol));
  } catch (error) {
    if (isOverBudget(error)) return error;
    throw error;
  }
}

const daysBefore = (session: string, days: number): string =>
  new Date(Date.parse(session) - days * 86_400_000).toISOString().slice(0, 10);
