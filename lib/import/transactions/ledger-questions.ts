import type { PreviewQuestion, QuestionReading } from "../preview";
import { showCell } from "../problems";
import { NUMBER_STYLES } from "../questions";
import { readDate } from "../text/dates";
import type { DecimalMark } from "../text/numbers";
import { readNumber } from "../text/numbers";
import { cellOf } from "./cell-of";
import { dayCell } from "./day-cell";
import type { LedgerField } from "./ledger-fields";
import type { OpenLedger } from "./open-ledger";

/** What all cells of the lists together leave open, asked once for the whole file: the mark of numbers, the order of dates. */
export function ledgerQuestions(
  tables: readonly OpenLedger[],
  answers: Readonly<Record<string, string>>,
): PreviewQuestion[] {
  const number = tables.flatMap((table) => {
    const field = (["quantity", "price"] as const).find((one) => table.numbers.get(one)?.ambiguous);
    return field ? question(table, "numbers", field, table.numbers.get(field)?.ambiguous ?? "") : [];
  });
  const date = tables.flatMap((table) =>
    table.dates.ambiguous === null ? [] : question(table, "dates", "date", table.dates.ambiguous),
  );
  return [number[0], date[0]].flatMap((found) => {
    if (!found) return [];
    const answer = found.readings.some(({ value }) => value === answers[found.id]) ? (answers[found.id] ?? null) : null;
    return { ...found, answer };
  });
}

function question(
  table: OpenLedger,
  id: PreviewQuestion["id"],
  field: LedgerField,
  example: string,
): Omit<PreviewQuestion, "answer"> {
  const column = table.header[table.columns.get(field) ?? -1] ?? field;
  const cells = table.rows.map((record) => cellOf(table, record, field));
  const line = table.rows[cells.findIndex((cell) => cell.includes(example))]?.line ?? table.headerRecord.line;
  const readings = id === "numbers" ? numberReadings(column, cells, example) : dateReadings(column, cells, example);
  return { id, kind: id, column, example, line, readings };
}

function numberReadings(column: string, cells: readonly string[], example: string): QuestionReading[] {
  return ([".", ","] as const).map((mark) => ({
    value: NUMBER_STYLES[mark],
    label: `“${showCell(example)}” is ${numberOf(example, mark) ?? "no number"}`,
    totals: `${column} adds up to ${cells.reduce((sum, cell) => sum + (numberOf(cell, mark) ?? 0), 0).toLocaleString("en-US", { maximumFractionDigits: 4 })}.`,
  }));
}

function numberOf(cell: string, mark: DecimalMark): number | null {
  const reading = readNumber(cell, mark);
  return reading.ok && reading.value !== null ? Number(reading.value) : null;
}

function dateReadings(column: string, cells: readonly string[], example: string): QuestionReading[] {
  return (["month_first", "day_first"] as const).map((order) => {
    const days = cells.flatMap((cell) => readDate(dayCell(cell), order) ?? []).sort();
    const [first, last] = [days[0], days.at(-1)];
    return {
      value: order,
      label: `“${showCell(example)}” is ${readDate(dayCell(example), order) ?? "no date"}`,
      totals: `${column} runs ${first === last ? `on ${first ?? "no day"}` : `from ${first} to ${last}`}.`,
    };
  });
}
