import { type CurrencyReading, currencyNamed } from "../text/currency";
import { multiply } from "../text/decimal";
import type { NumberReading } from "../text/numbers";
import type { RowCells } from "./row-cells";

/**
 * What the prices of a line are for: one share; one in hundredths of the line's currency, while its amounts are in whole units;
 * or a hundred of the nominal, as debt is quoted.
 */
export type PriceUnit = "one" | "pence" | "hundred";

/** A column whose cells are prices. */
export type PriceField = "price" | "entryPrice" | "exitPrice";

/**
 * A price as it is stored: for one of the quantity, in whole units of its currency. A bond's too, though columns have it for a
 * hundred of the nominal: so quantity × price is the value, and quantity × entry price the cost, for all that is stored.
 *
 * @param value the number without its sign
 */
export function priceOfOne(
  row: RowCells,
  field: PriceField,
  { value, currency }: { value: string; currency: string | null },
  line: CurrencyReading,
): string {
  const { minorUnits } = currencyNamed(currency) ?? line;
  const whole = minorUnits === 100 ? multiply(value, "0.01") : value;
  if (row.priceUnit === "one") return whole;
  const isHundredth =
    row.priceUnit === "pence" ? currency === null && minorUnits === 1 : isForHundred(row, field, value);
  return isHundredth ? multiply(whole, "0.01") : whole;
}

/** A price for one of the nominal lies about one, for a hundred about a hundred; what is outside is a price of something else. */
const [LEAST, MOST] = [2, 300];

/** Whether a price of debt is for a hundred of its nominal: by the amount that the line has beside it, else by its size. */
function isForHundred(row: RowCells, field: PriceField, price: string): boolean {
  const amount = sizeOf(row.number(field === "price" ? "value" : "costTotal"));
  const quantity = sizeOf(row.number("quantity"));
  const size = Math.abs(Number(price));
  if (amount > 0 && quantity > 0 && size > 0 && field !== "exitPrice") return amount / (quantity * size) < 0.1;
  const beside = field === "price" ? 0 : sizeOf(row.number("price"));
  // What was paid has the scale of what is paid now.
  if (beside > 0 && size / beside > 0.1 && size / beside < 10) return isForHundred(row, "price", String(beside));
  return size >= LEAST && size <= MOST;
}

function sizeOf(reading: NumberReading): number {
  return reading.ok && reading.value !== null ? Math.abs(Number(reading.value)) : 0;
}
