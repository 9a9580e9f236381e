import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { textArray } from "./arrays";

/** Why a symbol failed that is refused while others are not. */
export const LIMITED = "the provider limits calls for it";

/** Which of these symbols were refused for too many calls before in this run. */
export async function selectLimited(
  db: Database,
  { runId, symbols }: { runId: string; symbols: readonly string[] },
): Promise<Set<string>> {
  const result = await db.execute<{ symbol: string }>(sql`
    select symbol from batch_failures
    where run_id = ${runId} and phase = 'prices' and reason = ${LIMITED} and symbol = any(${textArray(symbols)})`);
  return new Set(result.rows.map(({ symbol }) => symbol));
}

/**
 * Remembers among the run's failures that symbols were refused for too many calls: a step that waits for it is begun anew
 * and knows no more. What becomes of them in the end takes the row's place when their chunk is done.
 *
 * @returns those that were not refused before
 */
export async function insertLimited(
  db: Database,
  { runId, symbols, now }: { runId: string; symbols: readonly string[]; now: Date },
): Promise<string[]> {
  if (symbols.length === 0) return [];
  const before = await selectLimited(db, { runId, symbols });
  const fresh = [...new Set(symbols)].filter((symbol) => !before.has(symbol)).sort();
  await db.execute(sql`
    insert into batch_failures (run_id, phase, symbol, reason, at)
    select ${runId}::uuid, 'prices', s, ${LIMITED}, ${now.toISOString()}::timestamptz from unnest(${textArray(fresh)}) as t (s)
    on conflict (run_id, phase, symbol) do update set reason = excluded.reason, at = excluded.at`);
  return fresh;
}
