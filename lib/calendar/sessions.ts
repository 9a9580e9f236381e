import { dayNumber, formatDay, parseDay, weekday } from "./day-number";
import { halfDaysOf, holidaysOf, KNOWN_CLOSURES } from "./new-york-holidays";

/**
 * New York sessions: counting trading days (methodology §1.1). No clock here; instants are in `clock.ts`.
 *
 * Every function takes further one-off closures, the dates of `market_closures`, as its last argument. A table is made for
 * what is in the set, once: it is found at no cost by the set itself, and by its dates where they were read anew.
 * Dates are `YYYY-MM-DD` from 1990-01-01 to 2060-12-31; any other text throws a RangeError that names it.
 */

/** A New York trading day, `YYYY-MM-DD`. */
export type Session = string;
/** Further days without trading, `YYYY-MM-DD`. */
export type Closures = ReadonlySet<string>;

const FIRST_YEAR = 1990;
const LAST_YEAR = 2060;
const FIRST_DAY = dayNumber(FIRST_YEAR, 1, 1);
const LAST_DAY = dayNumber(LAST_YEAR, 12, 31);

interface SessionTable {
  /** Every session, ascending. */
  sessions: readonly Session[];
  /** countThrough[d] = sessions on or before day FIRST_DAY + d. */
  countThrough: Int32Array;
  closureCount: number;
}

const NONE: Closures = new Set();
const tables = new WeakMap<Closures, SessionTable>();
/** A table takes tens of milliseconds, in which the process does nothing else, and most sets hold the same dates. */
const tablesByDates = new Map<string, SessionTable>();
const TABLES_KEPT = 8;

function tableFor(closures: Closures = NONE): SessionTable {
  const known = tables.get(closures);
  if (known && known.closureCount === closures.size) return known;
  const dates = [...closures].sort().join();
  const table = tablesByDates.get(dates) ?? buildTable(closures);
  tables.set(closures, table);
  tablesByDates.set(dates, table);
  const [oldest] = tablesByDates.keys();
  if (tablesByDates.size > TABLES_KEPT && oldest !== undefined) tablesByDates.delete(oldest);
  return table;
}

function buildTable(closures: Closures): SessionTable {
  const holidays = new Set<number>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) for (const day of holidaysOf(year)) holidays.add(day);

  const sessions: Session[] = [];
  const countThrough = new Int32Array(LAST_DAY - FIRST_DAY + 1);
  for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
    const weekend = weekday(day) === 0 || weekday(day) === 6;
    if (!weekend && !holidays.has(day)) {
      const date = formatDay(day);
      if (!KNOWN_CLOSURES.has(date) && !closures.has(date)) sessions.push(date);
    }
    countThrough[day - FIRST_DAY] = sessions.length;
  }
  return { sessions, countThrough, closureCount: closures.size };
}

let halfDays: ReadonlySet<Session> | undefined;

function halfDayTable(): ReadonlySet<Session> {
  if (halfDays) return halfDays;
  const days = new Set<Session>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) for (const day of halfDaysOf(year)) days.add(formatDay(day));
  halfDays = days;
  return days;
}

/** Sessions on or before `date`, counted from 1990. */
function countThrough(table: SessionTable, date: string): number {
  const day = parseDay(date);
  if (day === null || day < FIRST_DAY || day > LAST_DAY) {
    throw new RangeError(`calendar: expected a date YYYY-MM-DD in ${FIRST_YEAR}..${LAST_YEAR}, got "${date}"`);
  }
  return table.countThrough[day - FIRST_DAY]!;
}

function sessionAt(table: SessionTable, index: number): Session {
  const session = table.sessions[index];
  if (session === undefined) throw new RangeError(`calendar: no session outside ${FIRST_YEAR}..${LAST_YEAR} is known`);
  return session;
}

/** Whether New York trades on `date`. Text that is not a date is no session. */
export function isSession(date: string, closures?: Closures): boolean {
  const day = parseDay(date);
  if (day === null || day < FIRST_DAY || day > LAST_DAY) return false;
  const { countThrough: count } = tableFor(closures);
  return count[day - FIRST_DAY] !== (day === FIRST_DAY ? 0 : count[day - FIRST_DAY - 1]);
}

/** Whether `date` is a session that ends at 13:00 New York instead of 16:00. */
export function isHalfDay(date: string, closures?: Closures): boolean {
  return halfDayTable().has(date) && isSession(date, closures);
}

/**
 * The session `n` sessions after `date` (before it, for negative `n`). `date` need not be a session: `n` = 0 gives the
 * last session on or before it, 1 the first after it, -1 the last before it.
 *
 * @example addSessions("2026-07-02", 1) // "2026-07-06": the 3rd is Independence Day kept early
 */
export function addSessions(date: string, n: number, closures?: Closures): Session {
  const table = tableFor(closures);
  const through = countThrough(table, date);
  const onSession = n < 0 && isSession(date, closures);
  return sessionAt(table, through - 1 + n + (n < 0 && !onSession ? 1 : 0));
}

/**
 * Signed number of sessions from `from` to `to`: how many lie after `from`, up to and including `to`.
 * For sessions, `addSessions(from, sessionDistance(from, to)) === to`.
 */
export function sessionDistance(from: string, to: string, closures?: Closures): number {
  const table = tableFor(closures);
  return countThrough(table, to) - countThrough(table, from);
}

/** All sessions from `from` to `to`, both ends included, ascending; empty if `to` is before `from`. */
export function sessionsBetween(from: string, to: string, closures?: Closures): Session[] {
  const table = tableFor(closures);
  const first = countThrough(table, from) - (isSession(from, closures) ? 1 : 0);
  return table.sessions.slice(first, Math.max(first, countThrough(table, to)));
}

/** The last `count` sessions on or before `date`, ascending: the rows of a price matrix that ends on `date`. */
export function sessionsEnding(date: string, count: number, closures?: Closures): Session[] {
  const table = tableFor(closures);
  const end = countThrough(table, date);
  if (!(Number.isInteger(count) && count >= 0 && count <= end)) {
    throw new RangeError(
      `calendar: cannot give ${count} sessions ending on ${date}; ${end} are known since ${FIRST_YEAR}`,
    );
  }
  return table.sessions.slice(end - count, end);
}
