import { insertActivity } from "@/db/queries/batch-progress";
import { selectProviderHealth } from "@/db/queries/provider-health";
import { updateQuoteFacts } from "@/db/queries/quote-facts";
import {
  deleteOldCloses,
  selectUnmodelled,
  type UnmodelledSymbol,
  upsertCloses,
  upsertCurrencies,
} from "@/db/queries/unmodelled";
import { addSessions } from "@/lib/calendar";
import { STALE_AFTER_SESSIONS } from "@/lib/factors/catalog";
import { quotesAreRefused } from "@/lib/market-data/breaker";
import { closedPrice } from "@/lib/market-data/closed-price";
import { QUOTES_PER_CALL, type Quote } from "@/lib/market-data/market";
import { ratedCurrencyOf, rateTrouble } from "@/lib/portfolio/currencies";
import type { JobContext } from "./context";
import { fetchSeries } from "./fetch-series";
import { daysBefore, type IngestResult, type IngestTarget, RETENTION_DAYS } from "./ingest-prices";
import { askQuotes } from "./ingest-quotes";
import { passIfTroubled } from "./provider-breaker";

/** A move from which a foreign close is not believed without its chart, as at home: a split, a wrong unit, or news. */
const LARGEST_MOVE = 1.25;
/** Charts that one night fetches for such moves. */
const CHARTS_A_NIGHT = 20;

/**
 * What is valued and not modelled (product §5): the rates of the currencies, foreign listings, coins. A quote each, a
 * hundred a call; a symbol without an answer keeps the close it had, with its day. The run is neither judged by them nor
 * held up: only the provider's being down, or the hour's budget, is waited for, as
 * everywhere else in the night.
 */
export async function ingestUnmodelled(context: JobContext, target: IngestTarget): Promise<IngestResult> {
  try {
    return await ingest(context, target);
  } finally {
    await context.calls?.write();
  }
}

async function ingest(context: JobContext, target: IngestTarget): Promise<IngestResult> {
  const { db, now, market } = context;
  const { runId, session } = target;
  await upsertCurrencies(db, { now: now() });
  const { retryAt } = await passIfTroubled(context, { runId });
  if (retryAt !== null) return { fetched: 0, failed: 0, retryAt };

  const symbols = await selectUnmodelled(db, { session });
  const health = await selectProviderHealth(db, { provider: market.name });
  const outcome: Outcome = { stored: 0, charts: [], problems: [], rateDates: datesOfRates(symbols) };
  for (let start = 0; start < symbols.length && !quotesAreRefused(health, now()); start += QUOTES_PER_CALL) {
    const group = symbols.slice(start, start + QUOTES_PER_CALL);
    const asked = await askQuotes(context, { symbols: group.map(({ symbol }) => symbol), runId });
    if (asked.retryAt !== null) return { fetched: outcome.stored, failed: 0, retryAt: asked.retryAt };
    await storeQuotes(context, { group, quotes: asked.quotes, target }, outcome);
    if (asked.refused) break;
  }
  const charts = await fetchSeries(context, { symbols: outcome.charts.slice(0, CHARTS_A_NIGHT), ...target });
  outcome.problems.push(...charts.failures.map(({ symbol, reason }) => `${symbol}: ${reason}`));
  await deleteOldCloses(db, { before: daysBefore(session, RETENTION_DAYS) });
  await tellProblems(context, { outcome, target });
  return { fetched: outcome.stored, failed: 0, retryAt: null };
}

interface Outcome {
  stored: number;
  /** Symbols whose quote is in doubt until their chart has said the same. */
  charts: string[];
  /** What was kept out, a clause each. */
  problems: string[];
  /** The day of each rate by now; null before its first. */
  rateDates: Map<string, string | null>;
}

const datesOfRates = (symbols: readonly UnmodelledSymbol[]) =>
  new Map(symbols.flatMap((one) => (ratedCurrencyOf(one.symbol) === null ? [] : [[one.symbol, one.lastDate]])));

async function storeQuotes(
  { db, now }: JobContext,
  {
    group,
    quotes,
    target,
  }: { group: readonly UnmodelledSymbol[]; quotes: ReadonlyMap<string, Quote>; target: IngestTarget },
  outcome: Outcome,
): Promise<void> {
  const closes = group.flatMap((one) => {
    const quote = quotes.get(one.symbol);
    return quote === undefined ? [] : acceptQuote(one, quote, target, outcome);
  });
  await upsertCloses(db, { closes });
  // A quote whose close is kept out is believed in nothing else.
  const believed = closes.flatMap(({ symbol }) => quotes.get(symbol) ?? []);
  await updateQuoteFacts(db, { facts: believed, now: now() });
  outcome.stored += closes.length;
}

/** The close that a quote tells, if it is to be believed and says anything new. */
function acceptQuote(
  { symbol, currency, lastClose, lastDate }: UnmodelledSymbol,
  quote: Quote,
  { session, closures }: IngestTarget,
  outcome: Outcome,
): { symbol: string; date: string; close: number }[] {
  if (quote.currency !== currency) {
    outcome.problems.push(`${symbol} in ${quote.currency ?? "no currency"} instead of ${currency}`);
    return [];
  }
  const told = closedPrice(quote, session);
  if (told === null) return [];
  const isFresh = lastDate !== null && lastDate >= addSessions(session, -STALE_AFTER_SESSIONS, closures);
  const rated = ratedCurrencyOf(symbol);
  if (rated !== null) {
    const trouble = rateTrouble(rated, told.close, isFresh ? lastClose : null);
    if (trouble === null) outcome.rateDates.set(symbol, told.date);
    else outcome.problems.push(`${symbol}: ${trouble}`);
    return trouble === null ? [{ symbol, ...told }] : [];
  }
  const move = lastClose === null ? 1 : told.close / lastClose;
  if (move < LARGEST_MOVE && move > 1 / LARGEST_MOVE) return [{ symbol, ...told }];
  outcome.charts.push(symbol);
  return [];
}

/** An operator is told of rates that stay what they were, and of what was kept out. */
async function tellProblems(
  { db, now }: JobContext,
  { outcome, target }: { outcome: Outcome; target: IngestTarget },
): Promise<void> {
  const { runId, session } = target;
  const old = [...outcome.rateDates].flatMap(([symbol, date]) =>
    date !== null && date >= session ? [] : [`${symbol} ${date === null ? "has none" : `of ${date}`}`],
  );
  const messages = [
    ...(outcome.problems.length > 0 ? [`Prices kept out: ${outcome.problems.join("; ")}.`] : []),
    ...(old.length > 0 ? [`Rates without a quote for ${session} stay as they were: ${old.join(", ")}.`] : []),
  ];
  for (const message of messages) await insertActivity(db, { runId, level: "warning", message, now: now() });
}
