import type { ReadPosition } from "../preview";
import { PROBLEM_CODES, showCell } from "../problems";
import type { CurrencyReading } from "../text/currency";
import { fits, isNegative, isZero, multiply, negate, round } from "../text/decimal";
import { shownNumber } from "../text/shown-number";
import type { RowCells } from "./row-cells";
import { isCalledLong, isShort } from "./short-lines";
import { readStated, readWeight, type StatedNumber } from "./stated-amounts";

/**
 * What the file says a lot is worth: its value column, else its weight of the equity given, else quantity × price; with the
 * quantity's sign, since some brokers show a short's value as positive.
 *
 * @param currency of amounts that name none
 */
export function putStatedWorth(row: RowCells, lot: ReadPosition, currency: CurrencyReading): void {
  const price = readStated(row, "price", currency);
  const value = signed(row, lot, readStated(row, "value", currency));
  settleSign(row, lot, price, value);
  const expected = price === null || lot.quantity === null ? null : round(multiply(sizeOf(lot), price.value), 4);
  if (value && expected !== null && lot.kind !== "private" && value.currency === price?.currency) {
    checkValue(row, value.value, expected);
  }
  const foreign = isForeign(value) ? value : isForeign(price) ? price : null;
  if (price?.currency === "USD") lot.statedPrice = price.value;
  if (foreign) lot.stated = statedIn(foreign.currency, price, value, expected);
  if (value?.currency === "USD") {
    lot.statedValueUsd = value.value;
    lot.statedValueSource = "value";
  } else if (value === null && lot.quantity === null) {
    putWeight(row, lot);
  } else if (price?.currency === "USD" && expected !== null && fits(expected, 20, 4)) {
    lot.statedValueUsd = expected;
    lot.statedValueSource = "price";
  }
}

function sizeOf({ quantity, multiplier }: ReadPosition): string {
  return multiplier === "1" ? (quantity ?? "0") : multiply(quantity ?? "0", multiplier);
}

function isForeign(amount: StatedNumber | null): amount is StatedNumber {
  return amount !== null && amount.currency !== "USD";
}

function signed(row: RowCells, lot: ReadPosition, stated: StatedNumber | null): StatedNumber | null {
  if (stated === null || lot.kind === "cash" || isNegative(stated.value) || isZero(stated.value)) return stated;
  const short = lot.quantity === null ? isShort(row) : isNegative(lot.quantity);
  return short ? { ...stated, value: negate(stated.value) } : stated;
}

/**
 * A value below zero beside a quantity above: a short, of which the file writes the size alone. Where quantity × price comes
 * to the same amount it is read as one, and said; else nobody can tell, and it is asked for. What is private may be a debt.
 */
function settleSign(row: RowCells, lot: ReadPosition, price: StatedNumber | null, value: StatedNumber | null): void {
  const { quantity, kind } = lot;
  if (kind === "cash" || kind === "private" || quantity === null || isNegative(quantity)) return;
  if (value === null || !isNegative(value.value)) return;
  const expected = price === null ? null : Number(multiply(sizeOf(lot), price.value));
  const told = `The value is ${shownNumber(value.value)} and the quantity ${shownNumber(quantity)}`;
  const isSame = expected !== null && price?.currency === value.currency && agree(-Number(value.value), expected);
  if (isSame && !isCalledLong(row)) {
    lot.quantity = negate(quantity);
    row.report("warning", PROBLEM_CODES.valueDiffers, "quantity", `${told}: it was read as a short, by its value.`);
    return;
  }
  const message = `${told}: a short has both below zero. Write the quantity below zero, or the value above.`;
  const written = row.text("quantity").trim().replace(/^\+/, "");
  row.report("error", PROBLEM_CODES.valueDiffers, "quantity", message, `-${written}`);
}

function agree(value: number, expected: number): boolean {
  return Math.abs(value - expected) <= Math.max(1, Math.abs(expected) * 0.02);
}

function statedIn(
  currency: string,
  price: StatedNumber | null,
  value: StatedNumber | null,
  expected: string | null,
): NonNullable<ReadPosition["stated"]> {
  const own = price?.currency === currency ? price.value : null;
  const worth = value?.currency === currency ? value.value : own !== null && expected !== null ? expected : null;
  return { currency, price: own, value: worth };
}

function putWeight(row: RowCells, lot: ReadPosition): void {
  const weight = readWeight(row);
  const { equity } = row.facts;
  if (weight === null || equity === null) return;
  const value = round(multiply(weight, equity), 4);
  if (!fits(value, 20, 4)) {
    const message = `“${showCell(row.text("weight"))}” is too large to be true; it was left out.`;
    row.report("warning", PROBLEM_CODES.statedNumber, "weight", message);
    return;
  }
  lot.statedValueUsd = value;
  lot.statedValueSource = "weight";
}

/** A quantity misread by a comma shows here: the file's own value disagrees. */
function checkValue(row: RowCells, value: string, expected: string): void {
  if (agree(Number(value), Number(expected))) return;
  // Opposite signs have their own sentence.
  if (isNegative(value) && !isNegative(expected)) return;
  row.report(
    "warning",
    PROBLEM_CODES.valueDiffers,
    "value",
    `Quantity × price is ${shownNumber(expected)} but the file's value is ${shownNumber(value)}: check the quantity for a misplaced point or comma.`,
  );
}
