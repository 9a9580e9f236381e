import { selectClosures, selectMarketState } from "@/db/queries/market-state";
import {
  completePhase,
  finishOnboarding,
  restartOnboarding,
  selectLiveRow,
  startOnboarding,
} from "@/db/queries/onboarding";
import { bumpDataVersions } from "@/db/queries/portfolios";
import { selectUnpriced } from "@/db/queries/retries";
import { updateProfiles } from "@/db/queries/symbol-profiles";
import { selectSymbol, updateSymbolStatus } from "@/db/queries/universe";
import { type Closures, settledSession } from "@/lib/calendar";
import { isMarketDataError, MarketDataError } from "@/lib/market-data/errors";
import { acceptSeries } from "./accept-series";
import { askSeries, type Series } from "./ask-series";
import { publishSymbols } from "./compute-symbols";
import type { JobContext } from "./context";
import { judgeUnknown } from "./mark-unknown";
import { passIfTroubled } from "./provider-breaker";
import { writeUnmodelled } from "./publish-unmodelled";
import { refreshOptionDeltas } from "./refresh-portfolios";
import { isModelled, type SeriesState, storeSeries } from "./store-series";

/** A symbol under work: its row in the queue is named, because a later wish for the same symbol has a row of its own. */
interface Job {
  symbol: string;
  row: string;
  /** What asking for its profile took. */
  foundMs: number;
}

/** What onboarding works for: the published session, so that its numbers compare with everyone else's (product §5). */
interface Target {
  session: string;
  /** The session that was published then; null before the first publish, whose run will compute the symbol. */
  published: string | null;
  closures: Closures;
}

async function onboardingTarget({ db, now }: JobContext): Promise<Target> {
  const closures = await selectClosures(db);
  const published = (await selectMarketState(db))?.session ?? null;
  return { session: published ?? settledSession(now(), closures), published, closures };
}

/**
 * Takes the waiting symbol in hand and asks for its profile; that there is none says nothing of its prices.
 * One that an earlier job has found is not asked for again.
 *
 * @returns its row, or null where there is nothing to do: none waits, or limits hold it back
 */
export async function findSymbol(
  context: JobContext,
  { symbol, isFirstTry }: { symbol: string; isFirstTry: boolean },
): Promise<{ row: string | null; foundMs: number }> {
  const { db, now, market } = context;
  const row = await startOnboarding(db, { symbol, now: now(), isFirstTry });
  if (row === null) return { row: null, foundMs: 0 };
  if (row.phasesCompleted.includes("found")) return { row: row.id, foundMs: 0 };
  const started = performance.now();
  await waitForProvider(context);
  const profile = await market.profile(symbol).catch((error: unknown) => {
    if (isMarketDataError(error, "invalid_symbol")) return null;
    // A profile needs a crumb and a series does not: the name comes with some later night.
    if (isMarketDataError(error, "crumb_refused")) return undefined;
    throw error;
  });
  // Some that trade have no profile: whether the provider knows it is for its series to say.
  if (profile === null) return { row: row.id, foundMs: performance.now() - started };
  if (profile !== undefined) {
    const { session } = await onboardingTarget(context);
    await updateProfiles(db, { profiles: [{ ...profile, symbol }], session, now: now() });
  }
  const foundMs = performance.now() - started;
  await completePhase(db, { id: row.id, phase: "found", milliseconds: foundMs, now: now() });
  return { row: row.id, foundMs };
}

/** `over`: another job has brought the row to its end. `ended`: there are no prices, and that is written down. */
type Fetched =
  | { outcome: "over" | "ended" }
  | ({ outcome: "priced" } & SeriesState & Pick<Target, "session" | "published">);

/**
 * Fetches and stores the symbol's prices, and says what they make of it and for which session they were asked. Where
 * another job has done so on this row, it only says it.
 */
export async function fetchHistory(context: JobContext, { symbol, row: id, foundMs }: Job): Promise<Fetched> {
  const row = await selectLiveRow(context.db, { id });
  if (row === null) return { outcome: "over" };
  const started = performance.now();
  const { session, published, closures } = await onboardingTarget(context);
  const stored = row.phasesCompleted.includes("history") ? await storedState(context, { symbol, session }) : null;
  if (stored !== null) return { outcome: "priced", ...stored, session, published };
  await waitForProvider(context);
  const series = await seriesOf(context, symbol, session);
  if (series === null) {
    const state = await judgeUnknown(context, { symbol, session, closures });
    if (state === null)
      throw new MarketDataError("provider_unavailable", "The provider has lost what it served lately.");
    await endWithout(context, { row: id, symbol, state });
    return { outcome: "ended" };
  }
  const { accepted, problems } = await acceptSeries(context, { series: [series], to: session, runId: null });
  const problem = problems.get(symbol);
  if (problem !== undefined) throw new MarketDataError("malformed", problem);
  const states = await storeSeries(context, { series: accepted, session, closures });
  const state = states.get(symbol);
  if (state === undefined) throw new Error("fetchHistory: a stored series has no state");
  const { db, now } = context;
  const historyMs = performance.now() - started;
  if (!row.phasesCompleted.includes("found")) {
    await completePhase(db, { id, phase: "found", milliseconds: foundMs, now: now() });
  }
  await completePhase(db, { id, phase: "history", milliseconds: historyMs, now: now() });
  return { outcome: "priced", ...state, session, published };
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

/**
 * What a series that is stored already has made of its symbol: a job that was raised above another's, or that begins anew
 * after a crash, need not ask for it again. Null where it was fetched for an earlier session.
 */
async function storedState(
  { db }: JobContext,
  { symbol, session }: { symbol: string; session: string },
): Promise<SeriesState | null> {
  const known = await selectSymbol(db, { symbol });
  if (known === null || known.status === "pending") return null;
  if ((await selectUnpriced(db, { symbols: [symbol], session })).length > 0) return null;
  return { status: known.status, reason: known.statusReason };
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

/** The end of a symbol that gets no numbers, all at once, so that it is never half ended: portfolios say so from here on. */
async function endWithout(
  { db, now }: JobContext,
  { row, symbol, state }: { row: string; symbol: string; state: SeriesState },
): Promise<void> {
  await db.transaction(async (tx) => {
    await updateSymbolStatus(tx, { symbol, from: "pending", ...state, now: now() });
    await bumpDataVersions(tx, { symbols: [symbol] });
    await finishOnboarding(tx, { id: row, status: "failed", errorMessage: state.reason, now: now() });
  });
}

/**
 * Betas and metrics for the session that the prices were fetched for, straight into what readers see. The row says that
 * they are there from the moment they are, so that a step that is done again after a crash tells no portfolio twice.
 *
 * @returns symbols written; 0 where there is no such published session: then another round, or the next night, does it
 */
export async function computeOnboarded(
  { db, now }: JobContext,
  { symbol, row: id, session }: Job & { session: string },
): Promise<{ written: number }> {
  const row = await selectLiveRow(db, { id });
  if (row === null || row.phasesCompleted.includes("metrics")) return { written: 0 };
  const written = await publishSymbols(
    { db },
    {
      symbols: [symbol],
      session,
      alongside: async (tx, { computeMs, writeMs }) => {
        await completePhase(tx, { id, phase: "betas", milliseconds: computeMs, now: now() });
        await completePhase(tx, { id, phase: "metrics", milliseconds: writeMs, now: now() });
      },
    },
  );
  return { written };
}

/**
 * The last look, and the end of the row: what portfolios store of the symbol is brought up to date, and one that was found
 * to get no numbers is told to them now (numbers were told with the commit that brought them).
 *
 * While the look lasts nothing is published. So either the row ends before a run is published, which then looks for
 * symbols that it did not know (follow-publish.ts), or the run is seen here and the symbol is worked on for it anew.
 *
 * @param published the session that was published when the prices were fetched
 * @returns `overtaken`: a newer session has been published since
 */
export async function informPortfolios(
  context: JobContext,
  { symbol, row: id, status, published }: Job & Pick<SeriesState, "status"> & Pick<Target, "published">,
): Promise<{ outcome: "over" | "done" | "overtaken" }> {
  const { db, now } = context;
  if ((await selectLiveRow(db, { id })) === null) return { outcome: "over" };
  const started = performance.now();
  const modelled = isModelled(status);
  if (modelled) await refreshOptionDeltas(context, { underlyings: [symbol] });
  return db.transaction(async (tx) => {
    const state = await selectMarketState(tx, { hold: true });
    if ((state?.session ?? null) !== published) {
      await restartOnboarding(tx, { id, now: now() });
      return { outcome: "overtaken" };
    }
    if (!modelled) {
      // A foreign listing or a coin has a value all the same.
      await writeUnmodelled(tx, { symbols: [symbol] });
      await bumpDataVersions(tx, { symbols: [symbol] });
    }
    await completePhase(tx, { id, phase: "portfolios", milliseconds: performance.now() - started, now: now() });
    await finishOnboarding(tx, { id, status: "completed", errorMessage: null, now: now() });
    return { outcome: "done" };
  });
}
