import { namesField, readHeaderColumns } from "../columns/columns";
import type { ColumnMap, Field } from "../fields";
import type { CsvRecord } from "../text/records";

/** What a list is known by; a header of positions has one of them. */
const NAMING: ReadonlySet<Field> = new Set<Field>(["symbol", "identifier", "description"]);

/**
 * One header of the words of two lines, each pair read together where that is a word we know ("Purchase" above "Price"),
 * else the lower one alone. Null where the two are not one header.
 *
 * @param main the line that is a header by itself; of the other every word must be part of a pair or a word of its own
 */
export function joinHeaders(upper: CsvRecord, lower: CsvRecord, main: "upper" | "lower"): CsvRecord | null {
  if (lower.line !== upper.lastLine + 1 || upper.cells.join("\n") === lower.cells.join("\n")) return null;
  const other = main === "upper" ? lower.cells : upper.cells;
  if (other.filter((cell) => cell !== "").length < 2) return null;
  let pairs = 0;
  const width = Math.max(upper.cells.length, lower.cells.length);
  const cells = Array.from({ length: width }, (_, i) => {
    const [above, below] = [upper.cells[i] ?? "", lower.cells[i] ?? ""];
    if (above === "" || below === "") return above + below;
    const both = `${above} ${below}`;
    const isPair = namesField(both);
    if (isPair) pairs += 1;
    return isPair || !namesField(below) ? both : below;
  });
  const fits = other.every((cell, i) => cell === "" || namesField(cell) || namesField(cells[i] ?? ""));
  return pairs > 0 && fits ? { ...upper, lastLine: upper.lastLine, cells } : null;
}

/** Words that head a column of names and are no ticker themselves, as COST, FUND and NAME could be. */
const HEADS_NAMES =
  /^(symbols?|tickers?|isin|cusip|security|instrument|description|name|bezeichnung|wertpapier|produkt)$/i;

/** Whether a line of words below a table heads another list, one that says no quantity: "Symbol, Last" of a watchlist. */
export function beginsOtherList(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length < 2) return false;
  const found = readHeaderColumns(cells);
  if (found.length < 2 || found.length * 2 < filled.length) return false;
  return found.some(({ field, index }) => NAMING.has(field) && HEADS_NAMES.test(cells[index] ?? ""));
}

/** Whether such a list names again what stands above it, so that its values are no holdings of their own. */
export function repeatsSymbols(
  below: readonly CsvRecord[],
  index: number,
  rows: readonly CsvRecord[],
  columns: ColumnMap,
): boolean {
  const symbol = columns.get("symbol") ?? -1;
  const seen = new Set(rows.map(({ cells }) => cells[symbol] ?? ""));
  return below.some(({ cells }) => (cells[index] ?? "") !== "" && seen.has(cells[index] ?? ""));
}
