import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";

/** A minute's calls count until the last of them is an hour old (`provider-budget.ts`). */
const COUNTS_FOR_MS = 61 * 60_000;

/** Calls that count against the rolling hourly budget at `now`. */
export async function selectBudgetUse(
  db: Database,
  { provider, now }: { provider: string; now: Date },
): Promise<number> {
  const gone = new Date(now.getTime() - COUNTS_FOR_MS).toISOString();
  const result = await db.execute<{ calls: number }>(sql`
    select coalesce(sum(calls), 0)::int as calls from provider_budget
    where provider = ${provider} and minute > ${gone}::timestamptz`);
  return result.rows[0]?.calls ?? 0;
}
