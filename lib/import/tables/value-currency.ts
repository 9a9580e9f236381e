import type { Table } from "./table";

/** The table with each value in the currency that stands in the value's own column, where that is another than the line's. */
export function withValueCurrency(table: Table): Table {
  const [value, currency] = [table.columns.get("value"), table.columns.get("currency")];
  const twin = table.basis.get("value")?.twin;
  if (value === undefined || currency === undefined || twin === undefined) return table;
  const rows = table.rows.map((record) => {
    const code = record.cells[twin] ?? "";
    const cell = record.cells[value] ?? "";
    if (code === (record.cells[currency] ?? "") || !/^[A-Za-z]{3}$/.test(code) || !/^[-+(]?\d/.test(cell))
      return record;
    const cells = [...record.cells];
    cells[value] = `${code === "GBp" ? "GBX" : code} ${cell}`;
    return { ...record, cells };
  });
  return { ...table, rows };
}
