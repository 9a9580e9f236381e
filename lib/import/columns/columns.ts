import { FIELDS, type Field, NUMBER_FIELDS } from "../fields";
import { COLUMN_WORDS, NUMBERING_WORDS } from "./column-words";
import { HEADER_CURRENCIES, type Scale, SHORT_UNITS, splitUnit, UNIT_ENDINGS, unreadUnit } from "./header-units";
import { headerWord } from "./header-word";
import { lastLetters, letterMark } from "./letter-mark";
import { rememberWords } from "./remembered-words";

export interface Word {
  field: Field;
  /** Place in its field's list: the earlier the better. */
  rank: number;
  word: string;
  /** The header names a currency: "Market Value (EUR)"; GBX for pence. */
  currency: string | null;
  /** How many of its units one in a cell stands for: "Shares (000s)". */
  scale: Scale;
}

const FIELD_OF_WORD = new Map<string, { field: Field; rank: number }>(
  // The first field to list a word keeps it.
  [...FIELDS].reverse().flatMap((field) => COLUMN_WORDS[field].map((word, rank) => [word, { field, rank }] as const)),
);
const LONGEST_HEADER = 60;
/** Short units stand too close to their word to be told by the end of a cell: "Price p", "Value $000"; others before it: "USD Value". */
const WITH_UNITS = NUMBER_FIELDS.flatMap((field) => COLUMN_WORDS[field]).flatMap((word) => [
  ...SHORT_UNITS.map((unit) => word + unit),
  ...HEADER_CURRENCIES.map((code) => code + word),
]);
const MARKS: ReadonlySet<number> = new Set([...FIELD_OF_WORD.keys(), ...WITH_UNITS].map(letterMark));
/** Last words of headers that say of what they are: "Product ISIN", "Listing Ticker". */
const NAMING: Readonly<Record<string, Field>> = {
  isin: "identifier",
  cusip: "identifier",
  sedol: "identifier",
  symbol: "symbol",
  ticker: "symbol",
};
const NAMING_WORD = new RegExp(`^(.+) (${Object.keys(NAMING).join("|")})$`);
/** What is named beside a holding and is not what is held. */
const NAMED_BESIDE =
  /underlying|basiswert|benchmark|index|currency|sector|parent|related|hedge|previous|former|\b(?:old|new|to|from|no|has|is)\b/;
const ENDINGS: ReadonlySet<number> = new Set([...UNIT_ENDINGS, ...Object.keys(NAMING)].map(lastLetters));

/**
 * The fields a line of cells names, if it is a header, any case, any order: each field once, by its best word, the leftmost
 * where two are as good. What stands in brackets behind a word explains it ("Qty (Quantity)"); of two value columns the one
 * in US dollars is read.
 */
export function mapColumns(cells: readonly string[]): Map<Field, number> {
  return new Map([...findHeader(cells)].map(([field, { index }]) => [field, index]));
}

/** The same with the word each column was found by. */
export function readHeader(cells: readonly string[]): HeaderWords {
  const known = headers.get(cells) ?? findHeader(cells);
  headers.set(cells, known);
  return known;
}

type HeaderWords = ReadonlyMap<Field, Word & { index: number }>;

/** Of lines that were asked about before: a table's header is read when it begins and when it ends. */
const headers = new WeakMap<readonly string[], HeaderWords>();

function findHeader(cells: readonly string[]): HeaderWords {
  const columns = new Map<Field, Word & { index: number }>();
  for (const [index, cell] of cells.entries()) {
    const found = fieldOf(cell);
    if (!found) continue;
    const before = columns.get(found.field);
    if (!before || standing(found) < standing(before)) columns.set(found.field, { ...found, index });
  }
  return columns;
}

/** A column whose header is a word we know. */
export type HeaderColumn = Word & { index: number };

/** All of them, where several bear words for one field too. */
export function readHeaderColumns(cells: readonly string[]): HeaderColumn[] {
  return cells.flatMap((cell, index) => {
    const found = fieldOf(cell);
    return found ? { ...found, index } : [];
  });
}

/** Whether a cell is the word of a column. */
export function namesField(cell: string): boolean {
  return fieldOf(cell) !== undefined;
}

/** Whether a line of cells names a symbol, or the parts of an option contract, and a quantity: what `mapColumns` would find. */
export function namesHoldings(cells: readonly string[]): boolean {
  let [symbol, quantity, underlying, strike] = [false, false, false, false];
  for (const cell of cells) {
    const field = fieldOf(cell)?.field;
    symbol ||= field === "symbol";
    quantity ||= field === "quantity";
    underlying ||= field === "underlying";
    strike ||= field === "strike";
    if ((symbol || (underlying && strike)) && quantity) return true;
  }
  return false;
}

/** Dollars before a column that does not say, that before another currency. */
function standing({ rank, currency }: Word): number {
  return rank + (currency === null ? 100 : currency === "USD" ? 0 : 200);
}

function fieldOf(cell: string): Word | undefined {
  return cell === "" || cell.length > LONGEST_HEADER || !mayName(cell) ? undefined : fieldOfWord(cell);
}

const fieldOfWord = rememberWords((cell): Word | undefined => {
  const whole = headerWord(cell);
  const plain = lookUp(whole) ?? lookUp(whole.replace(/[#%]/g, " ").replace(/\s+/g, " ").trim(), whole);
  if (plain) return { ...plain, currency: signOf(cell) };
  const unit = splitUnit(cell);
  const counted = unit ? lookUp(headerWord(unit.base)) : undefined;
  if (unit && counted && (unit.scale !== "0.0001" || counted.field === "weight"))
    return { ...counted, currency: unit.currency, scale: unit.scale };
  const named = namedBy(whole);
  if (named) return named;
  const unread = unreadUnit(cell);
  if (unread !== null) return /^(%|pct|per ?cent)$/i.test(unread) ? weightOf(cell) : undefined;
  const outside = headerWord(cell.replace(/\([^)]*\)/g, " "));
  const inside = headerWord(/\(([^)]*)\)/.exec(cell)?.[1] ?? "");
  return lookUp(outside) ?? lookUp(inside);
});

/** "Instrument Symbol" is a symbol, before "Instrument" is. */
function namedBy(word: string): Word | undefined {
  const [, of, last] = NAMING_WORD.exec(word) ?? [];
  const field = last === undefined ? undefined : NAMING[last];
  if (of === undefined || field === undefined || NAMED_BESIDE.test(of)) return undefined;
  return { field, rank: COLUMN_WORDS.symbol.indexOf("slice") - 0.5, word, currency: null, scale: "1" };
}

/** "Allocation (%)" is what "Allocation" is. */
function weightOf(cell: string): Word | undefined {
  const found = lookUp(headerWord(cell.replace(/[([{][^([{]*$/, " ")));
  return found?.field === "weight" ? found : undefined;
}

/** The unit that a header names beside its word, whatever that is. */
export function unitOfHeader(cell: string): Pick<Word, "currency" | "scale"> {
  const unit = cell.length > LONGEST_HEADER ? null : splitUnit(cell);
  return unit ? { currency: unit.currency, scale: unit.scale } : { currency: signOf(cell), scale: "1" };
}

/**
 * Whether a header says that its numbers are not how much is held: those of securities, accounts or lines, or what is told of
 * a holding beside that ("Beta", "Day's gain").
 */
export function isNumbering(cell: string): boolean {
  if (cell === "" || cell.length > LONGEST_HEADER) return false;
  const word = headerWord(cell);
  return NUMBERING_WORDS.has(word) || TOLD_BESIDE.test(word);
}

/**
 * Whether a header speaks of money, of a part of what is held, or of what a security promises: such a column is no quantity,
 * unless the lines prove that it is ("Previous Closing Price", "Quantity Discrepant", "Coupon").
 */
export function tellsOfMoney(cell: string): boolean {
  return cell.length <= LONGEST_HEADER && (/[$€£¥]/.test(cell) || MONEY.test(headerWord(cell)));
}

const MONEY =
  /(?:^|[^a-zäöüé])(?:prices?|clos(?:e|ing)|values?|worth|costs?|basis|p&l|p\/l|pn ?l|invested|proceeds|debit|credit|accrued|coupon|rates?|factor|duration|maturity|days|years?|discrepan\w*|locked|pledged|unsettled|nav|avg|average|kurs|preis|\w*wert|\w*värde|verdi|prix|cours|valeur|precio|valor|prezzo|valore|prijs|koers|waarde)(?:$|[^a-zäöüé])/;

const TOLD_BESIDE =
  /(?:^|[^a-zäöüé])(?:beta|alpha|volatility|p\/e|pe ratio|eps|yield|dividends?|gains?|loss(?:es)?|p&l|p\/l|pn ?l|profits?|returns?|change|chg|volume|day'?s? range|52|high|low|target|rating|score|market cap|fees?|commissions?|tax(?:es)?|interest|gewinn|verlust|rendite|veränderung|gebühren|dividende|plus-value|ganancia|rendimiento|rendement)(?:$|[^a-zäöüé])/;

/** False for most cells that name no field: a file may be all words, and every line of words could be a header. */
function mayName(cell: string): boolean {
  if (MARKS.has(letterMark(cell)) || ENDINGS.has(lastLetters(cell))) return true;
  const open = cell.indexOf("(");
  const close = open < 0 ? -1 : cell.indexOf(")", open);
  if (close < 0) return false;
  if (cell.includes("(", close)) return true;
  const outside = `${cell.slice(0, open)} ${cell.slice(close + 1)}`;
  return MARKS.has(letterMark(cell.slice(open + 1, close))) || MARKS.has(letterMark(outside));
}

/** A percent sign makes another thing of a column ("Gain %"), unless the word with it is one we know. */
function lookUp(word: string, whole: string = word): Word | undefined {
  if (whole !== word && whole.includes("%")) return undefined;
  const found = FIELD_OF_WORD.get(word);
  return found && { ...found, word, currency: null, scale: "1" };
}

function signOf(cell: string): string | null {
  return cell.includes("€") ? "EUR" : cell.includes("£") ? "GBP" : null;
}
