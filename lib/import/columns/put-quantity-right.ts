import type { Table } from "../tables/table";
import { looseNumber } from "../text/numbers-loosely";
import { type Cells, productShare } from "./column-products";
import { isNumbering, tellsOfMoney } from "./columns";
import { put, type TableColumns } from "./found-columns";
import { headerWord } from "./header-word";
import { freeNumbers } from "./number-columns";

/** On what share of the lines a product must hold before it says which column is the quantity. */
const PROVES = 0.9;
/** Headers of what adds up other columns: Binance's "Free", "Locked" and "Total". */
const SUMS = /(?:^| )(?:total|balance|holdings?|net|gesamt|summe|netto)(?: |$)/;
/** Columns among which a sum is sought. */
const MOST = 6;
/** Lines that show what a column holds. */
const SAMPLE_LINES = 200;

/**
 * A quantity that no header names: the column that times the price is the value, whatever it is called ("Shrs", "Nominal
 * held"), or the one that is the sum of two others ("Total" of "Free" and "Locked").
 *
 * @param leftOut columns that the user says are not to be read
 */
export function putQuantityRight(
  found: TableColumns,
  header: readonly string[],
  sample: Cells,
  leftOut: ReadonlySet<number>,
): void {
  if (found.columns.has("quantity")) return;
  const free = freeNumbers(found, sample, leftOut).filter((index) => mayCount(header[index] ?? ""));
  if (free.length === 0) return;
  const [price, value] = [found.columns.get("price"), found.columns.get("value")];
  if (price !== undefined && value !== undefined) {
    const index = free.find((one) => (productShare(sample, one, price, value) ?? 0) >= PROVES);
    if (index !== undefined) {
      const why = "Times the price it is the value.";
      put(found, header, "quantity", { index, confidence: "medium", why, isProved: true });
      return;
    }
  }
  const total = free.find((index) => SUMS.test(headerWord(header[index] ?? "")) && isSum(sample, index, free));
  if (total === undefined) return;
  const why = "It is the sum of two other columns.";
  put(found, header, "quantity", { index: total, confidence: "medium", why });
}

/** A column of plain numbers that may be the quantity of a table that has none; null where there is none. */
export function unreadCount({ columns, header, rows }: Table): number | null {
  if (columns.has("quantity") || columns.has("weight") || !columns.has("value")) return null;
  const sample = rows.slice(0, SAMPLE_LINES).map(({ cells }) => cells);
  const index = freeNumbers({ columns }, sample, new Set()).find((one) => {
    const name = header[one] ?? "";
    return name !== "" && mayCount(name) && !tellsOfMoney(name) && !areShares(sample, one);
  });
  return index ?? null;
}

/** "Volume" is the trading of a day, unless the arithmetic says that it is held. */
function mayCount(header: string): boolean {
  return !isNumbering(header) || headerWord(header) === "volume";
}

/** Numbers that come to one, or to a hundred, are shares of the whole. */
function areShares(sample: Cells, index: number): boolean {
  const sum = sample.reduce((total, row) => total + (looseNumber(row[index] ?? "") ?? 0), 0);
  return Math.abs(sum - 1) < 0.02 || (sample.length > 1 && Math.abs(sum - 100) < 2);
}

function isSum(sample: Cells, total: number, columns: readonly number[]): boolean {
  const others = columns.filter((index) => index !== total).slice(0, MOST);
  return others.some((one, i) => others.slice(i + 1).some((two) => addsUp(sample, total, one, two)));
}

function addsUp(sample: Cells, total: number, one: number, two: number): boolean {
  let seen = 0;
  for (const row of sample) {
    const sum = looseNumber(row[total] ?? "");
    if (sum === null) continue;
    const parts = [one, two].map((index) => looseNumber(row[index] ?? "") ?? 0);
    if (Math.abs((parts[0] ?? 0) + (parts[1] ?? 0) - sum) > Math.abs(sum) * 1e-6) return false;
    seen += 1;
  }
  return seen > 0;
}
