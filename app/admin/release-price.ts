import type { Viewer } from "@/app/viewer";
import { getDatabase } from "@/db/pools";
import { releaseQuarantine } from "@/db/queries/price-quarantine";
import { appClock, readEnv } from "@/lib/env";
import { requestRun } from "./request-run";

/** Believes a price that was kept out, and fetches its symbol again; null where it is not kept out (any more). */
export async function releasePrice(
  id: number,
  viewer: Viewer,
): Promise<{ symbol: string; ok: boolean; sentence: string } | null> {
  const now = appClock(readEnv())();
  const released = await releaseQuarantine(getDatabase("requests"), { id, by: viewer.name, now });
  if (released === null) return null;
  const { symbol } = released;
  const retry = await requestRun({
    session: null,
    symbols: [symbol],
    force: true,
    reason: `${symbol} accepted by hand`,
    requestedBy: viewer.id,
  });
  return { symbol, ok: retry.ok, sentence: `${symbol} is accepted as it is. ${retry.message}` };
}
