import { mapColumns, namesField, readHeaderColumns } from "../columns/columns";
import type { ColumnMap, Field } from "../fields";
import { COUNTED } from "../text/numbers";
import { type CsvRecord, hasOneCell, isBlank } from "../text/records";
import { currencyListAt } from "./cash-list";
import type { Table } from "./table";

/** No header has a cell that is only a number, or fewer than two cells: this spares most lines a closer look. */
export function mayHead(cells: readonly string[]): boolean {
  return cells.length > 1 && !cells.some(isPlainNumber);
}

function isPlainNumber(cell: string): boolean {
  const first = cell.charCodeAt(0);
  // Digits, and the signs that stand before them: $ ( + -
  if (!((first >= 48 && first <= 57) || first === 36 || first === 40 || first === 43 || first === 45)) return false;
  return /^[-+$(]*\d[\d,.]*[%)]*$/.test(cell) || /^\d[\d,.]*$/.test(cell.replace(COUNTED, ""));
}

/** What a list is known by; a header of positions has one of them. */
const NAMING: ReadonlySet<Field> = new Set<Field>(["symbol", "identifier", "description"]);

/**
 * One header of the words of two lines, each pair read together where that is a word we know ("Purchase" above "Price"),
 * else the lower one alone. Null where the two are not one header.
 *
 * @param main the line that is a header by itself; of the other every word must be part of a pair or a word of its own
 */
function joinHeaders(upper: CsvRecord, lower: CsvRecord, main: "upper" | "lower"): CsvRecord | null {
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
function repeatsSymbols(
  below: readonly CsvRecord[],
  index: number,
  rows: readonly CsvRecord[],
  columns: ColumnMap,
): boolean {
  const symbol = columns.get("symbol") ?? -1;
  const seen = new Set(rows.map(({ cells }) => cells[symbol] ?? ""));
  return below.some(({ cells }) => (cells[index] ?? "") !== "" && seen.has(cells[index] ?? ""));
}

/** Whether a further list states what holdings are worth, without quantities, and names none of those above again. */
export function headsValues(records: readonly CsvRecord[], index: number, { columns, rows }: Table): boolean {
  const own = mapColumns(records[index]?.cells ?? []);
  const symbol = own.get("symbol");
  return (
    symbol !== undefined &&
    own.has("value") &&
    !repeatsSymbols(records.slice(index + 1, index + 201), symbol, rows, columns)
  );
}

/** The header with the line above or below it, where both are words of one: "Purchase" above "Price". */
export function wholeHeader(records: readonly CsvRecord[], index: number, table: Table | null): CsvRecord {
  const [above, record, below] = [records[index - 1], records[index], records[index + 1]];
  if (!record) throw new RangeError(`There is no record ${index}`);
  const down = below && mayHead(below.cells) ? joinHeaders(record, below, "upper") : null;
  if (down) return { ...down, lastLine: below?.lastLine ?? record.lastLine };
  const up = table === null && above && mayHead(above.cells) ? joinHeaders(above, record, "lower") : null;
  return up ? { ...record, cells: up.cells } : record;
}

/** A line with one cell right above another header: the next account's title. */
export function titlesNextHeader(
  records: readonly CsvRecord[],
  index: number,
  heads: (cells: readonly string[]) => boolean,
): boolean {
  const here = records[index];
  if (!here || !hasOneCell(here.cells)) return false;
  for (let next = index + 1; next <= index + 3; next += 1) {
    const record = records[next];
    if (!record || isBlank(record)) continue;
    return mayHead(record.cells) && (heads(record.cells) || currencyListAt(records, next) !== null);
  }
  return false;
}
