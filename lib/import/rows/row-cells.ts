import type { Field } from "../fields";
import type { IsoDate } from "../preview";
import {
  type ImportProblem,
  PROBLEM_CODES,
  type ProblemChoice,
  type ProblemCode,
  type Severity,
  showCell,
} from "../problems";
import type { OpenListings } from "../symbols/listings";
import type { Table } from "../tables/tables";
import { type CurrencyReading, readCurrencyText } from "../text/currency";
import { type DateDecision, type DateOrder, readDate } from "../text/dates";
import { canonical, fits, isZero, multiply, round } from "../text/decimal";
import type { DialectDecision } from "../text/number-dialect";
import { type NumberReading, readNumber } from "../text/numbers";
import type { CsvRecord } from "../text/records";

/** How the number and date columns of a file are written. */
export interface Dialects {
  numbers: ReadonlyMap<Field, DialectDecision>;
  dates: ReadonlyMap<Field, DateDecision>;
}

/** What holds for all lines of a file. */
export interface FileFacts {
  dialects: Dialects;
  /** What the whole is worth, US dollars, where the caller says so; what weights are shares of. */
  equity: string | null;
  /** 1 where weights are fractions, 0.01 where they are percentages without a sign. */
  weightUnit: "1" | "0.01";
  /** Levels of detail that the file has, lower case. */
  levels: ReadonlySet<string>;
  /** The file's own day, by which contracts have expired or not; absent where it does not say. */
  asOf?: IsoDate;
  /** Tickers without an exchange in a file of another currency; absent where nothing can be asked. */
  listings?: OpenListings;
  /** Ways in which the file is written that are said once, not on every line. */
  sayOnce(key: string): boolean;
}

/** One line under its header: cells by what they mean, and the problems found while reading them. */
export class RowCells {
  readonly problems: ImportProblem[] = [];
  /** What `readRowCurrency` found, once it has been asked. */
  currency: CurrencyReading | null = null;
  /** The company's name that stands where a ticker should, and the column that wants one. */
  wanted: { column: string; name: string } | null = null;

  constructor(
    private readonly record: CsvRecord,
    readonly table: Table,
    readonly facts: FileFacts,
  ) {}

  get line(): number {
    return this.record.line;
  }

  get cells(): readonly string[] {
    return this.record.cells;
  }

  /** Blank where the file has no such column. */
  text(field: Field): string {
    const index = this.table.columns.get(field);
    return index === undefined ? "" : (this.record.cells[index] ?? "");
  }

  /** Its currency is the cell's own, else the one its header names. */
  number(field: Field): NumberReading {
    const cell = this.text(field);
    if (cell === "") return NOTHING_READ;
    const reading = readNumber(cell, this.facts.dialects.numbers.get(field)?.mark ?? ".");
    if (!reading.ok || reading.value === null) return reading;
    const named = this.table.currencies.get(field);
    const scale = this.table.scales.get(field);
    if (named === undefined && scale === undefined) return reading;
    const value = scale === undefined ? reading.value : multiply(reading.value, scale);
    return { ...reading, value, currency: reading.currency ?? named ?? null };
  }

  /** Whether the file writes the month or the day first in this column. */
  order(field: Field): DateOrder {
    return this.facts.dialects.dates.get(field)?.order ?? "month_first";
  }

  /** Null where blank; undefined, with a problem, where it is not a date. */
  date(field: Field, code: ProblemCode): IsoDate | null | undefined {
    const cell = this.text(field);
    if (cell === "" || (field === "entryDate" && NOT_ONE.test(cell.trim()))) return null;
    const read = readDate(cell, this.order(field));
    if (read === undefined) this.report("error", code, field, `“${showCell(cell)}” is not a date: write YYYY-MM-DD.`);
    return read;
  }

  /** An error for want of a ticker, which may be suggested. @param column a header of the template where the file has no such column */
  wantTicker(column: string | null, name: string, message: string, fix?: string): void {
    this.report("error", PROBLEM_CODES.symbol, column === null ? "symbol" : "description", message, fix);
    const problem = this.problems.at(-1);
    if (column !== null && problem) problem.column = column;
    this.wanted = { column: problem?.column ?? "Symbol", name: showCell(name, 100) };
  }

  /** Other ways to settle the last problem, which the user chooses among. */
  offer(choices: ProblemChoice[]): void {
    const problem = this.problems.at(-1);
    if (problem) problem.choices = choices;
  }

  report(severity: Severity, code: ProblemCode, field: Field | null, message: string, fix?: string): void {
    const index = field === null ? undefined : this.table.columns.get(field);
    this.problems.push({
      severity,
      code,
      line: this.record.line,
      column: index === undefined ? null : (this.table.header[index] ?? null),
      value: index === undefined ? null : showCell(this.record.cells[index] ?? ""),
      message,
      ...(fix === undefined ? {} : { fix: { label: `Use ${fix}`, value: fix } }),
    });
  }
}

const NOTHING_READ: NumberReading = { ok: true, value: null, currency: null, percent: false };

/** The line's currency: of its own column, else of its price's or value's sign or header, else US dollars. */
export function readRowCurrency(row: RowCells): CurrencyReading {
  row.currency ??= findCurrency(row);
  return row.currency;
}

function findCurrency(row: RowCells): CurrencyReading {
  const cell = row.text("currency").trim();
  if (cell !== "" && !/^(-+|n\/a)$/i.test(cell)) {
    const read = readCurrencyText(cell);
    if (read) return read;
    const message = `“${showCell(cell)}” is not a currency code: write one such as USD, EUR or GBP.`;
    row.report("error", PROBLEM_CODES.currency, "currency", message);
    return DOLLARS;
  }
  const told = currencyOf(row, "price") ?? currencyOf(row, "value");
  return (told === null ? null : readCurrencyText(told)) ?? DOLLARS;
}

function currencyOf(row: RowCells, field: "price" | "value"): string | null {
  const cell = row.text(field);
  // Digits and dollars alone speak of dollars.
  if (cell === "" || (!row.table.currencies.has(field) && /^[\d.,$+%()-]*$/.test(cell))) return null;
  const reading = row.number(field);
  return reading.ok ? reading.currency : null;
}

const DOLLARS: CurrencyReading = { code: "USD", minorUnits: 1 };

/** Signed, not zero, within numeric(28,10); null, with its problem, where it is not. */
export function readQuantity(row: RowCells): string | null {
  const cell = row.text("quantity");
  const reading = row.number("quantity");
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
  if (negative && /^long\b/i.test(row.text("side").trim())) {
    const message = `“${showCell(cell)}” is below zero and the line says long: it was read as a short, by its sign.`;
    row.report("warning", PROBLEM_CODES.quantity, "quantity", message);
  }
  return value;
}

function refuseQuantity(row: RowCells, message: string, fix?: string): null {
  row.report("error", PROBLEM_CODES.quantity, "quantity", message, fix);
  return null;
}

/** A price in the line's currency a share, at least 0, to the 8 decimals that are stored; undefined, with its problem, where it is none. */
export function readPrice(
  row: RowCells,
  field: "entryPrice" | "exitPrice",
  code: ProblemCode,
): string | null | undefined {
  const cell = row.text(field).trim();
  if (cell === "" || (field === "entryPrice" && NOT_ONE.test(cell))) return null;
  const reading = row.number(field);
  if (!reading.ok) return refusePrice(row, field, code, reading.why, reading.fix);
  if (reading.value === null) return null;
  // Brokers that count what a short brought in as a negative cost have its quantity below zero too.
  if (reading.value.startsWith("-") && !(field === "entryPrice" && isNegativeQuantity(row))) {
    const why = "is below zero: write what one share cost; shorts are told by a negative quantity";
    return refusePrice(row, field, code, why);
  }
  const price = round(
    scaled(reading.value.replace("-", ""), currencyNamed(reading.currency) ?? readRowCurrency(row)),
    8,
  );
  if (fits(price, 20, 8)) return price;
  return refusePrice(row, field, code, "is larger than any price can be (12 digits): check it for a slip");
}

function isNegativeQuantity(row: RowCells): boolean {
  const quantity = row.number("quantity");
  return isShort(row) || (quantity.ok && quantity.value?.startsWith("-") === true);
}

/** What brokers write for the cost or the day of lots that they do not know, or that were bought at several. */
const NOT_ONE = /^\**(incomplete|various|multiple|unknown|not available|not provided|missing)\**$/i;

function refusePrice(
  row: RowCells,
  field: "entryPrice" | "exitPrice",
  code: ProblemCode,
  why: string,
  fix?: string,
): undefined {
  row.report("error", code, field, `“${showCell(row.text(field))}” ${why}.`, fix);
  return undefined;
}

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
  if (cell === "" || (field === "costTotal" && NOT_ONE.test(cell.trim()))) return null;
  const reading = row.number(field);
  if (!reading.ok) {
    const message = `“${showCell(cell)}” ${reading.why}; it was left out.`;
    row.report("warning", PROBLEM_CODES.statedNumber, field, message, reading.fix);
    return null;
  }
  if (reading.value === null) return null;
  const own = currencyNamed(reading.currency) ?? currency;
  const places = field === "price" ? 8 : 4;
  const value = round(scaled(reading.value, own), places);
  if (fits(value, 20, places)) return { value: canonical(value), currency: own.code };
  const message = `“${showCell(cell)}” is too large to be true; it was left out.`;
  row.report("warning", PROBLEM_CODES.statedNumber, field, message);
  return null;
}

function currencyNamed(code: string | null): CurrencyReading | null {
  return code === null ? null : code === "USD" ? DOLLARS : readCurrencyText(code);
}

function scaled(value: string, { minorUnits }: CurrencyReading): string {
  return minorUnits === 100 ? multiply(value, "0.01") : value;
}

/** What share of the whole a line says it is, as a fraction; null where it does not say. */
export function readWeight(row: RowCells): string | null {
  const reading = row.number("weight");
  if (!reading.ok || reading.value === null || isZero(reading.value)) return null;
  const fraction = multiply(reading.value, reading.percent ? "0.01" : row.facts.weightUnit);
  return isShort(row) && !fraction.startsWith("-") ? `-${fraction}` : fraction;
}

/** A short by the title it stands under, or by the line's words: its side column, or a kind of asset such as "Short stock". */
export function isShort(row: RowCells): boolean {
  const side = row.text("side");
  const type = row.text("assetType");
  if (row.table.shortLines.has(row.line)) return true;
  return (side !== "" && isShortSide(side)) || (type !== "" && SHORT_TYPE.test(type.trim()));
}

/** Not "Short-term bond": the word alone, or beside what is held short. */
const SHORT_TYPE =
  /^(short|short[ -](stock|equity|position|sale|etf|call|put|option)s?|(stock|equity|etf|option|call|put)s?[ (–-]+short\)?)$/i;

export function isShortSide(side: string): boolean {
  return /^(short|s|sell|sell short|sold|sold short|short (position|sale)|verkauf|vente|venta|vendita)$/i.test(
    side.trim(),
  );
}
