import { type Readiness, waitingSymbols } from "./readiness";

/** How far a portfolio's symbols are, as the status route answers and the page is first drawn from (product §9). */
export function statusAnswer(portfolioId: string, readiness: Readiness) {
  const { estimate } = readiness;
  return {
    portfolio_id: portfolioId,
    status: readiness.status,
    analytics_available: readiness.modelled > 0,
    pending_symbols: readiness.pendingSymbols,
    unavailable_symbols: readiness.unavailableSymbols,
    estimated_seconds_remaining: estimate?.seconds ?? null,
    message: readiness.message,
    longer_than_usual: estimate?.isLate ?? false,
    waiting_symbols: waitingSymbols(readiness),
    coverage: readiness.coverage,
    symbols: readiness.progress,
    settled: readiness.settled,
    revision: readiness.revision,
    data_version: readiness.dataVersion,
    version: readiness.version,
    answered_at: readiness.at,
  };
}

export type StatusAnswer = ReturnType<typeof statusAnswer>;
