import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { textArray } from "./arrays";
import type { BatchPhase } from "./batch-progress";
import { LIVE, type SymbolRange } from "./universe";

/** Writes down how a phase is cut, once: a later part of the run then cuts it the same way, whoever came or went. */
export async function insertChunks(
  db: Database,
  { runId, phase, ranges }: { runId: string; phase: BatchPhase; ranges: readonly SymbolRange[] },
): Promise<void> {
  await db.execute(sql`
    insert into batch_chunks (run_id, phase, chunk, done, failed)
    select ${runId}::uuid, ${phase}::batch_phase, chunk, 0, 0
    from unnest(${textArray(ranges.map(({ from }) => from))}) as t (chunk)
    on conflict (run_id, phase, chunk) do nothing`);
}

/**
 * The chunks that a phase was cut into and that are not done. A chunk reaches up to where the next begins, the last to
 * the end; one whose symbols have all left the live universe is not named again.
 *
 * @returns null where the phase has not been cut yet
 */
export async function selectOpenRanges(
  db: Database,
  { runId, phase }: { runId: string; phase: BatchPhase },
): Promise<SymbolRange[] | null> {
  const result = await db.execute<{ from: string; to: string | null; count: number; is_done: boolean }>(sql`
    select c.chunk as "from", max(u.symbol) as "to", count(u.symbol)::int as count, c.is_done
    from (
      select chunk, lead(chunk) over (order by chunk) as next, done + failed > 0 as is_done
      from batch_chunks where run_id = ${runId}::uuid and phase = ${phase}::batch_phase
    ) c
    left join symbol_universe u on not c.is_done and u.symbol >= c.chunk and (c.next is null or u.symbol < c.next)
      and u.status in ${LIVE}
    group by c.chunk, c.is_done
    order by c.chunk`);
  if (result.rows.length === 0) return null;
  return result.rows.flatMap(({ from, to, count }) => (to === null ? [] : [{ from, to, count }]));
}
