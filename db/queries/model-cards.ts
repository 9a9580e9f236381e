import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { modelCards } from "@/db/schema";
import type { ModelCard } from "@/lib/factors/model-card";

interface StoredCard {
  runId: string;
  session: string;
  card: ModelCard;
  createdAt: Date;
}

/** Stores a published run's card; written again, it replaces what stood there. */
export async function insertModelCard(
  db: Database,
  { runId, session, card, now }: { runId: string; session: string; card: ModelCard; now: Date },
): Promise<void> {
  await db
    .insert(modelCards)
    .values({ runId, session, card, createdAt: now })
    .onConflictDoUpdate({ target: modelCards.runId, set: { session, card, createdAt: now } });
}

/** A run's card; null where it has none, because it was never published or its card could not be made. */
export async function selectModelCard(db: Database, { runId }: { runId: string }): Promise<StoredCard | null> {
  const [row] = await db.select().from(modelCards).where(eq(modelCards.runId, runId));
  return row ?? null;
}

/** Which runs have a card, newest first. */
export async function selectModelCards(
  db: Database,
  { limit }: { limit: number },
): Promise<Omit<StoredCard, "card">[]> {
  return db
    .select({ runId: modelCards.runId, session: modelCards.session, createdAt: modelCards.createdAt })
    .from(modelCards)
    .orderBy(desc(modelCards.session), desc(modelCards.createdAt))
    .limit(limit);
}
