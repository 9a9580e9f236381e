import { pendingReason } from "@/components/portfolio/pending-reason";
import type { Database } from "@/db/connection";
import { getDatabase } from "@/db/pools";
import { selectQueueRows } from "@/db/queries/onboarding";
import { selectOnboardingPace } from "@/db/queries/onboarding-pace";
import { type SymbolProgress, selectProgress } from "@/db/queries/positions";
import { selectSymbolState } from "@/db/queries/symbol-metrics";
import { appClock, readEnv } from "@/lib/env";
import { isSymbol } from "@/lib/market-data/symbols";
import type { PortfolioExposures } from "@/lib/portfolio/exposures";
import { type Estimate, estimateOnboarding, latestOf, type OnboardingPhase } from "@/lib/portfolio/onboarding-estimate";
import {
  type PendingState,
  type PortfolioReadiness,
  pendingState,
  portfolioReadiness,
  symbolReadiness,
  unavailableReason,
} from "@/lib/portfolio/readiness";
import { readinessMessage } from "@/lib/portfolio/readiness-message";
import { inSnapshot, keepExposures, type PortfolioScope, readExposures } from "./exposures";
import { describeUnavailable, type Unavailable } from "./unavailable";
import { isUuid } from "./uuid";

/** A pending symbol on its way, as page and API are told of it. */
export interface Progress {
  symbol: string;
  state: PendingState;
  completed: OnboardingPhase[];
  started: boolean;
  /** Why it waits, and until when; null while it only waits its turn. */
  reason: string | null;
  retry_at: string | null;
  /** The limit that holds it back, as a sentence. */
  detail: string | null;
  /** Null where it waits for a limit or the next run, or takes longer than usual. */
  estimated_seconds_remaining: number | null;
  longer_than_usual: boolean;
}

export interface Readiness {
  status: PortfolioReadiness;
  modelled: number;
  pendingSymbols: string[];
  unavailableSymbols: Unavailable[];
  coverage: number | null;
  /** Until the last symbol that waits for no limit is in; null where there is none. */
  estimate: Estimate | null;
  message: string;
  /** The pending symbols with the steps they have behind them. */
  progress: Progress[];
  /** No job is on any of its symbols any more, and no suggestion is looked for: what can be read now stays. */
  settled: boolean;
  revision: number;
  dataVersion: number;
  /** What its numbers are of: other numbers have another version. */
  version: string;
  /** When this was so, by the app's clock. */
  at: string;
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
  { coverage, runId }: Pick<PortfolioExposures, "coverage" | "runId">,
): Promise<Readiness | null> {
  const found = await selectProgress(tx, scope);
  if (found === null) return null;
  const { symbols, revision, dataVersion } = found;
  const now = appClock(readEnv())();
  const at = now.toISOString();
  const ready = symbols.filter((one) => symbolReadiness(one) === "ready");
  const pending = symbols.filter((one) => symbolReadiness(one) === "pending");
  const ended = symbols.filter((one) => symbolReadiness(one) === "error");
  const unavailableSymbols = await describeUnavailable(tx, ended.map(unavailable));
  const status = portfolioReadiness({ modelled: ready.length, pending: pending.length });
  const estimates = await readEstimates(tx, pending, now);
  const progress = pending.map((one) => progressOf(one, { now, estimate: estimates.get(one.symbol) }));
  const estimate = latestOf([...estimates.values()]);
  return {
    status,
    modelled: ready.length,
    pendingSymbols: pending.map(({ symbol }) => symbol),
    unavailableSymbols,
    coverage,
    estimate,
    message: readinessMessage(status, {
      ready: countPositions(ready),
      total: countPositions(symbols),
      pending: progress.map((one) => ({ ...one, ...pendingReason({ ...one, retryAt: one.retry_at }, at) })),
      unavailable: unavailableSymbols.map(({ symbol }) => symbol),
      estimate,
    }),
    progress,
    settled:
      symbols.every(({ queueStatus }) => queueStatus !== "processing") &&
      unavailableSymbols.every((one) => !one.suggestions_pending),
    revision,
    dataVersion,
    version: [revision, dataVersion, runId, countSuggestions(unavailableSymbols)].join("."),
    at,
  };
}

/** Of the pending symbols that are in the queue and wait for no limit. */
async function readEstimates(
  tx: Database,
  pending: readonly SymbolProgress[],
  now: Date,
): Promise<Map<string, Estimate>> {
  const coming = pending.filter((one) => ["under_way", "in_line", "retrying"].includes(pendingState(one, now)));
  if (coming.length === 0) return new Map();
  const symbols = coming.map(({ symbol }) => symbol);
  const estimates = estimateOnboarding(await selectOnboardingPace(tx, { symbols, now }), now.getTime());
  return new Map(symbols.flatMap((symbol) => [[symbol, estimates.get(symbol)] as const]).filter(isEstimated));
}

const isEstimated = (entry: readonly [string, Estimate | undefined]): entry is readonly [string, Estimate] =>
  entry[1] !== undefined;

function progressOf(one: SymbolProgress, { now, estimate }: { now: Date; estimate: Estimate | undefined }): Progress {
  const state = pendingState(one, now);
  const waits = state === "retrying" || state === "held";
  return {
    symbol: one.symbol,
    state,
    completed: one.phasesCompleted,
    started: state === "under_way",
    reason: waits ? one.queueReason : null,
    retry_at: waits ? (one.retryAt?.toISOString() ?? null) : null,
    detail: one.heldBack,
    estimated_seconds_remaining: estimate?.seconds ?? null,
    longer_than_usual: estimate?.isLate ?? false,
  };
}

const countPositions = (symbols: readonly SymbolProgress[]) =>
  symbols.reduce((sum, { positions }) => sum + positions, 0);

const countSuggestions = (symbols: readonly Unavailable[]) =>
  symbols.reduce((sum, { suggestions }) => sum + suggestions.length, 0);

const unavailable = ({ symbol, status }: Pick<SymbolProgress, "symbol" | "status">) => ({
  symbol,
  reason: unavailableReason(status),
});

/** Of the pending symbols those that wait for something, with the reason and the time of the next try. */
export function waitingSymbols({ progress }: Pick<Readiness, "progress">) {
  return progress.flatMap(({ symbol, state, reason, retry_at, detail }) =>
    state === "retrying" || state === "held" ? [{ symbol, reason, retry_at, detail }] : [],
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
  const [ended] = status === "error" ? await describeUnavailable(db, [unavailable(state)]) : [];
  return {
    symbol: state.symbol,
    status,
    reason: ended?.reason ?? waiting?.reason ?? null,
    detail: ended?.detail ?? null,
    suggestions: ended?.suggestions ?? [],
    factors_date: state.lastFactorDate,
    last_price_date: state.lastPriceDate,
  };
}
