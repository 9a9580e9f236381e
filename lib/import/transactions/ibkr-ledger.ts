import { isIsin } from "../symbols/identifiers";
import type { CsvRecord } from "../text/records";
import { IBKR_SECTIONS } from "./brokers/ibkr-statement";
import { type LedgerTable, ledgerTable } from "./find-ledger";
import { brokerOf } from "./ledger-header";
import type { Instrument } from "./security";

/**
 * The sections of an Interactive Brokers activity statement that say what happened, as lists of trades. A section may have
 * several headers, one for each class of assets; sums among the lines are left to the caller.
 */
export function ibkrLedgers(records: readonly CsvRecord[]): LedgerTable[] {
  const account = records.find(({ cells }) => /^account information$/i.test(cells[0] ?? "") && cells[2] === "Account");
  const tables = sections(records, "Header", "Data", ([section = "", , ...cells], record) => {
    const broker = IBKR_SECTIONS[section.toLowerCase()];
    return broker ? ledgerTable(broker, record, cells) : null;
  });
  const instruments = instrumentsOf(records);
  return tables.map((table) => ({ ...table, account: account?.cells[3] ?? "", instruments }));
}

/** The section “Financial Instrument Information”: numbers and exchanges of what the statement speaks of. */
function instrumentsOf(records: readonly CsvRecord[]): ReadonlyMap<string, Instrument> {
  const instruments = new Map<string, Instrument>();
  let header: readonly string[] = [];
  for (const { cells } of records) {
    if (cells[0] !== "Financial Instrument Information") continue;
    if (cells[1] === "Header") header = cells;
    const symbol = cells[header.indexOf("Symbol")];
    if (cells[1] !== "Data" || !symbol) continue;
    const [isin = "", exchange = ""] = ["Security ID", "Listing Exch"].map((name) => cells[header.indexOf(name)] ?? "");
    instruments.set(symbol, { isin: isIsin(isin) ? isin : "", exchange });
  }
  return instruments;
}

/** The lists of trades in a flex query with section codes: the first cell is HEADER or DATA, the second the section. */
export function flexLedgers(records: readonly CsvRecord[]): LedgerTable[] {
  return sections(records, "HEADER", "DATA", ([, , ...cells], record) => {
    const broker = brokerOf(cells, []);
    return broker ? ledgerTable(broker, record, cells) : null;
  });
}

function sections(
  records: readonly CsvRecord[],
  header: string,
  data: string,
  open: (cells: readonly string[], record: CsvRecord) => LedgerTable | null,
): LedgerTable[] {
  const tables: LedgerTable[] = [];
  let table: LedgerTable | null = null;
  for (const record of records) {
    const kind = record.cells.slice(0, 2).find((cell) => cell === header || cell === data);
    if (kind === header) {
      table = open(record.cells, record);
      if (table) tables.push(table);
    } else if (table && kind === data && !/^total/i.test(record.cells[2] ?? "")) {
      table.rows.push({ ...record, cells: record.cells.slice(2) });
    }
  }
  return tables.filter(({ rows }) => rows.length > 0);
}
