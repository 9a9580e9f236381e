import type { DecimalText, IsoDate } from "../preview";
import { PROBLEM_CODES, showCell } from "../problems";
import { LATEST_DAY } from "../text/dates";
import { isNegative } from "../text/decimal";
import type { LedgerLine } from "./ledger-line";
import { symbolField, wordField } from "./line-words";
import type { MovementKind } from "./movement-kinds";
import { namesNoContract } from "./opening-words";
import type { Security } from "./security";

/** What a line that moves shares says. */
export interface SaidOfShares {
  words: string;
  kind: MovementKind;
  /** Null where the cell is blank, undefined where it is no date. */
  date: IsoDate | null | undefined;
  security: Security | null;
  /** Why the option it names cannot be read. */
  unreadable: string | null;
  /** As `LedgerLine.shares` reads them: undefined, with its problem, where the cell is no number. */
  shares: DecimalText | null | undefined;
}

/** A line that moves shares, in words that nobody knows. */
export function reportUnknown(line: LedgerLine, words: string): void {
  const message =
    words === ""
      ? "The line does not say what happened: write buy or sell."
      : `“${showCell(words)}” is not a movement we know: write buy, sell, split, transfer in or transfer out, or leave the line out if it moves no shares.`;
  line.report(PROBLEM_CODES.unknownMovement, wordField(line.table), message);
}

/** Everything that is wrong with a line that moves shares, at once. */
export function checkLine(line: LedgerLine, { words, kind, date, security, unreadable, shares }: SaidOfShares): void {
  const { table } = line;
  if (security === null) {
    line.report(PROBLEM_CODES.symbol, symbolField(table), "The line names no security: write its ticker.");
  }
  if (kind === "buy" && shares && isNegative(shares) && table.mixesSigns) {
    const message = `“${showCell(line.text("quantity"))}” is below zero on a purchase, where other purchases are above: write sell, or cancel buy where it takes one back.`;
    line.report(PROBLEM_CODES.quantity, "quantity", message);
  }
  if (unreadable === null && table.tellsContracts && namesNoContract(words, security)) {
    const message = `“${showCell(words)}” is said of options here, and the line does not name the contract: write its OCC name such as AAPL270115C00300000, or buy or sell where it was shares.`;
    line.report(PROBLEM_CODES.option, symbolField(table), message);
  }
  if (unreadable !== null) line.report(PROBLEM_CODES.option, symbolField(table), `The option ${unreadable}.`);
  checkDate(line, date);
  if (shares === null) {
    line.report(PROBLEM_CODES.quantity, "quantity", "The quantity is missing: write the number of shares.");
  }
}

function checkDate(line: LedgerLine, date: IsoDate | null | undefined): void {
  if (date === null) line.report(PROBLEM_CODES.entryDate, "date", "The date is missing: write YYYY-MM-DD.");
  else if (date === undefined) {
    line.report(PROBLEM_CODES.entryDate, "date", `“${showCell(line.text("date"))}” is not a date: write YYYY-MM-DD.`);
  } else if (date > LATEST_DAY) {
    const message = `“${showCell(line.text("date"))}” is read as ${date}, which is yet to come: correct the year.`;
    line.report(PROBLEM_CODES.entryDate, "date", message);
  }
}
