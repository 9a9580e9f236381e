import type { Database } from "@/db/connection";
import { factorDefinitions } from "@/db/schema";
import type { Factor } from "@/lib/factors/catalog";

/** Make the table say what the catalog says: nothing refers to its rows, and readers see the old or the new twelve. */
export async function replaceFactorDefinitions(db: Database, factors: readonly Factor[]): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(factorDefinitions);
    await tx.insert(factorDefinitions).values(
      factors.map((factor, position) => ({
        key: factor.key,
        position,
        label: factor.label,
        group: factor.group,
        model: factor.model,
        longEtf: factor.long,
        shortEtf: factor.short ?? null,
        windowSessions: factor.windowSessions,
        minimumObservations: factor.minimumObservations,
      })),
    );
  });
}
