import type { DateField, Field, NumberField } from "./fields";
import type { PreviewQuestion, QuestionReading } from "./preview";
import { type ImportProblem, type ProblemCode, QUESTION_CODES, showCell } from "./problems";
import type { Table } from "./tables/table";
import { type DateOrder, readDate } from "./text/dates";
import { type DecimalMark, readNumber } from "./text/numbers";

/** How the two ways of writing a number are called in answers. */
export const NUMBER_STYLES: Record<DecimalMark, string> = { ".": "1,234.56", ",": "1.234,56" };

/** Point or comma, for all columns that leave it open together: one file has one way of writing. */
export function askAboutNumbers(
  tables: readonly Table[],
  fields: readonly NumberField[],
  cells: ReadonlyMap<NumberField, readonly string[]>,
  answer: string | null,
): PreviewQuestion {
  const place = placeOf(tables, fields, (cell) => differs(read(cell, "."), read(cell, ",")));
  const readings = ([".", ","] as const).map((mark): QuestionReading => {
    const sums = fields.map((field) => `${headerOf(tables, field)} adds up to ${sumOf(cells.get(field) ?? [], mark)}`);
    return {
      value: NUMBER_STYLES[mark],
      label: `“${showCell(place.example)}” is ${plain(read(place.example, mark))}`,
      totals: `${sums.join("; ")}.`,
    };
  });
  return question("numbers", tables, fields, place, readings, answer);
}

/** Whether the month or the day comes first, likewise. */
export function askAboutDates(
  tables: readonly Table[],
  fields: readonly DateField[],
  cells: ReadonlyMap<DateField, readonly string[]>,
  answer: string | null,
): PreviewQuestion {
  const place = placeOf(tables, fields, (cell) => readDate(cell, "month_first") !== readDate(cell, "day_first"));
  const readings = (["month_first", "day_first"] as const).map((order): QuestionReading => {
    const spans = fields.map((field) => `${headerOf(tables, field)} runs ${spanOf(cells.get(field) ?? [], order)}`);
    return {
      value: order,
      label: `“${showCell(place.example)}” is ${readDate(place.example, order) ?? "no date"}`,
      totals: `${spans.join("; ")}.`,
    };
  });
  return question("dates", tables, fields, place, readings, answer);
}

const CODES: Record<PreviewQuestion["id"], ProblemCode> = QUESTION_CODES;

/** The one problem that stands for an open question: nothing can be created until it is answered. */
export function openQuestion({ id, column, example, readings }: PreviewQuestion): ImportProblem {
  const open =
    id === "quantity"
      ? "No header names the quantity and several columns could be it"
      : `“${showCell(example)}” can be read two ways and nothing in the file tells which`;
  const ways = readings.map(({ value, label, totals }) => `“${value}” (${label}; ${totals.replace(/\.$/, "")})`);
  return {
    severity: "error",
    code: CODES[id],
    line: null,
    column,
    value: showCell(example),
    message: `${open}: answer “${id}” with ${ways.join(" or ")} (in an upload the field answers).`,
  };
}

function question(
  id: PreviewQuestion["id"],
  tables: readonly Table[],
  fields: readonly Field[],
  place: { example: string; line: number },
  readings: QuestionReading[],
  answer: string | null,
): PreviewQuestion {
  const known = readings.some(({ value }) => value === answer) ? answer : null;
  const column = fields.map((field) => headerOf(tables, field)).join(", ");
  return { id, kind: id, column, ...place, readings, answer: known };
}

function headerOf(tables: readonly Table[], field: Field): string {
  const table = tables.find(({ columns }) => columns.has(field));
  return table?.header[table.columns.get(field) ?? -1] ?? field;
}

/** The first cell that the two readings take for different things. */
function placeOf(
  tables: readonly Table[],
  fields: readonly Field[],
  isOpen: (cell: string) => boolean,
): { example: string; line: number } {
  for (const { columns, rows } of tables) {
    for (const field of fields) {
      const index = columns.get(field);
      const row = index === undefined ? undefined : rows.find(({ cells }) => isOpen(cells[index] ?? ""));
      if (row && index !== undefined) return { example: row.cells[index] ?? "", line: row.line };
    }
  }
  throw new Error(`No cell of ${fields.join(", ")} reads two ways`);
}

function read(cell: string, mark: DecimalMark): number | null {
  const reading = readNumber(cell, mark);
  return reading.ok && reading.value !== null ? Number(reading.value) : null;
}

function differs(a: number | null, b: number | null): boolean {
  return a !== b && a !== null && b !== null;
}

function sumOf(cells: readonly string[], mark: DecimalMark): string {
  const sum = cells.reduce((total, cell) => total + (read(cell, mark) ?? 0), 0);
  return sum.toLocaleString("en-US", { maximumFractionDigits: 4 });
}

/** Thousands are not parted where the cell beside it parts them: "“1,234” is 1,234" would say nothing. */
function plain(value: number | null): string {
  return value === null ? "no number" : value.toLocaleString("en-US", { maximumFractionDigits: 4, useGrouping: false });
}

function spanOf(cells: readonly string[], order: DateOrder): string {
  const days = cells.flatMap((cell) => readDate(cell, order) ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || first === last ? `on ${first ?? "no day"}` : `from ${first} to ${last}`;
}
