import { asc, gte, lt } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { appStarts } from "@/db/schema";

/** Writes down that a process of the app began, and forgets what is older than `keptSince`. */
export async function insertAppStart(db: Database, { at, keptSince }: { at: Date; keptSince: Date }): Promise<void> {
  await db.delete(appStarts).where(lt(appStarts.at, keptSince));
  await db.insert(appStarts).values({ at });
}

/** When processes of the app began, oldest first. */
export async function selectAppStarts(db: Database, { since }: { since: Date }): Promise<Date[]> {
  const rows = await db
    .select({ at: appStarts.at })
    .from(appStarts)
    .where(gte(appStarts.at, since))
    .orderBy(asc(appStarts.at));
  return rows.map(({ at }) => at);
}
