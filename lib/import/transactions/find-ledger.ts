import type { ColumnBasis } from "../columns/content-columns";
import type { TradeField } from "../fields";
import type { CsvRecord } from "../text/records";
import type { BrokerLedger } from "./broker-ledger";
import { PLAIN } from "./brokers/plain";
import {
  type FeePlace,
  GENERAL_FEES,
  type LedgerColumns,
  type LedgerField,
  ledgerWord,
  mapLedger,
  placeFees,
  plainWord,
  putRight,
} from "./ledger-fields";
import { brokerOf, SAMPLE } from "./ledger-header";
import type { Instrument } from "./security";

/** A header of a list of trades and the lines under it. */
export interface LedgerTable {
  broker: BrokerLedger;
  /** The header's cells as they stand. */
  header: readonly string[];
  headerRecord: CsvRecord;
  /** The header's cells as `ledgerWord` writes them. */
  words: readonly string[];
  columns: LedgerColumns;
  fees: readonly FeePlace[];
  /** What the user says of columns, by their place; null: not read. */
  said: ReadonlyMap<number, TradeField | null>;
  /** The fields that the user has read from another column than the header's words name. */
  moved: ReadonlySet<LedgerField>;
  /** Why columns are read so that no word names, by their place. */
  basis: ReadonlyMap<number, ColumnBasis>;
  rows: CsvRecord[];
  /** Of all its lines, where no column says. */
  account: string;
  /** What another part of the file says of tickers. */
  instruments?: ReadonlyMap<string, Instrument>;
}

/** The table that a header begins. */
export function ledgerTable(broker: BrokerLedger, headerRecord: CsvRecord, header: readonly string[]): LedgerTable {
  const words = header.map(broker.headers.length === 0 && broker.broker === null ? plainWord : ledgerWord);
  const columns = mapLedger(words, broker.columns);
  const basis = new Map<number, ColumnBasis>();
  for (const [field, place] of broker.places ?? []) {
    for (const [before, index] of [...columns]) if (index === place.index) columns.delete(before);
    columns.set(field, place.index);
    basis.set(place.index, place);
  }
  // The verbs may have left it free.
  if (broker.columns.optionType === undefined) putRight(words, columns);
  const fees = placeFees(words, broker.fees ?? GENERAL_FEES);
  const asNamed = { said: new Map(), moved: new Set<LedgerField>(), basis };
  return { broker, header, headerRecord, words, columns, fees, ...asNamed, rows: [], account: "" };
}

export interface LedgerLayout {
  tables: LedgerTable[];
  headers: CsvRecord[];
  ignored: { record: CsvRecord; reason: string }[];
}

/**
 * The lists of trades in a file, one header or several, and the lines that stand outside them.
 *
 * @param told a header that heads a list by what the user says, whatever its words are
 */
export function findLedgers(records: readonly CsvRecord[], told?: CsvRecord): LedgerLayout {
  const toldHeader = told?.cells.join("\n");
  const layout: LedgerLayout = { tables: [], headers: [], ignored: [] };
  const byHeader = new Map<string, LedgerTable>();
  let table: LedgerTable | null = null;
  for (const [index, record] of records.entries()) {
    if (record.cells.every((cell) => cell === "")) continue;
    const known: BrokerLedger | null = mayBeHeader(record.cells, table)
      ? brokerOf(record.cells, records.slice(index + 1, index + 1 + SAMPLE))
      : null;
    const broker: BrokerLedger | null =
      known ?? (toldHeader !== undefined && record.cells.join("\n") === toldHeader ? PLAIN : null);
    if (broker) {
      layout.headers.push(record);
      const header = record.cells.join("\n");
      const again: LedgerTable | undefined = byHeader.get(header);
      table = again ?? ledgerTable(broker, record, record.cells);
      if (!again) layout.tables.push(table);
      byHeader.set(header, table);
    } else if (table) {
      table.rows.push(record);
    } else {
      layout.ignored.push({ record, reason: "Stands before the header." });
    }
  }
  return layout;
}

/** A header has four words or more, no numbers, and does not begin as the lines above it do: this spares most lines a look. */
function mayBeHeader(cells: readonly string[], table: LedgerTable | null): boolean {
  if (cells.some(isNumberOrDay)) return false;
  if (table && cells[0] === table.header[0] && cells.length === table.header.length) return true;
  let filled = 0;
  for (const cell of cells) if (cell !== "") filled += 1;
  return filled >= 4;
}

function isNumberOrDay(cell: string): boolean {
  const first = cell.charCodeAt(0);
  const signed = first === 36 || first === 40 || first === 43 || first === 45 || first === 163 || first === 8364;
  // Digits, and the signs that stand before them: $ ( + - £ €
  if (!signed && !(first >= 48 && first <= 57)) return false;
  return /^[-+$€£(]*\d[\d.,:/-]*\)?$/.test(cell) || /^\d{1,4}[-/.]\d/.test(cell);
}
