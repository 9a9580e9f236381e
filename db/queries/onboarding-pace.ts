import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import type { OnboardingPace } from "@/lib/portfolio/onboarding-estimate";
import { textArray } from "./arrays";
import { isHeld } from "./onboarding-limits";
import { USER_PRIORITY } from "./portfolios";

/** So many of the latest onboardings say how long one takes. */
const MEASURED = 50;

/**
 * What an estimate for these symbols is made of, in one statement: how long each phase took lately, all that is under way
 * and where in the line each of the symbols stands. What waits for a limit is in no line.
 */
export async function selectOnboardingPace(
  db: Database,
  { symbols, now }: { symbols: readonly string[]; now: Date },
): Promise<OnboardingPace> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const ms = (instant: ReturnType<typeof sql>) => sql`extract(epoch from ${instant})::float8 * 1000`;
  const asked = sql`symbol = any(${textArray(symbols)})`;
  const result = await db.execute<{ pace: OnboardingPace }>(sql`
    with latest as (
      -- Of one rank, so that the index on status, rank and time gives the newest.
      select timings, started_at, completed_at from symbol_onboarding_queue
      where status = 'completed' and priority = ${USER_PRIORITY} order by created_at desc limit ${MEASURED}
    ), measured as (
      select phase, percentile_cont(0.5) within group (order by took::float8) as ms
      from latest cross join jsonb_each_text(timings) as done (phase, took)
      where phase = any(enum_range(null::onboarding_phase)::text[]) group by phase
    ), beside as (
      select percentile_cont(0.5) within group (order by ${ms(sql`completed_at - started_at`)} - done.ms) as ms
      from latest cross join lateral (
        -- Not what is timed after the end, as the search for suggestions.
        select coalesce(sum(took::float8), 0) as ms from jsonb_each_text(timings) as phases (phase, took)
        where phase = any(enum_range(null::onboarding_phase)::text[])) done
    ), busy as (
      select symbol, phases_completed as completed, started_at, coalesce(touched_at, started_at, created_at) as since
      from symbol_onboarding_queue where status = 'processing'
    ), line as (
      select q.symbol, q.phases_completed as completed, greatest(q.created_at, q.retry_at) as since,
        row_number() over (order by q.priority desc, q.created_at, q.symbol) - 1 as ahead
      from symbol_onboarding_queue q
      where q.status = 'pending' and not ${isHeld("q")} and (q.retry_at is null or q.retry_at <= ${at})
    ), later as (
      select symbol, phases_completed as completed, retry_at from symbol_onboarding_queue
      where ${asked} and status = 'pending' and retry_at > ${at} and reason is distinct from 'over_limit'
    )
    select json_build_object(
      'phaseMs', (select coalesce(json_object_agg(phase, ms), '{}') from measured),
      'betweenMs', coalesce((select ms from beside), 0),
      'underWay', (select coalesce(json_agg(json_build_object(
        'symbol', symbol, 'completed', completed, 'since', ${ms(sql`since`)}) order by started_at, symbol), '[]') from busy),
      'inLine', (select coalesce(json_agg(json_build_object(
        'symbol', symbol, 'completed', completed, 'ahead', ahead, 'since', ${ms(sql`since`)}) order by ahead), '[]')
        from line where ${asked}),
      'retrying', (select coalesce(json_agg(json_build_object(
        'symbol', symbol, 'completed', completed, 'retryAt', ${ms(sql`retry_at`)}) order by symbol), '[]') from later),
      'movedAt', ${ms(sql`greatest((select max(since) from busy), (select max(completed_at) from latest))`)}
    ) as pace`);
  const [row] = result.rows;
  if (row === undefined) throw new Error("selectOnboardingPace: an aggregate returned no row");
  return row.pace;
}
