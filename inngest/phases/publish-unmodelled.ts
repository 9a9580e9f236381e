import type { Database } from "@/db/connection";
import { selectMarketState } from "@/db/queries/market-state";
import { bumpDataVersions } from "@/db/queries/portfolios";
import { upsertUnmodelled } from "@/db/queries/unmodelled";
import type { JobContext } from "./context";

/**
 * Writes the last closes of symbols that are valued and not modelled for the published session, straight into what readers
 * see, and has portfolios that hold them read anew (product §5). Of the symbols those that are modelled, and those without
 * a price, are left out. All of it or nothing.
 *
 * @returns symbols written; 0 before anything was ever published: the first run to be published has them
 */
export function publishUnmodelled(
  { db }: Pick<JobContext, "db">,
  { symbols }: { symbols: readonly string[] },
): Promise<number> {
  return db.transaction(async (tx) => {
    const written = await writeUnmodelled(tx, { symbols });
    await bumpDataVersions(tx, { symbols });
    return written;
  });
}

/** The same within a transaction whose end tells the portfolios itself. Publishing waits until it has ended. */
export async function writeUnmodelled(tx: Database, { symbols }: { symbols: readonly string[] }): Promise<number> {
  const state = await selectMarketState(tx, { hold: true });
  if (state === null || state.session === null || state.runId === null) return 0;
  return upsertUnmodelled(tx, { runId: state.runId, session: state.session, symbols });
}
