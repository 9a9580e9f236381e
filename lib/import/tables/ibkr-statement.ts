import { settleColumns } from "../columns/table-columns";
import type { ColumnMapping } from "../preview";
import type { ImportProblem } from "../problems";
import { findDate } from "../text/find-date";
import type { CsvRecord } from "../text/records";
import { type AddedColumn, withColumnAdded } from "./added-column";
import { isForexBalances, StatementCash } from "./ibkr-cash";
import { emptyTable, type Layout, type Table } from "./table";

/**
 * Interactive Brokers' activity statement: many sections in one file, the first two cells of a line being the section and
 * Header, Data or Total. Positions stand in "Open Positions" ("Long Open Positions" in older files), cash in "Cash Report", or
 * in "Forex Balances" where there is none.
 */
export function isIbkrStatement(records: readonly CsvRecord[]): boolean {
  const sample = records.slice(0, 50).filter(({ cells }) => cells.length > 1);
  const kinds = sample.filter(({ cells }) => /^(Header|Data|Total|SubTotal|Notes)$/.test(cells[1] ?? ""));
  return kinds.length >= 2 && kinds.length === sample.length;
}

export function readIbkrSections(records: readonly CsvRecord[], mapping?: ColumnMapping): Layout {
  const layout: Layout = { tables: [], headers: [], ignored: [], ledger: null, statementDate: null };
  let account: string | null = null;
  let header: CsvRecord | null = null;
  let table: Table | null = null;
  const cash = new StatementCash(records);
  const problems: ImportProblem[] = [];
  for (const record of records) {
    const [section = "", kind = "", ...cells] = record.cells;
    if (section === "" && kind === "") continue;
    const positions = /open positions$/i.test(section);
    if (kind === "Header") {
      header = record;
      table = positions ? emptyTable(record.line, cells, account) : cash.tableOf(record, account);
      if (table) layout.tables.push(table);
      if (table) layout.headers.push(record);
      else layout.ignored.push({ record, reason: notPositions(section) });
      if (/^trades$/i.test(section)) layout.ledger ??= record;
      continue;
    }
    if (/^account information$/i.test(section) && cells[0] === "Account") account = cells[1] ?? null;
    if (/^statement$/i.test(section) && cells[0] === "Period") layout.statementDate = findDate(lastDay(cells[1] ?? ""));
    const reason =
      !table || !header || kind !== "Data"
        ? isForexBalances(section) && kind === "Data"
          ? "A balance that the cash report counts."
          : notPositions(section, kind)
        : table.cashOnly
          ? cash.skipReason(header, record)
          : detailReason(header, cells);
    if (table && reason === null) {
      table.rows.push({ ...record, cells: table.cashOnly ? cash.inBaseCurrency(cells) : cells });
      const problem = table.cashOnly ? cash.problemOf(record) : null;
      if (problem) problems.push(problem);
    } else layout.ignored.push({ record, reason: reason ?? notPositions(section) });
  }
  const listings = listingsOf(records);
  layout.tables = layout.tables.map((found) => {
    if (found.cashOnly) return found;
    const settled = { ...found, ...settleColumns(found.header, found.rows, mapping) };
    return withExchanges(settled, listings, mapping);
  });
  return { ...layout, problems };
}

/** Where each symbol trades, from the section that describes the instruments: positions do not say. */
function listingsOf(records: readonly CsvRecord[]): ReadonlyMap<string, string> {
  const listings = new Map<string, string>();
  let header: readonly string[] = [];
  for (const { cells } of records) {
    if (!/^financial instrument information$/i.test(cells[0] ?? "")) continue;
    if (cells[1] === "Header") header = cells;
    const symbol = cells[header.indexOf("Symbol")];
    const exchange = cells[header.indexOf("Listing Exch")];
    if (cells[1] === "Data" && symbol && exchange) listings.set(symbol, exchange);
  }
  return listings;
}

/** The exchange as a last column of its own. */
function withExchanges(table: Table, listings: ReadonlyMap<string, string>, mapping: ColumnMapping | undefined): Table {
  const symbol = table.columns.get("symbol");
  if (listings.size === 0 || symbol === undefined) return table;
  const exchange: AddedColumn = {
    field: "exchange",
    header: "Listing Exch",
    why: "From the section “Financial Instrument Information”.",
    cellOf: ({ cells }) => listings.get(cells[symbol] ?? "") ?? "",
  };
  return withColumnAdded(table, exchange, mapping).table;
}

/** Why a data line of a section of positions is no holding of its own; null where it is one. */
function detailReason(header: CsvRecord, cells: readonly string[]): string | null {
  const level = cells[header.cells.indexOf("DataDiscriminator") - 2] ?? "";
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
