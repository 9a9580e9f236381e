import { type UnavailableReason, unavailableSentence } from "@/components/portfolio/unavailable-sentence";
import type { Database } from "@/db/connection";
import { type Suggestion, selectSuggestions } from "@/db/queries/suggestions";
import { appClock, readEnv } from "@/lib/env";

/** A symbol that will have no numbers, as page and API tell it. */
export interface Unavailable {
  symbol: string;
  reason: string;
  /** Why, and what that means: one or two sentences. */
  detail: string;
  /** What was perhaps meant, best first. */
  suggestions: Suggestion[];
  /** Further suggestions are being looked for just now. */
  suggestions_pending: boolean;
}

/** Adds to symbols without numbers why that is, in words, and what was perhaps meant; nothing is read where there are none. */
export async function describeUnavailable(
  db: Database,
  symbols: readonly Pick<UnavailableReason, "symbol" | "reason">[],
): Promise<Unavailable[]> {
  const now = appClock(readEnv())();
  const hints = await selectSuggestions(db, { symbols: symbols.map(({ symbol }) => symbol), now });
  return symbols.map(({ symbol, reason }) => {
    const { statusReason = null, suggestions = [], isLooking = false } = hints.get(symbol) ?? {};
    return {
      symbol,
      reason,
      detail: unavailableSentence({ symbol, reason, statusReason }),
      suggestions,
      suggestions_pending: isLooking,
    };
  });
}
