import type { ReadPosition, SecurityIdentifier } from "../preview";
import { PROBLEM_CODES } from "../problems";
import { companyForm, hasExchangeCode } from "../symbols/company-forms";
import { foreignCurrencyOf } from "../symbols/exchanges";
import { isFund } from "../symbols/funds";
import { endingFor, homeListing, listingChoices } from "../symbols/listings";
import { readSymbol } from "../symbols/symbols";
import type { Table } from "../tables/table";
import { RATED_CURRENCIES } from "../text/currency";
import { readHeld } from "./held-quantity";
import { isAmerican, placeOf } from "./listing-place";
import { heldLot, startLot } from "./lot";
import { warnOfBareDollars } from "./other-dollars";
import { settlePence } from "./pence";
import { readLineSymbol, reportIdentifier, reportSymbol, tickerAsNumber } from "./report-symbol";
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
  // What is longer is a name, and no exchange lists it so.
  if (form && !byName && form.name.length < 5) {
    const column = columnOfSymbol(row);
    const zurich = { label: `${form.name}.SW (Zurich)`, column, value: `${form.name}.SW` };
    row.offer([...listingChoices(form.name, "EUR", column), zurich]);
  }
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

/** "SAP SE" is no ticker, unless the line is in francs or its table writes the codes of exchanges elsewhere. */
function formOf(row: RowCells, raw: string): ReturnType<typeof companyForm> {
  const form = companyForm(raw);
  return form === null || readRowCurrency(row).code === "CHF" || usesExchangeCodes(row.table) ? null : form;
}

const coded = new WeakMap<Table, boolean>();

function usesExchangeCodes(table: Table): boolean {
  const before = coded.get(table);
  if (before !== undefined) return before;
  const index = table.columns.get("symbol") ?? -1;
  const found = table.rows.some(({ cells }) => hasExchangeCode(cells[index] ?? ""));
  coded.set(table, found);
  return found;
}

function withFacts(lot: ReadPosition, identifier: SecurityIdentifier | null, isFundToo: boolean): ReadPosition {
  if (identifier) lot.identifier = identifier;
  if (isFundToo) lot.isFund = true;
  return lot;
}

/** A ticker in another currency whose exchange nothing tells. */
function notCounted(row: RowCells, ticker: string, currency: string, lot: ReadPosition): RowOutcome {
  lot.ticker = ticker;
  const counts = lot.statedValueUsd === null ? "is not counted" : "counts at its stated value";
  const reason = `${ticker} is held in ${currency} and the file does not name its exchange, so it ${counts}: write the ticker with its exchange, such as ${endingFor({ ticker, currency })}.`;
  const isAsked = row.facts.listings !== undefined;
  row.report("warning", PROBLEM_CODES.currency, "symbol", reason, isAsked ? homeListing(ticker, currency) : undefined);
  if (isAsked) row.offer(listingChoices(ticker, currency, columnOfSymbol(row)));
  noteOpen(row, ticker, currency, lot);
  return finish(row, lot, "held_not_modelled", reason);
}

function noteOpen(row: RowCells, ticker: string, currency: string, lot: ReadPosition): void {
  const value = lot.stated?.currency === currency ? lot.stated.value : null;
  row.facts.listings?.note({ line: row.line, column: columnOfSymbol(row), ticker, currency, value });
}

function columnOfSymbol(row: RowCells): string {
  return row.header("symbol") ?? "Symbol";
}

function worthWords(currency: string, statedValueUsd: string | null): string {
  if (RATED_CURRENCIES.has(currency)) return "counted by its last price and each night’s rate";
  return `held ${statedValueUsd === null ? "without a value in US dollars" : "at its stated value"}`;
}
