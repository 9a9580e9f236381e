import { COUNTRY_ENDINGS } from "./country-endings";
import { EXCHANGE_SUFFIXES } from "./exchange-codes";
import { EXCHANGE_CURRENCIES } from "./exchange-currencies";
import { endingOf } from "./exchange-names";
import { EXCHANGE_PREFIXES } from "./exchange-prefixes";

/** Yahoo's ending for the code before a colon: of an exchange or, in two letters, of a country; empty for the United States. */
export function endingOfPrefix(prefix: string): string | undefined {
  if (Object.hasOwn(EXCHANGE_PREFIXES, prefix)) return EXCHANGE_PREFIXES[prefix];
  if (prefix.length > 2) return endingOf(prefix);
  return Object.hasOwn(COUNTRY_ENDINGS, prefix) ? COUNTRY_ENDINGS[prefix] : undefined;
}

/** Whether a word of capitals is the code of an exchange where a ticker could stand too; two letters are rather a ticker. */
export function isExchangeWord(word: string): boolean {
  return word.length > 2 ? endingOfPrefix(word) !== undefined : Object.hasOwn(COUNTRY_ENDINGS, word);
}

/**
 * A ticker with the code of its exchange behind a point (NESN.VX, SHOP.TSX) or of its country behind a dash (SAP-DE): what it is
 * without it, and Yahoo's ending. Null where its ending is Yahoo's own, a class, a preferred share's or none that is known.
 */
export function listingBehind(text: string): { ticker: string; ending: string } | null {
  const [, base = "", sign = "", code = ""] =
    /^([A-Z0-9]{1,10}(?:[./-][A-Z]{1,2})?)([.-])([A-Z]{2,6})$/.exec(text) ?? [];
  if (base === "") return null;
  const codes = sign === "-" ? COUNTRY_ENDINGS : DOTTED;
  const ending = Object.hasOwn(codes, code) ? codes[code] : undefined;
  return ending === undefined ? null : { ticker: base, ending };
}

/** Codes as they stand behind a point: all that Yahoo does not write itself and that mean one place (SE is Zurich's and Sweden's). */
const DOTTED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...COUNTRY_ENDINGS, ...EXCHANGE_PREFIXES, ...EXCHANGE_SUFFIXES }).filter(
    ([code]) => !Object.hasOwn(EXCHANGE_CURRENCIES, code) && code !== "SE" && code !== "US",
  ),
);
