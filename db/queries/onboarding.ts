import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { symbolOnboardingQueue } from "@/db/schema";
import { textArray } from "./arrays";
import { isHeld, type OnboardingLimits, selectTurns, turnColumns } from "./onboarding-limits";

export type QueueRow = typeof symbolOnboardingQueue.$inferSelect;
export type OnboardingPhase = QueueRow["phasesCompleted"][number];

/**
 * Puts symbols in the queue. One that is in it already is not put twice: a higher rank raises it while it waits, and one
 * that another user's limits hold back is taken over by a user who has room, or whose own limits hold it back for less long.
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
  const takenOver = sql`${isHeld("old")} and excluded.requested_by is not null
    and (excluded.reason is null or excluded.retry_at < old.retry_at)`;
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
          reason = case when ${takenOver} then excluded.reason else old.reason end,
          retry_at = case when ${takenOver} then excluded.retry_at else old.retry_at end,
          error_message = case when ${takenOver} then excluded.error_message else old.error_message end
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
    with live as (
      -- In the order in which symbols are put in the queue.
      select id from symbol_onboarding_queue
      where symbol = any(${textArray(symbols)}) and status in ('pending', 'processing')
      order by symbol collate "C" for no key update)
    update symbol_onboarding_queue q set event_sent_at = ${now.toISOString()}::timestamptz from live where q.id = live.id`);
}

/**
 * Has symbols that wait for nothing but the provider, with no job on them, wait no longer once it has come through its
 * trouble: the breaker has closed since they were put off. What a job sleeps on wakes by itself.
 *
 * @returns how many are due now
 */
export async function recallPostponed(
  db: Database,
  { provider, now }: { provider: string; now: Date },
): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const result = await db.execute(sql`
    with recalled as (
      -- In the order in which symbols are put in the queue.
      select q.id from provider_health h
      join symbol_onboarding_queue q on q.touched_at < h.since
      where h.provider = ${provider} and h.retry_at is null
        and q.status = 'pending' and q.reason = 'provider_unavailable' and q.event_sent_at is null and q.retry_at > ${at}
      order by q.symbol collate "C" for no key update of q)
    update symbol_onboarding_queue q set retry_at = ${at} from recalled where q.id = recalled.id`);
  return result.rowCount ?? 0;
}

/**
 * Live symbols that perhaps nobody is on, waiting or under work, the most urgent first and of those whose event was sent
 * longest ago: it was never sent, or since it was there has been no sign of life. One that waits for a time is left alone
 * until then, and what limits hold back to `admitHeld`. Somebody may be on them all the same: their events are to be such
 * that one too many does no harm.
 *
 * @param silentSince a sign of life, or an event, from then on is one
 */
export async function selectUnattended(
  db: Database,
  { silentSince, now, limit }: { silentSince: Date; now: Date; limit: number },
): Promise<{ symbol: string; priority: number }[]> {
  const result = await db.execute<{ symbol: string; priority: number }>(sql`
    select q.symbol, q.priority from symbol_onboarding_queue q
    where q.status in ('pending', 'processing') and not ${isHeld("q")}
      and coalesce(q.retry_at <= ${now.toISOString()}::timestamptz, true)
      and (q.event_sent_at is null or greatest(q.event_sent_at, q.touched_at) < ${silentSince.toISOString()}::timestamptz)
    order by q.priority desc, q.event_sent_at nulls first, q.created_at limit ${limit}`);
  return result.rows;
}

const isLive = sql`status in ('pending', 'processing')`;

/**
 * Takes the symbol's waiting row in hand; one that is being worked on by a job that died is taken again. One that its
 * user's limits hold back is not: an event that comes late, or twice, must not let it overtake them.
 *
 * @param isFirstTry of its job: only that counts as an attempt, so that one job counts once however often it tries
 */
export async function startOnboarding(
  db: Database,
  { symbol, now, isFirstTry = true }: { symbol: string; now: Date; isFirstTry?: boolean },
): Promise<QueueRow | null> {
  const [row] = await db
    .update(symbolOnboardingQueue)
    .set({
      status: "processing",
      startedAt: sql`coalesce(started_at, ${now.toISOString()}::timestamptz)`,
      touchedAt: now,
      attempts: isFirstTry ? sql`attempts + 1` : sql`attempts`,
      reason: null,
      retryAt: null,
    })
    .where(and(eq(symbolOnboardingQueue.symbol, symbol), isLive, sql`not ${isHeld("symbol_onboarding_queue")}`))
    .returning();
  return row ?? null;
}

/** A row that is not at its end; null where another job has brought it there. */
export async function selectLiveRow(db: Database, { id }: { id: string }): Promise<QueueRow | null> {
  const [row] = await db
    .select()
    .from(symbolOnboardingQueue)
    .where(and(eq(symbolOnboardingQueue.id, id), isLive));
  return row ?? null;
}

/** Notes a phase as done, with the milliseconds it took; noted twice, it stands once. What made the row wait is over. */
export async function completePhase(
  db: Database,
  { id, phase, milliseconds, now }: { id: string; phase: OnboardingPhase; milliseconds: number; now: Date },
): Promise<void> {
  await db.execute(sql`
    update symbol_onboarding_queue set
      phases_completed = case when ${phase}::onboarding_phase = any(phases_completed) then phases_completed
        else array_append(phases_completed, ${phase}::onboarding_phase) end,
      timings = timings || jsonb_build_object(${phase}::text, ${Math.round(milliseconds)}::int),
      status = 'processing', reason = null, retry_at = null, error_message = null,
      touched_at = ${now.toISOString()}::timestamptz
    where id = ${id} and ${isLive}`);
}

/** A newer session was published while the symbol was worked on: of what is done only that it was found still holds. */
export async function restartOnboarding(db: Database, { id, now }: { id: string; now: Date }): Promise<void> {
  await db.execute(sql`
    update symbol_onboarding_queue set touched_at = ${now.toISOString()}::timestamptz,
      phases_completed = case when 'found' = any(phases_completed) then array['found']::onboarding_phase[] else '{}' end
    where id = ${id} and ${isLive}`);
}

/** The end of a row; one that has ended stays as it ended. @returns whether it ended now */
export async function finishOnboarding(
  db: Database,
  {
    id,
    status,
    errorMessage,
    now,
  }: { id: string; status: "completed" | "failed"; errorMessage: string | null; now: Date },
): Promise<boolean> {
  const result = await db
    .update(symbolOnboardingQueue)
    .set({ status, errorMessage, completedAt: now, touchedAt: now, reason: null, retryAt: null })
    .where(and(eq(symbolOnboardingQueue.id, id), isLive));
  return (result.rowCount ?? 0) > 0;
}

/** Live, and begun on: what limits hold back is not any job's to postpone. */
const isBegun = (symbol: string) => and(eq(symbolOnboardingQueue.symbol, symbol), isLive, sql`started_at is not null`);

/** Provider trouble: the row goes on waiting, with the reason and the time of the next try; the symbol's state is untouched. */
export async function postponeOnboarding(
  db: Database,
  {
    symbol,
    reason,
    retryAt,
    errorMessage,
    now,
  }: { symbol: string; reason: NonNullable<QueueRow["reason"]>; retryAt: Date; errorMessage: string; now: Date },
): Promise<void> {
  await db
    .update(symbolOnboardingQueue)
    .set({ status: "pending", reason, retryAt, errorMessage, touchedAt: now })
    .where(isBegun(symbol));
}

/** Gives a waiting row back to the sweeper after its job has used up its tries; the reason it waits for stays. */
export async function releaseOnboarding(
  db: Database,
  { symbol, retryAt, errorMessage, now }: { symbol: string; retryAt: Date; errorMessage: string; now: Date },
): Promise<void> {
  await db
    .update(symbolOnboardingQueue)
    .set({ status: "pending", retryAt, errorMessage, eventSentAt: null, touchedAt: now })
    .where(isBegun(symbol));
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
