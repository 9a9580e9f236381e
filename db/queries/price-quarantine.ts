import { desc, inArray, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { priceQuarantine } from "@/db/schema";
import { dateArray, textArray } from "./arrays";
import { LIVE } from "./universe";

export type QuarantineRow = typeof priceQuarantine.$inferSelect;
export type QuarantineKind = QuarantineRow["kind"];

/** Something that the accept gate holds against a symbol's prices. */
export interface QuarantineEntry {
  symbol: string;
  kind: QuarantineKind;
  firstSession: string | null;
  lastSession: string | null;
  detail: string;
}

/** What the operator is shown (product §4.1): open rows, newest first, then what was mended last; and how many are open. */
export async function selectQuarantine(
  db: Database,
  { limit }: { limit: number },
): Promise<{ rows: QuarantineRow[]; open: number }> {
  const rows = await db
    .select()
    .from(priceQuarantine)
    .where(inArray(priceQuarantine.status, ["open", "repaired"]))
    .orderBy(sql`${priceQuarantine.status} = 'open' desc`, desc(priceQuarantine.detectedAt), desc(priceQuarantine.id))
    .limit(limit);
  return { rows, open: await countOpenQuarantine(db) };
}

/** What was held against a price and is over, latest end first: mended, clean since, or let in by hand. */
export async function selectEndedQuarantine(db: Database, { limit }: { limit: number }): Promise<QuarantineRow[]> {
  return db
    .select()
    .from(priceQuarantine)
    .where(ne(priceQuarantine.status, "open"))
    .orderBy(sql`coalesce(${priceQuarantine.endedAt}, ${priceQuarantine.detectedAt}) desc`, desc(priceQuarantine.id))
    .limit(limit);
}

export async function countOpenQuarantine(db: Database): Promise<number> {
  return db.$count(priceQuarantine, sql`${priceQuarantine.status} = 'open'`);
}

/** What is open or was released of these symbols, by symbol. */
export async function selectQuarantineOf(
  db: Database,
  { symbols }: { symbols: readonly string[] },
): Promise<Map<string, QuarantineRow[]>> {
  const rows = await db
    .select()
    .from(priceQuarantine)
    .where(
      sql`${priceQuarantine.symbol} = any(${textArray(symbols)}) and ${priceQuarantine.status} in ('open', 'released')`,
    );
  const bySymbol = new Map<string, QuarantineRow[]>();
  for (const row of rows) bySymbol.set(row.symbol, [...(bySymbol.get(row.symbol) ?? []), row]);
  return bySymbol;
}

/**
 * Lets in what a row holds back: the next answer in which it is found is stored with it.
 * @returns the symbol, whose series is to be fetched again; null where no such row is open or mended
 */
export async function releaseQuarantine(
  db: Database,
  { id, by, now }: { id: number; by: string; now: Date },
): Promise<{ symbol: string } | null> {
  const [row] = await db
    .update(priceQuarantine)
    .set({ status: "released", endedAt: now, resolution: `let in by ${by}` })
    .where(sql`${priceQuarantine.id} = ${id} and ${priceQuarantine.status} in ('open', 'repaired')`)
    .returning({ symbol: priceQuarantine.symbol });
  return row ?? null;
}

interface Recorded {
  entries: readonly QuarantineEntry[];
  runId: string | null;
  now: Date;
}

/** Opens a row for each symbol and kind, or brings the open one up to date: it keeps the time at which it was first seen. */
export async function upsertOpenQuarantine(db: Database, { entries, runId, now }: Recorded): Promise<void> {
  if (entries.length === 0) return;
  await db.execute(sql`
    insert into price_quarantine (symbol, kind, status, first_session, last_session, detail, run_id, detected_at)
    select symbol, kind::quarantine_kind, 'open', first, last, detail, ${runId}::uuid, ${now.toISOString()}::timestamptz
    from ${unnested(entries)}
    on conflict (symbol, kind) where status = 'open' do update set
      first_session = excluded.first_session, last_session = excluded.last_session, detail = excluded.detail,
      run_id = coalesce(excluded.run_id, price_quarantine.run_id)`);
}

/** Notes what was mended: once for each symbol, kind and first session, however many nights it comes again. */
export async function insertRepairs(db: Database, { entries, runId, now }: Recorded): Promise<void> {
  if (entries.length === 0) return;
  await db.execute(sql`
    insert into price_quarantine (symbol, kind, status, first_session, last_session, detail, run_id, detected_at)
    select symbol, kind::quarantine_kind, 'repaired', first, last, detail, ${runId}::uuid, ${now.toISOString()}::timestamptz
    from ${unnested(entries)}
    where not exists (
      select from price_quarantine q
      where q.symbol = t.symbol and q.kind = t.kind::quarantine_kind and q.first_session is not distinct from t.first
        and q.status = 'repaired')`);
}

/** Ends open rows whose symbol has had an answer without what they hold against it. */
export async function resolveQuarantine(
  db: Database,
  { ids, now }: { ids: readonly number[]; now: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(priceQuarantine)
    .set({ status: "resolved", endedAt: now, resolution: "a later answer was accepted" })
    .where(sql`${inArray(priceQuarantine.id, [...ids])} and ${priceQuarantine.status} = 'open'`);
}

/** Days in which an operator sees what is held against a symbol that no night works on. */
const ABANDONED_AFTER_DAYS = 7;

/**
 * Ends open rows of symbols that no night works on any more: no later answer would end them. Those found within the last
 * week stay, as of a delisted symbol that seems to trade again.
 */
export async function endAbandonedQuarantine(db: Database, { now }: { now: Date }): Promise<void> {
  const before = new Date(now.getTime() - ABANDONED_AFTER_DAYS * 86_400_000);
  await db.execute(sql`
    update price_quarantine q
    set status = 'resolved', ended_at = ${now.toISOString()}::timestamptz, resolution = 'the symbol is not followed any more'
    from symbol_universe u
    where q.status = 'open' and q.detected_at < ${before.toISOString()}::timestamptz
      and u.symbol = q.symbol and u.status not in ${LIVE}`);
}

const unnested = (entries: readonly QuarantineEntry[]) => sql`
  unnest(${textArray(entries.map(({ symbol }) => symbol))}, ${textArray(entries.map(({ kind }) => kind))},
    ${dateArray(entries.map(({ firstSession }) => firstSession))}, ${dateArray(entries.map(({ lastSession }) => lastSession))},
    ${textArray(entries.map(({ detail }) => detail))}) as t (symbol, kind, first, last, detail)`;
