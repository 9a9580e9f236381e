import { weighCells } from "./cell-kinds";
import { WEAK_WORDS } from "./column-words";
import { headerWord, readHeader } from "./columns";
import { type ColumnBasis, guessColumns } from "./content-columns";
import { FIELDS, type Field } from "./fields";
import type { ColumnMapping } from "./preview";
import type { CsvRecord } from "./records";

/** What the columns of one table are read as, and why. */
export interface TableColumns {
  columns: Map<Field, number>;
  basis: Map<Field, ColumnBasis>;
  /** Currencies that headers name: "Market Value (EUR)". */
  currencies: Map<Field, string>;
}

/** Fields whose words are names of something else in another language: "Valeur", "Valor". */
const DOUBTED: ReadonlySet<Field> = new Set<Field>(["value", "price"]);

/** By the header's words, then by what the user says, which goes before everything. */
export function columnsOfHeader(header: readonly string[], mapping: ColumnMapping | undefined): TableColumns {
  const found: TableColumns = { columns: new Map(), basis: new Map(), currencies: new Map() };
  for (const [field, { index, word, currency }] of readHeader(header)) {
    const weak = WEAK_WORDS.has(word);
    put(found, field, {
      index,
      confidence: weak ? "medium" : "high",
      why: weak
        ? `Its header is “${header[index]}”, a word that can mean other things.`
        : `Its header is “${header[index]}”.`,
    });
    if (currency !== null) found.currencies.set(field, currency);
  }
  if (mapping) applyMapping(found, header, mapping);
  return found;
}

/**
 * The same once the lines below are known: a column of numbers that holds none is let go, what is missing is sought by
 * content, and what only looks like a field by its word ("Type: Cash, Margin") is put right.
 */
export function settleColumns(
  header: readonly string[],
  rows: readonly CsvRecord[],
  mapping: ColumnMapping | undefined,
): TableColumns {
  const found = columnsOfHeader(header, mapping);
  const sample = rows.slice(0, 200).map(({ cells }) => cells);
  for (const [field, { index }] of [...found.basis]) {
    if (!DOUBTED.has(field) || chosenByUser(found, field)) continue;
    const kinds = weighCells(sample.map((cells) => cells[index] ?? ""));
    if (kinds.filled === 0 || kinds.numbers > 0 || kinds.texts + kinds.names < kinds.filled / 2) continue;
    drop(found, field);
    if (!found.columns.has("description")) {
      put(found, "description", { index, confidence: "low", why: "Its cells are words." });
    }
    // Another column may bear a word for it: "Valeur" is the name where "Montant" is the amount.
    const rest = readHeader(header.map((cell, i) => (i === index ? "" : cell))).get(field);
    const why = "Its header says so, and another that might hold it holds words.";
    if (rest && !occupied(found, rest.index)) put(found, field, { index: rest.index, confidence: "medium", why });
  }
  putTypeRight(found, header, sample);
  completeByContent(found, header, sample, mapping);
  const { columns } = found;
  // A weight says nothing that a quantity or a value does not say better.
  if (columns.has("weight") && (columns.has("quantity") || columns.has("value"))) drop(found, "weight");
  return found;
}

/** Whether lines under it can be told apart and counted: a name and an amount. */
export function isUsable(columns: ReadonlyMap<Field, number>): boolean {
  const named = columns.has("symbol") || columns.has("identifier") || columns.has("description");
  return named && (columns.has("quantity") || columns.has("value") || columns.has("weight"));
}

function completeByContent(
  found: TableColumns,
  header: readonly string[],
  sample: readonly (readonly string[])[],
  mapping: ColumnMapping | undefined,
): void {
  const { columns } = found;
  const hasName = columns.has("symbol") || columns.has("identifier");
  const hasAmount = columns.has("quantity") || columns.has("value") || columns.has("weight");
  if (hasName && hasAmount) return;
  const taken = new Set(columns.values());
  for (const index of leftOut(header, mapping)) taken.add(index);
  for (const [field, basis] of guessColumns(sample, taken, new Set(columns.keys()))) {
    const wanted = field === "symbol" || field === "identifier" ? !hasName : true;
    if (wanted) put(found, field, basis);
  }
}

/** Fidelity's last column says whether a lot is held in cash, on margin or short: a side, not a kind of asset. */
function putTypeRight(found: TableColumns, header: readonly string[], sample: readonly (readonly string[])[]): void {
  const index = found.columns.get("assetType");
  if (index === undefined || headerWord(header[index] ?? "") !== "type" || chosenByUser(found, "assetType")) return;
  const values = sample.map((cells) => (cells[index] ?? "").toLowerCase()).filter((value) => value !== "");
  if (values.length === 0 || !values.every((value) => /^(cash|margin|short|long)$/.test(value))) return;
  drop(found, "assetType");
  if (found.columns.has("side")) return;
  put(found, "side", { index, confidence: "medium", why: "Its cells say how a lot is held: cash, margin or short." });
}

function applyMapping(found: TableColumns, header: readonly string[], mapping: ColumnMapping): void {
  for (const [key, field] of Object.entries(mapping)) {
    const index = indexOf(header, key);
    if (index === null) continue;
    for (const [before, at] of [...found.columns]) if (at === index) drop(found, before);
    if (field === null || !FIELDS.includes(field)) continue;
    drop(found, field);
    put(found, field, { index, confidence: "high", why: CHOSEN });
  }
}

const CHOSEN = "You said so.";
const chosenByUser = (found: TableColumns, field: Field) => found.basis.get(field)?.why === CHOSEN;

/** Columns the user says are not to be read. */
function leftOut(header: readonly string[], mapping: ColumnMapping | undefined): number[] {
  return Object.entries(mapping ?? {}).flatMap(([key, field]) => (field === null ? (indexOf(header, key) ?? []) : []));
}

/** A mapping's key to its column: the header's words first, else a number from 0. */
function indexOf(header: readonly string[], key: string): number | null {
  const word = headerWord(key);
  const named = header.indexOf(key);
  const alike = named >= 0 ? named : header.findIndex((cell) => cell !== "" && headerWord(cell) === word);
  if (alike >= 0) return alike;
  return /^\d{1,3}$/.test(key) ? Number(key) : null;
}

function occupied({ columns }: TableColumns, index: number): boolean {
  return [...columns.values()].includes(index);
}

function put(found: TableColumns, field: Field, basis: ColumnBasis): void {
  found.columns.set(field, basis.index);
  found.basis.set(field, basis);
}

function drop(found: TableColumns, field: Field): void {
  found.columns.delete(field);
  found.basis.delete(field);
  found.currencies.delete(field);
}
