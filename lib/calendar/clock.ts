import { tzOffset } from "@date-fns/tz";
import { formatDay, parseDay } from "./day-number";
import { addSessions, type Closures, isHalfDay, isSession, type Session } from "./sessions";

/**
 * Between instants and New York sessions (methodology §1.1). The clock is always an argument.
 */
const NEW_YORK = "America/New_York";
const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;
const CLOSE_HOUR = 16;
const HALF_DAY_CLOSE_HOUR = 13;

/** UTC offsets in ms by hour since 1970. New York changes its clocks on whole hours, and asking Intl is slow. */
const offsets = new Map<number, number>();
/** A server asks for ever new hours; beyond this many the oldest knowledge is dropped all at once. */
const OFFSETS_KEPT = 50_000;

function newYorkOffset(time: number): number {
  const hour = Math.floor(time / MS_PER_HOUR);
  let offset = offsets.get(hour);
  if (offset === undefined) {
    offset = tzOffset(NEW_YORK, new Date(time)) * MS_PER_MINUTE;
    if (offsets.size >= OFFSETS_KEPT) offsets.clear();
    offsets.set(hour, offset);
  }
  return offset;
}

/** The date in New York at an instant, `YYYY-MM-DD`: the session of a bar or quote stamped with it, if it is one. */
export function sessionOf(instant: Date): Session {
  const time = instant.getTime();
  if (!Number.isFinite(time)) throw new RangeError("calendar: sessionOf was given an invalid Date");
  return formatDay(Math.floor((time + newYorkOffset(time)) / MS_PER_DAY));
}

/** The instant at which a session ends: 16:00 New York, 13:00 on half days. Throws for a day without trading. */
export function sessionClose(session: Session, closures?: Closures): Date {
  const day = parseDay(session);
  if (day === null || !isSession(session, closures)) throw new RangeError(`calendar: ${session} is not a session`);
  const hour = isHalfDay(session, closures) ? HALF_DAY_CLOSE_HOUR : CLOSE_HOUR;
  const wall = day * MS_PER_DAY + hour * MS_PER_HOUR;
  // The clocks change at 2:00 on Sundays, so any offset of the same weekday afternoon is the one that holds.
  return new Date(wall - newYorkOffset(wall + 4 * MS_PER_HOUR));
}

/** The last session whose close is at or before `now`. */
export function lastCompletedSession(now: Date, closures?: Closures): Session {
  const today = sessionOf(now);
  if (isSession(today, closures) && now >= sessionClose(today, closures)) return today;
  return addSessions(today, -1, closures);
}

/** How long after a close its prices are still under way: quotes lag by up to a quarter of an hour, closing auctions too. */
export const SETTLE_MS = 30 * MS_PER_MINUTE;

/** The last session whose prices have settled: the provider's bars of a session that just closed are still live ones. */
export function settledSession(now: Date, closures?: Closures): Session {
  return lastCompletedSession(new Date(now.getTime() - SETTLE_MS), closures);
}
