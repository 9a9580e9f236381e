import { insertActivity, recordChunk } from "@/db/queries/batch-progress";
import { finishBatchRun, replaceFailures } from "@/db/queries/batch-runs";
import { bumpDataVersions } from "@/db/queries/portfolios";
import { selectKnownSymbols } from "@/db/queries/universe";
import type { Closures } from "@/lib/calendar";
import { publishSymbols } from "./compute-symbols";
import type { JobContext } from "./context";
import { fetchSeries } from "./fetch-series";
import { isModelled } from "./store-series";

/**
 * A run of some symbols only: their series anew, their numbers for the published session, and no publish (product §3).
 *
 * @returns `retryAt` where the provider is down or the hour's calls are spent: the run is to be taken up again then
 */
export async function recomputeSymbols(
  context: JobContext,
  {
    runId,
    session,
    closures,
    symbols: asked,
  }: { runId: string; session: string; closures: Closures; symbols: readonly string[] },
): Promise<{ written: number; failed: number; retryAt: string | null }> {
  const { db, now } = context;
  const known = await selectKnownSymbols(db, { candidates: asked });
  const symbols = [...new Set(asked)].filter((symbol) => known.has(symbol)).sort();
  const strangers = asked.filter((symbol) => !known.has(symbol));
  const { failures, retryAt } = await fetchSeries(context, { symbols, session, closures, runId }).finally(() =>
    context.calls?.write(),
  );
  if (retryAt !== null) {
    const message = `The symbols are asked for again at ${retryAt}.`;
    await insertActivity(db, { runId, level: "warning", message, now: now() });
    return { written: 0, failed: 0, retryAt };
  }
  // What a delisted symbol's last numbers were stays.
  const states = await selectKnownSymbols(db, { candidates: symbols });
  const modelled = symbols.filter((symbol) => isModelled(states.get(symbol)));
  const written = await publishSymbols(context, { symbols: modelled });
  await bumpDataVersions(db, { symbols });
  const unmet = [...failures, ...strangers.map((symbol) => ({ symbol, reason: "the universe does not have it" }))];
  const failed = unmet.length;
  const outcome = `Recomputed ${written} of ${asked.length} symbols, ${failed} failed.`;
  await db.transaction(async (tx) => {
    // One that was cancelled meanwhile has said how it ended.
    if (!(await finishBatchRun(tx, { runId, status: "completed", outcome, now: now() }))) return;
    await replaceFailures(tx, { runId, phase: "prices", failures: unmet, now: now() });
    await recordChunk(tx, { runId, phase: "prices", chunk: "symbols", done: written, failed });
    await insertActivity(tx, { runId, level: failed > 0 ? "warning" : "info", message: outcome, now: now() });
  });
  return { written, failed, retryAt: null };
}
