import { symbolCandidates } from "../symbols/symbol-candidates";
import { describedContract } from "../transactions/described-contract";
import type { OptionReading } from "./options";
import type { RowCells } from "./row-cells";

/** What may be called, and is no call: a share or a bond that its issuer can take back. */
const CALLABLE = /\b(?:callable|pfd|preferred|bond|notes?|due|dep(?:ositary)? shs|trust|etf|fund)\b|%/i;
const OTHER_TYPES = /prefer|bond|fixed|fund|etf|warrant/i;

const TICKER = /^[A-Z]{1,6}(?:[./ -][A-Z])?$/i;

/**
 * The contract that a line's description tells whole, where its symbol is the ticker of what the contract is on, or none at
 * all: "AAPL, AAPL Jan 15 2027 300 Call" is no share. Null where it tells none, or none that can be read.
 */
export function describedOption(row: RowCells): OptionReading | null {
  const text = row.text("description");
  // Every contract has a strike and a day, most shares have no digit in their names.
  if (!hasDigit(text)) return null;
  const raw = row.text("symbol");
  // Some brokers number their contracts: "9ABCDE123".
  const underlying = TICKER.test(raw.trim()) ? (symbolCandidates(raw)[0] ?? "") : "";
  const isOther = OTHER_TYPES.test(row.text("assetType")) || CALLABLE.test(text);
  const form = underlying === "" || isOther ? "whole" : "within";
  const found = describedContract(underlying, text, form);
  return found?.ok ? found : null;
}

function hasDigit(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}
