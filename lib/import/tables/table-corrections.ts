import { mapColumns } from "../columns/columns";
import { headerWord } from "../columns/header-word";
import { widthOf } from "../columns/made-header";
import type { Correction } from "../preview";
import type { Table } from "./table";

/**
 * Cells put right by the user, by line and by the header's word. A field that the file has no column for ("Symbol" in a
 * file of names) gets one behind the others.
 */
export function corrected(table: Table, corrections: readonly Correction[]): Table {
  if (corrections.length === 0) return table;
  const lines = new Set(table.rows.map(({ line }) => line));
  const here = corrections.filter(({ line }) => lines.has(line));
  if (here.length === 0) return table;
  const widened = here.reduce((wider, { column }) => withColumn(wider, column), table);
  const byLine = new Map<number, Correction[]>();
  for (const correction of here) byLine.set(correction.line, [...(byLine.get(correction.line) ?? []), correction]);
  const rows = widened.rows.map((record) => {
    const own = byLine.get(record.line);
    if (!own) return record;
    const cells = [...record.cells];
    for (const { column, value } of own) {
      const index = indexOf(widened, column);
      if (index < 0) continue;
      while (cells.length < index) cells.push("");
      cells[index] = value;
    }
    return { ...record, cells };
  });
  return { ...widened, rows };
}

/** The table with a column of that name, if it is the name of a field that it lacks. */
function withColumn(table: Table, column: string): Table {
  if (indexOf(table, column) >= 0) return table;
  const [field] = mapColumns([column]).keys();
  if (field === undefined || table.columns.has(field)) return table;
  // Behind the longest line, so that no cell that is there already is taken for one of it.
  const index = widthOf([table.header, ...table.rows.map(({ cells }) => cells)]);
  const header = [...Array.from({ length: index }, (_, i) => table.header[i] ?? ""), column];
  return { ...table, header, columns: new Map([...table.columns, [field, index]]) };
}

function indexOf({ header }: Table, column: string): number {
  const exact = header.indexOf(column);
  if (exact >= 0) return exact;
  const word = headerWord(column);
  return header.findIndex((cell) => cell !== "" && headerWord(cell) === word);
}
