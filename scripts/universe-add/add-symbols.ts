import type { Database } from "@/db/connection";
import { type Addition, type NewSymbol, upsertSymbols } from "@/db/queries/universe-additions";
import { FACTOR_ETFS } from "@/lib/factors/catalog";

/** Carries the answer out of a transaction that must leave nothing behind. */
class Undone extends Error {
  constructor(readonly addition: Addition) {
    super("a dry run changes nothing");
  }
}

/** Adds the symbols in one transaction; in a dry run it is rolled back, so that it says what really would happen. */
export async function addSymbols(
  db: Database,
  { symbols, dryRun, now }: { symbols: readonly NewSymbol[]; dryRun: boolean; now: Date },
): Promise<Addition> {
  const work = { symbols, factorEtfs: FACTOR_ETFS, reopenNotFound: true, now };
  if (!dryRun) return upsertSymbols(db, work);
  try {
    return await db.transaction(async (tx) => {
      throw new Undone(await upsertSymbols(tx, work));
    });
  } catch (error) {
    if (error instanceof Undone) return error.addition;
    throw error;
  }
}
