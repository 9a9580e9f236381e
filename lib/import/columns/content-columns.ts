import type { Field } from "../fields";
import type { Confidence } from "../preview";
import { looseNumber } from "../text/numbers-loosely";
import { type CellKinds, weighColumn } from "./cell-kinds";
import { widthOf } from "./made-header";

/** Why a column is read as what it is. */
export interface ColumnBasis {
  index: number;
  confidence: Confidence;
  /** One sentence. */
  why: string;
  /** Told by the form of its cells alone, without a word or a product that says so. */
  isGuess?: true;
  /** The sum of other columns, which may be in shares or in money. */
  isOpenSum?: true;
  /** The product of quantity and price says so. */
  isProved?: true;
  /** Another column whose cells go with its own: what is held short beside what is held long, the currency of a value. */
  twin?: number;
  /** Another column that bears the field's word, which was not taken for it. */
  insteadOf?: number;
  /** Another column, whose header names the currency of its amounts. */
  currencyFrom?: number;
}

const SAMPLE_ROWS = 400;
/** Share of a column's cells that must look alike. */
const MOST = 0.6;

/**
 * What columns mean by what stands in them, for files whose header does not say: a column of tickers, a column of numbers
 * beside it, and quantity, price and value told apart by their product.
 *
 * @param rows cells of the lines below the header
 * @param taken columns that the header names already; they are left alone
 * @param have fields that are found already
 * @param numbering columns whose numbers count nothing: those of securities, accounts, lines
 * @param priced columns whose headers speak of money: no quantity, unless a product says so
 */
export function guessColumns(
  rows: readonly (readonly string[])[],
  taken: ReadonlySet<number>,
  have: ReadonlySet<Field>,
  numbering: ReadonlySet<number> = new Set(),
  priced: ReadonlySet<number> = new Set(),
): Map<Field, ColumnBasis> {
  const sample = rows.slice(0, SAMPLE_ROWS);
  const width = widthOf(sample);
  const free: { index: number; kinds: CellKinds }[] = [];
  for (let index = 0; index < width; index += 1) {
    if (taken.has(index)) continue;
    const kinds = weighColumn(sample, index);
    if (kinds.filled > 0) free.push({ index, kinds });
  }
  const found = new Map<Field, ColumnBasis>();
  const take = (field: Field, index: number, confidence: Confidence, why: string, isGuess?: true) => {
    if (have.has(field) || found.has(field)) return;
    found.set(field, { index, confidence, why, ...(isGuess && { isGuess }) });
    free.splice(
      free.findIndex((column) => column.index === index),
      1,
    );
  };
  const most = (kind: keyof CellKinds) =>
    free
      .filter(({ kinds }) => kinds[kind] >= Math.max(1, kinds.filled * MOST))
      .sort((a, b) => b.kinds[kind] - a.kinds[kind] || a.index - b.index);

  const [identifiers] = most("identifiers");
  if (identifiers && !have.has("symbol")) {
    take("identifier", identifiers.index, "high", "Its cells are ISINs, CUSIPs or SEDOLs by their check digits.");
  }
  const currency = free.find(({ kinds }) => kinds.currencies === kinds.filled);
  const [names] = most("names").filter(({ index }) => !areFillers(sample, index));
  if (names && !areKinds(sample, names.index)) {
    const sure = names.kinds.names === names.kinds.filled;
    take("symbol", names.index, sure ? "medium" : "low", "Its cells have the form of tickers.");
  }
  if (currency) take("currency", currency.index, "medium", "Its cells are codes of currencies.");
  const dated = free.find(({ kinds }) => kinds.dates === kinds.filled && kinds.whole < kinds.filled);
  if (dated && !have.has("entryDate")) take("date", dated.index, "low", "Its cells are dates.");

  const numbers = free.filter(
    ({ index, kinds }) => kinds.numbers >= kinds.filled * MOST && kinds.dates < kinds.filled && !numbering.has(index),
  );
  if (!have.has("quantity") && !have.has("value") && !have.has("weight")) {
    const product = productOf(numbers, sample);
    if (product) {
      take("quantity", product.quantity, "medium", "Times the price beside it, it gives the value beside it.");
      take("price", product.price, "medium", "Times the quantity beside it, it gives the value beside it.");
      take("value", product.value, "medium", "It is the product of the quantity and the price beside it.");
    }
    const percents = numbers.find(({ kinds }) => kinds.percents === kinds.filled);
    const amounts = numbers.filter(({ kinds }) => kinds.percents === 0);
    const sure = amounts.filter(({ index, kinds }) => kinds.whole < kinds.filled || !areNumbers(sample, index));
    const plain = sure.length > 0 ? sure : amounts;
    const count = plain.find(({ index, kinds }) => kinds.money === 0 && !priced.has(index));
    const money = plain.find(({ kinds }) => kinds.money > 0);
    if (count) {
      const isOnly = sure.filter(({ index }) => !priced.has(index)).length === 1;
      const why = isOnly ? "It is the only column of numbers." : "It is the first column of plain numbers.";
      take("quantity", count.index, isOnly ? "medium" : "low", why, true);
    } else if (money) take("value", money.index, "low", "Its cells are amounts of money.", true);
    else if (percents) take("weight", percents.index, "medium", "Its cells are percentages.", true);
  }
  const text = free.find(({ kinds }) => kinds.texts >= kinds.filled * MOST);
  if (text) take("description", text.index, "low", "Its cells are words.");
  return found;
}

/** Words for what a holding is, in the form of tickers. */
const KINDS =
  /^(aktien?|fonds|etfs?|etp|stocks?|equity|equities|shares?|bonds?|anleihen?|option(en|s)?|funds?|common|action|obligation|azione|azioni|acción|accion|aandeel|reit|adr|warrant|crypto|index|long|short|buy|sell|open|closed|yes|no|ja|nein|stück|stk|pcs|each)$/i;

/** Whether a column says of each line what it is, not which: one of a few words, such as "Aktie". */
export function areKinds(sample: readonly (readonly string[])[], index: number): boolean {
  const cells = sample.map((row) => row[index] ?? "").filter((cell) => cell !== "");
  return cells.length > 0 && cells.filter((cell) => KINDS.test(cell)).length >= cells.length * MOST;
}

/** Words around a number and a ticker: "Sold 10 shares of AAPL", in small letters, where a ticker would be in capitals. */
const FILLERS = /^(of|at|a|an|x|each|for|von|zu|à|de|di|in|[Oo]wn|[Hh]ave|[Hh]old|[Ss]old)$/;

function areFillers(sample: readonly (readonly string[])[], index: number): boolean {
  const cells = sample.map((row) => row[index] ?? "").filter((cell) => cell !== "");
  return cells.length > 0 && cells.filter((cell) => FILLERS.test(cell)).length >= cells.length * MOST;
}

const SHORTEST_NUMBER = 6;

/** Whether whole numbers number something: the lines from one on, or securities, by digits of one length that never repeat. */
export function areNumbers(sample: readonly (readonly string[])[], index: number): boolean {
  const cells = sample.map((row) => row[index] ?? "").filter((cell) => cell !== "");
  if (cells.some((cell) => /^0\d/.test(cell))) return true;
  if (cells.length >= 3 && cells.every((cell, i) => cell === String(i + 1))) return true;
  const lengths = new Set(cells.map((cell) => cell.length));
  const isLong = lengths.size === 1 && (cells[0]?.length ?? 0) >= SHORTEST_NUMBER;
  return isLong && new Set(cells).size === cells.length && cells.some((cell) => !cell.endsWith("00"));
}

/** Three columns of which one is the product of the other two, in seven of ten lines at least; whole numbers are the quantity. */
function productOf(columns: readonly { index: number; kinds: CellKinds }[], sample: readonly (readonly string[])[]) {
  const read = columns.slice(0, 8).map(({ index, kinds }) => {
    return { index, kinds, values: sample.map((row) => looseNumber(row[index] ?? "")) };
  });
  for (const value of read) {
    for (const [i, a] of read.entries()) {
      for (const b of read.slice(i + 1)) {
        if (a === value || b === value) continue;
        let held = 0;
        let seen = 0;
        for (const [row, v] of value.values.entries()) {
          const x = a.values[row] ?? null;
          const y = b.values[row] ?? null;
          if (v === null || x === null || y === null || v === 0 || Math.abs(x) === 1 || Math.abs(y) === 1) continue;
          seen += 1;
          if (Math.abs(x * y - v) <= Math.abs(v) * 0.005) held += 1;
        }
        if (seen < 2 || held < seen * 0.7) continue;
        const [price, quantity] = b.kinds.whole > a.kinds.whole || a.kinds.money > b.kinds.money ? [a, b] : [b, a];
        return { quantity: quantity.index, price: price.index, value: value.index };
      }
    }
  }
  return null;
}
