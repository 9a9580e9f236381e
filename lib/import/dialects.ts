import { DATE_FIELDS, type Field, NUMBER_FIELDS } from "./columns";
import { decideDateOrder } from "./dates";
import { decideDialects } from "./number-dialect";
import { type ImportProblem, PROBLEM_CODES, showCell } from "./problems";
import type { Dialects } from "./row-cells";
import type { Table } from "./tables";

/** How the file writes numbers and dates, each column from all of its cells, and what had to be assumed. */
export function decideFileDialects(
  tables: readonly Table[],
  delimiter: string,
): { dialects: Dialects; problems: ImportProblem[] } {
  const numbers = decideDialects(cellsOf(tables, NUMBER_FIELDS), delimiter);
  const dates = new Map([...cellsOf(tables, DATE_FIELDS)].map(([field, cells]) => [field, decideDateOrder(cells)]));
  const problems: ImportProblem[] = [];
  for (const [field, { ambiguous, mark }] of numbers) {
    if (ambiguous === null) continue;
    const [read, other] = mark === "." ? ["thousands", "decimals"] : ["decimals", "thousands"];
    const sense = ambiguous.includes(",") ? read : other;
    const message = `“${showCell(ambiguous)}” could be read two ways; its mark was taken to part ${sense}: write it without if that is wrong.`;
    problems.push(assumption(PROBLEM_CODES.ambiguousNumbers, tables, field, ambiguous, message));
  }
  for (const [field, { ambiguous }] of dates) {
    if (ambiguous === null) continue;
    const message = `“${showCell(ambiguous)}” could be read two ways; the month was taken to come first: write YYYY-MM-DD if that is wrong.`;
    problems.push(assumption(PROBLEM_CODES.ambiguousDates, tables, field, ambiguous, message));
  }
  return { dialects: { numbers, dates }, problems };
}

function cellsOf<F extends Field>(tables: readonly Table[], fields: readonly F[]): Map<F, string[]> {
  const cells = new Map<F, string[]>();
  for (const field of fields) {
    const found = tables.flatMap(({ columns, rows }) => {
      const index = columns.get(field);
      return index === undefined ? [] : rows.map((row) => row.cells[index] ?? "");
    });
    if (found.length > 0) cells.set(field, found);
  }
  return cells;
}

/** A warning that stands at the first cell it speaks of. */
function assumption(
  code: ImportProblem["code"],
  tables: readonly Table[],
  field: Field,
  cell: string,
  message: string,
): ImportProblem {
  for (const { columns, rows, header } of tables) {
    const index = columns.get(field);
    const row = index === undefined ? undefined : rows.find(({ cells }) => cells[index] === cell);
    if (row && index !== undefined) {
      return {
        severity: "warning",
        code,
        line: row.line,
        column: header[index] ?? null,
        value: showCell(cell),
        message,
      };
    }
  }
  throw new Error(`No cell of ${field} is "${cell}"`);
}
