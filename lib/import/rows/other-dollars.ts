import { PROBLEM_CODES } from "../problems";
import { foreignCurrencyOf } from "../symbols/exchange-currencies";
import { listingOf } from "../symbols/listing-currency";
import type { Table } from "../tables/table";
import { isOtherDollar } from "../text/currency";
import { readCash } from "./cash";
import type { RowCells } from "./row-cells";
import { isTotalName } from "./total-name";

/**
 * What a bare dollar sign means in a file of nothing but listings in Sydney, or in Toronto: theirs, as their brokers write it.
 * Null where one holding is listed elsewhere, or does not say where, and where a header says that amounts are in US dollars.
 */
export function dollarOf(tables: readonly Table[]): string | null {
  let found: string | null = null;
  for (const { columns, rows, cashOnly, currencies } of tables) {
    if ([...currencies.values()].includes("USD")) return null;
    const [symbol, exchange] = [columns.get("symbol"), columns.get("exchange") ?? -1];
    if (cashOnly || symbol === undefined) continue;
    for (const { cells } of rows) {
      const code = dollarOfListing(cells[symbol] ?? "", cells[exchange] ?? "");
      if (code === undefined) continue;
      if (code === null || (found !== null && code !== found)) return null;
      found = code;
    }
  }
  return found;
}

/** Undefined where the line is no listing; null where it is of no such country, or a total that is said to be in US dollars. */
function dollarOfListing(raw: string, exchange: string): string | null | undefined {
  if (raw.length > 5 && /USD|US\$/.test(raw) && isTotalName(raw)) return null;
  const listing = listingOf(raw, exchange);
  if (listing === null || readCash(raw, false) !== null || isTotalName(raw)) return undefined;
  const code = foreignCurrencyOf(listing);
  return code !== null && isOtherDollar(code) ? code : null;
}

/**
 * A bare sign beside a listing in Sydney was read as American, for the file holds listings elsewhere as well: an
 * Australian broker may have meant its own. Said once a currency.
 */
export function warnOfBareDollars(row: RowCells, listing: string, currency: string): void {
  if (!isOtherDollar(currency) || row.facts.dollar !== undefined || row.text("currency") !== "") return;
  const field = (["value", "price"] as const).find((amount) => isBareSign(row, amount));
  if (field === undefined || !row.facts.sayOnce(`bare dollars ${currency}`)) return;
  const message = `“$” beside ${listing} was read as US dollars; where it means ${currency}, add a column “Currency” with ${currency} on such lines.`;
  row.report("warning", PROBLEM_CODES.currency, field, message);
}

function isBareSign(row: RowCells, field: "value" | "price"): boolean {
  const cell = row.text(field);
  return cell.includes("$") && !/[A-Za-z]/.test(cell) && !row.table.currencies.has(field);
}
