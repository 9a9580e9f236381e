import { COINS_WITH_FUNDS, coinNamed, isCoinName } from "./coins";
import { tickerOfCompany } from "./company-names";
import { hasForm, isOf, isSpelt, proves } from "./proven-ticker";
import { isExchangeWord } from "./written-exchange";
import { isNote, isNoteText, NOTES, saidSide, saysOtherThanLong } from "./written-notes";

/**
 * A ticker that is written beside something else. "read": beside the name of what it is of, so it is taken; "noted": beside a
 * note, so it is offered; "letter": one letter, which may be that of a class; "either": two tickers, of which nobody can tell which is held.
 */
export type WrittenTicker =
  | { kind: "read"; ticker: string }
  | { kind: "noted"; ticker: string; side: "short" | "long" | null }
  | { kind: "letter"; ticker: string }
  | { kind: "either"; tickers: readonly [string, string] };

/** As it stands in a cell: AAPL, BRK.B, VOD.L, 7203.T. */
const TICKER = /^(?:[A-Z]{1,5}(?:[./-][A-Z]{1,2})?|[A-Z0-9]{1,6}\.[A-Z]{1,3})$/;

/** With its exchange in words of its own: NASDAQ:AAPL, VOD LN. */
const PLACED = /^(?:[A-Z]{2,12}:\s?[A-Z0-9]{1,6}(?:[./-][A-Z]{1,2})?|[A-Z0-9]{1,6} [A-Z]{2})$/;

/** A longer cell is a sentence. */
const LONGEST = 120;

/**
 * The ticker that a cell holds beside a name or a note: "Apple Inc. (AAPL)", "AAPL - Apple Inc", "Acme Corp - ACME" are of the
 * name, "KO (new)" has a note. Null where it holds none, or only what may be one: "HP Inc", "Alphabet (A)".
 */
export function writtenTicker(cell: string): WrittenTicker | null {
  const text = cell.normalize("NFC").replace(/\s+/g, " ").trim();
  if (text.length > LONGEST) return null;
  return bracketed(text) ?? dashed(text) ?? spaced(text);
}

function bracketed(text: string): WrittenTicker | null {
  const [, name = "", within = ""] = /^([^[(].*?) ?[([]([^()[\]]+)[)\]]$/.exec(text) ?? [];
  if (name === "") return null;
  const inside = within.trim().replace(/^(?:nasdaq|nyse|otc)[a-z ]*: ?/i, "US:");
  if (TICKER.test(name)) return isTicker(inside) ? ofTwo(name, inside) : beside(name, inside);
  if (isTicker(inside)) return ofName(name, inside);
  // Whoever writes all small writes the ticker so.
  if (/^[a-z]{1,5}$/.test(name) && tickerOfCompany(name) === null) return beside(name.toUpperCase(), inside);
  return null;
}

/** "TESLA (TSLA)", "SHOP (TSX)", "AAPL (ROTH)": which of the two is the ticker. */
function ofTwo(first: string, inside: string): WrittenTicker {
  const same = inside === first || inside.startsWith(`${first}.`) || inside.endsWith(`:${first}`);
  if (same || tickerOfCompany(first) === inside) return { kind: "read", ticker: inside };
  // Of two letters most are words as well: IT, AT, NO.
  if (isExchangeWord(inside) && (inside.length > 2 || inside === "US" || inside === "UK"))
    return { kind: "read", ticker: `${inside}:${first}` };
  if (NOTES.has(inside) || inside.length === 2) return beside(first, inside);
  return { kind: "either", tickers: [first, inside] };
}

/** A ticker, and then what it is of or what is said of it. */
function beside(ticker: string, rest: string): WrittenTicker {
  if (isCoinName(ticker, rest)) return { kind: "read", ticker: `${ticker}-USD` };
  const isCompany = isName(rest) && rest.includes(" ") && hasForm(rest);
  if (isCompany || proves(ticker, rest)) return { kind: "read", ticker };
  return { kind: "noted", ticker, side: saidSide(rest) };
}

/** "AAPL - Apple Inc", "AAPL: Apple", and the other way round. */
function dashed(text: string): WrittenTicker | null {
  const [, first = "", rest = ""] = /^(\S+?)(?: [-–—|]|:) (.+)$/.exec(text) ?? [];
  if (TICKER.test(first) && !isNote(first)) {
    if (isNoteText(rest) || saidSide(rest) !== null) return beside(first, rest);
    return isName(rest) && !COINS_WITH_FUNDS.has(first) ? { kind: "read", ticker: first } : beside(first, rest);
  }
  const [, name = "", last = ""] = /^(.*\p{Ll}.*) [-–—|] (\S+)$/u.exec(text) ?? [];
  return isTicker(last) ? ofName(name, last) : null;
}

/** "AAPL Apple Inc": names begin with capitals too ("HP Inc", "FTI Consulting"), so only where the name proves the ticker. */
function spaced(text: string): WrittenTicker | null {
  const [, base = "", letter, rest = ""] = /^(\S+)(?: ([A-C]))? (.+)$/.exec(text) ?? [];
  const first = letter === undefined ? base : `${base}.${letter}`;
  if (!TICKER.test(first) || isNote(base)) return null;
  if (isCoinName(first, rest)) return { kind: "read", ticker: `${first}-USD` };
  if (proves(first, rest)) return { kind: "read", ticker: first };
  return isNoteText(rest) ? beside(first, rest) : null;
}

/** A name, and then a ticker or what looks like one. */
function ofName(name: string, ticker: string): WrittenTicker | null {
  if (saysOtherThanLong(name) || name.includes("%")) return null;
  if (isCoinName(ticker, name)) return { kind: "read", ticker: `${ticker}-USD` };
  const known = tickerOfCompany(name);
  if (isOf(known, ticker)) return { kind: "read", ticker };
  if (coinNamed(name) !== null) return null;
  if (COINS_WITH_FUNDS.has(ticker) && !hasForm(name)) {
    return { kind: "either", tickers: [`${ticker}-USD`, `US:${ticker}`] };
  }
  // The class of a share or of a fund is a letter as well.
  if (ticker.length === 1) return isInitial(ticker, name) ? { kind: "letter", ticker } : null;
  if (isNote(ticker) && !(ticker.length > 2 && isSpelt(ticker, name))) return null;
  // "Apple (MSFT)" contradicts itself; Alphabet and Berkshire have two.
  if (known !== null && known.slice(0, 2) !== ticker.slice(0, 2) && TICKER.test(ticker) && !isSpelt(ticker, name)) {
    return { kind: "either", tickers: [known, ticker] };
  }
  return { kind: "read", ticker };
}

function isInitial(letter: string, name: string): boolean {
  return !"ABCDI".includes(letter) && name.toUpperCase().startsWith(letter);
}

function isTicker(text: string): boolean {
  if (PLACED.test(text)) return true;
  return TICKER.test(text) && (/^[A-Z]/.test(text) || text.includes("."));
}

/** Written as names are: "Apple Inc", not "APPLE INC" and not "sold in May". */
function isName(text: string): boolean {
  return /^[^\p{Ll}]*\p{Lu}\p{Ll}/u.test(text) && !isNoteText(text);
}
