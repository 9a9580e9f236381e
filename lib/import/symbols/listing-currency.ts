import { foreignCurrencyOf } from "./exchange-currencies";
import { listedOn } from "./listed-on";
import { symbolCandidates } from "./symbol-candidates";

/**
 * The listing that a symbol cell means beside the cell of its exchange: the ticker with Yahoo's ending. Null where the cell has
 * no ticker.
 *
 * @param exchange blank where the file has no such column
 */
export function listingOf(raw: string, exchange: string): string | null {
  const [ticker] = raw === "" ? [] : symbolCandidates(raw);
  if (ticker === undefined) return null;
  return exchange === "" ? ticker : listedOn(ticker, exchange, "USD");
}

/** The currency other than dollars that such a listing trades in; null where it is American, or no listing. */
export function listingCurrency(raw: string, exchange: string): string | null {
  const listing = listingOf(raw, exchange);
  return listing === null ? null : foreignCurrencyOf(listing);
}
