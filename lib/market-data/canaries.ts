import type { Quote } from "./market";

/** Always asked, and has to answer: SPY is in every model, and no market we work with is without it. */
export const FIRST_CANARY = "SPY";

/** Large shares of five trades and two exchanges: they fall silent together only when the provider does. */
export const CANARIES = [FIRST_CANARY, "AAPL", "MSFT", "JPM", "XOM", "JNJ"] as const;

/**
 * Whether quotes of the canaries say that the provider is well: SPY has a price, and so have two thirds of the others
 * that count, rounded down, so that one share that is merely suspended proves nothing.
 *
 * Of the others those count which our own universe has as active. A share that no night has ever seen traded is no
 * evidence (a price file may not have it, and one day one of these will be bought up), and to tell by a list of who
 * answered last time would take the first round's word for it, be it ever so poor.
 *
 * @param counting canaries that the universe has as active
 * @returns null where it is well, else what is wrong, as a sentence
 */
export function canaryTrouble(quotes: ReadonlyMap<string, Quote>, counting: ReadonlySet<string>): string | null {
  const silent = (symbol: string) => !((quotes.get(symbol)?.price ?? 0) > 0);
  if (silent(FIRST_CANARY)) return `The provider has no price for ${FIRST_CANARY}.`;
  const others = CANARIES.filter((symbol) => symbol !== FIRST_CANARY && counting.has(symbol));
  const missing = others.filter(silent);
  if (others.length - missing.length >= Math.floor((others.length * 2) / 3)) return null;
  return `The provider has no price for ${missing.join(", ")}.`;
}
