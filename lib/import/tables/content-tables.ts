import { looksNumeric } from "../columns/cell-kinds";
import { madeHeader, widthOf } from "../columns/made-header";
import { columnsOfHeader, isUsable, settleColumns } from "../columns/table-columns";
import type { Field } from "../fields";
import type { ColumnMapping } from "../preview";
import { type CsvRecord, isBlank } from "../text/records";
import { mayHead } from "./header-lines";
import { saidByWord } from "./header-test";
import { Sections } from "./sections";
import type { Layout, Table } from "./table";
import { findTables } from "./tables";

/** Lines among which a header is sought, and lines that say what columns hold. */
const HEADER_LINES = 60;
const SAMPLE_LINES = 200;

/**
 * The table of a file whose header names no symbol and quantity in words we know: the header whose columns, with what
 * stands below them, come to a name and an amount; else no header at all, and the columns told by their content alone
 * (`AAPL,10`). Null where there is neither.
 */
export function findTableByContent(records: readonly CsvRecord[], mapping: ColumnMapping | undefined): Layout | null {
  const filled = records.filter((record) => !isBlank(record));
  return withHeader(records, filled, mapping) ?? withoutHeader(filled, mapping);
}

function withHeader(
  records: readonly CsvRecord[],
  filled: readonly CsvRecord[],
  mapping: ColumnMapping | undefined,
): Layout | null {
  let best: { cells: readonly string[]; score: number } | null = null;
  for (const [index, { cells }] of filled.slice(0, HEADER_LINES).entries()) {
    if (!mayHead(cells) || cells.filter((cell) => cell !== "").length < 2) continue;
    const below = filled.slice(index + 1, index + 1 + SAMPLE_LINES);
    if (below.length === 0) continue;
    const words = columnsOfHeader(cells, mapping && saidByWord(cells, mapping)).columns.size;
    // A line of which no word is known heads a table only where numbers begin right below it.
    if (words === 0 && !below[0]?.cells.some(looksNumeric)) continue;
    const { columns } = settleColumns(cells, below, mapping);
    if (!isUsable(columns) || (words === 0 && !columns.has("symbol") && !columns.has("identifier"))) continue;
    if (words === 0 && (looksLikeData(cells, below) || standsAmidst(filled[index - 1], columns))) continue;
    const named = columns.has("symbol") || columns.has("identifier") ? 5 : 0;
    const score = columns.size + words + named;
    if (score > (best?.score ?? 0)) best = { cells, score };
  }
  if (!best) return null;
  const header = best.cells.join("\n");
  return findTables(records, mapping, (cells) => cells.join("\n") === header);
}

/** Fields that a line above numbers names only where it heads them. */
const HEADED = ["symbol", "quantity", "price", "value", "entryPrice", "costTotal"] as const satisfies readonly Field[];

/** Whether the words of a line are those of a header, though columns may be missing. */
export function namesMuch(columns: ReadonlyMap<Field, number>): boolean {
  return columns.size >= 2 || HEADED.some((field) => columns.has(field));
}

/** A first line such as "Fund,," is no header of "Fund,5,y": one of its cells stands below. A header repeated is one. */
function looksLikeData(cells: readonly string[], below: readonly CsvRecord[]): boolean {
  const seen = new Set(cells.filter((cell) => cell !== ""));
  const header = cells.join("\n");
  return below.some(({ cells: row }) => row.some((cell) => seen.has(cell)) && row.join("\n") !== header);
}

/** A line below an amount is no header of the amounts below it: "Cash,--" among positions. */
function standsAmidst(above: CsvRecord | undefined, columns: ReadonlyMap<Field, number>): boolean {
  const amount = columns.get("quantity") ?? columns.get("value") ?? columns.get("weight") ?? -1;
  return looksNumeric(above?.cells[amount] ?? "");
}

function withoutHeader(filled: readonly CsvRecord[], mapping: ColumnMapping | undefined): Layout | null {
  const first = filled.findIndex(({ cells }) => cells.length > 1 && cells.some(looksNumeric));
  if (first < 0) return null;
  // A header that names a symbol and no amount lacks a column: to guess another for it would be to misread the file.
  const above = filled.slice(Math.max(0, first - 3), first);
  if (above.some(({ cells }) => mayHead(cells) && namesMuch(columnsOfHeader(cells, mapping).columns))) return null;
  const begin = filled[first]?.line ?? 1;
  const read = inSections(filled, new Sections(false));
  const isEmpty = read.held.every(({ line }) => line < begin);
  const { held, ignored, shortLines } = isEmpty ? inSections(filled, new Sections(true)) : read;
  const rows = held.filter(({ line }) => line >= begin);
  const sample = rows.length > 0 ? rows : filled.slice(first);
  const header = madeHeader(widthOf(sample.slice(0, SAMPLE_LINES).map(({ cells }) => cells)));
  const settled = settleColumns(header, sample, mapping);
  const { columns } = settled;
  if (!isUsable(columns) || !(columns.has("symbol") || columns.has("identifier"))) return null;
  const table: Table = {
    headerLine: sample[0]?.line ?? 1,
    header,
    ...settled,
    rows,
    account: null,
    cashOnly: false,
    shortLines,
  };
  const before = held.filter(({ line }) => line < begin);
  const outside = before.map((record) => ({ record, reason: "Stands before the table." }));
  return { tables: [table], headers: [], ignored: [...outside, ...ignored], ledger: null, statementDate: null };
}

/** The lines of a list without a header, by the headings among them: "Shorts" above what is held short. */
function inSections(filled: readonly CsvRecord[], sections: Sections) {
  const held: CsvRecord[] = [];
  const ignored: Layout["ignored"] = [];
  const shortLines = new Set<number>();
  for (const record of filled) {
    const reason = sections.reasonOf(record);
    if (reason !== null) ignored.push({ record, reason });
    else {
      held.push(record);
      if (sections.isShort(record)) shortLines.add(record.line);
    }
  }
  return { held, ignored, shortLines };
}
