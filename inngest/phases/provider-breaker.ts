import { setTimeout as wait } from "node:timers/promises";
import { insertActivity } from "@/db/queries/batch-progress";
import { type ProviderHealth, selectProviderHealth, updateProviderHealth } from "@/db/queries/provider-health";
import { afterRound, closedUntil, quotesAreRefused, type Round } from "@/lib/market-data/breaker";
import { isMarketDataError, type MarketDataError } from "@/lib/market-data/errors";
import { isOverBudget } from "./call-budget";
import { canaryRound, failedRound } from "./canary-round";
import type { JobContext } from "./context";

/** A wait up to this long is sat out; for a longer one the step ends and comes back. */
const SIT_OUT_MS = 10_000;

/** Whether calls may go out, and if not, from when on. */
export type Passage = { retryAt: string } | { retryAt: null; quotesRefused: boolean };

/** Whose activity is told what becomes of the provider; nobody's where there is no run. */
interface Listener {
  runId: string | null;
}

/**
 * The breaker in front of the provider (product §4.1): calls go out only after a canary round that went well. A failed
 * one is tried again shortly, and an outage is told with the time to come back, for the caller to sleep until then. It
 * is all in the database, so that a restart or a second process goes on in the state the provider was left in.
 */
export async function passBreaker(context: JobContext, listener: Listener): Promise<Passage> {
  const { db, market, now } = context;
  const known = await selectProviderHealth(db, { provider: market.name });
  let closed = closedUntil(known, now());
  for (;;) {
    if (closed !== null) {
      const waitMs = closed.getTime() - now().getTime();
      if (waitMs > SIT_OUT_MS) return { retryAt: closed.toISOString() };
      await wait(Math.max(0, waitMs));
    }
    const passage = await tryRound(context, listener);
    if (passage.retryAt === null) return passage;
    closed = new Date(passage.retryAt);
  }
}

async function tryRound(context: JobContext, listener: Listener): Promise<Passage> {
  const { db, market, now } = context;
  const before = await selectProviderHealth(db, { provider: market.name });
  try {
    const round = await canaryRound(context, { skipQuotes: quotesAreRefused(before, now()) });
    return await recordRound(context, listener, round);
  } catch (error) {
    // Our own limit says nothing of the provider.
    if (isOverBudget(error)) return { retryAt: error.retryAt.toISOString() };
    throw error;
  }
}

/** The same without a call while the provider is well: only one in trouble is asked by its canaries first. */
export async function passIfTroubled(context: JobContext, listener: Listener): Promise<{ retryAt: string | null }> {
  const known = await selectProviderHealth(context.db, { provider: context.market.name });
  return known?.retryAt == null ? { retryAt: null } : passBreaker(context, listener);
}

/** The provider refused a call for being too many: as good as a failed round, and its Retry-After holds for everybody. */
export async function reportRateLimit(
  context: JobContext,
  listener: Listener,
  error: Pick<MarketDataError, "message" | "retryAfterMs">,
): Promise<{ retryAt: string | null }> {
  return recordRound(context, listener, failedRound(error));
}

/**
 * The same of a single symbol's call, where it was one for being too many. Not while calls are held back already: those
 * that were on their way together are refused together, and are one refusal. A symbol is told of by its first try only:
 * what is refused to it again may be its own doing.
 */
export async function reportIfLimited(context: JobContext, error: MarketDataError): Promise<void> {
  if (!isMarketDataError(error, "rate_limited")) return;
  const known = await selectProviderHealth(context.db, { provider: context.market.name });
  if (closedUntil(known, context.now()) === null) await reportRateLimit(context, { runId: null }, error);
}

/** Quotes were refused for their crumb: nobody asks for any for a while. */
export async function reportQuotesRefused(context: JobContext, listener: Listener): Promise<void> {
  await recordRound(context, listener, { well: true, quotesRefused: true });
}

async function recordRound(context: JobContext, { runId }: Listener, round: Round): Promise<Passage> {
  const { db, market, now } = context;
  const at = now();
  const { before, after } = await updateProviderHealth(db, {
    provider: market.name,
    now: at,
    next: (health) => afterRound(health, round, at),
  });
  const message = turnOf(before, after);
  if (message !== null && runId !== null) {
    const level = after.state === "down" ? "error" : after.state === "degraded" ? "warning" : "info";
    await insertActivity(db, { runId, level, message, now: at });
  }
  if (after.retryAt !== null) return { retryAt: after.retryAt.toISOString() };
  return { retryAt: null, quotesRefused: quotesAreRefused(after, at) };
}

/** What an operator is told of a change of state; null where nothing changed. */
function turnOf(before: ProviderHealth | null, { state, reason, retryAt }: ProviderHealth): string | null {
  if (state === (before?.state ?? "healthy")) return null;
  if (state === "healthy") return "The provider is well again.";
  if (state === "degraded") return `The provider is in trouble: ${reason}`;
  return `The provider is down: ${reason} It is asked again at ${retryAt?.toISOString()}; no symbol changes its state.`;
}
