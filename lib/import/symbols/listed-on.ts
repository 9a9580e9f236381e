import { foreignCurrencyOf } from "./exchange-currencies";
import { endingOf } from "./exchange-names";

/**
 * VOD on the London exchange is VOD.L; what has an ending already, or trades in the United States, stays.
 *
 * @param currency of the line: "TSE" is Tokyo where it is yen, or where the code is of digits, and Toronto elsewhere
 */
export function listedOn(symbol: string, exchange: string, currency: string): string {
  const isTokyo = /^TSE$/i.test(exchange.trim()) && (currency === "JPY" || isJapaneseCode(symbol));
  const ending = isTokyo ? "T" : endingOf(exchange);
  if (!ending || (symbol.includes(".") && !UNITS.test(symbol))) return symbol;
  return withEnding(symbol, ending);
}

/** Units of Canadian trusts. */
const UNITS = /^[A-Z]{1,6}\.(?:UN|U)$/;

/**
 * Hong Kong's codes have four digits, whatever the file pads them to; classes and units stand behind a dash (RCI.B on TSX is
 * RCI-B.TO). What has the ending of an exchange keeps that one.
 */
export function withEnding(listed: string, ending: string): string {
  // One letter of another exchange is rather a class.
  const hasEnding = foreignCurrencyOf(listed) !== null && !/\.[A-Z]$/.test(listed);
  if (hasEnding || listed.endsWith(`.${ending}`)) return listed;
  const symbol = listed.replace(/\.$/, "").replace(/[./ ](?=[A-Z]{1,2}$)/, "-");
  const code = ending === "HK" && /^\d+$/.test(symbol) ? symbol.replace(/^0+/, "").padStart(4, "0") : symbol;
  return `${code}.${ending}`;
}

/** 7203, 130A: what Tokyo's listings are called, and Toronto's never. */
export function isJapaneseCode(symbol: string): boolean {
  return /^\d{3}[\dA-Z]$/.test(symbol);
}
