import { type BatchPhase, finishPhase, recordChunk, selectPhaseTotals, startPhase } from "@/db/queries/batch-progress";
import { replaceFailures } from "@/db/queries/batch-runs";
import { type SymbolNumbers, stageReturnWindows, upsertFactorExposures } from "@/db/queries/symbol-factors";
import { type SymbolRange, selectLiveSymbols } from "@/db/queries/universe";
import type { Closures } from "@/lib/calendar";
import { type BetaReason, FACTORS, type FactorKey } from "@/lib/factors/catalog";
import { computeNumbers } from "./beta-numbers";
import type { JobContext } from "./context";
import { planChunks } from "./plan-run";

type Edge = Pick<JobContext, "db" | "now">;

/** Symbols of one step: their prices are read once for all phases, about a megabyte. */
const BETA_CHUNK = 500;

/** The four beta phases of product §4; one pass over the prices serves them all, each counts for itself. */
const BETA_PHASES: { phase: BatchPhase; factors: readonly FactorKey[] }[] = [
  { phase: "market_beta", factors: ["market_beta"] },
  { phase: "ir_beta", factors: ["ir_beta"] },
  { phase: "ridge_factors", factors: FACTORS.filter((factor) => factor.model === "ridge").map(({ key }) => key) },
  { phase: "spread_factors", factors: FACTORS.filter((factor) => factor.group === "spread").map(({ key }) => key) },
];

/** Cuts the universe, as it is after the prices, into steps and starts the phases they serve. */
export function planBetas(
  context: Edge,
  { runId, size = BETA_CHUNK }: { runId: string; size?: number },
): Promise<SymbolRange[]> {
  // Metrics come last in a chunk's step: where they are recorded, the whole step is done.
  return planChunks(context, { runId, phase: "metrics", size }, async (db, total) => {
    const phases: BatchPhase[] = [...BETA_PHASES.map(({ phase }) => phase), "metrics"];
    for (const phase of phases) await startPhase(db, { runId, phase, total, now: context.now() });
  });
}

/** Betas and return windows of a chunk: stored, staged, counted, and what has no number named with its reason. */
export async function estimateChunk(
  { db, now }: Edge,
  { runId, session, closures, range }: { runId: string; session: string; closures: Closures; range: SymbolRange },
): Promise<{ symbols: number }> {
  const symbols = await selectLiveSymbols(db, range);
  const { numbers, windows } = await computeNumbers(db, { symbols, session, closures });
  await upsertFactorExposures(db, { session, runId, rows: numbers });
  await stageReturnWindows(db, { session, runId, windows });
  for (const { phase, failures } of betaFailures(numbers)) {
    await replaceFailures(db, { runId, phase, range, failures, now: now() });
    const done = numbers.length - failures.length;
    await recordChunk(db, { runId, phase, chunk: range.from, done, failed: failures.length });
  }
  return { symbols: symbols.length };
}

/** Who fails which beta phase, each phase named. */
export function betaFailures(
  numbers: readonly SymbolNumbers[],
): { phase: BatchPhase; failures: { symbol: string; reason: string }[] }[] {
  return BETA_PHASES.map(({ phase, factors }) => {
    return { phase, failures: numbers.flatMap((row) => failureOf(row, factors)) };
  });
}

/** A symbol fails a phase when it has none of the phase's betas. */
function failureOf(row: SymbolNumbers, factors: readonly FactorKey[]): { symbol: string; reason: string }[] {
  const reasons = factors.map((key) => row.reasons[key]);
  const [first] = reasons;
  if (first === undefined || reasons.includes(undefined)) return [];
  return [{ symbol: row.symbol, reason: reasonSentence(first) }];
}

/** Why there is no beta, in a few words. */
function reasonSentence({ code, have, need }: BetaReason): string {
  switch (code) {
    case "too_short":
      return `${have} of ${need} returns needed`;
    case "stale":
      return "its latest price is more than 5 sessions old";
    case "flat":
      return "its price did not move";
    case "factor_gap":
      return "a factor ETF lacks too many prices";
    case "no_history":
      return "it has no prices";
    case "not_modelled":
      return "it is valued and not modelled";
  }
}

export async function finishBetaPhases({ db, now }: Edge, { runId }: { runId: string }): Promise<void> {
  for (const { phase } of BETA_PHASES) {
    const { done, failed } = await selectPhaseTotals(db, { runId, phase });
    const summary = failed === 0 ? `${done} symbols` : `${done} symbols, ${failed} without a number`;
    await finishPhase(db, { runId, phase, status: "completed", summary, now: now() });
  }
}
