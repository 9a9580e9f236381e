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

/** What Bloomberg writes behind a ticker for the United States and for its exchanges. */
export const AMERICAN_CODES: readonly string[] = ["US", "UN", "UW", "UQ", "UR", "UA", "UP"];
/** AAPL.US, "AAPL US", AAPL:UW, "AAPL UW Equity"; and Reuters' AAPL.OQ. */
const WITH_AMERICAN_CODE = new RegExp(
  `^(.+?)(?:\\.US|[ :](?:${AMERICAN_CODES.join("|")})(?: EQUITY)?|[.](?:OQ|NYS|NAS|NMS))$`,
);
/** NYSE/IBM, "NYSE IBM". */
const BEHIND_AMERICAN = /^(?:NYSE|NASDAQ|AMEX|ARCA|NYSEARCA|BATS|OTC)[/ ]+([A-Z][A-Z0-9./-]{0,9})$/;
/** Reuters' AAPL.O and IBM.N; the letter may be a class too. */
const REUTERS = /^([A-Z]{1,5})\.[ON]$/;

/** A prefix with a colon and what stands behind it. */
export function prefixed(text: string): { prefix: string; rest: string } | null {
  const [, prefix, rest] = /^([A-Z]{2,12}):\s*(\S.*)$/.exec(text) ?? [];
  return prefix === undefined || rest === undefined ? null : { prefix, rest };
}

/**
 * The ticker of a cell that names the United States, or an exchange there, beside it: what it is without that. Null where it
 * names none, or another place.
 *
 * @param text tidied
 */
export function americanTicker(text: string): string | null {
  const { prefix, rest } = prefixed(text) ?? {};
  const placed = prefix === undefined ? undefined : endingOfPrefix(prefix);
  if (placed !== undefined) return placed === "" ? (rest ?? null) : null;
  const named = WITH_AMERICAN_CODE.exec(text) ?? BEHIND_AMERICAN.exec(text) ?? REUTERS.exec(text);
  if (named) return named[1] ?? null;
  const behind = listingBehind(text);
  return behind?.ending === "" ? behind.ticker : null;
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
