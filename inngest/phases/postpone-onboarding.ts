import { postponeOnboarding, releaseOnboarding, selectQueueRows } from "@/db/queries/onboarding";
import { isMarketDataError, isTransient } from "@/lib/market-data/errors";
import { isOverBudget } from "./call-budget";
import type { JobContext } from "./context";
import { reportIfLimited } from "./provider-breaker";

/** When a waiting symbol is tried again after its retries were used up: a minute, then two, four … up to six hours. */
const LATER_MS = 60_000;
const LATEST_MS = 6 * 3_600_000;
/** Of the provider's trouble no more: it passes sooner than it comes back to a symbol, and the breaker spares the provider. */
const LATEST_IN_TROUBLE_MS = 15 * 60_000;
/** How long to wait for a provider that does not say. */
const SOON_MS = 15_000;

/**
 * Provider trouble is a reason on the waiting row with the time of the next try, never a state of the symbol.
 * A refusal for too many calls is told to the breaker, so that the symbols behind it wait too.
 *
 * @returns when to try again, or null where the error is not the provider's
 */
export async function postponeOn(
  context: JobContext,
  { symbol, error, isFirstTry }: { symbol: string; error: unknown; isFirstTry: boolean },
): Promise<Date | null> {
  const { db, now } = context;
  const at = now();
  if (isOverBudget(error)) {
    const { retryAt, message } = error;
    await postponeOnboarding(db, { symbol, reason: "over_limit", retryAt, errorMessage: message, now: at });
    return retryAt;
  }
  if (!isTransient(error) && !isMarketDataError(error, "crumb_refused") && !isMarketDataError(error, "malformed")) {
    return null;
  }
  if (isFirstTry) await reportIfLimited(context, error);
  const retryAt = new Date(at.getTime() + (error.retryAfterMs ?? SOON_MS));
  const trouble = { symbol, reason: "provider_unavailable", retryAt, errorMessage: error.message } as const;
  await postponeOnboarding(db, { ...trouble, now: at });
  return retryAt;
}

/** All tries used up: the row goes on waiting, and the sweeper begins anew, each time a little later. */
export async function giveBack({ db, now }: JobContext, symbol: string, message: string): Promise<void> {
  const row = (await selectQueueRows(db, { symbols: [symbol] })).get(symbol);
  if (row === undefined) throw new Error("giveBack: the symbol has no queue row");
  const latestMs = row.reason === "provider_unavailable" ? LATEST_IN_TROUBLE_MS : LATEST_MS;
  const waitMs = Math.min(LATER_MS * 2 ** Math.max(0, row.attempts - 1), latestMs);
  const at = now();
  await releaseOnboarding(db, {
    symbol,
    retryAt: new Date(at.getTime() + waitMs),
    errorMessage: message,
    now: at,
  });
}
