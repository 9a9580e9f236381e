import type { Disposition, ReadPosition } from "../preview";
import type { ImportProblem } from "../problems";
import type { RowCells } from "./row-cells";

/** What a line is read as. */
export interface RowOutcome {
  disposition: Disposition;
  reason: string;
  position: ReadPosition | null;
  /** Its stated value is the size of what it moves with, and is not counted. */
  isSize?: true;
}

/** The lot as it was read, unless the line has errors. */
export function finish(
  row: RowCells,
  position: ReadPosition,
  disposition: "used" | "held_not_modelled",
  reason: string,
): RowOutcome {
  return firstError(row) ? refused(row) : { disposition, reason, position };
}

/** The line's errors say why; its reason repeats the first. */
export function refused(row: RowCells): RowOutcome {
  const first = firstError(row);
  if (!first) throw new Error(`Line ${row.line} is rejected without a problem that says why`);
  return { disposition: "rejected", reason: first.message, position: null };
}

function firstError({ problems }: RowCells): ImportProblem | undefined {
  return problems.length === 0 ? undefined : problems.find(({ severity }) => severity === "error");
}
