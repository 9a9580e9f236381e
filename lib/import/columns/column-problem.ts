import { type ImportProblem, PROBLEM_CODES, type Severity } from "../problems";
import type { Table } from "../tables/table";

/** What was assumed of a column, said at its header. */
export function columnProblem(
  { headerLine }: Table,
  severity: Severity,
  column: string | null,
  message: string,
): ImportProblem {
  return { severity, code: PROBLEM_CODES.columnAssumed, line: headerLine, column, value: null, message };
}
