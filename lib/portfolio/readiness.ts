/**
 * How far a portfolio's symbols are, in the words the outside sees (product §5): one place maps the universe's and the
 * queue's vocabulary, so that page and API never disagree.
 */

/** As the universe has it; null: it does not know the symbol yet. */
export type UniverseStatus =
  | "pending"
  | "active"
  | "insufficient_history"
  | "unsupported"
  | "delisted"
  | "not_found"
  | null;

export type SymbolReadiness = "ready" | "pending" | "error";
export type PortfolioReadiness = "ready" | "partial" | "pending" | "error";

/**
 * What the outside is told of a symbol: numbers are there, on their way, or will not come.
 *
 * @param isComputed a run or an onboarding has come to it; a live symbol that none has come to is on its way
 */
export function symbolReadiness({
  status,
  hasNumbers,
  isComputed,
}: {
  status: UniverseStatus;
  hasNumbers: boolean;
  isComputed: boolean;
}): SymbolReadiness {
  if (status === "pending" || status === null) return "pending";
  if (hasNumbers) return "ready";
  const live = status === "active" || status === "insufficient_history";
  return live && !isComputed ? "pending" : "error";
}

/** @param modelled symbols with numbers; @param pending symbols on their way */
export function portfolioReadiness({ modelled, pending }: { modelled: number; pending: number }): PortfolioReadiness {
  if (pending === 0) return modelled > 0 ? "ready" : "error";
  return modelled > 0 ? "partial" : "pending";
}

/** The message of an upload's answer and of the status poll (product §6). */
export function readinessMessage(
  status: PortfolioReadiness,
  { ready, total, pendingSymbols }: { ready: number; total: number; pendingSymbols: readonly string[] },
): string {
  const loading = pendingSymbols.length <= 3 ? pendingSymbols.join(", ") : `${pendingSymbols.length} new symbols`;
  switch (status) {
    case "ready":
      return ready === total ? "Analytics are ready." : `Analytics are ready for ${ready}/${total} positions.`;
    case "partial":
      return `Analytics ready for ${ready}/${total} positions. Loading ${loading}…`;
    case "pending":
      return `Loading data for ${loading}…`;
    case "error":
      return "None of the positions can be modelled.";
  }
}
