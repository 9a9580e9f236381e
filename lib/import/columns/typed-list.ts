import { weighColumn } from "./cell-kinds";
import type { Cells } from "./column-products";
import { areNumbers } from "./content-columns";
import { put, type TableColumns } from "./found-columns";
import { isMade } from "./made-header";

/**
 * A list typed without a header, "AAPL 10 200.50": the number beside the quantity is the price. Left open where the first
 * has cents and the second has none, which is then as likely the quantity, and where there are more numbers than two.
 */
export function putTypedPrice(found: TableColumns, header: readonly string[], sample: Cells): void {
  const quantity = found.basis.get("quantity");
  if (!isMade({ header }) || !quantity?.isGuess || found.columns.has("price") || found.columns.has("value")) return;
  const read = new Set(found.columns.values());
  const others = header.flatMap((_, index) => {
    const kinds = weighColumn(sample, index);
    const isAmount = kinds.filled > 0 && kinds.numbers === kinds.filled && kinds.percents === 0;
    const isNumber = kinds.whole === kinds.filled && areNumbers(sample, index);
    return !read.has(index) && isAmount && !isNumber ? [{ index, kinds }] : [];
  });
  const [price] = others;
  if (price === undefined || others.length > 1) return;
  const counted = weighColumn(sample, quantity.index);
  const isMoney = price.kinds.money === price.kinds.filled;
  const isTurned = hasCents(sample, quantity.index) && !hasCents(sample, price.index);
  if (counted.money > 0 || (!isMoney && (isTurned || price.index < quantity.index))) return;
  const why = "It is the number beside the quantity.";
  put(found, header, "price", { index: price.index, confidence: "low", why, isGuess: true });
}

function hasCents(sample: Cells, index: number): boolean {
  return sample.some((row) => /\d[.,]\d{1,2}$/.test(row[index] ?? ""));
}
