import type { PreviewQuestion, QuestionReading } from "../preview";
import { endingFor } from "../symbols/listing-choices";
import type { Table } from "../tables/table";
import { DecimalSum } from "../text/decimal";
import { shownNumber } from "../text/shown-number";
import { hasSeveralCurrencies } from "./several-currencies";

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
