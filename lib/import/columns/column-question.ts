import type { PreviewQuestion, QuestionReading } from "../preview";
import { showCell } from "../problems";
import type { Table } from "../tables/table";
import { isNothing } from "../text/numbers";
import { looseNumber } from "../text/numbers-loosely";
import { looksNumeric } from "./cell-kinds";
import { isNumbering, readHeader, tellsOfMoney } from "./columns";
import { unreadUnit } from "./header-units";
import { madeName } from "./made-header";
import { freeNumbers } from "./number-columns";

const SAMPLE_ROWS = 200;
/** How many columns are offered. */
const MOST_COLUMNS = 6;

/**
 * Which column is the quantity, where no header says so and several hold plain numbers: how much is held hangs on it, so it
 * is asked. Null where it is known, where the user said it, or where one column alone could be it.
 */
export function askAboutQuantity(tables: readonly Table[], answer: string | null): PreviewQuestion | null {
  const table = tables.find(({ basis }) => basis.get("quantity")?.confidence === "low");
  const taken = table?.columns.get("quantity");
  if (!table || taken === undefined) return null;
  const indexes = [taken, ...others(table)].slice(0, MOST_COLUMNS);
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
function others(table: Table): number[] {
  const sample = table.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells);
  return freeNumbers(table, sample, new Set()).filter((index) => {
    const header = table.header[index] ?? "";
    return !isNumbering(header) && unreadUnit(header) === null && !tellsOfMoney(header) && !namesOther(header);
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
  return header[index] || madeName(index);
}

const isAlone = ({ header }: Table, name: string) =>
  header.filter((cell) => cell.toLowerCase() === name.toLowerCase()).length === 1;
