import { looseNumber } from "../text/numbers-loosely";
import { weighColumn } from "./cell-kinds";
import type { Cells } from "./column-products";
import { chosenByUser, drop, occupied, put, type TableColumns } from "./found-columns";
import { headerWord } from "./header-word";

/** How far prices of one thing lie apart at most, then and now. */
const NEAR = 5;

/** "Entry" and "Current": days or prices, a price or a value, by what stands below them. */
export function putTradeWordsRight(
  found: TableColumns,
  header: readonly string[],
  sample: Cells,
  leftOut: ReadonlySet<number>,
): void {
  putEntryDay(found, header, sample);
  const current = header.findIndex((cell) => headerWord(cell) === "current");
  if (current < 0 || occupied(found, current) || leftOut.has(current) || weighColumn(sample, current).numbers === 0)
    return;
  const [isPrice, isValue] = [false, true].map((isWhole) => isNear(found, sample, current, isWhole));
  // With a share or two a line it may be either.
  if (isPrice === isValue) return;
  if (isPrice && !found.columns.has("price")) {
    put(found, header, "price", {
      index: current,
      confidence: "medium",
      why: "Its header is “Current”, and its amounts lie near the entry prices.",
    });
  } else if (isValue && !found.columns.has("value")) {
    put(found, header, "value", {
      index: current,
      confidence: "medium",
      why: "Its header is “Current”, and its amounts lie near the quantity times the entry price.",
    });
  }
}

function putEntryDay(found: TableColumns, header: readonly string[], sample: Cells): void {
  const index = found.columns.get("entryPrice");
  if (index === undefined || headerWord(header[index] ?? "") !== "entry" || chosenByUser(found, "entryPrice")) return;
  const { filled, dates } = weighColumn(sample, index);
  if (filled === 0 || dates < filled) return;
  drop(found, "entryPrice");
  if (found.columns.has("entryDate")) return;
  put(found, header, "entryDate", {
    index,
    confidence: "medium",
    why: "Its header is “Entry”, and its cells are days.",
  });
}

function isNear({ columns }: TableColumns, sample: Cells, index: number, isWhole: boolean): boolean {
  const [entry, quantity] = [columns.get("entryPrice"), columns.get("quantity")];
  if (entry === undefined || (isWhole && quantity === undefined)) return false;
  let seen = 0;
  for (const row of sample) {
    const [now, paid, held] = [index, entry, quantity ?? -1].map((at) => looseNumber(row[at] ?? ""));
    if (now == null || paid == null || (isWhole && held == null)) continue;
    const ratio = Math.abs(now / (isWhole ? paid * (held ?? 1) : paid));
    if (!(ratio < NEAR && ratio > 1 / NEAR)) return false;
    seen += 1;
  }
  return seen > 0;
}
