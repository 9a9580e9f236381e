import { type BetaReason, FACTORS, type Factor, type FactorKey } from "@/lib/factors/catalog";
import type { ExposureGap, FactorExposure } from "@/lib/portfolio/exposures";
import type { Estimate } from "./axis";

/** One row of the chart: a portfolio's exposure or a symbol's beta, drawn the same way. */
export interface ExposureRow extends Estimate {
  factor: Factor;
  /** Exposure × capital base, US dollars; null for a symbol. */
  dollars: number | null;
  /** Share of gross value with this beta, 0..1; null for a symbol. */
  coverage: number | null;
  /** Why there is no value, as a sentence; null where there is one. */
  missing: string | null;
  /** Oldest session of the betas in it, where a newer one is published; null otherwise, and for a symbol. */
  oldestBeta: string | null;
  /** Symbols held that lack this beta. */
  uncovered: readonly string[];
  /** The regression behind it, where one symbol's own fit is shown. */
  fit: { observations: number; rSquared: number | null; t: number | null } | null;
}

/** One symbol's betas as stored: a value with its fit, or a reason. */
export interface SymbolBeta {
  key: FactorKey;
  beta: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  observations: number;
  rSquared: number | null;
  t: number | null;
  reason: BetaReason | null;
}

/** Rows in catalog order, whatever order the exposures came in. */
export function portfolioRows(exposures: readonly FactorExposure[]): ExposureRow[] {
  return inCatalogOrder(exposures, (factor, given) => ({
    factor,
    value: given.exposure,
    ciLow: given.ciLow,
    ciHigh: given.ciHigh,
    dollars: given.dollarExposure,
    coverage: given.coverage,
    missing: given.exposure === null ? gapSentence(given.gap) : null,
    oldestBeta: given.oldestBeta,
    uncovered: given.missing,
    fit: null,
  }));
}

export function symbolRows(betas: readonly SymbolBeta[]): ExposureRow[] {
  return inCatalogOrder(betas, (factor, { beta, ciLow, ciHigh, observations, rSquared, t, reason }) => ({
    factor,
    value: beta,
    ciLow,
    ciHigh,
    dollars: null,
    coverage: null,
    missing: beta === null ? betaReasonSentence(reason) : null,
    oldestBeta: null,
    uncovered: [],
    fit: beta === null ? null : { observations, rSquared, t },
  }));
}

function inCatalogOrder<T extends { key: FactorKey }>(
  given: readonly T[],
  toRow: (factor: Factor, item: T) => ExposureRow,
): ExposureRow[] {
  return FACTORS.flatMap((factor) => {
    const item = given.find(({ key }) => key === factor.key);
    return item ? [toRow(factor, item)] : [];
  });
}

const GAPS: Record<ExposureGap, string> = {
  no_published_run: "No night has been published yet",
  no_gross_value: "Nothing held here has a price to weigh it by",
  nothing_covered: "None of these symbols has this beta",
  pending: "Loading; it appears here by itself",
};

/** Why a portfolio has no exposure to a factor, in words. */
export function gapSentence(gap: ExposureGap | null): string {
  return gap ? GAPS[gap] : "Not computed";
}

/** Why a symbol has no beta, in words: "24 of the 30 returns needed". */
export function betaReasonSentence(reason: BetaReason | null): string {
  switch (reason?.code) {
    case "too_short":
      return reason.have === undefined || reason.need === undefined
        ? "Too few returns yet"
        : `${reason.have} of the ${reason.need} returns needed`;
    case "stale":
      return "Its latest price is more than 5 sessions old";
    case "flat":
      return "Its price has not moved";
    case "factor_gap":
      return "The factor's own fund lacks prices";
    case "no_history":
      return "No price history";
    case "not_modelled":
      return "Valued, not modelled: not a US listing in US dollars";
    default:
      return "Not computed";
  }
}
