import type { NumberField } from "../fields";
import type { RowCells } from "./row-cells";

/** What a cell states without its sign, to judge a line by; 0 where it states no number. */
export function sizeOf(row: RowCells, field: NumberField): number {
  const reading = row.number(field);
  return reading.ok && reading.value !== null ? Math.abs(Number(reading.value)) : 0;
}

/** How often the quantity times the price goes into the total; null where a line lacks one of the three, or one is zero. */
export function ratioOf(row: RowCells, total: NumberField, price: NumberField): number | null {
  const [amount, quantity, one] = [sizeOf(row, total), sizeOf(row, "quantity"), sizeOf(row, price)];
  return amount > 0 && quantity > 0 && one > 0 ? amount / (quantity * one) : null;
}
