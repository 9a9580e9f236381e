import { FIELD_LABELS } from "../fields";
import { type ImportProblem, showCell } from "../problems";
import { isShortSide } from "../rows/short-lines";
import type { Table } from "../tables/table";
import { columnProblem } from "./column-problem";
import { madeName } from "./made-header";
import { filesUnder, unreadSide } from "./side-columns";

/** What was assumed of long and short, in a table whose headers do not say which column is the side. */
export function sideProblems(table: Table): ImportProblem[] {
  return [...shortByCells(table), ...openSide(table)];
}

/** A side that was told by its cells and turns lines short: a reading of another sign is always said. */
function shortByCells(table: Table): ImportProblem[] {
  const side = table.basis.get("side");
  const [kind, amount] = [table.columns.get("assetType"), table.columns.get("quantity") ?? table.columns.get("value")];
  if (amount === undefined) return [];
  return [
    ...(side?.isGuess ? turned(table, side.index, amount, isShortSide) : []),
    // A kind of asset called "Short" may be an inverse fund, or a term.
    ...(kind === undefined ? [] : turned(table, kind, amount, (cell) => /^short(?:[ -]etf)?$/i.test(cell.trim()))),
  ];
}

function turned(table: Table, index: number, amount: number, isOut: (cell: string) => boolean): ImportProblem[] {
  const lines = table.rows.filter(
    ({ cells }) => isOut(cells[index] ?? "") && /^[^-−–(]*\d[^-−–]*$/.test(cells[amount] ?? ""),
  );
  const [first] = lines;
  if (!first) return [];
  const header = table.header[index] ?? "";
  const name = showCell(header || madeName(index));
  const count = lines.length === 1 ? `line ${first.line} is` : `${lines.length} lines from line ${first.line} on are`;
  const message = `“${name}” was taken for the side because of what its cells say, so ${count} held short (“${showCell(first.cells[index] ?? "", 20)}”). Choose that “${name}” is not read if nothing there is sold short.`;
  return [columnProblem(table, "warning", header || null, message)];
}

/** Long and short in a column that was not taken for the side, though its header would let it be one. */
function openSide(table: Table): ImportProblem[] {
  const index = unreadSide(table);
  const header = table.header[index ?? -1] ?? "";
  if (index === null || header === "") return [];
  const reason = filesUnder(header)
    ? "its header may be that of terms as well"
    : "the amounts or the dates speak against it";
  const message = `“${showCell(header)}” says long and short and was not taken for the side, because ${reason}: choose “${FIELD_LABELS.side}” for it among the columns if its shorts are short positions.`;
  return [columnProblem(table, "warning", header || null, message)];
}
