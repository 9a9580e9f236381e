import { MAXIMUM_WORDS_CHARACTERS } from "../limits";
import type { IsoDate } from "../preview";
import { NUMBER_STYLES } from "../questions";
import { type DateDecision, type DateOrder, decideDateOrder, readDate } from "../text/dates";
import { type DialectDecision, decideDialects } from "../text/number-dialect";
import { isNothing, type NumberReading, readNumber } from "../text/numbers";
import type { CsvRecord } from "../text/records";
import { readEvent } from "./event-text";
import type { LedgerTable } from "./find-ledger";
import { generalKind } from "./general-words";
import { type LedgerField, NAMING_FIELDS } from "./ledger-fields";
import type { MovementKind } from "./movement-kinds";
import { tellsContractsApart } from "./opening-words";
import type { SecurityReading } from "./security";
import { sideLetters } from "./side-letters";

/** Columns of numbers, fees by their place, and the numbers inside an event's words. */
type NumberColumn = LedgerField | "eventQuantity" | "eventPrice" | `fee ${number}`;
const NUMBER_FIELDS = ["quantity", "price", "amount", "balance", "ratio", "multiplier", "strike"] as const;

/** A table with everything decided that takes all of its lines: number and date dialects. */
export interface OpenLedger extends LedgerTable {
  numbers: ReadonlyMap<NumberColumn, DialectDecision>;
  dates: DateDecision;
  /** Of the days on which options expire. */
  expiryOrder: DateOrder;
  /** The columns that name what a line is about. */
  naming: readonly number[];
  /** Some purchases are of less than nothing and some are not, in a file that nobody described. */
  mixesSigns: boolean;
  /** Its words tell trades of options from those of shares. */
  tellsContracts: boolean;
  /** What single letters say in the column of verbs. */
  letters: ReadonlyMap<string, MovementKind>;
  /** What has been found out once, by what it was found out from: most lines say what others say. */
  kinds: Map<string, MovementKind | null>;
  days: Map<string, IsoDate | null | undefined>;
  securities: Map<string, SecurityReading>;
}

/** Finds out once. */
export function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const before = known.get(key);
  if (before !== undefined || known.has(key)) return before as T;
  const found = find();
  known.set(key, found);
  return found;
}

/**
 * @param answers what the user said of what the cells leave open: "numbers" and "dates", as `PreviewQuestion` has them
 */
export function openLedger(
  table: LedgerTable,
  delimiter: string,
  answers: Readonly<Record<string, string>> = {},
): OpenLedger {
  const { broker, columns, rows, fees } = table;
  const cells = new Map<NumberColumn, string[]>();
  const take = (key: NumberColumn, index: number) =>
    cells.set(
      key,
      rows.map((row) => numeric(row.cells[index] ?? "")),
    );
  for (const field of NUMBER_FIELDS) {
    const index = columns.get(field);
    if (index !== undefined) take(field, index);
  }
  for (const { index } of fees) take(`fee ${index}`, index);
  if (broker.sharesInEvent) {
    const index = columns.get("event") ?? -1;
    const events = rows.flatMap((row) => readEvent(row.cells[index] ?? "") ?? []);
    cells.set(
      "eventQuantity",
      events.map(({ quantity }) => quantity),
    );
    cells.set(
      "eventPrice",
      events.map(({ price }) => price),
    );
  }
  const date = columns.get("date") ?? -1;
  const moments = rows.map((row) => row.cells[date] ?? "");
  const days = moments.map(dayCell);
  const decided = broker.dateOrder ? { order: broker.dateOrder, ambiguous: null } : orderOfDays(days, moments);
  const told = (["month_first", "day_first"] as const).find((order) => order === answers.dates);
  const mark = ([".", ","] as const).find((one) => NUMBER_STYLES[one] === answers.numbers);
  const numbers = decideDialects(cells, delimiter);
  for (const [key, decision] of numbers) {
    if (decision.ambiguous !== null && mark) numbers.set(key, { ...decision, mark });
  }
  const dates = decided.ambiguous !== null && told ? { ...decided, order: told } : decided;
  const verbs = columns.get("action") ?? -1;
  const letters = sideLetters(rows.map((row) => row.cells[verbs] ?? ""));
  const mixesSigns = broker.broker === null && buysBothWays(table, letters);
  const expiryOrder = orderOfExpiries(table, dates.order);
  const naming = namingColumns(table);
  const tellsContracts = broker.broker === null && tellsContractsApart(rows, verbs);
  const known = { kinds: new Map(), days: new Map(), securities: new Map() };
  return { ...table, numbers, dates, expiryOrder, naming, letters, mixesSigns, tellsContracts, ...known };
}

/** What was done says call or put only where options have columns and none for that. */
function namingColumns({ columns }: LedgerTable): number[] {
  const fields = columns.has("strike") ? [...NAMING_FIELDS, "action" as const] : NAMING_FIELDS;
  return fields.flatMap((field) => columns.get(field) ?? []);
}

function orderOfExpiries({ columns, rows }: LedgerTable, otherwise: DateOrder): DateOrder {
  const index = columns.get("expiration");
  if (index === undefined) return otherwise;
  const { order, ambiguous } = decideDateOrder(rows.map(({ cells }) => cells[index] ?? ""));
  return ambiguous === null ? order : otherwise;
}

function buysBothWays({ columns, rows }: LedgerTable, letters: ReadonlyMap<string, MovementKind>): boolean {
  const [action, quantity] = [columns.get("action") ?? -1, columns.get("quantity") ?? -1];
  const isBelow = (cell: string) => /^[-(−]\s*[\d.,]*[1-9]/.test(cell);
  if (!rows.some(({ cells }) => isBelow(cells[quantity] ?? ""))) return false;
  const kinds = new Map<string, MovementKind | null>();
  const signs = new Set<boolean>();
  for (const { cells } of rows) {
    const [words = "", shares = ""] = [cells[action], cells[quantity]];
    const kind = remembered(kinds, words, () => letters.get(words.toUpperCase()) ?? generalKind(words));
    if (kind === "buy" && /[1-9]/.test(shares)) signs.add(isBelow(shares));
  }
  return signs.size === 2;
}

/** Times of America: "10:00:00 EDT". */
const AMERICAN_TIME = /\d\s*(?:[AP]M)?\s*(?:E[SD]?T|P[SD]T|CDT|M[SD]T)$/i;

/** Lists of trades run one way, and American times stand beside American days: where the cells leave it open, the only order in which they do is theirs. */
function orderOfDays(cells: readonly string[], moments: readonly string[]): DateDecision {
  const decided = decideDateOrder(cells);
  if (decided.ambiguous === null) return decided;
  if (moments.some((moment) => AMERICAN_TIME.test(moment))) return { order: "month_first", ambiguous: null };
  const runs = (order: DateOrder) => {
    const days = cells.flatMap((cell) => readDate(cell, order) ?? []);
    const up = days.every((day, i) => i === 0 || day >= (days[i - 1] ?? ""));
    return up || days.every((day, i) => i === 0 || day <= (days[i - 1] ?? ""));
  };
  const [month, day] = [runs("month_first"), runs("day_first")];
  return month === day ? decided : { order: month ? "month_first" : "day_first", ambiguous: null };
}

export function cellOf({ columns }: LedgerTable, { cells }: CsvRecord, field: LedgerField): string {
  return cells[columns.get(field) ?? -1] ?? "";
}

/** A number of a column; where the column's dialect refuses a cell that is plain in the other one, that is taken. */
export function numberIn(table: OpenLedger, key: NumberColumn, cell: string): NumberReading {
  const mark = table.numbers.get(key)?.mark ?? ".";
  const text = numeric(cell);
  const reading = readNumber(text, mark);
  if (reading.ok && cell.length > MAXIMUM_WORDS_CHARACTERS) return TOO_LONG;
  if (reading.ok || !/^[^.,]*\d[.,]\d{1,2}\D*$|[.,]\d{4,}\D*$/.test(text)) return reading;
  const other = readNumber(text, mark === "." ? "," : ".");
  return other.ok ? other : reading;
}

/** Of so many digits, sums and products would take seconds. */
const TOO_LONG: NumberReading = {
  ok: false,
  why: "is larger than any holding can be (18 digits): check it for a slip",
};

/** The day and the time of a line, the latter as text that sorts; `date` is null where blank, undefined where it is none. */
export function momentOf(table: OpenLedger, record: CsvRecord): { date: IsoDate | null | undefined; time: string } {
  const cell = cellOf(table, record, "date");
  const day = dayCell(cell);
  const date = remembered(table.days, day, () => (isNothing(day) ? null : readDate(day, table.dates.order)));
  return { date, time: timeIn(cellOf(table, record, "time")) || timeIn(cell) };
}

const MONTHS: Readonly<Record<string, string>> = {
  mrt: "mar",
  mär: "mar",
  mrz: "mar",
  avr: "apr",
  abr: "apr",
  mei: "may",
  mai: "may",
  maj: "may",
  mag: "may",
  juin: "jun",
  juil: "jul",
  ago: "aug",
  août: "aug",
  okt: "oct",
  out: "oct",
  ott: "oct",
  dez: "dec",
  déc: "dec",
  dic: "dec",
};

/** The date alone: "07/15/2024 as of 07/12/2024" counts from the second; "20230522;093000" and "2026-02-05, 09:31:00" lose their times. */
export function dayCell(cell: string): string {
  if (cell.length > 60) return cell;
  // Most files write 2026-02-05T09:31:00, or nothing behind the day.
  if (/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d[\d:.]*Z?)?$/.test(cell)) return cell.slice(0, 10);
  const told = /\bas of\s+(.+)$/i.exec(cell)?.[1] ?? cell;
  return told
    .replace(/[T;,\s]+\d{1,2}:?\d{2}(:?\d{2})?([.,]\d+)?\s*([AP]M)?\s*(Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2})?$/i, "")
    .replace(/\p{L}{3,4}/u, (word) => MONTHS[word.toLowerCase()] ?? word)
    .trim();
}

function timeIn(cell: string): string {
  // A day alone, as in most files.
  if (!cell.includes(":") && cell.length < SHORTEST_PACKED) return "";
  const found = /(?:^|[T;,\s])(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*([AP]M)?/i.exec(cell);
  if (!found) {
    const packed = /^\d{8}[;,\sT](\d{2})(\d{2})(\d{2})$/.exec(cell);
    return packed ? `${packed[1]}:${packed[2]}:${packed[3]}` : "";
  }
  const [, hour = "", minute = "", second = "00", fraction = "", half = ""] = found;
  const shifted = half === "" ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return `${String(shifted).padStart(2, "0")}:${minute}:${second}${fraction}`;
}

/** 20230522;093000 */
const SHORTEST_PACKED = 15;

/** "10S" is ten, and out: the letter is for the reader of the sign. "@150.00" is a price. */
function numeric(cell: string): string {
  if (cell.startsWith("@")) return cell.slice(1).trim();
  return /^[\d.,]+S$/i.test(cell) ? cell.slice(0, -1) : cell;
}
