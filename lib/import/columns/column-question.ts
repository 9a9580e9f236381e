import type { PreviewQuestion, QuestionReading } from "../preview";
import { showCell } from "../problems";
import type { Table } from "../tables/table";
import { isNothing } from "../text/numbers";
import { looseNumber } from "../text/numbers-loosely";
import { looksNumeric, weighColumn } from "./cell-kinds";
import { isNumbering, readHeader, tellsOfMoney } from "./columns";
import { unreadUnit } from "./header-units";

const SAMPLE_ROWS = 200;
/** Share of a column's cells that are numbers, and how many columns are offered. */
const [MOST_CELLS, MOST_COLUMNS] = [0.6, 6] as const;

/**
 * Which column is the quantity, where no header says so and several hold plain numbers: how much is held hangs on it, so it
 * is asked. Null where it is known, where the user said it, or where one column alone could be it.
 */
export function askAboutQuantity(tables: readonly Table[], answer: string | null): PreviewQuestion | null {
  const table = tables.find(({ basis }) => basis.get("quantity")?.confidence === "low");
  const taken = table?.columns.get("quantity");
  if (!table || taken === undefined) return null;
  const indexes = [taken, ...others(table, taken)].slice(0, MOST_COLUMNS);
  if (indexes.length < 2) return null;
  const readings = indexes.map((index) => readingOf(table, index));
  const row = table.rows.find(({ cells }) => looksNumeric(cells[taken] ?? ""));
  return {
    id: "quantity",
    kind: "quantity",
    column: indexes.map((index) => nameOf(table, index)).join(", "),
    example: row?.cells[taken] ?? "",
    line: row?.line ?? table.headerLine,
    readings,
    answer: readings.some(({ value }) => value === answer) ? answer : null,
  };
}

/** Further columns of plain numbers that nothing else is read from. */
function others(table: Table, taken: number): number[] {
  const sample = table.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells);
  const width = sample.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  const read = new Set(table.columns.values());
  return Array.from({ length: width }, (_, index) => index).filter((index) => {
    const header = table.header[index] ?? "";
    if (index === taken || read.has(index) || isNumbering(header) || unreadUnit(header) !== null) return false;
    if (tellsOfMoney(header) || namesOther(header)) return false;
    const kinds = weighColumn(sample, index);
    const isPlain = kinds.percents === 0 && kinds.money === 0 && kinds.dates < kinds.filled;
    return isPlain && kinds.filled > 0 && kinds.numbers >= kinds.filled * MOST_CELLS;
  });
}

/** Whether a header is a word for something else that is counted in numbers. */
function namesOther(header: string): boolean {
  const [field] = readHeader([header]).keys();
  return field !== undefined && field !== "quantity" && field !== "value";
}

function readingOf(table: Table, index: number): QuestionReading {
  const cells = table.rows.map(({ cells: row }) => row[index] ?? "").filter((cell) => !isNothing(cell));
  const sum = cells.reduce((total, cell) => total + (looseNumber(cell) ?? 0), 0);
  const name = nameOf(table, index);
  const shown = sum.toLocaleString("en-US", { maximumFractionDigits: 4 });
  return {
    // By its place where its header would not tell it from another.
    value: table.header.indexOf(name) === index && isAlone(table, name) ? name : String(index),
    label: `“${showCell(name)}” is the quantity (${cells
      .slice(0, 3)
      .map((cell) => showCell(cell, 20))
      .join(", ")})`,
    totals: `It adds up to ${shown}.`,
  };
}

function nameOf({ header }: Table, index: number): string {
  return header[index] || `Column ${index + 1}`;
}

const isAlone = ({ header }: Table, name: string) =>
  header.filter((cell) => cell.toLowerCase() === name.toLowerCase()).length === 1;
