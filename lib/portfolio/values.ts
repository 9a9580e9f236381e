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
  /** Published closes by symbol, US dollars a share. */
  closes: ReadonlyMap<string, number>;
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
 * - US dollars are worth their number; a money-market fund too, whatever close is published for it.
 * - A close is in US dollars, so a lot in another currency takes the stated value, which is never scaled by a rate.
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

function valueOfLot(lot: Lot, { session, closes }: Prices): LotValue {
  if (isClosed(lot, session)) return { valueUsd: 0, source: "closed" };
  if (isDollarCash(lot)) return { valueUsd: lot.quantity, source: "cash" };
  const close = lot.kind === "public" && lot.currency === "USD" ? closes.get(lot.symbol ?? "") : undefined;
  if (close !== undefined) return { valueUsd: lot.quantity * lot.multiplier * close, source: "close" };
  return lot.statedValueUsd === null
    ? { valueUsd: null, source: "none" }
    : { valueUsd: lot.statedValueUsd, source: "stated" };
}
