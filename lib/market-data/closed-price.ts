import type { Quote } from "./market";

const DAY_MS = 86_400_000;

/** A close and the day it belongs to on its exchange, `YYYY-MM-DD`. */
export interface ClosedPrice {
  date: string;
  close: number;
}

/**
 * The last close that a quote tells of, no later than a session of New York: for listings on exchanges that keep other
 * hours. On the evening of a session Tokyo trades already on the next day's: the price is of a day under way, and what
 * counts is the close before it, by the calendar of weekdays, which is all that a quote leaves to go by: after a holiday of
 * that exchange its day is a few days late.
 *
 * Currencies and coins trade around the clock. While the session's own day lasts, the price of the moment is as good as
 * its close.
 *
 * @returns null where the quote has no close up to the session: its day has begun on the session and is not over, or it is
 *   of a later one
 */
export function closedPrice(quote: Quote, session: string): ClosedPrice | null {
  const { session: day, marketState, quoteType, price, previousClose } = quote;
  const isOver = marketState !== "REGULAR" || quoteType === "CURRENCY" || quoteType === "CRYPTOCURRENCY";
  if (day < session || (day === session && isOver)) return { date: day, close: price };
  if (day === session || previousClose === null) return null;
  const date = dayBefore(day, quoteType === "CRYPTOCURRENCY");
  return date <= session ? { date, close: previousClose } : null;
}

function dayBefore(day: string, everyDay: boolean): string {
  let time = Date.parse(day) - DAY_MS;
  while (!everyDay && [0, 6].includes(new Date(time).getUTCDay())) time -= DAY_MS;
  return new Date(time).toISOString().slice(0, 10);
}
