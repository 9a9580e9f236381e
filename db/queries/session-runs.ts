import { and, desc, eq, gte, isNull } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { batchRuns } from "@/db/schema";

type SessionRun = Pick<typeof batchRuns.$inferSelect, "id" | "status" | "outcome">;

/**
 * The newest run of the whole universe for one session, whatever became of it.
 *
 * @param since when the session closed: no run of it began before, so older ones are not read
 */
export async function selectRunOfSession(
  db: Database,
  { session, since }: { session: string; since: Date },
): Promise<SessionRun | null> {
  const [row] = await db
    .select({ id: batchRuns.id, status: batchRuns.status, outcome: batchRuns.outcome })
    .from(batchRuns)
    .where(and(eq(batchRuns.session, session), isNull(batchRuns.symbols), gte(batchRuns.startedAt, since)))
    .orderBy(desc(batchRuns.startedAt))
    .limit(1);
  return row ?? null;
}
