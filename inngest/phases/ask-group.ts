import { setTimeout as wait } from "node:timers/promises";
import { isMarketDataError, type MarketDataError } from "@/lib/market-data/errors";
import { askSeries, type Series } from "./ask-series";
import { isOverBudget } from "./call-budget";
import type { JobContext } from "./context";
import type { FailureStreak } from "./series-streak";

/** Series asked for at once; the market's own pace lets fewer go out. */
const AT_ONCE = 32;
/** So long answers that are still out are waited for once nobody else is asked. */
const IN_FLIGHT_MS = 3_000;

/** What became of a symbol's series. */
export type Answer =
  | { kind: "series"; symbol: string; series: Series }
  | { kind: "unknown"; symbol: string }
  | { kind: "over_budget"; symbol: string; retryAt: string }
  | { kind: "limited" | "failed"; symbol: string; error: MarketDataError }
  /** Not asked for, or not waited for, because those before it failed. */
  | { kind: "held_back"; symbol: string; error?: MarketDataError };

/** The symbols' answers in their order; where too many fail one after another, the rest is held back. */
export function askGroup(
  context: JobContext,
  symbols: readonly string[],
  to: string,
  streak: FailureStreak,
): Promise<Answer[]> {
  const answers = symbols.map((symbol): Answer => ({ kind: "held_back", symbol }));
  let next = 0;
  const work = async () => {
    while (next < symbols.length && !streak.isLong) {
      const place = next++;
      const answer = await askOne(context, symbols[place] ?? "", to);
      if (answer.kind === "limited") streak.end();
      else streak.note(answer.kind === "failed");
      answers[place] = answer;
    }
  };
  const workers = Promise.all(Array.from({ length: Math.min(AT_ONCE, symbols.length) }, work));
  // A provider that hangs is not waited for: what is still out after a moment comes to nothing.
  const given = new AbortController();
  const moment = streak.whenLong.then(() => wait(IN_FLIGHT_MS, null, { signal: given.signal }).catch(() => null));
  const group = Promise.race([workers, moment])
    .then(() => [...answers])
    .finally(() => given.abort());
  // Whoever awaits it hears of a failure; if storing the group before fails first, nobody awaits this one.
  group.catch(() => undefined);
  workers.catch(() => undefined);
  return group;
}

async function askOne(context: JobContext, symbol: string, to: string): Promise<Answer> {
  try {
    return { kind: "series", symbol, series: await askSeries(context, symbol, to) };
  } catch (error) {
    if (isOverBudget(error)) return { kind: "over_budget", symbol, retryAt: error.retryAt.toISOString() };
    if (!isMarketDataError(error)) throw error;
    if (error.code === "not_found" || error.code === "invalid_symbol") return { kind: "unknown", symbol };
    return { kind: error.code === "rate_limited" ? "limited" : "failed", symbol, error };
  }
}
