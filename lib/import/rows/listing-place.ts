import type { SecurityIdentifier } from "../preview";
import { suggestTicker } from "../symbols/company-names";
import { foreignCurrencyOf, PENCE_EXCHANGES } from "../symbols/exchange-currencies";
import { isUnitedStatesExchange } from "../symbols/exchange-names";
import { isJapaneseCode, listedOn, withEnding } from "../symbols/listed-on";
import { saysUnitedStates } from "../symbols/says-united-states";
import type { CurrencyReading } from "../text/currency";
import type { RowCells } from "./row-cells";
import { readRowCurrency } from "./row-currency";

/** Where a ticker is listed. */
interface Place {
  /** The ticker with the ending of its exchange; null where nothing tells the exchange, and so it is not counted. */
  listing: string | null;
  /** It trades in US dollars and the file has its amounts in another currency. */
  converted: boolean;
  /** Read so until the user says which it is. */
  isOpen: boolean;
}

/**
 * Which listing a ticker is: by the exchange the line names, by its ISIN, by pence; else, where its amounts are in another
 * currency than US dollars, by the answer to the question that is asked once for the file. "by_number": the ISIN is not
 * American and the market is asked for it.
 */
export function placeOf(row: RowCells, symbol: string, identifier: SecurityIdentifier | null): Place | "by_number" {
  const stated = readRowCurrency(row);
  const exchange = row.text("exchange");
  const listing = exchange === "" ? symbol : listedOn(symbol, exchange, stated.code);
  if (stated.code === "USD" || foreignCurrencyOf(listing) !== null) return surely(listing);
  if (
    saysUnitedStates(row.text("symbol")) ||
    isUnitedStatesExchange(exchange) ||
    (identifier && isAmerican(identifier)) ||
    isPricedInDollars(row, stated)
  ) {
    return { listing, converted: true, isOpen: false };
  }
  if (stated.code === "JPY" && isJapaneseCode(symbol)) return surely(withEnding(symbol, "T"));
  if (stated.code === "HKD" && /^\d{1,5}$/.test(symbol)) return surely(withEnding(symbol, "HK"));
  const pence = stated.minorUnits === 100 && !isAmericanByName(row) ? PENCE_EXCHANGES[stated.code] : undefined;
  if (pence !== undefined) return surely(`${symbol}.${pence}`);
  if (identifier?.kind === "isin") return "by_number";
  const { listings } = row.facts;
  if (listings?.isUnitedStates()) return { listing, converted: true, isOpen: true };
  return { listing: null, converted: false, isOpen: listings !== undefined };
}

function surely(listing: string): Place {
  return { listing, converted: false, isOpen: false };
}

/** Of an issuer in the United States, by its number. */
export function isAmerican({ kind, value }: SecurityIdentifier): boolean {
  return kind === "isin" && value.startsWith("US");
}

/**
 * "Apple Inc Com NPV" in a table all of pence: a broker of London writes American shares so too. A line whose own currency is
 * pence is quoted in them.
 */
function isAmericanByName(row: RowCells): boolean {
  const name = row.text("description") || nameBesideCode(row);
  if (row.text("currency").trim() !== "" || /\b(plc|trust)\b/i.test(name)) return false;
  return /\b(inc|incorporated|corp|corporation)\b|\bcom stk\b/i.test(name) || suggestTicker(name) !== null;
}

/** The cell under "Stock" where another column holds the ticker. */
function nameBesideCode({ table: { header, columns }, cells }: RowCells): string {
  const index = header.findIndex((cell) => /^(stock|security|holding|instrument|asset)$/i.test(cell.trim()));
  return index === columns.get("symbol") ? "" : (cells[index] ?? "");
}

/** "$200.00" beside "£1,600.00": a dollar sign is American where the other currency is none of the dollars. */
function isPricedInDollars(row: RowCells, stated: CurrencyReading): boolean {
  if (row.text("currency") !== "" || !OTHER_THAN_DOLLARS.has(stated.code)) return false;
  const price = row.number("price");
  if (price.ok && price.value !== null) return price.currency === "USD";
  // "Average Price (USD)" beside "Market Value (GBP)": what was paid in dollars trades in them.
  const paid = row.number("entryPrice");
  return paid.ok && paid.value !== null && paid.currency === "USD";
}

const OTHER_THAN_DOLLARS: ReadonlySet<string> = new Set("EUR GBP CHF JPY SEK NOK DKK PLN CZK HUF ILS INR".split(" "));
