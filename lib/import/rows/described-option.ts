import { PROBLEM_CODES, showCell } from "../problems";
import { symbolCandidates } from "../symbols/symbol-candidates";
import { ratioOf, sizeOf } from "./amount-size";
import { isOptionKind } from "./asset-kinds";
import { describedContract, mayTellContract } from "./described-contract";
import type { OptionReading } from "./options";
import type { RowCells } from "./row-cells";

/** What may be called, and is no call: a share or a bond that its issuer can take back. */
const CALLABLE = /\b(?:callable|pfd|preferred|bond|notes?|due|floating|rate|dep(?:ositary)? shs|trust|etf|fund)\b|%/i;
const OTHER_TYPES =
  /prefer|bond|fixed|fund|etf|warrant|stock|equit|\bshares?\b|\bcommon\b|aktie|\baction|azion|accion/i;

const TICKER = /^[A-Z]{1,6}(?:[./ -][A-Z])?$/i;

/**
 * The contract that a line's description tells whole, where its symbol is the ticker of what the contract is on, or none at
 * all: "AAPL, AAPL Jan 15 2027 300 Call" is no share. Null where it tells none, or none that can be read; where it tells more
 * than the contract ("sold call 1/15/2027 $300 against it"); and where the line calls itself shares or its amounts prove them.
 */
export function describedOption(row: RowCells): OptionReading | null {
  const text = row.text("description");
  // Every contract has a strike and a day, most shares have no digit in their names.
  if (!/\d/.test(text) || !mayTellContract(text)) return null;
  const raw = row.text("symbol");
  // Some brokers number their contracts: "9ABCDE123".
  const underlying = TICKER.test(raw.trim()) ? (symbolCandidates(raw)[0] ?? "") : "";
  const type = row.text("assetType");
  const isCalled = isOptionKind(type);
  const form = underlying === "" || CALLABLE.test(text) ? "whole" : isCalled ? "within" : "alone";
  const found = describedContract(underlying, text, form);
  const unit = isCalled ? 100 : OTHER_TYPES.test(type) && !/option/i.test(type) ? 1 : unitOfAmounts(row);
  if (found?.ok && unit !== 1 && (unit === 100 || !costsLikeShares(row, Number(found.option.strike)))) return found;
  if (unit === null && !CALLABLE.test(text)) warnOfMention(row, underlying, found?.ok === true);
  return null;
}

/** How many shares one of the quantity is, by the line's amounts: one, or a contract's hundred; null where they do not tell. */
function unitOfAmounts(row: RowCells): 1 | 100 | null {
  for (const [price, total] of [
    ["price", "value"],
    ["entryPrice", "costTotal"],
  ] as const) {
    const ratio = ratioOf(row, total, price) ?? 0;
    if (ratio > 0.98 && ratio < 1.02) return 1;
    if (ratio > 98 && ratio < 102) return 100;
  }
  return null;
}

/** Whether one costs more than contracts mostly do, which cost less than what they are on. */
function costsLikeShares(row: RowCells, strike: number): boolean {
  return priceOf(row) > strike / 2;
}

function priceOf(row: RowCells): number {
  return sizeOf(row, "price") || sizeOf(row, "entryPrice");
}

/** Above that part of the strike it is what a share costs, and not what a contract does. */
const MOST_OF_STRIKE = 0.2;

/** A warning where the description speaks of a contract and the price may be one's, or it is nothing but a contract. */
function warnOfMention(row: RowCells, underlying: string, isAlone: boolean): void {
  const price = priceOf(row);
  if (underlying === "" || price === 0) return;
  const told = describedContract(underlying, row.text("description"), "always");
  if (!told?.ok || (!isAlone && price > Number(told.option.strike) * MOST_OF_STRIKE)) return;
  const message = `“${showCell(row.text("description"))}” speaks of an option and the line was read as shares of ${underlying}: where it is the option, write its OCC name as the symbol, such as AAPL270115C00300000.`;
  row.report("warning", PROBLEM_CODES.option, "description", message);
}
