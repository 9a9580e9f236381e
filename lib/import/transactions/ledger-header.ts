import { HEADER_CURRENCIES } from "../columns/header-units";
import { lastLetters, letterMark } from "../columns/letter-mark";
import { rememberWords } from "../columns/remembered-words";
import { readCash } from "../rows/cash";
import type { CsvRecord } from "../text/records";
import { isBelowZero } from "./below-zero";
import type { BrokerLedger } from "./broker-ledger";
import { BROKER_LEDGERS } from "./brokers";
import { PLAIN, SIGNED } from "./brokers/plain";
import {
  GENERAL_FEES,
  GENERAL_HEADERS,
  headerCurrency,
  type LedgerColumns,
  type LedgerField,
  ledgerWord,
  mapLedger,
  plainWord,
  SECURITY_WORDS,
} from "./ledger-fields";
import { findVerbs, holdsVerbs } from "./verb-column";

/** How far down a column of verbs is looked at. */
export const SAMPLE = 20;
/** A header that heads a list of trades has three words or more that we know. */
const FEWEST_WORDS = 3;
/** Of all words that decide whose header it is: what has none of them need not be put into a word's form. */
const MARKS: ReadonlySet<number> = new Set(
  [
    ...BROKER_LEDGERS.flatMap(({ headers }) => headers.flat()),
    ...Object.values(GENERAL_HEADERS).flat(),
    ...SECURITY_WORDS,
    ...GENERAL_FEES.map(({ column }) => column),
  ].map(letterMark),
);
const CURRENCY_ENDINGS: ReadonlySet<number> = new Set(HEADER_CURRENCIES.map(lastLetters));
const wordOf = rememberWords(ledgerWord);
const plainWordOf = rememberWords(plainWord);

/**
 * Whose list of trades a header heads; null where it is none. A header that no broker is known to write counts where it
 * says when, which, how many and what, and the cells below the last are mostly verbs.
 *
 * @param below the records after it
 */
export function brokerOf(cells: readonly string[], below: readonly CsvRecord[]): BrokerLedger | null {
  const present = wordsPresent(cells);
  const priced =
    present.size < FEWEST_WORDS ? cells.filter((cell) => CURRENCY_ENDINGS.has(lastLetters(cell))).length : 0;
  if (present.size + priced < FEWEST_WORDS) return null;
  const known = knownBroker(present);
  if (known) return listsLots(known, cells, below) ? null : known;
  return plainBroker(cells, below);
}

/** Whether the header of a broker's list of trades heads a table of lots here, because no line says what happened. */
export function headsLots(cells: readonly string[], below: readonly CsvRecord[]): boolean {
  const present = wordsPresent(cells);
  const known = present.size < FEWEST_WORDS ? undefined : knownBroker(present);
  return known !== undefined && listsLots(known, cells, below);
}

function wordsPresent(cells: readonly string[]): ReadonlySet<string> {
  const words = cells.map((cell) => (MARKS.has(letterMark(cell)) ? wordOf(cell) : ""));
  return new Set(words.filter((word) => word !== ""));
}

function knownBroker(present: ReadonlySet<string>): BrokerLedger | undefined {
  return BROKER_LEDGERS.find(({ headers }) => headers.some((header) => header.every((word) => present.has(word))));
}

/** Cash says that it was paid in even where no share says that it was bought. */
function listsLots(broker: BrokerLedger, cells: readonly string[], below: readonly CsvRecord[]): boolean {
  if (!broker.blankIsHeld) return false;
  const columns = mapLedger(cells.map(wordOf), broker.columns);
  const cell = (record: CsvRecord, field: LedgerField) => record.cells[columns.get(field) ?? -1] ?? "";
  const lots = below.slice(0, SAMPLE).filter((record) => readCash(cell(record, "symbol"), false) === null);
  // Symbols that are only watched say nothing of the lines that come after those looked at.
  const isKnown = below.length < SAMPLE || lots.some((record) => /\d/.test(cell(record, "quantity")));
  return isKnown && lots.length > 0 && lots.every((record) => cell(record, "action") === "");
}

/** The same of a header that no broker is known to write. */
function plainBroker(cells: readonly string[], below: readonly CsvRecord[]): BrokerLedger | null {
  const words = cells.map((cell) => (MARKS.has(letterMark(cell)) ? wordOf(cell) : plainWordOf(cell)));
  const columns = mapLedger(words, PLAIN.columns);
  if (!columns.has("date") || !columns.has("quantity")) return null;
  if (!columns.has("symbol") && !columns.has("isin") && !columns.has("underlying")) return null;
  const currency = currencyNamed(cells, columns);
  const plain = currency === null ? PLAIN : { ...PLAIN, currency };
  const sample = below.slice(0, SAMPLE).map((record) => record.cells);
  const action = columns.get("action");
  if (
    action !== undefined &&
    holdsVerbs(
      sample.map((row) => row[action] ?? ""),
      words[action],
    )
  ) {
    return plain;
  }
  const taken = new Set([...columns].flatMap(([field, index]) => (MAY_BE_VERBS.has(field) ? [] : index)));
  const verbs = findVerbs(cells, sample, (index) => !taken.has(index));
  if (verbs) return { ...plain, places: new Map([["action", verbs]]) };
  return action === undefined && isSigned(words, columns, below) ? { ...plain, ...SIGNED } : null;
}

/** Fields whose words a column of verbs may bear. */
const MAY_BE_VERBS: ReadonlySet<LedgerField> = new Set(["action", "name", "assetType", "openClose", "status"]);

/** The currency that the header of the prices names, where no column does. */
function currencyNamed(cells: readonly string[], columns: LedgerColumns): string | null {
  if (columns.has("currency")) return null;
  return headerCurrency(cells[columns.get("price") ?? columns.get("amount") ?? -1] ?? "");
}

/** Trades told by their sign alone: a price, what was paid and in fees, and a quantity below zero among the first. */
function isSigned(words: readonly string[], columns: LedgerColumns, below: readonly CsvRecord[]): boolean {
  const hasFees = GENERAL_FEES.some(({ column }) => words.includes(column));
  if (!columns.has("price") || !columns.has("amount") || !hasFees) return false;
  const quantity = columns.get("quantity") ?? -1;
  return below.slice(0, SAMPLE).some(({ cells }) => isBelowZero(cells[quantity]));
}
