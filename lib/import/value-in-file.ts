import type { Receipt } from "./preview";
import type { ReadLine } from "./rows/read-table";
import { agrees } from "./rows/totals";
import { add, DecimalSum } from "./text/decimal";

/**
 * What the file as a whole says it is worth, to hold against what was understood of it: its own total lines where it has
 * them (a last one that totals the others counts alone), else the sum of its value cells, those of rejected lines too.
 *
 * @param lines in the order of the file
 */
export function valueInFile(lines: readonly ReadLine[]): Pick<Receipt, "valueInFileUsd" | "valueInFileSource"> {
  const totals: string[] = [];
  const sum = new DecimalSum();
  /** Of lines that no total follows yet. */
  let since = new DecimalSum();
  let seen = false;
  for (const { value, row } of lines) {
    if (value === null || (row.disposition === "ignored" && row.reason.startsWith("Skipped"))) continue;
    seen = true;
    if (value.isTotal) {
      totals.push(value.text);
      since = new DecimalSum();
    } else if (row.disposition !== "ignored") {
      sum.add(value.text);
      since.add(value.text);
    }
  }
  if (!seen) return { valueInFileUsd: null, valueInFileSource: null };
  const last = totals.at(-1);
  const all = sum.text;
  const open = since.text;
  if (last === undefined) return { valueInFileUsd: all, valueInFileSource: "value_column" };
  const parts = totals.slice(0, -1).reduce(add, "0");
  const isGrand = totals.length === 1 || agrees(Number(parts), Number(last)) || agrees(Number(all), Number(last));
  const stated = isGrand ? add(last, open) : add(add(parts, last), open);
  return { valueInFileUsd: stated, valueInFileSource: "total_row" };
}
