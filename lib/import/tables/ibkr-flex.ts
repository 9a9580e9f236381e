import { headerWord } from "../columns/header-word";
import { settleColumns } from "../columns/table-columns";
import type { Field } from "../fields";
import { isLedgerHeader } from "../is-ledger-header";
import type { ColumnMapping } from "../preview";
import type { RowCells } from "../rows/row-cells";
import { findDate } from "../text/find-date";
import type { CsvRecord } from "../text/records";
import { emptyTable, type Layout, type Table } from "./table";
import { isPositionsHeader } from "./tables";

/** Kinds of line in a flex query with headers and trailers: begin and end of file, account and section; header and data. */
const KINDS = /^(BOF|EOF|BOA|EOA|BOS|EOS|HEADER|DATA)$/;

/**
 * Interactive Brokers' flex query as CSV with section codes: the first cell says the kind of line, the second the section
 * ("HEADER","POST","ClientAccountID",…). Without them it is a plain table, which `findTables` reads.
 */
export function isFlexQuery(records: readonly CsvRecord[]): boolean {
  const sample = records.slice(0, 30).filter(({ cells }) => cells.length > 1);
  return (
    sample.some(({ cells }) => cells[0] === "HEADER" || cells[0] === "BOF") &&
    sample.every(({ cells }) => KINDS.test(cells[0] ?? ""))
  );
}

/** Open positions are read, whatever the section is called; lists of trades and cash movements are named and left. */
export function readFlexSections(records: readonly CsvRecord[], mapping?: ColumnMapping): Layout {
  const layout: Layout = { tables: [], headers: [], ignored: [], ledger: null, statementDate: null };
  let table: Table | null = null;
  for (const [index, record] of records.entries()) {
    const [kind = "", section = "", ...cells] = record.cells;
    if (kind === "" && section === "") continue;
    if (kind === "HEADER") {
      const ledger = isLedgerHeader(cells, records.slice(index + 1, index + 21));
      table = !ledger && isPositionsHeader(cells, mapping) ? emptyTable(record.line, cells, null) : null;
      if (ledger) layout.ledger ??= record;
      if (table) layout.tables.push(table);
      if (table) layout.headers.push(record);
      else layout.ignored.push({ record, reason: `Heads the section “${section}”, which lists no positions.` });
    } else if (kind === "DATA" && table) {
      table.rows.push({ ...record, cells });
    } else {
      layout.statementDate ??= kind === "BOF" || kind === "BOA" ? flexDate(record.cells) : null;
      const reason =
        kind === "DATA"
          ? `Belongs to the section “${section}”, which lists no positions.`
          : "Marks where a section begins or ends.";
      layout.ignored.push({ record, reason });
    }
  }
  layout.tables = layout.tables.map((found) => ({ ...found, ...settleColumns(found.header, found.rows, mapping) }));
  return layout;
}

/** The period's last day. */
function flexDate(cells: readonly string[]): string | null {
  const days = cells.flatMap((cell) => {
    const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(cell);
    return findDate(compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : cell) ?? [];
  });
  return days.sort().at(-1) ?? null;
}

/**
 * The levels of detail that a file has, lower case, and of what it has summaries: of which security in which account.
 *
 * @returns what `isFlexDetail` asks
 */
export function flexLevels(tables: readonly Table[]): Set<string> {
  const levels = new Set<string>();
  for (const { columns, rows } of tables) {
    const index = columns.get("level");
    if (index === undefined) continue;
    for (const { cells } of rows) {
      const level = cells[index] ?? "";
      levels.add(level.toLowerCase());
      if (headerWord(level) !== "summary") continue;
      const textOf = (field: Field) => cells[columns.get(field) ?? -1] ?? "";
      const [account, security] = [accountIn(textOf), securityIn(textOf)];
      levels.add(summaryOf(account === "" ? ANY : account, security)).add(summaryOf("", security));
    }
  }
  return levels;
}

/** Whether a line of a flex query details a lot that a summary line of the same security and account already counts. */
export function isFlexDetail(row: RowCells): boolean {
  const { levels } = row.facts;
  if (levels.size < 2 || headerWord(row.text("level")) !== "lot") return false;
  const textOf = (field: Field) => row.text(field);
  const [account, security] = [accountIn(textOf), securityIn(textOf)];
  return levels.has(summaryOf(account, security)) || levels.has(summaryOf(ANY, security));
}

/** Of a summary that names no account. */
const ANY = "*";

function summaryOf(account: string, security: string): string {
  return `summary\n${account}\n${security}`;
}

function accountIn(textOf: (field: Field) => string): string {
  return textOf("accountNumber") || textOf("account");
}

function securityIn(textOf: (field: Field) => string): string {
  return textOf("symbol") || textOf("identifier") || textOf("description");
}
