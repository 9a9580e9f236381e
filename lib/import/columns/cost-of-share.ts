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
 * it. A column of gains that is the value less the cost says that it is the whole.
 */
export function putCostBasisRight(found: TableColumns, header: readonly string[], sample: Cells): void {
  const index = found.columns.get("costTotal");
  if (index === undefined || found.columns.has("entryPrice") || chosenByUser(found, "costTotal")) return;
  if (!COST_WORDS.test(headerWord((header[index] ?? "").replace(/\([^)]*\)/g, " ")))) return;
  if (!isOfShare(found, sample, index) || hasGains(found, sample, index)) return;
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

/** Whether a column is what the whole is worth less what it cost, on most lines. */
function hasGains({ columns }: TableColumns, sample: Cells, cost: number): boolean {
  const value = columns.get("value");
  const [first] = sample;
  if (value === undefined || !first) return false;
  return first.some((_, index) => {
    if (index === value || index === cost) return false;
    let [seen, held] = [0, 0];
    for (const row of sample) {
      const [v, c, gain] = [value, cost, index].map((one) => looseNumber(row[one] ?? ""));
      if (v == null || c == null || gain == null) continue;
      seen += 1;
      if (Math.abs(v - c - gain) <= Math.abs(v) * 0.005) held += 1;
    }
    return seen > 0 && held >= seen * 0.8;
  });
}
