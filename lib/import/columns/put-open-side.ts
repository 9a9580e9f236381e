import type { Cells } from "./column-products";
import { chosenByUser, drop, put, type TableColumns } from "./found-columns";
import { headerWord } from "./header-word";

const SIDE =
  /^(?:buy|bought|long|b|kauf|achat|compra|acquisto|koop|sell|sold|short|s|verkauf|vente|venta|vendita|verkoop)$/i;
const OPENED = /\b(?:open|opened|opening|entry)\b/;
/** Of trades that were closed again nothing is held. */
const CLOSED = /\b(?:clos(?:e|ed|ing)|exit|sold|realised|realized)\b/;

/**
 * Buy and sell beside the price at which a position was opened, and no day of a trade: the list is of what is open, and the
 * column says which of it is short. Brokers of margin accounts write their positions so.
 */
export function putOpenSide(
  found: TableColumns,
  header: readonly string[],
  sample: Cells,
  leftOut: ReadonlySet<number>,
): void {
  const { columns } = found;
  const word = (index: number | undefined) => headerWord(header[index ?? -1] ?? "");
  const isOpened = OPENED.test(word(columns.get("entryPrice")));
  const isDated = columns.has("date") || (columns.has("entryDate") && !OPENED.test(word(columns.get("entryDate"))));
  if (
    chosenByUser(found, "action") ||
    columns.has("side") ||
    !isOpened ||
    isDated ||
    columns.has("exitPrice") ||
    columns.has("exitDate")
  )
    return;
  if (header.some((cell) => /date|time/i.test(cell) && CLOSED.test(headerWord(cell)))) return;
  const taken = new Set([...columns].flatMap(([field, at]) => (field === "action" || field === "assetType" ? [] : at)));
  const index = header.findIndex((_, at) => !taken.has(at) && !leftOut.has(at) && tellsSides(sample, at));
  if (index < 0) return;
  for (const field of ["action", "assetType"] as const) if (columns.get(field) === index) drop(found, field);
  const why = `Its cells say buy and sell beside “${header[columns.get("entryPrice") ?? -1]}”: the lines are open positions.`;
  put(found, header, "side", { index, confidence: "medium", why });
}

function tellsSides(sample: Cells, index: number): boolean {
  let told = false;
  for (const row of sample) {
    const cell = (row[index] ?? "").trim();
    if (cell === "") continue;
    if (!SIDE.test(cell)) return false;
    told = true;
  }
  return told;
}
