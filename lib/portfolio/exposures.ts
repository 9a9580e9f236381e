import type { FactorKey } from "@/lib/factors/catalog";

/**
 * A portfolio's factor exposures as every screen and the API show them (methodology §4).
 * Missing is null with a reason, never 0.
 */

/** The rule that gave the capital base (methodology §4): stated equity, net value, half of gross as a floor, or none. */
export const CAPITAL_BASES = ["stated_equity", "net_value", "max_net_half_gross", "none"] as const;
export type CapitalBasis = (typeof CAPITAL_BASES)[number];

export interface CapitalBase {
  /** US dollars; null where there is no gross value to weigh. */
  valueUsd: number | null;
  basis: CapitalBasis;
}

/** Why an exposure has no number. */
export const EXPOSURE_GAPS = ["no_published_run", "no_gross_value", "nothing_covered", "pending"] as const;
export type ExposureGap = (typeof EXPOSURE_GAPS)[number];

export interface FactorExposure {
  key: FactorKey;
  /** Σ w·beta over covered holdings, dimensionless: return per unit of factor return; null with `gap`. */
  exposure: number | null;
  /** exposure ÷ coverage, only where coverage ≥ 50 % and all positions have one sign. */
  exposureRescaled: number | null;
  /** 95 % interval around `exposure`; null where it cannot be computed. */
  ciLow: number | null;
  ciHigh: number | null;
  /** exposure × capital base, US dollars. */
  dollarExposure: number | null;
  /** Share of gross value that has this beta, 0..1 (all cash: 1); null without a portfolio value. */
  coverage: number | null;
  /** Oldest session of the betas in it where that is before the published one, `YYYY-MM-DD`; else null (methodology §1.7). */
  oldestBeta: string | null;
  /** Symbols held that lack this beta. */
  missing: string[];
  gap: ExposureGap | null;
}

export interface UnavailableSymbol {
  symbol: string;
  /** As a key: `not_found`. */
  reason: string;
}

export interface PortfolioExposures {
  portfolioId: string;
  /** Published session, `YYYY-MM-DD`; null before the first publish. */
  asOf: string | null;
  runId: string | null;
  modelVersion: string;
  source: "cache" | "computed";
  capitalBase: CapitalBase;
  netValueUsd: number;
  grossValueUsd: number;
  /** Share of gross value with any beta, 0..1. */
  coverage: number | null;
  pendingSymbols: string[];
  unavailableSymbols: UnavailableSymbol[];
  /** Twelve, in catalog order. */
  factors: FactorExposure[];
}
