import { adoptBatchRun } from "@/db/queries/batch-jobs";
import { insertActivity, insertPhases } from "@/db/queries/batch-progress";
import {
  type BatchRun,
  type BatchTrigger,
  openBatchRun,
  selectBatchRun,
  selectBatchRunOfJob,
} from "@/db/queries/batch-runs";
import { selectClosures, selectMarketState } from "@/db/queries/market-state";
import { isSession, lastCompletedSession, sessionOf, settledSession } from "@/lib/calendar";
import { MODEL_VERSION } from "@/lib/factors/catalog";
import type { JobContext } from "./context";

export interface RunRequest {
  trigger: BatchTrigger;
  /** Null: the last completed session whose prices have settled. Not together with symbols. */
  session: string | null;
  /** Null: the whole universe. */
  symbols: readonly string[] | null;
  force: boolean;
  reason: string | null;
  requestedBy: string | null;
  /** The run that this one tries again. */
  predecessorId?: string;
}

type Opened =
  | { outcome: "opened" | "joined"; run: BatchRun }
  /** The session is published already: a holiday, a weekend, or a second trigger of the same night. */
  | { outcome: "already_published"; session: string; sentence: string };

type Edge = Pick<JobContext, "db" | "now">;

/** Why a session and symbols are not asked for together: symbols are computed for what readers see, whatever is fetched. */
export const SESSION_WITH_SYMBOLS =
  "Name a session or symbols, not both: symbols are fetched up to the last session and computed for the published one.";

/** What is wrong with a session somebody asks a run for; null where it may run. */
export async function sessionProblem({ db, now }: Edge, session: string): Promise<string | null> {
  const closures = await selectClosures(db);
  const last = settledSession(now(), closures);
  if (session === lastCompletedSession(now(), closures) && session > last)
    return `${session} has only just closed: its prices settle within half an hour.`;
  if (session > last) return `${session} is not over: the last completed session is ${last}.`;
  return isSession(session, closures) ? null : `${session} is not a trading day.`;
}

/**
 * Opens the run for a session, keyed by the last completed one whose prices have settled, and writes its row before anything else is done.
 * Joins the run under way; does nothing for a session that is already published unless forced. A run of some symbols
 * only fetches up to that session too, so that a night that was refused finds them; its numbers are those of the
 * published session (compute-symbols.ts).
 *
 * @param jobRunId the job that will work on it; null where its event is yet to be sent
 */
export async function openRun({ db, now }: Edge, request: RunRequest, jobRunId: string | null = null): Promise<Opened> {
  const closures = await selectClosures(db);
  const last = settledSession(now(), closures);
  const newestFetched = (published: string | null) => (published !== null && published > last ? published : last);
  return db.transaction(async (tx) => {
    // Held, so that no run is published between this look and our row: it would be done a second time.
    const published = (await selectMarketState(tx, { hold: true }))?.session ?? null;
    const session = request.session ?? (request.symbols === null ? last : newestFetched(published));
    if (published !== null && published >= session && !request.force && request.symbols === null) {
      const which =
        session === last ? "is the last completed session and is already published" : "is already published";
      return { outcome: "already_published", session, sentence: `Nothing to do: ${session} ${which}.` };
    }
    const opening = { ...request, session, modelVersion: MODEL_VERSION, jobRunId, now: now() };
    const { run, joined } = await openBatchRun(tx, opening);
    if (joined) return { outcome: "joined", run };
    // A run of some symbols is one step, and publishes nothing.
    if (request.symbols === null) await insertPhases(tx, { runId: run.id });
    const message = `Run opened for ${session}: ${request.reason ?? request.trigger}`;
    await insertActivity(tx, { runId: run.id, level: "info", message, now: now() });
    return { outcome: "opened", run };
  });
}

export interface Engagement {
  runId: string;
  session: string;
  symbols: readonly string[] | null;
  /** Which of the jobs on the run this is, from 1, and when it began. */
  part: number;
  partStartedAt: string;
}

/**
 * The run a job works on: the one named, or, for a cron tick, one it opens itself. Said again, it answers the same.
 *
 * @param batchRunId null for a cron tick
 * @param part the part of the run that is meant; null: whichever it has come to
 * @returns null where there is nothing to do, with the sentence that says why
 */
export async function engageRun(
  edge: Edge,
  { batchRunId, part = null, jobRunId }: { batchRunId: string | null; part?: number | null; jobRunId: string },
): Promise<{ engagement: Engagement | null; sentence: string }> {
  const mine = await selectBatchRunOfJob(edge.db, { jobRunId });
  if (mine !== null) return { engagement: engagementOf(mine), sentence: "resumed" };
  if (batchRunId === null) return engageTick(edge, jobRunId);
  const adopted = await adoptBatchRun(edge.db, { runId: batchRunId, jobRunId, part, now: edge.now() });
  if (adopted !== null) return { engagement: engagementOf(adopted), sentence: "opened" };
  const run = await selectBatchRun(edge.db, { runId: batchRunId });
  if (run === null) return { engagement: null, sentence: `no batch run ${batchRunId}` };
  const isLate = part !== null && run.status === "running" && part < run.parts;
  const why = isLate ? `is past part ${part}` : `is ${run.status} or has a job already`;
  return { engagement: null, sentence: `the run of ${run.session} ${why}` };
}

/** A cron tick opens the run of the last completed session, or takes it up where its event was lost. */
async function engageTick(edge: Edge, jobRunId: string): ReturnType<typeof engageRun> {
  const request = {
    trigger: "cron",
    session: null,
    symbols: null,
    force: false,
    reason: null,
    requestedBy: null,
  } as const;
  const opened = await openRun(edge, request, jobRunId);
  if (opened.outcome === "already_published") {
    return { engagement: null, sentence: await quietSentence(edge, opened.session) };
  }
  if (opened.outcome === "opened") return { engagement: engagementOf(opened.run), sentence: "opened" };
  const adopted = await adoptBatchRun(edge.db, { runId: opened.run.id, jobRunId, part: null, now: edge.now() });
  if (adopted !== null) return { engagement: engagementOf(adopted), sentence: "joined" };
  return { engagement: null, sentence: `joined the run of ${opened.run.session} under way` };
}

/** Why a tick does nothing; on a holiday that is the reason, not the session before it. */
async function quietSentence({ db, now }: Edge, published: string): Promise<string> {
  const today = sessionOf(now());
  return isSession(today, await selectClosures(db))
    ? `Nothing to do: ${published} is the last completed session and is already published.`
    : `Nothing to do: ${today} is not a trading day, and ${published} is already published.`;
}

const engagementOf = ({ id, session, symbols, parts, partStartedAt, startedAt }: BatchRun): Engagement => ({
  runId: id,
  session,
  symbols,
  part: parts,
  partStartedAt: (partStartedAt ?? startedAt).toISOString(),
});
