import type { SecurityIdentifier } from "../preview";

/** Shapes of the three: an ISIN's country, a CUSIP's three digits or a country's letter and two, a SEDOL without vowels. */
const ISIN_SHAPE = /^[A-Z]{2}[A-Z0-9]{9}\d$/;
const CUSIP_SHAPE = /^[A-Z0-9]\d{2}[A-Z0-9*@#]{5}\d$/;
const SEDOL_SHAPE = /^[0-9BCDFGHJ-NP-TV-Z]{6}\d$/;

/** US0378331005: two letters, nine characters, Luhn over the letters as two digits each. */
export function isIsin(text: string): boolean {
  return ISIN_SHAPE.test(text) && isinCheckDigit(text.slice(0, 11)) === text[11];
}

/** 037833100: eight characters and a check digit. At least one digit before it, so that no word passes. */
export function isCusip(text: string): boolean {
  if (!/^[A-Z0-9*@#]{8}\d$/.test(text) || !/\d/.test(text.slice(0, 8))) return false;
  let sum = 0;
  for (const [i, c] of [...text.slice(0, 8)].entries()) {
    const value = cusipValue(c) * (i % 2 === 0 ? 1 : 2);
    sum += Math.floor(value / 10) + (value % 10);
  }
  return (10 - (sum % 10)) % 10 === Number(text[8]);
}

/** 0263494: six characters without vowels and a weighted check digit. */
function isSedol(text: string): boolean {
  if (!SEDOL_SHAPE.test(text)) return false;
  const weights = [1, 3, 1, 7, 3, 9, 1];
  const sum = [...text].reduce((total, c, i) => total + Number.parseInt(c, 36) * (weights[i] ?? 0), 0);
  return sum % 10 === 0;
}

/**
 * A cell to the security number it holds, told by its check digit, or null. A CUSIP becomes the ISIN of the United States (of Canada it cannot tell),
 * a SEDOL that of Great Britain.
 *
 * @param named the column is headed as one of identifiers: a SEDOL of digits only is no more than a number elsewhere
 */
export function securityIdentifier(raw: string, named = false): SecurityIdentifier | null {
  const text = raw.trim();
  if (text.length < 7 || text.length > 15) return null;
  const value = bare(text);
  if (value.length === 12) return isIsin(value) ? { kind: "isin", value, isin: value } : null;
  if (value.length === 9) return isCusip(value) ? { kind: "cusip", value, isin: withCheckDigit(`US${value}`) } : null;
  if (value.length !== 7 || !named || !isSedol(value)) return null;
  return { kind: "sedol", value, isin: withCheckDigit(`GB00${value}`) };
}

const REMEDY = "look the number up with your broker, or write the ticker";

/**
 * What is wrong with a cell that has the shape of a security number and is none; null where it has not, or is one.
 * A zero that a spreadsheet dropped is offered; of a wrong check digit nobody can tell which digit was meant.
 *
 * @param named the column is headed as one of identifiers: there whatever stands in it is meant as one
 * @returns `why` ends a sentence that the cell begins
 */
export function misreadIdentifier(raw: string, named = false): { why: string; fix?: string } | null {
  if (!named && raw.length < 9) return null;
  const value = bare(raw);
  if (value === "" || securityIdentifier(value, named) !== null) return null;
  const kind = kindByShape(value, named);
  if (kind !== null) return { why: `has the form of ${kind} and its check digit is wrong: ${REMEDY}` };
  if (!named) return null;
  const zeroed = /^[\dA-Z]{6}$|^[\dA-Z]{8}$/.test(value) ? securityIdentifier(`0${value}`, true) : null;
  const why = `is no ISIN (12 characters), CUSIP (9) or SEDOL (7): ${REMEDY}`;
  return zeroed === null ? { why } : { why, fix: zeroed.value };
}

function kindByShape(value: string, named: boolean): string | null {
  if (ISIN_SHAPE.test(value)) return "an ISIN";
  // Nine letters and digits may be a name elsewhere; a number has more of the latter.
  if (CUSIP_SHAPE.test(value) && (named || value.replace(/\D/g, "").length >= 5)) return "a CUSIP";
  return named && SEDOL_SHAPE.test(value) ? "a SEDOL" : null;
}

/** Fidelity and Excel guard against lost zeros: ="037833100", '037833100. */
function bare(raw: string): string {
  return raw
    .trim()
    .toUpperCase()
    .replace(/^="?|^'|"$/g, "")
    .replace(/[\s-]/g, "");
}

/** Bills, notes, bonds and strips of the United States Treasury: their issuer numbers all begin with 912. */
export function isTreasury({ isin }: SecurityIdentifier): boolean {
  return isin.startsWith("US912");
}

function withCheckDigit(eleven: string): string {
  return eleven + isinCheckDigit(eleven);
}

function isinCheckDigit(eleven: string): string {
  const digits = [...eleven].map((c) => Number.parseInt(c, 36)).join("");
  let sum = 0;
  for (const [i, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return String((10 - (sum % 10)) % 10);
}

function cusipValue(c: string): number {
  const special = "*@#".indexOf(c);
  return special >= 0 ? 36 + special : Number.parseInt(c, 36);
}
