import type { RowCells } from "./row-cells";

/** The column of tickers as the file writes it, or as the template does where it has none. */
export function columnOfSymbol(row: RowCells): string {
  return row.header("symbol") ?? "Symbol";
}
