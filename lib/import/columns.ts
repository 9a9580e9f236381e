import { COLUMN_WORDS } from "./column-words";
import { FIELDS, type Field } from "./fields";

/** The template's own header, in its order (product §6). */
export const TEMPLATE_HEADER = [
  "Symbol",
  "Quantity",
  "Entry Price Per Share",
  "Entry Date",
  "Investment Class",
  "Investment Subtype",
  "Underlying Symbol",
  "Strike Price",
  "Expiration Date",
  "Option Type",
  "Exit Date",
  "Exit Price Per Share",
] as const;

interface Word {
  field: Field;
  /** Place in its field's list: the earlier the better. */
  rank: number;
  word: string;
  /** The header names a currency: "Market Value (EUR)". */
  currency: string | null;
}

const FIELD_OF_WORD = new Map<string, { field: Field; rank: number }>(
  // The first field to list a word keeps it.
  [...FIELDS].reverse().flatMap((field) => COLUMN_WORDS[field].map((word, rank) => [word, { field, rank }] as const)),
);
const LONGEST_HEADER = 60;
const CURRENCIES = "usd|eur|gbp|gbx|chf|cad|aud|nzd|jpy|sek|nok|dkk|hkd|sgd|pln";
const IN_CURRENCY = new RegExp(`^(.+?)[\\s([]+(?:in )?(${CURRENCIES})[\\])]?$`);

/**
 * The fields a line of cells names, if it is a header, any case, any order: each field once, by its best word, the leftmost
 * where two are as good. What stands in brackets behind a word explains it ("Qty (Quantity)"); of two value columns the one
 * in US dollars is read.
 */
export function mapColumns(cells: readonly string[]): Map<Field, number> {
  return new Map([...readHeader(cells)].map(([field, { index }]) => [field, index]));
}

/** The same with the word each column was found by. */
export function readHeader(cells: readonly string[]): Map<Field, Word & { index: number }> {
  const columns = new Map<Field, Word & { index: number }>();
  for (const [index, cell] of cells.entries()) {
    const found = fieldOf(cell);
    if (!found) continue;
    const before = columns.get(found.field);
    if (!before || standing(found) < standing(before)) columns.set(found.field, { ...found, index });
  }
  return columns;
}

/** Dollars before a column that does not say, that before another currency. */
function standing({ rank, currency }: Word): number {
  return rank + (currency === null ? 100 : currency === "USD" ? 0 : 200);
}

/** Exactly the template: its twelve names, or the first two and some of the others, and nothing else. */
export function isTemplateHeader(cells: readonly string[]): boolean {
  const names = new Set(cells.filter((cell) => cell !== "").map(headerWord));
  const template = new Set(TEMPLATE_HEADER.map(headerWord));
  return (
    names.has("symbol") &&
    names.has("quantity") &&
    (names.has("investment class") || names.has("entry price per share")) &&
    [...names].every((name) => template.has(name))
  );
}

function fieldOf(cell: string): Word | undefined {
  if (cell === "" || cell.length > LONGEST_HEADER) return undefined;
  const whole = headerWord(cell);
  const plain = lookUp(whole, null) ?? lookUp(whole.replace(/[#%]/g, " ").replace(/\s+/g, " ").trim(), null, whole);
  if (plain) return { ...plain, currency: signOf(cell) };
  const [, base, currency] = IN_CURRENCY.exec(whole) ?? [];
  const priced = base === undefined || currency === undefined ? undefined : lookUp(base, currency.toUpperCase());
  if (priced) return priced;
  const outside = headerWord(cell.replace(/\([^)]*\)/g, " "));
  const inside = headerWord(/\(([^)]*)\)/.exec(cell)?.[1] ?? "");
  return lookUp(outside, null) ?? lookUp(inside, null);
}

/** A percent sign makes another thing of a column ("Gain %"), unless the word with it is one we know. */
function lookUp(word: string, currency: string | null, whole: string = word): Word | undefined {
  if (whole !== word && whole.includes("%")) return undefined;
  const found = FIELD_OF_WORD.get(word);
  return found && { ...found, word, currency };
}

function signOf(cell: string): string | null {
  return cell.includes("€") ? "EUR" : cell.includes("£") ? "GBP" : null;
}

/** Lower case, single spaces, no currency signs or trailing marks: "Value $" is "value", "unitPrice" is "unit price". A percent sign stays: it is another thing. */
export function headerWord(cell: string): string {
  return cell
    .normalize("NFKC")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[’`´]/g, "'")
    .replace(/[$€£*:]/g, " ")
    .replaceAll("_", " ")
    .replace(/\s+/g, " ")
    .trim();
}
