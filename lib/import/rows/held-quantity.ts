import { PROBLEM_CODES } from "../problems";
import { isNothing } from "../text/numbers";
import { type RowCells, readQuantity } from "./row-cells";

/** The quantity; null where the line states only what it is worth or weighs; undefined, with its problem, where it says neither. */
export function readHeld(row: RowCells): string | null | undefined {
  if (!statesAmountOnly(row)) return readQuantity(row) ?? undefined;
  if (row.table.columns.has("quantity")) {
    const message = "The quantity is missing: it is taken from the stated value at the last close.";
    row.report("warning", PROBLEM_CODES.quantity, "quantity", message);
  }
  return null;
}

/** Whether the line has no quantity and says what it is worth or weighs. */
export function statesAmountOnly(row: RowCells): boolean {
  if (!isNothing(row.text("quantity"))) return false;
  return (["value", "weight"] as const).some((field) => {
    const reading = row.number(field);
    return reading.ok && reading.value !== null && /[1-9]/.test(reading.value);
  });
}
