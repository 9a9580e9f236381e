import type { ReadPosition, SecurityIdentifier } from "../preview";
import { PROBLEM_CODES } from "../problems";
import { foreignCurrencyOf } from "../symbols/exchange-currencies";
import { isFund } from "../symbols/funds";
import { readSymbol } from "../symbols/read-symbol";
import { RATED_CURRENCIES } from "../text/currency";
import { formOf, offerListings } from "./company-form-of";
import { readHeld } from "./held-quantity";
import { placeOf } from "./listing-place";
import { heldLot, startLot } from "./lot";
import { warnOfBareDollars } from "./other-dollars";
import { settlePence } from "./pence";
import { readIdentified } from "./read-identified";
import { readLineSymbol, reportIdentifier, reportSymbol, tickerAsNumber } from "./report-symbol";
import type { RowCells } from "./row-cells";
import { readCurrency, readRowCurrency } from "./row-currency";
import { finish, type RowOutcome, refused } from "./row-outcome";
import { notCounted, noteOpen } from "./unplaced-listing";

/**
 * A listed position by its ticker.
 *
 * @param told the ticker, where it is told by more than its own cell
 */
export function readPublic(row: RowCells, identifier: SecurityIdentifier | null, told = ""): RowOutcome {
  const cell = told || row.text("symbol") || shareInContracts(row) || tickerAsNumber(row);
  const name = row.text("description");
  const isPlain = /^[A-Z]{1,5}$/.test(cell);
  const form = isPlain ? null : formOf(row, cell || name);
  const symbol = form ?? (isPlain ? readSymbol(cell) : readLineSymbol(row, cell || name));
  // A name that has the ticker with it needs none in a column of its own.
  const isWritten = symbol.ok && symbol.notice?.kind === "written";
  const raw = told !== "" ? row.text("symbol") : cell === "" && isWritten ? name : cell;
  const byName = raw === "" && name !== "";
  const isMisread = raw === "" && reportIdentifier(row);
  if (byName || (!symbol.ok && !isMisread)) reportSymbol(row, symbol, byName);
  if (form && !byName) offerListings(row, form.name);
  const place = symbol.ok && !byName ? placeOf(row, symbol.symbol, identifier) : null;
  if (place === "by_number" && identifier) return readIdentified(row, identifier);
  const quantity = readHeld(row);
  const stated = readCurrency(row);
  if (!symbol.ok || place === null || place === "by_number" || quantity === undefined) return refused(row);
  if (symbol.notice) {
    const { kind, sentence } = symbol.notice;
    row.report(
      "info",
      kind === "renamed" ? PROBLEM_CODES.renamed : PROBLEM_CODES.mended,
      cell === "" ? "description" : "symbol",
      sentence,
    );
  }
  const fund = isFund(symbol.symbol, row.text("assetType"), name);
  if (place.listing === null) {
    const start = {
      kind: "private",
      symbol: null,
      rawSymbol: raw,
      quantity: quantity ?? "1",
      currency: stated,
    } as const;
    return notCounted(row, symbol.symbol, stated, withFacts(heldLot(row, start), identifier, fund));
  }
  const { listing } = place;
  const currency = place.converted ? "USD" : stated === "USD" ? (foreignCurrencyOf(listing) ?? "USD") : stated;
  if (currency !== "USD" && !place.converted) {
    settlePence(row, listing);
    warnOfBareDollars(row, listing, currency);
  }
  const amounts = place.converted ? readRowCurrency(row) : undefined;
  const lot = withFacts(
    startLot(row, { kind: "public", symbol: listing, rawSymbol: raw, quantity, currency, amounts }),
    identifier,
    fund,
  );
  // The bare ticker is another listing: VOD.L is not to become VOD where only that is known.
  const own = listing === symbol.symbol ? symbol.candidates : [listing];
  lot.candidates = identifier ? [...own, identifier.isin] : own;
  if (place.isOpen) noteOpen(row, symbol.symbol, stated, lot);
  if (currency === "USD") {
    const counted = quantity === null ? ", counted by its value" : "";
    const converted = place.converted ? `; what it is worth in ${stated} is the broker's conversion` : "";
    return finish(row, lot, "used", `${listing}: a listed position${counted}${converted}.`);
  }
  const reason = `${listing} trades in ${currency}: ${worthWords(currency, lot.statedValueUsd)}, without betas.`;
  row.report("info", PROBLEM_CODES.notModelled, "symbol", reason);
  return finish(row, lot, "held_not_modelled", reason);
}

/** The share that a line of a table of contracts holds, under the header of what these are on. */
function shareInContracts(row: RowCells): string {
  return row.text("strike") === "" && row.text("expiration") === "" ? row.text("underlying") : "";
}

function withFacts(lot: ReadPosition, identifier: SecurityIdentifier | null, isFundToo: boolean): ReadPosition {
  if (identifier) lot.identifier = identifier;
  if (isFundToo) lot.isFund = true;
  return lot;
}

function worthWords(currency: string, statedValueUsd: string | null): string {
  if (RATED_CURRENCIES.has(currency)) return "counted by its last price and each night’s rate";
  return `held ${statedValueUsd === null ? "without a value in US dollars" : "at its stated value"}`;
}
