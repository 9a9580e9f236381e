import type { IsoDate } from "../preview";
import type { DateDecision, DateOrder } from "../text/dates";
import type { DialectDecision } from "../text/number-dialect";
import { isBelowZero } from "./below-zero";
import { decideDays, orderOfExpiries } from "./day-order";
import type { LedgerTable } from "./find-ledger";
import { generalKind } from "./general-words";
import { NAMING_FIELDS } from "./ledger-fields";
import { decideNumbers, type NumberColumn } from "./ledger-numbers";
import type { MovementKind } from "./movement-kinds";
import { tellsContractsApart } from "./opening-words";
import { remembered } from "./remembered";
import type { SecurityReading } from "./security";
import { sideLetters } from "./side-letters";

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

/**
 * Decides what takes all of a table's lines.
 *
 * @param answers what the user said of what the cells leave open: "numbers" and "dates", as `PreviewQuestion` has them
 */
export function openLedger(
  table: LedgerTable,
  delimiter: string,
  answers: Readonly<Record<string, string>> = {},
): OpenLedger {
  const { broker, columns, rows } = table;
  const numbers = decideNumbers(table, delimiter, answers.numbers);
  const dates = decideDays(table, answers.dates);
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

/** Whether some purchases are of less than nothing and some are not. */
function buysBothWays({ columns, rows }: LedgerTable, letters: ReadonlyMap<string, MovementKind>): boolean {
  const [action, quantity] = [columns.get("action") ?? -1, columns.get("quantity") ?? -1];
  if (!rows.some(({ cells }) => isBelowZero(cells[quantity]))) return false;
  const kinds = new Map<string, MovementKind | null>();
  const signs = new Set<boolean>();
  for (const { cells } of rows) {
    const [words = "", shares = ""] = [cells[action], cells[quantity]];
    const kind = remembered(kinds, words, () => letters.get(words.toUpperCase()) ?? generalKind(words));
    if (kind === "buy" && /[1-9]/.test(shares)) signs.add(isBelowZero(shares));
  }
  return signs.size === 2;
}
