import type { BatchRun } from "@/db/queries/batch-runs";
import { addSessions, type Closures, isHalfDay, sessionClose } from "@/lib/calendar";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** An hour of a session's day in New York; the offset is that of its close. */
function atHour(session: string, hour: number, closures: Closures): Date {
  const closeHour = isHalfDay(session, closures) ? 13 : 16;
  return new Date(sessionClose(session, closures).getTime() + (hour - closeHour) * HOUR_MS);
}

/** Tries of one night beyond the first, and how much longer each waits than the one before. */
export const MOST_TRIES = 8;
const TRY_EVERY_MS = 20 * MINUTE_MS;
/** An hour after the tick that should have opened it, a run that nobody opened is missed. */
const MISSED_HOUR = 22;
/** On the next session's day nobody changes what readers work with. */
const LAST_HOUR = 9;
/** What the gate finds of these mends itself when the provider has more; anything else is for an operator. */
const PASSING_CHECKS: ReadonlySet<string> = new Set(["coverage", "factor_etfs"]);

export interface NightFacts {
  now: Date;
  /** The last completed one. */
  session: string;
  published: string | null;
  /** Runs of the session over the whole universe, newest first. */
  runs: readonly Pick<BatchRun, "id" | "status" | "trigger" | "outcome" | "gate" | "finishedAt">[];
  closures: Closures;
}

type Decision =
  | { open: false; sentence: string }
  | { open: true; trigger: "successor" | "cron"; predecessorId: string | null; reason: string };

/**
 * Whether a night that came to nothing is tried again now: after 20 minutes, then 40, 60 … after each failure, at most 8
 * times and until 09:00 New York of the next session. What an operator cancelled, or the gate refused for a reason that
 * time does not mend, is left to the operator.
 */
export function decideTry({ now, session, published, runs, closures }: NightFacts): Decision {
  const leave = (sentence: string): Decision => ({ open: false, sentence });
  if (published !== null && published >= session) return leave(`${session} is published.`);
  if (now >= atHour(addSessions(session, 1, closures), LAST_HOUR, closures)) return leave("The next session begins.");
  const [newest] = runs;
  if (newest === undefined) {
    // A database that never saw a night is being filled, or not yet.
    if (published === null || now < atHour(session, MISSED_HOUR, closures)) return leave(`${session} has no run yet.`);
    return { open: true, trigger: "cron", predecessorId: null, reason: "no tick had opened it by 22:00 New York" };
  }
  if (newest.status === "running") return leave(`The run of ${session} is under way.`);
  if (newest.status !== "failed" && newest.status !== "unpublished") return leave(`The last run is ${newest.status}.`);
  if (newest.status === "unpublished" && !mayPass(newest.gate))
    return leave("The gate's reason does not pass by itself.");
  const tries = runs.filter(({ trigger }) => trigger === "successor").length;
  if (tries >= MOST_TRIES) return leave(`It was tried again ${MOST_TRIES} times.`);
  const due = (newest.finishedAt ?? now).getTime() + TRY_EVERY_MS * (tries + 1);
  if (now.getTime() < due) return leave(`It is tried again at ${new Date(due).toISOString()}.`);
  const reason = `tried again: ${newest.outcome ?? newest.status}`;
  return { open: true, trigger: "successor", predecessorId: newest.id, reason };
}

function mayPass(gate: BatchRun["gate"]): boolean {
  const failed = new Set((gate ?? []).filter(({ passed }) => !passed).map(({ check }) => check));
  // SPY without its prices has no beta either: that is one trouble, not two.
  if (failed.has("factor_etfs")) failed.delete("spy_beta");
  return [...failed].every((check) => PASSING_CHECKS.has(check));
}

/** By this hour of its day in New York a session is published, or an operator is told. */
const TOLD_HOUR = 23;

/**
 * Whether an operator is to be told that the last completed session is not published. In a database that has seen
 * no night yet nothing is late before its first run has ended: a first fill takes as long as the provider's limits say.
 */
export function isNightLate({ now, session, published, runs, closures }: NightFacts): boolean {
  if (published === null && (runs[0]?.status ?? "running") === "running") return false;
  return (published === null || published < session) && now >= atHour(session, TOLD_HOUR, closures);
}

const LOOP_STARTS = 5;
const LOOP_MS = 15 * MINUTE_MS;

/**
 * The restart loop the app is in, if it is in one: five starts within a quarter of an hour, and not a quarter of an hour
 * of rest since.
 *
 * @param starts ascending
 * @returns the first of the starts with no rest between: the loop's name, which stays while it goes on
 */
export function restartLoop(starts: readonly Date[], now: Date): { since: Date; starts: number } | null {
  const last = starts.at(-1);
  if (last === undefined || now.getTime() - last.getTime() > LOOP_MS) return null;
  let first = starts.length - 1;
  while (first > 0 && gap(starts, first - 1, first) <= LOOP_MS) first--;
  const series = starts.slice(first);
  const isLoop = series.some(
    (_, i) => i + LOOP_STARTS <= series.length && gap(series, i, i + LOOP_STARTS - 1) <= LOOP_MS,
  );
  return isLoop && series[0] !== undefined ? { since: series[0], starts: series.length } : null;
}

const gap = (starts: readonly Date[], from: number, to: number): number =>
  (starts[to]?.getTime() ?? Number.NaN) - (starts[from]?.getTime() ?? Number.NaN);
