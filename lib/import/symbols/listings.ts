import type { PreviewQuestion, QuestionReading } from "../preview";
import type { ProblemChoice } from "../problems";
import { readCash } from "../rows/cash";
import type { Table } from "../tables/table";
import { readCurrencyText } from "../text/currency";
import { DecimalSum } from "../text/decimal";
import { shownNumber } from "../text/shown-number";
import { EXCHANGE_CURRENCIES, withEnding } from "./exchanges";

/** What a ticker without an exchange is, where the file states its amounts in another currency than US dollars. */
const LISTING_READINGS = { unitedStates: "us_listings", abroad: "other_listings" } as const;

/** A ticker of which nothing in the file tells the exchange. */
interface UnplacedTicker {
  line: number;
  column: string;
  ticker: string;
  currency: string;
  /** What the file says it is worth, in that currency; null where it does not say. */
  value: string | null;
}

/**
 * Tickers in a file whose amounts are in another currency: SAP at 180 EUR is the New York listing with a value that the
 * broker converted, or the share in Frankfurt, and the two differ in price. Asked once for the whole file.
 */
export class OpenListings {
  private readonly unplaced: UnplacedTicker[] = [];
  private mixed: boolean | null = null;

  constructor(
    private readonly tables: readonly Table[],
    private readonly answer: string | null,
  ) {}

  /**
   * Whether the ticker is read as the listing in the United States. Nothing is asked where lines differ in the currency
   * that their own column gives: then it is each listing's, since whoever converts converts all.
   */
  isUnitedStates(): boolean {
    return !this.isMixed() && this.answer !== LISTING_READINGS.abroad;
  }

  note(ticker: UnplacedTicker): void {
    if (!this.isMixed()) this.unplaced.push(ticker);
  }

  /** Null where no line leaves it open. @param lines that are read; those of accounts left out ask nothing */
  question(lines: ReadonlySet<number>): PreviewQuestion | null {
    const open = this.unplaced.filter(({ line }) => lines.has(line));
    const [first] = open;
    if (!first) return null;
    const worth = worthOf(open);
    const names = `${open.length === 1 ? "1 line" : `${open.length} lines`} (${listed(open.map(({ ticker }) => ticker))})`;
    const [are, them] = open.length === 1 ? ["is", "it"] : ["are", "each"];
    const currencies = [...new Set(open.map(({ currency }) => currency))].join(" or ");
    const readings: QuestionReading[] = [
      {
        value: LISTING_READINGS.unitedStates,
        label: `US listings, whose values your broker converts into ${currencies}`,
        totals: `${names} ${are} counted by the number of shares${worth === "" ? "" : `; the file has ${worth} for ${open.length === 1 ? "it" : "them"}`}.`,
      },
      {
        value: LISTING_READINGS.abroad,
        label: `Listings of an exchange in ${currencies}`,
        totals: `${names}${worth === "" ? "" : `, ${worth},`} ${are} listed and not counted until you write ${them} with its exchange, such as ${endingFor(first)}.`,
      },
    ];
    const answer = readings.some(({ value }) => value === this.answer) ? this.answer : null;
    return {
      id: "listings",
      kind: "listings",
      column: first.column,
      example: first.ticker,
      line: first.line,
      readings,
      answer,
    };
  }

  private isMixed(): boolean {
    this.mixed ??= this.tables.some(hasSeveralCurrencies);
    return this.mixed;
  }
}

/** Yahoo's ending where a currency has one exchange that nearly everything is listed on. */
const HOME: Readonly<Record<string, string>> = {
  GBP: "L",
  CHF: "SW",
  CAD: "TO",
  AUD: "AX",
  JPY: "T",
  SEK: "ST",
  NOK: "OL",
  DKK: "CO",
  HKD: "HK",
  NZD: "NZ",
  PLN: "WA",
  SGD: "SI",
};

/**
 * The ticker on the one exchange of its currency; undefined where there are several (EUR), and where the ticker has an ending
 * already that is none of ours.
 */
export function homeListing(ticker: string, currency: string): string | undefined {
  const ending = Object.hasOwn(HOME, currency) ? HOME[currency] : undefined;
  if (ending === undefined || bare(ticker) !== ticker) return undefined;
  return withEnding(ticker, ending);
}

/** Without an ending that is neither ours nor a class nor a unit: no second one is put behind it. */
function bare(ticker: string): string {
  return /^[A-Z0-9-]+\.(?:UN|U|[A-Z])$/.test(ticker) ? ticker : ticker.replace(/\..*$/, "");
}

/** Where shares in euros are mostly traded. */
const EURO_EXCHANGES: readonly (readonly [name: string, ending: string])[] = [
  ["Xetra", "DE"],
  ["Paris", "PA"],
  ["Amsterdam", "AS"],
  ["Milan", "MI"],
  ["Madrid", "MC"],
];

/** What a ticker without an exchange may be written as: with one of its currency's, or as the listing in the United States. */
export function listingChoices(written: string, currency: string, column: string): ProblemChoice[] {
  const ticker = bare(written);
  const abroad = currency === "EUR" ? EURO_EXCHANGES : [];
  return [
    ...abroad.map(([name, ending]) => ({
      label: `${ticker}.${ending} (${name})`,
      column,
      value: `${ticker}.${ending}`,
    })),
    { label: `The US listing ${ticker}`, column, value: `US:${ticker}` },
  ];
}

/** How to write a ticker with an exchange of that currency, for a remedy. */
export function endingFor({ ticker: written, currency }: { ticker: string; currency: string }): string {
  const ticker = bare(written);
  const home = homeListing(ticker, currency);
  if (home !== undefined) return home;
  if (currency === "EUR") return `${ticker}.DE`;
  const ending = Object.keys(EXCHANGE_CURRENCIES).find((one) => EXCHANGE_CURRENCIES[one] === currency);
  return ending === undefined ? "SAP.DE" : `${ticker}.${ending}`;
}

/** Whether the lines of holdings name more than one currency in the table's own column; cash may be in any. */
function hasSeveralCurrencies({ columns, rows }: Table): boolean {
  const [currency, symbol] = [columns.get("currency"), columns.get("symbol")];
  if (currency === undefined || symbol === undefined) return false;
  const found = new Set<string>();
  for (const { cells } of rows) {
    const code = readCurrencyText(cells[currency] ?? "")?.code;
    const name = cells[symbol] ?? "";
    if (code === undefined || found.has(code) || name === "" || readCash(name, false) !== null) continue;
    found.add(code);
    if (found.size > 1) return true;
  }
  return false;
}

function worthOf(open: readonly UnplacedTicker[]): string {
  const sums = new Map<string, DecimalSum>();
  for (const { currency, value } of open) {
    if (value === null) continue;
    const sum = sums.get(currency) ?? new DecimalSum();
    sum.add(value);
    sums.set(currency, sum);
  }
  return [...sums].map(([currency, sum]) => `${shownNumber(sum.text)} ${currency}`).join(" and ");
}

const SHOWN = 5;

function listed(tickers: readonly string[]): string {
  const names = [...new Set(tickers)];
  return names.length <= SHOWN ? names.join(", ") : `${names.slice(0, SHOWN).join(", ")} …`;
}
