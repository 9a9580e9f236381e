import { EXCHANGE_SUFFIXES } from "../symbols/exchange-codes";
import { foreignCurrencyOf } from "../symbols/exchange-currencies";
import { homeListing } from "../symbols/home-listing";
import { isIsin } from "../symbols/identifiers";
import { readSymbol } from "../symbols/read-symbol";
import type { Security } from "./security";

/** What a security trades in, by the lines of the file about it. */
export interface TradedIn {
  /** ISO 4217. */
  currency: string;
  /** Written in hundredths: pence. */
  isMinor: boolean;
}

/** How a line of positions would name the listing that was traded. */
export interface Listing {
  symbol: string;
  identifier: string;
  exchange: string;
  currency: string;
  /** False where what was paid is in another currency than the listing's. */
  isPriced: boolean;
}

const LONDON = "LSE";

/**
 * Which listing trades are of: a ticker alone is one of the United States, so one that trades in another currency is told by
 * its exchange, by pence, or by its ISIN, and never taken for the American share of that ticker.
 *
 * A share of a company of the United States that was paid for in another currency is the same share: it counts as its
 * American listing, without what it cost.
 *
 * @param isBrokers a broker's own list, which gives each security the currency it is listed in
 * @param isStated a column of the list says the currency
 */
export function listingOf(
  security: Security,
  tradedIn: TradedIn | null,
  { isBrokers, isStated }: { isBrokers: boolean; isStated: boolean },
): Listing {
  const { option, contractName, raw, instrument } = security;
  const symbol = option ? contractName : raw;
  const { isin: identifier, exchange } = security;
  const currency = tradedIn?.currency ?? "";
  const plain = { symbol, identifier, exchange, currency, isPriced: true };
  const reading = readSymbol(raw);
  const ending = reading.ok ? foreignCurrencyOf(reading.symbol) : null;
  // Of a number of another country nobody knows the currency that a price is in where the file names none.
  const isForeign = symbol === "" && isIsin(identifier) && !identifier.startsWith("US");
  if (option || tradedIn === null) return { ...plain, isPriced: option !== null || !isForeign };
  // Its ending says what a listing trades in; what was paid for it may be the account's own currency.
  if (ending !== null) {
    const isItsOwn = ending === currency || (isBrokers && isStated && currency !== "USD");
    return isItsOwn ? plain : { ...plain, currency: "", isPriced: false };
  }
  const isin = isIsin(identifier) ? identifier : (instrument?.isin ?? "");
  const place = exchange || (instrument?.exchange ?? "");
  const placed = endingOf(place);
  // Abroad in dollars: the listing's own currency is another, as far as we know.
  if (currency === "USD") return placed ? { ...plain, exchange: place, isPriced: false } : plain;
  const american = { symbol: "", identifier: isin, exchange: "", currency: "USD", isPriced: false };
  if (isin.startsWith("US")) return american;
  if (placed === "") return { ...plain, currency: "USD", isPriced: false };
  if (raw !== "" && placed !== null) return { ...plain, identifier: isin, exchange: place };
  const isLondon = tradedIn.isMinor ? currency === "GBP" : currency === "GBP" && isin.startsWith("GB");
  if (raw !== "" && isLondon) return { ...plain, identifier: isin, exchange: LONDON };
  if (isin !== "") return { ...plain, symbol: "", identifier: isin };
  const home = isBrokers && reading.ok ? homeListing(reading.symbol, currency) : undefined;
  return home === undefined ? plain : { ...plain, symbol: home };
}

/** Yahoo's ending for an exchange, blank for the United States; null where it is none that we know. */
function endingOf(exchange: string): string | null {
  const name = exchange.trim().toUpperCase();
  return Object.hasOwn(EXCHANGE_SUFFIXES, name) ? (EXCHANGE_SUFFIXES[name] ?? null) : null;
}
