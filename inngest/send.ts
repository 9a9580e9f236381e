import type { Database } from "@/db/connection";
import { getDatabase } from "@/db/pools";
import { markEventsSent } from "@/db/queries/onboarding";
import { USER_PRIORITY } from "@/db/queries/portfolios";
import { appClock, readEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { inngest } from "./client";
import { batchRequested, onboardingRequested } from "./events";
import { openRun, type RunRequest, sessionProblem } from "./phases/open-run";

/** Whoever sends is a request: it does not wait behind the jobs for a connection. */
function requestEdge(): { db: Database; now: () => Date } {
  return { db: getDatabase("requests"), now: appClock(readEnv()) };
}

/**
 * Tells the queue of symbols that wait, after the commit that put them there. A failure is written down and nothing
 * more: the sweeper sends again what got lost, and the upload has succeeded.
 */
export async function requestOnboarding(symbols: readonly string[]): Promise<void> {
  if (symbols.length === 0) return;
  try {
    await inngest.send(symbols.map((symbol) => onboardingRequested.create({ symbol, priority: USER_PRIORITY })));
    const { db, now } = requestEdge();
    await markEventsSent(db, { symbols, now: now() });
  } catch (error) {
    log().warn({ err: error, symbols: symbols.length }, "onboarding events were not sent; the sweeper will");
  }
}

/**
 * Opens a batch run, or joins the one under way, and sets a job on it. One that was opened but whose event got lost has
 * no job yet and gets it now; of two events for a run the second finds it taken.
 */
export async function requestBatchRun(request: RunRequest) {
  const opened = await openRun(requestEdge(), request);
  if (opened.outcome !== "already_published" && opened.run.jobRunId === null) {
    await inngest.send(batchRequested.create({ batchRunId: opened.run.id }));
  }
  return opened;
}

/** Why there can be no run for a session; null where there can. */
export function whyNotRun(session: string): Promise<string | null> {
  return sessionProblem(requestEdge(), session);
}
