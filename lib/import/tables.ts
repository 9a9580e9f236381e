import { mapColumns } from "./columns";
import type { ColumnBasis } from "./content-columns";
import { findDate } from "./dates";
import type { ColumnMap, Field } from "./fields";
import { isLedgerHeader } from "./ledger";
import type { ColumnMapping, IsoDate } from "./preview";
import { type CsvRecord, isBlank } from "./records";
import { columnsOfHeader, settleColumns } from "./table-columns";

/** A header and the lines under it. */
export interface Table {
  headerLine: number;
  /** The header's cells as they stand; "Column 1" and so on where there is none. */
  header: readonly string[];
  columns: ColumnMap;
  /** Why each column is read so. */
  basis: ReadonlyMap<Field, ColumnBasis>;
  /** Currencies that the headers of columns name. */
  currencies: ReadonlyMap<Field, string>;
  rows: CsvRecord[];
  /** From a title above the header, for files that have one table an account. */
  account: string | null;
  /** Every line is cash, whatever it is called. */
  cashOnly: boolean;
}

export interface Layout {
  tables: Table[];
  headers: CsvRecord[];
  /** Lines outside the tables, each with the sentence that says why it is not read. */
  ignored: { record: CsvRecord; reason: string }[];
  /** The header of a list of trades, where the file has one. */
  ledger: CsvRecord | null;
  /** The day that titles and notes speak of. */
  statementDate: IsoDate | null;
}

/** Whether a line of cells can head a table of positions, by its words alone. */
export function isPositionsHeader(cells: readonly string[], mapping?: ColumnMapping): boolean {
  const columns = mapping ? columnsOfHeader(cells, mapping).columns : mapColumns(cells);
  return columns.has("symbol") && columns.has("quantity");
}

/**
 * The tables of positions in a file with headers: preambles before them, repeated headers between them (one table an
 * account), a list of trades after them.
 *
 * @param heads whether a line is a header; by its words where it is left out
 */
export function findTables(
  records: readonly CsvRecord[],
  mapping?: ColumnMapping,
  heads: (cells: readonly string[]) => boolean = (cells) => isPositionsHeader(cells, mapping),
): Layout {
  const layout: Layout = { tables: [], headers: [], ignored: [], ledger: null, statementDate: null };
  let table: Table | null = null;
  let inLedger = false;
  let title: string | null = null;
  for (const [index, record] of records.entries()) {
    if (isBlank(record)) continue;
    const named = mayHead(record.cells);
    const ledger = named && isLedgerHeader(record.cells, records.slice(index + 1, index + 21));
    if (ledger || (named && heads(record.cells))) {
      layout.headers.push(record);
      inLedger = ledger;
      if (ledger) layout.ledger ??= record;
      table = ledger ? null : startTable(record, title, layout.tables);
      if (table && !layout.tables.includes(table)) layout.tables.push(table);
      title = null;
      continue;
    }
    if (inLedger) {
      layout.ignored.push({ record, reason: "A trade or movement, listed after the positions." });
    } else if (table && !titlesNextHeader(records, index, heads)) {
      table.rows.push(record);
    } else {
      title = record.cells.find((cell) => cell !== "") ?? null;
      layout.statementDate ??= findDate(record.cells.join(" "));
      layout.ignored.push({ record, reason: table ? "The title of the next account." : "Stands before the header." });
    }
  }
  layout.tables = layout.tables.map((found) => ({ ...found, ...settleColumns(found.header, found.rows, mapping) }));
  return layout;
}

/** The header that comes closest to one of positions, to say which column is missing. */
export function nearestHeader(records: readonly CsvRecord[]): { record: CsvRecord; columns: ColumnMap } | null {
  let best: { record: CsvRecord; columns: Map<Field, number> } | null = null;
  for (const record of records.slice(0, 200)) {
    const columns = mapColumns(record.cells);
    if (columns.size > (best?.columns.size ?? 0)) best = { record, columns };
  }
  return best;
}

/** A table without its columns settled. */
export function emptyTable(line: number, header: readonly string[], account: string | null): Table {
  return { headerLine: line, header, ...columnsOfHeader(header, undefined), rows: [], account, cashOnly: false };
}

/** No header has a cell that is only a number, or fewer than two cells: this spares most lines a closer look. */
export function mayHead(cells: readonly string[]): boolean {
  return cells.length > 1 && !cells.some(isPlainNumber);
}

function isPlainNumber(cell: string): boolean {
  const first = cell.charCodeAt(0);
  // Digits, and the signs that stand before them: $ ( + -
  if (!((first >= 48 && first <= 57) || first === 36 || first === 40 || first === 43 || first === 45)) return false;
  return /^[-+$(]*\d[\d,.]*[%)]*$/.test(cell);
}

function startTable({ line, cells }: CsvRecord, title: string | null, before: readonly Table[]): Table {
  const last = before.at(-1);
  const account = accountOf(title);
  // The same header again within one list, as printed pages have it, goes on with that list.
  if (last && account === null && title === null && last.header.join("\n") === cells.join("\n")) return last;
  return emptyTable(line, cells, account);
}

function accountOf(title: string | null): string | null {
  if (title === null || /all.accounts/i.test(title)) return null;
  const named = /for account (.+?) as of/i.exec(title)?.[1];
  return named ?? (title.length <= 60 && /\d{3}\W*$/.test(title) ? title : null);
}

/** A line with one cell right above another header: the next account's title. */
function titlesNextHeader(
  records: readonly CsvRecord[],
  index: number,
  heads: (cells: readonly string[]) => boolean,
): boolean {
  const here = records[index];
  if (!here || !hasOneCell(here.cells)) return false;
  const next = records.slice(index + 1, index + 4).find((record) => !isBlank(record));
  return next !== undefined && mayHead(next.cells) && heads(next.cells);
}

function hasOneCell(cells: readonly string[]): boolean {
  let filled = 0;
  for (const cell of cells) {
    if (cell !== "") filled += 1;
    if (filled > 1) return false;
  }
  return filled === 1;
}
