import type { PreviewRow } from "../preview";
import { showCell } from "../problems";
import { type CsvRecord, isBlank, recordText } from "../records";
import type { Layout } from "../tables";
import { type StatedCash, statementCash } from "./cash-balances";
import { findLedgers, type LedgerLayout } from "./find-ledger";
import { flexLedgers, ibkrLedgers } from "./ibkr-ledger";
import { type LedgerOptions, type LedgerReading, readTransactions } from "./read-transactions";

export interface LedgerFile extends LedgerReading {
  headers: readonly CsvRecord[];
  /** Of each list, for the file's shape. */
  tableHeaders: readonly (readonly string[])[];
}

/** How the file is cut into parts, where it is not one list after another. */
export type LedgerShape = "plain" | "ibkr_statement" | "ibkr_flex";

/**
 * A file that is a list of trades and nothing else, netted to positions (product §6): every line that is neither blank nor
 * a header has a row, so that the receipt adds up.
 *
 * @param layout what the reader of positions made of the file: the cash report of a statement without open positions is
 *   taken from it, and the reasons of lines that say nothing
 * @returns null where no header is one of a list that can be netted
 */
export function readLedgerFile(
  records: readonly CsvRecord[],
  layout: Layout,
  shape: LedgerShape,
  options: LedgerOptions,
): LedgerFile | null {
  const found: LedgerLayout =
    shape === "ibkr_statement"
      ? within(layout, ibkrLedgers(records))
      : shape === "ibkr_flex"
        ? within(layout, flexLedgers(records))
        : findLedgers(records);
  if (found.tables.length === 0) return null;
  const cash: StatedCash[] = statementCash(layout);
  const reading = readTransactions(found.tables, { ...options, cash });
  const ignored = found.ignored.map(({ record, reason }): PreviewRow => {
    const { line, lastLine } = record;
    return { line, lastLine, disposition: "ignored", reason, text: showCell(recordText(record), 120) };
  });
  return {
    ...reading,
    headers: found.headers,
    tableHeaders: found.tables.map(({ header }) => header),
    rows: [...reading.rows, ...ignored].sort((a, b) => a.line - b.line),
  };
}

/** The lists that stand between other sections; what belongs to none of them is left as it was read. */
function within(layout: Layout, tables: LedgerLayout["tables"]): LedgerLayout {
  const heads = new Set(tables.map(({ headerRecord }) => headerRecord.line));
  const cash = layout.tables.filter(({ cashOnly }) => cashOnly).flatMap(({ rows }) => rows);
  const taken = new Set([...tables.flatMap(({ rows }) => rows), ...cash].map(({ line }) => line));
  return {
    tables,
    headers: [...layout.headers, ...layout.ignored.flatMap(({ record }) => (heads.has(record.line) ? record : []))],
    ignored: layout.ignored.filter(
      ({ record }) => !heads.has(record.line) && !taken.has(record.line) && !isBlank(record),
    ),
  };
}
