import { addSessions, type Closures, isSession, type Session, sessionsBetween, sessionsEnding } from "@/lib/calendar";
import { FACTOR_ETFS } from "@/lib/factors/catalog";
import type { PriceFile } from "./price-file";

/** The calendar's years, with room for a window of sessions before the first. */
const [FIRST, LAST] = ["1992-01-01", "2060-12-31"];

/** Whether a date lies where the calendar knows its sessions. */
export function isWithinCalendar(date: string): boolean {
  return date >= FIRST && date <= LAST;
}

export interface FileSessions {
  /** The last `count` sessions on or before the date asked for, ascending; the last one is the as-of session. */
  sessions: Session[];
  /** Days on which the calendar trades and no factor ETF has a price, though one has later: taken as closed. */
  closures: Session[];
  /** Days on which the calendar does not trade and most factor ETFs have a price: taken as sessions. */
  extra: Session[];
}

/** Of the factor ETFs, this many must have a price before a day that the calendar calls closed is believed to have traded. */
const MAJORITY = FACTOR_ETFS.length / 2 + 1;

/**
 * The sessions of a price file: New York's calendar, corrected by what the factor ETFs show (methodology §1.1). Days
 * after the file's last bar stay sessions: nothing is served later that would prove them closed.
 */
export function sessionsOfFile(prices: PriceFile, asOf: string, count: number): FileSessions {
  const from = addSessions(asOf, -2 * count);
  const bars = new Map<string, number>();
  for (const etf of FACTOR_ETFS) {
    for (const [date, price] of prices.get(etf) ?? []) {
      if (price > 0 && date >= from && isWithinCalendar(date)) bars.set(date, (bars.get(date) ?? 0) + 1);
    }
  }
  const dates = [...bars.keys()].sort();
  const closures =
    dates.length === 0 ? [] : sessionsBetween(dates[0]!, dates.at(-1)!).filter((date) => !bars.has(date));
  const closed: Closures = new Set(closures);
  const extra = dates.filter((date) => date <= asOf && !isSession(date) && bars.get(date)! >= MAJORITY);
  const sessions = [...sessionsEnding(asOf, count, closed), ...extra].sort().slice(-count);
  return { sessions, closures: closures.filter((date) => date >= sessions[0]! && date <= asOf), extra };
}
