import { suggestTicker } from "../symbols/company-names";
import { tidy } from "../symbols/tidy-cell";
import { contract, type OptionReading, readOptionName } from "./options";

const LONGEST = 200;
/** What speaks of a contract and is none: the shares that an option brings; a bond or a preferred share that is called. */
const ABOUT_ANOTHER = /\b(?:ASSIGN\w*|EXERCIS\w*|REDE\w*|PFD|PREFERRED|BONDS?|NOTES?|DUE)\b|%/;
const RIGHT = /\b(CALL|PUT)S?\b/g;
const DAY =
  /(?<![\d/.-])(?:[A-Z]{3,9}\.?[ -]\d{1,2},?[ -]'?(?:20)?\d{2}|\d{1,2}[-/.]\d{1,2}[-/.](?:20)?\d{2}|20\d{2}-\d{2}-\d{2}|\d{1,2}[- ]?[A-Z]{3}[- ]?'?(?:20)?\d{2})(?![\d/.-])/g;
const MARKED_STRIKE = /(?:\$|@ ?|\bAT |\bSTRIKE )\$? ?(\d[\d,]*(?:\.\d+)?)/g;
const NUMBER = /(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d.,])/g;

/** Whether a text has what stands for a right: spares most descriptions the rest. */
export function mayTellContract(text: string): boolean {
  return text.length <= LONGEST && /call|put|\d[cp]\b|\b[cp]\d|\d [cp]\b/i.test(text);
}

/**
 * The contract that a description tells in words, in whatever order: "AAPL 1/15/2027 Call $300.00", "CALL APPLE INC AT 300
 * EXP 01/15/2027"; null where it tells none whole.
 *
 * @param underlying the ticker that the line names; blank where it names none
 * @param form "whole": the text is a contract's name; "alone": a contract in words and nothing else, but for the company's
 *   name; "within": it may stand among other words; "always": all that the file says of contracts stands there, their
 *   assignment too
 */
export function describedContract(
  underlying: string,
  text: string,
  form: "whole" | "alone" | "within" | "always",
): OptionReading | null {
  if (!mayTellContract(text)) return null;
  const whole = readOptionName(text);
  if (whole?.ok) {
    if (underlying === "") return whole;
    const isOther = form === "alone" && !isNameOf(underlying, whole.option.underlying);
    return isOther ? null : { ...whole, ...on(underlying, whole) };
  }
  if (form === "whole" || underlying === "") return null;
  const words = tidy(text).replace(/\([^()]*\bSHS?\)/g, " ");
  const rights = [...words.matchAll(RIGHT)];
  const days = [...words.matchAll(DAY)];
  const [right, day] = [rights[0], days[0]];
  if (rights.length !== 1 || days.length !== 1 || !right || !day) return null;
  if (form !== "always" && ABOUT_ANOTHER.test(words)) return null;
  const rest = words.slice(0, day.index) + " ".repeat(day[0].length) + words.slice(day.index + day[0].length);
  const marked = [...rest.matchAll(MARKED_STRIKE)];
  const strikes = marked.length > 0 ? marked : [...rest.matchAll(NUMBER)];
  const [found] = strikes;
  if (strikes.length !== 1 || !found || !standTogether(words, [right, day, found])) return null;
  if (form === "alone" && !isAllThatStands(underlying, text, words, [right, day, found])) return null;
  const strike = (found[1] ?? found[0]).replaceAll(",", "");
  const reading = contract(underlying, dayOf(day[0]), strike, right[1] ?? "");
  return reading.ok ? reading : null;
}

/** Notes speak of calls too ("bought at 150 after the call of 1/15"): the parts of a contract stand side by side, or it begins with its right. */
function standTogether(words: string, parts: readonly RegExpMatchArray[]): boolean {
  const [first, ...others] = [...parts].sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
  if (!first || /^(?:CALL|PUT)S? /.test(words)) return true;
  let end = (first.index ?? 0) + first[0].length;
  for (const part of others) {
    const between = words.slice(end, part.index ?? 0);
    if (!/^[\s,;:@$-]*(?:(?:AT|EXP\w*|STRIKE|OPTION)\b[\s,;:@$.-]*)?$/.test(between)) return false;
    end = (part.index ?? 0) + part[0].length;
  }
  return true;
}

/** Words between the parts of a contract. */
const BETWEEN = /\b(?:AT|EXP\w*|STRIKE|OPTION)\b|[,;:@$.()-]/g;
/** What people note of a contract that they hold shares against. */
const REMARKS =
  /\b(?:SOLD|SELL\w*|WROTE|WRIT\w*|COVER\w*|AGAINST|HEDG\w*|WILL|BOUGHT|BUY\w*|ROLL\w*|AWAY|IF|MY|WITH|FOR)\b/;

/** Whether beside its parts there is nothing but the ticker or the company's name; behind a right in capitals, any name. */
function isAllThatStands(underlying: string, text: string, words: string, parts: readonly RegExpMatchArray[]): boolean {
  let rest = words;
  for (const { index = 0, 0: part } of parts) {
    rest = rest.slice(0, index) + "|".repeat(part.length) + rest.slice(index + part.length);
  }
  const names = rest
    .split("|")
    .map((name) => name.replace(BETWEEN, " ").replace(/\s+/g, " ").trim())
    .filter((name) => name !== "");
  if (names.every((name) => isNameOf(underlying, name))) return true;
  const isBrokers = /^(?:CALL|PUT)S? (?![\d$@])/.test(words) && !/[a-z]/.test(text);
  const [name = ""] = names;
  return isBrokers && names.length === 1 && name.length > 3 && !REMARKS.test(name);
}

/** Whether words are the ticker, the company's name, or both. */
function isNameOf(underlying: string, words: string): boolean {
  const name = words.startsWith(`${underlying} `) ? words.slice(underlying.length + 1) : words;
  return words === underlying || suggestTicker(name) === underlying;
}

/** What stands before a contract in words may be the company's name, where the symbol is its ticker. */
function on(underlying: string, { option }: Extract<OptionReading, { ok: true }>) {
  const { expiration, strike, optionType } = option;
  const reading = contract(underlying, expiration, strike, optionType);
  return reading.ok ? { option: reading.option, candidates: reading.candidates } : {};
}

/** "15 JAN 27" as dates are read: "15JAN27". */
function dayOf(text: string): string {
  return /^\d{1,2}[- ]?[A-Z]{3}/.test(text) ? text.replace(/[- ']/g, "") : text.replace(/\.(?=[ -])/, "");
}
