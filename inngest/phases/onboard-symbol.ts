import { selectClosures, selectMarketState } from "@/db/queries/market-state";
import {
  completePhase,
  finishOnboarding,
  type OnboardingPhase,
  postponeOnboarding,
  type QueueRow,
  releaseOnboarding,
  selectQueueRows,
  startOnboarding,
} from "@/db/queries/onboarding";
import { bumpDataVersions } from "@/db/queries/portfolios";
import { updateProfiles } from "@/db/queries/symbol-profiles";
import { type Closures, settledSession } from "@/lib/calendar";
import { isMarketDataError, isTransient, MarketDataError } from "@/lib/market-data/errors";
import { acceptSeries } from "./accept-series";
import { askSeries, type Series } from "./ask-series";
import { isOverBudget } from "./call-budget";
import { publishSymbols } from "./compute-symbols";
import type { JobContext } from "./context";
import { markUnknownNow } from "./mark-unknown";
import { passIfTroubled } from "./provider-breaker";
import { refreshOptionDeltas } from "./refresh-portfolios";
import { type SeriesState, storeSeries } from "./store-series";

/** When a waiting symbol is tried again after its retries were used up: ten minutes, then twenty … up to six hours. */
const LATER_MS = 10 * 60_000;
const LATEST_MS = 6 * 3_600_000;
/** How long to wait for a provider that does not say. */
const SOON_MS = 15_000;

/** The session onboarding works for: the published one, so that its numbers compare with everyone else's (product §5). */
async function onboardingSession({ db, now }: JobContext): Promise<{ session: string; closures: Closures }> {
  const closures = await selectClosures(db);
  const state = await selectMarketState(db);
  return { session: state?.session ?? settledSession(now(), closures), closures };
}

/**
 * Takes the waiting symbol in hand and asks for its profile; that there is none says nothing of its prices.
 * @returns whether there is anything left to do: no row waits
 */
export async function findSymbol(context: JobContext, symbol: string): Promise<{ found: boolean }> {
  const { db, now, market } = context;
  const row = await startOnboarding(db, { symbol, now: now() });
  if (row === null) return { found: false };
  const started = performance.now();
  await waitForProvider(context);
  const profile = await market.profile(symbol).catch((error: unknown) => {
    if (isMarketDataError(error, "invalid_symbol")) return null;
    // A profile needs a crumb and a series does not: the name comes with some later night.
    if (isMarketDataError(error, "crumb_refused")) return undefined;
    throw error;
  });
  // Some that trade have no profile: whether the provider knows it is for its series to say.
  if (profile === null) return { found: true };
  if (profile !== undefined) {
    const { session } = await onboardingSession(context);
    await updateProfiles(db, { profiles: [{ ...profile, symbol }], session, now: now() });
  }
  await complete(context, row.id, "found", started);
  return { found: true };
}

/**
 * Fetches and stores the symbol's prices, and says what they make of it.
 * @returns null where the provider has none: the symbol's end is written down, and there is nothing left to do
 */
export async function fetchHistory(context: JobContext, symbol: string): Promise<SeriesState | null> {
  const { id: row } = await rowOf(context, symbol);
  const started = performance.now();
  const { session, closures } = await onboardingSession(context);
  await waitForProvider(context);
  const series = await seriesOf(context, symbol, session);
  if (series === null) {
    const state = await markUnknownNow(context, { symbol, session, closures });
    if (state === null)
      throw new MarketDataError("provider_unavailable", "The provider has lost what it served lately.");
    await endWithout(context, { row, symbol, reason: state.reason });
    return null;
  }
  const { accepted, problems } = await acceptSeries(context, { series: [series], to: session, runId: null });
  const problem = problems.get(symbol);
  if (problem !== undefined) throw new MarketDataError("malformed", problem);
  const states = await storeSeries(context, { series: accepted, session, closures });
  const state = states.get(symbol);
  if (state === undefined) throw new Error("fetchHistory: a stored series has no state");
  await complete(context, row, "history", started);
  return state;
}

/**
 * The breaker's word before anything is asked: of a provider in trouble it asks the canaries first, once it may be asked.
 * While it is well, a symbol costs no further call.
 * @throws MarketDataError with the time to wait where it is down
 */
async function waitForProvider(context: JobContext): Promise<void> {
  const { retryAt } = await passIfTroubled(context, { runId: null });
  if (retryAt === null) return;
  const retryAfterMs = Math.max(0, Date.parse(retryAt) - context.now().getTime());
  throw new MarketDataError("provider_unavailable", "The provider is in trouble.", { retryAfterMs });
}

/** A symbol's series up to a session; null where the provider has none. */
async function seriesOf(context: JobContext, symbol: string, session: string): Promise<Series | null> {
  try {
    return await askSeries(context, symbol, session);
  } catch (error) {
    if (isMarketDataError(error, "not_found") || isMarketDataError(error, "invalid_symbol")) return null;
    throw error;
  }
}

/** The end of a symbol that gets no numbers: portfolios say so from here on. */
async function endWithout(
  { db, now }: JobContext,
  { row, symbol, reason }: { row: string; symbol: string; reason: string | null },
): Promise<void> {
  await bumpDataVersions(db, { symbols: [symbol] });
  await finishOnboarding(db, { id: row, status: "failed", errorMessage: reason, now: now() });
}

/** Betas and metrics for the published session, straight into what readers see. */
export async function computeOnboarded(context: JobContext, symbol: string): Promise<{ written: number }> {
  const { id: row } = await rowOf(context, symbol);
  const started = performance.now();
  const written = await publishSymbols(context, { symbols: [symbol] });
  await complete(context, row, "betas", started);
  await complete(context, row, "metrics", started);
  return { written };
}

/** Portfolios that hold the symbol read anew from here on, and the queue row is done with. */
export async function informPortfolios(context: JobContext, symbol: string): Promise<{ portfolios: number }> {
  const { db, now } = context;
  const { id: row } = await rowOf(context, symbol);
  const started = performance.now();
  await refreshOptionDeltas(context, { underlyings: [symbol] });
  const portfolios = await bumpDataVersions(db, { symbols: [symbol] });
  await complete(context, row, "portfolios", started);
  await finishOnboarding(db, { id: row, status: "completed", errorMessage: null, now: now() });
  return { portfolios };
}

/**
 * Provider trouble is a reason on the waiting row with the time of the next try, never a state of the symbol.
 * @returns when to try again, or null where the error is not the provider's
 */
export async function postponeOn(context: JobContext, symbol: string, error: unknown): Promise<Date | null> {
  const { db, now } = context;
  if (isOverBudget(error)) {
    const { retryAt, message } = error;
    await postponeOnboarding(db, { symbol, reason: "over_limit", retryAt, errorMessage: message });
    return retryAt;
  }
  if (!isTransient(error) && !isMarketDataError(error, "crumb_refused") && !isMarketDataError(error, "malformed")) {
    return null;
  }
  const retryAt = new Date(now().getTime() + (error.retryAfterMs ?? SOON_MS));
  await postponeOnboarding(db, { symbol, reason: "provider_unavailable", retryAt, errorMessage: error.message });
  return retryAt;
}

/** All tries used up: the row goes on waiting, and the sweeper begins anew, each time a little later. */
export async function giveBack(context: JobContext, symbol: string, message: string): Promise<void> {
  const { attempts } = await rowOf(context, symbol);
  const retryAt = new Date(context.now().getTime() + Math.min(LATER_MS * Math.max(1, attempts), LATEST_MS));
  await releaseOnboarding(context.db, { symbol, retryAt, errorMessage: message });
}

async function rowOf({ db }: JobContext, symbol: string): Promise<QueueRow> {
  const row = (await selectQueueRows(db, { symbols: [symbol] })).get(symbol);
  if (row === undefined) throw new Error("onboarding: the symbol has no queue row");
  return row;
}

async function complete({ db }: JobContext, id: string, phase: OnboardingPhase, started: number): Promise<void> {
  await completePhase(db, { id, phase, milliseconds: performance.now() - started });
}
