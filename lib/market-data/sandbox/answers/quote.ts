import { exchangeName, TYPE_NAMES } from "../exchanges";
import { openSeconds } from "../venue";
import { priceHint } from "./chart";
import { digits, type MarketView } from "./market-view";

/** One row of Yahoo's quote answer. */
export function quoteRow(view: MarketView): Record<string, unknown> {
  const { security, tape, clock, price, previousClose, zone, shown } = view;
  const isCoin = security.quoteType === "CRYPTOCURRENCY";
  const isUs = security.venue.market === "us_market";
  return {
    language: "en-US",
    region: "US",
    quoteType: security.quoteType,
    typeDisp: TYPE_NAMES[security.quoteType],
    quoteSourceName: isCoin ? "CoinMarketCap" : isUs ? "Nasdaq Real Time Price" : "Delayed Quote",
    triggerable: isUs,
    customPriceAlertConfidence: isUs ? "HIGH" : "LOW",
    shortName: security.shortName,
    longName: security.longName,
    marketState: clock.state,
    currency: security.currency,
    exchange: security.exchange,
    fullExchangeName: exchangeName(security.exchange),
    exchangeTimezoneName: security.venue.zone,
    exchangeTimezoneShortName: zone.shortName,
    gmtOffSetMilliseconds: zone.offsetSeconds * 1000,
    market: security.venue.market,
    esgPopulated: false,
    corporateActions: [],
    hasPrePostMarketData: security.venue.extendedHours,
    firstTradeDateMilliseconds: openSeconds(security.venue, tape.firstTradeDate) * 1000,
    priceHint: priceHint(security),
    regularMarketTime: view.marketTime,
    regularMarketPrice: shown(price),
    ...(previousClose === null ? {} : change("regularMarketChange", price, previousClose, 100)),
    ...(previousClose === null ? {} : { regularMarketPreviousClose: shown(previousClose) }),
    ...dayOf(view),
    ...rangeOf(view),
    ...worth(view),
    sourceInterval: 15,
    exchangeDataDelayedBy: isUs || isCoin ? 0 : 15,
    tradeable: false,
    cryptoTradeable: isCoin,
    symbol: security.symbol,
  };
}

/** What Yahoo says of a symbol that is no longer traded. */
export function goneRow(symbol: string): Record<string, unknown> {
  return {
    language: "en-US",
    region: "US",
    quoteType: "NONE",
    triggerable: false,
    customPriceAlertConfidence: "NONE",
    corporateActions: [],
    esgPopulated: false,
    hasPrePostMarketData: false,
    tradeable: false,
    cryptoTradeable: false,
    symbol,
  };
}

function change(name: string, now: number, then: number, scale: number): Record<string, number> {
  return { [name]: digits(now - then), [`${name}Percent`]: digits(((now - then) / then) * scale) };
}

function dayOf({ last, price, averages, shown }: MarketView): Record<string, unknown> {
  const [low, high] = [shown(last.low ?? price), shown(last.high ?? price)];
  return {
    regularMarketOpen: shown(last.open ?? price),
    regularMarketDayHigh: high,
    regularMarketDayLow: low,
    regularMarketDayRange: `${low} - ${high}`,
    regularMarketVolume: last.volume ?? 0,
    averageDailyVolume3Month: averages.volume3Month,
    averageDailyVolume10Day: averages.volume10Day,
  };
}

function rangeOf({ price, yearHigh, yearLow, averages, shown }: MarketView): Record<string, unknown> {
  return {
    fiftyTwoWeekLow: shown(yearLow),
    fiftyTwoWeekHigh: shown(yearHigh),
    fiftyTwoWeekRange: `${shown(yearLow)} - ${shown(yearHigh)}`,
    ...change("fiftyTwoWeekLowChange", price, yearLow, 1),
    ...change("fiftyTwoWeekHighChange", price, yearHigh, 1),
    fiftyDayAverage: digits(averages.fiftyDay),
    ...change("fiftyDayAverageChange", price, averages.fiftyDay, 1),
    twoHundredDayAverage: digits(averages.twoHundredDay),
    ...change("twoHundredDayAverageChange", price, averages.twoHundredDay, 1),
  };
}

/** Market value and ratios, as far as a security has them. */
export function worth(view: MarketView): Record<string, unknown> {
  const { price, trailingDividends, previousClose, security } = view;
  const { sharesOutstanding, epsTrailing, epsForward, bookValue } = view.tape.fundamentals();
  // Market values are in pounds where prices are in pence.
  const unit = security.currency === "GBp" ? 0.01 : 1;
  return {
    ...(sharesOutstanding === null
      ? {}
      : { sharesOutstanding, marketCap: Math.round(sharesOutstanding * price * unit) }),
    ...(epsTrailing === null ? {} : { epsTrailingTwelveMonths: epsTrailing }),
    ...(epsTrailing !== null && epsTrailing > 0 ? { trailingPE: digits(price / epsTrailing) } : {}),
    ...(epsForward === null || epsForward === 0 ? {} : { epsForward, forwardPE: digits(price / epsForward) }),
    ...(bookValue === null || bookValue === 0 ? {} : { bookValue, priceToBook: digits(price / bookValue) }),
    ...(trailingDividends > 0
      ? {
          trailingAnnualDividendRate: digits(trailingDividends),
          trailingAnnualDividendYield: digits(trailingDividends / (previousClose ?? price)),
          dividendYield: Math.round((trailingDividends / price) * 10_000) / 100,
        }
      : {}),
  };
}
