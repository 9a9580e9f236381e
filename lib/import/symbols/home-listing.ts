import { withEnding } from "./listed-on";

/** Yahoo's ending where a currency has one exchange that nearly everything is listed on. */
const HOME: Readonly<Record<string, string>> = {
  GBP: "L",
  CHF: "SW",
  CAD: "TO",
  AUD: "AX",
  JPY: "T",
  SEK: "ST",
  NOK: "OL",
  DKK: "CO",
  HKD: "HK",
  NZD: "NZ",
  PLN: "WA",
  SGD: "SI",
};

/**
 * The ticker on the one exchange of its currency; undefined where there are several (EUR), and where the ticker has an ending
 * already that is none of ours.
 */
export function homeListing(ticker: string, currency: string): string | undefined {
  const ending = Object.hasOwn(HOME, currency) ? HOME[currency] : undefined;
  if (ending === undefined || withoutEnding(ticker) !== ticker) return undefined;
  return withEnding(ticker, ending);
}

/** Without an ending that is neither ours nor a class nor a unit: no second one is put behind it. */
export function withoutEnding(ticker: string): string {
  return /^[A-Z0-9-]+\.(?:UN|U|[A-Z])$/.test(ticker) ? ticker : ticker.replace(/\..*$/, "");
}
