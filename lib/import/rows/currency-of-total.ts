import { isKnownCurrency } from "../symbols/exchange-currencies";
import { readCurrencyText } from "../text/currency";
import type { RowCells } from "./row-cells";

/** The currency a total says it is in: by a sign or a header of its amount, by its name ("Total in EUR"), by its own column. */
export function currencyOfTotal(row: RowCells): string | null {
  const reading = row.number("value");
  if (reading.ok && reading.currency !== null) return reading.currency;
  const name = row.text("symbol") || row.text("description");
  const named = /[\s(]([A-Z]{3})\)?\s*:?$/.exec(name)?.[1];
  if (named !== undefined && isKnownCurrency(named)) return named;
  // What is no currency's code there is no error: nothing of the line is held.
  return readCurrencyText(row.text("currency"))?.code ?? null;
}
