import { madeName } from "../columns/made-header";
import { saidColumn } from "../columns/said-columns";
import { tellsLongOrShort } from "../columns/side-columns";
import type { Field } from "../fields";
import type { ColumnMapping } from "../preview";
import { type ImportProblem, PROBLEM_CODES, showCell } from "../problems";
import type { Table } from "../tables/table";
import { generalKind } from "./general-words";
import { plainWord } from "./ledger-fields";
import { type MovementKind, OUTWARD } from "./movement-kinds";
import { sideLetters } from "./side-letters";
import { isAdvice } from "./verb-column";

/** Fields whose cells never say what happened, whatever word stands in them. */
const OTHER: ReadonlySet<Field> = new Set<Field>([
  ...(["symbol", "identifier", "description", "quantity", "price", "value", "weight", "optionType"] as const),
  ...(["account", "accountNumber", "currency", "exchange", "investmentClass", "subtype", "underlying"] as const),
]);
const SIDES: ReadonlySet<MovementKind> = new Set<MovementKind>([...OUTWARD, "buy", "cover", "cancelSell"]);
/** Verbs are few; a column with more words than this is one of names or notes. */
const MOST_WORDS = 40;
const LONGEST = 40;

/**
 * A table that would be read as holdings and whose cells say that something was sold: what was sold would be counted as
 * held, so nothing is created from it until a date makes it a list of trades, or its owner says that the column means
 * something else.
 *
 * @param skipped lines that are left out by choice
 */
export function tradesAsHoldings(
  table: Table,
  skipped: ReadonlySet<number>,
  mapping: ColumnMapping | undefined,
): ImportProblem[] {
  if (table.cashOnly) return [];
  const { header, rows, columns } = table;
  const taken = new Set([...columns].flatMap(([field, index]) => (OTHER.has(field) ? [index] : [])));
  const action = columns.get("action");
  for (const [key, field] of Object.entries(mapping ?? {})) {
    const said = saidColumn(header, key);
    if (said && field !== "action") taken.add(said.index);
  }
  const hasDay = columns.has("date") || columns.has("entryDate");
  const read = rows.filter(({ line }) => !skipped.has(line)).map(({ cells }) => cells);
  const side = columns.get("side");
  for (let index = 0; index < header.length; index += 1) {
    // Long and short alone are no trades, whether they are the side or how long a lot was held.
    if (taken.has(index) || isAdvice(header[index] ?? "") || tellsLongOrShort(read, index)) continue;
    // A side is told apart as long or short, whatever words it has for them.
    const sold = index === side ? null : soldIn(read, index, index === action);
    if (sold !== null) return [problemOf(table, index, `says that something was sold (${showCell(sold, 30)})`, sold)];
    if (!hasDay || !NAMED.has(plainWord(header[index] ?? ""))) continue;
    const strange = strangeIn(read, index);
    const shown = strange.slice(0, 4).map((word) => `“${showCell(word, 30)}”`);
    if (shown.length > 0) {
      const what = `seems to say what happened, in words that are not known (${shown.join(", ")}; known are buy, sell, split, transfer in)`;
      return [problemOf(table, index, what, strange[0] ?? "")];
    }
  }
  return [];
}

/** Headers of what happened that no table of holdings has beside a date. */
const NAMED: ReadonlySet<string> = new Set(
  "action,action type,transaction,transaction type,trade type,activity type,order side,order action,b/s,buy/sell,side,vorgang,auftragsart,geschäftsart,buchungsart,transaktion,transaktionstyp,transaktionstype,transactietype,typ av transaktion,kauf/verkauf,k/v,koop/verkoop,opération,type d'opération,achat/vente,a/v,operación,tipo de operación,compra/venta,c/v,operazione,tipo operazione,acquisto/vendita,operação,tipo de operação,compra/venda,köp/sälj,køb/salg".split(
    ",",
  ),
);
/** What a side says of a holding. */
const HELD = /^(long|short|l|s|hold|held|keep|add|trim|watch|open|margin|cash)\b/i;

/** The words of a column, where most of its cells are no movement that we know and nothing that holdings are called. */
function strangeIn(rows: readonly (readonly string[])[], index: number): string[] {
  const said = rows.map((cells) => cells[index] ?? "").filter((cell) => cell !== "");
  const letters = sideLetters(said);
  const isStrange = (cell: string) =>
    generalKind(cell) === null && !letters.has(cell.toUpperCase()) && !HELD.test(cell.trim());
  const strange = new Set(said.filter(isStrange));
  const lines = said.filter((cell) => strange.has(cell)).length;
  return strange.size > 1 && strange.size <= MOST_WORDS && lines * 2 >= said.length ? [...strange] : [];
}

/** The first word of a column that says something went out; null where it says no such thing, or is not about it. */
function soldIn(rows: readonly (readonly string[])[], index: number, isNamed: boolean): string | null {
  const counts = countWords(rows, index, isNamed ? Number.POSITIVE_INFINITY : MOST_WORDS);
  if (counts === null) return null;
  const letters = sideLetters(counts.keys());
  const kindOfCell = (cell: string): MovementKind | null => {
    if (cell.length === 1) return isNamed || letters.size === 2 ? (letters.get(cell.toUpperCase()) ?? null) : null;
    return isNamed || (cell.length <= LONGEST && !/\d/.test(cell)) ? generalKind(cell) : null;
  };
  let [filled, sides, sold]: [number, number, string | null] = [0, 0, null];
  for (const [cell, times] of counts) {
    const kind = kindOfCell(cell);
    filled += times;
    if (kind !== null && SIDES.has(kind)) sides += times;
    if (kind !== null && OUTWARD.has(kind)) sold ??= cell;
  }
  // Notes stand on some lines only.
  const isFull = filled * 2 > rows.length && sides * 2 >= filled;
  return isNamed || isFull ? sold : null;
}

/** How often each word stands in a column, in the order they come; null where it has more than `most`. */
function countWords(rows: readonly (readonly string[])[], index: number, most: number): Map<string, number> | null {
  const counts = new Map<string, number>();
  let last = "";
  let times = 0;
  for (let i = 0; i <= rows.length; i += 1) {
    const cell = rows[i]?.[index] ?? "";
    // Many lines running have the same.
    if (cell === last && i < rows.length) {
      times += 1;
      continue;
    }
    if (last !== "") counts.set(last, (counts.get(last) ?? 0) + times);
    if (counts.size > most) return null;
    last = cell;
    times = 1;
  }
  return counts;
}

function problemOf({ header, headerLine, columns }: Table, index: number, what: string, value: string): ImportProblem {
  const name = showCell(header[index] || madeName(index), 30);
  const isDated = columns.has("date") || columns.has("entryDate");
  const lack = isDated ? "" : ", and no column has their dates";
  return {
    severity: "error",
    code: PROBLEM_CODES.transactions,
    line: headerLine,
    column: header[index] || null,
    value: showCell(value),
    message: `“${name}” ${what}: the lines are trades and not what is held${lack}, so they are not counted as they stand. Choose the columns of the date and the action, export your positions instead, or, where each line is a holding, choose that “${name}” is not read.`,
  };
}
