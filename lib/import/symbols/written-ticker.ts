import { coinNamed, isCoinName } from "./coin-names";
import { COINS_WITH_FUNDS } from "./coins";
import { isCompanyOf, tickerOfCompany } from "./company-names";
import { isLetterOf } from "./letter-tickers";
import { isPrivateThing } from "./private-words";
import { isOf, isSpelt, proofOf } from "./proven-ticker";
import { isPlaced, isPlainTicker, isTicker } from "./ticker-shape";
import { isExchangeWord } from "./written-exchange";
import { isNote, isNoteText, NOTES, saidSide, saysOtherThanLong } from "./written-notes";

/**
 * A ticker that is written beside something else. "read": beside the name of what it is of, so it is taken; "noted": beside a
 * note, so it is offered; "unproven": beside a name of which nothing shows that it is the ticker, so it is offered, and a thing
 * that is private may count at its value; "letter": one letter, which may be that of a class; "either": two tickers, of which
 * nobody can tell which is held.
 */
type WrittenTicker =
  | { kind: "read"; ticker: string }
  | { kind: "noted"; ticker: string; side: "short" | "long" | null }
  | { kind: "unproven"; ticker: string; isPrivate: boolean }
  | { kind: "letter"; ticker: string }
  | { kind: "either"; tickers: readonly [string, string] };

/** A longer cell is a sentence. */
const LONGEST = 120;
/** What stands beside a ticker is parted from it by one of these. */
const PARTS = /[ ([]/;

/**
 * The ticker that a cell holds beside a name or a note: "Apple Inc. (AAPL)", "AAPL - Apple Inc", "Acme Corp - ACME" are of the
 * name, "KO (new)" has a note, "Rental flat (NYC)" proves nothing. Null where it holds none, or only what may be one: "HP Inc",
 * "Alphabet (A)".
 */
export function writtenTicker(cell: string): WrittenTicker | null {
  if (cell.length > LONGEST * 2 || !PARTS.test(cell)) return null;
  const text = cell.normalize("NFC").replace(/\s+/g, " ").trim();
  if (text.length > LONGEST) return null;
  return bracketed(text) ?? dashed(text) ?? spaced(text);
}

function bracketed(text: string): WrittenTicker | null {
  const last = text.charCodeAt(text.length - 1);
  if (last !== ROUND && last !== SQUARE) return null;
  const [, name = "", within = ""] = /^([^[(].*?) ?[([]([^()[\]]+)[)\]]$/.exec(text) ?? [];
  if (name === "") return null;
  const inside = within.trim().replace(/^(?:nasdaq|nyse|otc)[a-z ]*: ?/i, "US:");
  if (isPlainTicker(name)) return isTicker(inside) ? ofTwo(name, inside) : beside(name, inside);
  if (isTicker(inside)) return ofName(name, inside);
  // Whoever writes all small writes the ticker so.
  if (/^[a-z]{1,5}$/.test(name) && !isPrivateThing(name) && tickerOfCompany(name) === null) {
    return beside(name.toUpperCase(), inside);
  }
  return null;
}

const [ROUND, SQUARE] = [41, 93];

/** "TESLA (TSLA)", "SHOP (TSX)", "AAPL (ROTH)": which of the two is the ticker. */
function ofTwo(first: string, inside: string): WrittenTicker {
  const same = inside === first || inside.startsWith(`${first}.`) || inside.endsWith(`:${first}`);
  if (same || isOf(tickerOfCompany(first), inside) || isLetterOf(inside, first))
    return { kind: "read", ticker: inside };
  // "HOUSE (UK)": a word for a thing is no ticker for standing beside a country.
  if (isPrivateThing(first)) return { kind: "unproven", ticker: first, isPrivate: true };
  // Of two letters most are words as well: IT, AT, NO.
  if (isExchangeWord(inside) && (inside.length > 2 || inside === "US" || inside === "UK"))
    return { kind: "read", ticker: `${inside}:${first}` };
  if (NOTES.has(inside) || inside.length === 2) return beside(first, inside);
  return { kind: "either", tickers: [first, inside] };
}

/** A ticker, and then what it is of or what is said of it. */
function beside(ticker: string, rest: string): WrittenTicker {
  if (isCoinName(ticker, rest)) return { kind: "read", ticker: `${ticker}-USD` };
  // "AAPL (Apple Inc)": two words with capitals are a name, "AAPL (inc)" is a note.
  const proof = proofOf(ticker, rest, isName(rest) && rest.includes(" "));
  if (proof === "proved") return { kind: "read", ticker };
  const side = saidSide(rest);
  const isNamed = side === null && isName(rest) && rest.includes(" ");
  return isNamed ? unproven(ticker, rest) : { kind: "noted", ticker, side };
}

/** "AAPL - Apple Inc", "AAPL: Apple", and the other way round. */
function dashed(text: string): WrittenTicker | null {
  const [, first = "", rest = ""] = /^(\S+?)(?: [-–—|]|:) (.+)$/.exec(text) ?? [];
  if (isPlainTicker(first) && !isNote(first)) {
    if (isNoteText(rest) || saidSide(rest) !== null || !isName(rest)) return beside(first, rest);
    if (COINS_WITH_FUNDS.has(first)) return beside(first, rest);
    return proofOf(first, rest) === "proved" ? { kind: "read", ticker: first } : unproven(first, rest);
  }
  const [, name = "", last = ""] = /^(.*\p{Ll}.*) [-–—|] (\S+)$/u.exec(text) ?? [];
  return isTicker(last) ? ofName(name, last) : null;
}

/** "AAPL Apple Inc": names begin with capitals too ("HP Inc", "FTI Consulting"), so only where the name proves the ticker. */
function spaced(text: string): WrittenTicker | null {
  const [, base = "", letter, rest = ""] = /^(\S+)(?: ([A-C]))? (.+)$/.exec(text) ?? [];
  const first = letter === undefined ? base : `${base}.${letter}`;
  if (!isPlainTicker(first) || isNote(base)) return null;
  if (isCoinName(first, rest)) return { kind: "read", ticker: `${first}-USD` };
  if (proofOf(first, rest, false) === "proved") return { kind: "read", ticker: first };
  return isNoteText(rest) ? beside(first, rest) : null;
}

/** A name, and then a ticker or what looks like one. */
function ofName(name: string, ticker: string): WrittenTicker | null {
  if (saysOtherThanLong(name) || name.includes("%")) return null;
  if (isCoinName(ticker, name)) return { kind: "read", ticker: `${ticker}-USD` };
  const proof = proofOf(ticker, name);
  if (coinNamed(name) !== null) return null;
  if (COINS_WITH_FUNDS.has(ticker) && !FUND_OF_COINS.test(name)) {
    return { kind: "either", tickers: [`${ticker}-USD`, `US:${ticker}`] };
  }
  if (COINS_WITH_FUNDS.has(ticker)) return { kind: "read", ticker };
  // The class of a share or of a fund is a letter as well.
  if (ticker.length === 1) {
    if (isLetterOf(ticker, name)) return { kind: "read", ticker };
    return isInitial(ticker, name) ? { kind: "letter", ticker } : null;
  }
  if (isNote(ticker) && !isCompanyOf(ticker, name) && !(ticker.length > 2 && isSpelt(ticker, name))) return null;
  const known = proof === "contradicted" && isPlainTicker(ticker) ? tickerOfCompany(name) : null;
  if (known !== null) return { kind: "either", tickers: [known, ticker] };
  const isRead = proof === "proved" || (isPlaced(ticker) && !isPrivateThing(name));
  return isRead ? { kind: "read", ticker } : unproven(ticker, name);
}

/** Funds of a coin, which have its ticker. */
const FUND_OF_COINS = /\b(?:grayscale|etfs?|etps?|mini trust|funds?)\b/i;

function unproven(ticker: string, name: string): WrittenTicker {
  return { kind: "unproven", ticker, isPrivate: isPrivateThing(name) };
}

function isInitial(letter: string, name: string): boolean {
  return !"ABCDI".includes(letter) && name.toUpperCase().startsWith(letter);
}

/** Written as names are: "Apple Inc", not "APPLE INC" and not "sold in May". */
function isName(text: string): boolean {
  return /^[^\p{Ll}]*\p{Lu}\p{Ll}/u.test(text) && !isNoteText(text);
}
