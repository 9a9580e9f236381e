import { enqueueSymbols } from "@/db/queries/onboarding";
import { selectOvertaken } from "@/db/queries/overtaken-symbols";
import type { JobContext } from "./context";

/** Rank of what nobody waits for in front of a screen. */
const SWEEP_PRIORITY = 0;

/**
 * Symbols that came in while a run was under way, and that it therefore does not have, go once more through onboarding:
 * it works for the session that is published now (product §5). Said again, it queues nobody twice.
 *
 * @returns the symbols whose event is to be sent
 */
export async function queueOvertaken(
  { db, now }: Pick<JobContext, "db" | "now">,
  { runId }: { runId: string },
): Promise<{ symbol: string; priority: number }[]> {
  const symbols = await selectOvertaken(db, { runId });
  const queued = await enqueueSymbols(db, { symbols, priority: SWEEP_PRIORITY, requestedBy: null, now: now() });
  return queued.map((symbol) => ({ symbol, priority: SWEEP_PRIORITY }));
}
