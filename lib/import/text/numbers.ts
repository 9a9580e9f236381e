import { CURRENCY_SIGNS } from "./currency";
import { canonical, isZero } from "./decimal";

/** Which character parts whole from fraction in a column. */
export type DecimalMark = "." | ",";

export type NumberReading =
  | { ok: true; value: string | null; currency: string | null; percent: boolean }
  /** `why` completes "It …"; `fix` is what it probably was meant to be. */
  | { ok: false; why: string; fix?: string };

const NOTHING = new Set([
  "",
  "-",
  "--",
  "---",
  "–",
  "—",
  "n/a",
  "na",
  "#n/a",
  "nan",
  "null",
  "none",
  "nil",
  "n.a.",
  "k.a.",
]);
const LONGEST_NOTHING = 5;

const SIGN = "(?:US|CA|C|AU|A|HK|NZ|S)\\$|[$€£¥₹]";
const CURRENCY = new RegExp(
  `^(${SIGN})\\s*|\\s*(${SIGN})$|^([A-Z]{3})\\s+(?=[\\d.,(+-])|(?<=[\\d.)])\\s*([A-Z]{3}|GBp|GBX|p)$|^(GBp|p)\\s*(?=\\d)`,
);
/** Spaces of every width and the Swiss apostrophe part thousands, never decimals. */
const THIN_GROUPS = /(?<=\d)[\s'’ʼ´`](?=\d{3}(?!\d))/g;
/** "10 shares", "10 Stk.", "5 St.": what is counted, behind the number. */
export const COUNTED =
  /(?<=\d)(?: ?(?:shares?|shs\.?|units?|pcs\.?|pieces?|contracts?|stk\.?|st\.|stück|stücke|aktien|anteile?|parts?|titres?|acciones|participaciones|azioni|quote|aandelen|stuks?)| st)$/i;
/** Minus signs of typesetters and of spreadsheets that put a longer dash for a minus. */
const DASHES = /[−–‒—﹣]/g;
/** "$ -": zero, as spreadsheets write it among amounts. */
const ZERO_AMOUNT = new RegExp(`^(?:(${SIGN})\\s*[-−–—]|[-−–—]\\s*(${SIGN}))$`);
/** "12,34,567.50": lakhs and crores, which part the digits in twos above the thousands. */
export const LAKH = /^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d*)?$/;
const [PLUS, MINUS, DOLLAR, COMMA, POINT, ZERO, NINE, PERCENT] = [43, 45, 36, 44, 46, 48, 57, 37];

/** Whether the cell says "there is no number here": blank, `--`, `n/a`. */
export function isNothing(cell: string): boolean {
  if (cell === "") return true;
  return cell.length <= LONGEST_NOTHING + 2 && !isDigit(cell.charCodeAt(0)) && NOTHING.has(cell.trim().toLowerCase());
}

/**
 * One cell to an exact decimal under the column's decimal mark.
 *
 * Reads $1,234.56 · +$0.10 · -$482.80 · $-5 · (1,234) · 1,234- · 12.5% · 1 234,56 · 1'234.56 · 1,00,000; any minus; `$ -` is
 * zero; `--` and `n/a` are null. Thousands must stand in groups of three, so that a number of the other dialect is refused, not misread.
 */
export function readNumber(cell: string, mark: DecimalMark): NumberReading {
  const usual = mark === "." ? readUsual(cell) : null;
  if (usual !== null) return usual;
  if (isNothing(cell)) return { ok: true, value: null, currency: null, percent: false };
  const zero = ZERO_AMOUNT.exec(cell.trim());
  if (zero)
    return { ok: true, value: "0", currency: CURRENCY_SIGNS[zero[1] ?? zero[2] ?? "$"] ?? null, percent: false };
  if (/^[=@]/.test(cell) || /^[+-]\s*[A-Za-z]+\s*\(/.test(cell)) {
    return { ok: false, why: "is a spreadsheet formula: write the number it gives" };
  }
  const { body, negative, currency, percent } = undress(cell);
  if (/^\d+([.,]\d*)?e[+-]?\d+$/i.test(body)) return scientific(body);

  const plain = undot(body.replace(THIN_GROUPS, ""), mark);
  if (plain === null) {
    const fix = looksMeant(body, mark);
    return { ok: false, why: whyNot(body), ...(fix === undefined ? {} : { fix: `${negative ? "-" : ""}${fix}` }) };
  }
  const value = canonical(plain);
  return { ok: true, value: negative && !isZero(value) ? `-${value}` : value, currency, percent };
}

/**
 * What most cells are: a sign, a dollar, digits with or without commas in threes, a fraction; null for all others. By one walk
 * over the characters: the groups of a pattern would cost ten small objects a cell.
 */
function readUsual(cell: string): NumberReading | null {
  const { length } = cell;
  const negative = cell.charCodeAt(0) === MINUS;
  let start = negative || cell.charCodeAt(0) === PLUS ? 1 : 0;
  const dollar = cell.charCodeAt(start) === DOLLAR;
  if (dollar) start += 1;
  let at = digitsEnd(cell, start);
  const isGrouped = cell.charCodeAt(at) === COMMA;
  if (at === start || (isGrouped && at - start > 3)) return null;
  while (cell.charCodeAt(at) === COMMA) {
    const next = digitsEnd(cell, at + 1);
    if (next !== at + 4) return null;
    at = next;
  }
  const point = at;
  if (cell.charCodeAt(at) === POINT) at = digitsEnd(cell, at + 1);
  if (at === point + 1) return null;
  const percent = cell.charCodeAt(at) === PERCENT;
  if (at + (percent ? 1 : 0) !== length) return null;
  const body = start === 0 && !percent ? cell : cell.slice(start, at);
  const plain = isGrouped ? body.replaceAll(",", "") : body;
  const isPlain = cell.charCodeAt(start) !== ZERO && (at === point || cell.charCodeAt(at - 1) !== ZERO);
  const value = isPlain ? plain : canonical(plain);
  const signed = negative && value !== "0" ? `-${value}` : value;
  return { ok: true, value: signed, currency: dollar ? "USD" : null, percent };
}

/** Where the digits that begin there end. */
function digitsEnd(cell: string, from: number): number {
  let end = from;
  while (isDigit(cell.charCodeAt(end))) end += 1;
  return end;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** Takes sign, parentheses, currency and percent off, in whatever order they stand. */
function undress(cell: string) {
  let body = cell.trim().normalize("NFKC").replace(DASHES, "-").replace(COUNTED, "");
  let negative = false;
  let currency: string | null = null;
  let percent = false;
  // Each turn takes one layer off: "-$(1.00)%" has four at most, and more would not be a number.
  for (let layer = 0; layer < 5; layer += 1) {
    const before = body;
    if (/^\(.*\)$/.test(body)) {
      body = body.slice(1, -1).trim();
      negative = !negative;
    } else if (/^[+-]/.test(body)) {
      negative = body.startsWith("-") ? !negative : negative;
      body = body.slice(1).trim();
    } else if (/\d[+-]$/.test(body)) {
      negative = body.endsWith("-") ? !negative : negative;
      body = body.slice(0, -1).trim();
    } else if (body.endsWith("%")) {
      percent = true;
      body = body.slice(0, -1).trim();
    } else {
      const sign = CURRENCY.exec(body);
      if (sign) {
        const found = sign.slice(1).find((part) => part !== undefined) ?? "";
        currency = CURRENCY_SIGNS[found] ?? found;
        body = body.replace(CURRENCY, "").trim();
      }
    }
    if (body === before) break;
  }
  return { body, negative, currency, percent };
}

/** "1.234,56" with "," → "1234.56"; null where the digits are not grouped in threes or anything else stands between. */
function undot(body: string, mark: DecimalMark): string | null {
  const group = mark === "." ? "," : ".";
  const shape = mark === "." ? /^(\d{1,3}(,\d{3})+|\d*)(\.\d*)?$/ : /^(\d{1,3}(\.\d{3})+|\d*)(,\d*)?$/;
  if (!/\d/.test(body) || !(shape.test(body) || (mark === "." && LAKH.test(body)))) return null;
  const plain = body.replaceAll(group, "").replace(mark, ".");
  return plain.startsWith(".") ? `0${plain}` : plain;
}

function scientific(body: string): NumberReading {
  const [digits = "", power = ""] = body.toLowerCase().replace(",", ".").split("e");
  const exponent = Number(power);
  if (Math.abs(exponent) > 15) {
    const size = exponent > 0 ? "larger than any holding can be" : "too small to be a holding";
    return { ok: false, why: `is ${size}: write the number in full` };
  }
  const point = digits.includes(".") ? digits.length - digits.indexOf(".") - 1 : 0;
  const all = digits.replace(".", "");
  const shift = exponent - point;
  const full =
    shift >= 0
      ? all + "0".repeat(shift)
      : `${all.padStart(1 - shift, "0").slice(0, shift)}.${all.padStart(1 - shift, "0").slice(shift)}`;
  return {
    ok: false,
    why: "is in scientific notation, in which a spreadsheet may have dropped digits: write the number in full",
    fix: canonical(full),
  };
}

/** Letters that look like digits. */
function looksMeant(body: string, mark: DecimalMark): string | undefined {
  if (!/\d/.test(body)) return undefined;
  const meant = body.replace(/[oO]/g, "0").replace(/[lI|]/g, "1");
  const plain = meant === body ? null : undot(meant, mark);
  return plain === null ? undefined : canonical(plain);
}

function whyNot(body: string): string {
  const letter = /[oO]/.exec(body)?.[0] ?? /[lI]/.exec(body)?.[0];
  if (letter !== undefined && /^[\doOlI.,]+$/.test(body) && /\d/.test(body)) {
    return `is not a number: it holds the letter ${letter}, perhaps meant as the digit ${/[oO]/.test(letter) ? 0 : 1}`;
  }
  if (/^[\d.,\s]+$/.test(body)) return "is not a number in this column's way of writing: check its points and commas";
  return "is not a number: write digits only, such as 12 or 12.5";
}
