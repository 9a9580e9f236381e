import { asc, desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { BATCH_PHASES, batchActivity, batchPhases } from "@/db/schema";

export type BatchPhase = (typeof BATCH_PHASES)[number];
type BatchPhaseRow = typeof batchPhases.$inferSelect;
type ActivityLevel = (typeof batchActivity.$inferSelect)["level"];

const UNITS: Record<BatchPhase, string> = {
  prices: "symbols",
  market_beta: "symbols",
  ir_beta: "symbols",
  ridge_factors: "symbols",
  spread_factors: "symbols",
  metrics: "symbols",
  cache_invalidation: "operation",
};

/** The rows a screen shows as progress bars, all pending; a repeated call leaves those that moved. */
export async function insertPhases(db: Database, { runId }: { runId: string }): Promise<void> {
  await db
    .insert(batchPhases)
    .values(BATCH_PHASES.map((phase) => ({ runId, phase, status: "pending" as const, unit: UNITS[phase] })))
    .onConflictDoNothing();
}

export async function startPhase(
  db: Database,
  { runId, phase, total, now }: { runId: string; phase: BatchPhase; total: number; now: Date },
): Promise<void> {
  await db.execute(sql`
    update batch_phases set status = 'running', total = ${total}, started_at = coalesce(started_at, ${now.toISOString()}::timestamptz)
    where run_id = ${runId} and phase = ${phase}::batch_phase and status in ('pending', 'running')`);
}

/** Records what one chunk did and adds the chunks up: counting on from a number would count a repeated step twice. */
export async function recordChunk(
  db: Database,
  {
    runId,
    phase,
    chunk,
    done,
    failed,
  }: { runId: string; phase: BatchPhase; chunk: string; done: number; failed: number },
): Promise<void> {
  await db.execute(sql`
    insert into batch_chunks (run_id, phase, chunk, done, failed)
    values (${runId}, ${phase}::batch_phase, ${chunk}, ${done}, ${failed})
    on conflict (run_id, phase, chunk) do update set done = excluded.done, failed = excluded.failed`);
  await db.execute(sql`
    update batch_phases set current = (
      select coalesce(sum(done + failed), 0) from batch_chunks where run_id = ${runId} and phase = ${phase}::batch_phase
    ) where run_id = ${runId} and phase = ${phase}::batch_phase`);
}

/** Ends a phase; one that has ended keeps the instant at which it did. */
export async function finishPhase(
  db: Database,
  {
    runId,
    phase,
    status,
    summary,
    now,
  }: { runId: string; phase: BatchPhase; status: "completed" | "failed"; summary: string; now: Date },
): Promise<void> {
  await db.execute(sql`
    update batch_phases set status = ${status}::phase_status, summary = ${summary},
      finished_at = coalesce(finished_at, ${now.toISOString()}::timestamptz), started_at = coalesce(started_at, ${now.toISOString()}::timestamptz), total = coalesce(total, current)
    where run_id = ${runId} and phase = ${phase}::batch_phase`);
}

/** Ends the phases of a failed run: the one it was in, and those it never came to. */
export async function failOpenPhases(
  db: Database,
  { runId, summary, now }: { runId: string; summary: string; now: Date },
): Promise<void> {
  await db.execute(sql`
    update batch_phases set status = 'failed', finished_at = ${now.toISOString()}::timestamptz,
      summary = case status when 'running' then ${summary} else 'never begun' end
    where run_id = ${runId} and status in ('pending', 'running')`);
}

/** What the chunks of a phase came to. */
export async function selectPhaseTotals(
  db: Database,
  { runId, phase }: { runId: string; phase: BatchPhase },
): Promise<{ done: number; failed: number }> {
  const result = await db.execute<{ done: number; failed: number }>(sql`
    select coalesce(sum(done), 0)::int as done, coalesce(sum(failed), 0)::int as failed
    from batch_chunks where run_id = ${runId} and phase = ${phase}::batch_phase`);
  return result.rows[0] ?? { done: 0, failed: 0 };
}

export async function selectPhases(db: Database, { runId }: { runId: string }): Promise<BatchPhaseRow[]> {
  return db.select().from(batchPhases).where(eq(batchPhases.runId, runId)).orderBy(asc(batchPhases.phase));
}

export async function insertActivity(
  db: Database,
  { runId, level, message, now }: { runId: string; level: ActivityLevel; message: string; now: Date },
): Promise<void> {
  await db.insert(batchActivity).values({ runId, at: now, level, message });
}

/** Newest first. */
export async function selectActivity(db: Database, { runId, limit }: { runId: string; limit: number }) {
  return db
    .select({ id: batchActivity.id, at: batchActivity.at, level: batchActivity.level, message: batchActivity.message })
    .from(batchActivity)
    .where(eq(batchActivity.runId, runId))
    .orderBy(desc(batchActivity.id))
    .limit(limit);
}
