import { PROBLEM_CODES, showCell } from "../problems";
import { type CurrencyReading, currencyNamed } from "../text/currency";
import { fits, isZero, multiply, round } from "../text/decimal";
import { currencyOfTotals } from "./pence";
import { priceOfOne } from "./price-unit";
import type { RowCells } from "./row-cells";
import { isShort } from "./short-lines";
import { isNotOne } from "./unknown-words";

/** An amount the file states, with the currency it is in. */
export interface StatedNumber {
  value: string;
  currency: string;
}

/**
 * A number that the file states and nothing depends on: what cannot be read is left out with a warning, not a refusal.
 * Pence and other minor units are scaled.
 *
 * @param currency of the line
 */
export function readStated(
  row: RowCells,
  field: "price" | "value" | "costTotal",
  currency: CurrencyReading,
): StatedNumber | null {
  const cell = row.text(field);
  if (cell === "" || (field === "costTotal" && isNotOne(cell))) return null;
  const reading = row.number(field);
  if (!reading.ok) {
    const message = `“${showCell(cell)}” ${reading.why}; it was left out.`;
    row.report("warning", PROBLEM_CODES.statedNumber, field, message, reading.fix);
    return null;
  }
  if (reading.value === null) return null;
  const own = currencyNamed(reading.currency) ?? (field === "price" ? currency : currencyOfTotals(row, currency));
  const places = field === "price" ? 8 : 4;
  const number = { value: reading.value, currency: reading.currency };
  const whole = field === "price" ? priceOfOne(row, field, number, currency) : inWholeUnits(reading.value, own);
  const value = round(whole, places);
  if (fits(value, 20, places)) return { value, currency: own.code };
  const message = `“${showCell(cell)}” is too large to be true; it was left out.`;
  row.report("warning", PROBLEM_CODES.statedNumber, field, message);
  return null;
}

/** Pence to pounds. */
function inWholeUnits(value: string, { minorUnits }: CurrencyReading): string {
  return minorUnits === 100 ? multiply(value, "0.01") : value;
}

/** What share of the whole a line says it is, as a fraction; null where it does not say. */
export function readWeight(row: RowCells): string | null {
  const reading = row.number("weight");
  if (!reading.ok || reading.value === null || isZero(reading.value)) return null;
  const fraction = multiply(reading.value, reading.percent ? "0.01" : row.facts.weightUnit);
  return isShort(row) && !fraction.startsWith("-") ? `-${fraction}` : fraction;
}
