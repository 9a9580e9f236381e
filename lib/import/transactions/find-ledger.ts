import type { ColumnBasis } from "../columns/content-columns";
import { HEADER_CURRENCIES } from "../columns/header-units";
import { lastLetters, letterMark } from "../columns/letter-mark";
import { rememberWords } from "../columns/remembered-words";
import type { TradeField } from "../fields";
import { readCash } from "../rows/cash";
import type { CsvRecord } from "../text/records";
import type { BrokerLedger } from "./broker-ledger";
import { BROKER_LEDGERS } from "./brokers";
import { PLAIN, SIGNED } from "./brokers/plain";
import {
  type FeePlace,
  GENERAL_FEES,
  GENERAL_HEADERS,
  headerCurrency,
  type LedgerColumns,
  type LedgerField,
  ledgerWord,
  mapLedger,
  placeFees,
  plainWord,
  SECURITY_WORDS,
} from "./ledger-fields";
import type { Instrument } from "./security";
import { findVerbs, holdsVerbs } from "./verb-column";

/** A header of a list of trades and the lines under it. */
export interface LedgerTable {
  broker: BrokerLedger;
  /** The header's cells as they stand. */
  header: readonly string[];
  headerRecord: CsvRecord;
  /** The header's cells as `ledgerWord` writes them. */
  words: readonly string[];
  columns: LedgerColumns;
  fees: readonly FeePlace[];
  /** What the user says of columns, by their place; null: not read. */
  said: ReadonlyMap<number, TradeField | null>;
  /** The fields that the user has read from another column than the header's words name. */
  moved: ReadonlySet<LedgerField>;
  /** Why columns are read so that no word names, by their place. */
  basis: ReadonlyMap<number, ColumnBasis>;
  rows: CsvRecord[];
  /** Of all its lines, where no column says. */
  account: string;
  /** What another part of the file says of tickers. */
  instruments?: ReadonlyMap<string, Instrument>;
}

/** How far down a column of verbs is looked at. */
const SAMPLE = 20;
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
  return below.slice(0, SAMPLE).some(({ cells }) => /^[-(−]\s*[\d.,]*[1-9]/.test(cells[quantity] ?? ""));
}

/** The table that a header begins. */
export function ledgerTable(broker: BrokerLedger, headerRecord: CsvRecord, header: readonly string[]): LedgerTable {
  const words = header.map(broker.headers.length === 0 && broker.broker === null ? plainWord : ledgerWord);
  const columns = mapLedger(words, broker.columns);
  const basis = new Map<number, ColumnBasis>();
  for (const [field, place] of broker.places ?? []) {
    for (const [before, index] of [...columns]) if (index === place.index) columns.delete(before);
    columns.set(field, place.index);
    basis.set(place.index, place);
  }
  const fees = placeFees(words, broker.fees ?? GENERAL_FEES);
  const asNamed = { said: new Map(), moved: new Set<LedgerField>(), basis };
  return { broker, header, headerRecord, words, columns, fees, ...asNamed, rows: [], account: "" };
}

export interface LedgerLayout {
  tables: LedgerTable[];
  headers: CsvRecord[];
  ignored: { record: CsvRecord; reason: string }[];
}

/**
 * The lists of trades in a file, one header or several, and the lines that stand outside them.
 *
 * @param told a header that heads a list by what the user says, whatever its words are
 */
export function findLedgers(records: readonly CsvRecord[], told?: CsvRecord): LedgerLayout {
  const toldHeader = told?.cells.join("\n");
  const layout: LedgerLayout = { tables: [], headers: [], ignored: [] };
  const byHeader = new Map<string, LedgerTable>();
  let table: LedgerTable | null = null;
  for (const [index, record] of records.entries()) {
    if (record.cells.every((cell) => cell === "")) continue;
    const known: BrokerLedger | null = mayBeHeader(record.cells, table)
      ? brokerOf(record.cells, records.slice(index + 1, index + 1 + SAMPLE))
      : null;
    const broker: BrokerLedger | null =
      known ?? (toldHeader !== undefined && record.cells.join("\n") === toldHeader ? PLAIN : null);
    if (broker) {
      layout.headers.push(record);
      const header = record.cells.join("\n");
      const again: LedgerTable | undefined = byHeader.get(header);
      table = again ?? ledgerTable(broker, record, record.cells);
      if (!again) layout.tables.push(table);
      byHeader.set(header, table);
    } else if (table) {
      table.rows.push(record);
    } else {
      layout.ignored.push({ record, reason: "Stands before the header." });
    }
  }
  return layout;
}

/** A header has four words or more, no numbers, and does not begin as the lines above it do: this spares most lines a look. */
function mayBeHeader(cells: readonly string[], table: LedgerTable | null): boolean {
  if (cells.some(isNumberOrDay)) return false;
  if (table && cells[0] === table.header[0] && cells.length === table.header.length) return true;
  let filled = 0;
  for (const cell of cells) if (cell !== "") filled += 1;
  return filled >= 4;
}

function isNumberOrDay(cell: string): boolean {
  const first = cell.charCodeAt(0);
  const signed = first === 36 || first === 40 || first === 43 || first === 45 || first === 163 || first === 8364;
  // Digits, and the signs that stand before them: $ ( + - £ €
  if (!signed && !(first >= 48 && first <= 57)) return false;
  return /^[-+$€£(]*\d[\d.,:/-]*\)?$/.test(cell) || /^\d{1,4}[-/.]\d/.test(cell);
}
