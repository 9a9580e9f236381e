import { readCash } from "../rows/cash";
import { foreignCurrencyOf } from "../symbols/exchange-currencies";
import { isIsin } from "../symbols/identifiers";
import { readCurrencyText } from "../text/currency";
import type { Cells } from "./column-products";
import { codesUnder } from "./currency-headers";
import { homeCurrencyOf } from "./home-currencies";

/** Where a line names its holding; undefined where the file has no such column. */
export interface NamePlaces {
  symbol: number | undefined;
  identifier: number | undefined;
  exchange: number | undefined;
}

/**
 * Whether a column's codes of currencies are those of the amounts: by the header's own word, or because nothing that is held is
 * listed in another. Those of exposures ("Underlying currency") never are; those of the account are where everything that says
 * where it is listed trades in them.
 */
export function areOfAmounts(header: string, sample: Cells, index: number, places: NamePlaces): boolean {
  const codes = codesUnder(header);
  if (codes === "amounts" || codes === "others") return codes === "amounts";
  const { same, other } = compareWithListings(sample, index, places, codes === "account");
  return other === 0 && (codes === "unsaid" || same > 0);
}

const PLAIN_TICKER = /^[A-Z]{1,5}(?:[./-][A-Z])?$/;

/**
 * On how many lines the codes of a column are the currency that the holding's own listing trades in, and on how many another:
 * "SAP.DE" in euros, a ticker without an exchange in dollars.
 *
 * @param byCountry an ISIN is taken for a listing at home too; else it says nothing, as a bank may quote it in its own currency
 */
export function compareWithListings(
  sample: Cells,
  index: number,
  places: NamePlaces,
  byCountry: boolean,
): { same: number; other: number } {
  let [same, other] = [0, 0];
  for (const row of sample) {
    const code = readCurrencyText(row[index] ?? "")?.code;
    const listed = code === undefined ? undefined : listedIn(row, places, byCountry);
    if (listed === undefined) continue;
    if (listed === code) same += 1;
    else other += 1;
  }
  return { same, other };
}

function listedIn(row: readonly string[], places: NamePlaces, byCountry: boolean): string | undefined {
  const at = (index: number | undefined) => (index === undefined ? "" : (row[index] ?? ""));
  const name = at(places.symbol);
  const foreign = foreignCurrencyOf(name);
  if (foreign !== null) return foreign;
  if (PLAIN_TICKER.test(name)) {
    const isElsewhere = at(places.exchange) !== "" || readCash(name, false) !== null;
    return isElsewhere ? undefined : "USD";
  }
  const isin = byCountry ? [name, at(places.identifier)].find((cell) => cell.length === 12 && isIsin(cell)) : undefined;
  return isin === undefined ? undefined : homeCurrencyOf(isin);
}
