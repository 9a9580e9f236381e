import { recordChunk } from "@/db/queries/batch-progress";
import { replaceFailures } from "@/db/queries/batch-runs";
import { selectHeldValues } from "@/db/queries/held-symbols";
import { selectMarketState } from "@/db/queries/market-state";
import { type SymbolWatermark, selectWatermarks } from "@/db/queries/price-plan";
import { deleteOldRows } from "@/db/queries/prices";
import { type SymbolRange, type SymbolStatus, selectUniverseCounts } from "@/db/queries/universe";
import { addSessions, type Closures } from "@/lib/calendar";
import { type ChartReason, chooseCharts, newcomersInTurn, symbolsWithHoles } from "./choose-fetches";
import type { JobContext } from "./context";
import { countMissing } from "./count-missing";
import { fetchSeries, type SeriesResult } from "./fetch-series";
import { chartsForQuotes, ingestQuotes } from "./ingest-quotes";
import { passBreaker } from "./provider-breaker";
import { refreshProfiles } from "./refresh-profiles";

/** Calendar days of prices and factor rows that are kept (product §4). */
export const RETENTION_DAYS = 400;
/** A series fetched for another reason than these may be wanting, and a quote still gives the session's bar. */
const QUOTE_WILL_NOT_DO: ReadonlySet<ChartReason> = new Set(["factor_etf", "new", "ex_dividend"]);

const LIVE_STATES: ReadonlySet<SymbolStatus> = new Set(["pending", "active", "insufficient_history"]);

export interface IngestResult {
  fetched: number;
  failed: number;
  /**
   * Set where the hourly budget ran out or the provider is down: the chunk is to be taken up again then, and goes on where
   * it stopped.
   */
  retryAt: string | null;
}

export interface IngestTarget {
  runId: string;
  session: string;
  closures: Closures;
}

/**
 * The session's bars of a chunk of symbols (product §4.1): series for those that need one, quotes for the rest, series
 * again for those whose quote does not suffice. Done again, it fetches only what is still missing.
 */
export async function ingestPrices(
  context: JobContext,
  work: IngestTarget & { range: SymbolRange },
): Promise<IngestResult> {
  try {
    return await ingestChunk(context, work);
  } finally {
    await context.calls?.write();
  }
}

async function ingestChunk(
  context: JobContext,
  { range, ...target }: IngestTarget & { range: SymbolRange },
): Promise<IngestResult> {
  const { db, now } = context;
  const { session, closures, runId } = target;
  const { from, to } = range;
  const passage = await passBreaker(context, { runId });
  if (passage.retryAt !== null) return { fetched: 0, failed: 0, retryAt: passage.retryAt };

  const previousSession = addSessions(session, -1, closures);
  const plan = { from, to, session, previousSession };
  const marks = await selectWatermarks(db, plan);
  const held = await selectHeldValues(db, { symbols: symbolsWithHoles(marks, target) });
  const charts = chooseCharts(marks, { ...target, held });
  const isFirstFill = ((await selectMarketState(db))?.session ?? null) === null;
  const newcomers = isFirstFill ? [] : [...charts].flatMap(([symbol, reason]) => (reason === "new" ? [symbol] : []));
  const wait = new Set(newcomers);
  const atOnce = [...charts.keys()].filter((symbol) => !wait.has(symbol));
  const first = await fetchSeries(context, { symbols: atOnce, ...target });
  if (first.retryAt !== null) return { fetched: first.fetched, failed: 0, retryAt: first.retryAt };

  const charted = charts.size === 0 ? marks : await selectWatermarks(db, plan);
  const open = new Set(openAfter(charted, charts));
  const instead = passage.quotesRefused
    ? { toFetch: await chartsForQuotes(context, { open: charted.filter(({ symbol }) => open.has(symbol)), ...target }) }
    : await ingestQuotes(context, { marks: charted, open, previousSession, ...target });
  if ("retryAt" in instead && instead.retryAt !== null) {
    return { fetched: first.fetched, failed: 0, retryAt: instead.retryAt };
  }
  const toFetch = instead.toFetch.filter((symbol) => !charts.has(symbol));
  const second = await fetchSeries(context, { symbols: toFetch, ...target });
  if (second.retryAt !== null) return { fetched: first.fetched + second.fetched, failed: 0, retryAt: second.retryAt };
  const third = await fetchNewcomers(context, { newcomers, chunk: marks.length, ...target });
  const results = [first, second, third];
  const fetched = results.reduce((sum, result) => sum + result.fetched, 0);

  const after = await selectWatermarks(db, plan);
  const unanswered = new Set(results.flatMap((result) => result.unanswered));
  await countMissing(context, { range, runId, session, marks: after, unanswered });
  if (!passage.quotesRefused) await refreshProfiles(context, { marks: after, session, closures });
  await deleteOldRows(db, { from, to, before: daysBefore(session, RETENTION_DAYS) });

  const failures = failuresOf(results, {
    marks: after.filter(({ symbol }) => !third.left.has(symbol)),
    range,
    session,
  });
  await replaceFailures(db, { runId, phase: "prices", range, failures, now: now() });
  const failed = failures.length;
  await recordChunk(db, { runId, phase: "prices", chunk: from, done: marks.length - failed, failed });
  return { fetched, failed, retryAt: null };
}

/**
 * The series of the chunk's symbols without prices, after all that readers wait for. Where the provider or the budget asks
 * for a wait, they are left for another night.
 *
 * @returns `left`: those that had no turn
 */
async function fetchNewcomers(
  context: JobContext,
  { newcomers, chunk, ...target }: IngestTarget & { newcomers: readonly string[]; chunk: number },
): Promise<SeriesResult & { left: ReadonlySet<string> }> {
  const counts = newcomers.length === 0 ? [] : await selectUniverseCounts(context.db);
  const live = counts.reduce((sum, { status, count }) => sum + (LIVE_STATES.has(status) ? count : 0), 0);
  const inTurn = newcomersInTurn(newcomers, { session: target.session, chunk, live });
  const result = await fetchSeries(context, { symbols: inTurn, ...target });
  const asked = new Set(result.retryAt === null ? inTurn : result.failures.map(({ symbol }) => symbol));
  return { ...result, left: new Set(newcomers.filter((symbol) => !asked.has(symbol))) };
}

/** Who still needs a bar of the session, and may have it from a quote: also where a series came without it. */
function openAfter(marks: readonly SymbolWatermark[], charts: ReadonlyMap<string, ChartReason>): string[] {
  const isOpen = ({ symbol, sessionSource }: SymbolWatermark) => {
    if (sessionSource !== null) return false;
    const reason = charts.get(symbol);
    return reason === undefined || !QUOTE_WILL_NOT_DO.has(reason);
  };
  return marks.filter(isOpen).map((mark) => mark.symbol);
}

/**
 * What is said of a chunk's symbols: what was wrong with a series, unless only its last bar was and a quote has brought
 * that; and who got an answer, but no bar of the session with it.
 */
function failuresOf(
  results: readonly SeriesResult[],
  { marks, range, session }: { marks: readonly SymbolWatermark[]; range: SymbolRange; session: string },
): { symbol: string; reason: string }[] {
  const withheld = new Set(results.flatMap((result) => result.withheld));
  const stated = new Map(results.flatMap(({ failures }) => failures.map(({ symbol, reason }) => [symbol, reason])));
  const after = new Map(marks.map((mark) => [mark.symbol, mark]));
  const { from, to } = range;
  // Charts in place of quotes may have been of other chunks' symbols; those that are no longer live are named too.
  const ours = [...stated.keys()].filter((symbol) => symbol >= from && symbol <= to && !after.has(symbol));
  return [...after.keys(), ...ours].flatMap((symbol) => {
    const mark = after.get(symbol);
    const hasBar = mark !== undefined && mark.sessionSource !== null;
    if (hasBar && (withheld.has(symbol) || !stated.has(symbol))) return [];
    const last = mark?.lastPriceDate == null ? null : `no price for ${session}; the last is of ${mark.lastPriceDate}`;
    return [{ symbol, reason: stated.get(symbol) ?? last ?? "it has no prices" }];
  });
}

export const daysBefore = (session: string, days: number): string =>
  new Date(Date.parse(session) - days * 86_400_000).toISOString().slice(0, 10);
