import { getDatabase } from "@/db/pools";
import { selectBatchRun } from "@/db/queries/batch-runs";
import { selectMarketState } from "@/db/queries/market-state";
import { selectModelCard, selectModelCards } from "@/db/queries/model-cards";
import { isUuid } from "../portfolios/uuid";

/** Nights among which a card's neighbours are looked for: more than a year of them. */
const CARDS_KNOWN = 400;

/**
 * A run's card with its neighbours; null where the run has none.
 *
 * @param runId null: the run that readers see
 */
export async function loadModelCard({ runId }: { runId: string | null }) {
  const db = getDatabase("requests");
  const wanted = runId ?? (await selectMarketState(db))?.runId ?? null;
  if (wanted === null || !isUuid(wanted)) return null;
  const [stored, run, cards] = await Promise.all([
    selectModelCard(db, { runId: wanted }),
    selectBatchRun(db, { runId: wanted }),
    selectModelCards(db, { limit: CARDS_KNOWN }),
  ]);
  if (stored === null) return null;
  const place = cards.findIndex((card) => card.runId === wanted);
  return {
    ...stored,
    /** Why it was published by hand; null where the gate let it through. */
    publishNote: run?.publishNote ?? null,
    before: place === -1 ? null : (cards[place + 1] ?? null),
    after: place === -1 ? null : (cards[place - 1] ?? null),
  };
}

export type LoadedCard = NonNullable<Awaited<ReturnType<typeof loadModelCard>>>;
