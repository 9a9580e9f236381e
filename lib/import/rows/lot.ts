import type { ReadPosition } from "../preview";
import { PROBLEM_CODES, showCell } from "../problems";
import type { CurrencyReading } from "../text/currency";
import { LATEST_DAY } from "../text/dates";
import { fits, multiply, round } from "../text/decimal";
import { plainText } from "../text/plain-text";
import { accountOf } from "./account-of";
import { costPerShare, inCurrency, readPrice } from "./prices-paid";
import type { RowCells } from "./row-cells";
import { currencyOfAmounts } from "./row-currency";
import { putStatedWorth } from "./stated-worth";

type LotStart = Pick<ReadPosition, "kind" | "symbol" | "rawSymbol" | "quantity" | "currency"> & {
  multiplier?: string;
  /** How the line's amounts are read where it has them in another currency than the listing trades in. */
  amounts?: CurrencyReading | undefined;
};

/** A lot with all that its line says beside the name and the quantity. Problems are left on the row. */
export function startLot(row: RowCells, start: LotStart): ReadPosition {
  const multiplier = start.multiplier ?? "1";
  const entryPrice = readPrice(row, "entryPrice", PROBLEM_CODES.entryPrice);
  const entryDate = row.date("entryDate", PROBLEM_CODES.entryDate) ?? null;
  const exitPrice = readPrice(row, "exitPrice", PROBLEM_CODES.exit);
  const exitDate = row.date("exitDate", PROBLEM_CODES.exit) ?? null;
  checkExit(row, entryDate, exitDate, exitPrice !== null);
  checkDay(row, "entryDate", entryDate);
  checkDay(row, "exitDate", exitDate);
  const currency = start.amounts ?? currencyOfAmounts(row, start.currency);
  const isConverted = start.amounts !== undefined;
  const paid = inCurrency(row, "entryPrice", entryPrice, currency.code, isConverted);
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
    entryPrice: paid ?? (isConverted ? null : costPerShare(row, start.quantity, multiplier, currency)),
    entryDate,
    exitPrice: inCurrency(row, "exitPrice", exitPrice, currency.code, isConverted),
    exitDate,
    statedValueUsd: null,
    statedValueSource: null,
    statedPrice: null,
  };
  putStatedWorth(row, lot, currency);
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

/** Files are written in other time zones than trades are made in, and days are those of the trade or of its settlement. */
const DAYS_OF_GRACE = 2;
const MILLISECONDS_OF_DAY = 86_400_000;

/** What the file holds was bought by the day the file is of. */
function checkDay(row: RowCells, field: "entryDate" | "exitDate", day: string | null): void {
  const { asOf } = row.facts;
  if (day === null || day <= (asOf ?? LATEST_DAY)) return;
  if (asOf !== undefined && Date.parse(day) - Date.parse(asOf) <= DAYS_OF_GRACE * MILLISECONDS_OF_DAY) return;
  const what = field === "entryDate" ? "The entry" : "The exit";
  const when = asOf === undefined ? "yet to come" : `after the day of the file (${asOf})`;
  const code = field === "entryDate" ? PROBLEM_CODES.entryDate : PROBLEM_CODES.exit;
  row.report("warning", code, field, `${what} (${day}) is ${when}: correct the date if it is a slip.`);
}

function checkExit(row: RowCells, entry: string | null, exit: string | null, hasPrice: boolean): void {
  if (exit !== null && entry !== null && exit < entry) {
    row.report(
      "error",
      PROBLEM_CODES.exit,
      "exitDate",
      `The exit (${exit}) is before the entry (${entry}): correct one of the dates.`,
    );
  }
  if (exit === null && hasPrice && row.text("exitDate") === "") {
    row.report(
      "error",
      PROBLEM_CODES.exit,
      "exitPrice",
      "There is an exit price and no exit date: write the day it was sold, or clear the price.",
    );
  }
}
