import { isTemplateHeader } from "../columns/template-header";
import type { SecurityIdentifier } from "../preview";
import { PROBLEM_CODES, showCell } from "../problems";
import { foreignCurrencyOf } from "../symbols/exchange-currencies";
import { misreadIdentifier } from "../symbols/identifiers";
import { sizeOf } from "./amount-size";
import {
  isDated,
  isDebtName,
  isDebtType,
  isGovernmentsBond,
  isNumberOfDebt,
  isNumberOfShares,
  isPricedByPiece,
  isQuotedForHundred,
} from "./debt";
import { byAmounts } from "./price-unit";
import { readPrivate } from "./read-private";
import type { RowCells } from "./row-cells";
import { saysCurrency } from "./row-currency";
import type { RowOutcome } from "./row-outcome";
import type { PriceUnit } from "./unit-of-price";

/**
 * Debt: private, at the value the file states. Its price is divided by a hundred only where something proves that it is for a
 * hundred of the nominal; where that is likely and nothing proves it, it stands as it is, with a warning.
 *
 * @param reason one sentence
 * @param hasTicker the symbol cell has the form of a ticker
 */
export function readDebt(
  row: RowCells,
  reason: string,
  hasTicker: boolean,
  identifier: SecurityIdentifier | null,
): RowOutcome {
  const listed = foreignCurrencyOf(row.text("symbol").trim());
  // A gilt of London is in pounds.
  if (hasTicker && listed !== null && !saysCurrency(row)) row.currency = { code: listed, minorUnits: 1 };
  const unit = unitOfDebt(row, hasTicker, identifier);
  if (unit !== "hundred") warnOfNominal(row, identifier);
  if (identifier === null) warnOfNumber(row);
  return readPrivate(row, reason, unit);
}

/** A slip in the number of what is known to be debt by its name: nothing is looked up by it, but it may be of another bond. */
function warnOfNumber(row: RowCells): void {
  const cell = row.text("identifier");
  const misread = cell === "" ? null : misreadIdentifier(cell);
  if (misread) row.report("warning", PROBLEM_CODES.symbol, "identifier", `“${showCell(cell)}” ${misread.why}.`);
}

/** What the prices of debt are for, by what the line says of it. */
function unitOfDebt(row: RowCells, hasTicker: boolean, identifier: SecurityIdentifier | null): PriceUnit {
  const [type, name] = [row.text("assetType"), nameOf(row)];
  // The template has prices for one of the quantity, whatever is held.
  if (row.text("investmentClass") !== "" || isTemplateHeader(row.table.header)) return "one";
  const nominal = sizeOf(row, "quantity");
  if (identifier !== null && isNumberOfDebt(identifier))
    return nominal === 0 || nominal >= LEAST_NOMINAL ? "hundred" : "by_amounts";
  if (isPricedByPiece(type, name)) return "one";
  if (nominal < LEAST_NOMINAL || nominal % LEAST_NOMINAL !== 0 || !isPriceOfDebt(row)) return "by_amounts";
  if (isGovernmentsBond(row.text("description"))) return "hundred";
  if (identifier !== null && isNumberOfShares(identifier)) return "by_amounts";
  // A security's number, a rate, a day of repayment and thousands at about par: a bond, wherever it is issued.
  if (identifier !== null && nominal >= 10 * LEAST_NOMINAL && isDated(row.text("description"))) return "hundred";
  const isDebt = isQuotedForHundred(type) && !/private|certificate/i.test(`${type} ${name}`.replace(DEPOSITS, ""));
  return isDebt && (!hasTicker || isDated(row.text("description"))) ? "hundred" : "by_amounts";
}

/** Nobody holds less of a bond, nor other than a multiple of it. */
const LEAST_NOMINAL = 100;
const DEPOSITS = /certificates? of deposit/gi;

/** What a price for a hundred of the nominal mostly lies between, where the line has one. */
const [LEAST, MOST] = [40, 160];

function isPriceOfDebt(row: RowCells): boolean {
  const price = sizeOf(row, "price") || sizeOf(row, "entryPrice");
  return price >= LEAST && price <= MOST;
}

/** A warning where a price is likely for a hundred of the nominal and nothing proves it. */
export function warnOfNominal(row: RowCells, identifier: SecurityIdentifier | null): void {
  const nominal = sizeOf(row, "quantity");
  if (nominal < 10 * LEAST_NOMINAL || nominal % LEAST_NOMINAL !== 0 || !isPriceOfDebt(row)) return;
  const [type, name] = [row.text("assetType"), nameOf(row)];
  const isBond = identifier !== null && (isNumberOfDebt(identifier) || identifier.isin.startsWith("XS"));
  if (!isBond && !isDebtType(type) && !isDebtName(name)) return;
  if (isPricedByPiece(type, name)) return;
  const field = sizeOf(row, "price") > 0 ? "price" : "entryPrice";
  if (row.text("value") !== "" || byAmounts(row, field, sizeOf(row, field)) !== null) return;
  const [price, quantity] = [showCell(row.text(field)), showCell(row.text("quantity"))];
  const message = `“${showCell(name)}” seems to be debt, whose price is mostly for a hundred of the nominal; here it was counted as ${quantity} × ${price}. Where ${price} is for a hundred, divide it by 100, or add a column “Value”.`;
  row.report("warning", PROBLEM_CODES.minorUnits, field, message);
}

function nameOf(row: RowCells): string {
  return `${row.text("symbol")} ${row.text("description")}`.trim() || row.text("identifier");
}
