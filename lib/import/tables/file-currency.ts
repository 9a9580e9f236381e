import { headerWord } from "../columns/header-word";
import type { Field } from "../fields";
import type { ColumnMapping } from "../preview";
import { type ImportProblem, PROBLEM_CODES, showCell } from "../problems";
import { EXCHANGE_CURRENCIES } from "../symbols/exchange-currencies";
import { RATED_CURRENCIES, readCurrencyText } from "../text/currency";
import { type CsvRecord, hasOneCell } from "../text/records";
import { withColumnAdded } from "./added-column";
import type { Layout, Table } from "./table";

/** "Alle Werte in EUR", "All amounts shown in Euro", "(values in GBP)". */
const AMOUNTS =
  /(?:^|[\s(])(?:values?|amounts?|figures|prices? and values?|balances|reported|stated|expressed|werte|beträge|betraege|angaben|kurse und werte|montants|valeurs|importes|valores|cifras|importi|valori|bedragen|waarden|belopp|värden)\s(?:[\p{L}]+\s){0,3}?(?:in|en|i)\s:?\s?([\p{L}$€£. -]{1,20}?)[\s).]*(?:\s(?:as of|as at|per|unless|except)\s.*)?$/iu;
/** "Depotübersicht in EUR", "(in GBP)"; a heading of cash says so of the cash alone. */
const ENDING = /(?:^|\s)\(?in\s([A-Z]{3})\)?$/;
const CASH = /cash|barmittel|bargeld|espèces|liquid|efectivo|contant|konto|account/i;
/** "Base currency: EUR", "Depotwährung EUR", "Devise : EUR". */
const NAMED =
  /^(?:(?:base|reporting|report|account|portfolio|display|home|reference|valuation|statement) )?(?:currency|ccy)(?: code)?\s*[:=\s]\s*([\p{L}$€£. -]{1,20})$|^(?:basis|referenz|depot|konto|berichts|portfolio|heimat|anzeige|bewertungs)?-?währung\s*[:=\s]\s*([\p{L}$€£. -]{1,20})$|^(?:devise|monnaie|divisa|moneda|valuta|basisvaluta|moeda)(?: de (?:référence|base|referencia)| di riferimento| base)?\s*[:=\s]\s*([\p{L}$€£. -]{1,20})$/iu;
const LONGEST = 120;

const CODES: ReadonlySet<string> = new Set([...RATED_CURRENCIES, ...Object.values(EXCHANGE_CURRENCIES)]);

/** Whose amounts are in one currency, and listed on one exchange, without a word of either. */
const HOMES: readonly {
  words: readonly string[];
  currency: string;
  exchange: string;
  market: string;
  whose: string;
}[] = [
  { words: ["code", "avail units"], currency: "AUD", exchange: "ASX", market: "the ASX", whose: "CommSec" },
  {
    words: ["instrument", "qty.", "avg. cost", "ltp"],
    currency: "INR",
    exchange: "NSE",
    market: "the NSE",
    whose: "Zerodha",
  },
];

const AMOUNT_FIELDS = ["price", "value", "entryPrice", "costTotal"] as const satisfies readonly Field[];

/**
 * The currency that a line names for all amounts: a code, GBX for pence; null where it names none.
 *
 * @param isOutside it stands outside the tables, where a title that ends in a currency speaks of all below it
 */
export function currencyOfTitle(cells: readonly string[], isOutside = true): string | null {
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length === 0 || filled.length > 2) return null;
  const text = filled.join(" ").trim();
  if (text.length > LONGEST) return null;
  const ending = isOutside && filled.length === 1 && !CASH.test(text) ? ENDING.exec(text) : null;
  const found = AMOUNTS.exec(text) ?? NAMED.exec(text) ?? ending;
  const name = found
    ?.slice(1)
    .find((part) => part !== undefined)
    ?.trim();
  const read = name === undefined ? null : readCurrencyText(name);
  if (read === null || !CODES.has(read.code)) return null;
  return read.minorUnits === 100 ? "GBX" : read.code;
}

/** A line that names a currency, and which. */
interface CurrencyLine {
  record: CsvRecord;
  currency: string;
}

/**
 * The tables with the currency that a line of the file names, or that only one broker's header means, as a column of its own,
 * where neither a column nor a header says another. The nearest such line above counts, else the one at the end of the file. A
 * cell with a sign of its own keeps to that.
 *
 * @param mapping "Currency": null leaves it out
 */
export function withFileCurrency(layout: Layout, mapping: ColumnMapping | undefined): Layout {
  const isLeftOut = Object.entries(mapping ?? {}).some(
    ([key, field]) => field === null && headerWord(key) === "currency",
  );
  if (isLeftOut) return layout;
  const outside = layout.ignored.flatMap(({ record }) => currencyLine(record, true));
  const problems: ImportProblem[] = [...(layout.problems ?? [])];
  const ignored = [...layout.ignored];
  const told = new Set<CsvRecord>();
  const tables = layout.tables.map((table) => {
    if (!isSilent(table)) return table;
    const within = table.rows.flatMap((record) => (hasOneCell(record.cells) ? currencyLine(record, false) : []));
    const lines = [...outside, ...within].sort((a, b) => a.record.line - b.record.line);
    const [first] = lines;
    const last = lines.at(-1);
    if (!first || !last) return withHome(table, problems);
    const named = new Set(within.map(({ record }) => record));
    const rows = table.rows.filter((record) => !named.has(record));
    for (const { record } of within) ignored.push({ record, reason: "Names the currency of the amounts." });
    const above = (line: number) => lines.findLast(({ record }) => record.line < line) ?? last;
    const used = new Set(rows.map(({ line }) => above(line)));
    if ([...used].every(({ currency }) => currency === "USD")) return { ...table, rows };
    for (const one of used) {
      if (told.has(one.record)) continue;
      told.add(one.record);
      problems.push(toldBy(one));
    }
    const why = `From line ${first.record.line}: “${showCell(textOf(first.record))}”.`;
    return inCurrency({ ...table, rows }, why, ({ line }) => above(line).currency);
  });
  return { ...layout, tables, ignored, problems };
}

/** Whether it states amounts and nothing of its own says in which currency. */
function isSilent({ cashOnly, columns, currencies }: Table): boolean {
  if (cashOnly || columns.has("currency") || currencies.size > 0) return false;
  return AMOUNT_FIELDS.some((field) => columns.has(field));
}

function currencyLine(record: CsvRecord, isOutside: boolean): CurrencyLine[] {
  const currency = currencyOfTitle(record.cells, isOutside);
  return currency === null ? [] : [{ record, currency }];
}

function withHome(table: Table, problems: ImportProblem[]): Table {
  const words = new Set(table.header.map((cell) => cell.trim().toLowerCase()));
  const home = HOMES.find((one) => one.words.every((word) => words.has(word)));
  if (!home) return table;
  const { whose, currency, exchange, market } = home;
  const why = `The header is that of ${whose}.`;
  const message = `The header is that of ${whose}, whose amounts are in ${currency}: they were read so, and tickers as those of ${market}.`;
  problems.push(note(table.headerLine, null, message));
  const listed = inCurrency(table, why, () => currency);
  return withColumnAdded(listed, { field: "exchange", header: "Exchange", why, cellOf: () => exchange });
}

function inCurrency(table: Table, why: string, currencyOf: (record: CsvRecord) => string): Table {
  const amounts = AMOUNT_FIELDS.flatMap((field) => table.columns.get(field) ?? []);
  const isSigned = ({ cells }: CsvRecord) => amounts.some((index) => /[$€£¥₹]|[A-Za-z]{3}/.test(cells[index] ?? ""));
  return withColumnAdded(table, {
    field: "currency",
    header: "Currency",
    why,
    cellOf: (record) => (isSigned(record) ? "" : currencyOf(record)),
  });
}

function textOf({ cells }: CsvRecord): string {
  return cells.filter((cell) => cell !== "").join(" ");
}

function toldBy({ record, currency }: CurrencyLine): ImportProblem {
  const text = showCell(textOf(record));
  const what = currency === "GBX" ? "pence" : currency;
  const message = `“${text}” stands beside the list, so amounts without a currency of their own were read as ${what}.`;
  return note(record.line, text, message);
}

function note(line: number, value: string | null, message: string): ImportProblem {
  return { severity: "info", code: PROBLEM_CODES.currency, line, column: null, value, message };
}
