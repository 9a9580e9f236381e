import type { FactorKey } from "./catalog";

/** How one factor's betas came out over all symbols of a run. */
export interface FactorCard {
  key: FactorKey;
  /** Symbols by quality (methodology §1.9). */
  full: number;
  limited: number;
  none: number;
  /** Median over the symbols that have one; null where none has. */
  medianRSquared: number | null;
  /** Share of the betas with a t statistic beyond ±2; null for ridge, which has none (methodology §2). */
  significantShare: number | null;
  /** Median and largest |Δ beta| against the run published before, over symbols that have both; null in the first run. */
  medianDrift: number | null;
  largestDrift: number | null;
  /** Betas beyond ±5, kept as they are (methodology §1.8). */
  extreme: number;
}

/** What a published run's numbers are worth, for whoever relies on them. Shares are fractions, durations seconds. */
export interface ModelCard {
  session: string;
  modelVersion: string;
  symbols: number;
  coverage: { expected: number; priced: number; share: number | null };
  factors: FactorCard[];
  /** Variance inflation factors of the style ETFs over the ridge window: how far each is told apart from the others. */
  vifs: { etf: string; vif: number | null }[];
  /** Calls by kind while the run was under way. */
  calls: { kind: string; calls: number; failed: number; rateLimited: number }[];
  durations: { phase: string; seconds: number | null }[];
  seconds: number | null;
  /** Open quarantine entries when the run was published. */
  quarantined: number;
  /** Betas carried over because a factor ETF lacked prices, by factor. */
  carried: { key: FactorKey; session: string; symbols: number }[];
}
