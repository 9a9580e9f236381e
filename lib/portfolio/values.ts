import { denominationOf, type RatedCurrency } from "./currencies";

/**
 * What each lot is worth (methodology §4): quantity × multiplier × published close, signed; where there is none, what the
 * file stated, flagged; else nothing is known. The plain twin of the SQL, in doubles.
 */

export const POSITION_KINDS = ["public", "cash", "option", "private"] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];

export interface OptionTerms {
  /** The symbol whose close, volatility and betas apply. */
  underlying: string;
  /** `YYYY-MM-DD`. */
  expiration: string;
  /** US dollars a share. */
  strike: number;
  optionType: "call" | "put";
  /** As stored on the position; null where it could not be computed. */
  delta: number | null;
}

export interface Lot {
  kind: PositionKind;
  /** Ours; null for plain cash and private holdings. */
  symbol: string | null;
  /** As the file wrote it: names what has no symbol. */
  rawSymbol: string;
  /** Signed; shares, contracts, or an amount of cash. */
  quantity: number;
  multiplier: number;
  currency: string;
  /** Signed US dollars, as the file stated them. */
  statedValueUsd: number | null;
  /** A lot with an exit on or before the session is closed and worth nothing. */
  exitDate?: string | null;
  option?: OptionTerms | null;
}

export interface Prices {
  /** The published session, `YYYY-MM-DD`. */
  session: string;
  /** Published closes by symbol, in the listing's currency; of a listing that is not modelled, at most five sessions old. */
  closes: ReadonlyMap<string, number>;
  /** Currency of a listing as the market writes it (GBp); US dollars where left out. */
  listings?: ReadonlyMap<string, string>;
  /** US dollars for one unit of a currency, at most five sessions old. */
  rates?: ReadonlyMap<RatedCurrency, number>;
}

/** `stated` is what screens flag: the file's own value, as old as the file. */
export type ValueSource = "close" | "cash" | "stated" | "closed" | "none";

export interface LotValue {
  /** Signed US dollars; null where nothing is known. */
  valueUsd: number | null;
  source: ValueSource;
}

/**
 * One value a lot, in the lots' order.
 *
 * - US dollars are worth their number; a money-market fund too, whatever close is published for it. Cash in one of the
 *   other counted currencies is worth its number times the rate.
 * - A close is in its listing's currency: pence count as a hundredth of a pound, and the rate makes US dollars of it. A lot
 *   in another currency than its dollar listing is another listing, for all we know: it takes the stated value.
 * - Where the rate or the close is missing, the stated value stands, which is in US dollars and never scaled.
 * - Options have no published close of their own: their premium is the stated one.
 */
export function valuePositions(lots: readonly Lot[], prices: Prices): LotValue[] {
  return lots.map((lot) => valueOfLot(lot, prices));
}

export function isClosed({ exitDate }: Lot, session: string): boolean {
  return exitDate !== null && exitDate !== undefined && exitDate <= session;
}

/** Dollars and money-market funds: no betas, no risk. Cash in another currency is a holding, and an uncovered one. */
export function isDollarCash({ kind, currency }: Pick<Lot, "kind" | "currency">): boolean {
  return kind === "cash" && currency === "USD";
}

/** Whether a lot's currency says that it is not the listing its symbol names: that one trades in US dollars. */
export function isOtherListing({ symbol, currency }: Pick<Lot, "symbol" | "currency">, prices: Prices): boolean {
  return currency !== "USD" && listingOf(symbol ?? "", prices) === "USD";
}

/** A symbol's close in US dollars a share; null without a close, or without a rate for its currency. */
export function closeInUsd(symbol: string, prices: Prices): number | null {
  const close = prices.closes.get(symbol);
  const rate = inUsd(listingOf(symbol, prices), prices);
  return close === undefined || rate === null ? null : close * rate;
}

const listingOf = (symbol: string, { listings }: Prices): string => listings?.get(symbol) ?? "USD";

/** US dollars for one unit of a currency as it is written; null for one without a rate. */
function inUsd(written: string, { rates }: Prices): number | null {
  const found = denominationOf(written);
  if (found === null) return null;
  const rate = found.currency === "USD" ? 1 : rates?.get(found.currency);
  return rate === undefined ? null : found.unit * rate;
}

function valueOfLot(lot: Lot, prices: Prices): LotValue {
  if (isClosed(lot, prices.session)) return { valueUsd: 0, source: "closed" };
  if (lot.kind === "cash") {
    const rate = inUsd(lot.currency, prices);
    if (rate !== null) return { valueUsd: lot.quantity * rate, source: "cash" };
  }
  const close = lot.kind === "public" && !isOtherListing(lot, prices) ? closeInUsd(lot.symbol ?? "", prices) : null;
  if (close !== null) return { valueUsd: lot.quantity * lot.multiplier * close, source: "close" };
  return lot.statedValueUsd === null
    ? { valueUsd: null, source: "none" }
    : { valueUsd: lot.statedValueUsd, source: "stated" };
}
