import { saysSomething } from "./columns/said-columns";
import type { ReadOptions, ReadResult } from "./preview";
import type { Recognised } from "./recognise";
import type { CsvRecord } from "./text/records";
import { readLedgerFile } from "./transactions/read-ledger-file";
import type { ToldLedger } from "./transactions/told-ledger";
import { type FileNotes, transactionPreview } from "./transactions/transaction-preview";
import { shapeOfUnsaid, unreadLedger } from "./unread-columns";

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
  const { layout, form } = recognised;
  if (layout.ledger === null || layout.tables.some(({ cashOnly }) => !cashOnly)) return null;
  const { skipLines, corrections, answers, accounts, mapping = {} } = options;
  const file = readLedgerFile(
    records,
    layout,
    form,
    {
      delimiter: notes.delimiter,
      ...(skipLines === undefined ? {} : { skipLines }),
      ...(corrections === undefined ? {} : { corrections }),
      ...(answers === undefined ? {} : { answers }),
    },
    { mapping, told: toldOf(recognised, options) },
  );
  if (file === null) return null;
  if ("refused" in file) {
    const unread = form === "plain" ? { unread: unreadLedger(file.lacking) } : {};
    return { ok: false, problem: file.refused, ...unread };
  }
  const shapeUnsaid = !recognised.ok && recognised.told ? shapeOfUnsaid(records) : null;
  return { ok: true, preview: transactionPreview(file, { ...notes, accounts, shapeUnsaid }) };
}

/** A header that speaks of movements and names too little becomes one of trades by what the user adds to it. */
function toldOf(recognised: Recognised, { mapping }: ReadOptions): ToldLedger | undefined {
  if (!recognised.ok && recognised.told) return recognised.told;
  const { ledger } = recognised.layout;
  return saysSomething(mapping) && ledger ? { header: ledger, guesses: new Map() } : undefined;
}
