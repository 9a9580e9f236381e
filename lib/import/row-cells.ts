import type { Field } from "./columns";
import { type DateDecision, type DateOrder, readDate } from "./dates";
import { canonical, fits, isZero, round } from "./decimal";
import type { DialectDecision } from "./number-dialect";
import { type NumberReading, readNumber } from "./numbers";
import type { IsoDate } from "./preview";
import { type ImportProblem, PROBLEM_CODES, type ProblemCode, type Severity, showCell } from "./problems";
import type { CsvRecord } from "./records";
import type { Table } from "./tables";

/** How the number and date columns of a file are written. */
export interface Dialects {
  numbers: ReadonlyMap<Field, DialectDecision>;
  dates: ReadonlyMap<Field, DateDecision>;
}

/** One line under its header: cells by what they mean, and the problems found while reading them. */
export interface RowCells {
  readonly line: number;
  readonly table: Table;
  readonly cells: readonly string[];
  readonly problems: ImportProblem[];
  /** Blank where the file has no such column. */
  text(field: Field): string;
  number(field: Field): NumberReading;
  /** Whether the file writes the month or the day first in this column. */
  order(field: Field): DateOrder;
  /** Null where blank; undefined, with a problem, where it is not a date. */
  date(field: Field, code: ProblemCode): IsoDate | null | undefined;
  report(severity: Severity, code: ProblemCode, field: Field | null, message: string, fix?: string): void;
}

export function rowCells(record: CsvRecord, table: Table, dialects: Dialects): RowCells {
  const problems: ImportProblem[] = [];
  const text = (field: Field) => record.cells[table.columns.get(field) ?? -1] ?? "";
  const order = (field: Field) => dialects.dates.get(field)?.order ?? "month_first";
  const report: RowCells["report"] = (severity, code, field, message, fix) => {
    const index = field === null ? undefined : table.columns.get(field);
    problems.push({
      severity,
      code,
      line: record.line,
      column: index === undefined ? null : (table.header[index] ?? null),
      value: index === undefined ? null : showCell(record.cells[index] ?? ""),
      message,
      ...(fix === undefined ? {} : { fix: { label: `Use ${fix}`, value: fix } }),
    });
  };
  return {
    line: record.line,
    table,
    cells: record.cells,
    problems,
    text,
    report,
    number: (field) => readNumber(text(field), dialects.numbers.get(field)?.mark ?? "."),
    order,
    date(field, code) {
      const read = readDate(text(field), order(field));
      if (read === undefined) {
        report("error", code, field, `“${showCell(text(field))}” is not a date: write YYYY-MM-DD.`);
      }
      return read;
    },
  };
}

/** Signed, not zero, within numeric(28,10); null, with its problem, where it is not. */
export function readQuantity(row: RowCells): string | null {
  const cell = row.text("quantity");
  const reading = row.number("quantity");
  const fail = (message: string, fix?: string) => {
    row.report("error", PROBLEM_CODES.quantity, "quantity", message, fix);
    return null;
  };
  if (!reading.ok) return fail(`“${showCell(cell)}” ${reading.why}.`, reading.fix);
  if (reading.value === null) return fail("The quantity is missing: write the number held, negative for a short.");
  if (reading.percent) return fail(`“${showCell(cell)}” is a percentage: write the number of shares.`);
  if (isZero(reading.value)) {
    const what = /[-−(]/.test(cell) ? "is zero with a minus" : "is zero";
    return fail(`“${showCell(cell)}” ${what}, so nothing is held: write the number held, or skip the line.`);
  }
  if (!fits(reading.value, 28, 10)) {
    const whole = reading.value.replace("-", "").split(".")[0] ?? "";
    const message =
      whole.length > 18
        ? `“${showCell(cell)}” is larger than any holding can be (18 digits): check it for a slip.`
        : `“${showCell(cell)}” has more than 10 decimals: round it to 10.`;
    return fail(message, whole.length > 18 ? undefined : round(reading.value, 10));
  }
  return isShortSide(row.text("side")) && !reading.value.startsWith("-") ? `-${reading.value}` : reading.value;
}

/** A price in US dollars a share, at least 0, to the 8 decimals that are stored; undefined, with its problem, where it is none. */
export function readPrice(
  row: RowCells,
  field: "entryPrice" | "exitPrice",
  code: ProblemCode,
): string | null | undefined {
  const cell = row.text(field);
  const reading = row.number(field);
  const fail = (why: string, fix?: string) => {
    row.report("error", code, field, `“${showCell(cell)}” ${why}.`, fix);
    return undefined;
  };
  if (!reading.ok) return fail(reading.why, reading.fix);
  if (reading.value === null) return null;
  if (reading.value.startsWith("-"))
    return fail("is below zero: write what one share cost; shorts are told by a negative quantity");
  const price = round(reading.value, 8);
  return fits(price, 20, 8) ? price : fail("is larger than any price can be (12 digits): check it for a slip");
}

/**
 * A number that the file states and nothing depends on: what cannot be read is left out with a warning, not a refusal.
 * Null also where it is in another currency than US dollars.
 */
export function readStated(row: RowCells, field: "price" | "value" | "costTotal", currency: string): string | null {
  const reading = row.number(field);
  const cell = row.text(field);
  if (!reading.ok) {
    row.report(
      "warning",
      PROBLEM_CODES.statedNumber,
      field,
      `“${showCell(cell)}” ${reading.why}; it was left out.`,
      reading.fix,
    );
    return null;
  }
  if (reading.value === null || (reading.currency ?? currency) !== "USD") return null;
  const places = field === "price" ? 8 : 4;
  const value = round(reading.value, places);
  if (fits(value, 20, places)) return canonical(value);
  row.report(
    "warning",
    PROBLEM_CODES.statedNumber,
    field,
    `“${showCell(cell)}” is too large to be true; it was left out.`,
  );
  return null;
}

export function isShortSide(side: string): boolean {
  return /^(short|s|sell short|sold short)$/i.test(side.trim());
}
