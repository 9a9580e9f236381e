import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { batchRuns } from "@/db/schema";
import type { BatchRun } from "./batch-runs";

/** How a run stands for the job that asks: `taken_over` where another job has it now, or none. */
export type Standing = BatchRun["status"] | "taken_over";

/**
 * Binds a run that nobody works on to a job, and begins a part of it; a run that has a job already keeps it. Asked
 * again by the same job, the part goes on as it began.
 *
 * @param part only if the run has come to this part; null: whichever it has come to
 * @returns the run, or null where it is not this job's
 */
export async function adoptBatchRun(
  db: Database,
  { runId, jobRunId, part, now }: { runId: string; jobRunId: string; part: number | null; now: Date },
): Promise<BatchRun | null> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await db
    .update(batchRuns)
    .set({
      jobRunId,
      partStartedAt: sql`case when ${batchRuns.jobRunId} is null then ${at} else coalesce(${batchRuns.partStartedAt}, ${at}) end`,
      progressAt: now,
    })
    .where(
      and(
        eq(batchRuns.id, runId),
        eq(batchRuns.status, "running"),
        sql`coalesce(${batchRuns.jobRunId}, ${jobRunId}) = ${jobRunId}`,
        part === null ? undefined : eq(batchRuns.parts, part),
      ),
    )
    .returning();
  return rows[0] ?? null;
}

/** A sign of life of the job on a run. @returns how the run stands for this job */
export async function touchRun(
  db: Database,
  { runId, jobRunId, now }: { runId: string; jobRunId: string; now: Date },
): Promise<Standing> {
  const touched = await db
    .update(batchRuns)
    .set({ progressAt: now })
    .where(and(eq(batchRuns.id, runId), eq(batchRuns.status, "running"), eq(batchRuns.jobRunId, jobRunId)))
    .returning({ id: batchRuns.id });
  return touched.length > 0 ? "running" : standingFor(db, runId, jobRunId);
}

/**
 * Keeps the run this job's to the end of the surrounding transaction: nobody takes it over, cancels or ends it meanwhile.
 *
 * @returns how the run stands for this job; it is held where that is `running`
 */
export async function holdRun(
  db: Database,
  { runId, jobRunId }: { runId: string; jobRunId: string },
): Promise<Standing> {
  const held = await db
    .select({ id: batchRuns.id })
    .from(batchRuns)
    .where(and(eq(batchRuns.id, runId), eq(batchRuns.status, "running"), eq(batchRuns.jobRunId, jobRunId)))
    // Rows that only refer to the run, like its activity, may still be written by others.
    .for("no key update");
  return held.length > 0 ? "running" : standingFor(db, runId, jobRunId);
}

/** How a run that is not running in the hands of this job stands; what another job did with it is that job's affair. */
async function standingFor(db: Database, runId: string, jobRunId: string): Promise<Standing> {
  const [run] = await db
    .select({ status: batchRuns.status, jobRunId: batchRuns.jobRunId })
    .from(batchRuns)
    .where(eq(batchRuns.id, runId));
  return run === undefined || run.status === "running" || run.jobRunId !== jobRunId ? "taken_over" : run.status;
}

/** Says until when the job sleeps, so that it is not taken for dead before. */
export async function recordWait(
  db: Database,
  { runId, jobRunId, until }: { runId: string; jobRunId: string; until: Date },
): Promise<void> {
  await db
    .update(batchRuns)
    .set({ progressAt: until })
    .where(and(eq(batchRuns.id, runId), eq(batchRuns.jobRunId, jobRunId)));
}

/**
 * Takes a run from its job, for the next part of it.
 *
 * @returns the part that is to begin, or null where the run is not that job's any more, or has ended
 */
export async function freeBatchRun(
  db: Database,
  { runId, jobRunId, now }: { runId: string; jobRunId: string; now: Date },
): Promise<number | null> {
  const rows = await db
    .update(batchRuns)
    .set({ jobRunId: null, parts: sql`${batchRuns.parts} + 1`, progressAt: now })
    .where(and(eq(batchRuns.id, runId), eq(batchRuns.status, "running"), eq(batchRuns.jobRunId, jobRunId)))
    .returning({ part: batchRuns.parts });
  return rows[0]?.part ?? null;
}

/** Says that the event of a run without a job is sent again; the next look waits for what comes of it. */
export async function recordResend(db: Database, { runId, now }: { runId: string; now: Date }): Promise<void> {
  await db
    .update(batchRuns)
    .set({ progressAt: now })
    .where(and(eq(batchRuns.id, runId), isNull(batchRuns.jobRunId)));
}

/** Runs under way, of which nothing has been heard since: a job died with all its tries, or an event was lost. */
export async function selectSilentRuns(
  db: Database,
  { workedOnBefore, waitingBefore }: { workedOnBefore: Date; waitingBefore: Date },
): Promise<{ id: string; session: string; jobRunId: string | null; parts: number }[]> {
  const heard = sql`coalesce(${batchRuns.progressAt}, ${batchRuns.startedAt})`;
  const before = sql`case when ${batchRuns.jobRunId} is null then ${waitingBefore.toISOString()}::timestamptz else ${workedOnBefore.toISOString()}::timestamptz end`;
  return db
    .select({
      id: batchRuns.id,
      session: batchRuns.session,
      jobRunId: batchRuns.jobRunId,
      parts: batchRuns.parts,
    })
    .from(batchRuns)
    .where(and(eq(batchRuns.status, "running"), sql`${heard} < ${before}`))
    .orderBy(batchRuns.startedAt);
}
