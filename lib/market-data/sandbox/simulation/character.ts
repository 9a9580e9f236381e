import type { FactorName } from "./factors";

/** Sensitivities of log returns to factors. */
export type Loadings = Partial<Record<FactorName, number>>;

/** Everything that decides how a security behaves. Rates and yields are fractions a year. */
export interface Character {
  /** Sums of factors, a drift and own noise; or a multiple of another security's total return (a tracker, or a leveraged fund). */
  moves: { loadings: Loadings; noise: number; drift: number; jumps: boolean } | { follows: string; multiple: number };
  /** Dates of the first and, for what is no longer traded, the last bar. */
  start: string;
  end: string | null;
  startPrice: number;
  /** Digits of a price, for what is not traded in cents: currencies. */
  digits?: number;
  dividend: { yield: number; perYear: 1 | 4 | 12 } | null;
  /** Whether the price may be split. */
  splits: boolean;
  /** Shares traded a day on average. */
  volume: number;
  sharesOutstanding: number | null;
  /** Price over earnings (null: a loss) and over book; null for what has neither. */
  valuation: { priceToEarnings: number | null; priceToBook: number } | null;
}

/** a + k·b, factor by factor. */
export function combined(...parts: readonly Loadings[]): Loadings {
  const sum: Loadings = {};
  for (const part of parts) {
    for (const [name, weight] of Object.entries(part) as [FactorName, number][]) sum[name] = (sum[name] ?? 0) + weight;
  }
  return sum;
}
