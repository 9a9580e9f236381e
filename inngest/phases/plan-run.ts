import { type BatchPhase, finishPhase, selectPhaseTotals, startPhase } from "@/db/queries/batch-progress";
import { insertChunks, selectOpenRanges } from "@/db/queries/chunk-plan";
import { endAbandonedQuarantine } from "@/db/queries/price-quarantine";
import { type SymbolRange, selectSymbolRanges } from "@/db/queries/universe";
import type { JobContext } from "./context";

/**
 * What is left to do of a phase, by chunks: the live universe cut anew where the phase begins, and where an earlier part
 * of the run has cut it already, the chunks that it did not come to. Said again, it answers the same.
 *
 * @param size symbols of one step
 * @param onBegin told the number of symbols when the phase begins, before any of its chunks can be done
 */
export async function planChunks(
  { db }: Pick<JobContext, "db">,
  { runId, phase, size }: { runId: string; phase: BatchPhase; size: number },
  onBegin: (db: JobContext["db"], total: number) => Promise<void>,
): Promise<SymbolRange[]> {
  const open = await selectOpenRanges(db, { runId, phase });
  if (open !== null) return open;
  const ranges = await selectSymbolRanges(db, { size });
  const total = ranges.reduce((sum, range) => sum + range.count, 0);
  await db.transaction(async (tx) => {
    await insertChunks(tx, { runId, phase, ranges });
    await onBegin(tx, total);
  });
  return ranges;
}

/** Cuts the live universe into price steps and starts the phase. */
export function planPrices(
  context: Pick<JobContext, "db" | "now">,
  { runId, size }: { runId: string; size: number },
): Promise<SymbolRange[]> {
  return planChunks(context, { runId, phase: "prices", size }, (db, total) =>
    startPhase(db, { runId, phase: "prices", total, now: context.now() }),
  );
}

export async function finishPrices(
  { db, now }: Pick<JobContext, "db" | "now">,
  { runId }: { runId: string },
): Promise<void> {
  await endAbandonedQuarantine(db, { now: now() });
  const { done, failed } = await selectPhaseTotals(db, { runId, phase: "prices" });
  const summary = failed === 0 ? `${done} symbols` : `${done} symbols, ${failed} failed`;
  await finishPhase(db, { runId, phase: "prices", status: "completed", summary, now: now() });
}
