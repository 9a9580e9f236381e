import { formatAmountIn } from "@/lib/format";
import type { ReadPosition } from "@/lib/import/preview";
import { DecimalSum } from "@/lib/import/text/decimal";

/**
 * What the file says of lots that it values in other currencies than US dollars alone, a sum each, the first of the file first:
 * the receipt's figures are dollars, and would pass over them.
 */
export function otherCurrencies(positions: readonly Pick<ReadPosition, "stated" | "statedValueUsd">[]): string[] {
  const sums = new Map<string, DecimalSum>();
  for (const { stated, statedValueUsd } of positions) {
    if (!stated || stated.value === null || statedValueUsd !== null) continue;
    const sum = sums.get(stated.currency) ?? new DecimalSum();
    sum.add(stated.value);
    sums.set(stated.currency, sum);
  }
  return [...sums].map(([currency, sum]) => formatAmountIn(Number(sum.text), currency));
}
