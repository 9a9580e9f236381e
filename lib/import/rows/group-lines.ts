import { symbolCandidates } from "../symbols/symbol-candidates";
import type { Table } from "../tables/table";
import { isBlank } from "../text/records";
import { readCash } from "./cash";
import { isClassName } from "./class-words";
import type { FileFacts } from "./file-facts";
import { RowCells } from "./row-cells";
import { isTotalName } from "./total-name";

/** Sums of what a file shows agree to the cent. */
const CENT = 0.005;

const ABOVE = "States the sum of the lines above it.";
const BELOW = "Heads a group and states the sum of the lines below it.";

/**
 * Lines of words and a value that head a group ("US Stocks,,,5509.70") or close it ("Technology,,4000"): the lines below, or
 * above, up to where another group or the table ends, sum to their value exactly, and so each would count twice. A sum may
 * be chance ("Pension,,20000" of values kept round by hand): the name is one of a class, or another group of several lines is
 * proved in the same way.
 *
 * @param skipped lines that are left out by choice, and count for nothing
 * @returns by line number, why it is none of the holdings
 */
export function groupLines(table: Table, skipped: ReadonlySet<number>, facts: FileFacts): ReadonlyMap<number, string> {
  const { columns } = table;
  const value = columns.get("value") ?? -1;
  const amount = columns.get("quantity") ?? -1;
  const name = columns.get("symbol") ?? columns.get("description") ?? -1;
  const bare = table.rows.some(
    ({ cells }) => (cells[value] ?? "") !== "" && ((cells[amount] ?? "") === "" || endsSmall(cells[name] ?? "")),
  );
  if (value < 0 || amount < 0 || !bare) return new Map();
  const rows = table.rows
    .filter((record) => !isBlank(record) && !skipped.has(record.line))
    .map((record) => new RowCells(record, table, facts));
  const heads = rows.map(mayHead);
  const ends = rows.map((row, index) => heads[index] || isTotalName(nameOf(row)));
  const of = (fewest: number, step: 1 | -1) =>
    rows.filter((_, index) => heads[index] && sumsUp(rows, ends, index, fewest, step));
  const found = new Map<number, string>();
  for (const [step, why] of [
    [1, BELOW],
    [-1, ABOVE],
  ] as const) {
    const proved = of(2, step);
    const isProved = proved.length > 1;
    // That one line repeats another's value may be chance, but not that of a class beside groups that are proved.
    for (const row of proved.length > 0 ? of(1, step) : []) {
      const isGroup = isClassName(nameOf(row)) || (isProved && proved.includes(row));
      if (isGroup && !found.has(row.line)) found.set(row.line, why);
    }
  }
  return found;
}

function nameOf(row: RowCells): string {
  return row.text("symbol") || row.text("description");
}

/** Whether the last letter is a small one: tickers have none. */
function endsSmall(name: string): boolean {
  const last = name.charCodeAt(name.length - 1);
  return last >= 97 && last <= 122;
}

/** Whether the lines below, or above, up to where some group ends, come to the value of a line, and to its quantity where it has one. */
function sumsUp(
  rows: readonly RowCells[],
  ends: readonly boolean[],
  index: number,
  fewest: number,
  step: 1 | -1,
): boolean {
  const stated = statedIn(rows[index], "value");
  const held = statedIn(rows[index], "quantity");
  if (stated === null || stated === 0) return false;
  let [sum, quantity, members] = [0, 0, 0];
  for (let at = index + step; at >= -1 && at <= rows.length; at += step) {
    const isEnd = at === -1 || at === rows.length || ends[at];
    const isSum = Math.abs(sum - stated) < CENT && (held === null || Math.abs(quantity - held) < CENT);
    if (isEnd && members >= fewest && isSum) return true;
    // A line that closes its group follows its members at once.
    if (isEnd && step === -1) return false;
    if (isEnd) continue;
    sum += statedIn(rows[at], "value") ?? 0;
    quantity += statedIn(rows[at], "quantity") ?? 0;
    members += 1;
    if (members > MOST_MEMBERS) return false;
  }
  return false;
}

/** Beyond that it would take long to sum for each line. */
const MOST_MEMBERS = 500;

function statedIn(row: RowCells | undefined, field: "value" | "quantity"): number | null {
  const reading = row?.number(field);
  return reading?.ok && reading.value !== null ? Number(reading.value) : null;
}

/** Words with a value, and neither a price nor anything that a security is known by. */
function mayHead(row: RowCells): boolean {
  if (row.text("value") === "" || KNOWN_BY.some((field) => row.text(field) !== "")) return false;
  const name = nameOf(row);
  if (!/\p{Ll}/u.test(name) || isTotalName(name) || readCash(name, false) !== null) return false;
  // "Bonds" has the form of a ticker in small letters, "aapl" too; a heading begins with a capital.
  return row.text("symbol") === "" || /^\p{Lu}/u.test(name) || symbolCandidates(name).length === 0;
}

const KNOWN_BY = ["price", "entryPrice", "identifier", "underlying", "investmentClass", "entryDate"] as const;
