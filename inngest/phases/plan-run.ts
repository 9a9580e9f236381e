import { finishPhase, selectPhaseTotals, startPhase } from "@/db/queries/batch-progress";
import { type SymbolRange, selectSymbolRanges } from "@/db/queries/universe";
import type { JobContext } from "./context";

/** Symbols a price step works on: at the live pace a step of new symbols then takes about two minutes. */
const PRICE_CHUNK = 250;

/** Cuts the live universe into price steps and starts the phase. */
export async function planPrices(
  { db, now }: Pick<JobContext, "db" | "now">,
  { runId }: { runId: string },
): Promise<SymbolRange[]> {
  const ranges = await selectSymbolRanges(db, { size: PRICE_CHUNK });
  const total = ranges.reduce((sum, range) => sum + range.count, 0);
  await startPhase(db, { runId, phase: "prices", total, now: now() });
  return ranges;
}

export async function finishPrices(
  { db, now }: Pick<JobContext, "db" | "now">,
  { runId }: { runId: string },
): Promise<void> {
  const { done, failed } = await selectPhaseTotals(db, { runId, phase: "prices" });
  const summary = failed === 0 ? `${done} symbols` : `${done} symbols, ${failed} failed`;
  await finishPhase(db, { runId, phase: "prices", status: "completed", summary, now: now() });
}
