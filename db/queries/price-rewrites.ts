import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { priceRewrites } from "@/db/schema";

export type PriceRewrite = typeof priceRewrites.$inferSelect;

/** When and why stored prices of a symbol were written anew, newest first (product §4.1). `upsertSeries` writes these. */
export function selectRewrites(
  db: Database,
  { symbol, limit }: { symbol: string; limit: number },
): Promise<PriceRewrite[]> {
  return db
    .select()
    .from(priceRewrites)
    .where(eq(priceRewrites.symbol, symbol))
    .orderBy(desc(priceRewrites.at), desc(priceRewrites.id))
    .limit(limit);
}
