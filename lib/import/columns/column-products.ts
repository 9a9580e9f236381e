import type { Field } from "../fields";
import { looseNumber } from "../text/numbers-loosely";
import { type HeaderColumn, readHeaderColumns } from "./columns";

/** Fields of which one is the product of the other two, line by line. */
const FACTORS = ["quantity", "price", "value"] as const;
type Factor = (typeof FACTORS)[number];
/** Share of lines that a product must hold on before it settles which column is meant, and on which it confirms one. */
const [PROVES, CONFIRMS] = [0.9, 0.7] as const;
/** Columns tried for one field. */
const MOST = 6;

export type Cells = readonly (readonly string[])[];

/**
 * On what share of the lines quantity × price is the value, between these columns; null where no line has all three. A
 * contract may stand for ten or a hundred.
 */
export function productShare(sample: Cells, quantity: number, price: number, value: number): number | null {
  let [seen, held] = [0, 0];
  for (const row of sample) {
    const [q, p, v] = [quantity, price, value].map((index) => looseNumber(row[index] ?? ""));
    if (q == null || p == null || v == null || v === 0 || q === 0) continue;
    seen += 1;
    const ratio = Math.abs((q * p) / v);
    if ([1, 0.1, 0.01].some((size) => Math.abs(ratio / size - 1) < 0.005)) held += 1;
  }
  return seen === 0 ? null : held / seen;
}

/** Whether a product says that these columns are what their headers say. */
export function isConfirmed(sample: Cells, columns: ReadonlyMap<Field, number>): boolean {
  const [q, p, v] = FACTORS.map((field) => columns.get(field));
  if (q === undefined || p === undefined || v === undefined) return false;
  return (productShare(sample, q, p, v) ?? 0) >= CONFIRMS;
}

/**
 * Where several headers bear words for the quantity, the price or the value ("Price, Date, Price, Value"): those whose
 * product holds, if it does not hold between the columns that were taken by their words. Null where there is no choice, or
 * none that the lines prove.
 */
export function columnsByProduct(
  header: readonly string[],
  sample: Cells,
  columns: ReadonlyMap<Field, number>,
): ReadonlyMap<Factor, HeaderColumn> | null {
  const candidates = new Map<Factor, HeaderColumn[]>(FACTORS.map((field) => [field, []]));
  const words = readHeaderColumns(header);
  const currencies = new Map(
    FACTORS.map((field) => [field, words.find(({ index }) => index === columns.get(field))?.currency ?? null]),
  );
  for (const column of words) {
    for (const field of FACTORS) {
      // A value in another currency is another amount, whatever its product says.
      if (column.field === field && column.currency === currencies.get(field)) candidates.get(field)?.push(column);
    }
  }
  const [quantities = [], prices = [], values = []] = FACTORS.map((field) => candidates.get(field)?.slice(0, MOST));
  if (quantities.length * prices.length * values.length < 2 || isConfirmed(sample, columns)) return null;
  for (const value of values) {
    for (const price of prices) {
      for (const quantity of quantities) {
        const share = productShare(sample, quantity.index, price.index, value.index);
        if (share !== null && share >= PROVES) {
          return new Map([
            ["quantity", quantity],
            ["price", price],
            ["value", value],
          ]);
        }
      }
    }
  }
  return null;
}

/**
 * Whether a column called only "Cost" is what one share cost or what all did, from the lines together; null where they do not
 * say. The cost of a share grows with the price and not with the number held, so cost over value falls as one over the
 * quantity: an exponent near 1 over all lines, and near 0 where the cost is of the whole.
 */
export function costMeant(sample: Cells, columns: ReadonlyMap<Field, number>): "share" | "total" | null {
  const [cost, quantity, price, value] = (["costTotal", "quantity", "price", "value"] as const).map(
    (field) => columns.get(field) ?? -1,
  );
  let [products, squares] = [0, 0];
  for (const row of sample) {
    const at = (index: number | undefined) => Math.abs(looseNumber(row[index ?? -1] ?? "") ?? 0);
    const [c, q] = [at(cost), at(quantity)];
    const whole = at(value) || q * at(price);
    if (c === 0 || q === 0 || whole === 0) continue;
    products += Math.log(whole / c) * Math.log(q);
    squares += Math.log(q) ** 2;
  }
  // With a share or two a line the one is as likely as the other.
  if (squares < 1) return null;
  const exponent = products / squares;
  if (exponent > 0.7 && exponent < 1.4) return "share";
  return exponent > -0.5 && exponent < 0.4 ? "total" : null;
}
