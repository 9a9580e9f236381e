import type { CsvRecord } from "../text/records";
import type { LedgerTable } from "./find-ledger";
import type { LedgerField } from "./ledger-fields";

/** Blank where the table has no such column. */
export function cellOf({ columns }: LedgerTable, { cells }: CsvRecord, field: LedgerField): string {
  return cells[columns.get(field) ?? -1] ?? "";
}
