import { FIELD_LABELS } from "../fields";
import { type ImportProblem, PROBLEM_CODES, showCell } from "../problems";
import type { Table } from "../tables/table";
import { weighColumn } from "./cell-kinds";
import { codesUnder, isOfCost } from "./currency-headers";
import { isOfAmounts } from "./put-currency-right";

/** Lines that show what a column holds. */
const SAMPLE_LINES = 200;

/** A column of currencies that was not taken for the currency of the amounts, though they may be in it: dollars were read. */
export function currencyProblems(table: Table): ImportProblem[] {
  const { columns, header, rows } = table;
  if (columns.has("currency")) return [];
  const read = new Set(columns.values());
  const sample = rows.slice(0, SAMPLE_LINES).map(({ cells }) => cells);
  return header.flatMap((name, index) => {
    const codes = codesUnder(name);
    if (name === "" || read.has(index) || codes === "others" || codes === "amounts" || !areCodes(sample, index))
      return [];
    if (isOfAmounts(table, header, sample, index)) return [];
    const message = isOfCost(name)
      ? `“${showCell(name)}” is not read: what was paid was read in the currency of each holding. Leave out the column of what was paid if it is in another.`
      : `“${showCell(name)}” was not taken for the currency of prices and values, because holdings of other currencies stand beside its codes: choose “${FIELD_LABELS.currency}” for it among the columns if the amounts are in it.`;
    return [
      { severity: "warning", code: PROBLEM_CODES.currency, line: table.headerLine, column: name, value: null, message },
    ];
  });
}

function areCodes(sample: readonly (readonly string[])[], index: number): boolean {
  const { filled, currencies } = weighColumn(sample, index);
  return filled > 0 && filled === currencies;
}
