import { readCash } from "./cash";
import { readCashRow } from "./cash-row";
import { foreignCurrencyOf } from "./exchanges";
import { isCusip, isIsin } from "./identifiers";
import { finish, heldLot, type RowOutcome, readCurrency, refused, startLot } from "./lot";
import { readOptionRow } from "./option-row";
import { readOptionName } from "./options";
import { PROBLEM_CODES, showCell } from "./problems";
import { type RowCells, readQuantity } from "./row-cells";
import { readSymbol, symbolCandidates, tidy } from "./symbols";

const TOTAL =
  /^(account |positions |portfolio |grand |sub[- ]?|cash |net )*totals?\b|^(gesamt(summe)?|summe|totaal)\b/i;
const NOTE_WORDS = /downloaded|generated at|disclaimer|^as of|^page \d|^brokerage|for informational purposes/i;
const CASH_TYPES = /cash|money market|forex|sweep/i;
const OPTION_TYPES = /option/i;
const UNMODELLED_TYPES =
  /bond|fixed income|treasur|certificate|\bcds?\b|future|warrant|structured|annuit|private|crypto/i;

/**
 * One line of a table to what it is: cash, an option, a private holding, a listed position; or a line that holds nothing
 * (totals, notes); or one that its owner must mend.
 */
export function readRow(row: RowCells): RowOutcome {
  const spill = row.cells.slice(row.table.header.length).filter((cell) => cell !== "");
  const empty = linesWithoutHolding(row);
  if (empty !== null) return { disposition: "ignored", reason: empty, position: null };
  if (spill.length > 0) {
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
  const saidToBeCash =
    row.table.cashOnly ||
    /^cash$/i.test(row.text("subtype")) ||
    investmentClass === "CASH" ||
    CASH_TYPES.test(assetType);
  const cash = investmentClass === "OPTIONS" || investmentClass === "PRIVATE" ? null : readCash(raw, saidToBeCash);
  if (cash) return readCashRow(row, cash);

  const option = investmentClass === "PRIVATE" ? null : readOptionName(raw);
  const calledOption = investmentClass === "OPTIONS" || OPTION_TYPES.test(assetType);
  if (option || calledOption || hasContractColumns(row)) return readOptionRow(row, option);

  if (investmentClass === "PRIVATE")
    return readPrivate(row, "Private: held and counted at its stated value, without betas.");
  const number = securityNumber(row);
  if (number !== null) return readPrivate(row, number);
  if (UNMODELLED_TYPES.test(assetType)) {
    return readPrivate(row, `“${showCell(assetType)}”: held and counted at its stated value, without betas.`);
  }
  return readPublic(row);
}

/** Why a line holds nothing, or null where it may hold something. */
function linesWithoutHolding(row: RowCells): string | null {
  const symbol = row.text("symbol");
  const filled = row.cells.filter((cell) => cell !== "");
  const first = filled[0] ?? "";
  const isTicker = symbolCandidates(symbol).length > 0;
  // What has a class is a holding, whatever its name: "Total Return Fund".
  if (row.text("investmentClass") !== "") return null;
  if (TOTAL.test(symbol) || (!isTicker && TOTAL.test(first))) return "A total of the lines above.";
  const numbers = (["quantity", "value", "price"] as const).map((field) => row.text(field));
  const silent = !numbers.some((cell) => /\d/.test(cell));
  if (
    filled.length === 1 &&
    silent &&
    (symbol === "" || NOTE_WORDS.test(first) || (first.length > 24 && first.includes(" ")))
  ) {
    return "A note, not a holding.";
  }
  const wordy = filled.join(" ").length > 60 && !isTicker && silent;
  if (wordy && readCash(symbol, false) === null && readOptionName(symbol) === null) return "A note, not a holding.";
  const options = row.text("underlying") !== "";
  if (symbol === "" && !options && numbers.every((cell) => cell === "") && row.text("isin") === "") {
    return "It has neither a symbol nor a quantity nor a value.";
  }
  return null;
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

function securityNumber(row: RowCells): string | null {
  const symbol = tidy(row.text("symbol"));
  const told = symbol === "" ? tidy(row.text("isin")) : symbol;
  if (isIsin(told)) return `${told} is an ISIN, not a ticker: held and counted at its stated value, without betas.`;
  if (isCusip(told)) return `${told} is a CUSIP, not a ticker: held and counted at its stated value, without betas.`;
  return null;
}

function readPrivate(row: RowCells, reason: string): RowOutcome {
  const named = row.text("symbol") || row.text("isin") || row.text("description");
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
  const quantity = readQuantity(row);
  const currency = readCurrency(row);
  if (quantity === null) return refused(row);
  return finish(
    row,
    heldLot(row, { kind: "private", symbol: null, rawSymbol: raw, quantity, currency }),
    "held_not_modelled",
    reason,
  );
}

function readPublic(row: RowCells): RowOutcome {
  const raw = row.text("symbol");
  const symbol = readSymbol(raw);
  if (!symbol.ok) row.report("error", PROBLEM_CODES.symbol, "symbol", symbolSentence(raw, symbol.why), symbol.fix);
  const quantity = readQuantity(row);
  const stated = readCurrency(row);
  if (!symbol.ok || quantity === null) return refused(row);

  const listed = foreignCurrencyOf(symbol.symbol);
  if (listed === null && stated !== "USD") {
    const reason = `${symbol.symbol} is held in ${stated}: only listings in US dollars are modelled, so it counts without a price.`;
    row.report("warning", PROBLEM_CODES.currency, "currency", reason);
    const lot = heldLot(row, { kind: "private", symbol: null, rawSymbol: raw, quantity, currency: stated });
    return finish(row, lot, "held_not_modelled", reason);
  }
  const currency = stated === "USD" ? (listed ?? "USD") : stated;
  const lot = startLot(row, { kind: "public", symbol: symbol.symbol, rawSymbol: raw, quantity, currency });
  lot.candidates = symbol.candidates;
  if (currency === "USD") return finish(row, lot, "used", `${symbol.symbol}: a listed position.`);
  const worth = lot.statedValueUsd === null ? "without a value in US dollars" : "at its stated value";
  const reason = `${symbol.symbol} trades in ${currency}: held ${worth}, without betas.`;
  row.report("info", PROBLEM_CODES.notModelled, "symbol", reason);
  return finish(row, lot, "held_not_modelled", reason);
}

function symbolSentence(raw: string, why: string): string {
  return raw === "" ? `The symbol ${why}.` : `“${showCell(raw)}” ${why}.`;
}
