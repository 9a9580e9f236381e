import { isSymbol, SYMBOL_MAX_LENGTH } from "@/lib/symbol-form";
import { showCell } from "../problems";
import { shownNumber } from "../text/shown-number";
import { renamedTicker } from "./aliases";
import { coinNamed } from "./coins";
import { suggestTicker } from "./company-names";
import {
  EXCHANGE_CURRENCIES,
  EXCHANGE_SUFFIXES,
  endingOfPrefix,
  isJapaneseCode,
  listingBehind,
  withEnding,
} from "./exchanges";
import { misreadIdentifier } from "./identifiers";
import { readOtherPrefix } from "./other-prefixes";
import { writtenTicker } from "./written-ticker";

export type SymbolReading =
  /** `candidates` are names to look up in the universe, likeliest first; `symbol` is the first. */
  | { ok: true; symbol: string; candidates: string[]; notice?: SymbolNotice }
  /**
   * `why` is a sentence's end: "… is a formula". `isName`: it seems to be a company's name. `choices`: what may be meant, where
   * nobody can tell. `side`: the side that a note beside the ticker `fix` says.
   */
  | { ok: false; why: string; fix?: string; isName?: true; choices?: readonly string[]; side?: "short" | "long" };

/** What was done to a symbol that its owner may want to know; a whole sentence. */
export interface SymbolNotice {
  /** "written": the ticker stood beside a name. */
  kind: "renamed" | "mended" | "written";
  sentence: string;
}

/**
 * Class shares that brokers write without a separator (Fidelity: BRKB), which no rule can tell from an ordinary ticker.
 * Only names that are not tickers themselves: HUBB is Hubbell, not a class of HUB.
 */
const GLUED_CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AGMA: "AGM-A",
    AKOA: "AKO-A",
    AKOB: "AKO-B",
    BFA: "BF-A",
    BFB: "BF-B",
    BHA: "BH-A",
    BIOB: "BIO-B",
    BRKA: "BRK-A",
    BRKB: "BRK-B",
    CRDA: "CRD-A",
    CRDB: "CRD-B",
    CWENA: "CWEN-A",
    GEFB: "GEF-B",
    GTNA: "GTN-A",
    HEIA: "HEI-A",
    HVTA: "HVT-A",
    LENB: "LEN-B",
    LGFA: "LGF-A",
    LGFB: "LGF-B",
    MKCV: "MKC-V",
    MOGA: "MOG-A",
    MOGB: "MOG-B",
    PBRA: "PBR-A",
    RDSA: "RDS-A",
    RDSB: "RDS-B",
    TAPA: "TAP-A",
    UHALB: "UHAL-B",
    WSOB: "WSO-B",
  }),
);

const NO_TICKER = "looks like a name, not a ticker: write the ticker, such as AAPL";

/** What is said of a text in the form of a ticker that no market can be asked for: "AA&BB". */
export const NOT_A_SYMBOL = "is not a symbol: write the ticker, such as AAPL or BRK-B";

/** What ends a line, or a cell of one, and may stand before or after a symbol but not in it. */
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]/;

/** Cyrillic and Greek capitals that look like Latin ones, for the remedy only: nothing is replaced unasked. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [..."АВЕЅІЈКМНОРСТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"].map((letter, i) => [letter, [..."ABESIJKMHOPCTXYABEZHIKMNOPTYX"][i] ?? ""]),
);

/**
 * A cell to the name we look it up by: BRK.B, BRK/B, BRK B and BRKB are BRK-B; VOD.L and 7203.T stay; NASDAQ:AAPL,
 * AAPL US and AAPL.US are AAPL. Options and cash have readers of their own.
 */
export function readSymbol(raw: string): SymbolReading {
  // Plain letters are the most there is, and need nothing done to them.
  if (/^[A-Z]{1,4}$/.test(raw)) return named(raw, plainCandidates(raw));
  const tidied = tidy(raw);
  const text = isWide(tidied) ? tidied.normalize("NFKC") : tidied;
  if (text === "") return { ok: false, why: "is blank: write the ticker" };
  if (isBroken(raw)) {
    const what = raw.trim().includes("\t") ? "holds a tab" : "runs over several lines";
    return { ok: false, why: `${what} and a symbol stands on one line: write the ticker alone` };
  }
  if (isSpreadsheetDate(text)) {
    const why = "is a date, which spreadsheets make of tickers such as MAR1 or DEC: write the ticker";
    return { ok: false, why };
  }
  const misread = misreadIdentifier(text);
  if (misread !== null) return { ok: false, ...misread };
  const wrapped = /^="?([A-Z0-9./-]+)"?$/.exec(text)?.[1];
  if (/^[=+@-]/.test(text)) {
    const why = "begins like a spreadsheet formula, which no ticker does: write the ticker alone";
    const bare = wrapped ?? /^[+@-]([A-Z]{1,5})$/.exec(text)?.[1];
    return bare === undefined ? { ok: false, why } : { ok: false, why, fix: bare };
  }
  if (/[ (|[]/.test(text) && symbolCandidates(text).length === 0) {
    const written = readWritten(raw);
    if (written !== null) return written;
  }
  const other = text.includes(":") ? readOtherPrefix(text) : null;
  if (other !== null) return other;
  const inWords = /\s/.test(text) && /^[\p{Script=Latin}0-9 .,:'’&()/–—-]+$/u.test(text);
  if (inWords && symbolCandidates(text).length === 0) return notTicker(text);
  const cashtag = /^\$([A-Z]{1,5}(?:[.-][A-Z])?)$/.exec(text)?.[1];
  if (cashtag !== undefined) {
    const reading = named(raw, symbolCandidates(cashtag));
    if (!reading.ok) return reading;
    const sentence = `“${text}” was read as ${reading.symbol}: a dollar sign before a ticker is no part of it.`;
    return { ...reading, notice: reading.notice ?? { kind: "mended", sentence } };
  }
  const strange = strangeCharacter(text);
  if (strange) return strange;
  if (text.length > SYMBOL_MAX_LENGTH) {
    return {
      ok: false,
      why: `has ${shownNumber(text.length)} characters and a ticker has at most ${SYMBOL_MAX_LENGTH}: write the ticker`,
    };
  }
  if (looksLikeName(raw, text)) return notTicker(text);
  const candidates = symbolCandidates(text);
  if (candidates.length === 0) return namesIn(text).length > 0 ? notTicker(text, NOT_A_SYMBOL) : notTicker(text);
  const reading = named(raw, candidates);
  if (text === tidied || !reading.ok) return reading;
  const sentence = `“${tidied}” is written in full-width letters and was read as ${reading.symbol}.`;
  return { ...reading, notice: reading.notice ?? { kind: "mended", sentence } };
}

/** 1-Mar, Dec-25, 2026-03-01: what a spreadsheet shows of a ticker that it took for a day. @param text tidied */
function isSpreadsheetDate(text: string): boolean {
  if (!/\d/.test(text) || text.length > 12) return false;
  return SPREADSHEET_DATE.test(text);
}

const MONTH = "(?:JAN|FEB|MAR|MRZ|MÄR|APR|MAY|MAI|JUN|JUL|AUG|SEP|SEPT|OCT|OKT|NOV|DEC|DEZ)";
const SPREADSHEET_DATE = new RegExp(
  `^\\d{1,2}[-. ]{1,2}${MONTH}\\.?([-. ]\\d{2,4})?$|^${MONTH}[-. ]\\d{1,2}$|^\\d{4}-\\d{2}-\\d{2}$|^\\d{1,2}([./-])\\d{1,2}\\2\\d{2,4}$`,
);

function notTicker(text: string, why = NO_TICKER): SymbolReading {
  const coin = coinNamed(text);
  const fix = coin === null ? suggestTicker(text) : `${coin}-USD`;
  return fix === null ? { ok: false, why, isName: true } : { ok: false, why, isName: true, fix };
}

/** A ticker that stands beside a name is read, and said; beside a note it is offered. Null where there is none. */
function readWritten(raw: string): SymbolReading | null {
  const written = writtenTicker(raw);
  if (written === null) return null;
  const cell = showCell(raw.trim());
  if (written.kind === "either") {
    const { tickers } = written;
    return { ok: false, why: `may be ${tickers.join(" or ")}: write the one that is held`, choices: tickers };
  }
  const { ticker } = written;
  if (written.kind === "letter") {
    return {
      ok: false,
      why: `is the ticker ${ticker} or a class of shares: write ${ticker} where it is the ticker`,
      fix: ticker,
    };
  }
  const candidates = symbolCandidates(ticker);
  const [symbol] = candidates;
  if (symbol === undefined) return null;
  if (written.kind === "read") {
    const reading = named(ticker, candidates);
    if (!reading.ok) return reading;
    const sentence = `“${cell}” was read as the ticker ${reading.symbol}.`;
    return { ...reading, notice: { kind: "written", sentence } };
  }
  const { side } = written;
  if (side === null)
    return { ok: false, why: `has a note beside the ticker ${ticker}: write ${ticker} alone`, fix: ticker };
  const sign = side === "short" ? "below" : "above";
  const why = `says “${side}” beside the ticker ${ticker}: write ${ticker} alone, and a quantity ${sign} zero where it is ${side}`;
  return { ok: false, why, fix: ticker, side };
}

/** The likeliest name first, under its present ticker where it has a new one. */
function named(raw: string, candidates: string[]): SymbolReading {
  const first = candidates[0] ?? raw;
  const renamed = renamedTicker(first);
  if (renamed === null) return { ok: true, symbol: first, candidates };
  const { now, since } = renamed;
  const sentence = `${first} has been ${now} since ${since} and is read as that.`;
  return { ok: true, symbol: now, candidates: [now, ...candidates], notice: { kind: "renamed", sentence } };
}

/** Letters of East Asian width: the same letters, wider, and nothing else is meant by them. */
function isWide(text: string): boolean {
  return /[\uff01-\uff5e]/.test(text);
}

/** "Microsoft": six letters or more, written as a word. Five may be a ticker in anybody's spelling, unless we know the company. */
function looksLikeName(raw: string, text: string): boolean {
  const word = raw.trim();
  if (!/^\p{Lu}\p{Ll}{4,}$/u.test(word) && !(text.length > 4 && /^[A-Z]+$/.test(text))) return false;
  return (
    suggestTicker(text) !== null || (text.length > 5 && coinNamed(text) !== null) || /^\p{Lu}\p{Ll}{5,}$/u.test(word)
  );
}

/** Whether a tab or the end of a line stands in a cell, where a symbol has neither. */
export function isBroken(raw: string): boolean {
  return LINE_BREAKS.test(raw) && LINE_BREAKS.test(raw.trim());
}

/**
 * Names that a cell may have in the universe, likeliest first; none where it has not the shape of a ticker, or one that no
 * market can be asked for.
 */
export function symbolCandidates(raw: string): string[] {
  if (isBroken(raw)) return [];
  const text = tidy(raw);
  return /^[A-Z]{1,5}$/.test(text) ? plainCandidates(text) : namesIn(text).filter(isSymbol);
}

/** Whether the cell itself says that it means the listing in the United States: NASDAQ:AAPL, US:AAPL, AAPL US, AAPL.US. */
export function saysUnitedStates(raw: string): boolean {
  const text = tidy(raw);
  const prefix = /^([A-Z]{2,12}):/.exec(text)?.[1];
  if (prefix !== undefined) return endingOfPrefix(prefix) === "";
  if (listingBehind(text)?.ending === "") return true;
  // A coin is priced in dollars by its own name.
  return /-USD$/.test(text) || /(?:\.US|[ :](?:US|UN|UW|UQ|UR|UA|UP)(?: EQUITY)?|\.(?:OQ|NYS|NAS|NMS))$/.test(text);
}

/** Names in the shape of a ticker, whether or not they may be asked for. @param text tidied */
function namesIn(text: string): string[] {
  if (/^[A-Z]{1,5}$/.test(text)) return plainCandidates(text);
  const [, prefix, rest] = /^([A-Z]{2,12}):\s*(\S.*)$/.exec(text) ?? [];
  const placed = prefix === undefined ? undefined : endingOfPrefix(prefix);
  if (rest !== undefined && placed !== undefined) {
    if (placed === "") return namesIn(rest);
    return namesIn(withEnding(rest, prefix === "TSE" && isJapaneseCode(rest) ? "T" : placed));
  }
  const american = /^(.+?)(?:\.US|[ :](?:US|UN|UW|UQ|UR|UA|UP)(?: EQUITY)?|[.](?:OQ|NYS|NAS|NMS))$/.exec(text)?.[1];
  if (american !== undefined && american !== "") return namesIn(american);
  const exchanged = /^(NYSE|NASDAQ|AMEX|ARCA|NYSEARCA|BATS|OTC)[/ ]+([A-Z][A-Z0-9./-]{0,9})$/.exec(text)?.[2];
  if (exchanged !== undefined) return namesIn(exchanged);
  // Reuters: AAPL.O and IBM.N. One letter of the ticker itself may be meant, so it stays a candidate.
  const reuters = /^([A-Z]{1,5})\.([ON])$/.exec(text);
  if (reuters) return [...namesIn(reuters[1] ?? ""), `${reuters[1]}-${reuters[2]}`];
  // Bloomberg: VOD LN Equity, SAP GY.
  const bloomberg = /^([A-Z0-9]{1,6})[ :]([A-Z]{2})(?: EQUITY)?$/.exec(text);
  const ending =
    bloomberg && Object.hasOwn(EXCHANGE_SUFFIXES, bloomberg[2] ?? "")
      ? EXCHANGE_SUFFIXES[bloomberg[2] ?? ""]
      : undefined;
  if (bloomberg && ending === "") return namesIn(bloomberg[1] ?? "");
  if (bloomberg && ending !== undefined) return namesIn(withEnding(bloomberg[1] ?? "", ending));
  const hongKong = /^(\d{1,5})\.HK$/.exec(text)?.[1];
  if (hongKong !== undefined) return [withEnding(hongKong, "HK")];

  const warrant = /^([A-Z]{1,5})([./ -]W[ST])$/.exec(text);
  if (warrant) {
    const [, base, ending = ""] = warrant;
    return [...new Set([`${base}-WT`, `${base}${ending.replace(/[/ ]/, ".")}`])];
  }
  const behind = listingBehind(text);
  if (behind) {
    const { ticker, ending: place } = behind;
    if (place === "") return namesIn(ticker);
    return [withEnding(ticker, /\.TSE$/.test(text) && isJapaneseCode(ticker) ? "T" : place)];
  }

  const preferred = /^([A-Z]{1,5})(?:[./ -]PR[./ -]?|[-/ ]P[./ -]?|\^)([A-Z])$/.exec(text);
  const classed = /^([A-Z]{1,5})([./ -])([A-Z])$/.exec(text);
  if (classed) {
    const [, base = "", separator, letter = ""] = classed;
    // VOD.L, CSU.V: the single-letter exchanges are told from classes by the point.
    if (separator === "." && Object.hasOwn(EXCHANGE_CURRENCIES, letter))
      return [`${base}.${letter}`, `${base}-${letter}`];
    return [`${base}-${letter}`, ...(separator === "." ? [base] : [])];
  }
  if (preferred) return [`${preferred[1]}-P${preferred[2]}`];

  if (!/^(\^?[A-Z0-9]{1,10}([.&-][A-Z0-9]{1,10}){0,2}(=[XF])?|[A-Z0-9]{1,10}-USD)$/.test(text)) return [];
  return [text];
}

/** Letters only: a ticker as it stands, or a class share of which the separator was left out. */
function plainCandidates(text: string): string[] {
  const glued = GLUED_CLASSES.get(text);
  if (glued !== undefined) return [glued, text];
  // A class share of a company not in the list: ABCDA may be ABCD-A, after ABCDA itself.
  const last = text.charCodeAt(text.length - 1);
  return text.length >= 3 && (last === 65 || last === 66) ? [text, `${text.slice(0, -1)}-${text.slice(-1)}`] : [text];
}

/** Upper case, composed (NFC), without no-break spaces and invisible characters; inner spaces single. */
export function tidy(raw: string): string {
  if (/^[\x21-\x60]*$/.test(raw)) return raw;
  return raw
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .toUpperCase();
}

function strangeCharacter(text: string): SymbolReading | null {
  for (const letter of text) {
    if (/[A-Z0-9.^=/&: -]/.test(letter)) continue;
    const code = `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    if (letter === "*")
      return { ok: false, why: "holds an asterisk: write the ticker alone", fix: text.replaceAll("*", "").trim() };
    if (/[^\x20-\x7e]/.test(letter)) {
      const latin = [...text].map((c) => LOOK_ALIKES[c] ?? c.normalize("NFKC")).join("");
      const alike = Object.hasOwn(LOOK_ALIKES, letter) ? `, which only looks like ${LOOK_ALIKES[letter]}` : "";
      const printable = /\p{L}|\p{S}|\p{P}|\p{N}/u.test(letter) ? `“${letter}” (${code})` : code;
      const why = `holds ${printable}${alike}: type the ticker in plain letters`;
      return /^[A-Z0-9.-]{1,10}$/.test(latin) ? { ok: false, why, fix: latin } : { ok: false, why };
    }
    return { ok: false, why: `holds “${letter}”, which no ticker has: write the ticker, such as AAPL or BRK-B` };
  }
  return null;
}
