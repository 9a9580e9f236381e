import type { Table } from "../tables/table";
import { weighColumn } from "./cell-kinds";
import type { Cells } from "./column-products";
import { readHeaderColumns } from "./columns";
import { chosenByUser, occupied, put, type TableColumns } from "./found-columns";
import { headerWord } from "./header-word";

/** Headers of currencies in which no price of a holding is. */
const OF_OTHERS =
  /settle|abrechnung|dividend|fee|gebühr|commission|account|konto|base|basis|report|portfolio|depot|cost|kosten|einstand|entry|gain|interest/;

/**
 * A column whose cells are all codes of currencies is the currency, whatever its header: of several the one beside the price,
 * else beside the value. Where the value has another one of its own ("Price Currency", "Value Currency"), that goes with it.
 *
 * @param leftOut columns that the user says are not to be read
 */
export function putCurrencyRight(
  found: TableColumns,
  header: readonly string[],
  sample: Cells,
  leftOut: ReadonlySet<number>,
): void {
  const free = header.flatMap((_, index) => {
    if (occupied(found, index) || leftOut.has(index)) return [];
    const { filled, currencies } = weighColumn(sample, index);
    return filled > 0 && filled === currencies ? index : [];
  });
  if (free.length === 0) return;
  if (!found.columns.has("currency")) {
    const own = free.filter((index) => !OF_OTHERS.test(headerWord(header[index] ?? "")));
    const index = nearest(found, own.length > 0 ? own : free);
    put(found, header, "currency", { index, confidence: "medium", why: "Its cells are codes of currencies." });
  }
  putValueCurrency(found, header, free);
}

/** Beside the price, else beside the value, else the first. */
function nearest({ columns }: TableColumns, indexes: readonly number[]): number {
  for (const field of ["price", "value"] as const) {
    const at = columns.get(field);
    const beside =
      at === undefined
        ? undefined
        : (indexes.find((index) => index === at + 1) ?? indexes.find((index) => index === at - 1));
    if (beside !== undefined) return beside;
  }
  return indexes[0] ?? 0;
}

/**
 * Avanza's "GAV (SEK)" beside "GAV": the one that names a currency is in that of the account, and so is a value that names none,
 * whatever the line's own currency is.
 */
export function putAccountCurrency(found: TableColumns, header: readonly string[]): void {
  if (!found.columns.has("currency") || !found.columns.has("value") || found.currencies.has("value")) return;
  const paid = readHeaderColumns(header).filter(({ field }) => field === "entryPrice" || field === "costTotal");
  const own = paid.find(({ currency }) => currency !== null);
  const isTwice = paid.some(({ word, currency }) => word === own?.word && currency === null);
  if (own?.currency && isTwice) found.currencies.set("value", own.currency);
}

const CURRENCY = /(?:currency|ccy|währung|devise|divisa|valuta)$/;
const VALUE = /value|worth|wert|valeur|valor|waarde|mkt/;

function putValueCurrency(found: TableColumns, header: readonly string[], free: readonly number[]): void {
  const [currency, value] = [found.columns.get("currency"), found.columns.get("value")];
  const basis = found.basis.get("value");
  if (currency === undefined || value === undefined || !basis || chosenByUser(found, "currency")) return;
  const price = found.columns.get("price") ?? Number.NaN;
  const isOfPrice = Math.abs(currency - price) === 1;
  const twin = free.find((index) => {
    if (index === currency) return false;
    const word = headerWord(header[index] ?? "");
    return (CURRENCY.test(word) && VALUE.test(word)) || (isOfPrice && index === value + 1);
  });
  if (twin !== undefined) found.basis.set("value", { ...basis, twin });
}

/** The table with each value in the currency that stands in the value's own column, where that is another than the line's. */
export function withValueCurrency(table: Table): Table {
  const [value, currency] = [table.columns.get("value"), table.columns.get("currency")];
  const twin = table.basis.get("value")?.twin;
  if (value === undefined || currency === undefined || twin === undefined) return table;
  const rows = table.rows.map((record) => {
    const code = record.cells[twin] ?? "";
    const cell = record.cells[value] ?? "";
    if (code === (record.cells[currency] ?? "") || !/^[A-Za-z]{3}$/.test(code) || !/^[-+(]?\d/.test(cell))
      return record;
    const cells = [...record.cells];
    cells[value] = `${code === "GBp" ? "GBX" : code} ${cell}`;
    return { ...record, cells };
  });
  return { ...table, rows };
}
