import { tzOffset } from "@date-fns/tz";
import { addSessions, isSession } from "@/lib/calendar";
import { sessionClose } from "@/lib/calendar/clock";
import { exchangeDay } from "../exchange-day";

/** Where a listing trades, and when. London, Tokyo and the currencies keep New York's trading days here, by their own clocks. */
export interface Venue {
  zone: string;
  /** Yahoo's name of the market. */
  market: string;
  opens: { hour: number; minute: number };
  /** undefined: the exchange's own close, half days included (New York). */
  closes?: { hour: number; minute: number };
  /** Trades every day of the year, weekends too. */
  everyDay: boolean;
  extendedHours: boolean;
}

export const NEW_YORK: Venue = {
  zone: "America/New_York",
  market: "us_market",
  opens: { hour: 9, minute: 30 },
  everyDay: false,
  extendedHours: true,
};
export const LONDON: Venue = {
  zone: "Europe/London",
  market: "gb_market",
  opens: { hour: 8, minute: 0 },
  closes: { hour: 16, minute: 30 },
  everyDay: false,
  extendedHours: false,
};
export const TOKYO: Venue = {
  zone: "Asia/Tokyo",
  market: "jp_market",
  opens: { hour: 9, minute: 0 },
  closes: { hour: 15, minute: 30 },
  everyDay: false,
  extendedHours: false,
};
/** Currencies are traded around the clock; as at Yahoo, their day is London's. */
export const CURRENCIES: Venue = {
  zone: "Europe/London",
  market: "ccy_market",
  opens: { hour: 0, minute: 0 },
  closes: { hour: 23, minute: 59 },
  everyDay: false,
  extendedHours: false,
};
export const CRYPTO: Venue = {
  zone: "UTC",
  market: "ccc_market",
  opens: { hour: 0, minute: 0 },
  closes: { hour: 23, minute: 59 },
  everyDay: true,
  extendedHours: false,
};

const MS_PER_MINUTE = 60_000;
const opens = new Map<Venue, Map<string, number>>();
const closes = new Map<Venue, Map<string, number>>();

/** When a session opens, in seconds since 1970. */
export function openSeconds(venue: Venue, session: string): number {
  return remembered(opens, venue, session, () => wallClock(session, venue.opens, venue.zone));
}

/** When a session ends, in seconds since 1970. */
export function closeSeconds(venue: Venue, session: string): number {
  return remembered(closes, venue, session, () =>
    venue.closes ? wallClock(session, venue.closes, venue.zone) : Math.floor(sessionClose(session).getTime() / 1000),
  );
}

function remembered(
  all: Map<Venue, Map<string, number>>,
  venue: Venue,
  session: string,
  compute: () => number,
): number {
  let known = all.get(venue);
  if (!known) {
    known = new Map();
    all.set(venue, known);
  }
  let seconds = known.get(session);
  if (seconds === undefined) {
    seconds = compute();
    known.set(session, seconds);
  }
  return seconds;
}

/** Seconds that the zone is ahead of UTC, and its short name, at an instant. */
export function zoneAt(venue: Venue, instant: Date): { offsetSeconds: number; shortName: string } {
  const offsetSeconds = tzOffset(venue.zone, instant) * 60;
  if (venue.zone === "UTC") return { offsetSeconds, shortName: "UTC" };
  if (venue.zone === "Asia/Tokyo") return { offsetSeconds, shortName: "JST" };
  if (venue.zone === "Europe/London") return { offsetSeconds, shortName: offsetSeconds === 0 ? "GMT" : "BST" };
  return { offsetSeconds, shortName: offsetSeconds === -18_000 ? "EST" : "EDT" };
}

export interface VenueClock {
  /** The last session that has opened; it may still be under way. */
  session: string;
  /** Share of the session that is over, 0..1; 1 once it is complete. */
  elapsed: number;
  state: "PRE" | "REGULAR" | "POST" | "CLOSED";
}

/** What a venue is doing at an instant. */
export function venueClock(venue: Venue, now: Date): VenueClock {
  const seconds = now.getTime() / 1000;
  const today = exchangeDay(now, venue.zone);
  const trades = venue.everyDay || isSession(today);
  const opensAt = trades ? openSeconds(venue, today) : Number.POSITIVE_INFINITY;
  if (seconds < opensAt) {
    const early = venue.extendedHours && trades && seconds >= opensAt - 5.5 * 3600;
    return { session: previous(venue, today), elapsed: 1, state: early ? "PRE" : "CLOSED" };
  }
  const closesAt = closeSeconds(venue, today);
  if (seconds < closesAt) {
    return { session: today, elapsed: (seconds - opensAt) / (closesAt - opensAt), state: "REGULAR" };
  }
  if (venue.everyDay) return { session: today, elapsed: 1, state: "REGULAR" };
  return {
    session: today,
    elapsed: 1,
    state: venue.extendedHours && seconds < closesAt + 4 * 3600 ? "POST" : "CLOSED",
  };
}

function previous(venue: Venue, date: string): string {
  if (!venue.everyDay) return addSessions(date, -1);
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

function wallClock(date: string, { hour, minute }: { hour: number; minute: number }, zone: string): number {
  const wall = Date.parse(date) + (hour * 60 + minute) * MS_PER_MINUTE;
  // Clocks change at night, so the offset a few hours off the guess is the day's.
  return (
    (wall - tzOffset(zone, new Date(wall - tzOffset(zone, new Date(wall)) * MS_PER_MINUTE)) * MS_PER_MINUTE) / 1000
  );
}
