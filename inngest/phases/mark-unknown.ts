import { markSymbolsNotFound, selectSymbol, updateSymbolStatus } from "@/db/queries/universe";
import { addSessions, type Closures } from "@/lib/calendar";
import { STALE_AFTER_SESSIONS } from "@/lib/factors/catalog";
import { MarketDataError } from "@/lib/market-data/errors";
import { chartsAreSound } from "./canary-round";
import type { JobContext } from "./context";
import type { SeriesState } from "./store-series";

const NOT_FOUND: SeriesState = { status: "not_found", reason: "unknown to the provider" };

/**
 * What it means that the provider does not know some symbols (product §5): those that never had a price were not found.
 * Priced ones stay what they are; whether they are gone is told by the sessions they miss (count-missing.ts). Nothing is
 * concluded where the provider does not know a canary's chart either.
 *
 * @param session the last date that was asked for
 * @returns whether the provider is to be believed
 */
export async function markUnknown(
  context: JobContext,
  { symbols, session }: { symbols: readonly string[]; session: string },
): Promise<boolean> {
  if (symbols.length === 0) return true;
  if (!(await chartsAreSound(context, session))) return false;
  await markSymbolsNotFound(context.db, { symbols, reason: NOT_FOUND.reason, now: context.now() });
  return true;
}

/**
 * The same for a symbol that is being onboarded: no night looks for it, so where it was priced until more than five
 * sessions ago, it is delisted now.
 *
 * @returns the state it has got, or null where nothing changes
 * @throws MarketDataError where the provider does not know a canary's chart either
 */
export async function markUnknownNow(
  context: JobContext,
  { symbol, session, closures }: { symbol: string; session: string; closures: Closures },
): Promise<SeriesState | null> {
  const { db, now } = context;
  const known = await selectSymbol(db, { symbol });
  if (known === null) return null;
  if (!(await chartsAreSound(context, session))) {
    throw new MarketDataError("provider_unavailable", "The provider knows neither the symbol nor a canary just now.");
  }
  const { status: from, lastPriceDate } = known;
  const isGone =
    from === "pending" &&
    lastPriceDate !== null &&
    lastPriceDate < addSessions(session, -STALE_AFTER_SESSIONS, closures);
  if (lastPriceDate !== null && !isGone) return null;
  const found: SeriesState = isGone ? { status: "delisted", reason: `last traded ${lastPriceDate}` } : NOT_FOUND;
  await updateSymbolStatus(db, { symbol, from: "pending", ...found, now: now() });
  return found;
}
