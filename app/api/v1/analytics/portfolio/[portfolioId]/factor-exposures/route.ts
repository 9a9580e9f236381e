import { loadExposures } from "@/app/portfolios/exposures";
import { describeUnavailable, type Unavailable } from "@/app/portfolios/unavailable";
import { getDatabase } from "@/db/pools";
import { FACTORS } from "@/lib/factors/catalog";
import type { PortfolioExposures } from "@/lib/portfolio/exposures";
import { answer, problem, route } from "../../../../answer";

/** A portfolio's exposures to the twelve factors, with 95 % intervals and coverage (product §9). */
export const GET = route<{ portfolioId: string }>(async ({ viewer, params }) => {
  const exposures = await loadExposures({ portfolioId: params.portfolioId, ownerId: viewer.id });
  if (exposures === null) return problem(404, "No such portfolio", "You have no portfolio of this id.");
  // Beside the stored answer, not in it: suggestions come after the numbers.
  return answer(outward(exposures, await describeUnavailable(getDatabase("requests"), exposures.unavailableSymbols)));
});

function outward(exposures: PortfolioExposures, unavailable: Unavailable[]) {
  return {
    portfolio_id: exposures.portfolioId,
    as_of: exposures.asOf,
    run_id: exposures.runId,
    model_version: exposures.modelVersion,
    source: exposures.source,
    capital_base: { value: exposures.capitalBase.valueUsd, basis: exposures.capitalBase.basis },
    net_value: exposures.netValueUsd,
    gross_value: exposures.grossValueUsd,
    coverage: exposures.coverage,
    pending_symbols: exposures.pendingSymbols,
    unavailable_symbols: unavailable,
    factors: exposures.factors.map((factor, index) => ({
      key: factor.key,
      label: FACTORS[index]?.label,
      group: FACTORS[index]?.group,
      exposure: factor.exposure,
      exposure_rescaled: factor.exposureRescaled,
      ci_low: factor.ciLow,
      ci_high: factor.ciHigh,
      dollar_exposure: factor.dollarExposure,
      coverage: factor.coverage,
      oldest_beta: factor.oldestBeta,
      missing: factor.missing,
      reason: factor.gap,
    })),
  };
}
