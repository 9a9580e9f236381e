import { PROBLEM_CODES } from "../problems";
import { multiply } from "../text/decimal";
import { isNothing } from "../text/numbers";
import { readCash } from "./cash";
import type { RowCells } from "./row-cells";
import { readRowCurrency } from "./row-currency";

/** Tickers that are words for dollars as well: Pathward Financial, and a ProShares fund of semiconductors. */
const LISTED_WORDS = /^(CASH|USD)$/;

/**
 * Whether a line that seems to be dollars is a security: one of it costs something else than one, and the quantity times
 * that is the value, where the line has one. A name that is none of cash settles it; without a name a rate of exchange is no proof, and it is said.
 */
export function isListedLikeCash(row: RowCells): boolean {
  const ticker = row.text("symbol").trim();
  if (!LISTED_WORDS.test(ticker) || readRowCurrency(row).code !== "USD") return false;
  const price = statesNone(row, "value") ? priceOf(row) : priceInValue(row);
  if (price === null || Math.abs(price - 1) < 0.01) return false;
  const name = row.text("description").trim();
  if (name !== "") return readCash(name, false) === null;
  if (price < HIGHEST_RATE) return false;
  const message = `${ticker} costs ${row.text(statesNone(row, "price") ? "entryPrice" : "price").trim()} here, so it was read as the security that is called so, not as cash: write “Cash” where it is.`;
  row.report("warning", PROBLEM_CODES.symbol, "symbol", message);
  return true;
}

/** What a dollar costs in euros, pounds or francs stays below. */
const HIGHEST_RATE = 2;

/** The price, or else what was paid for one; null where the line has no quantity or neither. */
function priceOf(row: RowCells): number | null {
  if (statesNone(row, "quantity")) return null;
  const reading = row.number(statesNone(row, "price") ? "entryPrice" : "price");
  return reading.ok && Number(reading.value) > 0 ? Number(reading.value) : null;
}

function statesNone(row: RowCells, field: "quantity" | "price" | "value"): boolean {
  const reading = row.number(field);
  return !reading.ok || reading.value === null;
}

/** The price, where the value is the quantity times it; else null. */
function priceInValue(row: RowCells): number | null {
  const [quantity, price, value] = (["quantity", "price", "value"] as const).map((field) => {
    const reading = row.number(field);
    return reading.ok ? reading.value : null;
  });
  if (!quantity || !price || !value) return null;
  const expected = Math.abs(Number(multiply(quantity, price)));
  const isSame = Math.abs(Math.abs(Number(value)) - expected) <= Math.max(0.01, expected * 0.005);
  return isSame && Number(price) > 0 ? Number(price) : null;
}

const DEPOSIT_PROGRAM =
  /\b(bank|direct|insured|preferred|sweep) dep(?:osits?|\b)|\bdep(?:osit)? (program|sweep|account|acct)s?\b/i;

/** A bank's sweep under a number of its own, one dollar each: "990286916, ML BANK DEPOSIT PROGRAM". */
export function isDepositProgram(row: RowCells): boolean {
  const number = row.text("symbol").trim();
  if ((!isNothing(number) && !/^[\dA-Z]*\d[\dA-Z]*$/.test(number)) || number.length === 12) return false;
  if (!DEPOSIT_PROGRAM.test(row.text("description"))) return false;
  const price = priceInValue(row);
  return price !== null && Math.abs(price - 1) < 0.0001;
}
