import { readCash } from "../rows/cash";
import { readOptionName } from "../rows/options";
import { securityIdentifier } from "../symbols/identifiers";
import { readAnyDate } from "../text/dates";
import { COUNTED, isNothing } from "../text/numbers";
import { isCurrencyCode } from "./currency-codes";

/** What a column's cells look like, whatever its header says: counts over the cells that say something. */
export interface CellKinds {
  filled: number;
  /** Shaped like a ticker, an option's name, or cash. */
  names: number;
  identifiers: number;
  numbers: number;
  percents: number;
  /** Numbers with a currency sign. */
  money: number;
  whole: number;
  dates: number;
  /** Three letters that are a currency's code. */
  currencies: number;
  /** With a blank in it and letters: a name, a note. */
  texts: number;
}

const TICKER =
  /^\^?[A-Za-z]{1,5}([./ -][A-Za-z]{1,3})?\*{0,2}$|^[0-9A-Z]{1,6}\.[A-Z]{1,3}$|^[A-Z]{2,10}:[A-Z0-9.]{1,10}$/;
const NUMERIC =
  /^[-+−–—]?\(?[-+]?(?:[A-Z]{3}\s)?[$€£¥]?[-+]?\s?[\d.,'’\s]*\d[\d.,'’\s]*\)?\s?(?:%|[$€£¥]|[A-Z]{3})?-?\)?$/;

/** Whether a cell is a number in any dialect, with or without signs or a word for what it counts. */
export function looksNumeric(cell: string): boolean {
  return cell.length < 40 && (NUMERIC.test(cell) || (isCounted(cell) && NUMERIC.test(cell.replace(COUNTED, ""))));
}

/** Whether a cell says in a word that it counts shares: "10 shares". */
export function isCounted(cell: string): boolean {
  return COUNTED.test(cell);
}

/** What the cells of one column look like. @param rows of which the column's cells are weighed */
export function weighColumn(rows: readonly (readonly string[])[], index: number): CellKinds {
  const kinds = { ...NONE };
  for (const row of rows) {
    const found = kindsOf(row, index);
    if (found === NOTHING) continue;
    kinds.filled += 1;
    if (found & DATE) kinds.dates += 1;
    if (found & NUMBER) {
      kinds.numbers += 1;
      if (found & PERCENT) kinds.percents += 1;
      if (found & MONEY) kinds.money += 1;
      if (found & WHOLE) kinds.whole += 1;
    } else if (found & IDENTIFIER) kinds.identifiers += 1;
    else if (found & CURRENCY) kinds.currencies += 1;
    else if (found & NAME) kinds.names += 1;
    else if (found & TEXT) kinds.texts += 1;
  }
  return kinds;
}

const NONE: Readonly<CellKinds> = {
  filled: 0,
  names: 0,
  identifiers: 0,
  numbers: 0,
  percents: 0,
  money: 0,
  whole: 0,
  dates: 0,
  currencies: 0,
  texts: 0,
};

/** What one cell looks like, a bit each; every cell that says something is at least filled. */
const [NOTHING, FILLED, DATE, NUMBER, PERCENT, MONEY, WHOLE, IDENTIFIER, CURRENCY, NAME, TEXT] = [
  0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512,
] as const;

/** Of the lines weighed before: among many lines that could be a header, each is looked at under most of the others. */
const known = new WeakMap<readonly string[], (number | undefined)[]>();

function kindsOf(row: readonly string[], index: number): number {
  let kinds = known.get(row);
  if (!kinds) {
    kinds = [];
    known.set(row, kinds);
  }
  const before = kinds[index];
  if (before !== undefined) return before;
  const found = kindOf(row[index] ?? "");
  kinds[index] = found;
  return found;
}

function kindOf(cell: string): number {
  if (isNothing(cell)) return NOTHING;
  const dated = readAnyDate(cell) !== null ? DATE : 0;
  return FILLED | dated | formOf(cell);
}

function formOf(cell: string): number {
  if (looksNumeric(cell)) {
    const percent = cell.includes("%") ? PERCENT : 0;
    const money = /[$€£¥]/.test(cell) ? MONEY : 0;
    return NUMBER | percent | money | (/^-?\d+$/.test(cell) ? WHOLE : 0);
  }
  if (securityIdentifier(cell)) return IDENTIFIER;
  if (isCurrencyCode(cell)) return CURRENCY;
  if (isName(cell)) return NAME;
  return isText(cell) ? TEXT : 0;
}

/** A letter, and a blank somewhere behind it. */
function isText(cell: string): boolean {
  const letter = cell.search(/[A-Za-z]/);
  return letter >= 0 && /\s/.test(cell.slice(letter + 1));
}

function isName(cell: string): boolean {
  return TICKER.test(cell) || readOptionName(cell) !== null || readCash(cell, false) !== null;
}
