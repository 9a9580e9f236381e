import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { symbolOnboardingQueue } from "@/db/schema";
import { textArray } from "./arrays";
import { isHeld, type OnboardingLimits, selectTurns, turnColumns } from "./onboarding-limits";

export type QueueRow = typeof symbolOnboardingQueue.$inferSelect;
export type OnboardingPhase = QueueRow["phasesCompleted"][number];

/**
 * Puts symbols in the queue. One that is in it already is not put twice: a higher rank raises it while it waits, and one
 * that another user's limits hold back is taken over by a user who has room.
 *
 * @param limits what of a user's symbols is over them is queued too, held back with the reason and the time; none where
 *   nobody is counted
 * @returns the symbols that are new in the queue, raised or taken over: their event is to be sent
 */
export async function enqueueSymbols(
  db: Database,
  {
    symbols,
    priority,
    requestedBy,
    now,
    limits,
  }: {
    symbols: readonly string[];
    priority: number;
    requestedBy: string | null;
    now: Date;
    limits?: OnboardingLimits;
  },
): Promise<string[]> {
  if (symbols.length === 0) return [];
  const distinct = [...new Set(symbols)];
  const turns =
    limits === undefined || requestedBy === null
      ? distinct.map((symbol) => ({ symbol, retryAt: null, note: null }))
      : await selectTurns(db, { symbols: distinct, userId: requestedBy, limits, now });
  turns.sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  const takenOver = sql`${isHeld("old")} and excluded.reason is null and excluded.requested_by is not null`;
  const result = await db.execute<{ symbol: string }>(sql`
    with put as (
      insert into symbol_onboarding_queue as old
        (symbol, priority, requested_by, created_at, reason, retry_at, error_message)
      select symbol, ${priority}, ${requestedBy}, ${now.toISOString()}::timestamptz,
        case when retry_at is not null then 'over_limit'::queue_reason end, retry_at::timestamptz, note
      from unnest(${turnColumns(turns)}) as t (symbol, retry_at, note)
      on conflict (symbol) where status in ('pending', 'processing')
        do update set
          priority = greatest(old.priority, excluded.priority),
          requested_by = case when ${takenOver} then excluded.requested_by else old.requested_by end,
          reason = case when ${takenOver} then null else old.reason end,
          retry_at = case when ${takenOver} then null else old.retry_at end,
          error_message = case when ${takenOver} then null else old.error_message end
        where old.status = 'pending' and (old.priority < excluded.priority or ${takenOver})
      returning *)
    select symbol from put where not ${isHeld("put")}`);
  return result.rows.map((row) => row.symbol);
}

/** Notes that the events of these symbols were sent: the sweeper leaves them alone for a while. */
export async function markEventsSent(
  db: Database,
  { symbols, now }: { symbols: readonly string[]; now: Date },
): Promise<void> {
  if (symbols.length === 0) return;
  await db.execute(sql`
    update symbol_onboarding_queue set event_sent_at = ${now.toISOString()}::timestamptz
    where symbol = any(${textArray(symbols)}) and status in ('pending', 'processing')`);
}

/**
 * Takes back rows whose job is gone: under work, and not touched since they were begun, sent for or to be tried again.
 * They wait again, and the sweeper sends for them.
 *
 * @returns the symbols taken back
 */
export async function takeBackStuck(db: Database, { untouchedSince }: { untouchedSince: Date }): Promise<string[]> {
  const result = await db.execute<{ symbol: string }>(sql`
    update symbol_onboarding_queue set status = 'pending', event_sent_at = null, retry_at = null
    where status = 'processing'
      and greatest(started_at, event_sent_at, retry_at) < ${untouchedSince.toISOString()}::timestamptz
    returning symbol`);
  return result.rows.map((row) => row.symbol);
}

/**
 * Waiting symbols that nobody is on, most urgent first: their event was never sent or they were given back to the sweeper,
 * or it was sent, or they were to be tried again, so long ago that whoever was on them is gone. What limits hold back is
 * left to `admitHeld`.
 */
export async function selectUnsent(
  db: Database,
  { sentBefore, now, limit }: { sentBefore: Date; now: Date; limit: number },
): Promise<{ symbol: string; priority: number }[]> {
  const result = await db.execute<{ symbol: string; priority: number }>(sql`
    select q.symbol, q.priority from symbol_onboarding_queue q
    where q.status = 'pending' and not ${isHeld("q")} and case
      when q.event_sent_at is null then coalesce(q.retry_at <= ${now.toISOString()}::timestamptz, true)
      else greatest(q.event_sent_at, q.retry_at) < ${sentBefore.toISOString()}::timestamptz
    end
    order by q.priority desc, q.created_at limit ${limit}`);
  return result.rows;
}

/** Takes the symbol's waiting row in hand; one that is being worked on by a job that died is taken again. */
export async function startOnboarding(
  db: Database,
  { symbol, now }: { symbol: string; now: Date },
): Promise<QueueRow | null> {
  const [row] = await db
    .update(symbolOnboardingQueue)
    .set({
      status: "processing",
      startedAt: sql`coalesce(started_at, ${now.toISOString()}::timestamptz)`,
      attempts: sql`attempts + 1`,
      reason: null,
      retryAt: null,
    })
    .where(and(eq(symbolOnboardingQueue.symbol, symbol), sql`status in ('pending', 'processing')`))
    .returning();
  return row ?? null;
}

/** Notes a phase as done, with the milliseconds it took; noted twice, it stands once. What made the row wait is over. */
export async function completePhase(
  db: Database,
  { id, phase, milliseconds }: { id: string; phase: OnboardingPhase; milliseconds: number },
): Promise<void> {
  await db.execute(sql`
    update symbol_onboarding_queue set
      phases_completed = case when ${phase}::onboarding_phase = any(phases_completed) then phases_completed
        else array_append(phases_completed, ${phase}::onboarding_phase) end,
      timings = timings || jsonb_build_object(${phase}::text, ${Math.round(milliseconds)}::int),
      status = case status when 'pending' then 'processing' else status end, reason = null, retry_at = null
    where id = ${id}`);
}

export async function finishOnboarding(
  db: Database,
  {
    id,
    status,
    errorMessage,
    now,
  }: { id: string; status: "completed" | "failed"; errorMessage: string | null; now: Date },
): Promise<void> {
  await db
    .update(symbolOnboardingQueue)
    .set({ status, errorMessage, completedAt: now, reason: null, retryAt: null })
    .where(eq(symbolOnboardingQueue.id, id));
}

/** Provider trouble: the row goes on waiting, with the reason and the time of the next try; the symbol's state is untouched. */
export async function postponeOnboarding(
  db: Database,
  {
    symbol,
    reason,
    retryAt,
    errorMessage,
  }: { symbol: string; reason: NonNullable<QueueRow["reason"]>; retryAt: Date; errorMessage: string },
): Promise<void> {
  await db
    .update(symbolOnboardingQueue)
    .set({ status: "pending", reason, retryAt, errorMessage })
    .where(and(eq(symbolOnboardingQueue.symbol, symbol), sql`status in ('pending', 'processing')`));
}

/** Gives a waiting row back to the sweeper after its job has used up its tries; the reason it waits for stays. */
export async function releaseOnboarding(
  db: Database,
  { symbol, retryAt, errorMessage }: { symbol: string; retryAt: Date; errorMessage: string },
): Promise<void> {
  await db
    .update(symbolOnboardingQueue)
    .set({ status: "pending", retryAt, errorMessage, eventSentAt: null })
    .where(and(eq(symbolOnboardingQueue.symbol, symbol), sql`status in ('pending', 'processing')`));
}

/** The newest row of each symbol that has one. */
export async function selectQueueRows(
  db: Database,
  { symbols }: { symbols: readonly string[] },
): Promise<Map<string, QueueRow>> {
  if (symbols.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([symbolOnboardingQueue.symbol])
    .from(symbolOnboardingQueue)
    .where(sql`symbol = any(${textArray(symbols)})`)
    .orderBy(symbolOnboardingQueue.symbol, desc(symbolOnboardingQueue.createdAt));
  return new Map(rows.map((row) => [row.symbol, row]));
}

/** Median milliseconds from event to numbers of the latest onboardings, and how many wait for no limit: what an estimate is made of. */
export async function selectOnboardingPace(db: Database): Promise<{ medianMs: number | null; waiting: number }> {
  const result = await db.execute<{ median_ms: number | null; waiting: number }>(sql`
    select
      (select percentile_cont(0.5) within group (order by extract(epoch from completed_at - started_at) * 1000)
        from (select started_at, completed_at from symbol_onboarding_queue
              where status = 'completed' and started_at is not null order by created_at desc limit 50) latest) as median_ms,
      (select count(*)::int from symbol_onboarding_queue q
        where q.status in ('pending', 'processing') and not ${isHeld("q")}) as waiting`);
  return { medianMs: result.rows[0]?.median_ms ?? null, waiting: result.rows[0]?.waiting ?? 0 };
}
