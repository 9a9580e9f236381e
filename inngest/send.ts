import type { Database } from "@/db/connection";
import { getDatabase } from "@/db/pools";
import { selectBatchRun } from "@/db/queries/batch-runs";
import { markEventsSent } from "@/db/queries/onboarding";
import { USER_PRIORITY } from "@/db/queries/portfolios";
import { appClock, readEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { inngest } from "./client";
import { batchCancelled, batchRequested, onboardingRequested, tellPublished } from "./events";
import { cancelRun } from "./phases/fail-run";
import { openRun, type RunRequest, sessionProblem } from "./phases/open-run";
import { publishRefused } from "./phases/publish-run";

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

/** What came of something an operator did to a run, in a sentence for him. */
export interface Done {
  ok: boolean;
  sentence: string;
}

/**
 * Ends a run under way; readers keep what they have. The event only wakes a job that sleeps: one that does not hear it
 * finds the run cancelled at its next step.
 *
 * @param by who wants it, as it is to be shown
 */
export async function cancelBatchRun({ runId, by }: { runId: string; by: string }): Promise<Done> {
  const done = await cancelRun(requestEdge(), { runId, by });
  if (done.ok)
    await sendOrWarn(batchCancelled.create({ batchRunId: runId }), "the job of a cancelled run was not told");
  return done;
}

/**
 * Makes a run that the gate refused what readers see, on an operator's word, and lets portfolios follow.
 *
 * @param note why, in the operator's words
 * @param by who wants it, as it is to be shown
 */
export async function publishByHand(wish: { runId: string; note: string; by: string }): Promise<Done> {
  const { db, now } = requestEdge();
  const done = await publishRefused({ db, now }, wish);
  const run = done.ok ? await selectBatchRun(db, { runId: wish.runId }) : null;
  if (run !== null) {
    const published = tellPublished({ batchRunId: run.id, session: run.session });
    await sendOrWarn(published, "portfolios were not told of a run published by hand");
  }
  return done;
}

/** What was decided stands in the database; an event that fails to follow is no reason to call it failed. */
async function sendOrWarn(event: Parameters<typeof inngest.send>[0], warning: string): Promise<void> {
  try {
    await inngest.send(event);
  } catch (error) {
    log().warn({ err: error }, warning);
  }
}

/** Why there can be no run for a session; null where there can. */
export function whyNotRun(session: string): Promise<string | null> {
  return sessionProblem(requestEdge(), session);
}
