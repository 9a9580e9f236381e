import { symbolCandidates } from "../symbols/symbols";
import type { Table } from "../tables/tables";
import { isBlank } from "../text/records";
import { readCash } from "./cash";
import { type FileFacts, RowCells } from "./row-cells";
import { isTotalName } from "./row-without-holding";

/** Sums of what a file shows agree to the cent. */
const CENT = 0.005;

/**
 * Lines of words and a value that head a group ("US Stocks,,,5509.70"): the lines below, up to where another group or the
 * table ends, sum to their value exactly, and so each would count twice.
 *
 * @param skipped lines that are left out by choice, and count for nothing
 * @returns their line numbers
 */
export function groupLines(table: Table, skipped: ReadonlySet<number>, facts: FileFacts): ReadonlySet<number> {
  const { columns } = table;
  const value = columns.get("value") ?? -1;
  const amount = columns.get("quantity") ?? -1;
  const bare = table.rows.some(({ cells }) => (cells[value] ?? "") !== "" && (cells[amount] ?? "") === "");
  if (value < 0 || amount < 0 || !bare) return new Set();
  const rows = table.rows
    .filter((record) => !isBlank(record) && !skipped.has(record.line))
    .map((record) => new RowCells(record, table, facts));
  const ends = rows.map((row) => mayHead(row) || isTotalName(row.text("symbol") || row.text("description")));
  const of = (fewest: number) => rows.filter((row, index) => mayHead(row) && sumsBelow(rows, ends, index, fewest));
  // That one line repeats another's value may be chance, but not below groups that are proved.
  const proved = of(2);
  const found = proved.length > 0 ? of(1) : proved;
  return new Set(found.map(({ line }) => line));
}

/** Whether the values below, up to where some group ends, come to that of a line. */
function sumsBelow(rows: readonly RowCells[], ends: readonly boolean[], index: number, fewest: number): boolean {
  const stated = statedIn(rows[index]);
  if (stated === null || stated === 0) return false;
  let [sum, members] = [0, 0];
  for (let below = index + 1; below <= rows.length; below += 1) {
    const isEnd = below === rows.length || ends[below];
    if (isEnd && members >= fewest && Math.abs(sum - stated) < CENT) return true;
    if (isEnd) continue;
    sum += statedIn(rows[below]) ?? 0;
    members += 1;
    if (members > MOST_MEMBERS) return false;
  }
  return false;
}

/** Beyond that it would take long to sum for each line. */
const MOST_MEMBERS = 500;

function statedIn(row: RowCells | undefined): number | null {
  const reading = row?.number("value");
  return reading?.ok && reading.value !== null ? Number(reading.value) : null;
}

/** Words with a value, and neither a quantity nor a price nor anything that a security is known by. */
function mayHead(row: RowCells): boolean {
  if (row.text("value") === "" || KNOWN_BY.some((field) => row.text(field) !== "")) return false;
  const name = row.text("symbol") || row.text("description");
  if (!/\p{Ll}/u.test(name) || isTotalName(name) || readCash(name, false) !== null) return false;
  // "Bonds" has the form of a ticker in small letters, "aapl" too; a heading begins with a capital.
  return row.text("symbol") === "" || /^\p{Lu}/u.test(name) || symbolCandidates(name).length === 0;
}

const KNOWN_BY = ["quantity", "price", "entryPrice", "identifier", "underlying", "investmentClass"] as const;
