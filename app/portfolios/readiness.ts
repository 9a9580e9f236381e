import type { Database } from "@/db/connection";
import { getDatabase } from "@/db/pools";
import { selectOnboardingPace, selectQueueRows } from "@/db/queries/onboarding";
import { type SymbolProgress, selectProgress } from "@/db/queries/positions";
import { selectSymbolState } from "@/db/queries/symbol-metrics";
import { isSymbol } from "@/lib/market-data/symbols";
import type { PortfolioExposures } from "@/lib/portfolio/exposures";
import {
  type PortfolioReadiness,
  portfolioReadiness,
  readinessMessage,
  symbolReadiness,
} from "@/lib/portfolio/readiness";
import { inSnapshot, keepExposures, type PortfolioScope, readExposures } from "./exposures";
import { isUuid } from "./uuid";

/** Onboardings at once (inngest/functions/onboard-symbol). */
const AT_ONCE = 3;
/** What one onboarding is taken to last before any was measured. */
const FIRST_GUESS_MS = 5_000;

interface Progress {
  symbol: string;
  completed: string[];
  started: boolean;
  /** Why it waits, and until when; null while it only waits its turn. */
  reason: string | null;
  retry_at: string | null;
  /** The limit that holds it back, as a sentence. */
  detail: string | null;
}

interface Readiness {
  status: PortfolioReadiness;
  modelled: number;
  pendingSymbols: string[];
  unavailableSymbols: { symbol: string; reason: string; detail: string | null }[];
  coverage: number | null;
  estimatedSeconds: number | null;
  message: string;
  /** The pending symbols with the steps they have behind them. */
  progress: Progress[];
  dataVersion: number;
}

/** How far a portfolio's symbols are, and what the outside is told of it; null where the owner has no such portfolio. */
export async function loadReadiness(scope: PortfolioScope): Promise<Readiness | null> {
  if (!isUuid(scope.portfolioId)) return null;
  const found = await inSnapshot(async (tx) => {
    const read = await readExposures(tx, scope);
    const readiness = read && (await readReadiness(tx, scope, read.exposures));
    return readiness && { read, readiness };
  });
  if (!found?.read) return null;
  await keepExposures([found.read]);
  return found.readiness;
}

/** Within a snapshot, beside the exposures read in it. */
export async function readReadiness(
  tx: Database,
  scope: PortfolioScope,
  { coverage }: Pick<PortfolioExposures, "coverage">,
): Promise<Readiness | null> {
  const found = await selectProgress(tx, scope);
  if (found === null) return null;
  const { symbols, dataVersion } = found;
  const pending = symbols.filter((one) => symbolReadiness(one) === "pending");
  const modelled = symbols.filter((one) => symbolReadiness(one) === "ready").length;
  const status = portfolioReadiness({ modelled, pending: pending.length });
  const pendingSymbols = pending.map((one) => one.symbol);
  // Those that wait for a time have it beside them; the estimate is of the rest.
  const underWay = pending.filter((one) => one.queueReason === null).length;
  return {
    status,
    modelled,
    pendingSymbols,
    unavailableSymbols: symbols.filter((one) => symbolReadiness(one) === "error").map(unavailable),
    coverage,
    estimatedSeconds: underWay === 0 ? null : await estimateSeconds(tx, underWay),
    message: readinessMessage(status, { ready: modelled, total: symbols.length, pendingSymbols }),
    progress: pending.map((one) => ({
      symbol: one.symbol,
      completed: one.phasesCompleted,
      started: one.queueStatus === "processing",
      reason: one.queueReason,
      retry_at: one.retryAt?.toISOString() ?? null,
      detail: one.heldBack,
    })),
    dataVersion,
  };
}

function unavailable({ symbol, status, statusReason }: Pick<SymbolProgress, "symbol" | "status" | "statusReason">) {
  // An active symbol without fresh numbers is one whose latest price is too old.
  const reason = status === "active" ? "stale" : (status ?? "not_found");
  return { symbol, reason, detail: statusReason };
}

/** From the durations of the last onboardings and all that wait, not a guess a symbol (product §5). */
async function estimateSeconds(tx: Database, pending: number): Promise<number> {
  const { medianMs, waiting } = await selectOnboardingPace(tx);
  const rounds = Math.ceil(Math.max(pending, waiting) / AT_ONCE);
  return Math.max(1, Math.ceil((rounds * (medianMs ?? FIRST_GUESS_MS)) / 1000));
}

/** Of the pending symbols those that wait for something, with the reason and the time of the next try. */
export function waitingSymbols({ progress }: Pick<Readiness, "progress">) {
  return progress.flatMap(({ symbol, reason, retry_at, detail }) =>
    reason === null ? [] : [{ symbol, reason, retry_at, detail }],
  );
}

/** What the caller does next, in the specification's words. */
export function nextStep(portfolioId: string, status: PortfolioReadiness) {
  return status === "ready" || status === "error"
    ? { action: "view_dashboard", endpoint: `/portfolios/${portfolioId}` }
    : { action: "poll_status", endpoint: `/api/v1/onboarding/status/${portfolioId}` };
}

/** What the universe knows of one symbol, as the API tells it; null where it knows nothing. */
export async function loadSymbolStatus(text: string) {
  const symbol = text.toUpperCase();
  if (!isSymbol(symbol)) return null;
  const db = getDatabase("requests");
  const state = await selectSymbolState(db, { symbol });
  if (state === null) return null;
  const status = symbolReadiness(state);
  const waiting = status === "pending" ? (await selectQueueRows(db, { symbols: [symbol] })).get(symbol) : undefined;
  return {
    symbol: state.symbol,
    status,
    reason: status === "error" ? unavailable(state).reason : (waiting?.reason ?? null),
    detail: state.statusReason,
    factors_date: state.lastFactorDate,
    last_price_date: state.lastPriceDate,
  };
}
