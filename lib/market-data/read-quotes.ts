import { z } from "zod";
import { exchangeDay, isZone } from "./exchange-day";
import { type Profile, type Quote, Quotes, type SearchHit } from "./market";

/** As Yahoo sends them, or the Date that yahoo-finance2 has made of them; far beyond any market's life is no time. */
const seconds = z.union([
  z.date(),
  z
    .number()
    .min(-1e10)
    .max(1e10)
    .transform((value) => new Date(value * 1000)),
]);
const milliseconds = z.union([
  z.date(),
  z
    .number()
    .min(-1e13)
    .max(1e13)
    .transform((value) => new Date(value)),
]);
/** Yahoo writes "Infinity" where a ratio has no value, and leaves out what it does not know. */
const optional = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "number" && Number.isFinite(value) ? value : null));
const text = z.string().min(1);
const price = z.number().positive();

const quoteRow = z.object({
  symbol: text,
  quoteType: text,
  exchange: text,
  exchangeTimezoneName: text.refine(isZone, "no time zone"),
  marketState: text,
  longName: z.string().optional(),
  shortName: z.string().optional(),
  currency: z.string().optional(),
  regularMarketTime: seconds,
  regularMarketPrice: price,
  regularMarketPreviousClose: z.number().nonnegative().nullish(),
  regularMarketOpen: optional,
  regularMarketDayHigh: optional,
  regularMarketDayLow: optional,
  regularMarketVolume: optional,
  marketCap: optional,
  sharesOutstanding: optional,
  trailingPE: optional,
  forwardPE: optional,
  priceToBook: optional,
  dividendYield: optional,
  trailingAnnualDividendYield: optional,
  epsTrailingTwelveMonths: optional,
  epsForward: optional,
  firstTradeDateMilliseconds: milliseconds.optional(),
});

/**
 * Check quote rows one by one.
 * @param rows what `quote(symbols)` gives without validation
 */
export function readQuotes(rows: readonly unknown[]): Quotes {
  const quotes = new Quotes();
  for (const row of rows) {
    const read = quoteRow.safeParse(row);
    if (read.success) quotes.set(read.data.symbol, toQuote(read.data));
    else {
      const named = z.object({ symbol: text }).safeParse(row);
      const reason = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
      quotes.rejected.push({ symbol: named.success ? named.data.symbol : null, reason });
    }
  }
  return quotes;
}

/** Prices of 0 are Yahoo's way to say that there is none. */
const positive = (value: number | null) => (value !== null && value > 0 ? value : null);

function toQuote(row: z.output<typeof quoteRow>): Quote {
  return {
    symbol: row.symbol,
    name: row.longName || row.shortName || row.symbol,
    quoteType: row.quoteType,
    currency: row.currency ?? null,
    exchange: row.exchange,
    marketState: row.marketState,
    session: exchangeDay(row.regularMarketTime, row.exchangeTimezoneName),
    marketTime: row.regularMarketTime,
    price: row.regularMarketPrice,
    previousClose: positive(row.regularMarketPreviousClose ?? null),
    open: positive(row.regularMarketOpen),
    high: positive(row.regularMarketDayHigh),
    low: positive(row.regularMarketDayLow),
    volume: row.regularMarketVolume,
    marketCap: positive(row.marketCap),
    sharesOutstanding: positive(row.sharesOutstanding),
    trailingPe: row.trailingPE,
    forwardPe: row.forwardPE,
    priceToBook: row.priceToBook,
    // `dividendYield` is in per cent, the trailing one a fraction.
    dividendYield: row.dividendYield === null ? row.trailingAnnualDividendYield : row.dividendYield / 100,
    epsTrailing: row.epsTrailingTwelveMonths,
    epsForward: row.epsForward,
    firstTradeDate: row.firstTradeDateMilliseconds
      ? exchangeDay(row.firstTradeDateMilliseconds, row.exchangeTimezoneName)
      : null,
  };
}

const profileAnswer = z.object({
  assetProfile: z.object({ sector: z.string().optional(), industry: z.string().optional() }).optional(),
  price: z.object({ currency: z.string().nullish() }).optional(),
  quoteType: z.object({
    symbol: text,
    quoteType: text,
    exchange: text,
    longName: z.string().nullish(),
    shortName: z.string().nullish(),
  }),
});

/** The modules that `readProfile` reads. */
export const PROFILE_MODULES = ["assetProfile", "price", "quoteType"] as const;

/** A quoteSummary answer as a profile; null if it cannot be read. */
export function readProfile(answer: unknown): Profile | null {
  const read = profileAnswer.safeParse(answer);
  if (!read.success) return null;
  const { assetProfile, price: priceModule, quoteType: type } = read.data;
  return {
    symbol: type.symbol,
    name: type.longName || type.shortName || type.symbol,
    sector: assetProfile?.sector || null,
    industry: assetProfile?.industry || null,
    quoteType: type.quoteType,
    exchange: type.exchange,
    currency: priceModule?.currency ?? null,
  };
}

const searchAnswer = z.object({ quotes: z.array(z.unknown()) });
const searchRow = z.object({
  symbol: text,
  exchange: text,
  quoteType: text,
  longname: z.string().optional(),
  shortname: z.string().optional(),
});

/** A search answer's listings; rows of another kind (companies that are not listed) are left out. Null if unreadable. */
export function readSearch(answer: unknown): SearchHit[] | null {
  const read = searchAnswer.safeParse(answer);
  if (!read.success) return null;
  return read.data.quotes.flatMap((row) => {
    const hit = searchRow.safeParse(row);
    if (!hit.success) return [];
    const { symbol, exchange, quoteType, longname, shortname } = hit.data;
    return [{ symbol, exchange, quoteType, name: longname || shortname || symbol }];
  });
}
