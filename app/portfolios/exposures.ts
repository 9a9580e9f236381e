import type { Database } from "@/db/connection";
import { getDatabase } from "@/db/pools";
import { type CacheKey, insertCached, selectCached } from "@/db/queries/analytics-cache";
import { selectEvidence, selectExposureSums } from "@/db/queries/exposures";
import { appClock, readEnv } from "@/lib/env";
import { FACTOR_ETFS } from "@/lib/factors/catalog";
import { exposureIntervals, type IntervalHolding } from "@/lib/factors/exposure-interval";
import { unpackReturnWindow } from "@/lib/factors/return-window";
import { baseOf, type ExposureSums, exposuresFromSums } from "@/lib/portfolio/exposure-sums";
import type { PortfolioExposures } from "@/lib/portfolio/exposures";
import { isUuid } from "./uuid";

const CACHE_HOURS = 24;

export interface PortfolioScope {
  portfolioId: string;
  ownerId: string;
}

/** Exposures as they were read, and the versions to store them under; null where they came from the store. */
interface ExposuresRead {
  exposures: PortfolioExposures;
  key: CacheKey | null;
}

/**
 * A portfolio's exposures: the stored answer for exactly these versions, else computed in one snapshot of the database
 * and stored under the versions read there (product §7). Null where the owner has no such portfolio.
 */
export async function loadExposures(scope: PortfolioScope): Promise<PortfolioExposures | null> {
  if (!isUuid(scope.portfolioId)) return null;
  const cached = await readCached(getDatabase("requests"), scope);
  if (cached !== null) return cached;
  const computed = await inSnapshot((tx) => computeExposures(tx, scope));
  if (computed === null) return null;
  await keepExposures([computed]);
  return computed.exposures;
}

/** What several questions of one page see is one moment of the database: all of the old night, or all of the new one. */
export function inSnapshot<T>(read: (tx: Database) => Promise<T>): Promise<T> {
  return getDatabase("requests").transaction(read, { isolationLevel: "repeatable read", accessMode: "read only" });
}

/** Within a snapshot: the stored answer, else a computed one. What is returned is to be kept once the snapshot is over. */
export async function readExposures(tx: Database, scope: PortfolioScope): Promise<ExposuresRead | null> {
  const cached = await readCached(tx, scope);
  return cached === null ? computeExposures(tx, scope) : { exposures: cached, key: null };
}

/** Stores what was computed, for the next who asks. */
export async function keepExposures(reads: readonly ExposuresRead[]): Promise<void> {
  const now = appClock(readEnv())();
  const expiresAt = new Date(now.getTime() + CACHE_HOURS * 3_600_000);
  for (const { key, exposures } of reads) {
    if (key !== null) await insertCached(getDatabase("requests"), key, { data: exposures, now, expiresAt });
  }
}

async function readCached(db: Database, scope: PortfolioScope): Promise<PortfolioExposures | null> {
  const cached = await selectCached(db, { ...scope, type: "factor_exposures", now: appClock(readEnv())() });
  // The cache holds what this file stored for this model version: its shape is ours.
  return cached === null ? null : { ...(cached as PortfolioExposures), source: "cache" };
}

async function computeExposures(tx: Database, scope: PortfolioScope): Promise<ExposuresRead | null> {
  const sums = await selectExposureSums(tx, scope);
  if (sums === null) return null;
  return { exposures: exposuresFromSums(sums, await intervalsOf(tx, sums)), key: keyOf(sums) };
}

/** Before the first publish there is nothing worth keeping. */
function keyOf({ portfolioId, revision, dataVersion, runId, modelVersion }: ExposureSums): CacheKey | null {
  if (runId === null || modelVersion === null) return null;
  return { portfolioId, type: "factor_exposures", revision, dataVersion, runId, modelVersion };
}

/** The 95 % intervals of the twelve exposures, from the published return windows (methodology §4). */
async function intervalsOf(db: Database, sums: ExposureSums) {
  const base = baseOf(sums).valueUsd;
  if (base === null || sums.session === null || sums.holdings.length === 0) return [];
  const symbols = [...new Set([...FACTOR_ETFS, ...sums.holdings.map(({ symbol }) => symbol)])];
  const evidence = await selectEvidence(db, { symbols, session: sums.session });
  const windows = new Map(
    [...evidence].flatMap(([symbol, { window }]) => (window ? [[symbol, unpackReturnWindow(window)] as const] : [])),
  );
  const etfWindows = FACTOR_ETFS.flatMap((etf) => windows.get(etf) ?? []);
  if (etfWindows.length < FACTOR_ETFS.length) return [];
  const holdings = sums.holdings.flatMap(({ symbol, dollars }): IntervalHolding[] => {
    const found = evidence.get(symbol);
    if (found === undefined) return [];
    const { betas, stdErrors } = found;
    return [{ weight: dollars / base, betas, stdErrors, window: windows.get(symbol) ?? null }];
  });
  return exposureIntervals(holdings, etfWindows).map((interval) => (interval.gap === null ? interval : null));
}
