import { FACTORS, MODEL_VERSION } from "@/lib/factors/catalog";
import { capitalBase } from "./capital-base";
import type { CapitalBase, ExposureGap, FactorExposure, PortfolioExposures } from "./exposures";
import { type SymbolFacts, symbolReadiness, unavailableReason } from "./readiness";

/** Coverage from which a one-sided portfolio's exposure is also given rescaled (methodology §4). */
const RESCALED_FROM_COVERAGE = 0.5;

/** What one aggregation over a portfolio's lots gives: dollars by factor, and what they are to be divided by. */
export interface ExposureSums {
  portfolioId: string;
  revision: number;
  dataVersion: number;
  session: string | null;
  runId: string | null;
  modelVersion: string | null;
  /** US dollars; null where the owner states none. */
  equityUsd: number | null;
  netUsd: number;
  /** Sum of absolute values of everything but dollar cash; an option's is its delta value. */
  grossUsd: number;
  hasCash: boolean;
  /** Something is held whose value is not known. */
  hasUnvalued: boolean;
  /** No holding is of the other sign than the rest. */
  oneSign: boolean;
  /** Gross with at least one beta. */
  coveredUsd: number;
  /** In catalog order: Σ dollars × beta (null where nothing has it), gross that has it, its oldest session, who lacks it. */
  factors: { dollars: number | null; gross: number; oldest: string | null; missing: string[] }[];
  /** Signed dollars by symbol, options' delta values added to their underlying's. */
  holdings: { symbol: string; dollars: number }[];
  /** Of the symbols held those that are not plainly modelled. */
  symbols: SymbolFacts[];
}

/** The rule of methodology §4, applied to what was summed. */
export function baseOf({ equityUsd, netUsd, grossUsd, hasCash }: ExposureSums): CapitalBase {
  return capitalBase({ statedEquityUsd: equityUsd, netUsd, grossUsd, hasCash });
}

/**
 * A portfolio's exposures from its sums: dollars over the capital base, coverage, and reasons where there is no number.
 *
 * @param intervals 95 %, in catalog order; null where there is none
 */
export function exposuresFromSums(
  sums: ExposureSums,
  intervals: readonly ({ ciLow: number; ciHigh: number } | null)[],
): PortfolioExposures {
  const base = baseOf(sums);
  const published = sums.session !== null;
  const pendingSymbols = sums.symbols.filter((one) => symbolReadiness(one) === "pending").map(({ symbol }) => symbol);
  return {
    portfolioId: sums.portfolioId,
    asOf: sums.session,
    runId: sums.runId,
    modelVersion: sums.modelVersion ?? MODEL_VERSION,
    source: "computed",
    capitalBase: base,
    netValueUsd: sums.netUsd,
    grossValueUsd: sums.grossUsd,
    coverage: coverageOf(sums.coveredUsd, sums),
    pendingSymbols,
    unavailableSymbols: sums.symbols
      .filter((one) => symbolReadiness(one) === "error")
      .map(({ symbol, status }) => ({ symbol, reason: unavailableReason(status) })),
    factors: FACTORS.map(({ key }, index): FactorExposure => {
      const sum = sums.factors[index] ?? { dollars: null, gross: 0, oldest: null, missing: [] };
      const coverage = published ? coverageOf(sum.gross, sums) : null;
      const gap = gapOf(sums, base, sum, pendingSymbols);
      if (gap !== null || base.valueUsd === null || sum.dollars === null) {
        return { key, ...NO_NUMBER, coverage, missing: sum.missing, gap };
      }
      const exposure = sum.dollars / base.valueUsd;
      const rescalable = sums.oneSign && coverage !== null && coverage >= RESCALED_FROM_COVERAGE;
      const interval = intervals[index] ?? null;
      return {
        key,
        exposure,
        exposureRescaled: rescalable ? exposure / coverage : null,
        ciLow: interval?.ciLow ?? null,
        ciHigh: interval?.ciHigh ?? null,
        dollarExposure: sum.dollars,
        coverage,
        oldestBeta: sum.oldest === sums.session ? null : sum.oldest,
        missing: sum.missing,
        gap: null,
      };
    }),
  };
}

const NO_NUMBER = {
  exposure: null,
  exposureRescaled: null,
  ciLow: null,
  ciHigh: null,
  dollarExposure: null,
  oldestBeta: null,
};

/** Nothing but cash is wholly covered; nothing at all, or nothing with a value, has no coverage. */
function coverageOf(coveredUsd: number, { grossUsd, hasCash, hasUnvalued }: ExposureSums): number | null {
  // The two sums may be added up in another order, and the last bit must not say that more than all is covered.
  if (grossUsd > 0) return Math.min(1, coveredUsd / grossUsd);
  return hasCash && !hasUnvalued ? 1 : null;
}

function gapOf(
  { session }: ExposureSums,
  base: CapitalBase,
  { dollars, missing }: ExposureSums["factors"][number],
  pendingSymbols: readonly string[],
): ExposureGap | null {
  const waiting = missing.some((symbol) => pendingSymbols.includes(symbol));
  if (session === null) return "no_published_run";
  if (base.valueUsd === null) return waiting ? "pending" : "no_gross_value";
  if (dollars !== null) return null;
  return waiting ? "pending" : "nothing_covered";
}
