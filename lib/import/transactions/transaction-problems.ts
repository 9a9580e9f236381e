import type { IsoDate } from "../preview";
import { type ImportProblem, PROBLEM_CODES, type Severity, showCell } from "../problems";
import { shownNumber } from "../text/shown-number";
import type { Holding } from "./holding";
import type { LineSheet } from "./line-sheet";
import type { LineReading, Movement } from "./movement";
import type { MovementKind } from "./movement-kinds";
import type { OpenLedger } from "./open-ledger";
import { namesNoContract } from "./opening-words";
import { isFuture, nameOf } from "./security";

/** What is said of a list of trades as a whole, each at the line that shows it. */

const NAMES_SHOWN = 8;

/** That it was done, and as of when. */
export function nettedSaid(
  trades: number,
  positions: number,
  asOf: IsoDate | null,
  tables: readonly OpenLedger[],
): ImportProblem[] {
  if (trades === 0 || asOf === null) return [];
  const message = `The file lists ${count(trades, "trade")}; ${trades === 1 ? "it was" : "they were"} netted to ${count(positions, "position")} as of ${asOf} (the last line), at average cost.`;
  return [said("info", PROBLEM_CODES.netted, tables[0]?.headerRecord.line ?? null, null, null, message)];
}

/**
 * What cannot be told from the file, and what to do instead: at the line that shows it, and at each other line of the holding,
 * for all of them are left out.
 */
export function notKnowableSaid({ unknowable, security, lines }: Holding): ImportProblem[] {
  if (!unknowable) throw new Error("Said of a holding that is known");
  const { movement, why } = unknowable;
  const name = nameOf(security);
  const shorted = security.option && movement.kind === "sell" ? "Write “sell to open” where it was sold short. " : "";
  const remedy = `${shorted}Export your positions instead, or add a line with the opening quantity (transfer in) before the first.`;
  const at = movement.record.line;
  const others = new Map(lines.filter(({ record }) => record.line !== at).map((one) => [one.record.line, one]));
  return [
    unknowableAt(
      movement,
      `${why}: ${name} was held before the file begins, so how much is left cannot be known and it is left out. ${remedy}`,
    ),
    ...[...others.values()].map((other) =>
      unknowableAt(other, `Line ${at} shows that ${name} was held before the file begins: left out with it. ${remedy}`),
    ),
  ];
}

function unknowableAt({ table, record }: Movement, message: string): ImportProblem {
  const column = table.columns.get("quantity");
  return said(
    "error",
    PROBLEM_CODES.notKnowable,
    record.line,
    column === undefined ? null : (table.header[column] ?? null),
    column === undefined ? null : showCell(record.cells[column] ?? ""),
    message,
  );
}

/** A line that serves for the balance it states is not rejected for the trade on it: what cannot be told is a warning there. */
export function agreeing(problem: ImportProblem, sheet: LineSheet): ImportProblem {
  const { code, line } = problem;
  if (code !== PROBLEM_CODES.notKnowable || line === null || sheet.isRejected(line)) return problem;
  return { ...problem, severity: "warning" };
}

/** Words no rule knows, on lines that name no shares: once a word. */
export function unknownSaid(readings: readonly LineReading[]): ImportProblem[] {
  const words = new Map<string, { line: number; column: string | null; lines: number }>();
  for (const reading of readings) {
    if (reading.what !== "unknown") continue;
    const before = words.get(reading.words);
    if (before) before.lines += 1;
    else words.set(reading.words, { line: reading.record.line, column: reading.column, lines: 1 });
  }
  return [...words].map(([word, { line, column, lines }]) => {
    const what =
      word === "" ? "A line that does not say what happened" : `“${showCell(word)}” is not a movement we know; it`;
    const message = `${what} names no shares, so it was left out (${count(lines, "line")}).`;
    return said("info", PROBLEM_CODES.unknownMovement, line, column, showCell(word), message);
  });
}

/** Cash is counted only where the file states it. */
export function cashSaid(readings: readonly LineReading[], stated: boolean): ImportProblem[] {
  if (stated || !readings.some(({ what }) => what === "movement" || what === "aside")) return [];
  const message = "The file states no cash balance, so cash is not counted: add it as a position of its own.";
  return [said("info", PROBLEM_CODES.cashNotStated, null, null, null, message)];
}

export function contractsSaid(readings: readonly LineReading[]): ImportProblem[] {
  const lines = readings.filter(({ what, ...rest }) => what === "aside" && kindOf(rest) === "contractForDifference");
  const [first] = lines;
  if (!first || first.what === "movement") return [];
  const message = `${count(lines.length, "line")} about contracts for difference: no shares stand behind them, so they are not counted.`;
  return [said("warning", PROBLEM_CODES.notModelled, first.record.line, null, null, message)];
}

/** Futures that are held: what they are worth is what was gained or lost on them, which no list of trades says. */
export function futuresSaid(holdings: readonly Holding[]): ImportProblem[] {
  const open = holdings.filter(
    ({ security, lines, unknowable }) => isFuture(security) && lines.length > 0 && !unknowable,
  );
  const [first] = open;
  if (!first) return [];
  const names = list(open.map(({ security }) => nameOf(security)));
  const message = `${names}: futures are listed and not counted, for their price is not what they are worth. Skip the lines to leave them out.`;
  return [said("warning", PROBLEM_CODES.notModelled, first.lines[0]?.record.line ?? null, null, null, message)];
}

/** A dividend on what the file has not bought yet: shares of it are older than the file. */
export function olderSaid(readings: readonly LineReading[], movements: readonly Movement[]): ImportProblem[] {
  const bought = new Map<string, Movement>();
  for (const movement of movements) {
    const first = bought.get(movement.security.key);
    if (!first || movement.date < first.date) bought.set(movement.security.key, movement);
  }
  const older = new Map<string, { line: number; name: string }>();
  for (const reading of readings) {
    if (reading.what !== "aside" || reading.aside?.kind !== "dividend") continue;
    const { security, date } = reading.aside;
    if (security === null || date === null || older.has(security.key)) continue;
    const first = bought.get(security.key);
    const before = !first || date < first.date || (date === first.date && first.kind === "reinvest");
    if (before) older.set(security.key, { line: reading.record.line, name: nameOf(security) });
  }
  const [first] = older.values();
  if (!first) return [];
  const names = list([...older.values()].map(({ name }) => name));
  const message = `${names} paid a dividend before the file shows a purchase: shares bought before the file begins are not counted. Export your positions instead if they are still held.`;
  return [said("warning", PROBLEM_CODES.olderHoldings, first.line, null, null, message)];
}

/** In a file that no broker's layout explains, a split's quantity could also be its ratio. */
export function splitsSaid(movements: readonly Movement[]): ImportProblem[] {
  return movements
    .filter(({ kind, table }) => kind === "splitAdded" && table.broker.broker === null)
    .map(({ record, quantity, table }) => {
      const message = `The split is read as adding ${shownNumber(quantity)} shares: write it as “4:1” if the number is its ratio.`;
      const column = table.header[table.columns.get("quantity") ?? -1] ?? null;
      return said("warning", PROBLEM_CODES.splitAssumed, record.line, column, quantity, message);
    });
}

/** Trades in the words of options that name shares, in a list that has no other words for shares. */
export function openedSaid(movements: readonly Movement[]): ImportProblem[] {
  const doubted = movements.filter(
    ({ table, words, security }) => table.broker.broker === null && namesNoContract(words, security),
  );
  const [first] = doubted;
  if (!first) return [];
  const names = list([...new Set(doubted.map(({ security }) => nameOf(security)))]);
  const message = `“${showCell(first.words)}” is mostly said of options, and no contract is named: ${names} was read as shares. Where it was an option, write the contract’s OCC name such as AAPL270115C00300000.`;
  return [said("warning", PROBLEM_CODES.option, first.record.line, null, showCell(first.words), message)];
}

/** Fees that are in no cost, for they are in another currency than what was paid. */
export function feesSaid(movements: readonly Movement[]): ImportProblem[] {
  const left = movements.filter(({ feesLeft }) => feesLeft !== null);
  const [first] = left;
  if (!first) return [];
  const currencies = list([...new Set(left.flatMap(({ feesLeft }) => feesLeft ?? []))].map((one) => showCell(one)));
  const message = `The fees of ${count(left.length, "trade")} are in another currency than the trade (${currencies}): entry prices are without them.`;
  return [said("info", PROBLEM_CODES.costUnknown, first.record.line, null, null, message)];
}

function kindOf(reading: object): MovementKind | undefined {
  return "aside" in reading ? ((reading.aside as { kind: MovementKind } | null)?.kind ?? undefined) : undefined;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(", ");
  return names.length > NAMES_SHOWN ? `${shown} and ${shownNumber(names.length - NAMES_SHOWN)} more` : shown;
}

function count(n: number, word: string): string {
  return `${shownNumber(n)} ${word}${n === 1 ? "" : "s"}`;
}

function said(
  severity: Severity,
  code: ImportProblem["code"],
  line: number | null,
  column: string | null,
  value: string | null,
  message: string,
): ImportProblem {
  return { severity, code, line, column, value, message };
}
