import type { CsvRecord } from "../records";
import type { BrokerLedger } from "./broker-ledger";
import { BROKER_LEDGERS } from "./brokers";
import { PLAIN, SIGNED } from "./brokers/plain";
import { isTradeVerb } from "./general-words";
import { GENERAL_FEES, type LedgerColumns, ledgerWord, mapLedger } from "./ledger-fields";

/** A header of a list of trades and the lines under it. */
export interface LedgerTable {
  broker: BrokerLedger;
  /** The header's cells as they stand. */
  header: readonly string[];
  headerRecord: CsvRecord;
  /** The header's cells as `ledgerWord` writes them. */
  words: readonly string[];
  columns: LedgerColumns;
  rows: CsvRecord[];
  /** Of all its lines, where no column says. */
  account: string;
}

/** How far down a column of verbs is looked at. */
const SAMPLE = 20;

/**
 * Whose list of trades a header heads; null where it is none. A header that no broker is known to write counts where it
 * says when, which, how many and what, and the cells below the last are mostly verbs.
 *
 * @param below the records after it
 */
export function brokerOf(cells: readonly string[], below: readonly CsvRecord[]): BrokerLedger | null {
  const words = cells.map(ledgerWord);
  const present = new Set(words);
  const known = BROKER_LEDGERS.find(({ headers }) =>
    headers.some((header) => header.every((word) => present.has(word))),
  );
  if (known) return known;
  const columns = mapLedger(words, PLAIN.columns);
  if (!columns.has("date") || !columns.has("quantity")) return null;
  if (!columns.has("symbol") && !columns.has("isin")) return null;
  const action = columns.get("action");
  if (action === undefined) return isSigned(words, columns, below) ? SIGNED : null;
  const said = below
    .slice(0, SAMPLE)
    .map((record) => record.cells[action] ?? "")
    .filter((cell) => cell !== "");
  return said.length > 0 && said.filter(isTradeVerb).length * 2 >= said.length ? PLAIN : null;
}

/** Trades told by their sign alone: a price, what was paid and in fees, and a quantity below zero among the first. */
function isSigned(words: readonly string[], columns: LedgerColumns, below: readonly CsvRecord[]): boolean {
  const hasFees = GENERAL_FEES.some(({ column }) => words.includes(column));
  if (!columns.has("price") || !columns.has("amount") || !hasFees) return false;
  const quantity = columns.get("quantity") ?? -1;
  return below.slice(0, SAMPLE).some(({ cells }) => /^[-(−]\s*[\d.,]*[1-9]/.test(cells[quantity] ?? ""));
}

/** The table that a header begins. */
export function ledgerTable(broker: BrokerLedger, headerRecord: CsvRecord, header: readonly string[]): LedgerTable {
  const words = header.map(ledgerWord);
  return { broker, header, headerRecord, words, columns: mapLedger(words, broker.columns), rows: [], account: "" };
}

export interface LedgerLayout {
  tables: LedgerTable[];
  headers: CsvRecord[];
  ignored: { record: CsvRecord; reason: string }[];
}

/** The lists of trades in a file, one header or several, and the lines that stand outside them. */
export function findLedgers(records: readonly CsvRecord[]): LedgerLayout {
  const layout: LedgerLayout = { tables: [], headers: [], ignored: [] };
  let table: LedgerTable | null = null;
  for (const [index, record] of records.entries()) {
    if (record.cells.every((cell) => cell === "")) continue;
    const broker: BrokerLedger | null = mayBeHeader(record.cells, table)
      ? brokerOf(record.cells, records.slice(index + 1, index + 1 + SAMPLE))
      : null;
    if (broker) {
      layout.headers.push(record);
      const again: LedgerTable | undefined = layout.tables.find(
        ({ header }) => header.join("\n") === record.cells.join("\n"),
      );
      table = again ?? ledgerTable(broker, record, record.cells);
      if (!again) layout.tables.push(table);
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
  if (cells.some((cell) => /^[-+$€£(]*\d[\d.,:/-]*\)?$/.test(cell) || /^\d{1,4}[-/.]\d/.test(cell))) return false;
  if (table && cells[0] === table.header[0] && cells.length === table.header.length) return true;
  let filled = 0;
  for (const cell of cells) if (cell !== "") filled += 1;
  return filled >= 4;
}
