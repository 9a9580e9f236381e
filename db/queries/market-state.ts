import type { Database } from "@/db/connection";
import { marketClosures, marketState } from "@/db/schema";

export type MarketName = (typeof marketState.$inferSelect)["market"];

/** What readers see: the published session, its run and the model it was computed with. */
export interface PublishedState {
  market: MarketName;
  session: string | null;
  runId: string | null;
  modelVersion: string;
  publishedAt: Date | null;
}

/** @param hold keeps the row as it is until the surrounding transaction ends */
export async function selectMarketState(db: Database, { hold = false } = {}): Promise<PublishedState | null> {
  const query = db.select().from(marketState);
  const [row] = await (hold ? query.for("share") : query);
  if (row === undefined) return null;
  return {
    market: row.market,
    session: row.publishedSession,
    runId: row.publishedRunId,
    modelVersion: row.modelVersion,
    publishedAt: row.publishedAt,
  };
}

/** Remembers which market fills this database, once. @returns the market it belongs to, which may be another */
export async function claimMarket(
  db: Database,
  { market, modelVersion }: { market: MarketName; modelVersion: string },
): Promise<MarketName> {
  await db.insert(marketState).values({ id: 1, market, modelVersion }).onConflictDoNothing();
  const state = await selectMarketState(db);
  if (state === null) throw new Error("claimMarket: market_state has no row after an insert");
  return state.market;
}

/** One-off closures of the exchange that the calendar's rules do not know. */
export async function selectClosures(db: Database): Promise<Set<string>> {
  const rows = await db.select({ session: marketClosures.session }).from(marketClosures);
  return new Set(rows.map((row) => row.session));
}
