import { FIELD_LABELS } from "../fields";
import { type ImportProblem, showCell } from "../problems";
import type { Table } from "../tables/table";
import { columnProblem } from "./column-problem";

/** What was assumed of a column of costs, where its word does not say whether one share or the whole cost so much. */
export function costProblems(table: Table): ImportProblem[] {
  return [...openCost(table), ...costOfShare(table)];
}

function openCost(table: Table): ImportProblem[] {
  const basis = table.basis.get("costTotal");
  const quantity = table.columns.get("quantity") ?? -1;
  const isOne = table.rows.every(({ cells }) => /^-?1([.,]0*)?$|^$/.test(cells[quantity] ?? ""));
  if (basis?.confidence !== "low" || isOne || quantity < 0) return [];
  const header = table.header[basis.index] ?? "";
  const message = `“${showCell(header)}” was taken for what each line cost in all, and nothing in the file confirms it: choose “${FIELD_LABELS.entryPrice}” for it among the columns if it is what one share cost.`;
  return [columnProblem(table, "warning", header, message)];
}

/** "Cost Basis" over what a share cost. */
function costOfShare(table: Table): ImportProblem[] {
  const basis = table.basis.get("entryPrice");
  if (!basis?.isGuess) return [];
  const header = table.header[basis.index] ?? "";
  const message = `“${showCell(header)}” was taken for what one share cost, because its amounts lie near the prices: choose “${FIELD_LABELS.costTotal}” for it among the columns if it is what each line cost in all.`;
  return [columnProblem(table, "warning", header, message)];
}
