import type { ProblemChoice } from "../problems";
import { EXCHANGE_CURRENCIES } from "./exchange-currencies";
import { homeListing, withoutEnding } from "./home-listing";

/** Where shares in euros are mostly traded. */
const EURO_EXCHANGES: readonly (readonly [name: string, ending: string])[] = [
  ["Xetra", "DE"],
  ["Paris", "PA"],
  ["Amsterdam", "AS"],
  ["Milan", "MI"],
  ["Madrid", "MC"],
];

/** What a ticker without an exchange may be written as: with one of its currency's, or as the listing in the United States. */
export function listingChoices(written: string, currency: string, column: string): ProblemChoice[] {
  const ticker = withoutEnding(written);
  const abroad = currency === "EUR" ? EURO_EXCHANGES : [];
  return [
    ...abroad.map(([name, ending]) => ({
      label: `${ticker}.${ending} (${name})`,
      column,
      value: `${ticker}.${ending}`,
    })),
    { label: `The US listing ${ticker}`, column, value: `US:${ticker}` },
  ];
}

/** How to write a ticker with an exchange of that currency, for a remedy. */
export function endingFor({ ticker: written, currency }: { ticker: string; currency: string }): string {
  const ticker = withoutEnding(written);
  const home = homeListing(ticker, currency);
  if (home !== undefined) return home;
  if (currency === "EUR") return `${ticker}.DE`;
  const ending = Object.keys(EXCHANGE_CURRENCIES).find((one) => EXCHANGE_CURRENCIES[one] === currency);
  return ending === undefined ? "SAP.DE" : `${ticker}.${ending}`;
}
