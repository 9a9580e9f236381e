import { readDate } from "./dates";
import { canonical, fits, isZero, multiply } from "./decimal";
import type { ImportedOption } from "./preview";
import { symbolCandidates, tidy } from "./symbols";

/** Shares a standard US equity option stands for. */
export const CONTRACT_MULTIPLIER = "100";

export type OptionReading =
  | { ok: true; option: ImportedOption; candidates: string[] }
  /** `why` is a sentence's end: "… expires on a day that does not exist". */
  | { ok: false; why: string };

/**
 * An option's name to its contract; null where the cell is not an option's name.
 *
 * Reads OCC (`AAPL  270115C00300000`, spaces optional), Fidelity (` -AAPL270115C300`: the dash means option, the
 * quantity's sign says long or short), and in words `AAPL JAN 15 2027 $300 CALL`, `QQQ Jan 15 '27 $500 Put`,
 * `AAPL 01/15/2027 300.00 C`, `AAPL 15JAN27 300 C`.
 */
export function readOptionName(raw: string): OptionReading | null {
  const text = tidy(raw);
  const compact = /^-?\s*([A-Z]{1,6})(\d?)\s*(\d{6})([CP])(\d{1,8}(?:\.\d{1,3})?)$/.exec(text);
  if (compact) {
    const [, root = "", adjusted = "", day = "", letter = "", strike = ""] = compact;
    if (adjusted !== "") {
      return {
        ok: false,
        why: `is an adjusted contract (${root}${adjusted}), whose deliverable the file does not say`,
      };
    }
    const occ = /^\d{8}$/.test(strike);
    const date = `20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4, 6)}`;
    return contract(root, date, occ ? multiply(strike, "0.001") : strike, letter);
  }
  const worded =
    /^([A-Z][A-Z0-9.]{0,6}) ([A-Z]{3,9} \d{1,2},? '?\d{2,4}) \$?([\d,]+(?:\.\d+)?) (CALL|PUT|C|P)$/.exec(text) ??
    /^([A-Z][A-Z0-9.]{0,6}) (\d{1,2}\/\d{1,2}\/\d{2,4}) \$?([\d,]+(?:\.\d+)?) (CALL|PUT|C|P)$/.exec(text) ??
    /^([A-Z][A-Z0-9.]{0,6}) (\d{1,2}[A-Z]{3}\d{2,4}) \$?([\d,]+(?:\.\d+)?) (CALL|PUT|C|P)$/.exec(text);
  if (!worded) return null;
  const [, root = "", day = "", strike = "", letter = ""] = worded;
  return contract(root, day, strike.replaceAll(",", ""), letter);
}

/** The parts of a contract, as the template's own columns give them, or a name. */
export function contract(underlying: string, day: string, strike: string, type: string): OptionReading {
  const candidates = symbolCandidates(underlying);
  const symbol = candidates[0];
  if (symbol === undefined) return { ok: false, why: `has no underlying we can read (“${underlying}”)` };
  const expiration = readDate(day, "month_first");
  if (!expiration) return { ok: false, why: `expires on “${day}”, which is not a date` };
  const optionType = /^c(all)?$/i.test(type) ? "call" : /^p(ut)?$/i.test(type) ? "put" : null;
  if (optionType === null) return { ok: false, why: `is of type “${type}”: write CALL or PUT` };
  if (!/^\d+(\.\d+)?$/.test(strike) || isZero(strike) || !fits(strike, 20, 8)) {
    return { ok: false, why: `has the strike “${strike}”: write a price above zero` };
  }
  return { ok: true, option: { underlying: symbol, expiration, strike: canonical(strike), optionType }, candidates };
}

/** The contract's OCC name without padding: AAPL270115C00300000. Null where the strike has no OCC form. */
export function occName({ underlying, expiration, strike, optionType }: ImportedOption): string | null {
  const root = underlying.replace(/[^A-Z0-9]/g, "");
  const thousandths = multiply(strike, "1000");
  if (!/^\d{1,8}$/.test(thousandths) || root.length > 6) return null;
  const day = expiration.slice(2).replaceAll("-", "");
  return `${root}${day}${optionType === "call" ? "C" : "P"}${thousandths.padStart(8, "0")}`;
}
