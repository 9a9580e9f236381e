import type { Field } from "../fields";
import { isCounted, looksNumeric, weighColumn } from "./cell-kinds";
import { type Cells, columnsByProduct, costMeant, isConfirmed, productShare } from "./column-products";
import { NUMBERING_WORDS } from "./column-words";
import { readHeader, readHeaderColumns } from "./columns";
import { chosenByUser, drop, occupied, put, type TableColumns } from "./found-columns";
import { headerWord } from "./header-word";

/** Words for what a lot cost that do not say whether a share or the whole. */
const COSTS = /^(cost|coste)$/;
/** Words for a number that may be that of shares where another column is the value: DEGIRO's "Amount". */
const AMOUNTS = /^(amount|importe|montant|balance)$/;
const MONEY = /[$€£¥]|\b[A-Z]{3}\b/;

/** The Swiss number of a security under "Valor", which is a value elsewhere: whole numbers that no quantity and price come to. */
export function isSecurityNumber(found: TableColumns, header: readonly string[], sample: Cells, field: Field): boolean {
  const index = found.columns.get(field) ?? -1;
  if (field !== "value" || !NUMBERING_WORDS.has(headerWord(header[index] ?? ""))) return false;
  const cells = sample.map((row) => row[index] ?? "").filter((cell) => cell !== "");
  if (cells.length === 0 || !cells.every((cell) => /^\d{3,9}$/.test(cell)) || isConfirmed(sample, found.columns))
    return false;
  // Numbers of securities stand before what is said of them, a value behind the quantity.
  const after = (["quantity", "price", "identifier"] as const).map((one) => found.columns.get(one) ?? -1);
  const isOther = readHeaderColumns(header).some((one) => one.field === "value" && one.index !== index);
  return isOther || after.some((one) => one > index);
}

/** Whether a header is such a word, and no currency stands with it. */
export function isAmountWord(header: string): boolean {
  return AMOUNTS.test(headerWord(header)) && !MONEY.test(header.replace(/^[A-Z]+$/, ""));
}

/**
 * An "Amount" beside a column that is the value by its word is the number of shares, where nothing else is. Alone it is
 * that beside a price, unless its cells are money; else it stays the value, which nothing confirms.
 */
export function putAmountRight(found: TableColumns, header: readonly string[], sample: Cells): void {
  const index = found.columns.get("value");
  if (index === undefined || found.columns.has("quantity") || chosenByUser(found, "value")) return;
  if (!AMOUNTS.test(headerWord(header[index] ?? ""))) {
    putFactorRight(found, header, sample, index);
    return;
  }
  const value = readHeaderColumns(header).find((one) => one.field === "value" && !AMOUNTS.test(one.word));
  if (!value || weighColumn(sample, value.index).numbers === 0) {
    putLoneAmountRight(found, header, sample, index);
    return;
  }
  drop(found, "value");
  put(found, header, "quantity", { index, confidence: "medium", why: "Another column is the value by its header." });
  put(found, header, "value", {
    index: value.index,
    confidence: "high",
    why: `Its header is “${header[value.index]}”.`,
  });
}

/** An "Amount" that times the price is the value beside it. */
function putFactorRight(found: TableColumns, header: readonly string[], sample: Cells, value: number): void {
  const price = found.columns.get("price");
  const index = header.findIndex((cell, at) => at !== value && isAmountWord(cell) && !occupied(found, at));
  if (price === undefined || index < 0 || (productShare(sample, index, price, value) ?? 0) < 0.9) return;
  const why = "Times the price it is the value.";
  put(found, header, "quantity", { index, confidence: "medium", why, isProved: true });
}

function putLoneAmountRight(found: TableColumns, header: readonly string[], sample: Cells, index: number): void {
  const cells = sample.map((row) => row[index] ?? "").filter((cell) => looksNumeric(cell));
  if (!isAmountWord(header[index] ?? "") || cells.length === 0) return;
  if (cells.some((cell) => MONEY.test(cell))) return;
  // Cents throughout are more likely money.
  const isCents = cells.every((cell) => /[.,]\d\d-?\)?$/.test(cell));
  const isPriced = found.columns.has("price") || found.columns.has("entryPrice");
  if (isCents && !isPriced) return;
  const counted = cells.every(isCounted);
  if (counted || (isPriced && !isCents)) {
    drop(found, "value");
    const why = counted ? "Its cells count shares." : "A price stands beside it, and no sign says that it is money.";
    put(found, header, "quantity", { index, confidence: "medium", why, ...(!counted && { isGuess: true }) });
    return;
  }
  const why = `Its header is “${header[index]}”, which may mean money or shares.`;
  put(found, header, "value", { index, confidence: "low", why });
}

/** A value over two columns, as DEGIRO writes it: its currency under "Local value", and the amount beside it without a header. */
export function putLocalValue(found: TableColumns, header: readonly string[], sample: Cells): void {
  if (found.columns.has("currency") || chosenByUser(found, "value")) return;
  const index = header.findIndex((cell, i) => {
    if (cell === "" || header[i + 1] !== "" || occupied(found, i) || occupied(found, i + 1)) return false;
    const kinds = weighColumn(sample, i);
    return kinds.filled > 0 && kinds.currencies === kinds.filled && weighColumn(sample, i + 1).numbers > 0;
  });
  if (index < 0) return;
  const why = "Its cells are codes of currencies, and amounts without a header stand beside them.";
  drop(found, "value");
  put(found, header, "currency", { index, confidence: "medium", why });
  put(found, header, "value", { index: index + 1, confidence: "medium", why: "A currency stands before each amount." });
}

/** "Price, Date, Price, Value": the price whose product with the quantity is the value; the other, beside a date, is what was paid. */
export function putProductRight(found: TableColumns, header: readonly string[], sample: Cells): void {
  if ((["quantity", "price", "value"] as const).some((field) => chosenByUser(found, field))) return;
  const right = columnsByProduct(header, sample, found.columns);
  if (!right) return;
  const before = found.columns.get("price");
  for (const [field, { index }] of right) {
    if (found.columns.get(field) === index) continue;
    drop(found, field);
    const why = "Quantity × price is the value with it, and not with the other column of that name.";
    put(found, header, field, { index, confidence: "medium", why, isProved: true });
  }
  const date = found.columns.get("date");
  if (before === undefined || date === undefined || Math.abs(date - before) !== 1) return;
  if (before === found.columns.get("price") || found.columns.has("entryPrice") || found.columns.has("entryDate"))
    return;
  drop(found, "date");
  const why = "Quantity × price is the value with another column of that name, and a date stands beside this one.";
  put(found, header, "entryPrice", { index: before, confidence: "medium", why });
  put(found, header, "entryDate", {
    index: date,
    confidence: "medium",
    why: "It stands beside the price that was paid.",
  });
}

/** "Cost" is what the whole lot cost, unless the lines say it is what a share did. */
export function putCostRight(found: TableColumns, header: readonly string[], sample: Cells): void {
  const index = found.columns.get("costTotal");
  if (index === undefined || found.columns.has("entryPrice") || chosenByUser(found, "costTotal")) return;
  if (!COSTS.test(readHeader([header[index] ?? ""]).get("costTotal")?.word ?? "")) return;
  const meant = costMeant(sample, found.columns);
  if (meant === "share") {
    drop(found, "costTotal");
    const why = "Its amounts lie near the price of a share, and far from what the whole is worth.";
    put(found, header, "entryPrice", { index, confidence: "medium", why });
  } else if (meant === null) {
    const why = `Its header is “${header[index]}”, which may mean the whole or one share.`;
    put(found, header, "costTotal", { index, confidence: "low", why });
  }
}

/**
 * A column called only "Type": Fidelity's says whether a lot is held in cash, on margin or short, which is a side and no kind
 * of asset; others say call or put there.
 */
export function putTypeRight(found: TableColumns, header: readonly string[], sample: Cells): void {
  const index = found.columns.get("assetType");
  if (index === undefined || !/^(type|typ)$/.test(headerWord(header[index] ?? "")) || chosenByUser(found, "assetType"))
    return;
  const values = sample.map((cells) => (cells[index] ?? "").toLowerCase()).filter((value) => value !== "");
  if (values.length === 0) return;
  if (
    !found.columns.has("optionType") &&
    found.columns.has("strike") &&
    values.some((value) => /^(call|put|c|p)$/.test(value))
  ) {
    put(found, header, "optionType", { index, confidence: "medium", why: "Its cells say call or put." });
    if (values.every((value) => /^(call|put|c|p)$/.test(value))) drop(found, "assetType");
    return;
  }
  if (!values.every((value) => /^(cash|margin|short|long)$/.test(value))) return;
  drop(found, "assetType");
  if (found.columns.has("side")) return;
  const why = "Its cells say how a lot is held: cash, margin or short.";
  put(found, header, "side", { index, confidence: "medium", why, isGuess: true });
}
