import { PROBLEM_CODES, showCell } from "../problems";
import { type CurrencyReading, currencyNamed, DOLLARS, readCurrencyText } from "../text/currency";
import type { RowCells } from "./row-cells";

/** The line's currency: of its own column, else of its price's or value's sign or header, else US dollars. */
export function readRowCurrency(row: RowCells): CurrencyReading {
  row.currency ??= findCurrency(row);
  return row.currency;
}

/** The line's currency code, US dollars where the file does not say. Pence are said once and counted as pounds. */
export function readCurrency(row: RowCells): string {
  const { code, minorUnits } = readRowCurrency(row);
  if (minorUnits === 100 && row.facts.sayOnce(`minor ${code}`)) {
    const told = row.text("currency").trim();
    const what = told === "" ? "pence" : `“${showCell(told)}”`;
    const message = `Prices and values in ${what} are hundredths of ${code} and were divided by 100.`;
    row.report("info", PROBLEM_CODES.minorUnits, "currency", message);
  }
  return code;
}

/** How amounts without a currency of their own are read: as the line's, or, where the listing says more than the line, as that. */
export function currencyOfAmounts(row: RowCells, code: string): CurrencyReading {
  const read = readRowCurrency(row);
  return read.code === code ? read : row.text("currency") === "" ? { code, minorUnits: 1 } : read;
}

/** Whether the line says in what currency it is: in its own column, or by a sign or a header of its price or value. */
export function saysCurrency(row: RowCells): boolean {
  if (row.text("currency") !== "") return true;
  return AMOUNTS.some((field) => row.table.currencies.has(field) || /[$A-Za-z]/.test(row.text(field)));
}

const AMOUNTS = ["price", "value", "entryPrice", "costTotal"] as const;

function findCurrency(row: RowCells): CurrencyReading {
  const cell = row.text("currency").trim();
  if (cell !== "" && !/^(-+|n\/a)$/i.test(cell)) {
    const read = readCurrencyText(cell);
    if (read) return read;
    const message = `“${showCell(cell)}” is not a currency code: write one such as USD, EUR or GBP.`;
    row.report("error", PROBLEM_CODES.currency, "currency", message);
    return DOLLARS;
  }
  return currencyNamed(currencyOf(row, "price") ?? currencyOf(row, "value")) ?? DOLLARS;
}

function currencyOf(row: RowCells, field: "price" | "value"): string | null {
  const cell = row.text(field);
  // Digits and dollars alone speak of dollars.
  const isAmerican = !row.table.currencies.has(field) && row.facts.dollar === undefined;
  if (cell === "" || (isAmerican && speaksOfDollars(cell))) return null;
  const reading = row.number(field);
  return reading.ok ? reading.currency : null;
}

/** Whether nothing but digits and the signs $ % ( ) + , - . stand in it. */
function speaksOfDollars(cell: string): boolean {
  for (let i = 0; i < cell.length; i += 1) {
    const code = cell.charCodeAt(i);
    const isSign = code === 36 || code === 37 || (code >= 40 && code <= 46 && code !== 42);
    if (!isSign && !(code >= 48 && code <= 57)) return false;
  }
  return true;
}
