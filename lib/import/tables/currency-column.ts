import { AMOUNT_FIELDS } from "../fields";
import type { ColumnMapping } from "../preview";
import { type ImportProblem, PROBLEM_CODES } from "../problems";
import type { CsvRecord } from "../text/records";
import { type Widened, withColumnAdded } from "./added-column";
import type { Table } from "./table";

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

/**
 * The table with the currency and the exchange of the one broker whose header it has; null where it is no such header.
 *
 * @param mapping what the user says the columns are
 */
export function withHome(table: Table, problems: ImportProblem[], mapping: ColumnMapping | undefined): Table | null {
  const words = new Set(table.header.map((cell) => cell.trim().toLowerCase()));
  const home = HOMES.find((one) => one.words.every((word) => words.has(word)));
  if (!home) return null;
  const { whose, currency, exchange, market } = home;
  const why = `The header is that of ${whose}.`;
  const paid = inCurrency(table, why, () => currency, mapping);
  const listed = withColumnAdded(
    paid.table,
    { field: "exchange", header: "Exchange", why, cellOf: () => exchange },
    mapping,
  );
  const tickers = listed.isRead ? `tickers as those of ${market}` : "";
  const read = paid.isRead
    ? `, whose amounts are in ${currency}: they were read so${tickers && `, and ${tickers}`}`
    : `: it was read with ${tickers}`;
  const message = `The header is that of ${whose}${read}.`;
  if (paid.isRead || listed.isRead) problems.push(currencyNote(table.headerLine, null, message));
  return listed.table;
}

/** The table with a column of the currency of each line, but where an amount has a sign of its own. */
export function inCurrency(
  table: Table,
  why: string,
  currencyOf: (record: CsvRecord) => string,
  mapping: ColumnMapping | undefined,
): Widened {
  const amounts = AMOUNT_FIELDS.flatMap((field) => table.columns.get(field) ?? []);
  const isSigned = ({ cells }: CsvRecord) => amounts.some((index) => SIGNED.test(cells[index] ?? ""));
  // A bare sign of dollars agrees with dollars.
  const isOther = ({ cells }: CsvRecord) => amounts.some((index) => SIGNED_OTHERWISE.test(cells[index] ?? ""));
  const cellOf = (record: CsvRecord) => {
    const currency = currencyOf(record);
    return (currency === "USD" ? isOther(record) : isSigned(record)) ? "" : currency;
  };
  return withColumnAdded(table, { field: "currency", header: "Currency", why, cellOf }, mapping);
}

const SIGNED = /[$€£¥₹]|[A-Za-z]{3}/;
const SIGNED_OTHERWISE = /[€£¥₹]|[A-Za-z]{3}|[A-Z]\$/;

export function currencyNote(line: number, value: string | null, message: string): ImportProblem {
  return { severity: "info", code: PROBLEM_CODES.currency, line, column: null, value, message };
}
