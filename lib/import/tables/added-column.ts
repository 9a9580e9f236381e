import type { Field } from "../fields";
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

/**
 * The table with one more column behind its header, so that what a title says is shown, corrected and read as if a column said
 * it. What a line has behind its last column stays there, one place on. A field that the table has already stays as it is.
 */
export function withColumnAdded(table: Table, { field, header: name, why, cellOf }: AddedColumn): Table {
  if (table.columns.has(field)) return table;
  const index = table.header.length;
  const rows = table.rows.map((record) => {
    const own = Array.from({ length: index }, (_, i) => record.cells[i] ?? "");
    return { ...record, cells: [...own, cellOf(record), ...record.cells.slice(index)] };
  });
  return {
    ...table,
    header: [...table.header, name],
    columns: new Map([...table.columns, [field, index]]),
    basis: new Map([...table.basis, [field, { index, confidence: "high", why }]]),
    rows,
  };
}
