import type { IsoDate } from "../preview";
import { type DateOrder, decideDateOrder, isAmbiguousDate, readDate } from "./dates";
import type { CsvRecord } from "./records";

const DATE = /\d{4}[-/]\d{2}[-/]\d{2}|\d{1,2}\/\d{1,2}\/\d{4}|[A-Z][a-z]{2,8}[\s-]\d{1,2},?[\s-]\d{4}/g;
/** Between the two days of a range. */
const TO = /^\s*(?:-+|–|—|to|through|thru|until|till|bis|au|à|al|a|hasta|t\/m|tot)\s*$/i;
/** Right before the day that something began: an account was opened, a fund launched, somebody born. */
const BEGAN =
  /(?:^|[^\p{L}])(?:opened|since|born|birth|dob|inception|established|founded|launched|joined|member|eröffnet|eröffnung|seit|geboren|gegründet|ouvert|depuis|aperto|abierta?|desde)(?!\p{L})[^\p{L}]*(?:\p{L}+[^\p{L}]+){0,2}$/iu;

/** Characters before a date among which such a word is sought. */
const LONGEST_LEAD = 60;

/**
 * The day that a sentence speaks of: "as of 06:05 PM ET, 2026/08/21", "Date downloaded Aug-21-2026". Of a range it is the last
 * day; the day on which an account was opened is none.
 *
 * @param order how 02/03/2026 is to be read, asked only where it reads two ways
 */
export function findDate(sentence: string, order: () => DateOrder = () => "month_first"): IsoDate | null {
  let end = 0;
  let found: string | null = null;
  for (const { 0: text, index } of sentence.matchAll(DATE)) {
    const between = sentence.slice(end, index);
    end = index + text.length;
    if (found !== null && !TO.test(between)) break;
    if (found !== null || !BEGAN.test(between.slice(-LONGEST_LEAD))) found = text;
  }
  if (found === null) return null;
  return readDate(found, isAmbiguousDate(found) ? order() : "month_first") ?? null;
}

/** How the dates of a file are written, from all its cells; American where none of them tells. */
export function orderOfDates(records: readonly CsvRecord[]): DateOrder {
  for (const { cells } of records) {
    const dates = cells.filter((cell) => cell.length <= LONGEST && /^\d{1,2}[./-]\d/.test(cell));
    if (dates.length > 0 && decidesAny(dates)) return decideDateOrder(dates).order;
  }
  return "month_first";
}

const LONGEST = "08/21/2026 04:00:00 PM".length;

function decidesAny(dates: readonly string[]): boolean {
  return dates.some((cell) => readDate(cell, "month_first") === undefined || readDate(cell, "day_first") === undefined);
}
