import { headerWord } from "../columns/header-word";
import { rememberOf } from "../columns/remembered-objects";
import type { DateField, NumberField } from "../fields";
import type { ImportedKind, ImportedOption, ImportedPosition } from "../preview";
import type { RowCells } from "../rows/row-cells";
import type { RowOutcome } from "../rows/row-outcome";
import { symbolCandidates } from "../symbols/symbol-candidates";
import { RATED_CURRENCIES } from "../text/currency";
import { readDate } from "../text/dates";
import { fits, isNegative, isZero } from "../text/decimal";
import { type ExportColumn, isExportHeader, unescapeText } from "./export-columns";

/**
 * A line of our own export, taken at its word: each column says what it says, nothing is guessed from names, and so the lot
 * is the one that was exported. Null where the line is not one, or does not hold together any more after somebody changed
 * it: then it is read, and its faults are told, as any other.
 */
export function readExportRow(row: RowCells): RowOutcome | null {
  // Nobody who types a line fills these in.
  if (!isExport(row.table.header) || row.text("multiplier") === "" || row.text("currency") === "") return null;
  const kind = kindOf(row);
  const numbers = readNumbers(row, kind);
  const dates = readDates(row);
  const option = kind === "option" ? readTerms(row) : undefined;
  const symbol = kind === null ? undefined : readExactSymbol(row, kind);
  const currency = row.text("currency");
  const rawSymbol = textOf(row, "Original Symbol", 200) ?? "";
  if (kind === null || numbers === null || dates === null || option === null || symbol === undefined) return null;
  if (!/^[A-Z]{3,8}$/.test(currency) || (kind === "private" && rawSymbol === "")) return null;

  const named = option?.underlying ?? (kind === "public" ? symbol : null);
  const position: ImportedPosition = {
    line: row.line,
    lines: [row.line],
    kind,
    symbol,
    rawSymbol: kind === "option" && rawSymbol === "" ? (symbol ?? "") : rawSymbol,
    candidates: named === null ? [] : [named],
    description: textOf(row, "Name", 200),
    subtype: textOf(row, "Investment Subtype", 60),
    account: textOf(row, "Account", 100),
    ...numbers,
    ...dates,
    currency,
    statedValueSource: numbers.statedValueUsd === null ? null : "value",
    ...(option === undefined ? {} : { option }),
  };
  return outcomeOf(position);
}

const isExport = rememberOf(isExportHeader);

function kindOf(row: RowCells): ImportedKind | null {
  switch (row.text("investmentClass").toUpperCase()) {
    case "PUBLIC":
      return row.text("subtype") === "CASH" ? "cash" : "public";
    case "CASH":
      return "cash";
    case "OPTIONS":
      return "option";
    case "PRIVATE":
      return "private";
    default:
      return null;
  }
}

type Numbers = Pick<
  ImportedPosition,
  "quantity" | "multiplier" | "entryPrice" | "exitPrice" | "statedPrice" | "statedValueUsd"
>;

function readNumbers(row: RowCells, kind: ImportedKind | null): Numbers | null {
  const quantity = numberOf(row, "quantity", 28, 10);
  const multiplier = numberOf(row, "multiplier", 12, 4);
  const entryPrice = numberOf(row, "entryPrice", 20, 8);
  const exitPrice = numberOf(row, "exitPrice", 20, 8);
  const statedPrice = numberOf(row, "price", 20, 8);
  const statedValueUsd = numberOf(row, "value", 20, 4);
  if (quantity == null || multiplier == null) return null;
  if (entryPrice === undefined || exitPrice === undefined) return null;
  if (statedPrice === undefined || statedValueUsd === undefined) return null;
  if (isZero(quantity) && kind !== "cash") return null;
  const atLeastZero = [multiplier, entryPrice, exitPrice].every((number) => number === null || !isNegative(number));
  if (!atLeastZero || isZero(multiplier)) return null;
  return { quantity, multiplier, entryPrice, exitPrice, statedPrice, statedValueUsd };
}

/** Null where the cell is blank; undefined where it holds no number that can be kept as it is. */
function numberOf(row: RowCells, field: NumberField, precision: number, scale: number): string | null | undefined {
  const reading = row.number(field);
  if (!reading.ok || reading.percent) return undefined;
  if (reading.value === null) return null;
  return fits(reading.value, precision, scale) ? reading.value : undefined;
}

function readDates(row: RowCells): Pick<ImportedPosition, "entryDate" | "exitDate"> | null {
  const day = (field: DateField) => readDate(row.text(field), row.order(field));
  const entryDate = day("entryDate");
  const exitDate = day("exitDate");
  return entryDate === undefined || exitDate === undefined ? null : { entryDate, exitDate };
}

function readTerms(row: RowCells): ImportedOption | null {
  const underlying = unescapeText(row.text("underlying"));
  const strike = numberOf(row, "strike", 20, 8);
  const expiration = readDate(row.text("expiration"), row.order("expiration"));
  const type = row.text("optionType").toUpperCase();
  if (!symbolCandidates(underlying).includes(underlying)) return null;
  if (strike == null || isZero(strike) || isNegative(strike) || !expiration) return null;
  if (type !== "CALL" && type !== "PUT") return null;
  return { underlying, strike, expiration, optionType: type === "CALL" ? "call" : "put" };
}

/** Undefined where it is not in the form that symbols are kept in: somebody wrote it. */
function readExactSymbol(row: RowCells, kind: ImportedKind): string | null | undefined {
  const cell = unescapeText(row.text("symbol"));
  if (kind === "private" || (kind === "cash" && cell === "CASH")) return null;
  if (kind === "option") return cell === "" ? null : cell.length <= 32 ? cell : undefined;
  return symbolCandidates(cell).includes(cell) ? cell : undefined;
}

/** Shown as text and nothing else: control and invisible characters are taken out. */
function textOf(row: RowCells, column: ExportColumn, maximum: number): string | null {
  const word = headerWord(column);
  const index = row.table.header.findIndex((cell) => headerWord(cell) === word);
  const text = unescapeText(row.cells[index] ?? "").replace(/[\p{Cc}\p{Cf}]/gu, " ");
  return text.trim() === "" ? null : text.slice(0, maximum);
}

function outcomeOf(position: ImportedPosition): RowOutcome {
  const { kind, symbol, rawSymbol, currency } = position;
  const isCounted = currency === "USD" || (kind === "cash" && RATED_CURRENCIES.has(currency));
  const counted = kind === "option" || (kind !== "private" && isCounted);
  const reason = `${symbol ?? rawSymbol}: as it was exported.`;
  return { disposition: counted ? "used" : "held_not_modelled", reason, position };
}
