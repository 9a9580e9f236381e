import type { ReadPosition } from "../preview";
import { type ImportProblem, PROBLEM_CODES } from "../problems";
import type { Table } from "../tables/table";
import { DecimalSum, isZero } from "../text/decimal";
import { shownNumber } from "../text/shown-number";

/**
 * Warnings for lines that sum up the lots below them: a symbol's first line whose quantity, and value where there is one, is
 * the sum of all its next lines. Two lots at least, since two lots alike are no summary.
 *
 * @returns by line
 */
export function summaryLines(table: Table, positions: readonly ReadPosition[]): Map<number, ImportProblem> {
  const found = new Map<number, ImportProblem>();
  for (let start = 0; start < positions.length; ) {
    const first = positions[start];
    let end = start + 1;
    while (first && end < positions.length && isSame(first, positions[end])) end += 1;
    if (first && end - start > 2) {
      const lots = positions.slice(start + 1, end);
      if (sumsUp(first, lots)) found.set(first.line, warning(table, first, lots));
    }
    start = end;
  }
  return found;
}

function isSame(first: ReadPosition, other: ReadPosition | undefined): boolean {
  return (
    other !== undefined &&
    first.kind !== "cash" &&
    first.kind === other.kind &&
    first.symbol !== null &&
    first.symbol === other.symbol &&
    first.account === other.account
  );
}

function sumsUp(first: ReadPosition, lots: readonly ReadPosition[]): boolean {
  const quantities = lots.map(({ quantity }) => quantity);
  if (first.quantity === null || quantities.includes(null) || !equals(first.quantity, quantities, 1e-9)) return false;
  if (isLotItself(first, lots)) return false;
  const values = lots.map(({ statedValueUsd }) => statedValueUsd);
  if (first.statedValueUsd === null || values.includes(null)) return true;
  return equals(first.statedValueUsd, values, 0.001);
}

/** A day of its own that no lot below has, or a price that is not what these cost on average: a purchase, not a sum. */
function isLotItself(first: ReadPosition, lots: readonly ReadPosition[]): boolean {
  const days = lots.flatMap(({ entryDate }) => entryDate ?? []);
  if (first.entryDate !== null && days.length > 0 && !days.includes(first.entryDate)) return true;
  if (first.entryPrice === null) return false;
  const cost = lots.reduce((sum, lot) => sum + Number(lot.quantity) * Number(lot.entryPrice ?? Number.NaN), 0);
  const average = cost / Number(first.quantity);
  return Math.abs(average - Number(first.entryPrice)) > Math.abs(average) * 0.005;
}

/** @param slack as a fraction */
function equals(whole: string, parts: readonly (string | null)[], slack: number): boolean {
  const sum = new DecimalSum();
  for (const part of parts) sum.add(part ?? "0");
  return !isZero(whole) && Math.abs(Number(sum.text) - Number(whole)) <= Math.abs(Number(whole)) * slack;
}

function warning(table: Table, first: ReadPosition, lots: readonly ReadPosition[]): ImportProblem {
  const column = table.header[table.columns.get("quantity") ?? -1] ?? null;
  const quantity = shownNumber(first.quantity ?? "0");
  return {
    severity: "warning",
    code: PROBLEM_CODES.totalDiffers,
    line: first.line,
    column,
    value: first.quantity,
    message: `${first.symbol} ${quantity} is the sum of its next ${lots.length} lines (${lots[0]?.line} to ${lots.at(-1)?.line}): where it only sums them up, skip this line, or they count twice.`,
  };
}
