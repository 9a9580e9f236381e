import type { Field } from "../fields";
import { weighColumn } from "./cell-kinds";
import { type Cells, productShare } from "./column-products";
import { readHeaderColumns } from "./columns";
import { codesUnder, namesCurrency } from "./currency-headers";
import { chosenByUser, occupied, put, type TableColumns } from "./found-columns";
import { headerWord } from "./header-word";
import { areOfAmounts } from "./listed-currencies";
import { isMade } from "./made-header";

/**
 * A column whose cells are all codes of currencies is the currency, where its header says so or nothing speaks against it: of
 * several the one beside the price, else beside the value. Where the value has another one of its own ("Price Currency", "Value
 * Currency"), that goes with it.
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
    const own = free.filter((index) => isOfAmounts(found, header, sample, index));
    if (own.length > 0) {
      const why = "Its cells are codes of currencies.";
      put(found, header, "currency", { index: nearest(found, own), confidence: "medium", why });
    }
  }
  putValueCurrency(found, header, sample, free);
}

/**
 * Whether codes of currencies are those of a table's prices and values: where nothing names them, beside one of these, and
 * else as `areOfAmounts` says.
 */
export function isOfAmounts(
  { columns }: { columns: ReadonlyMap<Field, number> },
  header: readonly string[],
  sample: Cells,
  index: number,
): boolean {
  const name = header[index] ?? "";
  const beside = (["price", "value"] as const).some((field) => Math.abs((columns.get(field) ?? -9) - index) === 1);
  if (isMade({ header }) || (name === "" && beside)) return true;
  const [symbol, identifier] = [columns.get("symbol"), columns.get("identifier")];
  const places = { symbol, identifier, exchange: columns.get("exchange") };
  return areOfAmounts(name, sample, index, places);
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
  if (!own?.currency || !isTwice) return;
  found.currencies.set("value", own.currency);
  const basis = found.basis.get("value");
  if (!basis) return;
  const why = `${basis.why} Its amounts are in ${own.currency}, as those of “${header[own.index]}”.`;
  const told = chosenByUser(found, "value") ? basis.why : why;
  found.basis.set("value", { ...basis, why: told, currencyFrom: own.index });
}

const CURRENCY = /(?:currency|ccy|währung|devise|divisa|valuta)$/;
const VALUE = /value|worth|wert|valeur|valor|waarde|mkt/;

function putValueCurrency(
  found: TableColumns,
  header: readonly string[],
  sample: Cells,
  free: readonly number[],
): void {
  const [currency, value] = [found.columns.get("currency"), found.columns.get("value")];
  const basis = found.basis.get("value");
  if (currency === undefined || value === undefined || !basis || chosenByUser(found, "currency")) return;
  const price = found.columns.get("price") ?? Number.NaN;
  const isOfPrice = Math.abs(currency - price) === 1;
  const twin = free.find((index) => {
    if (index === currency) return false;
    const name = header[index] ?? "";
    const word = headerWord(name);
    if (CURRENCY.test(word) && VALUE.test(word)) return true;
    const isNamed = name === "" || (namesCurrency(name) && codesUnder(name) !== "others");
    return isOfPrice && index === value + 1 && isNamed && !isProduct(found, sample, currency, index);
  });
  if (twin !== undefined) found.basis.set("value", { ...basis, twin });
}

/** Whether quantity × price is the value on the lines where two columns of currencies differ: it is then in that of the price. */
function isProduct({ columns }: TableColumns, sample: Cells, one: number, other: number): boolean {
  const [quantity, price, value] = (["quantity", "price", "value"] as const).map((field) => columns.get(field) ?? -1);
  const differing = sample.filter((row) => row[one] !== row[other]);
  return productShare(differing, quantity ?? -1, price ?? -1, value ?? -1) === 1;
}
