import type { SecurityIdentifier } from "./preview";

/** Security numbers that stand where a ticker should: recognised by their check digits, never guessed at. */

/** US0378331005: two letters, nine characters, Luhn over the letters as two digits each. */
export function isIsin(text: string): boolean {
  return /^[A-Z]{2}[A-Z0-9]{9}\d$/.test(text) && isinCheckDigit(text.slice(0, 11)) === text[11];
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
export function isSedol(text: string): boolean {
  if (!/^[0-9BCDFGHJ-NP-TV-Z]{6}\d$/.test(text)) return false;
  const weights = [1, 3, 1, 7, 3, 9, 1];
  const sum = [...text].reduce((total, c, i) => total + Number.parseInt(c, 36) * (weights[i] ?? 0), 0);
  return sum % 10 === 0;
}

/**
 * A cell to the security number it holds, or null. A CUSIP becomes the ISIN of the United States (of Canada it cannot tell),
 * a SEDOL that of Great Britain.
 *
 * @param named the column is headed as one of identifiers: a SEDOL of digits only is no more than a number elsewhere
 */
export function securityIdentifier(raw: string, named = false): SecurityIdentifier | null {
  const text = raw.trim().toUpperCase();
  if (text.length < 7 || text.length > 15) return null;
  // Fidelity and Excel guard against lost zeros: ="037833100", '037833100.
  const value = text.replace(/^="?|^'|"$/g, "").replace(/[\s-]/g, "");
  if (value.length === 12) return isIsin(value) ? { kind: "isin", value, isin: value } : null;
  if (value.length === 9) return isCusip(value) ? { kind: "cusip", value, isin: withCheckDigit(`US${value}`) } : null;
  if (value.length !== 7 || !named || !isSedol(value)) return null;
  return { kind: "sedol", value, isin: withCheckDigit(`GB00${value}`) };
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
