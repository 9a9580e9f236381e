import { insertActivity } from "@/db/queries/batch-progress";
import { finishBatchRun, replaceFailures } from "@/db/queries/batch-runs";
import { bumpDataVersions } from "@/db/queries/portfolios";
import { selectKnownSymbols } from "@/db/queries/universe";
import type { Closures } from "@/lib/calendar";
import { publishSymbols } from "./compute-symbols";
import type { JobContext } from "./context";
import { fetchSeries } from "./fetch-series";
import { isModelled } from "./store-series";

/** A run of some symbols only: their series anew, their numbers for the published session, and no publish (product §3). */
export async function recomputeSymbols(
  context: JobContext,
  {
    runId,
    session,
    closures,
    symbols: asked,
  }: { runId: string; session: string; closures: Closures; symbols: readonly string[] },
): Promise<{ written: number; failed: number }> {
  const { db, now } = context;
  const known = await selectKnownSymbols(db, { candidates: asked });
  const symbols = [...new Set(asked)].filter((symbol) => known.has(symbol)).sort();
  const strangers = asked.filter((symbol) => !known.has(symbol));
  const { failures, retryAt } = await fetchSeries(context, { symbols, session, closures });
  // What a delisted symbol's last numbers were stays.
  const states = await selectKnownSymbols(db, { candidates: symbols });
  const modelled = symbols.filter((symbol) => isModelled(states.get(symbol)));
  const written = await publishSymbols(context, { symbols: modelled });
  await bumpDataVersions(db, { symbols });
  const unmet = [...failures, ...strangers.map((symbol) => ({ symbol, reason: "the universe does not have it" }))];
  await replaceFailures(db, { runId, phase: "prices", failures: unmet, now: now() });
  const shortfall = retryAt === null ? "" : `; the call budget is spent until ${retryAt}`;
  const outcome = `Recomputed ${written} of ${asked.length} symbols, ${unmet.length} failed${shortfall}.`;
  await insertActivity(db, { runId, level: unmet.length > 0 ? "warning" : "info", message: outcome, now: now() });
  await finishBatchRun(db, { runId, status: "completed", outcome, now: now() });
  return { written, failed: unmet.length };
}
