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
import type { Table } from "../tables/table";
import { type CurrencyReading, isOtherDollar } from "../text/currency";
import { type DateOrder, readDate } from "../text/dates";
import { multiply } from "../text/decimal";
import { type NumberReading, readNumber } from "../text/numbers";
import type { CsvRecord } from "../text/records";
import type { FileFacts } from "./file-facts";
import type { PriceUnit } from "./unit-of-price";
import { isNotOne } from "./unknown-words";

const NO_PROBLEMS: readonly ImportProblem[] = [];

/** One line under its header: cells by what they mean, and the problems found while reading them. */
export class RowCells {
  /** Most lines have none, and share one list for that. */
  problems: readonly ImportProblem[] = NO_PROBLEMS;
  /** What `readRowCurrency` found, once it has been asked; of debt that names none, what `readDebt` knows by its listing. */
  currency: CurrencyReading | null = null;
  /** What its prices are for, where that is not one share in the line's own currency. */
  priceUnit: PriceUnit = "one";
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

  /** As the column's header writes it; undefined where the file has no such column. */
  header(field: Field): string | undefined {
    return this.table.header[this.table.columns.get(field) ?? -1];
  }

  /** Its currency is the cell's own, else the one its header names. */
  number(field: Field): NumberReading {
    const cell = this.text(field);
    if (cell === "") return NOTHING_READ;
    const reading = readNumber(cell, this.facts.dialects.numbers.get(field)?.mark ?? ".");
    if (!reading.ok || reading.value === null) return reading;
    const named = this.table.currencies.get(field);
    const scale = this.table.scales.get(field);
    const dollar = reading.currency === "USD" ? this.dollarOf(cell, named) : null;
    if (named === undefined && scale === undefined && dollar === null) return reading;
    const value = scale === undefined ? reading.value : multiply(reading.value, scale);
    return { ...reading, value, currency: dollar ?? reading.currency ?? named ?? null };
  }

  /** The other dollar that a cell's bare sign means: that of its header, of the line's own currency, or of all the file's listings. */
  private dollarOf(cell: string, named: string | undefined): string | null {
    if (named !== undefined) return isOtherDollar(named) && !/US/i.test(cell) ? named : null;
    const { dollar } = this.facts;
    if (dollar === undefined && !this.table.columns.has("currency")) return null;
    const told = this.text("currency").trim();
    const code = told === "" ? dollar : told.toUpperCase();
    return code !== undefined && isOtherDollar(code) && !/US/i.test(cell) ? code : null;
  }

  /** Whether the file writes the month or the day first in this column. */
  order(field: Field): DateOrder {
    return this.facts.dialects.dates.get(field)?.order ?? "month_first";
  }

  /** Null where blank; undefined, with a problem, where it is not a date. */
  date(field: Field, code: ProblemCode): IsoDate | null | undefined {
    const cell = this.text(field);
    if (cell === "" || (field === "entryDate" && isNotOne(cell))) return null;
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
    const problem: ImportProblem = {
      severity,
      code,
      line: this.record.line,
      column: index === undefined ? null : (this.table.header[index] ?? null),
      value: index === undefined ? null : showCell(this.record.cells[index] ?? ""),
      message,
    };
    if (fix !== undefined) problem.fix = { label: `Use ${fix}`, value: fix };
    this.problems = this.problems.length === 0 ? [problem] : [...this.problems, problem];
  }
}

const NOTHING_READ: NumberReading = { ok: true, value: null, currency: null, percent: false };
