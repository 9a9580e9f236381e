import { headerWord } from "./columns";
import { findDate } from "./dates";
import { isLedgerHeader } from "./ledger";
import type { ColumnMapping } from "./preview";
import type { CsvRecord } from "./records";
import { settleColumns } from "./table-columns";
import { emptyTable, isPositionsHeader, type Layout, type Table } from "./tables";

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

/** Whether a line of a flex query details a lot that a summary line already counts. */
export function isFlexDetail(level: string, levels: ReadonlySet<string>): boolean {
  return headerWord(level) === "lot" && levels.has("summary");
}
