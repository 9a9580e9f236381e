import { madeName, widthOf } from "./columns/made-header";
import { FIELDS } from "./fields";
import type { PreviewColumn } from "./preview";
import { showCell } from "./problems";
import type { Table } from "./tables/table";
import { isNothing } from "./text/numbers";

const EXAMPLES = 3;
const EXAMPLE_LINES = 50;

/** What each column of a table was read as, why, and a few of its cells, for a mapping that can be changed. */
export function columnsOf(table: Table | undefined): PreviewColumn[] {
  if (!table) return [];
  const { header, columns, basis, rows, added } = table;
  const sample = rows.slice(0, EXAMPLE_LINES);
  const width = widthOf([header, ...sample.map(({ cells }) => cells)]);
  return Array.from({ length: width }, (_, index): PreviewColumn => {
    const field = FIELDS.find((one) => columns.get(one) === index) ?? null;
    const found = field === null ? undefined : basis.get(field);
    const owner = field === null ? [...basis.values()].find(({ twin }) => twin === index) : undefined;
    const cells = sample.map((row) => row.cells[index] ?? "").filter((cell) => !isNothing(cell));
    return {
      index,
      header: header[index] || madeName(index),
      ...(added?.has(index) && { isAdded: true }),
      field,
      confidence: field === null ? null : (found?.confidence ?? "medium"),
      why:
        field === null
          ? owner
            ? `It is read together with “${header[owner.index]}”.`
            : "Nothing that is stored is in it, as far as we can tell."
          : (found?.why ?? "The file's layout says so."),
      examples: [...new Set(cells)].slice(0, EXAMPLES).map((cell) => showCell(cell, 30)),
    };
  }).filter(({ index, examples, field }) => (header[index] ?? "") !== "" || examples.length > 0 || field !== null);
}
