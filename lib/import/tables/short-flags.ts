import { isShortFlag } from "../columns/side-columns";
import type { Table } from "./table";

const YES = /^(y|yes|true|x|1|ja|oui|sí|si|short)$/i;

/** The table with the lines that are short by a yes under "Short?". */
export function withShortFlags(table: Table): Table {
  const index = table.columns.get("side");
  if (index === undefined || !isShortFlag(table.header[index] ?? "")) return table;
  const lines = table.rows.flatMap(({ line, cells }) => (YES.test((cells[index] ?? "").trim()) ? line : []));
  return lines.length === 0 ? table : { ...table, shortLines: new Set([...table.shortLines, ...lines]) };
}
