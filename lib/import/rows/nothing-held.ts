import { headerWord } from "../columns/header-word";
import { rememberOf } from "../columns/remembered-objects";
import { showCell } from "../problems";
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
  if (isRule(row.cells)) return "A rule between lines, not a holding.";
  if (isZeroQuantity(row)) return "Its quantity is zero: nothing is held.";
  if (isDashQuantity(row)) return "Its quantity is a dash, which stands for zero: nothing is held.";
  const isWatched = saysNothingHeld(row) && isWatchList(row.table.header);
  return isWatched && row.text("symbol") !== "" ? "On a watch list: it has a price and nothing is held." : null;
}

/** Dashes in every cell that says something, and in two at least. */
function isRule(cells: readonly string[]): boolean {
  let filled = 0;
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i] ?? "";
    if (cell === "") continue;
    if ((!cell.startsWith("-") && !cell.startsWith(":")) || !/^:?-{3,}:?$/.test(cell)) return false;
    filled += 1;
  }
  return filled > 1;
}

function saysNothingHeld(row: RowCells): boolean {
  for (let i = 0; i < HELD.length; i += 1) if (!isNothing(row.text(HELD[i] ?? "quantity"))) return false;
  return true;
}

/** Headers of a column that says whether a position is still open; a market's own state ("Market Status") is none of them. */
const STATUS_WORDS = new Set(["status", "position status", "trade status", "holding status", "state"]);
const CLOSED = /^(closed|closed out|sold|sold out|exited|expired|geschlossen|verkauft)( position)?$/i;

/** Why a line that the file calls closed holds nothing; null where it does not, or says when or at what it was sold. */
export function closedBefore(row: RowCells): string | null {
  if (row.text("exitDate") !== "" || row.text("exitPrice") !== "") return null;
  const index = statusColumn(row.table.header);
  const cell = index === -1 ? "" : (row.cells[index] ?? "").trim();
  return cell !== "" && CLOSED.test(cell) ? `Its status is “${showCell(cell)}”: nothing of it is held any more.` : null;
}

const statusColumn = rememberOf((header: readonly string[]) =>
  header.findIndex((cell) => STATUS_WORDS.has(headerWord(cell))),
);

/** "-0" and "(0)" are slips, and told as such. */
function isZeroQuantity(row: RowCells): boolean {
  const cell = row.text("quantity");
  if (!cell.includes("0") || /[-−(]/.test(cell)) return false;
  const reading = row.number("quantity");
  return reading.ok && reading.value !== null && isZero(reading.value) && statesNoAmount(row);
}

/** "-" as spreadsheets write zero among amounts, beside a value that is none either: two dashes say that nothing is known. */
function isDashQuantity(row: RowCells): boolean {
  const cell = row.text("quantity");
  return cell !== "" && cell.length < 5 && /^(?:[$€£]\s?)?[-–—](?:\s?[$€£])?$/.test(cell) && statesNoAmount(row);
}

function statesNoAmount(row: RowCells): boolean {
  return (["value", "weight"] as const).every((field) => {
    const other = row.number(field);
    return other.ok && (other.value === null || isZero(other.value));
  });
}

const isWatchList = rememberOf(
  (header: readonly string[]) => header.filter((cell) => QUOTE_WORDS.has(headerWord(cell))).length > 2,
);
