import { PROBLEM_CODES, showCell } from "../problems";
import { isCoinName, isKnownCoin } from "../symbols/coin-names";
import { isFund } from "../symbols/funds";
import { isListedCrypto } from "../symbols/listed-crypto";
import { tidy } from "../symbols/tidy-cell";
import { columnOfSymbol } from "./column-of-symbol";
import type { RowCells } from "./row-cells";

/** Words of a security for a coin or for coins, in its kind or its name. */
export const SECURITY_WORDS = /\b(trust|etps?|etns?|grayscale|ishares|stocks?|share|inc|corp|corporation|plc)\b|equit/i;
const TRUST_WORDS = /\b(trust|etps?|grayscale|ishares)\b/i;
/** Kinds that are not counted as listed whatever they are on. */
const OTHER_KINDS = /private|future|warrant|option|note|certificate|structured|\bcoins?\b|\btokens?\b/i;

/**
 * Whether a line that the file calls crypto is a listed security: a fund of coins by its kind or its name, or a company or fund
 * that is known to be listed: IBIT, MSTR.
 *
 * @param isListable it has a ticker's form, or a number of a security
 */
export function isListedSecurity(row: RowCells, isListable: boolean): boolean {
  const type = row.text("assetType");
  if (!isListable || !/[ck]rypto/i.test(type) || OTHER_KINDS.test(type)) return false;
  const ticker = tidy(row.text("symbol"));
  const name = row.text("description");
  if (ticker.endsWith("-USD") || isCoinName(ticker, name)) return false;
  if (isFund("", type, name) || TRUST_WORDS.test(`${type} ${name}`)) return true;
  if (isKnownCoin(ticker)) return false;
  return isListedCrypto(ticker) || SECURITY_WORDS.test(`${type} ${name}`);
}

/** Says that a ticker that stands among coins is read as what is listed. */
export function saidListed(row: RowCells, ticker: string): null {
  const type = row.text("assetType");
  const place = type === "" ? "stands under coins" : `is called “${showCell(type)}”`;
  const message = `${ticker} ${place} and was read as the listed ${ticker}: write ${ticker}-USD where it is a coin.`;
  row.report("info", PROBLEM_CODES.mended, "symbol", message);
  return null;
}

/** Says of a ticker that coins and listed securities have how it was read, with both ways to write it. */
export function offerBoth(row: RowCells, ticker: string, read: "coin" | "listed"): void {
  const message =
    read === "coin"
      ? `${ticker} stands under coins and was read as the coin: write US:${ticker} where it is the listed ${ticker}.`
      : `${ticker} stands under coins and is none that we know, so it was read as the listed ${ticker}: write ${ticker}-USD where it is the coin.`;
  row.report("warning", PROBLEM_CODES.symbol, "symbol", message);
  const column = columnOfSymbol(row);
  row.offer([
    { label: `The coin ${ticker}`, column, value: `${ticker}-USD` },
    { label: `The listed ${ticker}`, column, value: `US:${ticker}` },
  ]);
}

/** Says of a name under coins that is no coin's that we know, nor a ticker, that it was taken for one. */
export function warnOfUnknown(row: RowCells, name: string): void {
  const message = `“${showCell(name)}” stands under coins and is none that we know: it counts at its stated value, as a coin does. Write its ticker where it is a listed security.`;
  row.report("warning", PROBLEM_CODES.symbol, "symbol", message);
}
