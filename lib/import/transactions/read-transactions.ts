import type { Correction, IsoDate, PortfolioPreview, PreviewColumn, PreviewQuestion, PreviewRow } from "../preview";
import { type ImportProblem, showCell } from "../problems";
import { openQuestion } from "../questions";
import type { CsvRecord } from "../text/records";
import { shownNumber } from "../text/shown-number";
import { lastBalances, type StatedCash } from "./cash-balances";
import { unpricedSaid } from "./cost-unknown";
import type { LedgerTable } from "./find-ledger";
import { ledgerColumns } from "./ledger-columns";
import { ledgerQuestions } from "./ledger-questions";
import { LineSheet, type NettedLot } from "./line-sheet";
import type { TradedIn } from "./listing";
import type { LineReading } from "./movement";
import { netMovements } from "./net-movements";
import { type NettedPosition, readBalance, readStatedCash } from "./netted-position";
import { openLedger } from "./open-ledger";
import { listsNewestFirst, orderMovements } from "./order-movements";
import { dropCancelled } from "./pair-movements";
import { putHoldings } from "./put-holdings";
import { correctedRows, readLines } from "./read-lines";
import {
  agreeing,
  cashSaid,
  contractsSaid,
  feesSaid,
  futuresSaid,
  nettedSaid,
  olderSaid,
  openedSaid,
  splitsSaid,
  unknownSaid,
} from "./transaction-problems";

export interface LedgerOptions {
  delimiter: string;
  skipLines?: readonly number[];
  corrections?: readonly Correction[];
  /** Answers to `questions`, by their id. */
  answers?: Readonly<Record<string, string>>;
  /** Cash that another part of the file states. */
  cash?: readonly StatedCash[];
}

/** A list of trades, netted: every line with what became of it, and what is held. */
export interface LedgerReading {
  label: string;
  broker: string | null;
  rows: PreviewRow[];
  positions: NettedLot[];
  /** Lines that name a company where a ticker should be. */
  names: PortfolioPreview["names"];
  problems: ImportProblem[];
  questions: PreviewQuestion[];
  columns: PreviewColumn[];
  /** The day of the last line that was understood; null where none was. */
  asOf: IsoDate | null;
}

/**
 * Lists of trades to positions: read line by line, put in order, cancelled trades taken out, netted by account and security
 * at average cost, and each holding read as a line of positions would be.
 *
 * What cannot be netted is listed with its line and why; nothing is invented: no negative position without a short sale,
 * no cash without a stated balance, no cost where a part of it is unknown.
 */
export function readTransactions(found: readonly LedgerTable[], options: LedgerOptions): LedgerReading {
  const skipped = new Set(options.skipLines);
  const sheet = new LineSheet();
  const tables = found.map((table) => {
    const rows = table.rows.filter((record) => {
      if (!skipped.has(record.line)) return true;
      sheet.put(record, "ignored", "Skipped by you.");
      return false;
    });
    return openLedger(
      { ...table, rows: correctedRows(table, rows, options.corrections ?? []) },
      options.delimiter,
      options.answers,
    );
  });
  const readings = readLines(tables);
  const movements = readings.flatMap((reading) => (reading.what === "movement" ? reading.movement : []));
  const usual = tables[0]?.broker.newestFirst ?? false;
  const newestFirst = listsNewestFirst(movements, usual);
  const { kept, dropped, alone } = dropCancelled(orderMovements(movements, newestFirst));
  const { holdings, older } = netMovements(kept, newestFirst);
  const asOf = lastDay(readings);

  for (const { movement, other } of dropped) {
    const verb = movement.kind.startsWith("cancel") ? "Cancels" : "Cancelled by";
    sheet.put(movement.record, "ignored", `${verb} line ${other.record.line}.`);
  }
  for (const { record } of alone) sheet.put(record, "ignored", "Cancels a trade that the file does not have.");
  for (const { record } of older) sheet.put(record, "ignored", "What it takes back was bought before the file begins.");

  const balances = lastBalances(tables, newestFirst);
  const listings = listingCurrencies(readings);
  const questions = ledgerQuestions(tables, options.answers ?? {});
  const problems = [...questions.filter(({ answer }) => answer === null).map(openQuestion), ...unknownSaid(readings)];
  const { unpriced } = putHoldings(sheet, problems, holdings, { asOf, balances, listings });
  for (const balance of balances) takeCash(sheet, problems, balance, () => readBalance(balance));
  const stated = (options.cash ?? []).filter(({ record }) => {
    if (skipped.has(record.line)) sheet.put(record, "ignored", "Skipped by you.");
    return !skipped.has(record.line);
  });
  for (const cash of stated) takeCash(sheet, problems, cash, () => readStatedCash(cash));
  const counted = balances.length > 0 || stated.length > 0;
  for (const reading of readings) {
    if (reading.what === "movement") continue;
    if (reading.what === "rejected") {
      problems.push(...reading.problems);
      sheet.put(reading.record, "rejected", reading.problems[0]?.message ?? "It cannot be read.");
    } else {
      const reason =
        reading.what === "unknown" ? `“${showCell(reading.words)}” is not known, and names no shares.` : reading.reason;
      sheet.put(reading.record, "ignored", reason);
    }
  }
  problems.push(
    ...cashSaid(readings, counted),
    ...contractsSaid(readings),
    ...futuresSaid(holdings),
    ...olderSaid(readings, movements),
    ...openedSaid(movements),
    ...splitsSaid(movements),
    ...feesSaid(movements),
    ...unpricedSaid(unpriced),
    ...nettedSaid(movements.length, sheet.positions.length, asOf, tables),
  );
  return {
    label: tables[0]?.broker.label ?? "",
    broker: tables[0]?.broker.broker ?? null,
    rows: sheet.rows(),
    positions: sheet.positions,
    names: sheet.names,
    problems: problems.map((problem) => agreeing(problem, sheet)),
    questions,
    columns: ledgerColumns(tables[0]),
    asOf,
  };
}

function lastDay(readings: readonly LineReading[]): IsoDate | null {
  let last: IsoDate | null = null;
  for (const reading of readings) {
    const date =
      reading.what === "movement"
        ? reading.movement.date
        : reading.what === "aside"
          ? (reading.aside?.date ?? null)
          : null;
    if (date !== null && (last === null || date > last)) last = date;
  }
  return last;
}

/** What each security trades in: US dollars where any line about it says so, else what its latest line says. */
function listingCurrencies(readings: readonly LineReading[]): Map<string, TradedIn> {
  const found = new Map<string, TradedIn>();
  for (const reading of readings) {
    const said = reading.what === "movement" ? reading.movement : reading.what === "aside" ? reading.aside : null;
    if (!said?.security || said.currency === null) continue;
    const { key } = said.security;
    const before = found.get(key);
    if (before?.currency === "USD") continue;
    const isMinor = reading.what === "movement" && reading.movement.isMinor;
    found.set(key, { currency: said.currency, isMinor: isMinor || before?.isMinor === true });
  }
  return found;
}

/** A stated balance; of nothing, it is no position. */
function takeCash(
  sheet: LineSheet,
  problems: ImportProblem[],
  { record, currency, amount }: { record: CsvRecord; currency: string; amount: string },
  read: () => NettedPosition,
): void {
  if (/^[-+]?[0.,]*$/.test(amount)) {
    sheet.put(record, "ignored", `States that no ${currency} are left.`);
    return;
  }
  const { outcome, problems: own } = read();
  problems.push(...own);
  if (outcome.position) sheet.hold(outcome.position, [{ record }]);
  sheet.put(
    record,
    outcome.disposition,
    `States the last balance in ${currency}, ${shownNumber(amount)}. ${outcome.reason}`,
  );
}
