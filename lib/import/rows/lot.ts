import type { Disposition, ReadPosition } from "../preview";
import { PROBLEM_CODES, showCell } from "../problems";
import { type CurrencyReading, readCurrencyText } from "../text/currency";
import { divide, fits, isNegative, isZero, multiply, negate, round } from "../text/decimal";
import { shownNumber } from "../text/shown-number";
import { isShort, type RowCells, readPrice, readRowCurrency, readStated, readWeight } from "./row-cells";

export interface RowOutcome {
  disposition: Disposition;
  reason: string;
  position: ReadPosition | null;
}

export type LotStart = Pick<ReadPosition, "kind" | "symbol" | "rawSymbol" | "quantity" | "currency"> & {
  multiplier?: string;
  /** How the line's amounts are read where it has them in another currency than the listing trades in. */
  amounts?: CurrencyReading;
};

/** A lot with all that its line says beside the name and the quantity. Problems are left on the row. */
export function startLot(row: RowCells, start: LotStart): ReadPosition {
  const multiplier = start.multiplier ?? "1";
  const entryPrice = readPrice(row, "entryPrice", PROBLEM_CODES.entryPrice);
  const entryDate = row.date("entryDate", PROBLEM_CODES.entryDate);
  const exitPrice = readPrice(row, "exitPrice", PROBLEM_CODES.exit);
  const exitDate = row.date("exitDate", PROBLEM_CODES.exit);
  checkExit(row, entryDate ?? null, exitDate ?? null, exitPrice ?? null);
  const currency = start.amounts ?? rowCurrency(row, start.currency);
  const isConverted = start.amounts !== undefined;
  const lot: ReadPosition = {
    line: row.line,
    lines: [row.line],
    kind: start.kind,
    symbol: start.symbol,
    rawSymbol: plainText(start.rawSymbol, 200) ?? "",
    candidates: [],
    description: plainText(row.text("description"), 200),
    subtype: plainText(row.text("subtype"), 60),
    account: accountOf(row),
    quantity: start.quantity,
    multiplier,
    currency: start.currency,
    entryPrice: isConverted
      ? inDollars(row, "entryPrice", entryPrice)
      : (inCurrency(row, "entryPrice", entryPrice, currency.code) ??
        costPerShare(row, start.quantity, multiplier, currency)),
    entryDate: entryDate ?? null,
    exitPrice: isConverted
      ? inDollars(row, "exitPrice", exitPrice)
      : inCurrency(row, "exitPrice", exitPrice, currency.code),
    exitDate: exitDate ?? null,
    statedValueUsd: null,
    statedValueSource: null,
    statedPrice: null,
  };
  putStatedValue(row, lot, currency, isConverted);
  return lot;
}

/**
 * A lot that no market prices for us (private, or an option): where the file states neither value nor price, it counts at
 * its entry price, and says so.
 */
export function heldLot(row: RowCells, start: LotStart): ReadPosition {
  const lot = startLot(row, start);
  if (lot.statedValueUsd !== null || lot.entryPrice === null || lot.quantity === null) return lot;
  if (lot.currency !== "USD") return lot;
  const value = round(multiply(multiply(lot.quantity, lot.multiplier), lot.entryPrice), 4);
  if (!fits(value, 20, 4)) return lot;
  row.report(
    "info",
    PROBLEM_CODES.notModelled,
    "entryPrice",
    `“${showCell(lot.rawSymbol)}” has no price but its entry price, so it counts at that.`,
  );
  return { ...lot, statedValueUsd: value, statedValueSource: "entry_price" };
}

export function finish(
  row: RowCells,
  position: ReadPosition,
  disposition: "used" | "held_not_modelled",
  reason: string,
): RowOutcome {
  return hasError(row) ? refused(row) : { disposition, reason, position };
}

/** The line's errors say why; its reason repeats the first. */
export function refused(row: RowCells): RowOutcome {
  const first = row.problems.find(({ severity }) => severity === "error");
  if (!first) throw new Error(`Line ${row.line} is rejected without a problem that says why`);
  return { disposition: "rejected", reason: first.message, position: null };
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
function rowCurrency(row: RowCells, code: string): CurrencyReading {
  const read = readRowCurrency(row);
  return read.code === code ? read : row.text("currency") === "" ? { code, minorUnits: 1 } : read;
}

function hasError(row: RowCells): boolean {
  return row.problems.some(({ severity }) => severity === "error");
}

/**
 * Value column, else the weight of the equity given, else quantity × price; with the quantity's sign, since some brokers show
 * a short's value as positive.
 */
function putStatedValue(row: RowCells, lot: ReadPosition, currency: CurrencyReading, isConverted: boolean): void {
  const price = readStated(row, "price", currency);
  const value = signed(row, lot, readStated(row, "value", currency));
  settleSign(row, lot, price, value);
  const size = lot.quantity === null ? null : multiply(lot.quantity, lot.multiplier);
  const expected = price === null || size === null ? null : round(multiply(size, price.value), 4);
  if (value && expected !== null && lot.kind !== "private" && value.currency === price?.currency) {
    checkValue(row, value.value, expected);
  }
  const foreign = [value, price].find((amount) => amount !== null && amount.currency !== "USD");
  if (price?.currency === "USD") lot.statedPrice = price.value;
  if (foreign) lot.stated = statedIn(foreign.currency, price, value, expected);
  if (value?.currency === "USD") {
    lot.statedValueUsd = value.value;
    lot.statedValueSource = "value";
  } else if (value === null && lot.quantity === null) {
    putWeight(row, lot);
  } else if (
    (value === null || isConverted) &&
    price?.currency === "USD" &&
    expected !== null &&
    fits(expected, 20, 4)
  ) {
    lot.statedValueUsd = expected;
    lot.statedValueSource = "price";
  }
}

/** A price paid in another currency is none of the listing: the rate of that day is not known. */
function inDollars(row: RowCells, field: "entryPrice" | "exitPrice", price: string | null | undefined): string | null {
  if (price === null || price === undefined) return null;
  const reading = row.number(field);
  const stated = readRowCurrency(row);
  if (reading.ok && reading.currency === "USD" && stated.minorUnits === 1) return price;
  const { code } = (reading.ok && reading.currency !== null ? readCurrencyText(reading.currency) : null) ?? stated;
  if (row.facts.sayOnce(`paid ${code}`)) {
    const message = `Prices paid in ${code} are left out: the listings trade in US dollars, and the rate of the day is not in the file.`;
    row.report("info", PROBLEM_CODES.currency, field, message);
  }
  return null;
}

/** Null, and said once, where the cell or its header names another currency than the line's own: the rate of that day is not known. */
function inCurrency(
  row: RowCells,
  field: "entryPrice" | "exitPrice",
  price: string | null | undefined,
  code: string,
): string | null {
  if (price === null || price === undefined) return null;
  const reading = row.number(field);
  const named = reading.ok && reading.currency !== null ? readCurrencyText(reading.currency) : null;
  if (named === null || named.code === code) return price;
  const header = row.table.header[row.table.columns.get(field) ?? -1] ?? "";
  // A bare dollar sign beside Canadian dollars is theirs.
  if (named.code === "USD" && isDollars(code) && !/US/i.test(header + row.text(field))) return price;
  if (row.facts.sayOnce(`paid ${named.code}`)) {
    const message = `Prices paid in ${named.code} are left out: the line counts in ${code}, and the rate of the day is not in the file.`;
    row.report("info", PROBLEM_CODES.currency, field, message);
  }
  return null;
}

const isDollars = (code: string) => /^(CAD|AUD|NZD|SGD|HKD|TWD|MXN|CLP|ARS)$/.test(code);

type Stated = ReturnType<typeof readStated>;

function signed(row: RowCells, lot: ReadPosition, stated: Stated): Stated {
  if (stated === null || lot.kind === "cash" || isNegative(stated.value) || isZero(stated.value)) return stated;
  const short = lot.quantity === null ? isShort(row) : isNegative(lot.quantity);
  return short ? { ...stated, value: negate(stated.value) } : stated;
}

/**
 * A value below zero beside a quantity above: a short, of which the file writes the size alone. Where quantity × price comes
 * to the same amount it is read as one, and said; else nobody can tell, and it is asked for. What is private may be a debt.
 */
function settleSign(row: RowCells, lot: ReadPosition, price: Stated, value: Stated): void {
  const { quantity, kind } = lot;
  if (kind === "cash" || kind === "private" || quantity === null || isNegative(quantity)) return;
  if (value === null || !isNegative(value.value) || isZero(value.value)) return;
  const expected = price === null ? null : Number(multiply(multiply(quantity, lot.multiplier), price.value));
  const told = `The value is ${shownNumber(value.value)} and the quantity ${shownNumber(quantity)}`;
  const isLong = /^long\b/i.test(row.text("side").trim());
  if (!isLong && expected !== null && price?.currency === value.currency && agree(-Number(value.value), expected)) {
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

function statedIn(currency: string, price: Stated, value: Stated, expected: string | null) {
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

function checkExit(row: RowCells, entry: string | null, exit: string | null, exitPrice: string | null): void {
  if (exit !== null && entry !== null && exit < entry) {
    row.report(
      "error",
      PROBLEM_CODES.exit,
      "exitDate",
      `The exit (${exit}) is before the entry (${entry}): correct one of the dates.`,
    );
  }
  if (exit === null && exitPrice !== null && row.text("exitDate") === "") {
    row.report(
      "error",
      PROBLEM_CODES.exit,
      "exitPrice",
      "There is an exit price and no exit date: write the day it was sold, or clear the price.",
    );
  }
}

/** The file's total cost over the shares, to 8 decimals, where it states no price a share. */
function costPerShare(
  row: RowCells,
  quantity: string | null,
  multiplier: string,
  currency: CurrencyReading,
): string | null {
  const total = readStated(row, "costTotal", currency);
  if (total === null || quantity === null || total.currency !== currency.code) return null;
  const units = multiply(quantity, multiplier);
  if (isZero(units)) return null;
  const price = divide(total.value, units, 8);
  const positive = isNegative(price) ? negate(price) : price;
  return fits(positive, 20, 8) ? positive : null;
}

/** The account a line belongs to, by its own cells or the title above its table. */
export function accountOf(row: RowCells): string | null {
  const name = row.text("account");
  const number = row.text("accountNumber");
  return plainText(name === "" || number === "" ? name + number : `${name} ${number}`, 100) ?? row.table.account;
}

/** Shown as text and nothing else: control and invisible characters taken out, cut to length; null where nothing is left. */
export function plainText(text: string, maximum: number): string | null {
  if (text === "" || text === "--") return null;
  if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text)) return cut(text, maximum);
  const plain = text
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return plain === "" || plain === "--" ? null : cut(plain, maximum);
}

/** No blank at the end, and no half of a character that takes two units. */
function cut(text: string, maximum: number): string {
  return text.length <= maximum
    ? text
    : text
        .slice(0, maximum)
        .replace(/[\ud800-\udbff]$/, "")
        .trimEnd();
}
