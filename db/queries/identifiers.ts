import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { textArray } from "./arrays";

/** What an ISIN is called with us; `symbol` null where the market knows no such listing. */
export interface IdentifiedSymbol {
  identifier: string;
  symbol: string | null;
  name: string | null;
}

/**
 * What is known of these ISINs. That one is nobody's is believed for a while only: it may have been listed since.
 *
 * @param unknownSince an answer of "nobody" from before then is left out, as if it had never been given
 */
export async function selectIdentifiers(
  db: Database,
  { identifiers, unknownSince }: { identifiers: readonly string[]; unknownSince: Date },
): Promise<Map<string, IdentifiedSymbol>> {
  if (identifiers.length === 0) return new Map();
  const result = await db.execute<{ identifier: string; symbol: string | null; name: string | null }>(sql`
    select identifier, symbol, name from symbol_identifiers
    where identifier = any(${textArray([...new Set(identifiers)])})
      and (symbol is not null or looked_up_at >= ${unknownSince.toISOString()}::timestamptz)`);
  return new Map(result.rows.map((row) => [row.identifier, row]));
}

export async function upsertIdentifiers(
  db: Database,
  { found, now }: { found: readonly IdentifiedSymbol[]; now: Date },
): Promise<void> {
  if (found.length === 0) return;
  const sorted = found.toSorted((a, b) => (a.identifier < b.identifier ? -1 : 1));
  await db.execute(sql`
    insert into symbol_identifiers (identifier, symbol, name, looked_up_at)
    select identifier, symbol, name, ${now.toISOString()}::timestamptz
    from unnest(${textArray(sorted.map((one) => one.identifier))}, ${textArray(sorted.map((one) => one.symbol))},
      ${textArray(sorted.map((one) => one.name))}) as t (identifier, symbol, name)
    on conflict (identifier) do update set symbol = excluded.symbol, name = excluded.name,
      looked_up_at = excluded.looked_up_at`);
}
