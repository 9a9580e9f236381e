import type { StoredSeries } from "@/db/queries/stored-series";
import type { PriceBar } from "@/lib/market-data/market";

/** A change of a return from which it is another return, and not the last digits of a price. */
const OTHER_RETURN = 5e-4;
/** So many changed returns are a correction, whatever the length. */
const CORRECTION = 5;
/** More than this share is another history. */
const LARGEST_SHARE = 0.5;
/** Newest changed returns that the sentence shows: by them the same answer is known again. */
const SHOWN = 3;

/**
 * Whether an answer would change most returns of a stored history: not one basis for another, which changes none, but
 * another share's prices, or rubbish (product §4.1: good history is not overwritten).
 *
 * Returns are compared between stored bars that a fetch of the whole series brought; what quotes brought is provisional.
 *
 * @returns what is wrong and by what it is known again; null where the answer goes on from what is stored
 */
export function restatementIn(
  bars: readonly PriceBar[],
  { adjustedCloses }: Pick<StoredSeries, "adjustedCloses">,
): { detail: string; evidence: string } | null {
  const changed: string[] = [];
  let compared = 0;
  let before: { ours: number; theirs: number } | null = null;
  for (const { session, adjClose: theirs } of bars) {
    const ours = adjustedCloses.get(session);
    if (ours === undefined || theirs === null) continue;
    if (before !== null) {
      compared++;
      const [were, are] = [ours / before.ours - 1, theirs / before.theirs - 1];
      if (Math.abs(are - were) > OTHER_RETURN) changed.push(`${percent(are)} for ${percent(were)} on ${session}`);
    }
    before = { ours, theirs };
  }
  if (changed.length <= CORRECTION || changed.length <= compared * LARGEST_SHARE) return null;
  const evidence = changed.slice(-SHOWN).join(", ");
  const detail = `the provider sent other returns for ${changed.length} of ${compared} stored sessions, at last ${evidence}`;
  return { detail, evidence };
}

const percent = (value: number) => `${(100 * value).toFixed(2)} %`;
