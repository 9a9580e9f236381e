/**
 * The currencies that are counted (product §5): US dollars as they are, the other nine of the G10 by a rate that comes with
 * the nightly quotes. A rate is a symbol of the universe like any other, `EURUSD=X`: US dollars for one euro.
 */
export const RATED_CURRENCIES = ["EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK"] as const;
export type RatedCurrency = (typeof RATED_CURRENCIES)[number];

/** Their names on screen, and about what each is worth in US dollars: close enough to tell a wrong unit from a move. */
const FACTS: Record<RatedCurrency, { name: string; aboutUsd: number }> = {
  EUR: { name: "Euro", aboutUsd: 1.1 },
  GBP: { name: "British pound", aboutUsd: 1.3 },
  JPY: { name: "Japanese yen", aboutUsd: 0.008 },
  CHF: { name: "Swiss franc", aboutUsd: 1.1 },
  CAD: { name: "Canadian dollar", aboutUsd: 0.75 },
  AUD: { name: "Australian dollar", aboutUsd: 0.7 },
  NZD: { name: "New Zealand dollar", aboutUsd: 0.63 },
  SEK: { name: "Swedish krona", aboutUsd: 0.1 },
  NOK: { name: "Norwegian krone", aboutUsd: 0.1 },
};

/** How the market writes a currency whose prices are in a hundredth of it. */
const PENCE = ["GBp", "GBX"] as const;

/** What one unit of a currency as it is written is: so many of a counted currency. */
export interface Denomination {
  currency: "USD" | RatedCurrency;
  /** 0.01 for pence. */
  unit: number;
}

const DENOMINATIONS: ReadonlyMap<string, Denomination> = new Map<string, Denomination>([
  ["USD", { currency: "USD", unit: 1 }],
  ...RATED_CURRENCIES.map((currency) => [currency, { currency, unit: 1 }] as const),
  ...PENCE.map((written) => [written, { currency: "GBP", unit: 0.01 }] as const),
]);

/** How a currency as the market writes it is counted; null for one that is not (DKK, ZAc …). Case matters: GBp is pence. */
export function denominationOf(written: string): Denomination | null {
  return DENOMINATIONS.get(written) ?? null;
}

/** Everything that is counted by a rate: how it is written, its unit, and the symbol of its rate. */
export const RATED_UNITS = [...DENOMINATIONS].flatMap(([written, { currency, unit }]) =>
  currency === "USD" ? [] : [{ written, unit, symbol: rateSymbol(currency) }],
);

/** The symbol whose close is the rate: US dollars for one of the currency. */
export function rateSymbol(currency: RatedCurrency): string {
  return `${currency}USD=X`;
}

/** The rates as symbols, by name, with what they are called. */
export const RATE_SYMBOLS: readonly { symbol: string; currency: RatedCurrency; name: string }[] = RATED_CURRENCIES.map(
  (currency) => ({ symbol: rateSymbol(currency), currency, name: `${FACTS[currency].name} in US dollars` }),
).sort((a, b) => (a.symbol < b.symbol ? -1 : 1));

const CURRENCY_OF: ReadonlyMap<string, RatedCurrency> = new Map(
  RATE_SYMBOLS.map(({ symbol, currency }) => [symbol, currency]),
);

/** The currency that a symbol is the rate of; null for any other symbol. */
export function ratedCurrencyOf(symbol: string): RatedCurrency | null {
  return CURRENCY_OF.get(symbol) ?? null;
}

/** No currency of the ten has moved so far in a session; the franc of January 2015 came to 18 %. */
const LARGEST_MOVE = 1.25;
/** A rate this many times what it is about is in a wrong unit, or upside down. */
const LARGEST_ERROR = 5;

/**
 * What is wrong with a rate, in words; null where it may be taken. It must be of the right size, and within 25 % of the
 * last one. Without one that is still fresh, size is all there is to go by.
 *
 * @param last the last rate that was taken, while it is at most five sessions old; else null
 */
export function rateTrouble(currency: RatedCurrency, rate: number, last: number | null): string | null {
  const error = rate / FACTS[currency].aboutUsd;
  if (!(error < LARGEST_ERROR && error > 1 / LARGEST_ERROR)) return `one ${currency} is never worth ${rate} US dollars`;
  if (last === null) return null;
  const move = rate / last;
  return move < LARGEST_MOVE && move > 1 / LARGEST_MOVE ? null : `${rate} after ${last} is too far in one session`;
}
