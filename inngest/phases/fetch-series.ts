import { selectMarketState } from "@/db/queries/market-state";
import type { Closures } from "@/lib/calendar";
import { AppError } from "@/lib/errors";
import { acceptSeries } from "./accept-series";
import { type Answer, askGroup } from "./ask-group";
import type { JobContext } from "./context";
import { markUnknown } from "./mark-unknown";
import { passBreaker, passIfTroubled, reportRateLimit } from "./provider-breaker";
import { FailureStreak } from "./series-streak";
import { storeSeries } from "./store-series";

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

  const queue = [...job.symbols];
  const limitedOnce = new Set<string>();
  let streak = new FailureStreak();
  let calls = 0;
  const askNext = () => (queue.length === 0 ? null : askGroup(context, queue.splice(0, GROUP), to, streak));
  for (let ahead = askNext(); ahead !== null; ) {
    const answers = holdBackLimited(await ahead, limitedOnce);
    calls += answers.length;
    queue.unshift(...answers.flatMap((answer) => (answer.kind === "held_back" ? [answer.symbol] : [])));
    const needed = answers.find(({ symbol }) => symbol === job.mustHaveSession);
    const isTroubled = streak.isLong || needed?.kind === "failed" || needed?.kind === "limited";
    // The next group is fetched while this one is stored: the provider and the database take turns in waiting.
    ahead = isTroubled || calls >= CALLS_BETWEEN_CANARIES ? null : askNext();
    refuseWithoutSession(needed, session);
    await storeAnswers(context, { answers, to, closures, runId }, result);
    const overBudget = answers.find((answer) => answer.kind === "over_budget");
    if (overBudget !== undefined) return { ...result, retryAt: overBudget.retryAt };
    if (ahead !== null || (queue.length === 0 && !isTroubled)) continue;

    const passage = await passAfter(context, { answers, runId });
    if (passage.retryAt !== null) return { ...result, retryAt: passage.retryAt };
    // The provider is well but for this one: the step is tried again.
    if (needed?.kind === "failed" || needed?.kind === "limited") throw needed.error;
    streak = new FailureStreak();
    calls = 0;
    ahead = askNext();
  }
  return result;
}

/** A symbol refused for too many calls is asked for again, once: it was its call's turn, not its own doing. */
function holdBackLimited(answers: readonly Answer[], before: Set<string>): Answer[] {
  return answers.map((answer) => {
    if (answer.kind !== "limited" || before.has(answer.symbol)) return answer;
    before.add(answer.symbol);
    return { ...answer, kind: "held_back", error: answer.error };
  });
}

/** Whether to go on after trouble or many calls: a refusal for too many is told first, so that its Retry-After holds. */
async function passAfter(
  context: JobContext,
  { answers, runId }: { answers: readonly Answer[]; runId: string | null },
): Promise<{ retryAt: string | null }> {
  const limits = answers.flatMap((answer) => {
    return (answer.kind === "limited" || answer.kind === "held_back") && answer.error ? [answer.error] : [];
  });
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
  await storeSeries(context, { series: accepted, session: to, closures });
  result.fetched += accepted.length;
  const unusable = [...problems, ...withheld].map(([symbol, reason]) => ({ symbol, reason }));
  const failed = answers.flatMap((answer) =>
    answer.kind === "failed" || answer.kind === "limited"
      ? [{ symbol: answer.symbol, reason: answer.error.message }]
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

/** @throws AppError where the symbol's series does not reach the session */
function refuseWithoutSession(needed: Answer | undefined, session: string): void {
  if (needed?.kind !== "series" && needed?.kind !== "unknown") return;
  const bars = needed.kind === "series" ? needed.series.history.bars : [];
  if (bars.some((bar) => bar.session === session && bar.adjClose !== null)) return;
  throw new AppError("market_unavailable", `The provider has no ${needed.symbol} bar for ${session} yet.`);
}
