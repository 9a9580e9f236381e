import type { Field } from "../fields";
import { weighColumn } from "./cell-kinds";
import type { Cells } from "./column-products";
import { occupied } from "./found-columns";
import { widthOf } from "./made-header";

/** Share of a column's cells that must be numbers. */
const MOST = 0.6;

/** Columns of plain numbers, without percent signs or signs of money, that nothing is read from yet. @param leftOut that the user says are not to be read */
export function freeNumbers(
  found: { columns: ReadonlyMap<Field, number> },
  sample: Cells,
  leftOut: ReadonlySet<number>,
): number[] {
  return Array.from({ length: widthOf(sample) }, (_, index) => index).filter(
    (index) => !occupied(found, index) && !leftOut.has(index) && isPlainNumbers(sample, index),
  );
}

/** Whether a column holds plain numbers, and no days. */
function isPlainNumbers(sample: Cells, index: number): boolean {
  const { filled, numbers, percents, money, dates } = weighColumn(sample, index);
  return filled > 0 && numbers >= filled * MOST && percents === 0 && money === 0 && dates < filled;
}
