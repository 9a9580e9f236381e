import { recordResend, selectSilentRuns } from "@/db/queries/batch-jobs";
import { selectSessionRuns } from "@/db/queries/batch-runs";
import { selectClosures, selectMarketState } from "@/db/queries/market-state";
import { lastCompletedSession, sessionClose } from "@/lib/calendar";
import type { JobContext } from "./context";
import { decideTry, type NightFacts } from "./night-decisions";
import { openRun } from "./open-run";
import { handOver } from "./run-parts";

type Edge = Pick<JobContext, "db" | "now">;

const MINUTE_MS = 60_000;
/** No step takes so long, and a job that sleeps says until when: its job is gone. */
const SILENT_MINUTES = 40;
/** So long after it was sent, the event of a run without a job is lost. */
const LOST_MINUTES = 10;

/** What is known of the last completed session's night. */
export async function readNight({ db, now }: Edge): Promise<NightFacts> {
  const closures = await selectClosures(db);
  const at = now();
  const session = lastCompletedSession(at, closures);
  const published = (await selectMarketState(db))?.session ?? null;
  const runs = await selectSessionRuns(db, { session, since: sessionClose(session, closures) });
  return { now: at, session, published, runs, closures };
}

/** Opens the run that tries the night again, where that is due. @returns its id, for the event, or why there is none */
export async function tryAgain(edge: Edge): Promise<{ batchRunId: string | null; sentence: string }> {
  const night = await readNight(edge);
  const decision = decideTry(night);
  if (!decision.open) return { batchRunId: null, sentence: decision.sentence };
  const { trigger, reason, predecessorId } = decision;
  const opened = await openRun(edge, {
    trigger,
    session: night.session,
    symbols: null,
    force: false,
    reason,
    requestedBy: null,
    predecessorId: predecessorId ?? undefined,
  });
  if (opened.outcome === "already_published") return { batchRunId: null, sentence: opened.sentence };
  // One that somebody else opened just now has its own event.
  if (opened.outcome === "joined") return { batchRunId: null, sentence: `The run of ${night.session} is under way.` };
  return { batchRunId: opened.run.id, sentence: `The run of ${night.session} is ${reason}` };
}

/**
 * Frees runs whose job is gone, and names those whose event is to be sent, again or for the next part. A job that was
 * taken for gone and is not finds that another has the run.
 */
export async function reviveRuns(edge: Edge): Promise<{ batchRunId: string; part: number }[]> {
  const { db, now } = edge;
  const before = (minutes: number) => new Date(now().getTime() - minutes * MINUTE_MS);
  const silent = await selectSilentRuns(db, {
    workedOnBefore: before(SILENT_MINUTES),
    waitingBefore: before(LOST_MINUTES),
  });
  const revived: { batchRunId: string; part: number }[] = [];
  for (const { id: runId, jobRunId, parts } of silent) {
    if (jobRunId === null) {
      await recordResend(db, { runId, now: now() });
      revived.push({ batchRunId: runId, part: parts });
      continue;
    }
    const { part } = await handOver(edge, { runId, jobRunId }, `its job was silent for ${SILENT_MINUTES} minutes`);
    if (part !== null) revived.push({ batchRunId: runId, part });
  }
  return revived;
}
