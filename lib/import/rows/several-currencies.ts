import type { Table } from "../tables/table";
import { readCurrencyText } from "../text/currency";
import { readCash } from "./cash";

/** Whether the lines of holdings name more than one currency in the table's own column; cash may be in any. */
export function hasSeveralCurrencies({ columns, rows }: Table): boolean {
  const [currency, symbol] = [columns.get("currency"), columns.get("symbol")];
  if (currency === undefined || symbol === undefined) return false;
  const found = new Set<string>();
  for (const { cells } of rows) {
    const code = readCurrencyText(cells[currency] ?? "")?.code;
    const name = cells[symbol] ?? "";
    if (code === undefined || found.has(code) || name === "" || readCash(name, false) !== null) continue;
    found.add(code);
    if (found.size > 1) return true;
  }
  return false;
}
