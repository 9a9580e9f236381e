import { mapColumns, namesHoldings } from "../columns/columns";
import type { ColumnBasis } from "../columns/content-columns";
import { columnsOfHeader, namesContracts, settleColumns } from "../columns/table-columns";
import type { ColumnMap, Field } from "../fields";
import { isLedgerHeader } from "../ledger";
import type { ColumnMapping, IsoDate } from "../preview";
import type { ImportProblem } from "../problems";
import { findDate } from "../text/dates";
import { COUNTED } from "../text/numbers";
import { type CsvRecord, hasOneCell, isBlank } from "../text/records";
import { AccountLines, NAMES_ACCOUNT, withMergedAccounts } from "./account-lines";
import { cashListAt, isCashLineOf } from "./cash-list";
import { beginsOtherList, joinHeaders, repeatsSymbols } from "./header-lines";
import { withWholeNotes } from "./notes-column";
import { Sections } from "./sections";
import { withSerialDays } from "./serial-days";

const BEFORE_HEADER = "Stands before the header.";

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
  /** What one in a cell stands for, where a header says so: 1000 under "Shares (000s)". */
  scales: ReadonlyMap<Field, string>;
  /** Lines held short by a title or a heading above them. */
  shortLines: ReadonlySet<number>;
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
  /** What was taken from lines outside the tables, to be said. */
  problems?: readonly ImportProblem[];
}

/** Whether a line of cells can head a table of positions, by its words alone. */
export function isPositionsHeader(cells: readonly string[], mapping?: ColumnMapping): boolean {
  if (!mapping) return namesHoldings(cells);
  const { columns } = columnsOfHeader(cells, mapping);
  return (columns.has("symbol") || namesContracts(columns)) && columns.has("quantity");
}

/**
 * The tables of positions in a file with headers: preambles before them, repeated headers between them (one table an
 * account), a list of trades after them.
 *
 * @param mapping what the user says the columns are
 * @param heads whether a line is a header; by its own words where it is left out
 */
export function findTables(
  records: readonly CsvRecord[],
  mapping?: ColumnMapping,
  heads: (cells: readonly string[]) => boolean = isPositionsHeader,
): Layout {
  const layout = goThrough(records, heads, mapping, new Sections(false));
  const isEmpty = layout.tables.length > 0 && layout.tables.every(({ rows }) => rows.length === 0);
  return isEmpty ? goThrough(records, heads, mapping, new Sections(true)) : layout;
}

function goThrough(
  records: readonly CsvRecord[],
  heads: (cells: readonly string[]) => boolean,
  mapping: ColumnMapping | undefined,
  sections: Sections,
): Layout {
  const layout: Layout = { tables: [], headers: [], ignored: [], ledger: null, statementDate: null };
  let table: Table | null = null;
  let inLedger = false;
  let title: string | null = null;
  const accounts = new AccountLines();
  const short: number[] = [];
  /** The line of header words that began another list: a watchlist, a summary. */
  let other: CsvRecord | null = null;
  for (let index = 0; index < records.length; index += 1) {
    const record = records[index];
    if (!record || isBlank(record)) continue;
    const named = mayHead(record.cells);
    const ledger = named && isLedgerHeader(record.cells, records.slice(index + 1, index + 21));
    if (ledger || (named && heads(record.cells))) {
      layout.headers.push(record);
      inLedger = ledger;
      other = null;
      if (ledger) layout.ledger ??= record;
      const header: CsvRecord = ledger ? record : wholeHeader(records, index, table);
      const below = records[index + 1];
      if (header.lastLine > record.lastLine && below) {
        layout.headers.push(below);
        index += 1;
      }
      const last: Table | undefined = layout.tables.at(-1);
      sections.startTable(title, last?.header.join("\n") === header.cells.join("\n"));
      table = ledger ? null : startTable(header, title, accounts.startTable(title), layout.tables);
      if (table && table !== last) layout.tables.push(table);
      title = null;
      continue;
    }
    const cash = named && !inLedger ? cashListAt(records, index) : null;
    if (cash) {
      layout.headers.push(record);
      const account = accounts.startTable(title);
      table = { ...emptyTable(record.line, record.cells, account), columns: cash, cashOnly: true };
      layout.tables.push(table);
      [other, title] = [null, null];
      continue;
    }
    if (table?.cashOnly) {
      if (isCashLineOf(table.columns, record)) {
        table.rows.push(record);
        continue;
      }
      table = layout.tables.findLast(({ cashOnly }) => !cashOnly) ?? null;
    }
    if (!inLedger && accounts.name(record, table === null)) {
      title = record.cells.find((cell) => cell !== "") ?? null;
      layout.statementDate ??= findDate(record.cells.join(" "));
      const named = { record, reason: table ? NAMES_ACCOUNT : BEFORE_HEADER };
      layout.ignored.push(named);
      accounts.note(named);
      continue;
    }
    const reason = inLedger ? null : sections.reasonOf(record);
    if (inLedger) {
      layout.ignored.push({ record, reason: "A trade or movement, listed after the positions." });
    } else if (!table || titlesNextHeader(records, index, heads)) {
      title = record.cells.find((cell) => cell !== "") ?? null;
      layout.statementDate ??= findDate(record.cells.join(" "));
      const what = table ? "The title of the next list." : BEFORE_HEADER;
      const titled = { record, reason: reason ?? what };
      layout.ignored.push(titled);
      if (reason === null) accounts.note(titled);
    } else if (named && (table.rows.length > 0 || other) && beginsOtherList(record.cells)) {
      if (reason === null && headsValues(records, index, table)) {
        layout.headers.push(record);
        other = null;
        table = emptyTable(record.line, record.cells, table.account);
        layout.tables.push(table);
        continue;
      }
      other = record;
      layout.ignored.push({ record, reason: "Heads another list, without quantities." });
    } else if (reason !== null) {
      layout.ignored.push({ record, reason });
    } else if (other) {
      layout.ignored.push({
        record,
        reason: `Belongs to the list that begins on line ${other.line}, without quantities.`,
      });
    } else {
      table.rows.push(record);
      accounts.hold(record);
      if (sections.isShort(record)) short.push(record.line);
    }
  }
  const shortLines = new Set(short);
  const problems: ImportProblem[] = [];
  layout.tables = layout.tables.map((found) => {
    if (found.cashOnly) return found;
    const settled = withWholeNotes({ ...found, ...settleColumns(found.header, found.rows, mapping), shortLines });
    const dated = withSerialDays(settled);
    const merged = withMergedAccounts(dated.table);
    problems.push(...dated.problems);
    if (merged.problem) problems.push(merged.problem);
    return accounts.apply(merged.table);
  });
  return { ...layout, problems };
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
  return {
    headerLine: line,
    header,
    ...columnsOfHeader(header, undefined),
    rows: [],
    account,
    cashOnly: false,
    shortLines: new Set(),
  };
}

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

/** Whether a further list states what holdings are worth, without quantities, and names none of those above again. */
function headsValues(records: readonly CsvRecord[], index: number, { columns, rows }: Table): boolean {
  const own = mapColumns(records[index]?.cells ?? []);
  const symbol = own.get("symbol");
  return (
    symbol !== undefined &&
    own.has("value") &&
    !repeatsSymbols(records.slice(index + 1, index + 201), symbol, rows, columns)
  );
}

/** The header with the line above or below it, where both are words of one: "Purchase" above "Price". */
function wholeHeader(records: readonly CsvRecord[], index: number, table: Table | null): CsvRecord {
  const [above, record, below] = [records[index - 1], records[index], records[index + 1]];
  if (!record) throw new RangeError(`There is no record ${index}`);
  const down = below && mayHead(below.cells) ? joinHeaders(record, below, "upper") : null;
  if (down) return { ...down, lastLine: below?.lastLine ?? record.lastLine };
  const up = table === null && above && mayHead(above.cells) ? joinHeaders(above, record, "lower") : null;
  return up ? { ...record, cells: up.cells } : record;
}

function startTable(
  { line, cells }: CsvRecord,
  title: string | null,
  account: string | null,
  before: readonly Table[],
): Table {
  const last = before.at(-1);
  // The same header again within one list, as printed pages have it, goes on with that list.
  if (last && account === last.account && title === null && last.header.join("\n") === cells.join("\n")) return last;
  return emptyTable(line, cells, account);
}

/** A line with one cell right above another header: the next account's title. */
function titlesNextHeader(
  records: readonly CsvRecord[],
  index: number,
  heads: (cells: readonly string[]) => boolean,
): boolean {
  const here = records[index];
  if (!here || !hasOneCell(here.cells)) return false;
  for (let next = index + 1; next <= index + 3; next += 1) {
    const record = records[next];
    if (!record || isBlank(record)) continue;
    return mayHead(record.cells) && (heads(record.cells) || cashListAt(records, next) !== null);
  }
  return false;
}
