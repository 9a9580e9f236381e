import { AMOUNT_FIELDS } from "../fields";
import type { ColumnMapping } from "../preview";
import { type ImportProblem, showCell } from "../problems";
import { type CsvRecord, hasOneCell } from "../text/records";
import { NAMES_ACCOUNT } from "./account-lines";
import { hasField } from "./added-column";
import { currencyNote, inCurrency, withHome } from "./currency-column";
import { currencyOfLine, type NamedCurrency } from "./currency-line";
import { withListingsCurrency } from "./listings-currency";
import type { Layout, Table } from "./table";

const NAMES_CURRENCY = "Names the currency of the amounts.";

/** A line that names a currency, and which. */
interface CurrencyLine extends NamedCurrency {
  record: CsvRecord;
}

/**
 * The tables with the currency that a line of the file names, or that only one broker's header means, as a column of its own,
 * where neither a column nor a header says another. The nearest such line above counts, else one that speaks of all amounts or
 * stands at the end of the file. A cell with a sign of its own keeps to that.
 *
 * @param mapping what the user says the columns are: of one that is not to be read nothing is told
 */
export function withFileCurrency(layout: Layout, mapping: ColumnMapping | undefined): Layout {
  // Of a list of trades nothing stands in tables.
  if (layout.tables.length === 0) return layout;
  const outside = layout.ignored.flatMap(({ record }) => currencyLine(record, true)).sort(byLine);
  const hasTitles = outside.some(({ scope }) => scope === "list");
  const problems: ImportProblem[] = [...(layout.problems ?? [])];
  const ignored = [...layout.ignored];
  const told = new Set<CsvRecord>();
  let isAdded = false;
  const starts = outside.length === 0 ? new Map<Table, number>() : startsOfTitles(layout);
  const end = lastHeldLine(layout);
  const speaks = ({ scope, record }: CurrencyLine) => scope === "all" || (scope !== "list" && record.line > end);
  const outsideOfAll = outside.findLast(speaks);
  const tables = layout.tables.map((table) => {
    if (!isSilent(table)) return table;
    const within = table.rows.flatMap((record) => (hasOneCell(record.cells) ? currencyLine(record, false) : []));
    const above = hasTitles ? outside.filter((line) => reaches(line, table, starts.get(table) ?? 0)) : outside;
    const lines = within.length === 0 ? above : [...above, ...within].sort(byLine);
    if (lines.length === 0) {
      const home = withHome(table, problems, mapping);
      isAdded ||= home !== null;
      return home ?? table;
    }
    const named = new Set(within.map(({ record }) => record));
    const rows = table.rows.filter((record) => !named.has(record));
    for (const { record } of within) ignored.push({ record, reason: NAMES_CURRENCY });
    const speaksOfAll = within.findLast(speaks) ?? outsideOfAll;
    const over = (line: number) => lastAbove(lines, line) ?? speaksOfAll;
    const used = new Set(rows.flatMap(({ line }) => over(line) ?? []));
    const [first] = [...used].sort(byLine);
    const isPlain = [...used].every(({ currency, scope }) => currency === "USD" && scope === "account");
    const isHome = [...used].every(({ currency }) => currency === "USD") && !namesForeign(table);
    if (!first || isPlain || isHome) return { ...table, rows };
    const why = `From line ${first.record.line}: “${showCell(textOf(first.record))}”.`;
    const listed = inCurrency({ ...table, rows }, why, ({ line }) => over(line)?.currency ?? "", mapping);
    isAdded = true;
    for (const one of listed.isRead ? used : []) {
      if (told.has(one.record)) continue;
      told.add(one.record);
      problems.push(toldBy(one));
    }
    return listed.table;
  });
  const settled = ignored.map((line) =>
    saysMore(line) || !told.has(line.record) ? line : { ...line, reason: NAMES_CURRENCY },
  );
  const named = { ...layout, tables, ignored: settled, problems };
  return isAdded ? named : withListingsCurrency(named, mapping);
}

/** A title of an account is that first: "Roth IRA in USD". */
const saysMore = ({ reason }: Layout["ignored"][number]) => reason === NAMES_ACCOUNT;

const byLine = (a: CurrencyLine, b: CurrencyLine) => a.record.line - b.record.line;

/** Whether it states amounts and nothing of its own says in which currency. */
function isSilent(table: Table): boolean {
  if (table.cashOnly || hasField(table, "currency") || table.currencies.size > 0) return false;
  return AMOUNT_FIELDS.some((field) => table.columns.has(field));
}

function currencyLine(record: CsvRecord, isOutside: boolean): CurrencyLine[] {
  const named = currencyOfLine(record.cells, isOutside);
  return named === null ? [] : [{ record, ...named }];
}

/** The nearest one, of lines in the order of the file. */
function lastAbove(lines: readonly CurrencyLine[], line: number): CurrencyLine | undefined {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.record.line ?? line) < line) low = middle + 1;
    else high = middle;
  }
  return lines[low - 1];
}

/** A title that ends in a currency speaks of the lists below it, up to one with a title of its own. */
function reaches({ record: { line }, scope }: CurrencyLine, { headerLine }: Table, start: number): boolean {
  return scope !== "list" || (line < headerLine && line > start);
}

/** For each table the line behind which its titles begin: where the last list ends before the title nearest above it. */
function startsOfTitles({ tables, ignored }: Layout): Map<Table, number> {
  const titles = ignored.flatMap(({ record }) => (hasOneCell(record.cells) ? record.line : [])).sort((a, b) => a - b);
  const starts = new Map<Table, number>();
  let [at, end, start] = [0, 0, 0];
  for (const table of [...tables].sort((a, b) => a.headerLine - b.headerLine)) {
    while ((titles[at] ?? Number.POSITIVE_INFINITY) <= end) at += 1;
    if ((titles[at] ?? Number.POSITIVE_INFINITY) < table.headerLine) start = end;
    starts.set(table, start);
    end = table.rows.at(-1)?.line ?? table.headerLine;
  }
  return starts;
}

/** The last line of the tables but for those that name a currency. */
function lastHeldLine({ tables }: Layout): number {
  return tables.reduce((last, { rows }) => {
    const held = rows.findLast((record) => !hasOneCell(record.cells) || currencyLine(record, false).length === 0);
    return Math.max(last, held?.line ?? 0);
  }, 0);
}

/** Whether a listing may be anywhere but in the United States, so that its amounts need not be in dollars. */
function namesForeign({ columns, rows }: Table): boolean {
  const symbol = columns.get("symbol") ?? -1;
  if (columns.has("identifier") || columns.has("exchange")) return true;
  return rows.some(({ cells }) => /[.:]|^[A-Z]{2}[A-Z0-9]{9}\d$/.test(cells[symbol] ?? ""));
}

function textOf({ cells }: CsvRecord): string {
  return cells.filter((cell) => cell !== "").join(" ");
}

function toldBy({ record, currency }: CurrencyLine): ImportProblem {
  const text = showCell(textOf(record));
  const what = currency === "GBX" ? "pence" : currency;
  const message = `“${text}” stands beside the list, so amounts without a currency of their own were read as ${what}.`;
  return currencyNote(record.line, text, message);
}
