/**
 * How far a portfolio's symbols are, in the words the outside sees (product §5): one place maps the universe's and the
 * queue's vocabulary, so that page and API never disagree. Queries hand over facts; what they mean is said here.
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

/** What is known of a symbol that a portfolio needs betas of. */
export interface SymbolFacts {
  symbol: string;
  status: UniverseStatus;
  /** It has numbers that are fresh enough for the published session. */
  hasNumbers: boolean;
  /** A run or an onboarding has come to it, whatever came of it. */
  isComputed: boolean;
}

/**
 * What the outside is told of a symbol: numbers are there, on their way, or will not come.
 *
 * @param isComputed a run or an onboarding has come to it; a live symbol that none has come to is on its way
 */
export function symbolReadiness({
  status,
  hasNumbers,
  isComputed,
}: Pick<SymbolFacts, "status" | "hasNumbers" | "isComputed">): SymbolReadiness {
  if (status === "pending" || status === null) return "pending";
  if (hasNumbers) return "ready";
  const live = status === "active" || status === "insufficient_history";
  return live && !isComputed ? "pending" : "error";
}

/** Why a symbol has no numbers, as a key: an active one without fresh numbers is one whose latest price is too old. */
export function unavailableReason(status: UniverseStatus): string {
  return status === "active" ? "stale" : (status ?? "not_found");
}

/** @param modelled symbols with numbers; @param pending symbols on their way */
export function portfolioReadiness({ modelled, pending }: { modelled: number; pending: number }): PortfolioReadiness {
  if (pending === 0) return modelled > 0 ? "ready" : "error";
  return modelled > 0 ? "partial" : "pending";
}

/**
 * Where a pending symbol stands: worked on now, in the line for it, waiting for its next try, held back by a limit, or
 * left to the next run because nobody has queued it.
 */
export const PENDING_STATES = ["under_way", "in_line", "retrying", "held", "next_run"] as const;
export type PendingState = (typeof PENDING_STATES)[number];

/** What the queue says of a pending symbol; nulls where it has no row. */
export interface QueueFacts {
  queueStatus: "pending" | "processing" | "completed" | "failed" | null;
  queueReason: "provider_unavailable" | "over_limit" | null;
  retryAt: Date | null;
  /** Why its user's limits hold it back, as a sentence; null where they do not. */
  heldBack: string | null;
}

/** A time that has come is no reason to wait any more, but a user's limits hold until they are lifted. */
export function pendingState({ queueStatus, queueReason, retryAt, heldBack }: QueueFacts, now: Date): PendingState {
  if (queueStatus === "processing") return "under_way";
  if (queueStatus !== "pending") return "next_run";
  if (heldBack !== null) return "held";
  if (retryAt === null || retryAt <= now) return "in_line";
  return queueReason === "over_limit" ? "held" : "retrying";
}
