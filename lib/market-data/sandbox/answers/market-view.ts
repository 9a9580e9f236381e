import type { Security, Tape, TapeBar } from "../source";
import { closeSeconds, openSeconds, type VenueClock, venueClock, zoneAt } from "../venue";

/** A security at one instant, with what several of Yahoo's answers say of it. */
export interface MarketView {
  security: Security;
  tape: Tape;
  now: Date;
  clock: VenueClock;
  last: TapeBar;
  price: number;
  previousClose: number | null;
  /** When `price` was made, in seconds since 1970. */
  marketTime: number;
  zone: { offsetSeconds: number; shortName: string };
  /** Of the last 252 bars. */
  yearHigh: number;
  yearLow: number;
  averages: { fiftyDay: number; twoHundredDay: number; volume10Day: number; volume3Month: number };
  trailingDividends: number;
  /** A price as it is written: thousandths, a currency's digits, or as it is where prices come from a file. */
  shown(price: number): number;
}

const SESSIONS_A_YEAR = 252;

/** Everything that quotes and summaries say; null for a tape without a bar. */
export function marketView(security: Security, tape: Tape, now: Date, exact: boolean): MarketView | null {
  const end = tape.length - 1;
  if (end < 0) return null;
  const last = tape.bar(end);
  const price = tape.price(end);
  if (price === null) return null;
  const clock = venueClock(security.venue, now);
  const year = yearOf(tape);
  const since = tape.session(Math.max(0, tape.length - SESSIONS_A_YEAR));
  const paid = tape.dividends().filter(({ session }) => session >= since);
  return {
    security,
    tape,
    now,
    clock,
    last,
    price,
    previousClose: end > 0 ? tape.price(end - 1) : null,
    marketTime: marketTime(security, tape, now),
    zone: zoneAt(security.venue, now),
    ...year,
    trailingDividends: paid.reduce((sum, { amount }) => sum + amount, 0),
    shown: exact ? (value) => value : shownAs(security),
  };
}

/** When the last price was made: now while its session is under way, else that session's close. */
export function marketTime({ venue }: Security, tape: Tape, now: Date): number {
  return Math.min(Math.floor(now.getTime() / 1000), closeSeconds(venue, tape.session(tape.length - 1)));
}

/**
 * The time a daily bar is stamped with: its session's open. As at Yahoo, the newest one bears the time of the last price
 * until the next session begins.
 */
export function barTime(security: Security, tape: Tape, now: Date, index: number): number {
  const session = tape.session(index);
  const isNewest = index === tape.length - 1 && session === venueClock(security.venue, now).session;
  if (isNewest && !security.venue.everyDay) return marketTime(security, tape, now);
  return openSeconds(security.venue, session);
}

/** Extremes and averages of the last year; its extremes are those of closes, and of the last day. */
export function yearOf(tape: Tape) {
  const end = tape.length - 1;
  const { high, low } = tape.bar(end);
  const prices: number[] = [];
  for (let i = Math.max(0, tape.length - SESSIONS_A_YEAR); i <= end; i++) {
    const price = tape.price(i);
    if (price !== null) prices.push(price);
  }
  const volumes: number[] = [];
  for (let i = Math.max(0, tape.length - 63); i <= end; i++) volumes.push(tape.volume(i) ?? 0);
  return {
    yearHigh: Math.max(high ?? 0, ...prices),
    yearLow: Math.min(low ?? Number.POSITIVE_INFINITY, ...prices),
    averages: {
      fiftyDay: mean(prices.slice(-50)),
      twoHundredDay: mean(prices.slice(-200)),
      volume10Day: Math.round(mean(volumes.slice(-10))),
      volume3Month: Math.round(mean(volumes)),
    },
  };
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Yahoo's quotes carry seven digits. */
export function digits(value: number): number {
  return Number(value.toPrecision(8));
}

/** How quotes of a security show its prices: a currency's with all their digits. */
export function shownAs({ quoteType }: Security): (price: number) => number {
  return quoteType === "CURRENCY" ? digits : shown;
}

/** A price as quotes show it: thousandths, or as much as a price below a dollar needs. */
function shown(price: number): number {
  return Math.abs(price) >= 1 ? Math.round(price * 1000) / 1000 : Math.round(price * 1e6) / 1e6;
}
