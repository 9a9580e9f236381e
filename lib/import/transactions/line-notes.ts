import { type CsvRecord, hasOneCell } from "../text/records";
import { cellOf } from "./cell-of";
import { wordsOf } from "./line-words";
import type { OpenLedger } from "./open-ledger";

const TOTAL = /^(transactions? |account |grand |sub[- ]?|net )*totals?\b|^(gesamt(summe)?|summe|totaal)\b/i;
const NOT_DONE =
  /^(cancel|reject|expired|pending|open$|offen$|new$|working|failed|declined|unfilled|unexecuted|not (filled|executed)|submitted|queued|placed$|inactive|void|deleted|storniert|abgelehnt|abgelaufen|gestrichen|gelöscht|nicht ausgeführt|annul|anul|rechaz|rejet|rifiutat|scadut|afgewezen|geannuleerd|vervallen|makulerad|pendiente|en attente|in attesa|ausstehend)/i;

/** Why a line is none of the list's own, or null. */
export function noteOf(table: OpenLedger, record: CsvRecord): string | null {
  if (cellOf(table, record, "symbol") === "" && beginsWithTotal(record)) {
    return "A total of the lines above.";
  }
  const date = cellOf(table, record, "date");
  const said = wordsOf(table, record);
  if (hasOneCell(record.cells)) return "A note, not a movement.";
  if (!/\d/.test(date) && said === "" && !/\d/.test(cellOf(table, record, "quantity"))) {
    return "Says neither when nor what: the rest of the line above, or a note.";
  }
  const level = cellOf(table, record, "detail");
  if (level !== "" && /^(closed ?_?lot|lot|wash ?_?sale|symbol_summary|asset_summary|subtotal|total)$/i.test(level)) {
    return "The detail or sum of trades that have lines of their own.";
  }
  const status = cellOf(table, record, "status");
  if (status !== "" && NOT_DONE.test(status) && !isPartlyDone(table, record))
    return "An order that was not carried out.";
  return null;
}

/** Of an order that was cancelled, what had been filled before counts. */
function isPartlyDone(table: OpenLedger, record: CsvRecord): boolean {
  const word = table.words[table.columns.get("quantity") ?? -1] ?? "";
  return /\bfill|\bexecuted\b/.test(word) && /[1-9]/.test(cellOf(table, record, "quantity"));
}

/** Whether one of the first two cells that say something is a word for a total. */
function beginsWithTotal({ cells }: CsvRecord): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.slice(0, 2).some((cell) => TOTAL.test(cell));
}
