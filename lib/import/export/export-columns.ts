import { headerWord } from "../columns/header-word";
import { TEMPLATE_HEADER } from "../columns/template-header";

/** Columns of an export beyond the template's: what that has no room for. Prices and values are in US dollars. */
const EXPORT_EXTRAS = [
  "Account",
  "Name",
  "Currency",
  "Multiplier",
  "Price USD",
  "Value USD",
  "Original Symbol",
] as const;

export const EXPORT_HEADER = [...TEMPLATE_HEADER, ...EXPORT_EXTRAS] as const;
export type ExportColumn = (typeof EXPORT_HEADER)[number];

const WORDS = EXPORT_HEADER.map(headerWord);

/** Whether a table's header is that of an export, its columns in any order and nothing beside them. */
export function isExportHeader(header: readonly string[]): boolean {
  if (header.length < WORDS.length) return false;
  const words = header.filter((cell) => cell !== "").map(headerWord);
  return words.length === WORDS.length && WORDS.every((word) => words.includes(word));
}

/**
 * What a text cell begins with that a spreadsheet takes for a formula, perhaps behind apostrophes; the signs also as wide
 * as East Asian letters, which some programs make narrow first.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A text cell that no spreadsheet runs: an apostrophe before what would be a formula. `unescapeText` takes it away again. */
export function escapeText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

export function unescapeText(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** One CSV line of cells that are safe already, ended by CRLF as RFC 4180 has it. */
export function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (/[",;|\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${quoted.join(",")}\r\n`;
}

/** Bytes of a CSV: with a byte-order mark where there is more than ASCII, without which Excel misreads it. */
export function csvBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(/[^\0-\x7f]/.test(text) ? `\uFEFF${text}` : text);
}
