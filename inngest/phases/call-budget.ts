import type { Database } from "@/db/connection";
import { takeProviderCalls } from "@/db/queries/provider-budget";

/** The rolling hour's calls are spent; not an error of anybody's, but the work has to wait. */
export class OverBudget extends Error {
  override readonly name = "OverBudget";
  constructor(readonly retryAt: Date) {
    super(`the hourly call budget is spent until ${retryAt.toISOString()}`);
  }
}

/** By name, because Next loads this file in several module graphs and the process's one market is made in any of them. */
export function isOverBudget(error: unknown): error is OverBudget {
  return error instanceof Error && error.name === "OverBudget" && "retryAt" in error;
}

/**
 * What the market client awaits before each outgoing call: takes it from the hourly budget, which lives in the database.
 * @param perHour null where the market has no limit (the sandbox)
 */
export function callBudget(
  db: Database,
  { provider, perHour, now }: { provider: string; perHour: number | null; now: () => Date },
): () => Promise<void> {
  return async () => {
    if (perHour === null) return;
    const retryAt = await takeProviderCalls(db, { provider, calls: 1, perHour, now: now() });
    if (retryAt !== null) throw new OverBudget(retryAt);
  };
}
