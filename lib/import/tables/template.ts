import { TEMPLATE_HEADER } from "../columns/template-header";
import type { ImportedPosition } from "../preview";
import { CONTRACT_MULTIPLIER } from "../rows/options";
import { foreignCurrencyOf } from "../symbols/exchange-currencies";

/** The template to download: its header and an example of each kind of line. */
export function templateCsv(): string {
  const examples = [
    ["AAPL", "42", "171.20", "2024-03-15", "PUBLIC", "STOCK", "", "", "", "", "", ""],
    ["BRK.B", "-10", "398.05", "2025-01-10", "PUBLIC", "STOCK", "", "", "", "", "", ""],
    ["", "-1", "15.00", "2026-02-02", "OPTIONS", "", "AAPL", "300", "2027-01-15", "CALL", "", ""],
    ["Harbour Fund II", "1", "25000", "2022-06-30", "PRIVATE", "", "", "", "", "", "", ""],
    ["CASH", "5000", "", "", "PUBLIC", "CASH", "", "", "", "", "", ""],
  ];
  return [[...TEMPLATE_HEADER], ...examples].map(writeLine).join("");
}

/** Columns beyond the template's twelve, written only where a lot differs from what a reader would take for granted. */
const EXTRAS: readonly {
  header: string;
  of: (lot: ImportedPosition) => string;
  usual: (lot: ImportedPosition) => string;
}[] = [
  {
    header: "Currency",
    of: ({ currency }) => currency,
    usual: ({ symbol }) => foreignCurrencyOf(symbol ?? "") ?? "USD",
  },
  {
    header: "Multiplier",
    of: ({ multiplier }) => multiplier,
    usual: ({ kind }) => (kind === "option" ? CONTRACT_MULTIPLIER : "1"),
  },
];

/**
 * Lots as the template has them: names, quantities, entries, exits and contracts come back the same when read again.
 * Stated values, descriptions and accounts it has no columns for.
 */
export function writeTemplate(positions: readonly ImportedPosition[]): string {
  const extras = EXTRAS.filter(({ of, usual }) => positions.some((lot) => of(lot) !== usual(lot)));
  const header = [...TEMPLATE_HEADER, ...extras.map(({ header: name }) => name)];
  const lines = positions.map((lot) => [...templateCells(lot), ...extras.map(({ of }) => of(lot))]);
  return [header, ...lines].map(writeLine).join("");
}

function templateCells(lot: ImportedPosition): string[] {
  const { option } = lot;
  return [
    option ? "" : (lot.symbol ?? lot.rawSymbol),
    lot.quantity,
    lot.entryPrice ?? "",
    lot.entryDate ?? "",
    lot.kind === "option" ? "OPTIONS" : lot.kind === "private" ? "PRIVATE" : "PUBLIC",
    lot.kind === "cash" ? "CASH" : (lot.subtype ?? ""),
    option?.underlying ?? "",
    option?.strike ?? "",
    option?.expiration ?? "",
    option ? option.optionType.toUpperCase() : "",
    lot.exitDate ?? "",
    lot.exitPrice ?? "",
  ];
}

/**
 * One CSV line, ended by CRLF as RFC 4180 has it. A text cell that a spreadsheet would run as a formula gets an
 * apostrophe before it; numbers stay numbers.
 */
function writeLine(cells: readonly string[]): string {
  const written = cells.map((cell) => {
    const number = /^-?\d+(\.\d+)?$/.test(cell);
    const safe = !number && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",;\t\r\n|]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${written.join(",")}\r\n`;
}
