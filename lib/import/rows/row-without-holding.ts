import { symbolCandidates } from "../symbols/symbol-candidates";
import { ratioOf } from "./amount-size";
import { readCash } from "./cash";
import { readOptionName } from "./options";
import type { RowCells } from "./row-cells";
import { isMoreThanTotal, isTotalLine } from "./total-name";

const NOTE_WORDS =
  /downloaded|generated at|disclaimer|^as of|^page \d|^brokerage|for informational purposes|^footnotes?$/i;

/** "# retirement", and not a spreadsheet's "#REF!". */
const COMMENT = /^(?:#+\s|\/\/)\s*[\p{L}\d]/u;

/** What tells a total from a holding that is called like one: the lines above. */
export interface LinesAbove {
  /** Whether what the line states is the sum of lines above it, or nobody can tell. */
  mayBeSummedBy(row: RowCells): boolean;
}

/** Why a line holds nothing, or null where it may hold something. */
export function lineWithoutHolding(row: RowCells, lines: LinesAbove | null): string | null {
  const symbol = row.text("symbol");
  const quantity = row.text("quantity");
  // A plain ticker beside a number, which is nearly every line.
  if (/\d/.test(quantity) && /^[A-Z]{1,4}$/.test(symbol)) return null;
  // What has a class is a holding, whatever its name: "Total Return Fund".
  if (row.text("investmentClass") !== "") return null;
  const filled = row.cells.filter((cell) => cell !== "");
  const first = filled[0] ?? "";
  const isTotal = isTotalLine((field) => row.text(field), row.cells);
  if (isTotal && !isHeldAtItsPrice(row, first, lines)) return "A total of the lines above.";
  const isTicker = symbolCandidates(symbol).length > 0;
  const numbers = [quantity, row.text("value"), row.text("price"), row.text("weight")];
  const silent = !numbers.some((cell) => /\d/.test(cell));
  if (filled.length === 1 && silent && (symbol === "" || NOTE_WORDS.test(first) || isWords(first))) {
    return "A note, not a holding.";
  }
  if (filled.length === 1 && COMMENT.test(first)) return "A comment, not a holding.";
  // "Equities", "Stocks and ETFs": a heading within the table, where lines have three cells or more.
  const isHeading = filled.length === 1 && silent && row.table.header.length > 2 && /\p{Ll}/u.test(first);
  if (isHeading && readCash(symbol, false) === null && first === symbol) return "A heading, not a holding.";
  const wordy = silent && !isTicker && filled.join(" ").length > 60;
  if (wordy && readCash(symbol, false) === null && readOptionName(symbol) === null) return "A note, not a holding.";
  const options = row.text("underlying") !== "";
  if (symbol === "" && !options && numbers.every((cell) => cell === "") && row.text("identifier") === "") {
    return "It has neither a symbol nor a quantity nor a value.";
  }
  return null;
}

function isWords(text: string): boolean {
  return text.length > 24 && text.includes(" ");
}

/** "Total SA, 10, 50, 500": words of its own, a quantity and a price whose product is the value, and no sum of the lines above. */
function isHeldAtItsPrice(row: RowCells, first: string, lines: LinesAbove | null): boolean {
  const ratio = lines === null ? null : ratioOf(row, "value", "price");
  if (ratio === null || Math.abs(ratio - 1) > 0.005) return false;
  return isMoreThanTotal(row.text("symbol") || row.text("description") || first) && lines?.mayBeSummedBy(row) === false;
}
