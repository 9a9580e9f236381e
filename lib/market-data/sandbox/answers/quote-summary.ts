import { createHash } from "node:crypto";
import { exchangeName } from "../exchanges";
import { openSeconds } from "../venue";
import { digits, type MarketView } from "./market-view";
import { worth } from "./quote";

type Module = Record<string, unknown>;

const nothing = { fromCurrency: null, toCurrency: null, lastMarket: null };

const MODULES: Record<string, (view: MarketView) => Module> = {
  assetProfile,
  summaryProfile: assetProfile,
  price: priceModule,
  quoteType,
  summaryDetail,
  defaultKeyStatistics,
};

/** The modules asked for that we have; null if there are none of them. */
export function summaryResult(view: MarketView, modules: readonly string[]): Module | null {
  const found = modules.flatMap((name) => {
    const make = Object.hasOwn(MODULES, name) ? MODULES[name] : undefined;
    return make ? [[name, make(view)] as const] : [];
  });
  return found.length === 0 ? null : Object.fromEntries(found);
}

function assetProfile({ security }: MarketView): Module {
  const { sector, industry } = security;
  const key = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, "-");
  return {
    ...(industry ? { industry, industryKey: key(industry), industryDisp: industry } : {}),
    ...(sector ? { sector, sectorKey: key(sector), sectorDisp: sector } : {}),
    longBusinessSummary: `${security.longName} is listed on ${exchangeName(security.exchange)}.`,
    companyOfficers: [],
    executiveTeam: [],
    maxAge: 86_400,
  };
}

function priceModule({ security, clock, price, previousClose, marketTime, last, tape, shown }: MarketView): Module {
  const { sharesOutstanding } = tape.fundamentals();
  return {
    maxAge: 1,
    ...(previousClose === null
      ? {}
      : {
          regularMarketChangePercent: digits((price - previousClose) / previousClose),
          regularMarketChange: digits(price - previousClose),
          regularMarketPreviousClose: shown(previousClose),
        }),
    regularMarketTime: marketTime,
    priceHint: 2,
    regularMarketPrice: shown(price),
    regularMarketDayHigh: shown(last.high ?? price),
    regularMarketDayLow: shown(last.low ?? price),
    regularMarketVolume: last.volume ?? 0,
    regularMarketSource: "FREE_REALTIME",
    regularMarketOpen: shown(last.open ?? price),
    exchange: security.exchange,
    exchangeName: exchangeName(security.exchange),
    exchangeDataDelayedBy: 0,
    marketState: clock.state,
    quoteType: security.quoteType,
    symbol: security.symbol,
    underlyingSymbol: null,
    shortName: security.shortName,
    longName: security.longName,
    currency: security.currency,
    quoteSourceName: "Delayed Quote",
    currencySymbol: security.currency === "USD" ? "$" : security.currency,
    ...nothing,
    ...(sharesOutstanding === null ? {} : { marketCap: Math.round(sharesOutstanding * price) }),
  };
}

function quoteType({ security, tape, zone }: MarketView): Module {
  return {
    exchange: security.exchange,
    quoteType: security.quoteType,
    symbol: security.symbol,
    underlyingSymbol: security.symbol,
    shortName: security.shortName,
    longName: security.longName,
    firstTradeDateEpochUtc: openSeconds(security.venue, tape.firstTradeDate),
    timeZoneFullName: security.venue.zone,
    timeZoneShortName: zone.shortName,
    uuid: uuidOf(security.symbol),
    gmtOffSetMilliseconds: zone.offsetSeconds * 1000,
    maxAge: 1,
  };
}

/** A symbol's identity in the form of a name-based UUID (version 3), as Yahoo's are. */
function uuidOf(symbol: string): string {
  const hash = createHash("md5").update(symbol).digest("hex");
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `3${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20),
  ];
  return parts.join("-");
}

function summaryDetail(view: MarketView): Module {
  const { security, price, previousClose, last, averages, trailingDividends, shown } = view;
  const { marketCap, trailingPE, forwardPE } = worth(view);
  const day = {
    ...(previousClose === null ? {} : { previousClose: shown(previousClose) }),
    open: shown(last.open ?? price),
    dayLow: shown(last.low ?? price),
    dayHigh: shown(last.high ?? price),
  };
  return {
    maxAge: 1,
    priceHint: 2,
    ...day,
    ...(previousClose === null ? {} : { regularMarketPreviousClose: shown(previousClose) }),
    regularMarketOpen: day.open,
    regularMarketDayLow: day.dayLow,
    regularMarketDayHigh: day.dayHigh,
    ...(trailingDividends > 0
      ? {
          trailingAnnualDividendRate: digits(trailingDividends),
          trailingAnnualDividendYield: digits(trailingDividends / price),
          ...(security.quoteType === "ETF"
            ? { yield: Math.round((trailingDividends / price) * 10_000) / 10_000 }
            : {
                dividendRate: digits(trailingDividends),
                dividendYield: Math.round((trailingDividends / price) * 10_000) / 10_000,
              }),
        }
      : {}),
    ...(trailingPE === undefined ? {} : { trailingPE }),
    ...(forwardPE === undefined ? {} : { forwardPE }),
    volume: last.volume ?? 0,
    regularMarketVolume: last.volume ?? 0,
    averageVolume: averages.volume3Month,
    averageVolume10days: averages.volume10Day,
    averageDailyVolume10Day: averages.volume10Day,
    ...(marketCap === undefined || security.quoteType === "ETF" ? {} : { marketCap }),
    fiftyTwoWeekLow: shown(view.yearLow),
    fiftyTwoWeekHigh: shown(view.yearHigh),
    fiftyDayAverage: digits(averages.fiftyDay),
    twoHundredDayAverage: digits(averages.twoHundredDay),
    currency: security.currency,
    ...nothing,
    coinMarketCapLink: null,
    algorithm: null,
    tradeable: false,
  };
}

function defaultKeyStatistics({ security, tape, price }: MarketView): Module {
  const { sharesOutstanding, epsTrailing, epsForward, bookValue } = tape.fundamentals();
  const split = tape.splits().at(-1);
  const paid = tape.dividends().at(-1);
  return {
    maxAge: 1,
    priceHint: 2,
    category: security.category,
    ...(epsForward === null || epsForward === 0
      ? {}
      : { forwardPE: digits(price / epsForward), forwardEps: epsForward }),
    ...(epsTrailing === null ? {} : { trailingEps: epsTrailing }),
    ...(sharesOutstanding === null || security.quoteType === "ETF" ? {} : { sharesOutstanding }),
    ...(bookValue === null || bookValue === 0 ? {} : { bookValue, priceToBook: digits(price / bookValue) }),
    fundFamily: null,
    legalType: security.quoteType === "ETF" ? "Exchange Traded Fund" : null,
    lastSplitFactor: split ? `${split.numerator}:${split.denominator}` : null,
    ...(split ? { lastSplitDate: Date.parse(split.session) / 1000 } : {}),
    ...(paid ? { lastDividendValue: paid.amount, lastDividendDate: Date.parse(paid.session) / 1000 } : {}),
    latestShareClass: null,
    leadInvestor: null,
  };
}
