import { isFlexQuery } from "./ibkr-flex";
import { isIbkrStatement } from "./ibkr-statement";
import type { PortfolioPreview, ReadOptions } from "./preview";
import type { Recognised } from "./recognise";
import type { CsvRecord } from "./records";
import { readLedgerFile } from "./transactions/read-ledger-file";
import { type FileNotes, transactionPreview } from "./transactions/transaction-preview";

/**
 * A file of trades and no positions, netted; null where the file has positions, or no list of trades that can be netted. A
 * statement whose only table is its cash report counts as one of trades.
 */
export function readTrades(
  records: readonly CsvRecord[],
  { layout }: Recognised,
  notes: Omit<FileNotes, "accounts">,
  options: ReadOptions,
): PortfolioPreview | null {
  if (layout.ledger === null || layout.tables.some(({ cashOnly }) => !cashOnly)) return null;
  const shape = isIbkrStatement(records) ? "ibkr_statement" : isFlexQuery(records) ? "ibkr_flex" : "plain";
  const { skipLines, corrections, answers, accounts } = options;
  const file = readLedgerFile(records, layout, shape, {
    delimiter: notes.delimiter,
    ...(skipLines === undefined ? {} : { skipLines }),
    ...(corrections === undefined ? {} : { corrections }),
    ...(answers === undefined ? {} : { answers }),
  });
  return file && transactionPreview(file, { ...notes, accounts });
}
