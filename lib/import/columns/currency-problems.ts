import { FIELD_LABELS } from "../fields";
import { type ImportProblem, PROBLEM_CODES, showCell } from "../problems";
import type { Table } from "../tables/table";
import { weighColumn } from "./cell-kinds";
import { codesUnder, isOfCost } from "./currency-headers";
import { isOfAmounts } from "./put-currency-right";

/** Lines that show what a column holds. */
const SAMPLE_LINES = 200;

/** What was assumed of the currency of amounts. */
export function currencyProblems(table: Table): ImportProblem[] {
  return [...unreadCodes(table), ...accountCurrency(table)];
}

/** A value in the currency that another column's header names, where the line's own is another. */
function accountCurrency(table: Table): ImportProblem[] {
  const { header, headerLine, columns, currencies, rows } = table;
  const basis = table.basis.get("value");
  const [code, own] = [currencies.get("value"), columns.get("currency") ?? -1];
  const other = rows.map(({ cells }) => cells[own] ?? "").find((cell) => cell !== "" && cell !== code);
  if (basis?.currencyFrom === undefined || other === undefined) return [];
  const [column, from] = [header[basis.index] ?? "", header[basis.currencyFrom] ?? ""];
  const message = `“${showCell(column)}” was read in ${code}, as “${showCell(from)}” is, and not in the currency of each line (“${showCell(other, 20)}”): name the currency in its header if it is in another.`;
  return [{ severity: "info", code: PROBLEM_CODES.currency, line: headerLine, column, value: null, message }];
}

/** A column of currencies that was not taken for the currency of the amounts, though they may be in it: dollars were read. */
function unreadCodes(table: Table): ImportProblem[] {
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
