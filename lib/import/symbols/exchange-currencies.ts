import { RATED_CURRENCIES } from "../text/currency";

/** Yahoo's endings for listings outside the United States, and the currency such listings usually trade in. */
export const EXCHANGE_CURRENCIES: Readonly<Record<string, string>> = {
  AS: "EUR",
  AT: "EUR",
  AX: "AUD",
  BA: "ARS",
  BE: "EUR",
  BK: "THB",
  BO: "INR",
  BR: "EUR",
  CN: "CAD",
  CO: "DKK",
  DE: "EUR",
  DU: "EUR",
  F: "EUR",
  HA: "EUR",
  HE: "EUR",
  HK: "HKD",
  HM: "EUR",
  IL: "USD",
  IR: "EUR",
  IS: "TRY",
  JK: "IDR",
  JO: "ZAR",
  KL: "MYR",
  KQ: "KRW",
  KS: "KRW",
  L: "GBP",
  LS: "EUR",
  MC: "EUR",
  ME: "RUB",
  MI: "EUR",
  MU: "EUR",
  MX: "MXN",
  NE: "CAD",
  NS: "INR",
  NZ: "NZD",
  OL: "NOK",
  PA: "EUR",
  PR: "CZK",
  SA: "BRL",
  SG: "EUR",
  SI: "SGD",
  SN: "CLP",
  SR: "SAR",
  SS: "CNY",
  ST: "SEK",
  SW: "CHF",
  SZ: "CNY",
  T: "JPY",
  TA: "ILS",
  TO: "CAD",
  TW: "TWD",
  TWO: "TWD",
  V: "CAD",
  VI: "EUR",
  WA: "PLN",
};

const KNOWN: ReadonlySet<string> = new Set([...RATED_CURRENCIES, ...Object.values(EXCHANGE_CURRENCIES)]);

/** Whether a code is of a currency that we rate or that an exchange trades in. */
export function isKnownCurrency(code: string): boolean {
  return KNOWN.has(code);
}

/** The exchange whose prices stand in hundredths of a currency, by that currency, as Yahoo's ending. */
export const PENCE_EXCHANGES: Readonly<Record<string, string>> = { GBP: "L", ZAR: "JO", ILS: "TA" };

/** The currency of a foreign listing by its ending ("VOD.L" → GBP); null for a US name. */
export function foreignCurrencyOf(symbol: string): string | null {
  const ending = symbol.includes(".") ? /\.([A-Z]{1,3})$/.exec(symbol)?.[1] : undefined;
  return ending !== undefined && Object.hasOwn(EXCHANGE_CURRENCIES, ending)
    ? (EXCHANGE_CURRENCIES[ending] ?? null)
    : null;
}
