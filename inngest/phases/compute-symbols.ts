import type { Database } from "@/db/connection";
import { selectClosures, selectMarketState } from "@/db/queries/market-state";
import { bumpDataVersions } from "@/db/queries/portfolios";
import { type SymbolNumbers, upsertFactorExposures, upsertReturnWindow } from "@/db/queries/symbol-factors";
import { upsertMetrics } from "@/db/queries/symbol-metrics";
import { MODEL_VERSION } from "@/lib/factors/catalog";
import { computeNumbers } from "./beta-numbers";
import type { JobContext } from "./context";
import { metricAnchors } from "./stage-metrics";

/** A run may be published while we compute; then the numbers are made again for it. Twice in a row is a fault. */
const TRIES = 3;

interface Work {
  symbols: readonly string[];
  /** The session that the symbols' prices were fetched for: for another one nothing is written. None: whichever is published. */
  session?: string;
  /** What else is to be true from the moment the numbers are, told how long they took to compute and to write. */
  alongside?: (tx: Database, took: { computeMs: number; writeMs: number }) => Promise<void>;
}

/**
 * Computes some symbols for the session that is published and writes them where readers see them (product §3):
 * onboarding and runs of a subset. `market_state` stays where it is.
 *
 * @returns symbols written; 0 where the next run to be published will compute them: before anything was ever published,
 *   and while readers have numbers of another model version, beside which ours must not stand
 */
export async function publishSymbols(context: Pick<JobContext, "db">, work: Work): Promise<number> {
  return (await publishNumbers(context, work))?.written ?? 0;
}

/** The same, with the numbers it wrote; null where there is nothing that they may be written beside. */
export async function publishNumbers(
  { db }: Pick<JobContext, "db">,
  { symbols, session: only, alongside }: Work,
): Promise<{ written: number; numbers: SymbolNumbers[] } | null> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const state = await selectMarketState(db);
    if (state === null || state.session === null || state.runId === null) return null;
    if (state.modelVersion !== MODEL_VERSION || state.session !== (only ?? state.session)) return null;
    const { session, runId } = state;
    const started = performance.now();
    const closures = await selectClosures(db);
    const { numbers, windows } = await computeNumbers(db, { symbols, session, closures });
    const computed = performance.now();
    const written = await db.transaction(async (tx) => {
      // Publishing moves this row; holding it shared keeps a newer run out until our rows of this one are in.
      const now = await selectMarketState(tx, { hold: true });
      if (now?.runId !== runId) return null;
      await upsertFactorExposures(tx, { session, runId, rows: numbers });
      for (const window of windows) await upsertReturnWindow(tx, { session, runId, window });
      const written = await upsertMetrics(tx, { runId, anchors: metricAnchors(session, closures), symbols });
      // Together with the numbers: an answer that a reader computed without them must never match again (product §7).
      await bumpDataVersions(tx, { symbols });
      // After portfolios, as who changes one locks it before the queue.
      await alongside?.(tx, { computeMs: computed - started, writeMs: performance.now() - computed });
      return written;
    });
    if (written !== null) return { written, numbers };
  }
  throw new Error(
    `publishSymbols: the published run changed ${TRIES} times while ${symbols.length} symbols were computed`,
  );
}
