import type { Database } from "@/db/connection";
import { getDatabase } from "@/db/pools";
import { selectLots, updateLots } from "@/db/queries/portfolio-lots";
import {
  type HeldPortfolio,
  type KeptFile,
  lockPortfolio,
  raiseRevision,
  recordVersion,
  selectNewest,
  type VersionChange,
} from "@/db/queries/portfolio-versions";
import { heldSymbols, openSymbols, queueSymbols } from "@/db/queries/portfolios";
import { refreshOptionDeltas } from "@/inngest/phases/refresh-portfolios";
import { requestOnboarding } from "@/inngest/send";
import { appClock, onboardingLimits, readEnv } from "@/lib/env";
import { canonical } from "@/lib/import/text/decimal";
import { type Difference, differenceOf, type HeldLot, isSame, type StoredLot } from "@/lib/portfolio/difference";
import { inSnapshot, type PortfolioScope } from "./exposures";

/** What a portfolio is to become. */
export interface VersionPlan {
  change: Extract<VersionChange, "replace" | "merge" | "undo">;
  /** The lots after the change, from those that are held. */
  lotsAfter: (held: readonly StoredLot[]) => HeldLot[];
  /** Symbols of them that are to be looked for. */
  unknownSymbols: readonly string[];
  /** US dollars, decimal text, null for none; left out, it stays what it is. */
  equityBalance?: string | null;
  file?: KeptFile | null;
  /** The file that the lots come from or go back to. */
  fileName: string | null;
  receipt?: Record<string, unknown> | null;
}

/** What a change would do, and of which state of the portfolio that is said. */
export interface Comparison {
  name: string;
  /** To be named by whoever confirms: the portfolio's revision. */
  basedOn: number;
  /** Number of the newest version. */
  version: number;
  difference: Difference<StoredLot>;
  /** Null where it stays. */
  equity: { before: string | null; after: string | null } | null;
  /** Nothing would change. */
  isSame: boolean;
}

export type ChangeResult =
  | { outcome: "stored"; version: number; comparison: Comparison }
  /** Nothing was stored: both states are the same. */
  | { outcome: "same"; comparison: Comparison }
  /** Nothing was stored: the portfolio has changed since `basedOn`; compared with what it is now. */
  | { outcome: "moved"; comparison: Comparison };

/** What the plan would do to the portfolio as it is now; null where the owner has no such portfolio. Stores nothing. */
export async function comparePlan(scope: PortfolioScope, plan: VersionPlan): Promise<Comparison | null> {
  return inSnapshot(async (tx) => {
    const newest = await selectNewest(tx, scope);
    return newest && compareIn(tx, scope, { plan, held: newest });
  });
}

/**
 * Does what the plan says, where the portfolio still is what its owner was shown: in one transaction lots, revision,
 * version and the queue of new symbols, or nothing. Two at once go one after the other, and the second sees the first.
 *
 * @param basedOn as the comparison said that was shown
 */
export async function applyPlan(
  scope: PortfolioScope,
  plan: VersionPlan,
  { basedOn }: { basedOn: number },
): Promise<ChangeResult | null> {
  try {
    const stored = await getDatabase("requests").transaction((tx) => applyIn(tx, scope, { plan, basedOn }));
    if (stored === null) return null;
    await requestOnboarding(stored.queued);
    return stored.result;
  } catch (error) {
    if (error instanceof NothingStored) return error.result;
    throw error;
  }
}

/** Takes back all that the transaction did until then. */
class NothingStored extends Error {
  override readonly name = "NothingStored";
  readonly result: ChangeResult;
  constructor(result: ChangeResult) {
    super(result.outcome);
    this.result = result;
  }
}

async function applyIn(
  tx: Database,
  scope: PortfolioScope,
  { plan, basedOn }: { plan: VersionPlan; basedOn: number },
): Promise<{ result: ChangeResult; queued: string[] } | null> {
  const env = readEnv();
  const now = appClock(env)();
  const { portfolioId, ownerId } = scope;
  const { change, file, fileName, receipt, unknownSymbols } = plan;
  await openSymbols(tx, { symbols: unknownSymbols, scope });
  const held = await lockPortfolio(tx, scope);
  if (held === null) return null;
  const comparison = await compareIn(tx, scope, { plan, held });
  if (comparison.isSame) throw new NothingStored({ outcome: "same", comparison });
  if (comparison.basedOn !== basedOn) throw new NothingStored({ outcome: "moved", comparison });

  const { difference, equity } = comparison;
  await updateLots(tx, { portfolioId, difference, now });
  const equityBalance = equity === null ? {} : { equityBalance: equity.after };
  await raiseRevision(tx, { portfolioId, now, sourceFile: fileName, ...equityBalance });
  const version = await recordVersion(tx, { portfolioId, change, now, file, fileName, receipt });
  const positions = lotsOf(difference);
  if (positions.some(({ kind }) => kind === "option")) await refreshOptionDeltas({ db: tx }, { portfolioId });
  const limits = onboardingLimits(env);
  const queued = await queueSymbols(tx, { held: heldSymbols(positions), unknownSymbols, ownerId, now, limits });
  return { result: { outcome: "stored", version, comparison }, queued };
}

/** What is held after the difference was taken up. */
function lotsOf({ added, changed, restated, unchanged }: Difference): HeldLot[] {
  return [...added, ...[...changed, ...restated, ...unchanged].map(({ after }) => after)];
}

async function compareIn(
  tx: Database,
  scope: PortfolioScope,
  { plan, held }: { plan: VersionPlan; held: HeldPortfolio },
): Promise<Comparison> {
  const lots = await selectLots(tx, scope);
  const difference = differenceOf(lots, plan.lotsAfter(lots));
  const equity =
    plan.equityBalance === undefined || sameMoney(held.equityBalance, plan.equityBalance)
      ? null
      : { before: held.equityBalance, after: plan.equityBalance };
  return {
    name: held.name,
    basedOn: held.revision,
    version: held.version,
    difference,
    equity,
    isSame: equity === null && isSame(difference),
  };
}

/** The database writes four decimals, people as many as they like. */
function sameMoney(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : canonical(a) === canonical(b);
}
