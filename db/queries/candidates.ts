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

/** A listing that a company's name may mean. */
export interface NamedListing {
  symbol: string;
  name: string | null;
  exchange: string | null;
}

/**
 * Live symbols whose company's name begins with each of these words, the largest first.
 * @param perName most of them for one name
 */
export async function selectByName(
  db: Database,
  { names, perName }: { names: readonly string[]; perName: number },
): Promise<Map<string, NamedListing[]>> {
  const result = await db.execute<{ wanted: string; found: NamedListing[] }>(sql`
    select t.wanted, coalesce(json_agg(u) filter (where u.symbol is not null), '[]') as found
    from unnest(${textArray([...new Set(names)])}) as t (wanted)
    left join lateral (
      select symbol, name, exchange from symbol_universe
      where status in ('active', 'insufficient_history') and starts_with(lower(name), lower(t.wanted))
      order by market_cap desc nulls last, symbol limit ${perName}
    ) u on true
    group by t.wanted`);
  return new Map(result.rows.map(({ wanted, found }) => [wanted, found]));
}
