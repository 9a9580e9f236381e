import { looseNumber } from "../text/numbers-loosely";
import { weighColumn } from "./cell-kinds";
import type { Cells } from "./column-products";
import { chosenByUser, drop, put, type TableColumns } from "./found-columns";
import { headerWord } from "./header-word";

/** Words for the day of a sale that head the number sold as well. */
const SOLD = /^(?:sold|shares sold|units sold)$/;
/** Columns among which the number bought and what is left are sought. */
const MOST = 12;

/**
 * "Bought", "Sold", "Held" over numbers: what was sold is no day, where what was bought less it is another column on every
 * line, which is then the quantity.
 */
export function putBoughtAndSold(found: TableColumns, header: readonly string[], sample: Cells): void {
  const sold = found.columns.get("exitDate");
  if (sold === undefined || chosenByUser(found, "exitDate") || !SOLD.test(headerWord(header[sold] ?? ""))) return;
  const { filled, numbers, dates } = weighColumn(sample, sold);
  if (filled === 0 || numbers < filled || dates > 0) return;
  const others = header.flatMap((_, index) => (index !== sold && weighColumn(sample, index).numbers > 0 ? index : []));
  const columns = others.slice(0, MOST);
  for (const bought of columns) {
    const held = columns.find((index) => index !== bought && isRest(sample, bought, sold, index));
    if (held === undefined) continue;
    const before = found.columns.get("quantity");
    if (before !== undefined && before !== held && before !== bought) return;
    drop(found, "exitDate");
    if (found.columns.get("entryDate") === bought) drop(found, "entryDate");
    if (before === held || chosenByUser(found, "quantity")) return;
    drop(found, "quantity");
    const why = `It is “${header[bought]}” less “${header[sold]}” on every line.`;
    const instead = before === bought ? { insteadOf: bought } : {};
    put(found, header, "quantity", { index: held, confidence: "medium", why, isProved: true, ...instead });
    return;
  }
}

function isRest(sample: Cells, bought: number, sold: number, held: number): boolean {
  let [seen, some] = [0, false];
  for (const row of sample) {
    const [b, s, h] = [bought, sold, held].map((index) => looseNumber(row[index] ?? ""));
    if (b == null || h == null) {
      if (b != null || s != null || h != null) return false;
      continue;
    }
    if (Math.abs(b - (s ?? 0) - h) > Math.abs(b) * 1e-6) return false;
    seen += 1;
    some ||= (s ?? 0) !== 0;
  }
  return seen > 0 && some;
}
