import { desc, ne } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { priceQuarantine } from "@/db/schema";
import type { QuarantineRow } from "./price-quarantine";

/** What was held against a price and is over, newest finding first: mended, clean since, or let in by hand. */
export async function selectEndedQuarantine(db: Database, { limit }: { limit: number }): Promise<QuarantineRow[]> {
  return db
    .select()
    .from(priceQuarantine)
    .where(ne(priceQuarantine.status, "open"))
    .orderBy(desc(priceQuarantine.detectedAt), desc(priceQuarantine.id))
    .limit(limit);
}
