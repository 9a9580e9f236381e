import { SYMBOL_MAX_LENGTH } from "@/lib/symbol-form";
import { shownNumber } from "../text/shown-number";
import { plainCandidates } from "./glued-classes";
import { misreadIdentifier } from "./identifiers";
import { looksLikeName, NOT_A_SYMBOL, notTicker } from "./not-a-ticker";
import { readOtherPrefix } from "./other-prefixes";
import { presentTicker } from "./present-ticker";
import { readWritten } from "./read-written";
import { isSpreadsheetDate } from "./spreadsheet-date";
import { strangeCharacter } from "./strange-character";
import { namesIn, symbolCandidates } from "./symbol-candidates";
import type { SymbolReading } from "./symbol-reading";
import { isBroken, isWide, tidy } from "./tidy-cell";

/**
 * A cell to the name we look it up by: BRK.B, BRK/B, BRK B and BRKB are BRK-B; VOD.L and 7203.T stay; NASDAQ:AAPL,
 * AAPL US and AAPL.US are AAPL. Options and cash have readers of their own.
 */
export function readSymbol(raw: string): SymbolReading {
  // Plain letters are the most there is, and need nothing done to them.
  if (/^[A-Z]{1,4}$/.test(raw)) return presentTicker(raw, plainCandidates(raw));
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
    const reading = presentTicker(raw, symbolCandidates(cashtag));
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
  const reading = presentTicker(raw, candidates);
  if (text === tidied || !reading.ok) return reading;
  const sentence = `“${tidied}” is written in full-width letters and was read as ${reading.symbol}.`;
  return { ...reading, notice: reading.notice ?? { kind: "mended", sentence } };
}
