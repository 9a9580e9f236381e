import { MAXIMUM_WORDS_CHARACTERS } from "../limits";
import { tidy } from "../symbols/tidy-cell";
import { currencyInWords } from "../text/currency";

export interface CashReading {
  /** The fund's ticker; null for plain cash. */
  symbol: string | null;
  /** ISO 4217. */
  currency: string;
  /** What the row is, for a sentence. */
  what: string;
  /** 100 where the cell says that it counts pence. */
  minorUnits?: 100;
}

/**
 * Currencies that may stand alone in a symbol cell. NOK and HKD are left out: they are the tickers of Nokia and AMTD
 * Digital, and count as cash only where the file says so by its asset type or subtype.
 */
const CURRENCIES = new Set(
  "USD EUR GBP JPY CHF CAD AUD NZD SEK DKK SGD CNY CNH INR MXN ZAR TRY BRL PLN CZK HUF ILS KRW TWD THB".split(" "),
);
const CURRENCIES_WHEN_CASH = new Set([...CURRENCIES, "NOK", "HKD"]);

/** All that is cash and has four capitals or fewer. */
const CASH_IN_FOUR = new Set([...CURRENCIES, "CASH", "CORE", "BDPS", "MMDA", "GBX", "EURO", "YEN"]);

/** Sweep and core positions whose tickers do not end in XX. */
const SWEEP_FUNDS = new Set(
  "FCASH QACDS QDERQ QPIQQ QPRMQ QUSBQ QIWSQ QUDBQ BDPS MMDA MMDA1 MMDA10 MMDA12 CASH999999".split(" "),
);

/** Words for cash, in the languages of the brokers we read; what may stand around them is taken off first. */
const CASH_WORDS = new RegExp(
  `^\\$?(?:${[
    "cash|us dollars?|u\\.s\\. dollars?|usd cash|cash balances?|(total )?cash & cash investments|cash and cash investments",
    "cash (?:&|and) (?:cash )?equivalents|cash (?:&|and) other|settlement (?:fund|account)|savings accounts?|cash equivalents?|cash & sweep|cash and sweep( funds?)?|sweep( fund| account| balance)?",
    "cash and money market|cash & money market( funds?)?|money market( funds?)?|money accounts?|settled cash|net cash",
    "uninvested cash|margin( debit| balance| loan| debt)?|(cash |net )?(debit|credit)( balance)?|core( account| position)?|bank deposits?|bank sweep|bank deposit (program|sweep)",
    "fdic insured deposits?|fdic-insured deposit.*|insured deposits?|cash held|cash in account|cash position|ending cash|free (cash|funds)",
    "cash & cash fund & ftx cash|cash sweep|deposit sweep|brokerage cash|cash reserves?|available cash|cash on hand|cash \\(margin\\)",
    "barmittel|bargeld|liquidität|liquide mittel|kontostand|verrechnungskonto|guthaben|kasse|cashkonto|tagesgeld",
    "espèces|especes|liquidités|liquidites|solde espèces|efectivo|liquidez|saldo en efectivo|contanti|liquidità|liquidita|saldo liquido",
    "contanten|kasgeld|liquide middelen|vrije ruimte|contant|contant geld|geldrekening|kassaldo|kontanter|likvida medel|likvider|kassa",
    "spaarrekening|spaargeld|emergency fund|sparkonto|sparbuch|barbestand|kassenbestand|barguthaben|barvermögen|geldkonto|abwicklungskonto|compte espèces|compte especes|trésorerie|conto liquidità|cuenta de efectivo",
  ].join("|")})[\\*$]*$`,
  "i",
);

/** Money that is not settled yet. */
const PENDING =
  /^(pending (activity|trades?|transactions?|cash|settlements?)|pending|unsettled (cash|activity|trades?|funds)|accrued (cash|interest|dividends?|income)|(dividends?|interest) (accrued|receivable|accruals?))\**$/i;

/**
 * Whether a symbol cell names cash: `SPAXX**`, a money-market fund, a currency, or words for it; else null.
 *
 * @param saidToBeCash the file calls the row cash in another column (asset type, subtype)
 * @see NASDAQ symbology: five-letter tickers ending in XX are money-market funds
 */
export function readCash(raw: string, saidToBeCash: boolean): CashReading | null {
  // Four letters at most and no cash: nearly every cell.
  if (!saidToBeCash && /^[A-Z]{1,4}$/.test(raw) && !CASH_IN_FOUR.has(raw)) return null;
  if (raw.length > MAXIMUM_WORDS_CHARACTERS)
    return saidToBeCash ? { symbol: null, currency: "USD", what: "cash" } : null;
  const text = tidy(raw);
  if (PENDING.test(text)) return { symbol: null, currency: "USD", what: "pending activity, counted as cash" };
  // Yahoo Finance's line of money paid in.
  if (/^\$\$CASH(_TX)?$/.test(text)) return cashIn("USD");
  // "Cash (EUR)", "Cash - USD", "EUR Cash", "Barmittel EUR", "Cash in EUR".
  const coded = /^(.*?)[\s(–-]+([A-Z]{3})\)?$/.exec(text);
  const inCurrency =
    coded &&
    CURRENCIES_WHEN_CASH.has(coded[2] ?? "") &&
    CASH_WORDS.test((coded[1] ?? "").replace(/(?:\s(?:IN|EN))?[\s(–-]*$/, ""));
  if (inCurrency) return cashIn(coded[2] ?? "USD");
  if (CASH_WORDS.test(text)) return cashIn("USD");
  if (raw.trim() === "GBp" || text === "GBX") return { ...cashIn("GBP"), minorUnits: 100 };
  const worded = currencyInWords(text);
  if (worded !== null) return cashIn(worded);

  const ticker = text
    .replace(/^(CUR|CURRENCY|FX|FOREX):\s*/, "")
    .replace(/^\$/, "")
    .replace(/\*+$/, "");
  const starred = /\*\*$/.test(text) && /^[A-Z]{3,6}\d?$/.test(ticker);
  if (starred || /^[A-Z]{3}XX$/.test(ticker) || SWEEP_FUNDS.has(ticker)) {
    return { symbol: ticker, currency: "USD", what: "a money-market fund, counted as cash" };
  }
  if (/^USD9{3,}\d?$/.test(ticker)) return cashIn("USD");
  const named = /^(?:CASH[ ._-]?)?([A-Z]{3})(?:[ ._-]?(?:CASH|CURNCY))?$/.exec(ticker)?.[1];
  if (named !== undefined && (saidToBeCash ? CURRENCIES_WHEN_CASH : CURRENCIES).has(named)) return cashIn(named);
  if (!saidToBeCash) return null;
  return { symbol: /^[A-Z]{3,6}$/.test(ticker) ? ticker : null, currency: "USD", what: "cash" };
}

/** Whether the cell's words say that it is not settled. */
export function isPending(raw: string): boolean {
  return PENDING.test(tidy(raw));
}

/** Whether the cell's words say that it is owed. */
export function isDebit(raw: string): boolean {
  return /\b(debit|loan|debt)\b/i.test(raw);
}

function cashIn(currency: string): CashReading {
  return { symbol: null, currency, what: currency === "USD" ? "cash" : `cash in ${currency}` };
}
