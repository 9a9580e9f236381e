import { loadReadiness, waitingSymbols } from "@/app/portfolios/readiness";
import { answer, problem, route } from "../../../answer";

/** How far a portfolio's symbols are: polled while something is pending. */
export const GET = route<{ portfolioId: string }>(async ({ viewer, params }) => {
  const readiness = await loadReadiness({ portfolioId: params.portfolioId, ownerId: viewer.id });
  if (readiness === null) return problem(404, "No such portfolio", "You have no portfolio of this id.");
  return answer({
    portfolio_id: params.portfolioId,
    status: readiness.status,
    analytics_available: readiness.modelled > 0,
    pending_symbols: readiness.pendingSymbols,
    waiting_symbols: waitingSymbols(readiness),
    unavailable_symbols: readiness.unavailableSymbols,
    coverage: readiness.coverage,
    estimated_seconds_remaining: readiness.estimatedSeconds,
    message: readiness.message,
    symbols: readiness.progress,
    data_version: readiness.dataVersion,
  });
});
