import { type Field, isField } from "../fields";
import type { ColumnMapping } from "../preview";
import type { CsvRecord } from "../text/records";
import { putBoughtAndSold } from "./bought-and-sold";
import { weighColumn } from "./cell-kinds";
import { WEAK_WORDS } from "./column-words";
import { isNumbering, readHeader, tellsOfMoney } from "./columns";
import { guessColumns } from "./content-columns";
import { putCostBasisRight } from "./cost-of-share";
import { chosenByUser, drop, occupied, put, type TableColumns } from "./found-columns";
import { unreadUnit } from "./header-units";
import { putLongAndShort } from "./long-and-short";
import {
  isSecurityNumber,
  putAmountRight,
  putCostRight,
  putLocalValue,
  putProductRight,
  putTypeRight,
} from "./put-columns-right";
import { isOfAmounts, putAccountCurrency, putCurrencyRight } from "./put-currency-right";
import { putHoldingRight, putNamesBesideRight, putSymbolRight, putTickersRight } from "./put-names-right";
import { putOpenSide } from "./put-open-side";
import { putQuantityRight } from "./put-quantity-right";
import { putTradeWordsRight } from "./put-trade-words-right";
import { SAID_BY_USER, saidColumn } from "./said-columns";
import { putSides } from "./side-columns";
import { putTypedPrice } from "./typed-list";

/** Fields whose words are names of something else in another language: "Valeur", "Valor". */
const DOUBTED: ReadonlySet<Field> = new Set<Field>(["value", "price"]);
/** By the header's words, then by what the user says, which goes before everything. */
export function columnsOfHeader(header: readonly string[], mapping: ColumnMapping | undefined): TableColumns {
  const found: TableColumns = { columns: new Map(), basis: new Map(), currencies: new Map(), scales: new Map() };
  for (const [field, { index, word }] of readHeader(header)) {
    const weak = WEAK_WORDS.has(word);
    put(found, header, field, {
      index,
      confidence: weak ? "medium" : "high",
      why: weak
        ? `Its header is “${header[index]}”, a word that can mean other things.`
        : `Its header is “${header[index]}”.`,
    });
  }
  if (mapping) applyMapping(found, header, mapping);
  return found;
}

/**
 * The same once the lines below are known: a column of numbers that holds none is let go, what is missing is sought by
 * content, what only looks like a field by its word ("Type: Cash, Margin") is put right, and where several columns bear words
 * for one field their arithmetic decides.
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
    const isNumber = isSecurityNumber(found, header, sample, field);
    const kinds = weighColumn(sample, index);
    if (!isNumber && (kinds.filled === 0 || kinds.numbers > 0 || kinds.texts + kinds.names < kinds.filled / 2))
      continue;
    drop(found, field);
    if (!isNumber && !found.columns.has("description")) {
      put(found, header, "description", { index, confidence: "low", why: "Its cells are words." });
    }
    // Another column may bear a word for it: "Valeur" is the name where "Montant" is the amount.
    const rest = readHeader(header.map((cell, i) => (i === index ? "" : cell))).get(field);
    const why = "Its header says so, and another that might hold it holds something else.";
    if (rest && !occupied(found, rest.index)) {
      put(found, header, field, { index: rest.index, confidence: "medium", why });
    }
  }
  const unwanted = new Set(leftOut(header, mapping));
  putHoldingRight(found, header, sample);
  putSymbolRight(found, header, sample, unwanted);
  putNamesBesideRight(found, header, sample, unwanted);
  putTickersRight(found, header, sample);
  putBoughtAndSold(found, header, sample);
  putLongAndShort(found, header, sample, unwanted);
  putAmountRight(found, header, sample);
  putLocalValue(found, header, sample);
  putTradeWordsRight(found, header, sample, unwanted);
  putProductRight(found, header, sample);
  putQuantityRight(found, header, sample, unwanted);
  putCostRight(found, header, sample);
  putCostBasisRight(found, header, sample);
  putCurrencyRight(found, header, sample, unwanted);
  putAccountCurrency(found, header);
  putTypeRight(found, header, sample);
  putSides(found, header, sample, unwanted);
  putOpenSide(found, header, sample, unwanted);
  completeByContent(found, header, sample, unwanted);
  putTypedPrice(found, header, sample);
  const { columns } = found;
  // A weight says nothing that a quantity or a value does not say better.
  if (columns.has("weight") && (columns.has("quantity") || columns.has("value"))) drop(found, "weight");
  return found;
}

/** Whether lines under it can be told apart and counted: a name and an amount. */
export function isUsable(columns: ReadonlyMap<Field, number>): boolean {
  const named =
    columns.has("symbol") || columns.has("identifier") || columns.has("description") || namesContracts(columns);
  return named && (columns.has("quantity") || columns.has("value") || columns.has("weight"));
}

/** Option contracts are named by their columns, without a symbol. */
export function namesContracts(columns: { has(field: Field): boolean }): boolean {
  return columns.has("underlying") && columns.has("strike");
}

function completeByContent(
  found: TableColumns,
  header: readonly string[],
  sample: readonly (readonly string[])[],
  unwanted: ReadonlySet<number>,
): void {
  const { columns } = found;
  const hasName = columns.has("symbol") || columns.has("identifier") || namesContracts(columns);
  const hasAmount = columns.has("quantity") || columns.has("value") || columns.has("weight");
  if (hasName && hasAmount) return;
  const taken = new Set([...columns.values(), ...unwanted]);
  // What numbers securities or counts in a unit of its own is no amount, whatever else is missing.
  const numbering = new Set(header.flatMap((cell, i) => (isNumbering(cell) || unreadUnit(cell) !== null ? i : [])));
  const money = new Set(header.flatMap((cell, i) => (tellsOfMoney(cell) ? i : [])));
  for (const [field, basis] of guessColumns(sample, taken, new Set(columns.keys()), numbering, money)) {
    const wanted = field === "symbol" || field === "identifier" ? !hasName : true;
    if (field === "currency" && !isOfAmounts(found, header, sample, basis.index)) continue;
    if (wanted) put(found, header, field, basis);
  }
}

function applyMapping(found: TableColumns, header: readonly string[], mapping: ColumnMapping): void {
  for (const [key, field] of Object.entries(mapping)) {
    const said = saidColumn(header, key);
    if (said === null || (field !== null && !isField(field))) continue;
    const { index } = said;
    for (const [before, at] of [...found.columns]) if (at === index) drop(found, before);
    if (field === null) continue;
    drop(found, field);
    put(found, header, field, { index, confidence: "high", why: SAID_BY_USER });
  }
}

/** Columns the user says are not to be read. */
function leftOut(header: readonly string[], mapping: ColumnMapping | undefined): number[] {
  return Object.entries(mapping ?? {}).flatMap(([key, field]) =>
    field === null ? (saidColumn(header, key)?.index ?? []) : [],
  );
}
