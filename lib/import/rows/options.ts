import { MAXIMUM_WORDS_CHARACTERS } from "../limits";
import type { ImportedOption } from "../preview";
import { symbolCandidates } from "../symbols/symbol-candidates";
import { tidy } from "../symbols/tidy-cell";
import { readDate } from "../text/dates";
import { canonical, fits, isZero, multiply } from "../text/decimal";

/** Shares a standard US equity option stands for. */
export const CONTRACT_MULTIPLIER = "100";

/** Of the mini contracts, whose roots end in 7. */
export const MINI_MULTIPLIER = "10";

export type OptionReading =
  | { ok: true; option: ImportedOption; candidates: string[]; multiplier: string; adjusted: boolean }
  /** `why` is a sentence's end: "… expires on a day that does not exist". */
  | { ok: false; why: string };

const ROOT = "([A-Z][A-Z0-9./]{0,6})";
const STRIKE = "\\$?([\\d,]+(?:\\.\\d+)?)";
const RIGHT = "(CALLS?|PUTS?|C|P)";
const DAY =
  "([A-Z]{3,9}\\.?[ -]\\d{1,2},?[ -]'?\\d{2,4}|\\d{1,2}[-/]\\d{1,2}[-/]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|20\\d{6}|\\d{1,2}[- ]?[A-Z]{3}[- ]?'?\\d{2,4})";

/** Names in words: which group holds root, day, strike and right. */
const WORDED: readonly { pattern: RegExp; order: readonly [number, number, number, number] }[] = [
  // QQQ Jan 15 '27 $500 Put · AAPL 01/15/2027 300.00 C · AAPL 15JAN27 300 C
  { pattern: new RegExp(`^${ROOT} ${DAY} ${STRIKE} ${RIGHT}$`), order: [1, 2, 3, 4] },
  // AAPL 1/15/2027 Call $300.00
  { pattern: new RegExp(`^${ROOT} ${DAY} ${RIGHT} ${STRIKE}$`), order: [1, 2, 4, 3] },
  // AAPL CALL 01/15/27 $300
  { pattern: new RegExp(`^${ROOT} ${RIGHT} ${DAY} ${STRIKE}$`), order: [1, 3, 4, 2] },
  // AAPL Call $300 Jan 15 2027
  { pattern: new RegExp(`^${ROOT} ${RIGHT} ${STRIKE} ${DAY}$`), order: [1, 4, 3, 2] },
  // CALL AAPL 01/15/27 300 · C AAPL 15JAN27 300 · P AAPL 20270115 300 M (Interactive Brokers; the letter is the exchange's)
  { pattern: new RegExp(`^${RIGHT} ${ROOT} ${DAY} ${STRIKE}(?: M)?$`), order: [2, 3, 4, 1] },
  // CALL AAPL $300 01/15/27
  { pattern: new RegExp(`^${RIGHT} ${ROOT} ${STRIKE} ${DAY}$`), order: [2, 4, 3, 1] },
  // AAPL 300 C 15 Jan 2027 · AAPL $300 Call 1/15/27
  { pattern: new RegExp(`^${ROOT} ${STRIKE} ?${RIGHT} ${DAY}$`), order: [1, 4, 2, 3] },
  // AAPL 1/15/27 C300 · AAPL 1/15/27 300C
  { pattern: new RegExp(`^${ROOT} ${DAY} (C|P)${STRIKE}$`), order: [1, 2, 4, 3] },
  { pattern: new RegExp(`^${ROOT} ${DAY} ${STRIKE}(C|P)$`), order: [1, 2, 3, 4] },
  // CALL (AAPL) APPLE INC JAN 15 27 $300 (100 SHS)
  { pattern: new RegExp(`^${RIGHT} \\(${ROOT}\\) .*?${DAY} ${STRIKE}(?: \\(.*\\))?$`), order: [2, 3, 4, 1] },
];

/** What people note of a contract, and no ticker: "covered call Jan 15 2027 500". */
const NO_ROOTS = /^(?:SOLD|SELL|WROTE|WRITE|WRITTEN|COVERED|NAKED|BOUGHT|BUY|HEDGED?|AGAINST|WILL|SHORT|LONG|ROLLED)$/;

/** What is no option's name holds no digit, or no right: spares most cells the patterns. */
const MAYBE = /\d.*(?:[CP]\d|\d[CP]\b|\b(?:C|P|CALLS?|PUTS?)\b)|\b(?:CALLS?|PUTS?)\b.*\d|^[CP] +[A-Z].*\d/i;

/**
 * An option's name to its contract; null where the cell is not an option's name.
 *
 * Reads OCC (`AAPL  270115C00300000`, spaces optional), Fidelity (` -AAPL270115C300`: the dash means option, the
 * quantity's sign says long or short), thinkorswim (`.AAPL270115C300`), and in words `AAPL JAN 15 2027 $300 CALL`,
 * `QQQ Jan 15 '27 $500 Put`, `AAPL 01/15/2027 300.00 C`, `AAPL 15JAN27 300 C`.
 */
export function readOptionName(raw: string): OptionReading | null {
  if (raw.length > MAXIMUM_WORDS_CHARACTERS || !MAYBE.test(raw)) return null;
  const text = tidy(raw).replace(/^O:(?=[A-Z])/, "");
  // thinkorswim's interface has the month first: AAPL_011527C300. The other order could only be of 2012 and before.
  const monthFirst = /^([A-Z]{1,6})_(0[1-9]|1[0-2])(\d{2})(\d{2})([CP])(\d+(?:\.\d+)?)$/.exec(text);
  if (monthFirst) {
    const [, root = "", month, day, year, letter = "", strike = ""] = monthFirst;
    return contract(
      root,
      `20${year}-${month}-${day}`,
      /^\d{8}$/.test(strike) ? multiply(strike, "0.001") : strike,
      letter,
    );
  }
  const compact = /^[-.]?\s*([A-Z]{1,6})(\d?)[\s_-]*(\d{6})([CP])(\d{1,8}(?:\.\d{1,3})?)$/.exec(text);
  if (compact) {
    const [, root = "", suffix = "", day = "", letter = "", strike = ""] = compact;
    const occ = /^\d{8}$/.test(strike);
    const date = `20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4, 6)}`;
    const reading = contract(root, date, occ ? multiply(strike, "0.001") : strike, letter);
    if (!reading.ok || suffix === "") return reading;
    // A 7 marks the mini contracts of ten shares; any other digit an adjusted one, whose deliverable a name does not say.
    return suffix === "7" ? { ...reading, multiplier: MINI_MULTIPLIER } : { ...reading, adjusted: true };
  }
  for (const { pattern, order } of WORDED) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [root = "", day = "", strike = "", right = ""] = order.map((group) => found[group] ?? "");
    if (NO_ROOTS.test(root)) return null;
    const spaced = /^\d{1,2}[- ]?[A-Z]{3}/.test(day) ? day.replace(/[- ]/g, "") : day.replace(".", "");
    return contract(root, spaced, strike.replaceAll(",", ""), right.replace(/S$/, ""));
  }
  return null;
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
  const option = { underlying: symbol, expiration, strike: canonical(strike), optionType } as const;
  return { ok: true, option, candidates, multiplier: CONTRACT_MULTIPLIER, adjusted: false };
}

/** The contract's OCC name without padding: AAPL270115C00300000. Null where the strike has no OCC form. */
export function occName({ underlying, expiration, strike, optionType }: ImportedOption): string | null {
  const root = underlying.replace(/[^A-Z0-9]/g, "");
  const thousandths = multiply(strike, "1000");
  if (!/^\d{1,8}$/.test(thousandths) || root.length > 6) return null;
  const day = expiration.slice(2).replaceAll("-", "");
  return `${root}${day}${optionType === "call" ? "C" : "P"}${thousandths.padStart(8, "0")}`;
}

/** "AAPL 300 C Jan 2027": call or put, a strike and a day, in whatever order; for the remedy of what is read as nothing. */
export function looksLikeOption(raw: string): boolean {
  if (raw.length > MAXIMUM_WORDS_CHARACTERS) return false;
  const text = tidy(raw);
  const right = /\b(CALLS?|PUTS?)\b|[\d. _][CP][\d ]|\d[CP]$|[ :_-][CP]$/.test(text);
  const day = /\b(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)|\d{6}|\d{1,2}[-/]\d{1,2}|\d{4}-\d{2}/.test(text);
  return right && day && (text.match(/\d+/g)?.length ?? 0) > 1 && /^[A-Z]*:?[A-Z]{1,6}\b|^[A-Z]{1,6}[_-]/.test(text);
}
