import type { CsvRecord } from "../text/records";
import { cellOf } from "./cell-of";
import type { LedgerField } from "./ledger-fields";
import type { OpenLedger } from "./open-ledger";

/** The longest words of a line that are looked at. */
const LONGEST = 300;

/** The words that tell what happened, of all columns where the broker has them. */
export function wordsOf(table: OpenLedger, record: CsvRecord): string {
  const fields = table.broker.wordFields;
  if (!fields) return cellOf(table, record, "action").slice(0, LONGEST);
  return fields
    .map((field) => cellOf(table, record, field))
    .filter((cell) => cell !== "")
    .join(" ")
    .slice(0, LONGEST);
}

/** The column to correct where they tell nothing. */
export function wordField(table: OpenLedger): LedgerField {
  return table.broker.wordFields?.at(-1) ?? "action";
}

/** The column to correct where a line names no security. */
export function symbolField(table: OpenLedger): LedgerField {
  return table.columns.has("symbol") ? "symbol" : "isin";
}
