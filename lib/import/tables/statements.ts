import type { ColumnMap, Field } from "../fields";
import type { IsoDate } from "../preview";
import { type ImportProblem, PROBLEM_CODES } from "../problems";
import { decideDateOrder, readDate } from "../text/dates";
import type { CsvRecord } from "../text/records";
import type { Table } from "./table";

/** A table after its plain "Date" column has been understood. */
export interface DatedTable {
  table: Table;
  /** The one day the lines speak of. */
  statementDate: IsoDate | null;
  /** Lines of earlier statements. */
  earlier: { record: CsvRecord; reason: string }[];
  problem: ImportProblem | null;
}

/**
 * What a column called only "Date" means. One day throughout: the day of the statement. Several days that each list much
 * the same symbols once: several statements, of which the latest is held. Otherwise: the day each lot was bought.
 */
export function readStatementDates(table: Table): DatedTable {
  const column = table.columns.get("date");
  const plain: DatedTable = { table, statementDate: null, earlier: [], problem: null };
  if (column === undefined) return plain;
  const { order } = decideDateOrder(table.rows.map(({ cells }) => cells[column] ?? ""));
  const groups = new Map<IsoDate, CsvRecord[]>();
  for (const record of table.rows) {
    const day = readDate(record.cells[column] ?? "", order);
    if (!day) continue;
    const group = groups.get(day);
    if (group) group.push(record);
    else groups.set(day, [record]);
  }
  const latest = [...groups.keys()].sort().at(-1);
  if (latest === undefined) return plain;
  if (groups.size === 1) return isBeforeEntries(table, latest) ? plain : { ...plain, statementDate: latest };
  if (table.columns.has("entryDate")) return plain;
  const header = table.header[column] ?? "Date";
  if (!areStatements([...groups.values()], groups.get(latest) ?? [], table.columns)) {
    const message = `“${header}” is read as the day each lot was bought, and the price beside it as what it cost.`;
    return {
      ...plain,
      table: { ...table, columns: asLots(table.columns, column) },
      problem: note("info", table, header, message),
    };
  }
  const isEarlier = (record: CsvRecord) => {
    const day = readDate(record.cells[column] ?? "", order);
    return day !== null && day !== undefined && day < latest;
  };
  const message = `The file holds ${groups.size} statements; the latest, of ${latest}, is read and the earlier ones are left out.`;
  return {
    table: { ...table, rows: table.rows.filter((record) => !isEarlier(record)) },
    statementDate: latest,
    earlier: table.rows
      .filter(isEarlier)
      .map((record) => ({ record, reason: `Belongs to an earlier statement than ${latest}.` })),
    problem: note("warning", table, header, message),
  };
}

/** Whether at least half of the lots were bought after that day: it is one of prices, and what is held was bought since. */
function isBeforeEntries({ columns, rows }: Table, day: IsoDate): boolean {
  const entry = columns.get("entryDate");
  if (entry === undefined) return false;
  const cells = rows.flatMap(({ cells: row }) => row[entry] || []);
  const { order } = decideDateOrder(cells);
  const later = cells.filter((cell) => (readDate(cell, order) ?? "") > day);
  return later.length > 0 && later.length * 2 >= cells.length;
}

/** No symbol twice on one day, and at least half of the latest day's symbols on another day too. */
function areStatements(groups: CsvRecord[][], latest: CsvRecord[], columns: ColumnMap): boolean {
  const symbol = columns.get("symbol") ?? -1;
  const currency = columns.get("currency") ?? -1;
  const keys = groups.map((group) => group.map(({ cells }) => `${cells[symbol]} ${cells[currency] ?? ""}`));
  if (keys.some((day) => day.length < 2 || new Set(day).size !== day.length)) return false;
  const last = new Set(latest.map(({ cells }) => `${cells[symbol]} ${cells[currency] ?? ""}`));
  const others = new Set(keys.filter((day) => !day.every((key) => last.has(key)) || day.length !== last.size).flat());
  const again = keys.filter((day) => day.length === last.size && day.every((key) => last.has(key))).length > 1;
  return again || [...last].filter((key) => others.has(key)).length * 2 >= last.size;
}

function asLots(columns: ColumnMap, date: number): ColumnMap {
  const changed = new Map<Field, number>(columns);
  changed.set("entryDate", date);
  const price = changed.get("price");
  if (price !== undefined && !changed.has("entryPrice")) {
    changed.set("entryPrice", price);
    changed.delete("price");
  }
  return changed;
}

function note(severity: "info" | "warning", table: Table, column: string, message: string): ImportProblem {
  return { severity, code: PROBLEM_CODES.severalStatements, line: table.headerLine, column, value: null, message };
}
