import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { textArray } from "./arrays";

/** How many unknown symbols one user may have looked up (product §5). */
export interface OnboardingLimits {
  /** At once for one upload; what is over it follows as they end. */
  perUpload: number;
  /** From midnight to midnight in New York. */
  perDay: number;
}

/** Why a symbol is held back, and until when; nulls where it is not. */
export interface Turn {
  symbol: string;
  retryAt: Date | null;
  note: string | null;
}

const MINUTE_MS = 60_000;

/** When the sweep next comes by: it does at every whole minute. */
const nextSweep = (now: Date) => new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS + MINUTE_MS);

/**
 * A row held back by its user's limits: nobody has begun on it. One that waits for the hour's calls has been started.
 * @param row the name of the table in the statement
 */
export const isHeld = (row: string): SQL => {
  const column = (name: string) => sql.raw(`${row}.${name}`);
  return sql`(${column("status")} = 'pending' and ${column("started_at")} is null and ${column("reason")} is not distinct from 'over_limit')`;
};

interface Room {
  /** Symbols that may still begin before midnight. */
  today: number;
  /** The user's symbols that wait their turn or are worked on. */
  underWay: number;
  midnight: Date;
}

/** What a user has left of the day. It keeps the user's row: two uploads of one user at once are counted one by one. */
async function takeRoom(
  tx: Database,
  { userId, limits, now }: { userId: string; limits: OnboardingLimits; now: Date },
): Promise<Room> {
  await tx.execute(sql`select from "user" where id = ${userId} for no key update`);
  const local = sql`${now.toISOString()}::timestamptz at time zone 'America/New_York'`;
  const result = await tx.execute<{ used: number; under_way: number; midnight: string }>(sql`
    select taken.used, taken.under_way, (extract(epoch from day.ends) * 1000)::text as midnight
    from (select
      date_trunc('day', ${local}) at time zone 'America/New_York' as begins,
      (date_trunc('day', ${local}) + interval '1 day') at time zone 'America/New_York' as ends) day
    cross join lateral (
      select
        (count(*) filter (where q.started_at >= day.begins or (q.started_at is null and q.completed_at is null)))::int as used,
        (count(*) filter (where q.status in ('pending', 'processing')))::int as under_way
      from symbol_onboarding_queue q where q.requested_by = ${userId} and not ${isHeld("q")}) taken`);
  const [row] = result.rows;
  if (row === undefined) throw new Error("takeRoom: a count returned no row");
  return {
    today: Math.max(0, limits.perDay - row.used),
    underWay: row.under_way,
    midnight: new Date(Number(row.midnight)),
  };
}

/**
 * Whose turn it is, in the order given: `begin` of them now, what the day has room for with the next sweep, the rest
 * after midnight.
 */
function takeTurns(
  symbols: readonly string[],
  { begin, room, limits, now }: { begin: number; room: Room; limits: OnboardingLimits; now: Date },
): Turn[] {
  const { perUpload, perDay } = limits;
  return symbols.map((symbol, i) => {
    if (i < Math.min(begin, room.today)) return { symbol, retryAt: null, note: null };
    if (i < room.today) {
      const note = `At most ${perUpload} new symbols of one user are looked up at once; the rest follows in order.`;
      return { symbol, retryAt: nextSweep(now), note };
    }
    return {
      symbol,
      retryAt: room.midnight,
      note: `At most ${perDay} new symbols of one user are looked up in a day.`,
    };
  });
}

/** An upload's turns. Symbols that somebody's job is on already cost nothing and are left out of the count. */
export async function selectTurns(
  tx: Database,
  wish: { symbols: readonly string[]; userId: string; limits: OnboardingLimits; now: Date },
): Promise<Turn[]> {
  const { symbols, limits, now } = wish;
  const room = await takeRoom(tx, wish);
  const result = await tx.execute<{ symbol: string }>(sql`
    select q.symbol from symbol_onboarding_queue q
    where q.symbol = any(${textArray(symbols)}) and q.status in ('pending', 'processing') and not ${isHeld("q")}`);
  const taken = new Set(result.rows.map((row) => row.symbol));
  const fresh = symbols.filter((symbol) => !taken.has(symbol));
  const shared = symbols.filter((symbol) => taken.has(symbol)).map((symbol) => ({ symbol, retryAt: null, note: null }));
  return [...shared, ...takeTurns(fresh, { begin: limits.perUpload, room, limits, now })];
}

/**
 * Takes up what its users' limits held back and is due, in order, as far as there is room by now; the rest is told a
 * new time. What was taken up waits like any other, and its event is to be sent.
 *
 * @returns how many were taken up
 */
export async function admitHeld(
  db: Database,
  { limits, now }: { limits: OnboardingLimits; now: Date },
): Promise<number> {
  const users = await db.execute<{ user_id: string | null }>(sql`
    select distinct q.requested_by as user_id from symbol_onboarding_queue q
    where ${isHeld("q")} and q.retry_at <= ${now.toISOString()}::timestamptz order by 1`);
  let admitted = 0;
  for (const { user_id: userId } of users.rows) admitted += await admitUser(db, { userId, limits, now });
  return admitted;
}

/** @param userId null: of users who are gone, whose symbols nobody counts any more */
async function admitUser(
  db: Database,
  { userId, limits, now }: { userId: string | null; limits: OnboardingLimits; now: Date },
): Promise<number> {
  return db.transaction(async (tx) => {
    const room = userId === null ? null : await takeRoom(tx, { userId, limits, now });
    const due = await tx.execute<{ symbol: string }>(sql`
      select q.symbol from symbol_onboarding_queue q
      where ${isHeld("q")} and q.requested_by is not distinct from ${userId} and q.retry_at <= ${now.toISOString()}::timestamptz
      order by q.priority desc, q.created_at, q.symbol`);
    const symbols = due.rows.map((row) => row.symbol);
    const turns =
      room === null
        ? symbols.map((symbol) => ({ symbol, retryAt: null, note: null }))
        : takeTurns(symbols, { begin: limits.perUpload - room.underWay, room, limits, now });
    await writeTurns(tx, turns);
    return turns.filter((turn) => turn.retryAt === null).length;
  });
}

async function writeTurns(tx: Database, turns: readonly Turn[]): Promise<void> {
  await tx.execute(sql`
    with held as (
      -- In the order in which symbols are put in the queue.
      select q.id, q.symbol from symbol_onboarding_queue q
      where q.symbol = any(${textArray(turns.map((turn) => turn.symbol))}) and ${isHeld("q")}
      order by q.symbol collate "C" for no key update)
    update symbol_onboarding_queue q set
      reason = case when t.retry_at is null then null else q.reason end,
      retry_at = t.retry_at::timestamptz, error_message = t.note
    from held join unnest(${turnColumns(turns)}) as t (symbol, retry_at, note) on t.symbol = held.symbol
    where q.id = held.id`);
}

/** Three columns to unnest: symbol, time and note. */
export const turnColumns = (turns: readonly Turn[]): SQL => sql`
  ${textArray(turns.map((turn) => turn.symbol))},
  ${textArray(turns.map((turn) => turn.retryAt?.toISOString() ?? null))},
  ${textArray(turns.map((turn) => turn.note))}`;
