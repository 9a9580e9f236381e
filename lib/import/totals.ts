import { add } from "./decimal";
import type { ImportedPosition } from "./preview";
import { type ImportProblem, PROBLEM_CODES } from "./problems";
import type { RowCells } from "./row-cells";

/**
 * A total line's value against the sum of the lines above it in its table: the file's own proof that nothing was misread.
 *
 * @returns what the receipt says of the line, and a warning where the two differ by more than a dollar and 0.1 %
 */
export function checkTotal(
  row: RowCells,
  above: readonly ImportedPosition[],
): { reason: string; problem: ImportProblem | null } {
  const reading = row.number("value");
  const valued = above.filter(({ statedValueUsd }) => statedValueUsd !== null);
  if (!reading.ok || reading.value === null || valued.length === 0)
    return { reason: "A total of the lines above.", problem: null };
  const sum = valued.reduce((total, { statedValueUsd }) => add(total, statedValueUsd ?? "0"), "0");
  const gap = Math.abs(Number(sum) - Number(reading.value));
  if (gap <= Math.max(1, Math.abs(Number(reading.value)) * 0.001)) {
    return { reason: `A total of the lines above, and equal to their sum (${sum}).`, problem: null };
  }
  const message = `The file's total is ${reading.value} but its lines sum to ${sum}: a line may be missing or misread.`;
  const column = row.table.header[row.table.columns.get("value") ?? -1] ?? null;
  return {
    reason: `A total of the lines above; it differs from their sum (${sum}).`,
    problem: {
      severity: "warning",
      code: PROBLEM_CODES.totalDiffers,
      line: row.line,
      column,
      value: row.text("value"),
      message,
    },
  };
}
