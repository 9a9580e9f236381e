import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { textArray } from "./arrays";
import type { SymbolStatus } from "./universe";

/** What is known of a name in a file. */
export interface Candidate {
  status: SymbolStatus;
  /** Last published close in the listing's currency, decimal text; null where it has none. */
  close: string | null;
}

/** Which of the candidates the universe knows, in what state, and their last closes: one indexed read. */
export async function selectCandidates(
  db: Database,
  { candidates }: { candidates: readonly string[] },
): Promise<Map<string, Candidate>> {
  if (candidates.length === 0) return new Map();
  const result = await db.execute<{ symbol: string; status: SymbolStatus; close: string | null }>(sql`
    select u.symbol, u.status, trim_scale(m.close)::text as close
    from symbol_universe u left join symbol_daily_metrics m on m.symbol = u.symbol
    where u.symbol = any(${textArray([...new Set(candidates)])})`);
  return new Map(result.rows.map(({ symbol, status, close }) => [symbol, { status, close }]));
}
