import { FIELD_LABELS, type Field } from "../fields";
import type { ColumnMapping } from "../preview";
import { type ImportProblem, showCell } from "../problems";
import type { Table } from "../tables/table";
import { looksNumeric } from "./cell-kinds";
import { columnProblem } from "./column-problem";
import { readHeaderColumns } from "./columns";
import { costProblems } from "./cost-problems";
import { currencyProblems } from "./currency-problems";
import { splitUnit, unreadUnit } from "./header-units";
import { isMade } from "./made-header";
import { isAmountWord } from "./put-columns-right";
import { namesThings } from "./put-names-right";
import { unreadCount } from "./put-quantity-right";
import { saidColumn } from "./said-columns";
import { sideProblems } from "./side-problems";

/** Fields that say how much is held. */
const AMOUNTS = ["quantity", "price", "value", "weight"] as const satisfies readonly Field[];
const COUNTS: Readonly<Record<string, string>> = {
  "1000": "thousands",
  "1000000": "millions",
  "0.0001": "hundredths of a per cent",
};

/**
 * What was assumed of the columns of a table, where how much is held hangs on it.
 *
 * @param isAsked which column is the quantity is asked
 * @param mapping what the user says of columns: of one that is not to be read nothing more is said
 */
export function columnProblems(table: Table, isAsked: boolean, mapping: ColumnMapping = {}): ImportProblem[] {
  const problems = assumed(table, isAsked);
  const leftOut = Object.entries(mapping).flatMap(([key, field]) =>
    field === null ? (table.header[saidColumn(table.header, key)?.index ?? -1] ?? []) : [],
  );
  return leftOut.length === 0
    ? problems
    : problems.filter(({ column }) => column === null || !leftOut.includes(column));
}

function assumed(table: Table, isAsked: boolean): ImportProblem[] {
  return [
    ...guessed(table, isAsked),
    ...scaled(table),
    ...unread(table),
    ...doubled(table),
    ...passedOver(table),
    ...costProblems(table),
    ...openSum(table),
    ...openCount(table),
    ...openAmount(table),
    ...sideProblems(table),
    ...currencyProblems(table),
    ...openName(table),
    ...typedPrice(table),
  ];
}

/** A column of amounts that was told by what stands in it, under a header that says something else. */
function guessed(table: Table, isAsked: boolean): ImportProblem[] {
  return AMOUNTS.flatMap((field) => {
    const basis = table.basis.get(field);
    const header = table.header[basis?.index ?? -1] ?? "";
    // A low one is asked about where another column could be it.
    if (!basis?.isGuess || header === "" || isMade(table) || (field === "quantity" && isAsked)) return [];
    const message = `No header names the ${FIELD_LABELS[field].toLowerCase()}: “${showCell(header)}” was taken for it, because ${lower(basis.why)} Choose what it holds among the columns if that is wrong.`;
    return [columnProblem(table, "warning", header, message)];
  });
}

function scaled(table: Table): ImportProblem[] {
  return [...table.scales].flatMap(([field, scale]) => {
    const header = table.header[table.columns.get(field) ?? -1] ?? "";
    const message = `“${showCell(header)}” is in ${COUNTS[scale] ?? scale}: each of its numbers was multiplied by ${Number(scale).toLocaleString("en-US", { maximumFractionDigits: 4 })}.`;
    return [columnProblem(table, "info", header, message)];
  });
}

/** A column whose unit is none of ours: read as if it had none it would be another amount. */
function unread(table: Table): ImportProblem[] {
  const read = new Set(table.columns.values());
  return table.header.flatMap((header, index) => {
    const own = splitUnit(header);
    const unit = read.has(index) || (own && own.scale !== "0.0001") ? null : unreadUnit(header);
    if (unit === null || !isAmount(header) || isNeedlessWeight(table, header)) return [];
    const message = `“${showCell(header)}” is not read: its numbers are in “${showCell(unit)}”, which are not counted here.`;
    return [columnProblem(table, "warning", header, message)];
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
    return [columnProblem(table, "warning", header, message)];
  });
}

/** A column that bears the word for the quantity and was what had been bought before some was sold. */
function passedOver(table: Table): ImportProblem[] {
  const basis = table.basis.get("quantity");
  if (basis?.insteadOf === undefined) return [];
  const [header, other] = [table.header[basis.index] ?? "", table.header[basis.insteadOf] ?? ""];
  const message = `“${showCell(header)}” was taken for the quantity and not “${showCell(other)}”, because ${lower(basis.why)} Choose “${FIELD_LABELS.quantity}” for “${showCell(other)}” among the columns if that is wrong.`;
  return [columnProblem(table, "warning", header, message)];
}

/** Proved by a product, read together with the other, or the other read as something else. */
function isSettled(table: Table, field: Field, twin: number): boolean {
  const basis = table.basis.get(field);
  return basis?.isProved === true || basis?.twin === twin || [...table.columns.values()].includes(twin);
}

/** A sum of accounts that may be of shares or of dollars: which column is the quantity is asked, and that it may be none is said. */
function openSum(table: Table): ImportProblem[] {
  const basis = table.basis.get("quantity");
  if (!basis?.isOpenSum || table.columns.has("value")) return [];
  const header = table.header[basis.index] ?? "";
  const message = `“${showCell(header)}” is the sum of other columns, and nothing says whether of shares or of money: choose “${FIELD_LABELS.value}” for it among the columns if it is money.`;
  return [columnProblem(table, "warning", header, message)];
}

/** Values without quantities, beside numbers that may be them. */
function openCount(table: Table): ImportProblem[] {
  const index = isMade(table) ? null : unreadCount(table);
  if (index === null) return [];
  const header = table.header[index] ?? "";
  const message = `No header names the quantity, so shares are counted from the values: choose “${FIELD_LABELS.quantity}” for “${showCell(header)}” among the columns if it is the number held.`;
  return [columnProblem(table, "warning", header, message)];
}

/** "Amount" beside nothing that tells dollars from shares. */
function openAmount(table: Table): ImportProblem[] {
  const basis = table.basis.get("value");
  const header = table.header[basis?.index ?? -1] ?? "";
  if (basis?.confidence !== "low" || basis.isGuess || !isAmountWord(header)) return [];
  const message = `“${showCell(header)}” was taken for what each line is worth, in money: choose “${FIELD_LABELS.quantity}” for it among the columns if it is the number of shares.`;
  return [columnProblem(table, "warning", header, message)];
}

/** Tickers in a column whose header calls them names. */
function openName(table: Table): ImportProblem[] {
  const basis = table.basis.get("symbol");
  const header = table.header[basis?.index ?? -1] ?? "";
  if (!basis?.isGuess || !namesThings(header)) return [];
  const message = `No header names the symbol: “${showCell(header)}” was taken for it, because ${lower(basis.why)} Choose “${FIELD_LABELS.description}” for it among the columns if they are names.`;
  return [columnProblem(table, "warning", header, message)];
}

/** The second number of a list typed without a header. */
function typedPrice(table: Table): ImportProblem[] {
  const basis = table.basis.get("price");
  if (!basis?.isGuess || !isMade(table)) return [];
  const header = table.header[basis.index] ?? "";
  const quantity = table.header[table.columns.get("quantity") ?? -1] ?? "";
  // Beside a day of purchase it has become what was paid.
  const [field = "price"] = [...table.columns].flatMap(([one, index]) => (index === basis.index ? one : []));
  const message = `The list has no header: “${quantity}” was taken for the quantity and “${header}” for the ${FIELD_LABELS[field].toLowerCase()}. Choose among the columns if that is wrong.`;
  return [columnProblem(table, "warning", header, message)];
}

function areSame({ rows }: Table, one: number, other: number): boolean {
  return rows.every(({ cells }) => !looksNumeric(cells[other] ?? "") || cells[one] === cells[other]);
}

/** A weight beside a quantity or a value was left out on purpose. */
function isNeedlessWeight({ columns }: Table, header: string): boolean {
  const [found] = readHeaderColumns([header.replace(/[([{].*$/, "")]);
  return found?.field === "weight" && (columns.has("quantity") || columns.has("value"));
}

/** Whether a header without its brackets is a word for an amount. */
function isAmount(header: string): boolean {
  const [found] = readHeaderColumns([header.replace(/[([{].*$/, "")]);
  return found !== undefined && (AMOUNTS.some((field) => field === found.field) || /price|cost/i.test(found.field));
}

const lower = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);
