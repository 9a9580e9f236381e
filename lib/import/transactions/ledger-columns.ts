import { madeName } from "../columns/made-header";
import { SAID_BY_USER } from "../columns/said-columns";
import type { PreviewColumn } from "../preview";
import { showCell } from "../problems";
import { isNothing } from "../text/numbers";
import type { LedgerTable } from "./find-ledger";
import { purposeOf } from "./trade-fields";

const EXAMPLES = 3;
const EXAMPLE_LINES = 50;

/** What each column of the list was read as. One without a name is among them where it holds something. */
export function ledgerColumns(table: LedgerTable | undefined): PreviewColumn[] {
  if (!table) return [];
  const sample = table.rows.slice(0, EXAMPLE_LINES);
  return table.header.flatMap((header, index): PreviewColumn[] => {
    const cells = sample.map((row) => row.cells[index] ?? "").filter((cell) => !isNothing(cell));
    const examples = [...new Set(cells)].slice(0, EXAMPLES).map((cell) => showCell(cell, 30));
    if (header === "" && examples.length === 0) return [];
    return [{ index, header: header || madeName(index), ...readingOf(table, index), examples }];
  });
}

function readingOf(table: LedgerTable, index: number): Pick<PreviewColumn, "field" | "confidence" | "why"> {
  const said = table.said.get(index);
  if (said !== undefined) return { field: said, confidence: said === null ? null : "high", why: SAID_BY_USER };
  const use = purposeOf(table.columns, table.fees, index);
  if (!use) return { field: null, confidence: null, why: "Not needed to net the trades." };
  const guess = table.basis.get(index);
  if (guess) return { field: use.field, confidence: guess.confidence, why: guess.why };
  const why = table.header[index] === "" ? `Where it stands, it is ${use.word}.` : `Its header names ${use.word}.`;
  return { field: use.field, confidence: table.broker.broker === null ? "medium" : "high", why };
}
