import type { Database } from "@/db/connection";
import { insertPhases } from "@/db/queries/batch-progress";
import { openBatchRun } from "@/db/queries/batch-runs";
import { upsertSeries } from "@/db/queries/prices";
import { insertSymbols } from "@/db/queries/universe";
import type { TestDatabase } from "@/db/testing";
import { type Closures, sessionsEnding } from "@/lib/calendar";
import { FACTOR_ETFS, MODEL_VERSION, RETURN_WINDOW_SESSIONS } from "@/lib/factors/catalog";
import { simulateEtfs, simulateSymbols } from "@/lib/factors/testing-prices";
import { estimateChunk, planBetas } from "./estimate-betas";
import { gateRun, publishOrRefuse } from "./publish-run";
import { stageChunkMetrics } from "./stage-metrics";

const NO_CLOSURES: Closures = new Set<string>();

/** A run as the phases after the prices know it. */
export interface TestNight {
  runId: string;
  session: string;
  closures: Closures;
}

/** Made-up prices of the factor ETFs and some shares up to a session, enough for every window on `nights` sessions. */
export async function storeSimulatedPrices(
  db: Database,
  { last, nights, shares }: { last: string; nights: number; shares: readonly string[] },
): Promise<void> {
  const sessions = sessionsEnding(last, RETURN_WINDOW_SESSIONS + nights);
  const width = sessions.length;
  const etfs = simulateEtfs(width);
  await insertSymbols(db, { symbols: [...FACTOR_ETFS, ...shares], factorEtfs: FACTOR_ETFS });
  await storeMatrix(db, { symbols: FACTOR_ETFS, prices: etfs, sessions });
  const prices = simulateSymbols(etfs, { count: shares.length, sessions: width });
  await storeMatrix(db, { symbols: shares, prices, sessions });
}

async function storeMatrix(
  db: Database,
  { symbols, prices, sessions }: { symbols: readonly string[]; prices: Float64Array; sessions: readonly string[] },
): Promise<void> {
  const none = { open: null, high: null, low: null, volume: null };
  const bars = symbols.flatMap((symbol, row) =>
    sessions.map((session, t) => {
      const price = prices[row * sessions.length + t] ?? Number.NaN;
      return { symbol, session, close: price, adjClose: price, ...none };
    }),
  );
  await upsertSeries(db, { symbols, bars, from: sessions[0] ?? "", to: sessions.at(-1) ?? "" });
}

/** A run of a session whose numbers are computed and staged from the stored prices: all but its end. */
export async function computeNight({ db, pool }: TestDatabase, session: string, now: Date): Promise<TestNight> {
  const { run } = await openBatchRun(db, {
    session,
    trigger: "manual",
    reason: null,
    requestedBy: null,
    symbols: null,
    force: false,
    modelVersion: MODEL_VERSION,
    jobRunId: null,
    now,
  });
  const edge = { db, now: () => now };
  const target = { runId: run.id, session, closures: NO_CLOSURES };
  await insertPhases(db, { runId: run.id });
  // The universe as the night finds it: prices after the session have not come yet.
  await pool.query(
    `update symbol_universe u set status = 'active', last_price_date =
       (select max(session) from symbol_prices_daily p where p.symbol = u.symbol and p.session <= $1::date)`,
    [session],
  );
  for (const range of await planBetas(edge, target)) {
    await estimateChunk(edge, { ...target, range });
    await stageChunkMetrics(edge, { ...target, range });
  }
  return target;
}

/** The end of a run: gate, and publish or refuse. */
export async function endNight(db: Database, target: TestNight, now: Date) {
  const edge = { db, now: () => now };
  const gate = await gateRun(edge, target);
  return { gate, ...(await publishOrRefuse(edge, { ...target, gate })) };
}
