import type { Table } from "./table";

/** The table with its two columns made one: what stands under "Short" is the quantity of a line held short. */
export function withLongAndShort(table: Table): Table {
  const { index, twin } = table.basis.get("quantity") ?? {};
  if (index === undefined || twin === undefined || table.columns.get("quantity") !== index) return table;
  const short = new Set(table.shortLines);
  const rows = table.rows.map((record) => {
    const [held, sold] = [record.cells[index] ?? "", record.cells[twin] ?? ""];
    if (!isAmount(sold)) return record;
    const cells = [...record.cells];
    // Both at once are two positions, which one line cannot be: it is refused with what it says.
    cells[index] = isAmount(held) ? `${held} long and ${sold} short` : sold;
    short.add(record.line);
    return { ...record, cells };
  });
  return { ...table, rows, shortLines: short };
}

/** A number that is not zero. */
function isAmount(cell: string): boolean {
  return /[1-9]/.test(cell);
}
