import { type Field, mapColumns } from "./columns";
import { findDate } from "./dates";
import type { CsvRecord } from "./records";
import type { Layout, Table } from "./tables";

/**
 * Interactive Brokers' activity statement: many sections in one file, the first two cells of a line being the section and
 * Header, Data or Total. Positions stand in "Open Positions" ("Long Open Positions" in older files), cash in "Cash Report".
 */
export function isIbkrStatement(records: readonly CsvRecord[]): boolean {
  const sample = records.slice(0, 50).filter(({ cells }) => cells.length > 1);
  const kinds = sample.filter(({ cells }) => /^(Header|Data|Total|SubTotal|Notes)$/.test(cells[1] ?? ""));
  return kinds.length >= 2 && kinds.length === sample.length;
}

export function readIbkrSections(records: readonly CsvRecord[]): Layout {
  const layout: Layout = { tables: [], headers: [], ignored: [], ledger: null, statementDate: null };
  let account: string | null = null;
  let header: CsvRecord | null = null;
  let table: Table | null = null;
  for (const record of records) {
    const [section = "", kind = "", ...cells] = record.cells;
    if (section === "" && kind === "") continue;
    const positions = /open positions$/i.test(section);
    const cash = /^cash report$/i.test(section);
    if (kind === "Header") {
      header = record;
      table = positions ? tableOf(record, cells, account) : cash ? cashTableOf(record, cells, account) : null;
      if (table) layout.tables.push(table);
      if (table) layout.headers.push(record);
      else layout.ignored.push({ record, reason: notPositions(section) });
      if (/^trades$/i.test(section)) layout.ledger ??= record;
      continue;
    }
    if (/^account information$/i.test(section) && cells[0] === "Account") account = cells[1] ?? null;
    if (/^statement$/i.test(section) && cells[0] === "Period") layout.statementDate = findDate(lastDay(cells[1] ?? ""));
    const reason = table && kind === "Data" ? skipReason(header, cells, cash) : notPositions(section, kind);
    if (table && reason === null) table.rows.push({ ...record, cells });
    else layout.ignored.push({ record, reason: reason ?? notPositions(section) });
  }
  return layout;
}

function tableOf({ line }: CsvRecord, header: readonly string[], account: string | null): Table {
  return { headerLine: line, header, columns: mapColumns(header), rows: [], account, cashOnly: false };
}

/** "Ending Cash" by currency is a line of cash: the currency is its symbol and the total its quantity. */
function cashTableOf({ line }: CsvRecord, header: readonly string[], account: string | null): Table {
  const columns = new Map<Field, number>([
    ["symbol", header.indexOf("Currency")],
    ["quantity", header.indexOf("Total")],
  ]);
  return { headerLine: line, header, columns, rows: [], account, cashOnly: true };
}

/** Why a data line of a section that we read is no holding of its own; null where it is one. */
function skipReason(header: CsvRecord | null, cells: readonly string[], cash: boolean): string | null {
  const at = (name: string) => cells[(header?.cells.indexOf(name) ?? -1) - 2] ?? "";
  if (cash) {
    if (at("Currency Summary") !== "Ending Cash") return "A movement of cash; only the ending balance is held.";
    return at("Currency") === "Base Currency Summary" ? "The sum of the currencies listed." : null;
  }
  const level = at("DataDiscriminator");
  return level === "" || level === "Summary" ? null : "The detail of a lot that its summary line already counts.";
}

/** "August 1, 2026 - August 21, 2026" speaks of its last day. */
function lastDay(period: string): string {
  return period.split(/ - /).at(-1) ?? period;
}

function notPositions(section: string, kind = "Data"): string {
  if (/total/i.test(kind)) return "A total of the lines above.";
  return `Belongs to the section “${section}”, which lists no positions.`;
}
