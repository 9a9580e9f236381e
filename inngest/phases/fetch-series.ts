import { selectMarketState } from "@/db/queries/market-state";
import type { Closures } from "@/lib/calendar";
import { AppError } from "@/lib/errors";
import { isMarketDataError } from "@/lib/market-data/errors";
import { seriesProblems } from "./accept-series";
import { askSeries, type Series } from "./ask-series";
import { isOverBudget } from "./call-budget";
import type { JobContext } from "./context";
import { markUnknown } from "./mark-unknown";
import { storeSeries } from "./store-series";

/** Series fetched before they are stored together. */
const GROUP = 50;
/** As many failures in a row are the provider's trouble, not the symbols'. */
const FAILURES_IN_A_ROW = 10;

export interface SeriesResult {
  fetched: number;
  failures: { symbol: string; reason: string }[];
  retryAt: string | null;
}

interface Job {
  symbols: readonly string[];
  session: string;
  closures: Closures;
  /** This symbol's series must reach the session, else the provider does not have it yet. */
  mustHaveSession?: string;
}

/**
 * Fetches and stores whole series, group by group. A symbol the provider does not know, or whose answer cannot be used,
 * is named in the result; trouble that is the provider's own is thrown, and never becomes a state of a symbol.
 *
 * Series reach the published session even where an earlier one is worked on: what we know of a symbol never goes back.
 */
export async function fetchSeries(context: JobContext, job: Job): Promise<SeriesResult> {
  const { session, closures } = job;
  const published = (await selectMarketState(context.db))?.session ?? null;
  const isPast = published !== null && published > session;
  const to = isPast ? published : session;
  const failures: SeriesResult["failures"] = [];
  let fetched = 0;
  let inARow = 0;
  let ahead = fetchGroup(context, job, to, 0);
  for (let start = 0; start < job.symbols.length; start += GROUP) {
    const answers = await ahead;
    // The next group is fetched while this one is stored: the provider and the database take turns in waiting.
    ahead = fetchGroup(context, job, to, start + GROUP);
    refuseWithoutSession(answers, job);
    const received = answers.flatMap((answer) => (answer.kind === "series" ? [answer.series] : []));
    const problems = await seriesProblems(context.db, { series: received, to });
    const series = received.filter(({ history }) => !problems.has(history.symbol));
    await storeSeries(context, { series, session: to, closures });
    fetched += series.length;
    for (const answer of answers) {
      const { symbol, kind } = answer;
      const problem = problems.get(symbol);
      if (kind === "over_budget") return { fetched, failures, retryAt: answer.retryAt };
      if (kind === "series") inARow = 0;
      if (problem !== undefined) failures.push({ symbol, reason: problem });
      if (kind === "unknown") {
        await markUnknown(context, { symbol, session: to, closures });
        failures.push({ symbol, reason: "the provider knows no such symbol" });
      }
      if (kind === "failed") {
        failures.push({ symbol, reason: answer.error.message });
        if (++inARow >= FAILURES_IN_A_ROW) throw answer.error;
      }
    }
  }
  return { fetched, failures, retryAt: null };
}

/** Answers of the group that begins at `start`, in the order of its symbols. */
function fetchGroup(context: JobContext, { symbols }: Job, to: string, start: number): Promise<Answer[]> {
  const group = symbols.slice(start, start + GROUP);
  const answers = Promise.all(group.map((symbol) => fetchOne(context, symbol, to)));
  // Whoever awaits it hears of a failure; if storing the group before fails first, nobody awaits this one.
  answers.catch(() => undefined);
  return answers;
}

type Answer =
  | { kind: "series"; symbol: string; series: Series }
  | { kind: "unknown"; symbol: string }
  | { kind: "over_budget"; symbol: string; retryAt: string }
  | { kind: "failed"; symbol: string; error: Error };

async function fetchOne(context: JobContext, symbol: string, to: string): Promise<Answer> {
  try {
    return { kind: "series", symbol, series: await askSeries(context, symbol, to) };
  } catch (error) {
    if (isOverBudget(error)) return { kind: "over_budget", symbol, retryAt: error.retryAt.toISOString() };
    if (!isMarketDataError(error)) throw error;
    if (error.code === "not_found" || error.code === "invalid_symbol") return { kind: "unknown", symbol };
    if (error.code === "rate_limited") throw error;
    return { kind: "failed", symbol, error };
  }
}

function refuseWithoutSession(answers: readonly Answer[], { mustHaveSession, session }: Job): void {
  const canary = answers.find(({ symbol }) => symbol === mustHaveSession);
  if (canary === undefined || canary.kind === "over_budget") return;
  if (canary.kind === "failed") throw canary.error;
  const bars = canary.kind === "series" ? canary.series.history.bars : [];
  if (bars.some((bar) => bar.session === session && bar.adjClose !== null)) return;
  throw new AppError("market_unavailable", `The provider has no ${mustHaveSession} bar for ${session} yet.`);
}
