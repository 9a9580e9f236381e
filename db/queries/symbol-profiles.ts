import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { textArray } from "./arrays";

/** What a profile says of a symbol; null where it does not say. */
export interface SymbolProfile {
  symbol: string;
  name: string | null;
  sector: string | null;
  industry: string | null;
}

/** Keeps what profiles say and when they were asked for; what they do not say stays as it was. */
export async function updateProfiles(
  db: Database,
  { profiles, session, now }: { profiles: readonly SymbolProfile[]; session: string; now: Date },
): Promise<void> {
  if (profiles.length === 0) return;
  const sorted = profiles.toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
  await db.execute(sql`
    update symbol_universe u set name = coalesce(t.name, u.name), sector = coalesce(t.sector, u.sector),
      industry = coalesce(t.industry, u.industry), profile_date = greatest(u.profile_date, ${session}::date),
      updated_at = ${now.toISOString()}::timestamptz
    from unnest(
      ${textArray(sorted.map((p) => p.symbol))}, ${textArray(sorted.map((p) => p.name))},
      ${textArray(sorted.map((p) => p.sector))}, ${textArray(sorted.map((p) => p.industry))}
    ) as t (symbol, name, sector, industry)
    where u.symbol = t.symbol`);
}
