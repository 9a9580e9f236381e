import { PROBLEM_CODES, showCell } from "../problems";
import { type CurrencyReading, currencyNamed } from "../text/currency";
import { multiply } from "../text/decimal";
import { sizeOf } from "./amount-size";
import type { RowCells } from "./row-cells";

/** A column whose cells are prices. */
export type PriceField = "price" | "entryPrice" | "exitPrice";

/**
 * A price as it is stored: for one of the quantity, in whole units of its currency. A bond's too, though columns have it for a
 * hundred of the nominal: so quantity × price is the value, and quantity × entry price the cost, for all that is stored.
 * That debt was divided by a hundred is said once.
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
  if (row.priceUnit === "pence") return currency === null && minorUnits === 1 ? multiply(whole, "0.01") : whole;
  if (!isForHundred(row, field, Math.abs(Number(value)))) return whole;
  sayHundred(row, field);
  return multiply(whole, "0.01");
}

/** A price for one of the nominal lies about one, for a hundred about a hundred; what is outside is a price of something else. */
const [LEAST, MOST] = [2, 300];

/** Whether a price of debt is for a hundred of its nominal: by the amounts beside it, else, where it is known to be debt, by its size. */
function isForHundred(row: RowCells, field: PriceField, size: number): boolean {
  const proved = byAmounts(row, field, size);
  if (proved !== null) return proved;
  return row.priceUnit === "hundred" && size >= LEAST && size <= MOST;
}

/** Whether the line's amounts prove that a price is for a hundred, or for one; null where they prove neither. */
export function byAmounts(row: RowCells, field: PriceField, size: number): boolean | null {
  const own = field === "exitPrice" ? null : ofTotals(row, field, size);
  if (own !== null) return own;
  // What was paid has the scale of what is paid now.
  for (const other of ["price", "entryPrice"] as const) {
    const beside = other === field ? 0 : sizeOf(row, other);
    if (beside === 0 || size / beside < 0.1 || size / beside > 10) continue;
    const proved = ofTotals(row, other, beside);
    if (proved !== null) return proved;
  }
  return null;
}

/** By the value, or the cost, over quantity × price. */
function ofTotals(row: RowCells, field: "price" | "entryPrice", size: number): boolean | null {
  const quantity = sizeOf(row, "quantity");
  if (quantity === 0 || size === 0) return null;
  for (const total of field === "price" ? (["value", "costTotal"] as const) : (["costTotal", "value"] as const)) {
    const ratio = sizeOf(row, total) / (quantity * size);
    if (isNear(ratio * 100)) return true;
    if (isNear(ratio)) return false;
  }
  return null;
}

/** One, give or take accrued interest, a rate between currencies and what the price has moved. */
function isNear(ratio: number): boolean {
  return ratio > 0.75 && ratio < 1.35;
}

function sayHundred(row: RowCells, field: PriceField): void {
  if (!row.facts.sayOnce("hundred")) return;
  const name = showCell(row.text("symbol") || row.text("identifier") || row.text("description"));
  const message = `Prices of debt such as “${name}” are for a hundred of its nominal and were divided by 100: they are stored for one of it.`;
  row.report("info", PROBLEM_CODES.minorUnits, field, message);
}
