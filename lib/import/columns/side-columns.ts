import type { Field } from "../fields";
import type { Table } from "../tables/tables";
import { headerWord } from "./columns";
import type { ColumnBasis } from "./content-columns";

const LONG_OR_SHORT = /^(long|short)$/i;
/** Headers of a column of yes and no. */
const SHORT_FLAG = /^(is )?(short|shorted|short position|held short)( ?\(?y\/n\)?)?\??$/;
const YES = /^(y|yes|true|x|1|ja|oui|sí|si|short)$/i;
const YES_OR_NO = /^(y|yes|true|x|1|ja|oui|sí|si|n|no|false|0|nein|non|nee|short|long)$/i;

/** A side told by what stands in a column: long and short under any header, or yes and no under "Short?". */
export function putSides(
  { columns, basis }: { columns: ReadonlyMap<Field, number>; basis: ReadonlyMap<Field, ColumnBasis> },
  header: readonly string[],
  sample: readonly (readonly string[])[],
  put: (field: Field, basis: ColumnBasis) => void,
  drop: (field: Field) => void,
): void {
  if (columns.has("side")) return;
  const fieldAt = new Map([...columns].map(([field, index]) => [index, field]));
  for (const [index, cell] of header.entries()) {
    const field = fieldAt.get(index);
    // "Position" is a word for the quantity, and heads a column of long and short as well.
    if (field !== undefined && (field !== "quantity" || basis.get(field)?.confidence === "high")) continue;
    const isFlag = isShortFlag(cell);
    const told = tellsSide(sample, index, isFlag ? YES_OR_NO : LONG_OR_SHORT);
    if (!told) continue;
    if (field !== undefined) drop(field);
    const why = isFlag ? `Its header is “${cell}”.` : "Its cells say long or short.";
    put("side", { index, confidence: "medium", why });
    return;
  }
}

/** The table with the lines that are short by a yes under "Short?". */
export function withShortFlags(table: Table): Table {
  const index = table.columns.get("side");
  if (index === undefined || !isShortFlag(table.header[index] ?? "")) return table;
  const lines = table.rows.flatMap(({ line, cells }) => (YES.test((cells[index] ?? "").trim()) ? line : []));
  return lines.length === 0 ? table : { ...table, shortLines: new Set([...table.shortLines, ...lines]) };
}

function isShortFlag(cell: string): boolean {
  return /short/i.test(cell) && SHORT_FLAG.test(headerWord(cell));
}

function tellsSide(sample: readonly (readonly string[])[], index: number, form: RegExp): boolean {
  let told = false;
  for (const row of sample) {
    const cell = row[index] ?? "";
    if (cell === "") continue;
    if (!form.test(cell.trim())) return false;
    told = true;
  }
  return told;
}
