import type { Database } from "@/db/connection";
import { deleteBarsBefore } from "@/db/queries/price-rewrites";
import { type CorporateAction, type StoredBar, upsertCorporateActions, upsertSeries } from "@/db/queries/prices";
import { type SeriesFacts, type SymbolStatus, selectKnownSymbols, updateSeriesFacts } from "@/db/queries/universe";
import { addSessions, type Closures, sessionDistance } from "@/lib/calendar";
import { FACTORS, STALE_AFTER_SESSIONS } from "@/lib/factors/catalog";
import type { History, PriceBar } from "@/lib/market-data/market";
import { isModelledKind } from "@/lib/market-data/modelled-kinds";
import type { Series } from "./ask-series";
import type { JobContext } from "./context";

/** Fewest returns with which a symbol has any number, and the window they are counted in (methodology §1.6). */
const MINIMUM_RETURNS = Math.min(...FACTORS.map((factor) => factor.minimumObservations));
const WINDOW_SESSIONS = Math.min(...FACTORS.map((factor) => factor.windowSessions));
/** What is no listing of anything; said by these words, of which sentences are made. */
const UNLISTED_TYPES = new Set(["INDEX", "CURRENCY", "CRYPTOCURRENCY"]);

export interface SeriesState {
  status: SymbolStatus;
  reason: string | null;
}

/**
 * What a fetched series says of its symbol (product §5): another currency, place or kind is held but not modelled, a
 * series that ended is delisted, one that just began has too few returns.
 *
 * @param session the session being worked on; the canaries are known to have it
 */
export function stateOfSeries(history: History, session: string, closures?: Closures): SeriesState {
  const type = history.instrumentType.toUpperCase();
  if (UNLISTED_TYPES.has(type)) return { status: "unsupported", reason: type.toLowerCase() };
  if (!isModelledKind(type)) return { status: "unsupported", reason: `type ${type.toLowerCase()}` };
  if (history.currency !== "USD") return { status: "unsupported", reason: `listed in ${history.currency}` };
  // Yahoo marks every exchange but the American ones by a suffix, dollars or not: VUSD.L.
  if (history.symbol.includes(".")) return { status: "unsupported", reason: `listed on ${history.exchange}` };
  const bars = history.bars.filter((bar) => bar.session <= session);
  const last = bars.at(-1);
  if (last !== undefined && last.session < addSessions(session, -STALE_AFTER_SESSIONS, closures)) {
    return { status: "delisted", reason: `last traded ${last.session}` };
  }
  const returns = countReturns(bars, addSessions(session, -WINDOW_SESSIONS, closures), closures);
  if (returns < MINIMUM_RETURNS) return { status: "insufficient_history", reason: `${returns} of ${MINIMUM_RETURNS}` };
  return { status: "active", reason: null };
}

/** Whether a symbol in this state gets a row of numbers: a short history has a close, and a reason instead of betas. */
export function isModelled(status: SymbolStatus | undefined): boolean {
  return status === "active" || status === "insufficient_history";
}

/** Returns between adjacent sessions from `first` on: what a beta's sample is made of. */
function countReturns(bars: readonly PriceBar[], first: string, closures?: Closures): number {
  const priced = bars.filter((bar) => bar.adjClose !== null && bar.session >= first);
  return priced.filter((bar, i) => {
    const before = priced[i - 1];
    return before !== undefined && sessionDistance(before.session, bar.session, closures) === 1;
  }).length;
}

/** The bars of a fetch as they are stored. */
function barsOf(history: History): StoredBar[] {
  return history.bars.map((bar) => ({ symbol: history.symbol, ...bar }));
}

/**
 * Stores fetched series with their dividends and splits, and what they say of their symbols: all of it or nothing, because
 * a symbol that has the session's bar is not fetched again. Of a symbol whose prices are in dollars none are stored from
 * an answer in another currency; its state stays, too (`updateSeriesFacts`).
 *
 * @param session the last date that was asked for
 */
export async function storeSeries(
  { db, now }: Pick<JobContext, "db" | "now">,
  { series, session, closures }: { series: readonly Series[]; session: string; closures: Closures },
): Promise<Map<string, SeriesState>> {
  const histories = await inDollarsAsBefore(
    db,
    series.map(({ history }) => history),
  );
  const symbols = histories.map((history) => history.symbol);
  const from = series.map((one) => one.from).sort()[0] ?? session;
  const states = new Map(series.map(({ history }) => [history.symbol, stateOfSeries(history, session, closures)]));
  const starts = series.flatMap(({ history: { symbol }, reusedSince: since }) => (since ? [{ symbol, since }] : []));
  await db.transaction(async (tx) => {
    await deleteBarsBefore(tx, { starts, now: now() });
    // Before the bars: a dividend or split is why stored prices are written anew.
    await upsertCorporateActions(tx, { actions: histories.flatMap(actionsOf) });
    await upsertSeries(tx, { symbols, bars: histories.flatMap(barsOf), from, to: session, now: now() });
    await updateSeriesFacts(tx, { facts: histories.map((history) => factsOf(history, states)), now: now() });
  });
  return states;
}

/** The histories but those in another currency of symbols that a night works on, because theirs was the dollar. */
async function inDollarsAsBefore(db: Database, histories: readonly History[]): Promise<History[]> {
  const foreign = histories.flatMap(({ symbol, currency }) => (currency === "USD" ? [] : [symbol]));
  if (foreign.length === 0) return [...histories];
  const known = await selectKnownSymbols(db, { candidates: foreign });
  return histories.filter(({ symbol, currency }) => currency === "USD" || !isModelled(known.get(symbol)));
}

function factsOf(history: History, states: ReadonlyMap<string, SeriesState>): SeriesFacts {
  const { symbol, currency, exchange, instrumentType: quoteType, bars } = history;
  const state = states.get(symbol);
  if (state === undefined) throw new Error("storeSeries: a series without a state");
  const { status, reason: statusReason } = state;
  return { symbol, currency, exchange, quoteType, status, statusReason, lastAuditDate: bars.at(-1)?.session ?? null };
}

function actionsOf({ symbol, dividends, splits }: History): CorporateAction[] {
  return [
    ...dividends.map(({ exDate, amount }) => ({ symbol, exDate, kind: "dividend" as const, value: amount })),
    ...splits.map(({ exDate, numerator, denominator }) => ({
      symbol,
      exDate,
      kind: "split" as const,
      value: numerator / denominator,
    })),
  ];
}
