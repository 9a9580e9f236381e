import { eq } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { providerHealth } from "@/db/schema";

export type ProviderHealth = typeof providerHealth.$inferSelect;
/** What the breaker's rules make of a canary round: all but whose health it is and when it was written. */
type Health = Omit<ProviderHealth, "provider" | "updatedAt">;

/** What the breaker knows of a provider; null before its first canary round. */
export async function selectProviderHealth(
  db: Database,
  { provider }: { provider: string },
): Promise<ProviderHealth | null> {
  const [row] = await db.select().from(providerHealth).where(eq(providerHealth.provider, provider));
  return row ?? null;
}

/**
 * Replaces what is known of a provider by what `next` makes of it. One at a time: the night and an onboarding may both
 * have had a canary round, and neither must be lost.
 */
export async function updateProviderHealth(
  db: Database,
  { provider, now, next }: { provider: string; now: Date; next(before: ProviderHealth | null): Health },
): Promise<{ before: ProviderHealth | null; after: ProviderHealth }> {
  return db.transaction(async (tx) => {
    const [before] = await tx.select().from(providerHealth).where(eq(providerHealth.provider, provider)).for("update");
    const values = { ...next(before ?? null), updatedAt: now };
    const [after] = await tx
      .insert(providerHealth)
      .values({ provider, ...values })
      .onConflictDoUpdate({ target: providerHealth.provider, set: values })
      .returning();
    if (after === undefined) throw new Error("updateProviderHealth: an upsert always has a row");
    return { before: before ?? null, after };
  });
}
