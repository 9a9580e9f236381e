import type { ReadOptions, ReadResult } from "./preview";
import { type Recognised, recognise } from "./recognise";
import { shapeOf } from "./shape";
import { isFlexQuery } from "./tables/ibkr-flex";
import { isIbkrStatement } from "./tables/ibkr-statement";
import type { CsvRecord } from "./text/records";
import { readLedgerFile } from "./transactions/read-ledger-file";
import type { ToldLedger } from "./transactions/told-ledger";
import { type FileNotes, transactionPreview } from "./transactions/transaction-preview";

/**
 * A file of trades and no positions, netted; null where the file has positions, or no list of trades that can be netted. A
 * statement whose only table is its cash report counts as one of trades. It is refused where the mapping leaves it without
 * a column that it cannot be netted without.
 */
export function readTrades(
  records: readonly CsvRecord[],
  recognised: Recognised,
  notes: Omit<FileNotes, "accounts" | "shapeUnsaid">,
  options: ReadOptions,
): ReadResult | null {
  const { layout } = recognised;
  if (layout.ledger === null || layout.tables.some(({ cashOnly }) => !cashOnly)) return null;
  const shape = isIbkrStatement(records) ? "ibkr_statement" : isFlexQuery(records) ? "ibkr_flex" : "plain";
  const { skipLines, corrections, answers, accounts, mapping = {} } = options;
  const file = readLedgerFile(
    records,
    layout,
    shape,
    {
      delimiter: notes.delimiter,
      ...(skipLines === undefined ? {} : { skipLines }),
      ...(corrections === undefined ? {} : { corrections }),
      ...(answers === undefined ? {} : { answers }),
    },
    { mapping, told: toldOf(recognised, options) },
  );
  if (file === null) return null;
  if ("refused" in file) return { ok: false, problem: file.refused };
  const shapeUnsaid = !recognised.ok && recognised.told ? shapeOfUnsaid(records) : null;
  return { ok: true, preview: transactionPreview(file, { ...notes, accounts, shapeUnsaid }) };
}

/** A header that speaks of movements and names too little becomes one of trades by what the user adds to it. */
function toldOf(recognised: Recognised, { mapping }: ReadOptions): ToldLedger | undefined {
  if (!recognised.ok && recognised.told) return recognised.told;
  const { ledger } = recognised.layout;
  const says = mapping !== undefined && Object.keys(mapping).length > 0;
  return says && ledger ? { header: ledger, guesses: new Map() } : undefined;
}

/** A mapping is asked for by the shape of the file before anything is said of it, and so must be kept under that. */
function shapeOfUnsaid(records: readonly CsvRecord[]): string | null {
  const plain = recognise(records);
  return plain.ok ? shapeOf(plain.key, plain.layout.tables) : null;
}
