import { MAXIMUM_WORDS_CHARACTERS } from "../limits";
import type { IsoDate } from "../preview";
import { isNothing } from "./numbers";

/** How a column writes 03/04/2026. */
export type DateOrder = "month_first" | "day_first";

export interface DateDecision {
  order: DateOrder;
  /** A cell that reads two ways, where no cell of the column decides. */
  ambiguous: string | null;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const OTHER_MONTHS: Readonly<Record<string, string>> = {
  jän: "jan",
  mrz: "mar",
  mrt: "mar",
  mär: "mar",
  maa: "mar",
  mai: "may",
  maj: "may",
  mei: "may",
  okt: "oct",
  dez: "dec",
  ene: "jan",
  abr: "apr",
  avr: "apr",
  ago: "aug",
  dic: "dec",
  déc: "dec",
  des: "dec",
  fév: "feb",
  fev: "feb",
  aoû: "aug",
  aou: "aug",
  gen: "jan",
  mag: "may",
  giu: "jun",
  lug: "jul",
  set: "sep",
  ott: "oct",
  out: "oct",
};
const NUMERIC = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})$/;

/**
 * The order of each column; one that does not tell takes it from those that do. A lot cannot have been bought or sold after
 * the day the file speaks of, so a reading that says so is out.
 *
 * @param statementDate that day, where the file names it
 */
export function decideDateOrders<Key extends string>(
  columns: ReadonlyMap<Key, readonly string[]>,
  statementDate: IsoDate | null,
): Map<Key, DateDecision> {
  const decisions = new Map([...columns].map(([key, cells]) => [key, decideColumn(key, cells, statementDate)]));
  const told = [...decisions.values()].filter(({ ambiguous, told: says }) => ambiguous === null && says);
  const orders = new Set(told.map(({ order }) => order));
  const [only] = orders.size === 1 ? orders : [];
  return new Map(
    [...decisions].map(([key, { order, ambiguous }]) => {
      const decided =
        ambiguous !== null && only !== undefined ? { order: only, ambiguous: null } : { order, ambiguous };
      return [key, decided];
    }),
  );
}

function decideColumn(key: string, cells: readonly string[], statementDate: IsoDate | null) {
  const { order, ambiguous } = decideDateOrder(cells);
  const numeric = ambiguous !== null || cells.some((cell) => decidesOrder(cell));
  if (ambiguous === null || statementDate === null || key === "expiration") return { order, ambiguous, told: numeric };
  const isPast = (candidate: DateOrder) => cells.every((cell) => (readDate(cell, candidate) ?? "") <= statementDate);
  const [month, day] = [isPast("month_first"), isPast("day_first")];
  if (month === day) return { order, ambiguous, told: false };
  return { order: month ? ("month_first" as const) : ("day_first" as const), ambiguous: null, told: true };
}

function decidesOrder(cell: string): boolean {
  const match = NUMERIC.exec(dayPart(cell));
  return match !== null && Number(match[1]) > 12 !== Number(match[2]) > 12;
}

/** The order of day and month, from all cells of a column; American where nothing tells. */
export function decideDateOrder(cells: readonly string[]): DateDecision {
  let ambiguous: string | null = null;
  let dotted = false;
  for (const cell of cells) {
    const match = NUMERIC.exec(dayPart(cell));
    if (!match) continue;
    const first = Number(match[1]);
    const second = Number(match[2]);
    if (first > 12 && second <= 12) return { order: "day_first", ambiguous: null };
    if (second > 12 && first <= 12) return { order: "month_first", ambiguous: null };
    if (first === second) continue;
    ambiguous ??= cell;
    dotted ||= cell.includes(".");
  }
  // Nobody who puts points between writes the month first.
  if (dotted) return { order: "day_first", ambiguous: null };
  return { order: "month_first", ambiguous };
}

/**
 * A cell to a calendar date: 2026-08-21, 2026/08/21, 20260821, 08/21/2026, 8/21/26, Aug-21-2026, 21-Aug-2026,
 * Aug 21, 2026, 21 de agosto de 2026; a time behind it is left off. Null where the cell says nothing; undefined where it is not a date that exists.
 */
export function readDate(cell: string, order: DateOrder): IsoDate | null | undefined {
  if (isNothing(cell)) return null;
  const text = dayPart(cell);
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text);
  if (iso) return exists(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const first = Number(numeric[1]);
    const second = Number(numeric[2]);
    const [month, day] = order === "month_first" ? [first, second] : [second, first];
    return exists(fullYear(numeric[3] ?? ""), month, day);
  }
  const monthName = /^([\p{L}\p{M}]{3,12})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+'?(\d{4}|\d{2})$/u.exec(text);
  if (monthName) return exists(fullYear(monthName[3] ?? ""), monthOf(monthName[1] ?? ""), Number(monthName[2]));
  const dayName =
    /^(\d{1,2})(?:\.|er|º|st|nd|rd|th)?[\s/-]*(?:de\s+)?([\p{L}\p{M}]{3,12})\.?,?[\s/-]*(?:del?\s+)?'?(\d{4}|\d{2})$/u.exec(
      text,
    );
  if (dayName) return exists(fullYear(dayName[3] ?? ""), monthOf(dayName[2] ?? ""), Number(dayName[1]));
  return undefined;
}

/** A cell to the day it is in either order, the American first; null where it is none. */
export function readAnyDate(cell: string): IsoDate | null {
  return readDate(cell, "month_first") ?? readDate(cell, "day_first") ?? null;
}

/** Whether a cell is a date that reads two ways: 03/04/2026. */
export function isAmbiguousDate(cell: string): boolean {
  const match = NUMERIC.exec(dayPart(cell));
  return match !== null && Number(match[1]) <= 12 && Number(match[2]) <= 12 && match[1] !== match[2];
}

function dayPart(cell: string): string {
  const text = cell.trim();
  // A time may follow: 2026-08-21T16:00, 08/21/2026 4:00 PM, 20230115;093000.
  return text.length > 10 && text.length <= MAXIMUM_WORDS_CHARACTERS
    ? text.replace(/(?:[T\s,]+\d{1,2}:\d{2}|;\d{4,6}).*$/, "")
    : text;
}

/** English names by their first three letters, and those of other languages that differ. */
function monthOf(name: string): number {
  const word = name.normalize("NFC").toLowerCase();
  // Juin and juillet part at their fourth letter.
  const start = word.startsWith("juil") ? "jul" : word.startsWith("juin") ? "jun" : word.slice(0, 3);
  return MONTHS.indexOf(OTHER_MONTHS[start] ?? start) + 1;
}

/** Nothing has been bought or sold later: a year behind it is a slip. Two digits of a year reach to 2049. */
export const LATEST_DAY = "2050-12-31";

/** Two digits from 50 on are of the last century: contracts end within a few years, and somebody holds what was bought in 1969. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year + (year < 50 ? 2000 : 1900);
}

function daysOf(month: number, year: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function exists(year: number, month: number, day: number): IsoDate | undefined {
  if (year < 1900 || year > 2199) return undefined;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysOf(month, year))) return undefined;
  return `${year}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}
