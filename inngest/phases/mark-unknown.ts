import { selectSymbol, updateSymbolStatus } from "@/db/queries/universe";
import { addSessions, type Closures } from "@/lib/calendar";
import { STALE_AFTER_SESSIONS } from "@/lib/factors/catalog";
import type { JobContext } from "./context";
import type { SeriesState } from "./store-series";

/**
 * What it means that the provider does not know a symbol (product §5): never priced, it was not found; priced until
 * more than five sessions ago, it is delisted; priced until lately, it may be the provider's slip, and nothing changes.
 *
 * @returns the state it has got, or null where nothing changes
 */
export async function markUnknown(
  { db, now }: Pick<JobContext, "db" | "now">,
  { symbol, session, closures }: { symbol: string; session: string; closures: Closures },
): Promise<SeriesState | null> {
  const known = await selectSymbol(db, { symbol });
  if (known === null) return null;
  const { status: from, lastPriceDate } = known;
  if (lastPriceDate === null) {
    const found: SeriesState = { status: "not_found", reason: "unknown to the provider" };
    await updateSymbolStatus(db, { symbol, from: "pending", ...found, now: now() });
    return found;
  }
  if (lastPriceDate >= addSessions(session, -STALE_AFTER_SESSIONS, closures)) return null;
  const found: SeriesState = { status: "delisted", reason: `last traded ${lastPriceDate}` };
  await updateSymbolStatus(db, { symbol, from, ...found, now: now() });
  return found;
}
