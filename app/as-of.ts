import type { NewerSession } from "@/components/shell/as-of-words";
import type { Database } from "@/db/connection";
import { selectRunOfSession } from "@/db/queries/batch-runs";
import { selectClosures, selectMarketState } from "@/db/queries/market-state";
import { type Closures, isHalfDay, lastCompletedSession, type Session, sessionClose } from "@/lib/calendar";
import { appClock, readEnv } from "@/lib/env";

const HOUR_MS = 3_600_000;
/** The night starts at 21:00 New York: so many hours after the close at 16:00, or at 13:00 on a half day. */
const HOURS_AFTER_CLOSE = 5;
const HOURS_AFTER_HALF_DAY = 8;
/** A run that is this late has not merely been slow to write its row. */
const GRACE_MS = 5 * 60_000;

/** Whose night the numbers are. */
export interface AsOf {
  /** The session readers see; null before the first publish. */
  session: string | null;
  /** The last completed session where it is a later one, and why readers do not see it. */
  newer: NewerSession | null;
}

/** Within a snapshot, beside the numbers it is said of: every page that shows any says whose night they are. */
export async function readAsOf(tx: Database): Promise<AsOf> {
  const session = (await selectMarketState(tx))?.session ?? null;
  return { session, newer: await readNewer(tx, session) };
}

async function readNewer(tx: Database, published: string | null): Promise<NewerSession | null> {
  const now = appClock(readEnv())();
  const closures = await selectClosures(tx);
  const session = lastCompletedSession(now, closures);
  if (published !== null && published >= session) return null;
  const run = await selectRunOfSession(tx, { session, since: sessionClose(session, closures) });
  if (run === null) return { session, state: now < lateFrom(session, closures) ? "due" : "late" };
  // Between its publish and this look; the next look sees it.
  if (run.status === "published" || run.status === "completed") return null;
  return { session, state: run.status };
}

function lateFrom(session: Session, closures: Closures): Date {
  const hours = isHalfDay(session, closures) ? HOURS_AFTER_HALF_DAY : HOURS_AFTER_CLOSE;
  return new Date(sessionClose(session, closures).getTime() + hours * HOUR_MS + GRACE_MS);
}
