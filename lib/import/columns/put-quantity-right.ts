import type { Table } from "../tables/table";
import { looseNumber } from "../text/numbers-loosely";
import { type Cells, productShare } from "./column-products";
import { isNumbering, tellsOfMoney } from "./columns";
import { put, type TableColumns } from "./found-columns";
import { headerWord } from "./header-word";
import { freeNumbers } from "./number-columns";

/** On what share of the lines a product must hold before it says which column is the quantity. */
const PROVES = 0.9;
/** How far a product is from the value, as a part of it, where it disproves a quantity. */
const FAR = 0.25;
/** Headers of what adds up other columns: Binance's "Free", "Locked" and "Total". */
const SUMS = /(?:^| )(?:total|balance|holdings?|net|gesamt|summe|netto)(?: |$)/;
/** Headers of parts of what is held of one thing: such are summed in shares, where those of accounts may be summed in money. */
const PARTS =
  /\b(?:free|available|avail|unlocked|locked|frozen|staked|staking|reserved|on hold|in orders?|pledged|blocked|lent|loaned|vested|unvested|settled|unsettled|verfügbar|frei|gesperrt)\b/;
/** Columns among which a sum is sought. */
const MOST = 6;
/** Lines that show what a column holds. */
const SAMPLE_LINES = 200;

/** Of accounts, offered first for the quantity. */
const OPEN_SUM = {
  confidence: "low",
  why: "It is the sum of two other columns, which may be in shares or in money.",
  isGuess: true,
  isOpenSum: true,
} as const;

/**
 * A quantity that no header names: the column that times the price is the value, whatever it is called ("Shrs", "Nominal
 * held"), or the one that is the sum of its parts ("Total" of "Free" and "Locked"). A sum of other columns is asked about.
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
  const numbers = freeNumbers(found, sample, leftOut);
  if (numbers.length === 0) return;
  const [price, value] = [found.columns.get("price"), found.columns.get("value")];
  if (price !== undefined && value !== undefined) {
    const index = numbers.find((one) =>
      mayCount(header[one] ?? "")
        ? (productShare(sample, one, price, value) ?? 0) >= PROVES
        : isProduct(sample, one, price, value),
    );
    if (index !== undefined) {
      const why = "Times the price it is the value.";
      put(found, header, "quantity", { index, confidence: "medium", why, isProved: true });
      return;
    }
  }
  const free = numbers.filter((index) => mayCount(header[index] ?? ""));
  for (const index of free) {
    const parts = SUMS.test(headerWord(header[index] ?? "")) ? partsOf(sample, index, free) : null;
    if (parts === null) continue;
    const areParts = parts.every((part) => PARTS.test(headerWord(header[part] ?? "")));
    const basis = areParts ? ({ confidence: "medium", why: "It is the sum of two other columns." } as const) : OPEN_SUM;
    put(found, header, "quantity", { index, ...basis });
    return;
  }
}

/** "No." numbers lines, unless times the price it is the value on every one of several lines. */
function isProduct(sample: Cells, index: number, price: number, value: number): boolean {
  const counted = sample.filter((row) => ![null, 0, 1].includes(looseNumber(row[index] ?? "")));
  return counted.length > 1 && productShare(sample, index, price, value) === 1;
}

/** A column of plain numbers that may be the quantity of a table that has none; null where there is none. */
export function unreadCount({ columns, header, rows }: Table): number | null {
  if (columns.has("quantity") || columns.has("weight") || !columns.has("value")) return null;
  const sample = rows.slice(0, SAMPLE_LINES).map(({ cells }) => cells);
  const [price, value] = [columns.get("price"), columns.get("value")];
  const isDisproved = (one: number) =>
    price !== undefined && value !== undefined && isFarFrom(sample, one, price, value);
  const index = freeNumbers({ columns }, sample, new Set()).find((one) => {
    const name = header[one] ?? "";
    return name !== "" && mayCount(name) && !tellsOfMoney(name) && !areShares(sample, one) && !isDisproved(one);
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

/** Whether a column times the price is far from the value on half of the lines or more: it is then something else, a risk from one to five. */
function isFarFrom(sample: Cells, index: number, price: number, value: number): boolean {
  let [seen, far] = [0, 0];
  for (const row of sample) {
    const [q, p, v] = [index, price, value].map((at) => looseNumber(row[at] ?? ""));
    if (q == null || p == null || v == null || v === 0) continue;
    seen += 1;
    if (Math.abs((q * p) / v - 1) > FAR) far += 1;
  }
  return seen > 0 && far * 2 >= seen;
}

/** The two columns whose sum another is, on every line. */
function partsOf(sample: Cells, total: number, columns: readonly number[]): readonly [number, number] | null {
  const others = columns.filter((index) => index !== total).slice(0, MOST);
  for (const [i, one] of others.entries()) {
    const two = others.slice(i + 1).find((other) => addsUp(sample, total, one, other));
    if (two !== undefined) return [one, two];
  }
  return null;
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
