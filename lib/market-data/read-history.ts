import { z } from "zod";
import { MarketDataError } from "./errors";
import { exchangeDay, isZone } from "./exchange-day";
import type { DividendEvent, DroppedBar, DropReason, History, PriceBar, SplitEvent } from "./market";

/** Far beyond any market's life, and well within what a Date can hold. */
const seconds = z.number().min(-1e10).max(1e10);
/** Seconds since 1970 as Yahoo sends them, or the Date that yahoo-finance2 has made of them. */
const instant = z.union([z.date(), seconds.transform((value) => new Date(value * 1000))]);
const column = z.array(z.unknown());
const none: unknown[] = [];
const eventsByTime = z.record(z.string(), z.unknown()).default({});

const chartAnswer = z.object({
  meta: z.object({
    currency: z.string(),
    exchangeName: z.string(),
    instrumentType: z.string(),
    exchangeTimezoneName: z.string().refine(isZone, "no time zone"),
    firstTradeDate: instant.nullish(),
  }),
  timestamp: z.array(seconds).default([]),
  events: z.object({ dividends: eventsByTime, splits: eventsByTime }).default({ dividends: {}, splits: {} }),
  indicators: z.object({
    quote: z.array(
      z.object({
        open: column.default(none),
        high: column.default(none),
        low: column.default(none),
        close: column.default(none),
        volume: column.default(none),
      }),
    ),
    adjclose: z.array(z.object({ adjclose: column.default(none) })).default([]),
  }),
});
const dividendEvent = z.object({ date: instant, amount: z.number().positive() });
const splitEvent = z.object({ date: instant, numerator: z.number().positive(), denominator: z.number().positive() });

/**
 * Check a chart answer row by row: a row that cannot be read is lost and named, not the whole history.
 * @param answer what `chart(symbol, { return: "object" })` gives without validation
 * @throws MarketDataError `malformed` where the whole cannot be read
 */
export function readHistory(symbol: string, answer: unknown, from: string, to: string): History {
  const read = chartAnswer.safeParse(answer);
  if (!read.success) {
    const where = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).slice(0, 3);
    throw new MarketDataError("malformed", `The history of ${symbol} cannot be read: ${where.join("; ")}.`);
  }
  const { meta, timestamp, events, indicators } = read.data;
  const zone = meta.exchangeTimezoneName;
  const dividends = readEvents(events.dividends, dividendEvent, zone, from, to);
  const splits = readEvents(events.splits, splitEvent, zone, from, to);
  const { bars, dropped } = readBars(timestamp, indicators, zone, from, to);
  return {
    symbol,
    currency: meta.currency,
    exchange: meta.exchangeName,
    instrumentType: meta.instrumentType,
    firstTradeDate: meta.firstTradeDate ? exchangeDay(meta.firstTradeDate, zone) : null,
    bars,
    dividends: dividends.read.map(({ exDate, amount }): DividendEvent => ({ exDate, amount })),
    splits: splits.read.map(({ exDate, numerator, denominator }): SplitEvent => ({ exDate, numerator, denominator })),
    dropped: [...dropped, ...dividends.dropped, ...splits.dropped],
  };
}

/** The events in range by day, and those that cannot be read. */
function readEvents<T extends { date: Date }>(
  byTime: Record<string, unknown>,
  schema: z.ZodType<T>,
  zone: string,
  from: string,
  to: string,
) {
  const read: (T & { exDate: string })[] = [];
  const dropped: DroppedBar[] = [];
  for (const event of Object.values(byTime)) {
    const one = schema.safeParse(event);
    if (!one.success) {
      dropped.push({ session: null, reason: "malformed" });
      continue;
    }
    const exDate = exchangeDay(one.data.date, zone);
    if (exDate >= from && exDate <= to) read.push({ ...one.data, exDate });
  }
  return { read: read.sort(byExDate), dropped };
}

const byExDate = (a: { exDate: string }, b: { exDate: string }) => (a.exDate < b.exDate ? -1 : 1);

type Indicators = z.output<typeof chartAnswer>["indicators"];

function readBars(timestamps: number[], indicators: Indicators, zone: string, from: string, to: string) {
  const columns = indicators.quote[0];
  const adjusted = indicators.adjclose[0]?.adjclose ?? none;
  const bySession = new Map<string, PriceBar>();
  const dropped: DroppedBar[] = [];

  for (const [i, time] of timestamps.entries()) {
    const session = exchangeDay(new Date(time * 1000), zone);
    if (session < from || session > to) continue;
    const row = [
      columns?.open[i],
      columns?.high[i],
      columns?.low[i],
      columns?.close[i],
      adjusted[i],
      columns?.volume[i],
    ];
    const wrong = faultIn(row);
    if (wrong) {
      dropped.push({ session, reason: wrong });
      continue;
    }
    const [open, high, low, close, adjClose, volume] = row.map(orNull);
    // The provider at times adds the live price as a second row of the same day; the later row is the better one.
    if (bySession.has(session)) dropped.push({ session, reason: "duplicate_session" });
    bySession.set(session, {
      session,
      open: open ?? null,
      high: high ?? null,
      low: low ?? null,
      close: close ?? null,
      adjClose: adjClose ?? null,
      volume: volume ?? null,
    });
  }
  return { bars: [...bySession.values()].sort((a, b) => (a.session < b.session ? -1 : 1)), dropped };
}

const orNull = (value: unknown) => (typeof value === "number" ? value : null);

/** What is wrong with a row of open, high, low, close, adjusted close and volume; null if nothing is. */
function faultIn(row: readonly unknown[]): DropReason | null {
  if (
    row.some((value) => value !== null && value !== undefined && !(typeof value === "number" && Number.isFinite(value)))
  ) {
    return "malformed";
  }
  const [open, high, low, close, adjClose, volume] = row.map(orNull);
  if ([open, high, low, close, adjClose].some((price) => price != null && price <= 0) || (volume ?? 0) < 0) {
    return "not_positive";
  }
  return close == null && adjClose == null ? "no_price" : null;
}
