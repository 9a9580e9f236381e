import { bumpDataVersions } from "@/db/queries/portfolios";
import { markSymbolsNotFound, selectSymbol } from "@/db/queries/universe";
import { addSessions, type Closures } from "@/lib/calendar";
import { STALE_AFTER_SESSIONS } from "@/lib/factors/catalog";
import { MarketDataError } from "@/lib/market-data/errors";
import { chartsAreSound } from "./canary-round";
import type { JobContext } from "./context";
import type { SeriesState } from "./store-series";

const NOT_FOUND: SeriesState = { status: "not_found", reason: "unknown to the provider" };

/**
 * What it means that the provider does not know some symbols (product §5): those that never had a price were not found,
 * and portfolios that hold one say so from here on. Priced ones stay what they are; whether they are gone is told by the
 * sessions they miss (count-missing.ts). Nothing is concluded where the provider does not know a canary's chart either.
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
  await context.db.transaction(async (tx) => {
    const marked = await markSymbolsNotFound(tx, { symbols, reason: NOT_FOUND.reason, now: context.now() });
    // Here too, and not with the publish, which may be refused: a stored answer has them on their way.
    await bumpDataVersions(tx, { symbols: marked });
  });
  return true;
}

/**
 * What it means for a symbol that is being onboarded. No night looks for a pending one, so where it was priced until more
 * than five sessions ago, it is delisted now. One that nights look after stays what it is: they count the sessions it
 * misses. Nothing is written: the state is to be written together with all that follows from it.
 *
 * @returns the state it is to have, or null where the provider does not know what it served lately
 * @throws MarketDataError where the provider does not know a canary's chart either
 */
export async function judgeUnknown(
  context: JobContext,
  { symbol, session, closures }: { symbol: string; session: string; closures: Closures },
): Promise<SeriesState | null> {
  const known = await selectSymbol(context.db, { symbol });
  if (known === null) return null;
  if (!(await chartsAreSound(context, session))) {
    throw new MarketDataError("provider_unavailable", "The provider knows neither the symbol nor a canary just now.");
  }
  const { status, statusReason, lastPriceDate } = known;
  if (status !== "pending") return { status, reason: statusReason };
  if (lastPriceDate === null) return NOT_FOUND;
  if (lastPriceDate >= addSessions(session, -STALE_AFTER_SESSIONS, closures)) return null;
  return { status: "delisted", reason: `last traded ${lastPriceDate}` };
}
