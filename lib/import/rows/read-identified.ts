import type { SecurityIdentifier } from "../preview";
import { PROBLEM_CODES } from "../problems";
import { isFund } from "../symbols/funds";
import { readHeld } from "./held-quantity";
import { isAmerican } from "./listing-place";
import { startLot } from "./lot";
import type { RowCells } from "./row-cells";
import { readCurrency, readRowCurrency, saysCurrency } from "./row-currency";
import { finish, type RowOutcome, refused } from "./row-outcome";

/** A listed position that the file names by its number alone: what it is called is asked of the market. */
export function readIdentified(row: RowCells, identifier: SecurityIdentifier): RowOutcome {
  const quantity = readHeld(row);
  const stated = readCurrency(row);
  if (quantity === undefined) return refused(row);
  // Whoever has an American share in euros has a broker that converts its value.
  const currency = isAmerican(identifier) ? "USD" : stated;
  const raw = row.text("symbol") || row.text("identifier");
  const lot = startLot(row, {
    kind: "public",
    symbol: null,
    rawSymbol: raw,
    quantity,
    currency,
    amounts: currency === stated ? undefined : readRowCurrency(row),
  });
  lot.candidates = [identifier.isin];
  lot.identifier = identifier;
  if (currency === "USD" && quantity !== null && !identifier.isin.startsWith("US") && !saysCurrency(row))
    lot.isCurrencyUnsaid = true;
  if (isFund("", row.text("assetType"), row.text("description"))) lot.isFund = true;
  const kind = identifier.kind.toUpperCase();
  const what = `${identifier.value} is ${kind === "ISIN" ? "an" : "a"} ${kind}: its ticker is looked up`;
  if (currency === "USD") return finish(row, lot, "used", `${what}.`);
  const reason = `${what}; it trades in ${currency}, so it is held without betas.`;
  row.report("info", PROBLEM_CODES.notModelled, row.text("symbol") === "" ? "identifier" : "symbol", reason);
  return finish(row, lot, "held_not_modelled", reason);
}
