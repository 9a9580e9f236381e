import { insertLimited, LIMITED, selectLimited } from "@/db/queries/limited-symbols";
import { selectMarketState } from "@/db/queries/market-state";
import { selectKnownSymbols } from "@/db/queries/universe";
import type { Closures } from "@/lib/calendar";
import { AppError } from "@/lib/errors";
import { acceptSeries } from "./accept-series";
import { type Answer, askGroup } from "./ask-group";
import { isOverBudget } from "./call-budget";
import { chartsAreSound } from "./canary-round";
import type { JobContext } from "./context";
import { markUnknown } from "./mark-unknown";
import { passBreaker, passIfTroubled, reportRateLimit } from "./provider-breaker";
import { FailureStreak } from "./series-streak";
import { type SeriesState, storeSeries } from "./store-series";

/** Series fetched before they are stored together. */
const GROUP = 50;
/** Canaries are asked again after so many calls (product §4.1). */
const CALLS_BETWEEN_CANARIES = 400;

export interface SeriesResult {
  fetched: number;
  failures: { symbol: string; reason: string }[];
  /** Those of them that got no answer that can be used: nothing is known of them, also not that they are missing. */
  unanswered: string[];
  /** Those whose series is in, but for its last bar, which is in doubt: a quote may still bring it. */
  withheld: string[];
  retryAt: string | null;
}

interface Job {
  symbols: readonly string[];
  session: string;
  closures: Closures;
  /** The run that is told of the provider's trouble and of prices that were not let in. */
  runId?: string | null;
  /** This symbol's series must reach the session, else the provider does not have it yet. */
  mustHaveSession?: string;
}

/**
 * Fetches and stores whole series, group by group. A symbol the provider does not know, or whose answer cannot be used,
 * is named in the result. Where calls fail one after another, a canary round tells whether that is the symbols' doing;
 * if it is the provider's, the result says when to come back, and what was not fetched is not spoken of.
 *
 * Series reach the published session even where an earlier one is worked on: what we know of a symbol never goes back.
 *
 * @throws AppError `market_unavailable` where `mustHaveSession` has no bar of the session
 */
export async function fetchSeries(context: JobContext, job: Job): Promise<SeriesResult> {
  const { session, closures, runId = null } = job;
  const result: SeriesResult = { fetched: 0, failures: [], unanswered: [], withheld: [], retryAt: null };
  if (job.symbols.length === 0) return result;
  const { retryAt } = await passIfTroubled(context, { runId });
  if (retryAt !== null) return { ...result, retryAt };
  const published = (await selectMarketState(context.db))?.session ?? null;
  const to = published !== null && published > session ? published : session;

  // Refused before in this run, they are asked last, and nobody waits for them again.
  const limited = runId === null ? new Set<string>() : await selectLimited(context.db, { runId, symbols: job.symbols });
  const queue = [...job.symbols.filter((symbol) => !limited.has(symbol)), ...limited];
  let streak = new FailureStreak();
  let calls = 0;
  const askNext = () => (queue.length === 0 ? null : askGroup(context, queue.splice(0, GROUP), to, streak));
  for (let ahead = askNext(); ahead !== null; ) {
    const answers = await holdBackLimited(context, { answers: await ahead, before: limited, runId });
    calls += answers.length;
    const heldBack = answers.filter((answer) => answer.kind === "held_back");
    queue.unshift(...heldBack.flatMap(({ symbol, error }) => (error === undefined ? [symbol] : [])));
    queue.push(...heldBack.flatMap(({ symbol, error }) => (error === undefined ? [] : [symbol])));
    const needed = answers.find(({ symbol }) => symbol === job.mustHaveSession);
    const isTroubled = streak.isLong || needed?.kind === "failed" || needed?.kind === "limited";
    // The next group is fetched while this one is stored: the provider and the database take turns in waiting.
    ahead = isTroubled || calls >= CALLS_BETWEEN_CANARIES ? null : askNext();
    refuseWithoutSession(needed, session);
    await storeAnswers(context, { answers, to, closures, runId }, result);
    const overBudget = answers.find((answer) => answer.kind === "over_budget");
    if (overBudget !== undefined) return { ...result, retryAt: overBudget.retryAt };
    if (ahead !== null || (queue.length === 0 && !isTroubled)) continue;

    const passage = await passAfter(context, { answers, to, runId });
    if (passage.retryAt !== null) return { ...result, retryAt: passage.retryAt };
    // The provider is well but for this one: the step is tried again.
    if (needed?.kind === "failed" || needed?.kind === "limited") throw needed.error;
    streak = new FailureStreak();
    calls = 0;
    ahead = askNext();
  }
  return result;
}

/**
 * A symbol refused for too many calls is asked for again, once in a run and after the others: it may have been its call's
 * turn, and not its own doing.
 */
async function holdBackLimited(
  { db, now }: JobContext,
  { answers, before, runId }: { answers: readonly Answer[]; before: Set<string>; runId: string | null },
): Promise<Answer[]> {
  const isFirst = ({ kind, symbol }: Answer) => kind === "limited" && !before.has(symbol);
  const first = new Set(answers.filter(isFirst).map(({ symbol }) => symbol));
  if (runId !== null) await insertLimited(db, { runId, symbols: [...first], now: now() });
  for (const symbol of first) before.add(symbol);
  return answers.map((answer) =>
    answer.kind === "limited" && first.has(answer.symbol)
      ? { ...answer, kind: "held_back", error: answer.error }
      : answer,
  );
}

/**
 * Whether to go on after trouble or many calls: a refusal for too many is told first, so that its Retry-After holds. Of a
 * symbol that was waited for already it holds only where a canary's chart is not to be had either.
 */
async function passAfter(
  context: JobContext,
  { answers, to, runId }: { answers: readonly Answer[]; to: string; runId: string | null },
): Promise<{ retryAt: string | null }> {
  const limits = answers.flatMap((answer) => (answer.kind === "held_back" && answer.error ? [answer.error] : []));
  const again = answers.flatMap((answer) => (answer.kind === "limited" ? [answer.error] : []));
  try {
    if (again.length > 0 && !(await chartsAreSound(context, to))) limits.push(...again);
  } catch (error) {
    if (isOverBudget(error)) return { retryAt: error.retryAt.toISOString() };
    throw error;
  }
  const longest = limits.toSorted((a, b) => (b.retryAfterMs ?? 0) - (a.retryAfterMs ?? 0))[0];
  if (longest !== undefined) await reportRateLimit(context, { runId }, longest);
  return passBreaker(context, { runId });
}

/** Lets the good answers in, and says of the others what they mean. */
async function storeAnswers(
  context: JobContext,
  {
    answers,
    to,
    closures,
    runId,
  }: { answers: readonly Answer[]; to: string; closures: Closures; runId: string | null },
  result: SeriesResult,
): Promise<void> {
  const received = answers.flatMap((answer) => (answer.kind === "series" ? [answer.series] : []));
  const { accepted, problems, withheld } = await acceptSeries(context, { series: received, to, runId });
  const states = await storeSeries(context, { series: accepted, session: to, closures });
  const odd = await oddListings(context, states);
  result.fetched += accepted.length;
  const unusable = [...problems, ...withheld, ...odd].map(([symbol, reason]) => ({ symbol, reason }));
  const failed = answers.flatMap((answer) =>
    answer.kind === "failed" || answer.kind === "limited"
      ? [{ symbol: answer.symbol, reason: answer.kind === "limited" ? LIMITED : answer.error.message }]
      : [],
  );
  const unknown = answers.flatMap((answer) => (answer.kind === "unknown" ? [answer.symbol] : []));
  const isSound = await markUnknown(context, { symbols: unknown, session: to });
  const reason = isSound
    ? "the provider knows no such symbol"
    : "the provider knows no such symbol, but no canary either just now";
  result.failures.push(...unusable, ...failed, ...unknown.map((symbol) => ({ symbol, reason })));
  const unanswered = [...unusable, ...failed].map(({ symbol }) => symbol);
  result.unanswered.push(...unanswered, ...(isSound ? [] : unknown));
  result.withheld.push(...withheld.keys());
}

/** Symbols whose series calls them unsupported, and that stay what they are, by what is wrong with it. */
async function oddListings(
  { db }: JobContext,
  states: ReadonlyMap<string, SeriesState>,
): Promise<[symbol: string, reason: string][]> {
  const unsupported = [...states].filter(([, { status }]) => status === "unsupported");
  if (unsupported.length === 0) return [];
  const known = await selectKnownSymbols(db, { candidates: unsupported.map(([symbol]) => symbol) });
  return unsupported.flatMap(([symbol, { reason }]) =>
    known.get(symbol) === "unsupported" ? [] : [[symbol, `its series says of it: ${reason}; it stays as it was`]],
  );
}

/** @throws AppError where the symbol's series does not reach the session */
function refuseWithoutSession(needed: Answer | undefined, session: string): void {
  if (needed?.kind !== "series" && needed?.kind !== "unknown") return;
  const bars = needed.kind === "series" ? needed.series.history.bars : [];
  if (bars.some((bar) => bar.session === session && bar.adjClose !== null)) return;
  throw new AppError("market_unavailable", `The provider has no ${needed.symbol} bar for ${session} yet.`);
}
