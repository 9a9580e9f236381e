/** A currency as files write it, ISO 4217, with how many of what the file counts make one unit: 100 for pence. */
export interface CurrencyReading {
  code: string;
  minorUnits: 1 | 100;
}

const MINOR: Readonly<Record<string, string>> = {
  GBX: "GBP",
  GBp: "GBP",
  GBPX: "GBP",
  GBPENCE: "GBP",
  PENCE: "GBP",
  PENNY: "GBP",
  p: "GBP",
  ZAc: "ZAR",
  ZAC: "ZAR",
  ILA: "ILS",
  ILa: "ILS",
};

/** What an amount has for a currency beside it, and the code it means. */
export const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  $: "USD",
  US$: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
  C$: "CAD",
  CA$: "CAD",
  A$: "AUD",
  AU$: "AUD",
  NZ$: "NZD",
  HK$: "HKD",
  S$: "SGD",
};

const WORDS: Readonly<Record<string, string>> = {
  DOLLAR: "USD",
  "US DOLLAR": "USD",
  "U.S. DOLLAR": "USD",
  "UNITED STATES DOLLAR": "USD",
  "AMERICAN DOLLAR": "USD",
  "US-DOLLAR": "USD",
  EURO: "EUR",
  "POUND STERLING": "GBP",
  "BRITISH POUND": "GBP",
  STERLING: "GBP",
  POUND: "GBP",
  "GB POUND": "GBP",
  PFUND: "GBP",
  "SWISS FRANC": "CHF",
  FRANC: "CHF",
  FRANKEN: "CHF",
  "SCHWEIZER FRANKEN": "CHF",
  "FRANC SUISSE": "CHF",
  "CANADIAN DOLLAR": "CAD",
  "AUSTRALIAN DOLLAR": "AUD",
  "JAPANESE YEN": "JPY",
  YEN: "JPY",
  "NEW ZEALAND DOLLAR": "NZD",
  "SWEDISH KRONA": "SEK",
  "NORWEGIAN KRONE": "NOK",
  CNH: "CNY",
};

/** Currencies whose rate against the dollar comes with the nightly quotes: the G10 (product §5). */
export const RATED_CURRENCIES: ReadonlySet<string> = new Set("USD EUR GBP JPY CHF CAD AUD NZD SEK NOK".split(" "));

/**
 * A currency cell, a sign or the prefix of an amount to a currency; null where it is none.
 *
 * @example readCurrencyText("GBp") // { code: "GBP", minorUnits: 100 }
 */
export function readCurrencyText(cell: string): CurrencyReading | null {
  const text = cell.trim();
  if (Object.hasOwn(MINOR, text)) return { code: MINOR[text] ?? "GBP", minorUnits: 100 };
  if (Object.hasOwn(CURRENCY_SIGNS, text)) return { code: CURRENCY_SIGNS[text] ?? "USD", minorUnits: 1 };
  const upper = text.toUpperCase();
  const named = currencyInWords(upper);
  if (named !== null) return { code: named, minorUnits: 1 };
  if (Object.hasOwn(MINOR, upper)) return { code: MINOR[upper] ?? "GBP", minorUnits: 100 };
  return /^[A-Z]{3}$/.test(upper) ? { code: upper, minorUnits: 1 } : null;
}

/** Currencies whose own sign is a bare dollar sign, the American apart. */
const OTHER_DOLLARS: ReadonlySet<string> = new Set("CAD AUD NZD SGD HKD TWD MXN CLP ARS".split(" "));

/** Whether a bare "$" may mean it, in its own country. */
export function isOtherDollar(code: string): boolean {
  return OTHER_DOLLARS.has(code);
}

export const DOLLARS: CurrencyReading = { code: "USD", minorUnits: 1 };

/** The currency that an amount's sign or its header names; null where neither names one. */
export function currencyNamed(name: string | null): CurrencyReading | null {
  return name === null ? null : name === "USD" ? DOLLARS : readCurrencyText(name);
}

/** A currency by its name ("Euros", "Swiss franc"); null where the words are none. @param upper in upper case */
export function currencyInWords(upper: string): string | null {
  const one = upper.replace(/S$/, "");
  const named = [upper, one].find((words) => Object.hasOwn(WORDS, words));
  return named === undefined ? null : (WORDS[named] ?? null);
}
