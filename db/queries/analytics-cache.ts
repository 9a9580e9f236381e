import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import type { portfolioAnalyticsCache } from "@/db/schema";

type AnalyticsType = (typeof portfolioAnalyticsCache.$inferSelect)["type"];

/** The versions an answer was computed from; another version of any of them is another answer. */
export interface CacheKey {
  portfolioId: string;
  type: AnalyticsType;
  revision: number;
  dataVersion: number;
  runId: string;
  modelVersion: string;
}

/**
 * The stored answer for a portfolio as it is now: one statement joins portfolio, published state and cache, so that an
 * answer from other versions can never be read (product §7).
 */
export async function selectCached(
  db: Database,
  { portfolioId, ownerId, type, now }: { portfolioId: string; ownerId: string; type: AnalyticsType; now: Date },
): Promise<unknown | null> {
  const result = await db.execute<{ data: unknown }>(sql`
    select c.data
    from portfolios f
    join market_state s on true
    join portfolio_analytics_cache c
      on c.portfolio_id = f.id and c.type = ${type}::analytics_type and c.revision = f.revision
      and c.data_version = f.data_version and c.run_id = s.published_run_id and c.model_version = s.model_version
    where f.id = ${portfolioId} and f.owner_id = ${ownerId} and c.expires_at > ${now.toISOString()}::timestamptz`);
  return result.rows[0]?.data ?? null;
}

/** Stores an answer under the versions that were read with its inputs, not those of the moment it is written. */
export async function insertCached(
  db: Database,
  key: CacheKey,
  { data, now, expiresAt }: { data: unknown; now: Date; expiresAt: Date },
): Promise<void> {
  await db.execute(sql`
    insert into portfolio_analytics_cache
      (portfolio_id, type, revision, data_version, run_id, model_version, data, computed_at, expires_at)
    select ${key.portfolioId}, ${key.type}::analytics_type, ${key.revision}, ${key.dataVersion}, ${key.runId}::uuid,
      ${key.modelVersion}, ${JSON.stringify(data)}::jsonb, ${now.toISOString()}::timestamptz, ${expiresAt.toISOString()}::timestamptz
    where exists (select from portfolios where id = ${key.portfolioId})
    on conflict (portfolio_id, type, revision, data_version, run_id, model_version) do update
      set data = excluded.data, computed_at = excluded.computed_at, expires_at = excluded.expires_at`);
}

/** Answers that no longer can be read: expired, or of a run that is not the published one. @returns how many went */
export async function deleteUnreadable(db: Database, { now, limit }: { now: Date; limit: number }): Promise<number> {
  const result = await db.execute(sql`
    delete from portfolio_analytics_cache where ctid in (
      select c.ctid from portfolio_analytics_cache c left join market_state s on true
      where c.expires_at <= ${now.toISOString()}::timestamptz or c.run_id is distinct from s.published_run_id
      limit ${limit}
    )`);
  return result.rowCount ?? 0;
}
