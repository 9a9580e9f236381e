import { isTemplateHeader } from "../columns/template-header";
import { PROBLEM_CODES, showCell } from "../problems";
import { listingCurrency } from "../symbols/listing-currency";
import type { Table } from "../tables/table";
import type { RowCells } from "./row-cells";

/** The first currency other than dollars that a listing of the file trades in; null where it names no exchange abroad. */
export function foreignListing(tables: readonly Table[]): string | null {
  for (const { columns, rows, cashOnly } of tables) {
    const [symbol, exchange] = [columns.get("symbol"), columns.get("exchange") ?? -1];
    if (cashOnly || symbol === undefined) continue;
    for (const { cells } of rows) {
      const [raw, place] = [cells[symbol] ?? "", cells[exchange] ?? ""];
      // Only what has an ending or a prefix, or a column for it, names its exchange.
      const code = place !== "" || /[.:]/.test(raw) ? listingCurrency(raw, place) : null;
      if (code !== null) return code;
    }
  }
  return null;
}

/**
 * "Liquidità, 300" among listings of Milan and of New York: nothing tells whether the cash is euros, and it is counted as dollars.
 * Said once, where neither the line nor its headers name a currency.
 */
export function warnOfUnsaidCash(row: RowCells, raw: string): void {
  const { foreign } = row.facts;
  const { columns, currencies, header } = row.table;
  if (foreign === undefined || columns.has("currency") || currencies.size > 0 || isTemplateHeader(header)) return;
  const amount = row.text("quantity") + row.text("value");
  if (/dollar|usd|\$/i.test(raw + amount) || !row.facts.sayOnce("unsaid cash")) return;
  const message = `“${showCell(raw)}” was counted in US dollars, for nothing says in which currency it is, and the file has listings in ${foreign} too: where it is not dollars, add a column “Currency”.`;
  row.report("warning", PROBLEM_CODES.currency, row.text("symbol") === "" ? "description" : "symbol", message);
}
