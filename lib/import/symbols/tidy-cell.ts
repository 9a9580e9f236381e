/** Upper case, composed (NFC), without no-break spaces and invisible characters; inner spaces single. */
export function tidy(raw: string): string {
  if (/^[\x21-\x60]*$/.test(raw)) return raw;
  // The readers of one line ask for the same cell one after the other.
  if (raw !== lastRaw) [lastRaw, lastTidied] = [raw, tidied(raw)];
  return lastTidied;
}

let [lastRaw, lastTidied] = ["", ""];

function tidied(raw: string): string {
  // Most names are of plain letters with a blank between words.
  if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(raw)) return raw.toUpperCase();
  return raw
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .toUpperCase();
}

/** What ends a line, or a cell of one, and may stand before or after a symbol but not in it. */
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]/;

/** Whether a tab or the end of a line stands in a cell, where a symbol has neither. */
export function isBroken(raw: string): boolean {
  return LINE_BREAKS.test(raw) && LINE_BREAKS.test(raw.trim());
}

/** Letters of East Asian width: the same letters, wider, and nothing else is meant by them. */
export function isWide(text: string): boolean {
  return /[\uff01-\uff5e]/.test(text);
}
