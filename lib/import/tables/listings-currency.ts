import { isTemplateHeader } from "../columns/template-header";
import { isExportHeader } from "../export/export-columns";
import type { ColumnMapping } from "../preview";
import { PROBLEM_CODES, showCell } from "../problems";
import { readCash } from "../rows/cash";
import { isTotalName } from "../rows/total-name";
import { listingCurrency } from "../symbols/listing-currency";
import { isOtherDollar } from "../text/currency";
import type { CsvRecord } from "../text/records";
import { hasField, withColumnAdded } from "./added-column";
import type { Layout, Table } from "./table";

/**
 * The tables of a file whose listings all trade in one foreign currency, and which names none, with that currency on its
 * lines of cash and of totals where these have none of their own; said once. "USD" and money-market funds stay dollars. Our
 * template and our export write the currency wherever it is not the usual one.
 *
 * @param mapping what the user says the columns are
 */
export function withListingsCurrency(layout: Layout, mapping: ColumnMapping | undefined): Layout {
  const listed = layout.tables.filter(({ cashOnly }) => !cashOnly);
  const isSilent = (table: Table) =>
    !hasField(table, "currency") &&
    table.currencies.size === 0 &&
    !isTemplateHeader(table.header) &&
    !isExportHeader(table.header);
  if (!listed.every(isSilent)) return layout;
  const code = currencyOfListings(listed);
  if (code === null) return layout;
  const first = listed.flatMap((table) => table.rows.find((record) => lacksCurrency(table, record)) ?? [])[0];
  if (!first) return layout;
  const value = showCell(first.cells.find((cell) => cell !== "") ?? "");
  const why = `All listings of the file trade in ${code}, and nothing in it names a currency.`;
  const message = `All listings of the file trade in ${code} and nothing names another currency, so “${value}” and other cash and totals were read in ${code}. Add a column “Currency” if they are in another.`;
  const [severity, code_] = ["info", PROBLEM_CODES.currency] as const;
  const problem = { severity, code: code_, line: first.line, column: null, value, message };
  let isRead = false;
  const tables = layout.tables.map((table) => {
    if (table.cashOnly || !table.rows.some((record) => lacksCurrency(table, record))) return table;
    const cellOf = (record: CsvRecord) => (lacksCurrency(table, record) ? code : "");
    const widened = withColumnAdded(table, { field: "currency", header: "Currency", why, cellOf }, mapping);
    isRead ||= widened.isRead;
    return widened.table;
  });
  return { ...layout, tables, problems: [...(layout.problems ?? []), ...(isRead ? [problem] : [])] };
}

/** Null where a line may be anything but a listing abroad, cash or a total, or where they differ. */
function currencyOfListings(tables: readonly Table[]): string | null {
  let found: string | null = null;
  let isListed = false;
  for (const table of tables) {
    const { columns, rows } = table;
    const [symbol, exchange] = [columns.get("symbol"), columns.get("exchange") ?? -1];
    if (symbol === undefined) return null;
    for (const record of rows) {
      const { cells } = record;
      const code = listingCurrency(cells[symbol] ?? "", cells[exchange] ?? "");
      const told = code ?? currencyOfOther(table, record);
      if (told === undefined || (told !== null && (told === "USD" || (found ?? told) !== told))) return null;
      if (code !== null && !isOtherDollar(code) && cells.some((cell) => cell.includes("$"))) return null;
      isListed ||= code !== null;
      found ??= told;
    }
  }
  return isListed ? found : null;
}

/** The currency that a line of cash names, null where it or a total names none; undefined where it may be anything else. */
function currencyOfOther(table: Table, record: CsvRecord): string | null | undefined {
  const { cells } = record;
  const name = nameOf(table, cells);
  const cash = readCash(name, false);
  if (cash === null) return isTotalName(name) || !cells.some((cell) => /\d/.test(cell)) ? null : undefined;
  return lacksCurrency(table, record) ? null : cash.currency;
}

/** Cash, or a total, without a sign or a code. */
function lacksCurrency(table: Table, { cells }: CsvRecord): boolean {
  const name = nameOf(table, cells);
  if (/^[A-Z]{1,5}\.[A-Z]{1,3}$/.test(name)) return false;
  if (/[$€£¥₹]|\b(?:[A-Z]{3}|[Dd]ollars?|[Ee]uros?|[Pp]ounds?)\b/.test(name.replace(/^(?:CASH|TOTAL)\b/, "")))
    return false;
  if (cells.some((cell) => /[$€£¥₹]/.test(cell) || /^(?:[A-Z]{3}\s?[-\d]|-?\d.*\s?[A-Z]{3}$)/.test(cell))) return false;
  const cash = readCash(name, false);
  return cash === null ? isTotalName(name) : cash.symbol === null && cash.currency === "USD";
}

function nameOf({ columns }: Table, cells: readonly string[]): string {
  const named = cells[columns.get("symbol") ?? -1] || cells[columns.get("description") ?? -1];
  return named || (cells.find((cell) => cell !== "") ?? "");
}
