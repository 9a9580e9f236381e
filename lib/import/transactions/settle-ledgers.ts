import type { ColumnMapping } from "../preview";
import { type ImportProblem, PROBLEM_CODES, refusal, showCell } from "../problems";
import { isBelowZero } from "./below-zero";
import type { LedgerTable } from "./find-ledger";
import { putLedgerRight } from "./put-ledger-right";
import { asSaid } from "./said-ledger";
import { type ToldLedger, withGuesses } from "./told-ledger";

/** What a list of trades cannot be netted without, and how its columns are called. */
const WANTED: readonly { words: string; isIn: (table: LedgerTable) => boolean }[] = [
  { words: "date (Date or Trade date)", isIn: ({ columns }) => columns.has("date") },
  {
    words: "symbol (Symbol, Ticker or ISIN)",
    isIn: ({ columns }) => columns.has("symbol") || columns.has("isin") || columns.has("underlying"),
  },
  {
    words: "quantity (Quantity, Shares or Units)",
    isIn: ({ columns, broker }) => columns.has("quantity") || (broker.sharesInEvent === true && columns.has("event")),
  },
];
const WHAT = "action (Action or Type: what happened, where no quantity is below zero)";

/**
 * The lists of a file with their columns as the user wants them read, or which column is then missing in which list.
 *
 * @param told the list that is one only by what the user says
 */
export function settleLedgers(
  ledgers: readonly LedgerTable[],
  mapping: ColumnMapping,
  told: ToldLedger | undefined,
): { ok: true; tables: LedgerTable[] } | { ok: false; problem: ImportProblem; lacking: LedgerTable } {
  const found = ledgers.map(putLedgerRight);
  const [first] = found;
  const tables: LedgerTable[] = [];
  for (const table of found) {
    const isTold =
      told !== undefined && table.headerRecord.line === told.header.line && table.broker.headers.length === 0;
    const said = first ? asSaid(table, mapping, first) : table;
    const settled = signed(isTold ? withGuesses(said, told) : said);
    // A list that never had a column, as a section of fees has no symbol, does without it.
    const missing = WANTED.filter(({ isIn }) => (isTold || isIn(table)) && !isIn(settled)).map(({ words }) => words);
    if (settled !== table && !saysWhat(settled)) missing.push(WHAT);
    if (missing.length > 0) return { ok: false, problem: refuse(settled, missing), lacking: settled };
    tables.push(settled);
  }
  return { ok: true, tables };
}

/** Trades told by their sign, where no column says any more what happened. */
function signed(table: LedgerTable): LedgerTable {
  const at = table.columns.get("quantity");
  if (saysWhat(table) || at === undefined) return table;
  if (!table.rows.some(({ cells }) => isBelowZero(cells[at]))) return table;
  return { ...table, broker: { ...table.broker, otherwise: "trade" } };
}

function saysWhat({ broker, columns }: LedgerTable): boolean {
  return broker.otherwise !== undefined || (broker.wordFields ?? ["action"]).some((field) => columns.has(field));
}

function refuse({ header, headerRecord }: LedgerTable, missing: readonly string[]): ImportProblem {
  const have = header.filter((cell) => cell !== "").slice(0, 8);
  const message = `The header has no column for the ${missing.join(" and none for the ")}, as its columns are chosen; it has ${showCell(have.join(", "), 120)}.`;
  return refusal(PROBLEM_CODES.missingColumn, message, headerRecord.line);
}
