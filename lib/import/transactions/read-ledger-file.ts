import type { ColumnMapping, PreviewRow } from "../preview";
import { type ImportProblem, showCell } from "../problems";
import type { FileForm, Layout } from "../tables/table";
import { type CsvRecord, isBlank, recordText } from "../text/records";
import { type StatedCash, statementCash } from "./cash-balances";
import { findLedgers, type LedgerLayout, type LedgerTable } from "./find-ledger";
import { flexLedgers, ibkrLedgers } from "./ibkr-ledger";
import { currencyNotTaken } from "./put-ledger-right";
import { type LedgerOptions, type LedgerReading, readTransactions } from "./read-transactions";
import { settleLedgers } from "./settle-ledgers";
import type { ToldLedger } from "./told-ledger";

export interface LedgerFile extends LedgerReading {
  headers: readonly CsvRecord[];
  /** Of the first list, whose columns are shown: the file's shape is told by it. */
  header: readonly string[];
}

/**
 * A file that is a list of trades and nothing else, netted to positions (product §6): every line that is neither blank nor
 * a header has a row, so that the receipt adds up.
 *
 * @param layout what the reader of positions made of the file: the cash report of a statement without open positions is
 *   taken from it, and the reasons of lines that say nothing
 * @param mapping what the user says the columns are; without any, a header that is not known to head a list heads none
 * @returns null where no header is one of a list that can be netted; `refused` where the mapping takes away what the list `lacking` it needs
 */
export function readLedgerFile(
  records: readonly CsvRecord[],
  layout: Layout,
  form: FileForm,
  options: LedgerOptions,
  { mapping, told }: { mapping: ColumnMapping; told: ToldLedger | undefined },
): LedgerFile | { refused: ImportProblem; lacking: LedgerTable } | null {
  const found: LedgerLayout =
    form === "ibkr_statement"
      ? within(layout, ibkrLedgers(records))
      : form === "ibkr_flex"
        ? within(layout, flexLedgers(records))
        : findLedgers(records, told?.header);
  if (found.tables.length === 0) return null;
  const settled = settleLedgers(found.tables, mapping, told);
  if (!settled.ok) return { refused: settled.problem, lacking: settled.lacking };
  const cash: StatedCash[] = statementCash(layout);
  const reading = readTransactions(settled.tables, { ...options, cash });
  const ignored = found.ignored.map(({ record, reason }): PreviewRow => {
    const { line, lastLine } = record;
    return { line, lastLine, disposition: "ignored", reason, text: showCell(recordText(record, 120), 120) };
  });
  return {
    ...reading,
    problems: [...reading.problems, ...settled.tables.flatMap(currencyNotTaken)],
    headers: found.headers,
    header: found.tables[0]?.header ?? [],
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
