import { chosenByUser, drop, put, type TableColumns } from "../columns/found-columns";
import { headerWord } from "../columns/header-word";
import { SAID_BY_USER, saidColumn } from "../columns/said-columns";
import { type Field, isField } from "../fields";
import type { ColumnMapping } from "../preview";
import type { CsvRecord } from "../text/records";
import type { Table } from "./table";

/** What is said of each line elsewhere in the file: in a title, in another section. */
export interface AddedColumn {
  field: Field;
  header: string;
  /** One sentence: where it comes from. */
  why: string;
  cellOf(record: CsvRecord): string;
}

/** A table with a column behind its own, and whether that is read as what it was added for. */
export interface Widened {
  table: Table;
  isRead: boolean;
}

/**
 * The table with one more column behind its header, so that what a title says is shown, corrected and read as if a column said
 * it. What a line has behind its last column stays there, one place on. A field that the table has already stays as it is, and
 * then nothing is added; a column that the user wants read otherwise, or not at all, is added all the same.
 *
 * @param mapping what the user says the columns are, by their places once this one is there
 */
export function withColumnAdded(table: Table, added: AddedColumn, mapping: ColumnMapping | undefined): Widened {
  const { field, why, cellOf } = added;
  if (hasField(table, field)) return { table, isRead: false };
  const index = table.header.length;
  const header = [...table.header, added.header];
  const rows = table.rows.map((record) => {
    const own = Array.from({ length: index }, (_, i) => record.cells[i] ?? "");
    return { ...record, cells: [...own, cellOf(record), ...record.cells.slice(index)] };
  });
  const found = oneOn(table);
  const claimed = found.columns.get(field) ?? -1;
  const isElsewhere = claimed > index && rows.some(({ cells }) => cells.length > claimed);
  const said = sayingOf(header, mapping);
  const read = said === undefined ? (isElsewhere ? null : field) : said;
  if (read !== null) {
    drop(found, read);
    put(found, header, read, { index, confidence: "high", why: said === undefined ? why : SAID_BY_USER });
  }
  const places = new Set([...(table.added ?? []), index]);
  return { table: { ...table, ...found, header, rows, added: places }, isRead: read === field };
}

/**
 * Whether a column of the file itself holds a field. What the user says of a place behind the header may be said of a column
 * that is yet to be added.
 */
export function hasField({ columns, basis, header }: Table, field: Field): boolean {
  const index = columns.get(field);
  return index !== undefined && (index < header.length || !chosenByUser({ basis }, field));
}

/** The columns of a table, those found behind its header one place on; what the user says of places has them so already. */
function oneOn({ header, columns, basis, currencies, scales }: Table): TableColumns {
  const found: TableColumns = {
    columns: new Map(columns),
    basis: new Map(basis),
    currencies: new Map(currencies),
    scales: new Map(scales),
  };
  for (const [field, index] of columns) {
    if (index < header.length || chosenByUser(found, field)) continue;
    found.columns.set(field, index + 1);
    const own = found.basis.get(field);
    if (own) found.basis.set(field, { ...own, index: index + 1 });
  }
  return found;
}

/** What the user says of the last column: undefined where nothing. "Currency": null leaves out any that is called so. */
function sayingOf(header: readonly string[], mapping: ColumnMapping = {}): Field | null | undefined {
  const index = header.length - 1;
  const word = headerWord(header[index] ?? "");
  return Object.entries(mapping).reduce<Field | null | undefined>((said, [key, field]) => {
    if (field === null && headerWord(key) === word) return null;
    if (saidColumn(header, key)?.index !== index) return said;
    return field === null || isField(field) ? field : said;
  }, undefined);
}
