import { dayNumber, weekday } from "./day-number";

/**
 * The New York Stock Exchange's holidays and half days by rule (NYSE Rule 7.2 and the exchange's yearly notices).
 *
 * Full days are right from 1990, half days from 2000. What no rule tells (a hurricane, a president's funeral) is in
 * `KNOWN_CLOSURES` when it was known as this was written, and otherwise an argument of the functions in `sessions.ts`.
 */
const SUNDAY = 0;
const MONDAY = 1;
const WEDNESDAY = 3;
const THURSDAY = 4;
const SATURDAY = 6;

/** One-off closures since 1990. */
export const KNOWN_CLOSURES: ReadonlySet<string> = new Set([
  "1994-04-27", // funeral of Richard Nixon
  "2001-09-11", // attacks of September 11
  "2001-09-12",
  "2001-09-13",
  "2001-09-14",
  "2004-06-11", // mourning for Ronald Reagan
  "2007-01-02", // mourning for Gerald Ford
  "2012-10-29", // hurricane Sandy
  "2012-10-30",
  "2018-12-05", // mourning for George H. W. Bush
  "2025-01-09", // mourning for Jimmy Carter
]);

/** Day numbers of the year's holidays: weekdays on which the exchange is closed by rule. Ascending. */
export function holidaysOf(year: number): number[] {
  const holidays = [
    // New Year's Day on a Saturday is not kept: the Friday before ends the exchange's year.
    sundayToMonday(dayNumber(year, 1, 1)),
    ...(year >= 1998 ? [nthWeekday(year, 1, MONDAY, 3)] : []), // Martin Luther King Jr. Day
    nthWeekday(year, 2, MONDAY, 3), // Washington's Birthday
    easterSunday(year) - 2, // Good Friday
    lastWeekday(year, 5, MONDAY), // Memorial Day
    ...(year >= 2022 ? [nearestWorkday(dayNumber(year, 6, 19))] : []), // Juneteenth
    nearestWorkday(dayNumber(year, 7, 4)), // Independence Day
    nthWeekday(year, 9, MONDAY, 1), // Labor Day
    nthWeekday(year, 11, THURSDAY, 4), // Thanksgiving
    nearestWorkday(dayNumber(year, 12, 25)), // Christmas
  ];
  return holidays.filter((day) => weekday(day) !== SATURDAY);
}

/** Day numbers of the year's sessions that end at 13:00 New York. Ascending. */
export function halfDaysOf(year: number): number[] {
  const halfDays: number[] = [];

  // The eve of Independence Day, if that is itself a full weekday: when the 4th is a Thursday, the exchange gave the
  // Friday after until 2012 and has given the Wednesday before since 2013.
  const third = dayNumber(year, 7, 3);
  const eve = weekday(third);
  if (eve >= MONDAY && eve <= THURSDAY && !(eve === WEDNESDAY && year < 2013)) halfDays.push(third);
  if (eve === WEDNESDAY && year < 2013) halfDays.push(third + 2);

  halfDays.push(nthWeekday(year, 11, THURSDAY, 4) + 1);

  // A Christmas Eve on a Friday is Christmas kept a day early.
  const christmasEve = dayNumber(year, 12, 24);
  if (weekday(christmasEve) >= MONDAY && weekday(christmasEve) <= THURSDAY) halfDays.push(christmasEve);
  if (year === 2003) halfDays.push(dayNumber(2003, 12, 26)); // by a notice of that year
  return halfDays;
}

function sundayToMonday(day: number): number {
  return weekday(day) === SUNDAY ? day + 1 : day;
}

function nearestWorkday(day: number): number {
  return weekday(day) === SATURDAY ? day - 1 : sundayToMonday(day);
}

function nthWeekday(year: number, month: number, wanted: number, n: number): number {
  const first = dayNumber(year, month, 1);
  return first + ((wanted - weekday(first) + 7) % 7) + 7 * (n - 1);
}

function lastWeekday(year: number, month: number, wanted: number): number {
  const last = dayNumber(year, month + 1, 0);
  return last - ((weekday(last) - wanted + 7) % 7);
}

/** Easter Sunday of the Gregorian calendar: Meeus, Astronomical Algorithms (1991), chapter 8 (Butcher 1876). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}
