import { looseNumber } from "../text/numbers-loosely";
import type { Cells } from "./column-products";
import { chosenByUser, drop, put, type TableColumns } from "./found-columns";
import { headerWord } from "./header-word";

/** Words for what a lot cost that do not say of themselves that it is the whole. */
const COST_WORDS = /^(?:cost basis|book cost|anschaffungskosten)$/;
/** How near to the price the cost of a share lies, how far from it a share of what is none, and shares that tell the two apart. */
const [NEAR, FAR, MANY] = [3, 4, 4] as const;

/**
 * "Cost Basis" over what one share cost: as it stands it lies near the price on every line, and parted among the shares far from
 * it. A column of gains, in money or in per cent, that is the value less the cost says that it is the whole, or that it is of one.
 */
export function putCostBasisRight(found: TableColumns, header: readonly string[], sample: Cells): void {
  const index = found.columns.get("costTotal");
  if (index === undefined || found.columns.has("entryPrice") || chosenByUser(found, "costTotal")) return;
  if (!COST_WORDS.test(headerWord((header[index] ?? "").replace(/\([^)]*\)/g, " ")))) return;
  if (hasGains(found, header, sample, index, false)) return;
  if (hasGains(found, header, sample, index, true)) {
    drop(found, "costTotal");
    const why = "The gains in the file are the value less the quantity times it.";
    put(found, header, "entryPrice", { index, confidence: "medium", why, isProved: true });
    return;
  }
  if (!isOfShare(found, sample, index)) return;
  drop(found, "costTotal");
  const why = "Its amounts lie near the price of a share, and parted among the shares they would lie far from it.";
  put(found, header, "entryPrice", { index, confidence: "low", why, isGuess: true });
}

function isOfShare({ columns }: TableColumns, sample: Cells, cost: number): boolean {
  const [quantity, price, value] = (["quantity", "price", "value"] as const).map((field) => columns.get(field) ?? -1);
  let seen = 0;
  for (const row of sample) {
    const at = (index: number | undefined) => Math.abs(looseNumber(row[index ?? -1] ?? "") ?? 0);
    const [c, q] = [at(cost), at(quantity)];
    const p = at(price) || (q === 0 ? 0 : at(value) / q);
    if (c === 0 || p === 0 || (q < MANY && q > 1 / MANY)) continue;
    if (q === 0 || isWithin(c / q / p, FAR) || !isWithin(c / p, NEAR)) return false;
    seen += 1;
  }
  return seen > 0;
}

const isWithin = (ratio: number, times: number) => ratio < times && ratio > 1 / times;

/** Headers of gains: other columns of per cents may lie near them by chance. */
const GAINS =
  /gain|loss|return|p&l|p\/l|pn ?l|profit|perform|gewinn|verlust|rendite|plus-?value|ganancia|rend|rendement/;

/**
 * Whether a column is what the whole is worth less what it cost, or that in per cent of the cost, on most lines.
 *
 * @param isEach the cost is that of one share
 */
function hasGains(
  { columns }: TableColumns,
  header: readonly string[],
  sample: Cells,
  cost: number,
  isEach: boolean,
): boolean {
  const [quantity, price, value] = (["quantity", "price", "value"] as const).map((field) => columns.get(field) ?? -1);
  const known = new Set([quantity, price, value, cost]);
  return header.some((name, index) => {
    const isNamed = GAINS.test(headerWord(name));
    if (known.has(index) || (isEach && !isNamed)) return false;
    let [seen, held] = [0, 0];
    for (const row of sample) {
      const at = (one: number | undefined) => looseNumber(row[one ?? -1] ?? "");
      const [c, gain, q, p] = [at(cost), at(index), at(quantity), at(price)];
      const worth = at(value) ?? (q !== null && p !== null ? q * p : null);
      const paid = c !== null && isEach ? c * (q ?? 0) : c;
      if (worth === null || paid === null || paid === 0 || gain === null) continue;
      seen += 1;
      if (isMoneyGain(gain, worth, paid) || (isNamed && isRelativeGain(gain, worth, paid))) held += 1;
    }
    return seen > 0 && held >= seen * 0.8;
  });
}

function isMoneyGain(gain: number, worth: number, cost: number): boolean {
  return Math.abs(worth - cost - gain) <= Math.abs(worth) * 0.005;
}

/** @param gain in per cent, which may be whole, or as a fraction of the cost */
function isRelativeGain(gain: number, worth: number, cost: number): boolean {
  const part = (worth - cost) / cost;
  const rounding = Math.max(Number.isInteger(gain) ? 0.6 : 0.06, Math.abs(gain) * 0.005);
  return Math.abs(part * 100 - gain) <= rounding || Math.abs(part - gain) <= Math.abs(part) * 0.005;
}
