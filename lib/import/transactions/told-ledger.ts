import type { ColumnBasis } from "../columns/content-columns";
import { saidColumn } from "../columns/said-columns";
import type { ColumnMapping } from "../preview";
import { mayHead } from "../tables/header-lines";
import type { Layout } from "../tables/table";
import { isPositionsHeader } from "../tables/tables";
import type { CsvRecord } from "../text/records";
import { PLAIN } from "./brokers/plain";
import { type LedgerTable, ledgerTable } from "./find-ledger";
import { LEDGER_FIELDS, type LedgerField } from "./ledger-fields";
import { asSaid } from "./said-ledger";
import { purposeOf } from "./trade-fields";
import { holdsVerbs, VERBS_WHY } from "./verb-column";

/** A header that heads a list of trades by what the user says of its columns. */
export interface ToldLedger {
  header: CsvRecord;
  /** What the lines below it showed of columns that nobody named. */
  guesses: ReadonlyMap<LedgerField, ColumnBasis>;
}

/** Fields that positions and trades have alike, so that what was guessed of the one holds for the other. */
const ALIKE = [
  ["date", "date"],
  ["symbol", "symbol"],
  ["isin", "identifier"],
  ["quantity", "quantity"],
  ["price", "price"],
  ["currency", "currency"],
  ["name", "description"],
] as const;
const SAMPLE = 50;
/** Lines among which a header is sought. */
const HEADER_LINES = 60;

/**
 * Whether what was read as positions is a list of trades to the user: a column says what happened by their word, or their
 * words name the date, the quantity and the security under a header that is none of positions by itself.
 *
 * @param layout the file as positions, with the mapping
 */
export function toldLedger(layout: Layout, mapping: ColumnMapping): ToldLedger | null {
  for (const table of layout.tables) {
    const header = layout.headers.find(({ line }) => line === table.headerLine);
    if (!header || table.cashOnly || !saysTrades(header.cells, mapping)) continue;
    const told = { header, guesses: new Map(ALIKE.flatMap(([field, same]) => basisOf(field, table.basis.get(same)))) };
    const plain = { ...ledgerTable(PLAIN, header, header.cells), rows: table.rows };
    const { columns } = withGuesses(asSaid(plain, mapping, plain), told);
    const named = columns.has("symbol") || columns.has("isin");
    if (named && columns.has("date") && columns.has("quantity")) return told;
  }
  return null;
}

/**
 * The same of a file that nothing heads as positions: a column that is missing is then missed as one of trades.
 *
 * @param before the line where positions without a header begin, if they do
 */
export function toldHeader(records: readonly CsvRecord[], mapping: ColumnMapping, before?: number): ToldLedger | null {
  const header = records
    .slice(0, HEADER_LINES)
    .find(({ cells, line }) => line < (before ?? line + 1) && mayHead(cells) && saysTrades(cells, mapping));
  return header ? { header, guesses: new Map() } : null;
}

/** What is still missing, from columns that are used for nothing yet; and the column of verbs, whatever it is called. */
export function withGuesses(table: LedgerTable, { guesses }: ToldLedger): LedgerTable {
  const columns = new Map(table.columns);
  const basis = new Map<number, ColumnBasis>();
  const isFree = (index: number) => purposeOf(columns, table.fees, index) === null && !table.said.has(index);
  for (const [field, guess] of guesses) {
    const isWanted = field === "symbol" || field === "isin" ? !columns.has("symbol") && !columns.has("isin") : true;
    if (!isWanted || columns.has(field) || !isFree(guess.index)) continue;
    columns.set(field, guess.index);
    basis.set(guess.index, guess);
  }
  const action = columns.get("action");
  const isSure = action !== undefined && (table.said.has(action) || holdsVerbs(cellsAt(table, action)));
  if (!isSure) {
    columns.delete("action");
    const index = table.header.findIndex((_, at) => isFree(at) && holdsVerbs(cellsAt(table, at)));
    if (index >= 0) {
      columns.set("action", index);
      basis.set(index, { index, confidence: "medium", why: VERBS_WHY });
    }
  }
  return { ...table, columns: new Map(LEDGER_FIELDS.flatMap((field) => entryOf(columns, field))), basis };
}

function saysTrades(header: readonly string[], mapping: ColumnMapping): boolean {
  const byWord = new Set<string>();
  for (const [key, field] of Object.entries(mapping)) {
    const column = field === null ? null : saidColumn(header, key);
    if (column === null || !header[column.index]) continue;
    if (field === "action") return true;
    if (column.byWord && field !== null) byWord.add(field);
  }
  const named = byWord.has("symbol") || byWord.has("identifier");
  return named && byWord.has("date") && byWord.has("quantity") && !isPositionsHeader(header);
}

function cellsAt({ rows }: LedgerTable, index: number): string[] {
  return rows.slice(0, SAMPLE).map(({ cells }) => cells[index] ?? "");
}

function basisOf(field: LedgerField, basis: ColumnBasis | undefined): [LedgerField, ColumnBasis][] {
  return basis ? [[field, basis]] : [];
}

function entryOf(columns: ReadonlyMap<LedgerField, number>, field: LedgerField): [LedgerField, number][] {
  const index = columns.get(field);
  return index === undefined ? [] : [[field, index]];
}
