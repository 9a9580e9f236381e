import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { importMappings } from "@/db/schema";
import type { ColumnMapping } from "@/lib/import/preview";

/** How an owner had the columns of files of one shape read; null where nothing is remembered (product §6). */
export async function selectImportMapping(
  db: Database,
  { ownerId, shape }: { ownerId: string; shape: string },
): Promise<Record<string, unknown> | null> {
  const [row] = await db
    .select({ mapping: importMappings.mapping })
    .from(importMappings)
    .where(and(eq(importMappings.ownerId, ownerId), eq(importMappings.shape, shape)));
  return row?.mapping ?? null;
}

/** Remembers it for the next file of that shape; one that changes nothing forgets what was remembered. */
export async function upsertImportMapping(
  db: Database,
  { ownerId, shape, mapping, now }: { ownerId: string; shape: string; mapping: ColumnMapping; now: Date },
): Promise<void> {
  if (Object.keys(mapping).length === 0) {
    await db.delete(importMappings).where(and(eq(importMappings.ownerId, ownerId), eq(importMappings.shape, shape)));
    return;
  }
  await db
    .insert(importMappings)
    .values({ ownerId, shape, mapping: { ...mapping }, updatedAt: now })
    .onConflictDoUpdate({
      target: [importMappings.ownerId, importMappings.shape],
      set: { mapping: sql`excluded.mapping`, updatedAt: now },
    });
}
