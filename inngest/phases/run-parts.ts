import { freeBatchRun, holdRun, recordWait, type Standing, touchRun } from "@/db/queries/batch-jobs";
import { insertActivity } from "@/db/queries/batch-progress";
import { selectBatchRun } from "@/db/queries/batch-runs";
import type { JobContext } from "./context";
import { failRun } from "./fail-run";

type Edge = Pick<JobContext, "db" | "now">;

/** How long one job works on a run before its successor goes on (product §4). */
const PART_MINUTES = 25;
/** More jobs than that get nowhere. */
export const MOST_PARTS = 16;

/** A job on a run: whoever the row names is the one that may work. */
export interface Part {
  runId: string;
  jobRunId: string;
  /** ISO 8601. */
  partStartedAt: string;
}

/** What a step is to do: its work, hand the run over, or leave it with the sentence that says why. */
export type Beginning = { kind: "go" } | { kind: "hand_over" } | { kind: "leave"; sentence: string };

/**
 * What comes first in every step of a run: a sign of life, and a look whether the run is still this job's and the part
 * not yet over. A run that was cancelled, has ended or was taken over is left alone.
 *
 * @param mayHaveEnded the step ends the run itself, so that, done again, it may find it ended by this job
 */
export async function beginStep(
  { db, now }: Edge,
  { runId, jobRunId, partStartedAt }: Part,
  { mayHaveEnded = false } = {},
): Promise<Beginning> {
  const at = now();
  const standing = await touchRun(db, { runId, jobRunId, now: at });
  if (standing !== "running") {
    return mayHaveEnded && ENDED_BY_ITS_JOB.has(standing)
      ? { kind: "go" }
      : { kind: "leave", sentence: leavingSentence(standing) };
  }
  const age = at.getTime() - Date.parse(partStartedAt);
  return { kind: age >= PART_MINUTES * 60_000 ? "hand_over" : "go" };
}

const ENDED_BY_ITS_JOB: ReadonlySet<Standing> = new Set(["published", "unpublished", "completed"]);

function leavingSentence(standing: Standing): string {
  return standing === "taken_over"
    ? "Another job has taken the run over."
    : `The run is ${standing}; nothing more to do.`;
}

/**
 * Does what ends a run only while the run is this job's: it is held, so that nobody takes it over meanwhile. One that
 * this job has ended already is handed to the work too, which finds it so.
 *
 * @returns null where the run is not this job's any more
 */
export async function whileHeld<T>(
  context: Edge,
  { runId, jobRunId }: Omit<Part, "partStartedAt">,
  work: (held: Edge) => Promise<T>,
): Promise<T | null> {
  return context.db.transaction(async (tx) => {
    const standing = await holdRun(tx, { runId, jobRunId });
    if (standing !== "running" && !ENDED_BY_ITS_JOB.has(standing)) return null;
    return work({ db: tx, now: context.now });
  });
}

/** Before a job sleeps: a run that waits for the provider or the hour's budget is not to be taken for dead. */
export async function announceWait(
  { db }: Pick<JobContext, "db">,
  { runId, jobRunId }: Omit<Part, "partStartedAt">,
  until: Date,
): Promise<void> {
  await recordWait(db, { runId, jobRunId, until });
}

/**
 * Takes the run from this job for the next one, or fails it where too many have come to nothing. Said again, it answers
 * the same, so that the event which starts the next job is sent after all.
 *
 * @returns the part that is to begin; null where none is
 */
export async function handOver(
  { db, now }: Edge,
  { runId, jobRunId }: Omit<Part, "partStartedAt">,
  why = `${PART_MINUTES} minutes are over`,
): Promise<{ part: number | null; sentence: string }> {
  const run = await selectBatchRun(db, { runId });
  const isMine = run?.status === "running" && run.jobRunId === jobRunId;
  if (isMine && run.parts >= MOST_PARTS) {
    const message = `${MOST_PARTS} jobs one after another did not bring it to its end`;
    await failRun({ db, now }, { jobRunId, message });
    return { part: null, sentence: `Failed: ${message}` };
  }
  const freed = await db.transaction(async (tx) => {
    const part = await freeBatchRun(tx, { runId, jobRunId, now: now() });
    const message = `Part ${part} goes on with the run: ${why}.`;
    if (part !== null) await insertActivity(tx, { runId, level: "info", message, now: now() });
    return part;
  });
  if (freed !== null) return { part: freed, sentence: `Handed over to part ${freed}.` };
  const waits = await selectBatchRun(db, { runId });
  if (waits?.status === "running" && waits.jobRunId === null) {
    return { part: waits.parts, sentence: `Handed over to part ${waits.parts}.` };
  }
  return {
    part: null,
    sentence: leavingSentence(waits?.status === "running" ? "taken_over" : (waits?.status ?? "taken_over")),
  };
}
