import { DATE_FIELDS } from "../fields";
import { type ImportProblem, PROBLEM_CODES, showCell } from "../problems";
import type { Table } from "./table";

/** Day 0 of spreadsheets, which count the 29th of February 1900 that never was. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const MILLISECONDS_OF_DAY = 86_400_000;
/** 20000 is a day of 1954, and 73050 the end of 2099. */
const [FIRST, LAST] = [20_000, 73_050];

/**
 * The table with days for the numbers that a spreadsheet counts them by, as a column of dates is saved whose cells were left
 * without a date's format: 46000 is 2025-12-09.
 */
export function withSerialDays(table: Table): { table: Table; problems: ImportProblem[] } {
  const indexes = DATE_FIELDS.flatMap((field) => table.columns.get(field) ?? []);
  const problems: ImportProblem[] = [];
  const changed = indexes.filter((index) => {
    const first = table.rows.find(({ cells }) => dayOf(cells[index] ?? "") !== null);
    if (!first) return false;
    const column = table.header[index] ?? null;
    const value = showCell(first.cells[index] ?? "");
    const message = `“${value}” under “${column}” is a day as spreadsheets count them: it was read as ${dayOf(value)}, and others like it so too.`;
    problems.push({ severity: "info", code: PROBLEM_CODES.mended, line: first.line, column, value, message });
    return true;
  });
  if (changed.length === 0) return { table, problems };
  const rows = table.rows.map((record) => {
    const days = changed.map((index) => dayOf(record.cells[index] ?? ""));
    if (days.every((day) => day === null)) return record;
    const cells = [...record.cells];
    for (const [i, index] of changed.entries()) cells[index] = days[i] ?? cells[index] ?? "";
    return { ...record, cells };
  });
  return { table: { ...table, rows }, problems };
}

/** Null where the cell is no such number. */
function dayOf(cell: string): string | null {
  if (cell.length < 5 || !/^\d{5}(?:[.,]\d+)?$/.test(cell)) return null;
  const day = Number(cell.slice(0, 5));
  if (day < FIRST || day > LAST) return null;
  return new Date(DAY_ZERO + day * MILLISECONDS_OF_DAY).toISOString().slice(0, 10);
}
