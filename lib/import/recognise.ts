import { saysSomething } from "./columns/said-columns";
import { missingColumns, namesWanted } from "./missing-columns";
import type { ColumnMapping, LayoutKey } from "./preview";
import { type ImportProblem, PROBLEM_CODES, refusal } from "./problems";
import { brokerOf } from "./tables/brokers";
import { findTableByContent } from "./tables/content-tables";
import { withFileCurrency } from "./tables/file-currency";
import { headerTest } from "./tables/header-test";
import { isFlexQuery, readFlexSections } from "./tables/ibkr-flex";
import { isIbkrStatement, readIbkrSections } from "./tables/ibkr-statement";
import type { FileForm, Layout, Table } from "./tables/table";
import { findTables } from "./tables/tables";
import type { CsvRecord } from "./text/records";
import { whyNotNetted } from "./transactions/not-netted";
import { type ToldLedger, toldHeader, toldLedger } from "./transactions/told-ledger";

export type Recognised =
  | { ok: true; form: FileForm; key: LayoutKey; layout: Layout }
  /**
   * `layout` with its `ledger` where the file is a list of trades and nothing else; `told` where only the user says so;
   * `unread`: what may be positions once the user says what its columns hold.
   */
  | { ok: false; form: FileForm; problem: ImportProblem; layout: Layout; told?: ToldLedger; unread?: Table };

/**
 * Which kind of file this is and where its tables stand, or why it cannot be read as positions. Headers whose words we
 * know come first; where there is none, and no list of trades either, columns are told by what stands in them.
 *
 * @param mapping what the user says the columns are; an empty one says as little as none
 */
export function recognise(records: readonly CsvRecord[], mapping?: ColumnMapping): Recognised {
  const said = saysSomething(mapping) ? mapping : undefined;
  const form = formOf(records);
  const isPlain = form === "plain";
  const read = (by?: ColumnMapping) => readTables(records, form, by);
  const asNamed = read();
  // What lists trades by its own words does so whatever is said of its columns.
  const isSaid = said !== undefined && !listsTrades(asNamed);
  const byWords = isSaid ? read(said) : asNamed;
  const byContent =
    byWords.tables.length === 0 && byWords.ledger === null && form !== "ibkr_statement"
      ? findTableByContent(records, said)
      : null;
  // A header whose columns the user left out is a header still: its lines are not read as if they stood under none.
  const isUnheaded = byContent?.headers.length === 0 && said !== undefined && namesWanted(records);
  const found = isUnheaded ? byWords : (byContent ?? byWords);
  const layout = isPlain ? withFileCurrency(found, said) : found;
  const told = isSaid && isPlain ? toldTrades(records, layout, said) : null;
  if (told) {
    const list: Layout = { tables: [], headers: [], ignored: [], ledger: told.header, statementDate: null };
    return { ok: false, form, problem: tradesRefused(told.header, records), layout: list, told };
  }
  const [first] = layout.tables;
  if (!first) {
    if (layout.ledger) return { ok: false, form, problem: tradesRefused(layout.ledger, records), layout };
    if (form === "ibkr_statement") return { ok: false, form, problem: sectionMissing(), layout };
    const { problem, table } = missingColumns(records, said);
    return { ok: false, form, problem, layout, ...(table ? { unread: table } : {}) };
  }
  if (layout.tables.every(({ rows }) => rows.length === 0)) {
    const unheld = layout.ignored.find(({ reason }) => reason.startsWith("Listed under"));
    const message = unheld
      ? `No line of the file is held: what it has is ${lowerFirst(unheld.reason)}`
      : "The file has a header and no positions below it: export it again, or fill in at least one line.";
    return { ok: false, form, problem: refusal(PROBLEM_CODES.empty, message, first.headerLine), layout };
  }
  return { ok: true, form, key: isPlain ? brokerOf(first, records) : form, layout };
}

function formOf(records: readonly CsvRecord[]): FileForm {
  if (isIbkrStatement(records)) return "ibkr_statement";
  return isFlexQuery(records) ? "ibkr_flex" : "plain";
}

function readTables(records: readonly CsvRecord[], form: FileForm, mapping?: ColumnMapping): Layout {
  switch (form) {
    case "ibkr_statement":
      return readIbkrSections(records, mapping);
    case "ibkr_flex":
      return readFlexSections(records, mapping);
    case "plain":
      return findTables(records, mapping, headerTest(records, mapping));
  }
}

const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

function toldTrades(records: readonly CsvRecord[], layout: Layout, mapping: ColumnMapping): ToldLedger | null {
  if (layout.headers.length > 0) return toldLedger(layout, mapping);
  return toldHeader(records, mapping, layout.tables[0]?.headerLine);
}

function listsTrades({ ledger, tables }: Layout): boolean {
  return ledger !== null && tables.every(({ cashOnly }) => cashOnly);
}

function tradesRefused(header: CsvRecord, records: readonly CsvRecord[]): ImportProblem {
  const why = whyNotNetted(header, records.slice(records.indexOf(header) + 1));
  return refusal(
    PROBLEM_CODES.transactions,
    `This is a list of movements that cannot be netted to what is held: ${why}. Export your positions or holdings instead.`,
    header.line,
  );
}

function sectionMissing(): ImportProblem {
  return refusal(
    PROBLEM_CODES.missingColumn,
    "The statement has no section “Open Positions”: export it again with that section included.",
  );
}
