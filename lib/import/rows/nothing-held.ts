import { headerWord } from "../columns/columns";
import { isZero } from "../text/decimal";
import { isNothing } from "../text/numbers";
import type { RowCells } from "./row-cells";

/** Columns of quotes, which lists of what is watched have and lists of what is held have not. */
const QUOTE_WORDS = new Set(["open", "high", "low", "volume", "high limit", "low limit", "day's range", "bid", "ask"]);
/** What a line says of a holding, beside its name and its market's price. */
const HELD = ["quantity", "value", "weight", "costTotal", "entryPrice", "entryDate"] as const;

/**
 * Why a line of a symbol holds nothing: its quantity is zero and nothing else speaks of an amount, or it is only watched.
 * Null where it holds something, and where a number is just missing: a blank beside a value is not nothing.
 */
export function nothingHeld(row: RowCells): string | null {
  const filled = row.cells.filter((cell) => cell !== "");
  if (filled.length > 1 && filled.every((cell) => /^:?-{3,}:?$/.test(cell)))
    return "A rule between lines, not a holding.";
  if (isZeroQuantity(row)) return "Its quantity is zero: nothing is held.";
  const isWatched = HELD.every((field) => isNothing(row.text(field))) && isWatchList(row.table.header);
  return isWatched && row.text("symbol") !== "" ? "On a watch list: it has a price and nothing is held." : null;
}

/** "-0" and "(0)" are slips, and told as such. */
function isZeroQuantity(row: RowCells): boolean {
  const cell = row.text("quantity");
  if (!cell.includes("0") || /[-−(]/.test(cell)) return false;
  const reading = row.number("quantity");
  if (!reading.ok || reading.value === null || !isZero(reading.value)) return false;
  return (["value", "weight"] as const).every((field) => {
    const other = row.number(field);
    return other.ok && (other.value === null || isZero(other.value));
  });
}

const known = new WeakMap<readonly string[], boolean>();

function isWatchList(header: readonly string[]): boolean {
  const before = known.get(header);
  if (before !== undefined) return before;
  const found = header.filter((cell) => QUOTE_WORDS.has(headerWord(cell))).length > 2;
  known.set(header, found);
  return found;
}
