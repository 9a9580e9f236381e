import { and, desc, eq, gte, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { batchRuns, type GateFinding } from "@/db/schema";
import { textArray } from "./arrays";
import type { BatchPhase } from "./batch-progress";

export type BatchRun = typeof batchRuns.$inferSelect;
export type BatchTrigger = BatchRun["trigger"];
type BatchStatus = BatchRun["status"];
type SessionRun = Pick<BatchRun, "id" | "status" | "outcome">;

/**
 * Opens the run of a session, or joins the one under way: the partial unique index decides, not a look beforehand.
 * A subset run (`symbols`) never joins.
 */
export async function openBatchRun(
  db: Database,
  run: {
    session: string;
    trigger: BatchTrigger;
    reason: string | null;
    requestedBy: string | null;
    symbols: readonly string[] | null;
    force: boolean;
    modelVersion: string;
    jobRunId: string | null;
    predecessorId?: string | null;
    now: Date;
  },
): Promise<{ run: BatchRun; joined: boolean }> {
  const [opened] = await db
    .insert(batchRuns)
    .values({
      session: run.session,
      trigger: run.trigger,
      status: "running",
      reason: run.reason,
      requestedBy: run.requestedBy,
      symbols: run.symbols === null ? null : [...run.symbols],
      force: run.force,
      modelVersion: run.modelVersion,
      jobRunId: run.jobRunId,
      predecessorId: run.predecessorId ?? null,
      partStartedAt: run.now,
      progressAt: run.now,
      startedAt: run.now,
    })
    .onConflictDoNothing()
    .returning();
  if (opened !== undefined) return { run: opened, joined: false };
  const [underWay] = await db
    .select()
    .from(batchRuns)
    .where(and(eq(batchRuns.session, run.session), eq(batchRuns.status, "running"), isNull(batchRuns.symbols)));
  // It ended between the two statements: the caller's next try opens its own.
  if (underWay === undefined) return openBatchRun(db, run);
  return { run: underWay, joined: true };
}

export async function selectBatchRun(db: Database, { runId }: { runId: string }): Promise<BatchRun | null> {
  const [row] = await db.select().from(batchRuns).where(eq(batchRuns.id, runId));
  return row ?? null;
}

export async function selectBatchRunOfJob(db: Database, { jobRunId }: { jobRunId: string }): Promise<BatchRun | null> {
  const [row] = await db
    .select()
    .from(batchRuns)
    .where(eq(batchRuns.jobRunId, jobRunId))
    .orderBy(desc(batchRuns.startedAt))
    .limit(1);
  return row ?? null;
}

/** Newest first. */
export async function selectBatchRuns(db: Database, { limit }: { limit: number }): Promise<BatchRun[]> {
  return db.select().from(batchRuns).orderBy(desc(batchRuns.startedAt)).limit(limit);
}

/** Ends a run that is still running; one that has ended stays as it ended. */
export async function finishBatchRun(
  db: Database,
  {
    runId,
    status,
    outcome,
    now,
  }: { runId: string; status: Exclude<BatchStatus, "running">; outcome: string; now: Date },
): Promise<boolean> {
  const rows = await db
    .update(batchRuns)
    .set({ status, outcome, finishedAt: now })
    .where(and(eq(batchRuns.id, runId), eq(batchRuns.status, "running")))
    .returning({ id: batchRuns.id });
  return rows.length > 0;
}

export async function updateGate(
  db: Database,
  {
    runId,
    gate,
    expected,
    priced,
    coverage,
  }: { runId: string; gate: GateFinding[]; expected: number; priced: number; coverage: number | null },
): Promise<void> {
  await db
    .update(batchRuns)
    .set({ gate, symbolsExpected: expected, symbolsPriced: priced, coverage })
    .where(eq(batchRuns.id, runId));
}

/**
 * Names what failed in a chunk, or in all of a run where no chunk is given; what was found there before is replaced, so
 * that a repeated step says nothing twice.
 */
export async function replaceFailures(
  db: Database,
  {
    runId,
    phase,
    range,
    failures,
    now,
  }: {
    runId: string;
    phase: BatchPhase;
    range?: { from: string; to: string };
    failures: readonly { symbol: string; reason: string }[];
    now: Date;
  },
): Promise<void> {
  const within = range === undefined ? sql`` : sql`and symbol between ${range.from} and ${range.to}`;
  await db.execute(sql`
    delete from batch_failures where run_id = ${runId} and phase = ${phase}::batch_phase ${within}`);
  if (failures.length === 0) return;
  await db.execute(sql`
    insert into batch_failures (run_id, phase, symbol, reason, at)
    select ${runId}::uuid, ${phase}::batch_phase, symbol, reason, ${now.toISOString()}::timestamptz
    from unnest(${textArray(failures.map((f) => f.symbol))}, ${textArray(failures.map((f) => f.reason))}) as t (symbol, reason)
    on conflict (run_id, phase, symbol) do update set reason = excluded.reason, at = excluded.at`);
}

type BatchFailure = { phase: BatchPhase; symbol: string; reason: string };

export async function selectFailures(
  db: Database,
  { runId, limit }: { runId: string; limit: number },
): Promise<{ failures: BatchFailure[]; total: number }> {
  const result = await db.execute<BatchFailure & { total: number }>(sql`
    select phase, symbol, reason, count(*) over ()::int as total
    from batch_failures where run_id = ${runId} order by phase, symbol limit ${limit}`);
  return {
    failures: result.rows.map(({ phase, symbol, reason }) => ({ phase, symbol, reason })),
    total: result.rows[0]?.total ?? 0,
  };
}

/**
 * The runs of a session over the whole universe, newest first: what became of the night so far.
 *
 * @param since when the session closed: no run of it began before, so older ones are not read
 */
export async function selectSessionRuns(
  db: Database,
  { session, since }: { session: string; since: Date },
): Promise<BatchRun[]> {
  return db
    .select()
    .from(batchRuns)
    .where(and(eq(batchRuns.session, session), isNull(batchRuns.symbols), gte(batchRuns.startedAt, since)))
    .orderBy(desc(batchRuns.startedAt));
}

/**
 * The run of the whole universe that an operator looks at: the newest session's last one, whatever became of it. A past
 * session done again meanwhile does not hide a night that waits.
 */
export async function selectLatestRun(db: Database): Promise<BatchRun | null> {
  const [row] = await db
    .select()
    .from(batchRuns)
    .where(isNull(batchRuns.symbols))
    .orderBy(desc(batchRuns.session), sql`${batchRuns.status} = 'running' desc`, desc(batchRuns.startedAt))
    .limit(1);
  return row ?? null;
}

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
