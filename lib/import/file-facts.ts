import type { ReadOptions } from "./preview";
import type { Dialects, FileFacts } from "./row-cells";
import type { Table } from "./tables";
import { unitOfWeights } from "./weights";

/** What holds for all lines of a file, from all of them. */
export function factsOf(
  tables: readonly Table[],
  dialects: Dialects,
  { equity }: Pick<ReadOptions, "equity">,
): FileFacts {
  const levels = new Set<string>();
  for (const { columns, rows } of tables) {
    const index = columns.get("level");
    if (index === undefined) continue;
    for (const { cells } of rows) levels.add((cells[index] ?? "").toLowerCase());
  }
  const said = new Set<string>();
  return {
    dialects,
    equity: equity ?? null,
    weightUnit: unitOfWeights(tables, dialects),
    levels,
    sayOnce: (key) => !said.has(key) && said.add(key) !== null,
  };
}
