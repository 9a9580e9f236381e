import { divide, fits, isNegative, isZero, multiply, negate, round } from "./decimal";
import type { Disposition, ImportedPosition } from "./preview";
import { PROBLEM_CODES, showCell } from "./problems";
import { type RowCells, readPrice, readStated } from "./row-cells";

export interface RowOutcome {
  disposition: Disposition;
  reason: string;
  position: ImportedPosition | null;
}

export type LotStart = Pick<ImportedPosition, "kind" | "symbol" | "rawSymbol" | "quantity" | "currency"> & {
  multiplier?: string;
};

/** A lot with all that its line says beside the name and the quantity. Problems are left on the row. */
export function startLot(row: RowCells, start: LotStart): ImportedPosition {
  const multiplier = start.multiplier ?? "1";
  const entryPrice = readPrice(row, "entryPrice", PROBLEM_CODES.entryPrice);
  const entryDate = row.date("entryDate", PROBLEM_CODES.entryDate);
  const exitPrice = readPrice(row, "exitPrice", PROBLEM_CODES.exit);
  const exitDate = row.date("exitDate", PROBLEM_CODES.exit);
  checkExit(row, entryDate ?? null, exitDate ?? null, exitPrice ?? null);
  const lot: ImportedPosition = {
    line: row.line,
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
    entryPrice: entryPrice ?? costPerShare(row, start.quantity, multiplier, start.currency),
    entryDate: entryDate ?? null,
    exitPrice: exitPrice ?? null,
    exitDate: exitDate ?? null,
    statedValueUsd: null,
    statedValueSource: null,
    statedPrice: readStated(row, "price", start.currency),
  };
  return withStatedValue(row, lot);
}

/**
 * A lot that no market prices for us (private, or an option): where the file states neither value nor price, it counts at
 * its entry price, and says so.
 */
export function heldLot(row: RowCells, start: LotStart): ImportedPosition {
  const lot = startLot(row, start);
  if (lot.statedValueUsd !== null || lot.entryPrice === null || lot.currency !== "USD") return lot;
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
  position: ImportedPosition,
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

/** The line's currency, US dollars where the file does not say; pence and other minor units are refused, not scaled in silence. */
export function readCurrency(row: RowCells): string {
  const cell = row.text("currency").trim();
  if (cell === "" || /^(-+|n\/a)$/i.test(cell)) return "USD";
  if (cell === "$" || /^us\$$/i.test(cell)) return "USD";
  if (/^(GBX|GBp)$/.test(cell) || !/^[A-Za-z]{3}$/.test(cell)) {
    const message = `“${showCell(cell)}” is not a currency code: write one such as USD, EUR or GBP.`;
    row.report("error", PROBLEM_CODES.currency, "currency", message);
    return "USD";
  }
  return cell.toUpperCase();
}

function hasError(row: RowCells): boolean {
  return row.problems.some(({ severity }) => severity === "error");
}

/** Value column, else quantity × price; with the quantity's sign, since some brokers show a short's value as positive. */
function withStatedValue(row: RowCells, lot: ImportedPosition): ImportedPosition {
  const stated = readStated(row, "value", lot.currency);
  const expected =
    lot.statedPrice === null ? null : round(multiply(multiply(lot.quantity, lot.multiplier), lot.statedPrice), 4);
  if (stated !== null) {
    const sign = lot.kind !== "cash" && isNegative(lot.quantity) && !isNegative(stated) && !isZero(stated);
    const value = sign ? negate(stated) : stated;
    if (lot.kind !== "private" && expected !== null) checkValue(row, value, expected);
    return { ...lot, statedValueUsd: value, statedValueSource: "value" };
  }
  if (expected === null || !fits(expected, 20, 4)) return lot;
  return { ...lot, statedValueUsd: expected, statedValueSource: "price" };
}

/** A quantity misread by a comma shows here: the file's own value disagrees. */
function checkValue(row: RowCells, value: string, expected: string): void {
  const gap = Math.abs(Number(value) - Number(expected));
  if (gap <= Math.max(1, Math.abs(Number(expected)) * 0.02)) return;
  row.report(
    "warning",
    PROBLEM_CODES.valueDiffers,
    "value",
    `Quantity × price is ${expected} but the file's value is ${value}: check the quantity for a misplaced point or comma.`,
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
function costPerShare(row: RowCells, quantity: string, multiplier: string, currency: string): string | null {
  const total = readStated(row, "costTotal", currency);
  const units = multiply(quantity, multiplier);
  if (total === null || isZero(units)) return null;
  const price = divide(total, units, 8);
  const positive = isNegative(price) ? negate(price) : price;
  return fits(positive, 20, 8) ? positive : null;
}

function accountOf(row: RowCells): string | null {
  const parts = [row.text("account"), row.text("accountNumber")].filter((part) => part !== "");
  return plainText(parts.join(" "), 100) ?? row.table.account;
}

/** Shown as text and nothing else: control and invisible characters taken out, cut to length; null where nothing is left. */
function plainText(text: string, maximum: number): string | null {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return plain === "" || plain === "--" ? null : plain.slice(0, maximum);
}
