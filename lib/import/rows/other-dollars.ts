import { foreignCurrencyOf, listedOn } from "../symbols/exchanges";
import { symbolCandidates } from "../symbols/symbols";
import type { Table } from "../tables/tables";
import { isOtherDollar } from "../text/currency";
import { readCash } from "./cash";
import { isTotalName } from "./row-without-holding";

/**
 * What a bare dollar sign means in a file of nothing but listings in Sydney, or in Toronto: theirs, as their brokers write it.
 * Null where one holding is listed elsewhere, or does not say where.
 */
export function dollarOf(tables: readonly Table[]): string | null {
  let found: string | null = null;
  for (const { columns, rows, cashOnly } of tables) {
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

/** Undefined where the line is no listing. */
function dollarOfListing(raw: string, exchange: string): string | null | undefined {
  const [ticker] = raw === "" ? [] : symbolCandidates(raw);
  if (ticker === undefined || readCash(raw, false) !== null || isTotalName(raw)) return undefined;
  const code = foreignCurrencyOf(exchange === "" ? ticker : listedOn(ticker, exchange, "USD"));
  return code !== null && isOtherDollar(code) ? code : null;
}
