import { ISINS } from "./isins";
import type { Venue } from "./venue";

/** A listing as the sandbox market serves it. */
export interface Security {
  symbol: string;
  shortName: string;
  longName: string;
  quoteType: "EQUITY" | "ETF" | "INDEX" | "CRYPTOCURRENCY" | "CURRENCY";
  /** Yahoo's exchange code. */
  exchange: string;
  currency: string;
  venue: Venue;
  sector: string | null;
  industry: string | null;
  /** What a fund holds. */
  category: string | null;
}

/** Prices of one session on the split basis of the tape's last bar. */
export interface TapeBar {
  open: number | null;
  high: number | null;
  low: number | null;
  close: number | null;
  adjClose: number | null;
  volume: number | null;
}

/** What Yahoo calls fundamentals: per share in the listing's currency, null where a listing has none. */
export interface Fundamentals {
  sharesOutstanding: number | null;
  epsTrailing: number | null;
  epsForward: number | null;
  bookValue: number | null;
}

/** All that is known of a security at one instant: nothing after it shows. */
export interface Tape {
  readonly length: number;
  session(index: number): string;
  bar(index: number): TapeBar;
  /** The bar's close, or its adjusted close where it has no other, and its volume: without the work of making a whole bar. */
  price(index: number): number | null;
  volume(index: number): number | null;
  /** Day of the first bar ever, also where it lies before the tape. */
  readonly firstTradeDate: string;
  /** On the split basis of the last bar, ascending; empty where corporate actions are unknown. */
  dividends(): { session: string; amount: number }[];
  splits(): { session: string; numerator: number; denominator: number }[];
  fundamentals(): Fundamentals;
  /** Shown as `quoteType` NONE: no longer traded. */
  readonly gone: boolean;
}

/** A market: the simulation, or a price file. */
export interface PriceSource {
  find(symbol: string): Security | undefined;
  /** null where nothing is left of it: Yahoo removes what it knew of a delisted symbol. */
  tape(security: Security, now: Date): Tape | null;
  search(text: string, limit: number): Security[];
}

/** Letters and figures alone: as at Yahoo, BRKB and BRK.B find BRK-B. */
const bare = (text: string) => text.replace(/[^A-Z0-9]/g, "");

/** Securities whose symbol or name begins with, else contains, a text, or whose ISIN it is: exact symbols first. */
export function searchSecurities(all: Iterable<Security>, text: string, limit: number): Security[] {
  const wanted = text.trim().toUpperCase();
  if (wanted === "") return [];
  const letters = bare(wanted);
  const byIsin = ISINS.get(wanted);
  const ranked: [rank: number, security: Security][] = [];
  for (const security of all) {
    const name = security.longName.toUpperCase();
    if (security.symbol === wanted || security.symbol === byIsin) ranked.push([0, security]);
    else if (letters !== "" && bare(security.symbol) === letters) ranked.push([1, security]);
    else if (security.symbol.startsWith(wanted)) ranked.push([2, security]);
    else if (name.startsWith(wanted)) ranked.push([3, security]);
    else if (name.includes(` ${wanted}`)) ranked.push([4, security]);
  }
  ranked.sort(([a, x], [b, y]) => a - b || x.symbol.length - y.symbol.length || (x.symbol < y.symbol ? -1 : 1));
  return ranked.slice(0, limit).map(([, security]) => security);
}
