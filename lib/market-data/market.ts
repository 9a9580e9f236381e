/**
 * What the rest of the app knows of the place where prices come from: questions, and answers checked row by row.
 *
 * Prices are in the listing's currency as the provider states it (London in pence, "GBp"). Missing is null, never 0.
 * Sessions and dates are `YYYY-MM-DD`. Every question may throw a `MarketDataError` (errors.ts).
 */

export { isMarketDataError, MarketDataError, type MarketFailure } from "./errors";

export interface PriceBar {
  /** The bar's date on its exchange: the New York date for US listings. */
  session: string;
  open: number | null;
  high: number | null;
  low: number | null;
  /** Adjusted for splits only. */
  close: number | null;
  /** Adjusted for splits and dividends, as of the answer: later dividends change earlier values. */
  adjClose: number | null;
  /** Shares, split-adjusted. */
  volume: number | null;
}

export interface DividendEvent {
  exDate: string;
  /** Per share, on today's split basis. */
  amount: number;
}

export interface SplitEvent {
  exDate: string;
  /** numerator new shares for denominator old ones: 4 for 1. */
  numerator: number;
  denominator: number;
}

/** Why a row of an answer was left out. */
export const DROP_REASONS = ["malformed", "no_price", "not_positive", "duplicate_session"] as const;
export type DropReason = (typeof DROP_REASONS)[number];

export interface DroppedBar {
  /** null where the row's own date cannot be read. */
  session: string | null;
  reason: DropReason;
}

export interface History {
  symbol: string;
  currency: string;
  /** Yahoo's exchange code, such as NMS or NYQ. */
  exchange: string;
  instrumentType: string;
  firstTradeDate: string | null;
  /** Ascending, one a session, each with a close or an adjClose. */
  bars: PriceBar[];
  dividends: DividendEvent[];
  splits: SplitEvent[];
  dropped: DroppedBar[];
}

export interface Quote {
  symbol: string;
  name: string;
  /** EQUITY, ETF, MUTUALFUND, INDEX, CURRENCY, CRYPTOCURRENCY … */
  quoteType: string;
  currency: string | null;
  exchange: string;
  /** REGULAR while the session is under way; PRE, POST, CLOSED … otherwise. */
  marketState: string;
  /** Date of `marketTime` on the exchange: the New York date for US listings. */
  session: string;
  /** When `price` was made. */
  marketTime: Date;
  price: number;
  /** Restated for a split that is effective on `session`, not for a cash dividend. */
  previousClose: number | null;
  open: number | null;
  high: number | null;
  low: number | null;
  volume: number | null;
  marketCap: number | null;
  sharesOutstanding: number | null;
  trailingPe: number | null;
  forwardPe: number | null;
  priceToBook: number | null;
  /** Fraction a year: 0.0041 is 0.41 %. */
  dividendYield: number | null;
  /** Earnings per share, trailing twelve months and next year's estimate. */
  epsTrailing: number | null;
  epsForward: number | null;
  firstTradeDate: string | null;
}

export interface RejectedQuote {
  /** null where even the symbol cannot be read. */
  symbol: string | null;
  reason: string;
}

/** Quotes by symbol. Symbols that the provider does not know are absent; rows that cannot be read are in `rejected`. */
export class Quotes extends Map<string, Quote> {
  readonly rejected: RejectedQuote[] = [];
}

export interface Profile {
  symbol: string;
  name: string;
  sector: string | null;
  industry: string | null;
  quoteType: string;
  exchange: string;
  currency: string | null;
}

export interface SearchHit {
  symbol: string;
  name: string;
  exchange: string;
  quoteType: string;
}

/** Most symbols that one `quotes` call may ask for. */
export const QUOTES_PER_CALL = 100;

/** How a question is put, where not as usual. */
export interface Asking {
  /** Tries in all, the first included: few where somebody else decides when to try again. */
  attempts?: number;
}

export interface Market {
  readonly name: "yahoo" | "sandbox";

  /** Last prices of at most 100 symbols. A symbol whose characters are not a symbol's is rejected, not asked for. */
  quotes(symbols: readonly string[], asking?: Asking): Promise<Quotes>;

  /**
   * Daily bars with `from ≤ session ≤ to`, and the dividends and splits between.
   *
   * The provider also serves the bar of a session under way: hand in the last completed session as `to` and it is left out.
   * @throws MarketDataError `not_found` for unknown and delisted symbols (the provider tells no difference) and for ranges
   *   wholly outside a symbol's life
   */
  history(symbol: string, from: string, to: string, asking?: Asking): Promise<History>;

  /** Name, sector and industry; null for a symbol that the provider does not know. */
  profile(symbol: string, asking?: Asking): Promise<Profile | null>;

  /** Listings whose symbol or name is like `text`, best first. */
  search(text: string): Promise<SearchHit[]>;
}
