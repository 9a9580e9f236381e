import { readCash } from "./cash";
import { readDate } from "./dates";
import { securityIdentifier } from "./identifiers";
import { isNothing } from "./numbers";
import { readOptionName } from "./options";

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
  distinct: number;
}

const TICKER =
  /^\^?[A-Za-z]{1,5}([./ -][A-Za-z]{1,3})?\*{0,2}$|^[0-9A-Z]{1,6}\.[A-Z]{1,3}$|^[A-Z]{2,10}:[A-Z0-9.]{1,10}$/;
const NUMBER =
  /^[-+−]?\(?[-+]?(?:[A-Z]{3}\s)?[$€£¥]?[-+]?\s?[\d.,'’\s]*\d[\d.,'’\s]*\)?\s?(?:%|[$€£¥]|[A-Z]{3})?-?\)?$/;
const CURRENCY_CODE =
  /^(USD|EUR|GBP|GBX|CHF|CAD|AUD|NZD|JPY|SEK|NOK|DKK|HKD|SGD|PLN|CNY|INR|KRW|ZAR|MXN|BRL|ILS|TWD|THB)$/;

/** Whether a cell is a number in any dialect, with or without signs. */
export function looksNumeric(cell: string): boolean {
  return cell.length < 40 && NUMBER.test(cell);
}

/** @param cells of one column; only the first thousand are weighed */
export function weighCells(cells: readonly string[]): CellKinds {
  const kinds: CellKinds = {
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
    distinct: 0,
  };
  const seen = new Set<string>();
  for (const cell of cells.slice(0, 1000)) {
    if (isNothing(cell)) continue;
    kinds.filled += 1;
    seen.add(cell);
    if (readDate(cell, "month_first") || readDate(cell, "day_first")) kinds.dates += 1;
    if (looksNumeric(cell)) {
      kinds.numbers += 1;
      if (cell.includes("%")) kinds.percents += 1;
      if (/[$€£¥]/.test(cell)) kinds.money += 1;
      if (/^-?\d+$/.test(cell)) kinds.whole += 1;
    } else if (securityIdentifier(cell)) kinds.identifiers += 1;
    else if (CURRENCY_CODE.test(cell)) kinds.currencies += 1;
    else if (isName(cell)) kinds.names += 1;
    else if (/[A-Za-z].*\s/.test(cell)) kinds.texts += 1;
  }
  kinds.distinct = seen.size;
  return kinds;
}

function isName(cell: string): boolean {
  return TICKER.test(cell) || readOptionName(cell) !== null || readCash(cell, false) !== null;
}
