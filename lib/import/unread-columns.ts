import type { UnreadColumns } from "./preview";
import { columnsOf } from "./preview-columns";
import { type Recognised, recognise } from "./recognise";
import { shapeOf } from "./shape";
import { emptyTable, type Table } from "./tables/table";
import type { CsvRecord } from "./text/records";
import { PLAIN } from "./transactions/brokers/plain";
import { type LedgerTable, ledgerTable } from "./transactions/find-ledger";
import { ledgerColumns } from "./transactions/ledger-columns";

type Refused = Extract<Recognised, { ok: false }>;

/** The columns of a file without those that positions need; undefined where no line of it has an amount. */
export function unreadPositions(records: readonly CsvRecord[], { unread }: Refused): UnreadColumns | undefined {
  if (!unread) return undefined;
  return { kind: "positions", shape: shapeOfUnsaid(records) ?? plainShape(unread), columns: columnsOf(unread) };
}

/** The columns of a list of movements that cannot be netted, as its words have them. */
export function unreadTrades(records: readonly CsvRecord[], header: CsvRecord): UnreadColumns {
  const rows = records.slice(records.indexOf(header) + 1);
  return unreadLedger({ ...ledgerTable(PLAIN, header, header.cells), rows });
}

/** The columns of a list of trades that lacks one. */
export function unreadLedger(table: LedgerTable): UnreadColumns {
  const shape = shapeOf("transactions", [emptyTable(0, table.header, null)]);
  return { kind: "transactions", shape, columns: ledgerColumns(table) };
}

/**
 * The shape that the file has as long as nothing is said of its columns: a mapping is asked for by it, and so must be kept
 * under it. Null where the file lists trades by its own words; that has but one shape.
 */
export function shapeOfUnsaid(records: readonly CsvRecord[]): string | null {
  const plain = recognise(records);
  if (plain.ok) return shapeOf(plain.key, plain.layout.tables);
  return plain.unread ? plainShape(plain.unread) : null;
}

const plainShape = (table: Table) => shapeOf("plain", [table]);
