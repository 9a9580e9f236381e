import { getDatabase } from "@/db/pools";
import { selectImportMapping, upsertImportMapping } from "@/db/queries/import-mappings";
import { appClock, readEnv } from "@/lib/env";
import type { ColumnMapping, ReadResult } from "@/lib/import";
import { columnMapping } from "./form-fields";

/** How the owner had the columns of files of one shape read; null where nothing is remembered that still means something. */
export async function recallMapping(asked: { ownerId: string; shape: string }): Promise<ColumnMapping | null> {
  const remembered = columnMapping.safeParse(await selectImportMapping(getDatabase("requests"), asked));
  return remembered.success ? remembered.data : null;
}

/** Remembers how the columns of this file were read. @param mapping null: whatever is remembered stays */
export async function rememberMapping(
  read: ReadResult,
  { ownerId, mapping }: { ownerId: string; mapping: ColumnMapping | null },
): Promise<void> {
  if (!read.ok || mapping === null) return;
  const { shape } = read.preview;
  await upsertImportMapping(getDatabase("requests"), { ownerId, shape, mapping, now: appClock(readEnv())() });
}
