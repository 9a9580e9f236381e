import { insertActivity } from "@/db/queries/batch-progress";
import { selectMarketState } from "@/db/queries/market-state";
import { countMissingSession } from "@/db/queries/missing-sessions";
import type { SymbolWatermark } from "@/db/queries/price-plan";
import { chartsAreSound } from "./canary-round";
import type { JobContext } from "./context";

/**
 * More symbols of one chunk do not vanish on one evening: that is the provider's doing, canaries or not. A tenth, and
 * never fewer than five, because the last chunk may be a small one.
 */
const MOST_MISSING = { share: 0.1, atLeast: 5 };

/**
 * Counts the session for symbols that were looked for and have no bar of it (product §4): only while the provider is
 * known to be well, by a canary's chart asked for right now, and never for a past session.
 *
 * @param marks the chunk's watermarks after everything was fetched
 * @param unanswered symbols of which nothing is known, because no usable answer came
 */
export async function countMissing(
  context: JobContext,
  {
    range,
    runId,
    session,
    marks,
    unanswered,
  }: {
    range: { from: string; to: string };
    runId: string;
    session: string;
    marks: readonly SymbolWatermark[];
    unanswered: ReadonlySet<string>;
  },
): Promise<void> {
  const { db, now } = context;
  const missing = marks
    .filter((mark) => mark.sessionSource === null && mark.lastPriceDate !== null && !unanswered.has(mark.symbol))
    .map((mark) => mark.symbol);
  const isBelieved =
    missing.length <= Math.max(MOST_MISSING.atLeast, marks.length * MOST_MISSING.share) &&
    (missing.length === 0 || ((await isNewest(context, session)) && (await chartsAreSound(context, session))));
  const delisted = await countMissingSession(db, { range, session, missing: isBelieved ? missing : [], now: now() });
  if (delisted.length === 0) return;
  const message = `Delisted after five sessions without a price: ${delisted.join(", ")}.`;
  await insertActivity(db, { runId, level: "info", message, now: now() });
}

async function isNewest({ db }: JobContext, session: string): Promise<boolean> {
  const published = (await selectMarketState(db))?.session ?? null;
  return published === null || published <= session;
}
