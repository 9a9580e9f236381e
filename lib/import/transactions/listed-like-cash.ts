import { type ImportProblem, PROBLEM_CODES } from "../problems";
import { readCash } from "../rows/cash";
import type { Holding } from "./holding";

/** Tickers that are words for dollars as well: Pathward Financial, and a ProShares fund of semiconductors. */
const LISTED_WORDS = /^(?:CASH|USD)$/;
/** What a dollar costs in euros, pounds or francs stays below. */
const HIGHEST_RATE = 2;

/**
 * Whether trades in CASH or USD are of the security that is called so: each was at a price other than one dollar. Where no name
 * says so too, a price may be a rate of exchange, so it must be above what those are.
 */
export function isListedLikeCash({ security, lines }: Holding): boolean {
  if (!LISTED_WORDS.test(security.raw.trim()) || security.option) return false;
  const prices = lines.flatMap(({ price }) => (price === null ? [] : Math.abs(Number(price))));
  if (prices.length === 0 || prices.some((price) => Math.abs(price - 1) < 0.01)) return false;
  const name = security.name.split("\n")[0]?.trim() ?? "";
  const isNamed = name !== "" && name !== security.raw.trim() && readCash(name, false) === null;
  if (isNamed && !/[/=]|\b(?:forex|fx|exchange|conversion|currency)\b/i.test(name)) return true;
  const isInDollars = lines.every(({ currency }) => currency === null || currency === "USD");
  return isInDollars && name === "" && prices.every((price) => price > HIGHEST_RATE);
}

/** Says that it was read as the security. */
export function listedLikeCashSaid({ security, lines }: Holding): ImportProblem {
  const priced = lines.find(({ price }) => price !== null);
  const ticker = security.raw.trim();
  return {
    severity: "warning",
    code: PROBLEM_CODES.symbol,
    line: priced?.record.line ?? null,
    column: null,
    value: ticker,
    message: `${ticker} was traded at ${priced?.price ?? "a price of its own"} here, so it was read as the security that is called so, not as cash: write “Cash” where it is.`,
  };
}
