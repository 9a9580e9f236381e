import { exchangeName } from "../exchanges";
import type { Security, Tape } from "../source";
import { closeSeconds, openSeconds, type Venue, zoneAt } from "../venue";
import { barTime, marketTime, shownAs, yearOf } from "./market-view";

const DAY = 86_400;

export interface ChartRange {
  /** Seconds since 1970, both ends included. */
  period1: number;
  period2: number;
}

export interface ChartResult {
  meta: Record<string, unknown>;
  timestamp?: number[];
  events?: Record<string, Record<string, object>>;
  indicators: { quote: Record<string, unknown[]>[]; adjclose?: { adjclose: unknown[] }[] };
}

/** The bars of a tape as Yahoo's chart answers them; null where the range has none of its life in it. */
export function chartResult(
  security: Security,
  tape: Tape,
  now: Date,
  { period1, period2 }: ChartRange,
  exact: boolean,
): ChartResult | null {
  const first = firstFrom(tape, new Date((period1 - DAY) * 1000).toISOString().slice(0, 10));
  const times: number[] = [];
  let start = first;
  for (let i = first; i < tape.length; i++) {
    const time = barTime(security, tape, now, i);
    if (time > period2) break;
    if (time >= period1) times.push(time);
    else start = i + 1;
  }
  const count = times.length;
  const lifeBegins = openSeconds(security.venue, tape.firstTradeDate);
  if (count === 0 && (period2 < lifeBegins || start === tape.length)) return null;

  const meta = chartMeta(security, tape, now, start);
  if (count === 0) return { meta, indicators: { quote: [{}] } };

  // Yahoo stores prices in single precision; a price file's are handed on as they are.
  const stored = (price: number | null) => (price === null || exact ? price : Math.fround(price));
  const bars = Array.from({ length: count }, (_, i) => tape.bar(start + i));
  const events = chartEvents(tape, times, start);
  return {
    meta,
    timestamp: times,
    ...(events ? { events } : {}),
    indicators: {
      quote: [
        {
          open: bars.map((bar) => stored(bar.open)),
          high: bars.map((bar) => stored(bar.high)),
          low: bars.map((bar) => stored(bar.low)),
          close: bars.map((bar) => stored(bar.close)),
          volume: bars.map((bar) => bar.volume),
        },
      ],
      adjclose: [{ adjclose: bars.map((bar) => stored(bar.adjClose)) }],
    },
  };
}

/** The first bar on or after a date. */
function firstFrom(tape: Tape, date: string): number {
  let low = 0;
  let high = tape.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tape.session(middle) < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Dividends and splits of the bars that begin at `start`, keyed by their bar's time. */
function chartEvents(tape: Tape, times: readonly number[], start: number) {
  const timeOf = new Map(times.map((time, i) => [tape.session(start + i), time]));
  const within = <T extends { session: string }>(events: T[]) =>
    events.flatMap((event) => {
      const date = timeOf.get(event.session);
      return date === undefined ? [] : [{ ...event, date }];
    });
  const dividends = within(tape.dividends()).map(({ date, amount }) => [String(date), { amount, date }] as const);
  const splits = within(tape.splits()).map(({ date, numerator, denominator }) => {
    return [String(date), { date, numerator, denominator, splitRatio: `${numerator}:${denominator}` }] as const;
  });
  if (dividends.length + splits.length === 0) return undefined;
  return {
    ...(dividends.length > 0 ? { dividends: Object.fromEntries(dividends) } : {}),
    ...(splits.length > 0 ? { splits: Object.fromEntries(splits) } : {}),
  };
}

function chartMeta(security: Security, tape: Tape, now: Date, first: number): Record<string, unknown> {
  const { venue } = security;
  const zone = zoneAt(venue, now);
  const last = tape.bar(tape.length - 1);
  const price = tape.price(tape.length - 1) ?? 0;
  const before = first > 0 ? tape.price(first - 1) : null;
  const { yearHigh, yearLow } = yearOf(tape);
  const shown = shownAs(security);
  return {
    currency: security.currency,
    symbol: security.symbol,
    exchangeName: security.exchange,
    fullExchangeName: exchangeName(security.exchange),
    instrumentType: security.quoteType,
    firstTradeDate: openSeconds(venue, tape.firstTradeDate),
    regularMarketTime: marketTime(security, tape, now),
    hasPrePostMarketData: venue.extendedHours,
    gmtoffset: zone.offsetSeconds,
    timezone: zone.shortName,
    exchangeTimezoneName: venue.zone,
    regularMarketPrice: shown(price),
    fiftyTwoWeekHigh: shown(yearHigh),
    fiftyTwoWeekLow: shown(yearLow),
    regularMarketDayHigh: shown(last.high ?? price),
    regularMarketDayLow: shown(last.low ?? price),
    regularMarketVolume: last.volume ?? 0,
    longName: security.longName,
    shortName: security.shortName,
    ...(before === null ? {} : { chartPreviousClose: shown(before) }),
    priceHint: priceHint(security),
    currentTradingPeriod: tradingPeriod(venue, tape.session(tape.length - 1), zone),
    dataGranularity: "1d",
    range: "",
    validRanges: ["1d", "5d", "1mo", "3mo", "6mo", "1y", "2y", "5y", "10y", "ytd", "max"],
  };
}

/** Decimals that screens show. */
export function priceHint({ quoteType }: Security): number {
  return quoteType === "CURRENCY" ? 4 : 2;
}

function tradingPeriod(venue: Venue, session: string, zone: { offsetSeconds: number; shortName: string }) {
  const [start, end] = [openSeconds(venue, session), closeSeconds(venue, session)];
  const period = (from: number, to: number) => ({
    timezone: zone.shortName,
    start: from,
    end: to,
    gmtoffset: zone.offsetSeconds,
  });
  const [early, late] = venue.extendedHours ? [5.5 * 3600, 4 * 3600] : [0, 0];
  return { pre: period(start - early, start), regular: period(start, end), post: period(end, end + late) };
}
