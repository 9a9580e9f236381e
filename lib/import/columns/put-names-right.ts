import { suggestTicker } from "../symbols/company-names";
import { weighColumn } from "./cell-kinds";
import type { Cells } from "./column-products";
import { readHeader } from "./columns";
import { chosenByUser, drop, occupied, put, type TableColumns } from "./found-columns";
import { headerWord } from "./header-word";

const HOLDING = /^holdings?$/;
const TICKER = /^[A-Z]{1,5}(?:[./-][A-Z]{1,2})?$/;
/** What a table ends with stands in the same column. */
const TOTAL = /^(?:grand |sub-?)?total/i;

/** "Holding" over numbers is how many are held; over words it is what is held. */
export function putHoldingRight(found: TableColumns, header: readonly string[], sample: Cells): void {
  const index = header.findIndex((cell) => HOLDING.test(headerWord(cell)));
  const symbol = found.columns.get("symbol");
  if (index < 0 || (symbol === index && chosenByUser(found, "symbol"))) return;
  if (symbol !== index && occupied(found, index)) return;
  const { filled, numbers } = weighColumn(sample, index);
  if (filled === 0 || numbers < filled * 0.7) return;
  if (symbol === index) {
    drop(found, "symbol");
    const rest = readHeader(header.map((cell, i) => (i === index ? "" : cell))).get("symbol");
    if (rest && !occupied(found, rest.index)) {
      const why = `Its header is “${header[rest.index]}”.`;
      put(found, header, "symbol", { index: rest.index, confidence: "medium", why });
    }
  }
  if (found.columns.has("quantity")) return;
  const why = `Its header is “${header[index]}”, and its cells are numbers.`;
  put(found, header, "quantity", { index, confidence: "medium", why });
}

/** Tickers under "Fund" or "Product", where nothing else names what is held. */
export function putTickersRight(found: TableColumns, header: readonly string[], sample: Cells): void {
  const index = found.columns.get("description");
  if (index === undefined || chosenByUser(found, "description")) return;
  if ((["symbol", "identifier", "underlying"] as const).some((field) => found.columns.has(field))) return;
  const cells = sample.map((row) => row[index] ?? "").filter((cell) => cell !== "" && !TOTAL.test(cell));
  // "NIKE" in capitals has the form of a ticker, and is a name.
  const isTicker = (cell: string) => TICKER.test(cell) && (suggestTicker(cell) ?? cell) === cell;
  if (cells.length === 0 || !cells.every(isTicker)) return;
  drop(found, "description");
  const why = "All its cells have the form of tickers.";
  put(found, header, "symbol", { index, confidence: "medium", why, isGuess: true });
}

/** Whether a header is a word for the names of things. */
export function namesThings(header: string): boolean {
  return readHeader([header]).has("description");
}
