import { coinNamed } from "./coin-names";
import { listingsOf, suggestTicker } from "./company-names";
import type { SymbolReading } from "./symbol-reading";

const NO_TICKER = "looks like a name, not a ticker: write the ticker, such as AAPL";

/** What is said of a text in the form of a ticker that no market can be asked for: "AA&BB". */
export const NOT_A_SYMBOL = "is not a symbol: write the ticker, such as AAPL or BRK-B";

/** Refuses a text that is no ticker, with the one of the coin or company it names where we know it. */
export function notTicker(text: string, why = NO_TICKER): SymbolReading {
  const coin = coinNamed(text);
  const choices = coin === null ? listingsOf(text) : undefined;
  if (choices !== undefined) return { ok: false, why, isName: true, choices };
  const fix = coin === null ? suggestTicker(text) : `${coin}-USD`;
  return fix === null ? { ok: false, why, isName: true } : { ok: false, why, isName: true, fix };
}

/** "Microsoft": six letters or more, written as a word. Five may be a ticker in anybody's spelling, unless we know the company. */
export function looksLikeName(raw: string, text: string): boolean {
  const word = raw.trim();
  if (!/^\p{Lu}\p{Ll}{4,}$/u.test(word) && !(text.length > 4 && /^[A-Z]+$/.test(text))) return false;
  return (
    suggestTicker(text) !== null || (text.length > 5 && coinNamed(text) !== null) || /^\p{Lu}\p{Ll}{5,}$/u.test(word)
  );
}
