import type { ImportedPosition } from "../preview";
import { csvBytes, csvLine, EXPORT_HEADER, type ExportColumn, escapeText } from "./export-columns";

/** A lot as far as it is exported: all of it but the line it came from. */
export type ExportedLot = Pick<
  ImportedPosition,
  | "kind"
  | "symbol"
  | "rawSymbol"
  | "description"
  | "subtype"
  | "account"
  | "quantity"
  | "multiplier"
  | "currency"
  | "entryPrice"
  | "entryDate"
  | "exitPrice"
  | "exitDate"
  | "statedValueUsd"
  | "statedPrice"
> & { option?: ImportedPosition["option"] | undefined };

/**
 * A portfolio as CSV: the template's columns and seven more, so that reading it gives the same lots again (product §6).
 * Numbers are numbers, -5 stays -5; a text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function writePortfolioFile(lots: readonly ExportedLot[]): Uint8Array<ArrayBuffer> {
  return csvBytes([csvLine(EXPORT_HEADER), ...lots.map(writeLot)].join(""));
}

function writeLot(lot: ExportedLot): string {
  const { option } = lot;
  const cells: Record<ExportColumn, string> = {
    Symbol: escapeText(symbolCell(lot)),
    Quantity: lot.quantity,
    "Entry Price Per Share": lot.entryPrice ?? "",
    "Entry Date": lot.entryDate ?? "",
    "Investment Class": classCell(lot),
    "Investment Subtype": escapeText(lot.subtype ?? ""),
    "Underlying Symbol": escapeText(option?.underlying ?? ""),
    "Strike Price": option?.strike ?? "",
    "Expiration Date": option?.expiration ?? "",
    "Option Type": option?.optionType.toUpperCase() ?? "",
    "Exit Date": lot.exitDate ?? "",
    "Exit Price Per Share": lot.exitPrice ?? "",
    Account: escapeText(lot.account ?? ""),
    Name: escapeText(lot.description ?? ""),
    Currency: lot.currency,
    Multiplier: lot.multiplier,
    "Price USD": lot.statedPrice ?? "",
    "Value USD": lot.statedValueUsd ?? "",
    "Original Symbol": escapeText(lot.rawSymbol),
  };
  return csvLine(EXPORT_HEADER.map((column) => cells[column]));
}

/** Cash without a fund's ticker is CASH; a private holding, which has no symbol, goes by its name. */
function symbolCell({ kind, symbol, rawSymbol }: ExportedLot): string {
  if (kind === "private") return rawSymbol;
  return symbol ?? (kind === "cash" ? "CASH" : "");
}

/** The template tells cash by its subtype; what is called otherwise there needs a class of its own. */
function classCell({ kind, subtype }: ExportedLot): string {
  switch (kind) {
    case "option":
      return "OPTIONS";
    case "private":
      return "PRIVATE";
    case "cash":
      return subtype === "CASH" ? "PUBLIC" : "CASH";
    case "public":
      return "PUBLIC";
  }
}
