import { PROBLEM_CODES, showCell } from "../problems";
import { fits, isZero, round } from "../text/decimal";
import { isNothing, type NumberReading, readNumber } from "../text/numbers";
import type { RowCells } from "./row-cells";
import { isCalledLong, isShort } from "./short-lines";

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

/** Signed, not zero, within numeric(28,10); null, with its problem, where it is not. */
export function readQuantity(row: RowCells): string | null {
  return readAmountHeld(row, row.text("quantity"), row.number("quantity"));
}

/** The same of contracts, for which some tables have a column of their own beside that of shares. */
export function readContracts(row: RowCells): string | null {
  const index = isNothing(row.text("quantity")) ? row.table.header.findIndex(isContractsHeader) : -1;
  const cell = row.cells[index] ?? "";
  if (cell === "") return readQuantity(row);
  return readAmountHeld(row, cell, readNumber(cell, row.facts.dialects.numbers.get("quantity")?.mark ?? "."));
}

function isContractsHeader(header: string): boolean {
  return /^(?:# ?|no\.? of |number of )?contracts$/i.test(header.trim());
}

function readAmountHeld(row: RowCells, cell: string, reading: NumberReading): string | null {
  if (!reading.ok) return refuseQuantity(row, `“${showCell(cell)}” ${reading.why}.`, reading.fix);
  const { value } = reading;
  if (value === null)
    return refuseQuantity(row, "The quantity is missing: write the number held, negative for a short.");
  if (reading.percent) return refuseQuantity(row, `“${showCell(cell)}” is a percentage: write the number of shares.`);
  if (isZero(value)) {
    const what = /[-−(]/.test(cell) ? "is zero with a minus" : "is zero";
    const message = `“${showCell(cell)}” ${what}, so nothing is held: write the number held, or skip the line.`;
    return refuseQuantity(row, message);
  }
  if (!fits(value, 28, 10)) {
    const whole = value.replace("-", "").split(".")[0] ?? "";
    const message =
      whole.length > 18
        ? `“${showCell(cell)}” is larger than any holding can be (18 digits): check it for a slip.`
        : `“${showCell(cell)}” has more than 10 decimals: round it to 10.`;
    return refuseQuantity(row, message, whole.length > 18 ? undefined : round(value, 10));
  }
  const negative = value.startsWith("-");
  if (isShort(row)) return negative ? value : `-${value}`;
  if (negative && isCalledLong(row)) {
    const message = `“${showCell(cell)}” is below zero and the line says long: it was read as a short, by its sign.`;
    row.report("warning", PROBLEM_CODES.quantity, "quantity", message);
  }
  return value;
}

function refuseQuantity(row: RowCells, message: string, fix?: string): null {
  row.report("error", PROBLEM_CODES.quantity, "quantity", message, fix);
  return null;
}
