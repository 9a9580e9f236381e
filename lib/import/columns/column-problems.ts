import { FIELD_LABELS, type Field } from "../fields";
import { type ImportProblem, PROBLEM_CODES, type Severity, showCell } from "../problems";
import type { Table } from "../tables/tables";
import { looksNumeric } from "./cell-kinds";
import { readHeaderColumns } from "./columns";
import { splitUnit, unreadUnit } from "./header-units";

/** Fields that say how much is held. */
const AMOUNTS = ["quantity", "price", "value", "weight"] as const satisfies readonly Field[];
const COUNTS: Readonly<Record<string, string>> = { "1000": "thousands", "1000000": "millions" };

/**
 * What was assumed of the columns of a table, where how much is held hangs on it.
 *
 * @param isAsked which column is the quantity is asked
 */
export function columnProblems(table: Table, isAsked: boolean): ImportProblem[] {
  return [...guessed(table, isAsked), ...scaled(table), ...unread(table), ...doubled(table), ...openCost(table)];
}

/** A column of amounts that was told by what stands in it, under a header that says something else. */
function guessed(table: Table, isAsked: boolean): ImportProblem[] {
  return AMOUNTS.flatMap((field) => {
    const basis = table.basis.get(field);
    const header = table.header[basis?.index ?? -1] ?? "";
    // A low one is asked about where another column could be it.
    if (!basis?.isGuess || header === "" || isMade(table) || (field === "quantity" && isAsked)) return [];
    const message = `No header names the ${FIELD_LABELS[field].toLowerCase()}: “${showCell(header)}” was taken for it, because ${lower(basis.why)} Choose what it holds among the columns if that is wrong.`;
    return [problem(table, "warning", header, message)];
  });
}

function scaled(table: Table): ImportProblem[] {
  return [...table.scales].flatMap(([field, scale]) => {
    const header = table.header[table.columns.get(field) ?? -1] ?? "";
    const message = `“${showCell(header)}” is in ${COUNTS[scale] ?? scale}: each of its numbers was multiplied by ${Number(scale).toLocaleString("en-US")}.`;
    return [problem(table, "info", header, message)];
  });
}

/** A column whose unit is none of ours: read as if it had none it would be another amount. */
function unread(table: Table): ImportProblem[] {
  const read = new Set(table.columns.values());
  return table.header.flatMap((header, index) => {
    const unit = read.has(index) || splitUnit(header) ? null : unreadUnit(header);
    if (unit === null || !isAmount(header)) return [];
    const message = `“${showCell(header)}” is not read: its numbers are in “${showCell(unit)}”, which are not counted here.`;
    return [problem(table, "warning", header, message)];
  });
}

/** Two columns of one name that differ, and nothing that tells which is meant. */
function doubled(table: Table): ImportProblem[] {
  const words = readHeaderColumns(table.header);
  return (["quantity", "price", "value"] as const).flatMap((field) => {
    const index = table.columns.get(field);
    const own = words.find((word) => word.index === index && word.field === field);
    const twin = words.find(
      (word) => own && word.word === own.word && word.currency === own.currency && word.index !== index,
    );
    if (
      !own ||
      !twin ||
      index === undefined ||
      isSettled(table, field, twin.index) ||
      areSame(table, index, twin.index)
    )
      return [];
    const header = table.header[index] ?? "";
    const message = `Two columns are called “${showCell(header)}” and differ: column ${index + 1} was read, column ${twin.index + 1} was not. Choose among the columns if that is wrong.`;
    return [problem(table, "warning", header, message)];
  });
}

/** Proved by a product, said by the user, or read as something else. */
function isSettled(table: Table, field: Field, twin: number): boolean {
  return table.basis.get(field)?.isProved === true || [...table.columns.values()].includes(twin);
}

function openCost(table: Table): ImportProblem[] {
  const basis = table.basis.get("costTotal");
  const quantity = table.columns.get("quantity") ?? -1;
  const isOne = table.rows.every(({ cells }) => /^-?1([.,]0*)?$|^$/.test(cells[quantity] ?? ""));
  if (basis?.confidence !== "low" || isOne || quantity < 0) return [];
  const header = table.header[basis.index] ?? "";
  const message = `“${showCell(header)}” was taken for what each line cost in all, and nothing in the file confirms it: choose “${FIELD_LABELS.entryPrice}” for it among the columns if it is what one share cost.`;
  return [problem(table, "warning", header, message)];
}

function areSame({ rows }: Table, one: number, other: number): boolean {
  return rows.every(({ cells }) => !looksNumeric(cells[other] ?? "") || cells[one] === cells[other]);
}

/** Whether a header without its brackets is a word for an amount. */
function isAmount(header: string): boolean {
  const [found] = readHeaderColumns([header.replace(/[([{].*$/, "")]);
  return found !== undefined && (AMOUNTS.some((field) => field === found.field) || /price|cost/i.test(found.field));
}

/** The names that a table without a header was given. */
const isMade = ({ header }: Table) => header.every((cell, i) => cell === `Column ${i + 1}`);

const lower = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

function problem({ headerLine }: Table, severity: Severity, column: string, message: string): ImportProblem {
  return { severity, code: PROBLEM_CODES.columnAssumed, line: headerLine, column, value: null, message };
}
