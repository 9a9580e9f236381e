import type { Cells } from "./column-products";
import { chosenByUser, drop, put, type TableColumns } from "./found-columns";
import { headerWord } from "./header-word";

const IN = /^(?:buy|bought|long|b|kauf|achat|compra|acquisto|koop)$/i;
const OUT = /^(?:sell|sold|short|s|verkauf|vente|venta|vendita|verkoop)$/i;
/** Headers that are made of both sides. */
const BOTH_SIDES =
  /^(?:buy|b|long|l|kauf|achat|compra|acquisto|koop)(?: ?[/|-] ?| or | )(?:sell|s|short|verkauf|vente|venta|vendita|verkoop)$/;
/** Headers that say no more than a kind: a side only where both stand below them in words, as S may be a stock. */
const ONLY_KIND = /^(?:(?:order |trade |deal )?(?:side|direction)|type|typ|tipo)$/;
/** What somebody did, or will do: a side beside "Open Price" only. */
const ACTION = /^action$/;
const OPEN = /\b(?:open|opened|opening)\b/;
const OPENED = /\b(?:open|opened|opening|entry)\b/;
/** Of trades that were closed again nothing is held. */
const CLOSED = /\b(?:clos(?:e|ed|ing)|exit|sold|realised|realized)\b/;

/**
 * Buy and sell under a header of sides, beside the price at which a position was opened and no day of a trade: the list is of
 * what is open, and the column says which of it is short. Brokers of margin accounts write their positions so. Under any other
 * header they may be advice ("Rating") or a plan ("Next step"), and make nothing short.
 */
export function putOpenSide(
  found: TableColumns,
  header: readonly string[],
  sample: Cells,
  leftOut: ReadonlySet<number>,
): void {
  const { columns } = found;
  const word = (index: number | undefined) => headerWord(header[index ?? -1] ?? "");
  const price = word(columns.get("entryPrice"));
  const isDated = columns.has("date") || (columns.has("entryDate") && !OPENED.test(word(columns.get("entryDate"))));
  if (
    chosenByUser(found, "action") ||
    columns.has("side") ||
    !OPENED.test(price) ||
    isDated ||
    columns.has("exitPrice") ||
    columns.has("exitDate")
  )
    return;
  if (header.some((cell) => /date|time/i.test(cell) && CLOSED.test(headerWord(cell)))) return;
  const taken = new Set([...columns].flatMap(([field, at]) => (field === "action" || field === "assetType" ? [] : at)));
  const index = header.findIndex((cell, at) => {
    if (taken.has(at) || leftOut.has(at)) return false;
    const name = headerWord(cell);
    if (BOTH_SIDES.test(name)) return tellsSides(sample, at, false);
    return (ONLY_KIND.test(name) || (ACTION.test(name) && OPEN.test(price))) && tellsSides(sample, at, true);
  });
  if (index < 0) return;
  for (const field of ["action", "assetType"] as const) if (columns.get(field) === index) drop(found, field);
  const why = `Its cells say buy and sell beside “${header[columns.get("entryPrice") ?? -1]}”: the lines are open positions.`;
  put(found, header, "side", { index, confidence: "medium", why, isGuess: true });
}

/** @param wantsBoth whether each side must stand there, in words: the column's own header does not name them */
function tellsSides(sample: Cells, index: number, wantsBoth: boolean): boolean {
  let [ins, outs] = [0, 0];
  for (const row of sample) {
    const cell = (row[index] ?? "").trim();
    if (cell === "") continue;
    if (wantsBoth && cell.length === 1) return false;
    if (IN.test(cell)) ins += 1;
    else if (OUT.test(cell)) outs += 1;
    else return false;
  }
  return wantsBoth ? ins > 0 && outs > 0 : ins + outs > 0;
}
