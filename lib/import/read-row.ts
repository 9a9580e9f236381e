import { type CashReading, readCash } from "./cash";
import { readCashRow } from "./cash-row";
import { RATED_CURRENCIES } from "./currency";
import { EXCHANGE_SUFFIXES, foreignCurrencyOf } from "./exchanges";
import { readExportRow } from "./export-row";
import { isFund } from "./funds";
import { isFlexDetail } from "./ibkr-flex";
import { isTreasury, securityIdentifier } from "./identifiers";
import { finish, heldLot, type RowOutcome, readCurrency, refused, startLot } from "./lot";
import { isNothing } from "./numbers";
import { readOptionRow } from "./option-row";
import { readOptionName } from "./options";
import type { SecurityIdentifier } from "./preview";
import { PROBLEM_CODES, showCell } from "./problems";
import { type RowCells, readQuantity } from "./row-cells";
import { lineWithoutHolding } from "./row-without-holding";
import { readSymbol, symbolCandidates } from "./symbols";

const CASH_TYPES = /cash|money market|forex|sweep/i;
const OPTION_TYPES = /option|^opt$/i;
const UNMODELLED_TYPES =
  /bond|fixed income|treasur|certificate|\bcds?\b|future|^fut$|^fop$|warrant|^war$|structured|annuit|private|crypto|\bbill\b/i;
/** Kinds that funds with a ticker also have: of those only what has no ticker is a bond itself. */
const BOND_TYPES = /bond|fixed income|treasur/i;
/** "JPMORGAN CHASE BK 4.5% CD 01/15/2027": a rate and a word for debt, in a name. */
const DEBT_NAMES =
  /(\d(\.\d+)?\s?%.*|\b(due|matur\w+)\b.*)\b(CDS?|CERTIFICATE|BOND|NOTES?|BILL|TREASURY|MUNI)\b|\b(CDS?|CERTIFICATE OF DEPOSIT|BOND|NOTES?|BILL|TREASURY|T-BILL)\b.*\d(\.\d+)?\s?%|\bCERTIFICATE OF DEPOSIT\b/i;

/**
 * One line of a table to what it is: cash, an option, a private holding, a listed position; or a line that holds nothing
 * (totals, notes); or one that its owner must mend.
 */
export function readRow(row: RowCells): RowOutcome {
  const exported = readExportRow(row);
  if (exported) return exported;
  const spill =
    row.cells.length > row.table.header.length && row.cells.slice(row.table.header.length).some((cell) => cell !== "");
  const empty = lineWithoutHolding(row);
  if (empty !== null) return { disposition: "ignored", reason: empty, position: null };
  if (row.facts.levels.size > 1 && isFlexDetail(row.text("level"), row.facts.levels)) {
    const reason = "The detail of a lot that its summary line already counts.";
    return { disposition: "ignored", reason, position: null };
  }
  if (spill) {
    row.report(
      "error",
      PROBLEM_CODES.malformed,
      null,
      `The line has ${row.cells.length} cells and its header ${row.table.header.length}: put quotes around a number with a comma, or remove what is too much.`,
    );
    return refused(row);
  }

  const investmentClass = classOf(row);
  if (investmentClass === undefined) return refused(row);
  const raw = row.text("symbol");
  const assetType = row.text("assetType");
  const cash = investmentClass === "OPTIONS" || investmentClass === "PRIVATE" ? null : cashOf(row, investmentClass);
  if (cash) return readCashRow(row, cash);

  const option = investmentClass === "PRIVATE" ? null : readOptionName(raw);
  const calledOption = investmentClass === "OPTIONS" || OPTION_TYPES.test(assetType);
  if (option || calledOption || hasContractColumns(row)) return readOptionRow(row, option);

  if (investmentClass === "PRIVATE")
    return readPrivate(row, "Private: held and counted at its stated value, without betas.");
  const hasTicker = /^[A-Z]{1,5}$/.test(raw) || symbolCandidates(raw).length > 0;
  if (UNMODELLED_TYPES.test(assetType) && !(hasTicker && BOND_TYPES.test(assetType) && /^[A-Z]{1,5}$/i.test(raw))) {
    return readPrivate(row, `“${showCell(assetType)}”: held and counted at its stated value, without betas.`);
  }
  const identifier = identifierOf(row);
  if (identifier && isTreasury(identifier)) {
    return readPrivate(
      row,
      `${identifier.value} is a United States Treasury: held and counted at its stated value, without betas.`,
    );
  }
  if (!hasTicker && DEBT_NAMES.test(`${raw} ${row.text("description")}`)) {
    return readPrivate(row, "Debt by its name: held and counted at its stated value, without betas.");
  }
  if (identifier && (raw === "" || !hasTicker || securityIdentifier(raw))) return readIdentified(row, identifier);
  return readPublic(row, identifier);
}

/** Cash by its symbol, by its name where it has none, or by what the file calls it, unless it has a price other than one. */
function cashOf(row: RowCells, investmentClass: string): CashReading | null {
  const raw = row.text("symbol") || row.text("description");
  const told = row.table.cashOnly || /^cash$/i.test(row.text("subtype")) || investmentClass === "CASH";
  const plain = readCash(raw, told);
  if (plain || told || !CASH_TYPES.test(row.text("assetType"))) return plain;
  const price = row.number("price");
  const isOne = !price.ok || price.value === null || Math.abs(Number(price.value) - 1) < 0.01;
  return isOne ? readCash(raw, true) : null;
}

/** The template's class; undefined, with its problem, where it is none of the three. */
function classOf(row: RowCells): "PUBLIC" | "OPTIONS" | "PRIVATE" | "CASH" | "" | undefined {
  const cell = row.text("investmentClass").trim().toUpperCase();
  const known = {
    "": "",
    PUBLIC: "PUBLIC",
    OPTIONS: "OPTIONS",
    OPTION: "OPTIONS",
    PRIVATE: "PRIVATE",
    CASH: "CASH",
  } as const;
  if (
    cell === "" ||
    cell === "PUBLIC" ||
    cell === "OPTIONS" ||
    cell === "OPTION" ||
    cell === "PRIVATE" ||
    cell === "CASH"
  ) {
    return known[cell];
  }
  const message = `“${showCell(row.text("investmentClass"))}” is not an investment class: write PUBLIC, OPTIONS or PRIVATE.`;
  row.report("error", PROBLEM_CODES.investmentClass, "investmentClass", message);
  return undefined;
}

function hasContractColumns(row: RowCells): boolean {
  return row.text("strike") !== "" && row.text("expiration") !== "";
}

/** From the symbol cell, else from the column of identifiers. */
function identifierOf(row: RowCells): SecurityIdentifier | null {
  return securityIdentifier(row.text("symbol")) ?? securityIdentifier(row.text("identifier"), true);
}

function readPrivate(row: RowCells, reason: string): RowOutcome {
  const named = row.text("symbol") || row.text("identifier") || row.text("description");
  // An apostrophe before a sign is a spreadsheet's way to say "text".
  const raw = named.replace(/^'(?=[=+\-@])/, "");
  if (/^[=+@]/.test(raw)) {
    row.report(
      "error",
      PROBLEM_CODES.symbol,
      "symbol",
      `“${showCell(raw)}” begins like a spreadsheet formula: write a plain name.`,
    );
  } else if (raw === "") {
    row.report("error", PROBLEM_CODES.symbol, "symbol", "The holding has no name: write one in the symbol column.");
  }
  // A holding that states only what it is worth is one of it.
  const quantity = statesAmountOnly(row) ? "1" : readQuantity(row);
  const currency = readCurrency(row);
  if (quantity === null) return refused(row);
  const lot = heldLot(row, { kind: "private", symbol: null, rawSymbol: raw, quantity, currency });
  const identifier = identifierOf(row);
  return finish(row, identifier ? { ...lot, identifier } : lot, "held_not_modelled", reason);
}

/** A listed position that the file names by its number alone: what it is called is asked of the market. */
function readIdentified(row: RowCells, identifier: SecurityIdentifier): RowOutcome {
  const quantity = readHeld(row);
  const currency = readCurrency(row);
  if (quantity === undefined) return refused(row);
  const raw = row.text("symbol") || row.text("identifier");
  const lot = startLot(row, { kind: "public", symbol: null, rawSymbol: raw, quantity, currency });
  lot.candidates = [identifier.isin];
  lot.identifier = identifier;
  if (isFund("", row.text("assetType"), row.text("description"))) lot.isFund = true;
  const kind = identifier.kind.toUpperCase();
  const what = `${identifier.value} is ${kind === "ISIN" ? "an" : "a"} ${kind}: its ticker is looked up`;
  if (currency === "USD") return finish(row, lot, "used", `${what}.`);
  const reason = `${what}; it trades in ${currency}, so it is held without betas.`;
  row.report("info", PROBLEM_CODES.notModelled, row.text("symbol") === "" ? "identifier" : "symbol", reason);
  return finish(row, lot, "held_not_modelled", reason);
}

function readPublic(row: RowCells, identifier: SecurityIdentifier | null): RowOutcome {
  const raw = row.text("symbol");
  const name = row.text("description");
  const byName = raw === "" && name !== "";
  const symbol = readSymbol(byName ? name : raw);
  if (!symbol.ok || byName) reportSymbol(row, symbol, byName);
  const quantity = readHeld(row);
  const stated = readCurrency(row);
  if (!symbol.ok || byName || quantity === undefined) return refused(row);
  if (symbol.notice) {
    const { kind, sentence } = symbol.notice;
    row.report("info", kind === "renamed" ? PROBLEM_CODES.renamed : PROBLEM_CODES.mended, "symbol", sentence);
  }
  const listing = onExchange(symbol.symbol, row.text("exchange"));
  const listed = foreignCurrencyOf(listing);
  const fund = isFund(symbol.symbol, row.text("assetType"), name);
  if (listed === null && stated !== "USD") {
    const reason = `${symbol.symbol} is held in ${stated}: only listings in US dollars are modelled, so it counts at what the file states, if in dollars.`;
    row.report("warning", PROBLEM_CODES.currency, "currency", reason);
    const lot = heldLot(row, {
      kind: "private",
      symbol: null,
      rawSymbol: raw,
      quantity: quantity ?? "1",
      currency: stated,
    });
    lot.ticker = symbol.symbol;
    if (fund) lot.isFund = true;
    if (identifier) lot.identifier = identifier;
    return finish(row, lot, "held_not_modelled", reason);
  }
  const currency = stated === "USD" ? (listed ?? "USD") : stated;
  const lot = startLot(row, { kind: "public", symbol: listing, rawSymbol: raw, quantity, currency });
  const own = listing === symbol.symbol ? symbol.candidates : [listing, ...symbol.candidates];
  lot.candidates = identifier ? [...own, identifier.isin] : own;
  if (identifier) lot.identifier = identifier;
  if (fund) lot.isFund = true;
  if (currency === "USD")
    return finish(
      row,
      lot,
      "used",
      `${listing}: a listed position${quantity === null ? ", counted by its value" : ""}.`,
    );
  const reason = `${listing} trades in ${currency}: ${worthWords(currency, lot.statedValueUsd)}, without betas.`;
  row.report("info", PROBLEM_CODES.notModelled, "symbol", reason);
  return finish(row, lot, "held_not_modelled", reason);
}

function worthWords(currency: string, statedValueUsd: string | null): string {
  if (RATED_CURRENCIES.has(currency)) return "counted by its last price and each night’s rate";
  return `held ${statedValueUsd === null ? "without a value in US dollars" : "at its stated value"}`;
}

/** Says what is wrong with the symbol; where a company's name stands for it, so that its ticker can be suggested. */
function reportSymbol(row: RowCells, symbol: ReturnType<typeof readSymbol>, byName: boolean): void {
  const raw = byName ? row.text("description") : row.text("symbol");
  if (byName) {
    const guess = symbol.ok ? undefined : symbol.fix;
    row.wantTicker(
      "Symbol",
      raw,
      `“${showCell(raw)}” has no ticker: write it, or put an ISIN in a column of its own.`,
      guess,
    );
  } else if (!symbol.ok && symbol.isName) {
    row.wantTicker(null, raw, `“${showCell(raw)}” ${symbol.why}.`, symbol.fix);
  } else if (!symbol.ok) {
    const sentence = raw === "" ? `The symbol ${symbol.why}.` : `“${showCell(raw)}” ${symbol.why}.`;
    row.report("error", PROBLEM_CODES.symbol, "symbol", sentence, symbol.fix);
  }
}

/** VOD on the London exchange is VOD.L; what has an ending already, or trades in the United States, stays. */
function onExchange(symbol: string, exchange: string): string {
  const name = exchange.trim().toUpperCase();
  const ending = Object.hasOwn(EXCHANGE_SUFFIXES, name) ? EXCHANGE_SUFFIXES[name] : undefined;
  if (!ending || symbol.includes(".")) return symbol;
  return `${ending === "HK" ? symbol.padStart(4, "0") : symbol}.${ending}`;
}

/** The quantity; null where the line states only what it is worth or weighs; undefined, with its problem, where it says neither. */
function readHeld(row: RowCells): string | null | undefined {
  if (!statesAmountOnly(row)) return readQuantity(row) ?? undefined;
  if (row.table.columns.has("quantity")) {
    const message = "The quantity is missing: it is taken from the stated value at the last close.";
    row.report("warning", PROBLEM_CODES.quantity, "quantity", message);
  }
  return null;
}

function statesAmountOnly(row: RowCells): boolean {
  if (!isNothing(row.text("quantity"))) return false;
  return (["value", "weight"] as const).some((field) => {
    const reading = row.number(field);
    return reading.ok && reading.value !== null && /[1-9]/.test(reading.value);
  });
}
