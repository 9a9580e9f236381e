/** Countries whose shares trade at home, by the first two letters of an ISIN; of others (IE, LU, KY) it tells no exchange. */
const HOME_CURRENCIES: Readonly<Record<string, string>> = {
  US: "USD",
  ...Object.fromEntries("AT BE DE ES FI FR GR IT NL PT".split(" ").map((country) => [country, "EUR"])),
  AU: "AUD",
  BR: "BRL",
  CA: "CAD",
  CH: "CHF",
  DK: "DKK",
  GB: "GBP",
  HK: "HKD",
  IN: "INR",
  JP: "JPY",
  KR: "KRW",
  NO: "NOK",
  NZ: "NZD",
  PL: "PLN",
  SE: "SEK",
  SG: "SGD",
  TW: "TWD",
  ZA: "ZAR",
};

/** The currency of the country that an ISIN is of; undefined where that tells no exchange. */
export function homeCurrencyOf(isin: string): string | undefined {
  return HOME_CURRENCIES[isin.slice(0, 2)];
}
