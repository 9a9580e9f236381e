import type { RowCells } from "./row-cells";

/** A short by the title it stands under, or by the line's words: its side column, or a kind of asset such as "Short stock". */
export function isShort(row: RowCells): boolean {
  if (row.table.shortLines.has(row.line)) return true;
  const side = row.text("side");
  const type = row.text("assetType");
  return (side !== "" && isShortSide(side)) || (type !== "" && SHORT_TYPE.test(type.trim()));
}

/** Whether the line's own side says that it is long. */
export function isCalledLong(row: RowCells): boolean {
  return /^long\b/i.test(row.text("side").trim());
}

/** Not "Short-term bond": the word alone, or beside what is held short. */
const SHORT_TYPE =
  /^(short|short[ -](stock|equity|position|sale|etf|call|put|option)s?|(stock|equity|etf|option|call|put)s?[ (–-]+short\)?)$/i;

/** Whether a side's word or letter is that of a short position. */
export function isShortSide(side: string): boolean {
  return /^(short|s|sell|sell short|sold|sold short|short (position|sale)|verkauf|vente|venta|vendita|verkoop)$/i.test(
    side.trim(),
  );
}
