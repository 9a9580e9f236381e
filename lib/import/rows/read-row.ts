import { readExportRow } from "../export/export-row";
import { PROBLEM_CODES, showCell } from "../problems";
import { symbolCandidates } from "../symbols/symbol-candidates";
import { isBroken } from "../symbols/tidy-cell";
import { isFlexDetail } from "../tables/ibkr-flex";
import { isCashKind, isOptionKind } from "./asset-kinds";
import { type CashReading, readCash } from "./cash";
import { isDepositProgram, isListedLikeCash } from "./cash-or-listed";
import { readCashRow } from "./cash-row";
import { debtOf, isDebtName, isDebtType, isUnlistedDebt } from "./debt";
import { describedOption } from "./described-option";
import { isFundOfBonds } from "./fund-of-bonds";
import { identifierOf, symbolAsNumber } from "./identifier-of";
import { isListedSecurity } from "./listed-among-coins";
import { closedBefore, nothingHeld } from "./nothing-held";
import { readOptionRow } from "./option-row";
import { readOptionName } from "./options";
import { planFund } from "./plan-fund";
import { readDebt, warnOfNominal } from "./read-debt";
import { isFuture, readFuture } from "./read-future";
import { readIdentified } from "./read-identified";
import { readPublic } from "./read-listed";
import { readPrivate } from "./read-private";
import { thingOf } from "./read-thing";
import type { RowCells } from "./row-cells";
import { type RowOutcome, refused } from "./row-outcome";
import { type LinesAbove, lineWithoutHolding } from "./row-without-holding";

/** Beside debt, what no market prices for us. */
const UNMODELLED_TYPES = /certificate|future|^fut$|^fop$|warrant|^war$|structured|annuit|private|crypto/i;

/**
 * One line of a table to what it is: cash, an option, a private holding, a listed position; or a line that holds nothing
 * (totals, notes); or one that its owner must mend.
 *
 * @param lines those above it; null where it stands alone
 */
export function readRow(row: RowCells, lines: LinesAbove | null = null): RowOutcome {
  const exported = readExportRow(row);
  if (exported) return exported;
  const empty = lineWithoutHolding(row, lines);
  if (empty !== null) return { disposition: "ignored", reason: empty, position: null };
  if (isFlexDetail(row)) {
    const reason = "The detail of a lot that its summary line already counts.";
    return { disposition: "ignored", reason, position: null };
  }
  if (spillsOver(row)) {
    row.report(
      "error",
      PROBLEM_CODES.malformed,
      null,
      `The line has ${row.cells.length} cells and its header ${row.table.header.length}: put quotes around a number with a comma, or remove what is too much.`,
    );
    return refused(row);
  }

  const investmentClass = classOf(row);
  if (investmentClass === undefined) return refused(row);
  const raw = row.text("symbol");
  const assetType = row.text("assetType");
  const cash = investmentClass === "OPTIONS" || investmentClass === "PRIVATE" ? null : cashOf(row, investmentClass);
  if (cash) return readCashRow(row, cash);
  const nothing = closedBefore(row) ?? (investmentClass === "PRIVATE" ? null : nothingHeld(row));
  if (nothing !== null) return { disposition: "ignored", reason: nothing, position: null };

  // A few capitals and nothing else, as nearly every line has them, are no option's name, no future's and no coin's.
  const isPlain = PLAIN_TICKER.test(raw);
  const isNamed = !isPlain && investmentClass !== "PRIVATE" && !isBroken(raw);
  const named = isNamed ? readOptionName(raw || row.text("description")) : null;
  const option = named ?? (investmentClass === "" ? describedOption(row) : null);
  const calledOption = investmentClass === "OPTIONS" || isOptionKind(assetType);
  if (option || calledOption || hasContractColumns(row)) return readOptionRow(row, option);

  if (investmentClass === "PRIVATE") {
    warnOfNominal(row, identifierOf(row));
    return readPrivate(row, "Private: held and counted at its stated value, without betas.");
  }
  if (isFuture(raw, assetType)) return readFuture(row);
  const hasTicker = isPlain || symbolCandidates(raw).length > 0;
  const identifier = identifierOf(row);
  const isUnmodelled = isUnlistedDebt(assetType) || isOfType(assetType, UNMODELLED_TYPES);
  const isListed =
    isUnmodelled &&
    (isFundOfBonds(row, hasTicker, identifier) || isListedSecurity(row, hasTicker || identifier !== null));
  if (isUnmodelled && !isListed) {
    const reason = `“${showCell(assetType)}”: held and counted at its stated value, without betas.`;
    return isDebtType(assetType) ? readDebt(row, reason, hasTicker, identifier) : readPrivate(row, reason);
  }
  const thing = thingOf(row, hasTicker);
  if (thing !== null) return thing;
  const debt = debtOf(row, hasTicker, identifier);
  if (debt !== null) return readDebt(row, debt, hasTicker, identifier);
  if (identifier && (raw === "" || !hasTicker || symbolAsNumber(row))) return readIdentified(row, identifier);
  return planFund(row) ?? readPublic(row, identifier);
}

const PLAIN_TICKER = /^[A-Z]{1,5}$/;

function isOfType(assetType: string, form: RegExp): boolean {
  return assetType !== "" && form.test(assetType);
}

/** Whether a line says something behind the last column. */
function spillsOver({ cells, table: { header } }: RowCells): boolean {
  for (let i = header.length; i < cells.length; i += 1) if (cells[i] !== "") return true;
  return false;
}

/** Cash by its symbol, by its name where it has none, or by what the file calls it, unless it has a price other than one. */
function cashOf(row: RowCells, investmentClass: InvestmentClass): CashReading | null {
  const raw = row.text("symbol") || row.text("description");
  const told = row.table.cashOnly || investmentClass === "CASH" || isOfType(row.text("subtype"), /^cash$/i);
  const plain = readCash(raw, told);
  if (told) return plain;
  const isCalledCash = isCashKind(row.text("assetType")) && !isDebtName(raw);
  if (plain) return isCalledCash || !isListedLikeCash(row) ? plain : null;
  if (!isCalledCash) return isDepositProgram(row) ? readCash(raw, true) : null;
  const price = row.number("price");
  const isOne = !price.ok || price.value === null || Math.abs(Number(price.value) - 1) < 0.01;
  return isOne ? readCash(raw, true) : null;
}

type InvestmentClass = "PUBLIC" | "OPTIONS" | "PRIVATE" | "CASH" | "";
const CLASSES: ReadonlyMap<string, InvestmentClass> = new Map([
  ["", ""],
  ["PUBLIC", "PUBLIC"],
  ["OPTIONS", "OPTIONS"],
  ["OPTION", "OPTIONS"],
  ["PRIVATE", "PRIVATE"],
  ["CASH", "CASH"],
]);

/** The template's class; undefined, with its problem, where it is none of the three. */
function classOf(row: RowCells): InvestmentClass | undefined {
  const cell = row.text("investmentClass") === "" ? "" : row.text("investmentClass").trim().toUpperCase();
  const known = CLASSES.get(cell);
  if (known !== undefined) return known;
  const message = `“${showCell(row.text("investmentClass"))}” is not an investment class: write PUBLIC, OPTIONS or PRIVATE.`;
  row.report("error", PROBLEM_CODES.investmentClass, "investmentClass", message);
  return undefined;
}

function hasContractColumns(row: RowCells): boolean {
  return row.text("strike") !== "" && row.text("expiration") !== "";
}
