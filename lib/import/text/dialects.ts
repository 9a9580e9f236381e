import { looksNumeric } from "../columns/cell-kinds";
import { DATE_FIELDS, type Field, NUMBER_FIELDS, type NumberField } from "../fields";
import type { IsoDate, PreviewQuestion, ReadOptions } from "../preview";
import type { ImportProblem } from "../problems";
import { askAboutDates, askAboutNumbers, openQuestion } from "../questions";
import type { Dialects } from "../rows/file-facts";
import type { Table } from "../tables/table";
import { type DateDecision, type DateOrder, decideDateOrders } from "./dates";
import { type DialectDecision, decideDialects } from "./number-dialect";
import { type DecimalMark, readNumber } from "./numbers";

/** How the file writes numbers and dates, each column from all of its cells; what it leaves open is asked once. */
export function decideFileDialects(
  tables: readonly Table[],
  {
    delimiter,
    statementDate,
    answers,
  }: { delimiter: string; statementDate: IsoDate | null; answers: ReadOptions["answers"] },
): { dialects: Dialects; questions: PreviewQuestion[]; problems: ImportProblem[] } {
  const cells = cellsOf(tables, NUMBER_FIELDS);
  const decided = decideDialects(cells, delimiter, {
    elsewhere: () => otherNumbers(tables),
    productsHeld: (mark) => productsHeld(tables, cells, mark),
  });
  const days = cellsOf(tables, DATE_FIELDS);
  const orders = decideDateOrders(days, statementDate);

  const questions: PreviewQuestion[] = [];
  const openNumbers = ambiguous(decided);
  if (openNumbers.length > 0) questions.push(askAboutNumbers(tables, openNumbers, cells, answers?.numbers ?? null));
  // Nothing that is stored depends on a plain "Date" column alone.
  const openDays = ambiguous(orders).filter((field) => field !== "date");
  if (openDays.length > 0) questions.push(askAboutDates(tables, openDays, days, answers?.dates ?? null));

  const numbers = new Map<Field, DialectDecision>(decided);
  const dates = new Map<Field, DateDecision>(orders);
  for (const { kind, answer } of questions) {
    if (answer === null) continue;
    if (kind === "numbers")
      for (const field of openNumbers) numbers.set(field, { mark: markOf(answer), ambiguous: null });
    else for (const field of ambiguous(orders)) dates.set(field, { order: orderOf(answer), ambiguous: null });
  }
  const problems = questions.filter(({ answer }) => answer === null).map(openQuestion);
  return { dialects: { numbers, dates }, questions, problems };
}

const markOf = (answer: string): DecimalMark => (answer === "1.234,56" ? "," : ".");
const orderOf = (answer: string): DateOrder => (answer === "day_first" ? "day_first" : "month_first");

function ambiguous<F>(decisions: ReadonlyMap<F, { ambiguous: string | null }>): F[] {
  return [...decisions].flatMap(([field, decision]) => (decision.ambiguous === null ? [] : field));
}

/** The cells of each field, from all tables that have it. */
function cellsOf<F extends Field>(tables: readonly Table[], fields: readonly F[]): Map<F, string[]> {
  const cells = new Map<F, string[]>();
  for (const field of fields) {
    const found: string[] = [];
    let has = false;
    for (const { columns, rows } of tables) {
      const index = columns.get(field);
      if (index === undefined) continue;
      has = true;
      for (let i = 0; i < rows.length; i += 1) found.push(rows[i]?.cells[index] ?? "");
    }
    if (has) cells.set(field, found);
  }
  return cells;
}

/** Numbers in columns that are not read: gains, day's changes, shares of the account. */
function* otherNumbers(tables: readonly Table[]): Generator<string> {
  for (const { columns, rows } of tables) {
    const read = new Set(columns.values());
    for (const { cells } of rows) {
      for (const [index, cell] of cells.entries()) if (!read.has(index) && looksNumeric(cell)) yield cell;
    }
  }
}

/** In how many lines quantity × price (× multiplier) is the value, if columns that leave it open are read with this mark. */
function productsHeld(
  tables: readonly Table[],
  cells: ReadonlyMap<NumberField, readonly string[]>,
  mark: DecimalMark,
): number {
  const decided = decideDialects(cells, "");
  const read = (cell: string | undefined, field: NumberField) => {
    const found = decided.get(field);
    const reading = readNumber(cell ?? "", found && found.ambiguous === null ? found.mark : mark);
    return reading.ok && reading.value !== null ? Number(reading.value) : null;
  };
  let held = 0;
  for (const { columns, rows } of tables) {
    const [quantity, price, value] = (["quantity", "price", "value"] as const).map((field) => columns.get(field) ?? -1);
    if (quantity === -1 || price === -1 || value === -1) continue;
    for (const row of rows) {
      const q = read(row.cells[quantity ?? -1], "quantity");
      const p = read(row.cells[price ?? -1], "price");
      const v = read(row.cells[value ?? -1], "value");
      if (q === null || p === null || v === null || v === 0) continue;
      const ratio = Math.abs((q * p) / v);
      // Contracts stand for ten or a hundred.
      if ([1, 0.1, 0.01].some((size) => Math.abs(ratio / size - 1) < 0.005)) held += 1;
    }
  }
  return held;
}
