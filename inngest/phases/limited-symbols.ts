import { insertLimited } from "@/db/queries/limited-symbols";
import type { JobContext } from "./context";

/**
 * Whether a symbol is refused for too many calls for the first time in a run, and remembers it: only then the provider's
 * Retry-After is waited for. One that is refused for ever must not hold the night back for ever.
 */
export async function isFirstLimit(
  { db, now }: Pick<JobContext, "db" | "now">,
  { runId, symbol }: { runId: string; symbol: string },
): Promise<boolean> {
  return (await insertLimited(db, { runId, symbols: [symbol], now: now() })).length > 0;
}
