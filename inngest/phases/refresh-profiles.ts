import type { SymbolWatermark } from "@/db/queries/price-plan";
import { type SymbolProfile, updateProfiles } from "@/db/queries/symbol-profiles";
import { addSessions, type Closures } from "@/lib/calendar";
import { isMarketDataError } from "@/lib/market-data/errors";
import { isOverBudget } from "./call-budget";
import type { JobContext } from "./context";

/** Every profile is asked for anew after so many sessions: the audit's round (product §4.1). */
const PROFILE_SESSIONS = 20;
/** Profiles asked for at once; the market's own pace lets fewer go out. */
const AT_ONCE = 8;

/**
 * Names, sectors and industries of a chunk, a twentieth of it a night: those that have none first, then the oldest. A
 * market without a budget has no reason to spread the first ones. Prices come first: nothing waits for a profile, and
 * what gets no answer keeps what is known of it and its turn.
 */
export async function refreshProfiles(
  { db, market, now }: Pick<JobContext, "db" | "market" | "now">,
  { marks, session, closures }: { marks: readonly SymbolWatermark[]; session: string; closures: Closures },
): Promise<void> {
  const due = dueProfiles(marks, { session, closures, isFree: market.name === "sandbox" });
  const profiles: SymbolProfile[] = [];
  let stopped = false;
  const ask = async (symbol: string) => {
    try {
      const profile = await market.profile(symbol, { attempts: 2 });
      profiles.push({
        symbol,
        name: profile?.name ?? null,
        sector: profile?.sector ?? null,
        industry: profile?.industry ?? null,
      });
    } catch (error) {
      if (isMarketDataError(error, "malformed") || isMarketDataError(error, "invalid_symbol")) return;
      if (!isMarketDataError(error) && !isOverBudget(error)) throw error;
      stopped = true;
    }
  };
  for (let start = 0; start < due.length && !stopped; start += AT_ONCE) {
    await Promise.all(due.slice(start, start + AT_ONCE).map(ask));
  }
  await updateProfiles(db, { profiles, session, now: now() });
}

/** Symbols of a chunk whose profile is to be asked for: oldest first, and not more than a night's share. */
export function dueProfiles(
  marks: readonly SymbolWatermark[],
  { session, closures, isFree = false }: { session: string; closures?: Closures; isFree?: boolean },
): string[] {
  const before = addSessions(session, -PROFILE_SESSIONS, closures);
  const priced = marks.filter((mark) => mark.lastPriceDate !== null);
  const never = priced.filter((mark) => mark.profileDate === null);
  const old = priced.filter(({ profileDate }) => profileDate !== null && profileDate <= before);
  const inTurn = [
    ...never.toSorted((a, b) => compare(a.symbol, b.symbol)),
    ...old.toSorted((a, b) => compare(a.profileDate ?? "", b.profileDate ?? "") || compare(a.symbol, b.symbol)),
  ];
  const share = Math.ceil(marks.length / PROFILE_SESSIONS);
  return inTurn.slice(0, isFree ? Math.max(share, never.length) : share).map(({ symbol }) => symbol);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
