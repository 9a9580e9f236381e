import { deleteUnreadable } from "@/db/queries/analytics-cache";
import { refreshHeldSymbols } from "@/db/queries/held-symbols";
import { deleteOldRuns } from "@/db/queries/history";
import {
  type OptionLot,
  type OptionScope,
  type StoredDelta,
  selectOptionLots,
  updateOptionDeltas,
} from "@/db/queries/option-deltas";
import { unpackReturnWindow } from "@/lib/factors/return-window";
import { historicalVolatility, optionDelta } from "@/lib/portfolio/option-delta";
import type { JobContext } from "./context";

/** Option lots read, computed and written at once. */
const LOTS_AT_ONCE = 500;
const CACHE_ROWS_AT_ONCE = 5_000;
/** Calendar days for which a run's row and model card are kept: as long as prices (product §4). */
const RUNS_KEPT_DAYS = 400;

/**
 * Brings the deltas of open options to the published session (methodology §4): of one portfolio when it is created, of
 * some underlyings when they were onboarded, of all after a publish.
 */
export async function refreshOptionDeltas(
  { db }: Pick<JobContext, "db">,
  scope: OptionScope = {},
): Promise<{ options: number; changed: number }> {
  let options = 0;
  let changed = 0;
  for (let after: string | null = null; ; ) {
    const lots: OptionLot[] = await selectOptionLots(db, { scope, after, limit: LOTS_AT_ONCE });
    changed += await updateOptionDeltas(db, { deltas: lots.map(deltaOf) });
    options += lots.length;
    after = lots.at(-1)?.id ?? null;
    if (after === null || lots.length < LOTS_AT_ONCE) return { options, changed };
  }
}

function deltaOf(lot: OptionLot): StoredDelta {
  const { id, underlying, expiration, strike, optionType, session } = lot;
  const window = lot.underlyingWindow;
  const found = optionDelta({
    option: { expiration, strike, optionType },
    session,
    underlyingClose: lot.underlyingClose,
    optionPrice: lot.statedPrice,
    knownVolatility: lot.impliedVolatility,
    historicalVolatility: window === null ? null : historicalVolatility(unpackReturnWindow(window)),
  });
  const contract = { id, underlying, expiration, strike, optionType };
  if (found.delta === null) return { ...contract, delta: null, volatility: null, source: null, session };
  return { ...contract, delta: found.delta, volatility: found.volatility, source: found.source, session };
}

/**
 * What the next night needs to know of portfolios: who holds how much of each symbol, by set-based SQL. It is all that
 * the night reads of them.
 */
export async function summariseHoldings({ db }: Pick<JobContext, "db">): Promise<{ held: number }> {
  return { held: await refreshHeldSymbols(db) };
}

/** Housekeeping: answers nobody can read any more, and runs that nothing stored is of. */
export async function sweepAnalyticsCache({ db, now }: Pick<JobContext, "db" | "now">): Promise<{ swept: number }> {
  await deleteOldRuns(db, { before: new Date(now().getTime() - RUNS_KEPT_DAYS * 86_400_000) });
  let swept = 0;
  for (;;) {
    const gone = await deleteUnreadable(db, { now: now(), limit: CACHE_ROWS_AT_ONCE });
    swept += gone;
    if (gone < CACHE_ROWS_AT_ONCE) return { swept };
  }
}
