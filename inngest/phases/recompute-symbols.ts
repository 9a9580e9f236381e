import { type BatchPhase, insertActivity, recordChunk } from "@/db/queries/batch-progress";
import { finishBatchRun, replaceFailures } from "@/db/queries/batch-runs";
import { bumpDataVersions } from "@/db/queries/portfolios";
import { selectUnpriced } from "@/db/queries/retries";
import { type SymbolStatus, selectKnownSymbols } from "@/db/queries/universe";
import type { Closures } from "@/lib/calendar";
import { publishNumbers } from "./compute-symbols";
import type { JobContext } from "./context";
import { betaFailures } from "./estimate-betas";
import { fetchSeries } from "./fetch-series";
import { publishUnmodelled } from "./publish-unmodelled";
import { refreshOptionDeltas } from "./refresh-portfolios";
import { isModelled } from "./store-series";

type Failure = { symbol: string; reason: string };

/**
 * A run of some symbols only: their series anew up to the run's session, the last one, and their numbers for the published
 * session, which may be an earlier one; and no publish (product §3). Where the run's session is not published, the night
 * itself has to be run again: it finds the prices. Who still lacks a price of the run's session, or the betas of a phase,
 * is named as a night would.
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
  const published = await publishNumbers(context, { symbols: modelled });
  const written = published?.written ?? 0;
  const unmodelled = symbols.filter((symbol) => states.get(symbol) === "unsupported");
  if (unmodelled.length > 0) await publishUnmodelled(context, { symbols: unmodelled });
  // The others' states may have changed; new numbers have told their portfolios themselves.
  await bumpDataVersions(db, {
    symbols: published === null ? symbols : symbols.filter((symbol) => !isModelled(states.get(symbol))),
  });
  if (written > 0) await refreshOptionDeltas(context, { underlyings: modelled });
  const unpriced = await selectUnpriced(db, { symbols, session });
  const stated = [...failures, ...strangers.map((symbol) => ({ symbol, reason: "the universe does not have it" }))];
  const missing = [
    { phase: "prices" as const, failures: pricesMissing(stated, { unpriced, states, symbols, session }) },
    ...betasMissing(published?.numbers ?? null, modelled),
  ];
  const failed = new Set(missing.flatMap((phase) => phase.failures.map(({ symbol }) => symbol))).size;
  const outcome = `Recomputed ${written} of ${asked.length} symbols, ${failed} failed.`;
  await db.transaction(async (tx) => {
    // One that was cancelled meanwhile has said how it ended.
    if (!(await finishBatchRun(tx, { runId, status: "completed", outcome, now: now() }))) return;
    for (const { phase, failures } of missing) await replaceFailures(tx, { runId, phase, failures, now: now() });
    await recordChunk(tx, { runId, phase: "prices", chunk: "symbols", done: written, failed });
    await insertActivity(tx, { runId, level: failed > 0 ? "warning" : "info", message: outcome, now: now() });
  });
  return { written, failed, retryAt: null };
}

/** What was wrong with a symbol's series; else that it lacks the session's price, or is one that gets no numbers. */
function pricesMissing(
  stated: readonly Failure[],
  {
    unpriced,
    states,
    symbols,
    session,
  }: {
    unpriced: readonly { symbol: string; last: string | null }[];
    states: ReadonlyMap<string, SymbolStatus>;
    symbols: readonly string[];
    session: string;
  },
): Failure[] {
  const reasons = new Map(stated.map(({ symbol, reason }) => [symbol, reason]));
  for (const { symbol, last } of unpriced) {
    if (reasons.has(symbol)) continue;
    reasons.set(symbol, last === null ? "it has no prices" : `no price for ${session}; the last is of ${last}`);
  }
  for (const symbol of symbols) {
    const status = states.get(symbol);
    if (!reasons.has(symbol) && !isModelled(status)) reasons.set(symbol, `it gets no numbers: ${status ?? "unknown"}`);
  }
  return [...reasons].map(([symbol, reason]) => ({ symbol, reason }));
}

/** @param numbers null where none could be written: the next night that is published makes them */
function betasMissing(
  numbers: Parameters<typeof betaFailures>[0] | null,
  symbols: readonly string[],
): { phase: BatchPhase; failures: Failure[] }[] {
  if (numbers !== null) return betaFailures(numbers);
  const reason = "its numbers come with the next night that is published";
  return betaFailures([]).map(({ phase }) => ({ phase, failures: symbols.map((symbol) => ({ symbol, reason })) }));
}
