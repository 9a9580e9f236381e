import { suggestTicker } from "../symbols/company-names";
import { weighColumn } from "./cell-kinds";
import type { Cells } from "./column-products";
import { readHeader } from "./columns";
import { areKinds } from "./content-columns";
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

/** Words that head names and tickers alike. */
const WEAK_SYMBOLS = /^(?:instrument|security|asset|stock|wertpapier|titel|titre|título|titolo|effect|holding)$/;
/** The same and their plurals, which head names where symbols stand elsewhere. */
const NAMES_BESIDE =
  /^(?:instruments?|securit(?:y|ies)|assets?|stocks?|wertpapiere?|titel|titres?|títulos?|titol[oi]|effect(?:en)?|holdings?|valore mobiliare)$/;
/** The end of a header of codes. */
const CODES = /(?:^| )(?:code|symbol|ticker|kürzel|mnemo|mnemonic)$/;

/** Names under "Instrument", where another column has the tickers: "Instrument Code". */
export function putSymbolRight(
  found: TableColumns,
  header: readonly string[],
  sample: Cells,
  leftOut: ReadonlySet<number>,
): void {
  const symbol = found.columns.get("symbol");
  if (symbol === undefined || chosenByUser(found, "symbol")) return;
  if (!WEAK_SYMBOLS.test(headerWord(header[symbol] ?? ""))) return;
  const cells = sample.map((row) => row[symbol] ?? "").filter((cell) => cell !== "");
  if (cells.length === 0 || cells.filter((cell) => TICKER.test(cell)).length > cells.length / 2) return;
  const index = header.findIndex((cell, at) => {
    if (at === symbol || leftOut.has(at) || occupied(found, at) || !CODES.test(headerWord(cell))) return false;
    const kinds = weighColumn(sample, at);
    return kinds.filled > 0 && kinds.names >= kinds.filled * 0.7;
  });
  if (index < 0) return;
  drop(found, "symbol");
  put(found, header, "symbol", { index, confidence: "medium", why: "Its cells have the form of tickers." });
  if (found.columns.has("description")) return;
  put(found, header, "description", { index: symbol, confidence: "medium", why: "Its cells are words." });
}

/** "Stock" or "Titel" beside a column of symbols is what they are called, unless its cells are numbers or kinds. */
export function putNamesBesideRight(
  found: TableColumns,
  header: readonly string[],
  sample: Cells,
  leftOut: ReadonlySet<number>,
): void {
  if (!found.columns.has("symbol") || found.columns.has("description")) return;
  const index = header.findIndex((cell, at) => {
    if (leftOut.has(at) || occupied(found, at) || !NAMES_BESIDE.test(headerWord(cell))) return false;
    const { filled, numbers, dates } = weighColumn(sample, at);
    return filled > 0 && numbers + dates === 0 && !areKinds(sample, at);
  });
  if (index < 0) return;
  const why = `Its header is “${header[index]}”, and another column has the symbols.`;
  put(found, header, "description", { index, confidence: "medium", why });
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
