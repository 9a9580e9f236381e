import { tidy } from "./symbols";

export interface CashReading {
  /** The fund's ticker; null for plain cash. */
  symbol: string | null;
  /** ISO 4217. */
  currency: string;
  /** What the row is, for a sentence. */
  what: string;
}

/**
 * Currencies that may stand alone in a symbol cell. NOK and HKD are left out: they are the tickers of Nokia and AMTD
 * Digital, and count as cash only where the file says so by its asset type or subtype.
 */
const CURRENCIES = new Set(
  "USD EUR GBP JPY CHF CAD AUD NZD SEK DKK SGD CNY CNH INR MXN ZAR TRY BRL PLN CZK HUF ILS KRW TWD THB".split(" "),
);
const CURRENCIES_WHEN_CASH = new Set([...CURRENCIES, "NOK", "HKD"]);

/** Sweep and core positions whose tickers do not end in XX. */
const SWEEP_FUNDS = new Set("FCASH QACDS QPIQQ QUSBQ BDPS MMDA MMDA1".split(" "));

const CASH_WORDS =
  /^\$?(cash|us dollars?|u\.s\. dollars?|usd cash|cash balance|cash & cash investments|cash and cash investments|cash & sweep|cash and sweep|cash and money market|cash & money market|cash equivalents?|settled cash|net cash|cash \(usd\)|uninvested cash|margin (debit|balance|loan)|sweep|money market|core account|bank deposit|bank sweep|fdic insured deposit|cash held)\**$/i;

/**
 * Whether a symbol cell names cash: `SPAXX**`, a money-market fund, a currency, or words for it; else null.
 *
 * @param saidToBeCash the file calls the row cash in another column (asset type, subtype)
 * @see NASDAQ symbology: five-letter tickers ending in XX are money-market funds
 */
export function readCash(raw: string, saidToBeCash: boolean): CashReading | null {
  const text = tidy(raw);
  if (/^pending activity$/i.test(text))
    return { symbol: null, currency: "USD", what: "pending activity, counted as cash" };
  if (CASH_WORDS.test(text)) return { symbol: null, currency: "USD", what: "cash" };

  const ticker = text.replace(/^CUR:/, "").replace(/\*+$/, "");
  const starred = /\*\*$/.test(text) && /^[A-Z]{3,6}\d?$/.test(ticker);
  if (starred || /^[A-Z]{3}XX$/.test(ticker) || SWEEP_FUNDS.has(ticker)) {
    return { symbol: ticker, currency: "USD", what: "a money-market fund, counted as cash" };
  }
  const named = /^(?:CASH[ ._-]?)?([A-Z]{3})(?:[ ._-]?(?:CASH|CURNCY))?$/.exec(ticker)?.[1];
  if (named !== undefined && (saidToBeCash ? CURRENCIES_WHEN_CASH : CURRENCIES).has(named)) {
    return { symbol: null, currency: named, what: named === "USD" ? "cash" : `cash in ${named}` };
  }
  if (!saidToBeCash) return null;
  return { symbol: /^[A-Z]{3,6}$/.test(ticker) ? ticker : null, currency: "USD", what: "cash" };
}
