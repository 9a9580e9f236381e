import type { Database } from "@/db/connection";
import { finishPhase, insertActivity, recordChunk, startPhase } from "@/db/queries/batch-progress";
import { finishBatchRun, selectBatchRun, updateGate } from "@/db/queries/batch-runs";
import { type BetaDrift, selectBetaDrift } from "@/db/queries/gate-facts";
import { deleteOldHistory } from "@/db/queries/history";
import { selectClosures } from "@/db/queries/market-state";
import { selectPriceCoverage } from "@/db/queries/price-plan";
import { deleteOldCalls } from "@/db/queries/provider-calls";
import { deleteOutdatedStaged, holdStaged, publishRun } from "@/db/queries/symbol-metrics";
import type { GateFinding } from "@/db/schema";
import { addSessions, type Closures, sessionDistance } from "@/lib/calendar";
import { betaDriftBound, DRIFT_MINIMUM_SYMBOLS } from "@/lib/factors/beta-drift";
import { MODEL_VERSION, STALE_AFTER_SESSIONS } from "@/lib/factors/catalog";
import { log } from "@/lib/log";
import type { JobContext } from "./context";
import { checkFactorEtfs } from "./factor-gaps";

const DAY_MS = 86_400_000;
/** Calendar days for which the story of a run is kept: as long as prices (product §4). */
const HISTORY_DAYS = 400;
/** Days for which calls are kept by the minute; the model card keeps their sum. */
const CALLS_DAYS = 14;
/** Fewest characters of the note with which an operator overrules the gate. */
const SHORTEST_NOTE = 5;
/** Share of the expected symbols that must have the session's bar (product §4). */
const COVERAGE_NEEDED = 0.97;
/** SPY regressed on itself: anything else than 1 means that dates or series are out of step. */
const SPY_BETA_TOLERANCE = 1e-9;

interface Target {
  runId: string;
  session: string;
  closures: Closures;
}

interface GateResult {
  passed: boolean;
  findings: GateFinding[];
}

/** Looks at a staged run as product §4 asks, and writes down what it found, passed or not. */
export async function gateRun(
  { db, now }: Pick<JobContext, "db" | "now">,
  { runId, session, closures }: Target,
): Promise<GateResult> {
  const expectedSince = addSessions(session, -STALE_AFTER_SESSIONS, closures);
  const { expected, priced } = await selectPriceCoverage(db, { session, expectedSince });
  const coverage = expected === 0 ? null : priced / expected;
  const etfs = await checkFactorEtfs(db, { runId, session, closures });
  const findings: GateFinding[] = [
    {
      check: "coverage",
      passed: coverage !== null && coverage >= COVERAGE_NEEDED,
      detail: `${priced} of ${expected} expected symbols have a bar for ${session}; ${COVERAGE_NEEDED * 100} % are needed`,
    },
    etfs.finding,
    spyFinding(etfs.spyBeta),
    driftFinding(await selectBetaDrift(db, { runId, modelVersion: MODEL_VERSION }), session, closures),
  ];
  await db.transaction(async (tx) => {
    const before = await selectBatchRun(tx, { runId });
    await updateGate(tx, { runId, gate: findings, expected, priced, coverage });
    // A step that is done again after a crash says nothing twice.
    if (before?.gate !== null) return;
    for (const message of etfs.warnings) await insertActivity(tx, { runId, level: "warning", message, now: now() });
  });
  return { passed: findings.every((finding) => finding.passed), findings };
}

function spyFinding(spyBeta: number | null): GateFinding {
  return {
    check: "spy_beta",
    passed: spyBeta !== null && Math.abs(spyBeta - 1) <= SPY_BETA_TOLERANCE,
    detail: `SPY's market beta is ${spyBeta ?? "missing"}; it must be 1`,
  };
}

/** Betas that have all moved at once mean shifted dates or mixed-up series; nothing to compare them with is no fault. */
function driftFinding({ since, symbols, median }: BetaDrift, session: string, closures: Closures): GateFinding {
  const answer = (passed: boolean, detail: string): GateFinding => ({ check: "beta_drift", passed, detail });
  if (since === null) return answer(true, "nothing to compare market betas with");
  if (median === null || symbols < DRIFT_MINIMUM_SYMBOLS) {
    return answer(
      true,
      `nothing to compare: ${symbols} market betas stand beside those of ${since}, ${DRIFT_MINIMUM_SYMBOLS} are needed`,
    );
  }
  const bound = betaDriftBound(sessionDistance(since, session, closures));
  return answer(
    median <= bound,
    `${symbols} market betas have moved by ${median.toFixed(4)} in the median since ${since}; the bound is ${bound.toFixed(4)}`,
  );
}

export interface Ending {
  published: boolean;
  sentence: string;
}

/**
 * Makes the run what readers see, or ends it with the reason why not; yesterday's numbers stay in that case. All of it
 * is one transaction, so that done again after a crash it finds the run ended, and only tells how.
 */
export async function publishOrRefuse(
  { db, now }: Pick<JobContext, "db" | "now">,
  { runId, session, closures, gate }: Target & { gate: GateResult },
): Promise<Ending> {
  const freshSince = addSessions(session, -STALE_AFTER_SESSIONS, closures);
  const at = now();
  return db.transaction(async (tx) => {
    const edition = { runId, session, freshSince, modelVersion: MODEL_VERSION, now: at };
    const symbols = gate.passed ? await publishRun(tx, edition) : null;
    if (symbols !== null) {
      const sentence = `Published ${symbols} symbols for ${session}.`;
      await tell(tx, { runId, level: "info", sentence, now: at });
      return { published: true, sentence };
    }
    const sentence = refusalOf(gate, session);
    const status = gate.passed ? "completed" : "unpublished";
    const ended = await finishBatchRun(tx, { runId, status, outcome: sentence, now: at });
    if (!ended) return endingOf(tx, runId);
    await tell(tx, { runId, level: gate.passed ? "info" : "error", sentence, now: at });
    const summary = "nothing to do: readers keep the run they had";
    await finishPhase(tx, { runId, phase: "cache_invalidation", status: "completed", summary, now: at });
    return { published: false, sentence };
  });
}

function refusalOf({ passed, findings }: GateResult, session: string): string {
  if (passed) return `Recomputed ${session}; not published, because a newer session is.`;
  const reasons = findings.filter((finding) => !finding.passed).map((finding) => finding.detail);
  return `Not published: ${reasons.join("; ")}.`;
}

/**
 * Publishes by hand a run that the gate refused: an operator has looked at it and says why. The same one transaction as
 * any publish, with the operator's name and note on the run.
 *
 * @returns whether it was published, and the sentence the operator reads
 */
export async function publishRefused(
  { db, now }: Pick<JobContext, "db" | "now">,
  { runId, note, by }: { runId: string; note: string; by: string },
): Promise<{ ok: boolean; sentence: string }> {
  const no = (sentence: string) => ({ ok: false, sentence });
  const reason = note.trim();
  if (reason.length < SHORTEST_NOTE)
    return no(`Say in at least ${SHORTEST_NOTE} characters why it is to be published.`);
  const run = await selectBatchRun(db, { runId });
  if (run === null) return no("There is no such run.");
  if (run.status !== "unpublished")
    return no(`Only a run that the gate refused is published by hand; this one is ${run.status}.`);
  const { session, modelVersion } = run;
  const closures = await selectClosures(db);
  const freshSince = addSessions(session, -STALE_AFTER_SESSIONS, closures);
  const ending = await db.transaction(async (tx) => {
    // In hand, what it has staged cannot be swept away by a clean-up between the look and the publish.
    if ((await holdStaged(tx, { runId })) === 0)
      return no(`What the run had computed for ${session} is gone; run the session again.`);
    const sentence = `Published by hand by ${by}: ${reason}`;
    const edition = { runId, session, freshSince, modelVersion, now: now() };
    const symbols = await publishRun(tx, { ...edition, byHand: { by, note: reason, outcome: sentence } });
    if (symbols === null)
      return no(`Not published: a session newer than ${session} is, or the run has been published meanwhile.`);
    await insertActivity(tx, { runId, level: "warning", message: `${sentence} (${symbols} symbols)`, now: now() });
    return { ok: true, sentence: `Published ${symbols} symbols for ${session}.` };
  });
  if (ending.ok) {
    // Readers have it: housekeeping that fails is the next night's.
    await cleanUpRun({ db, now }, { runId, session }).catch((error: unknown) =>
      log().warn({ err: error, runId }, "a run published by hand was not cleaned up after"),
    );
  }
  return ending;
}

/** The metrics are computed, whatever the gate thinks of them. */
async function tell(
  db: Database,
  { runId, level, sentence, now }: { runId: string; level: "info" | "error"; sentence: string; now: Date },
): Promise<void> {
  await insertActivity(db, { runId, level, message: sentence, now });
  await finishPhase(db, { runId, phase: "metrics", status: "completed", summary: sentence, now });
}

/** How a run that is over has ended. */
async function endingOf(db: Database, runId: string): Promise<Ending> {
  const run = await selectBatchRun(db, { runId });
  return { published: run?.status === "published", sentence: run?.outcome ?? "The run is gone." };
}

/**
 * The last phase of a published run: readers' old cache keys have stopped matching by themselves, so only what is out of
 * date has to go: staged rows (those of a run that was refused stay until a newer one is published, for whoever looks
 * into it, or publishes it by hand) and the story of runs as old as the prices that are kept no more.
 */
export async function cleanUpRun(
  { db, now }: Pick<JobContext, "db" | "now">,
  { runId, session }: { runId: string; session: string },
): Promise<void> {
  await startPhase(db, { runId, phase: "cache_invalidation", total: 1, now: now() });
  await deleteOutdatedStaged(db, { session });
  const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS);
  await deleteOldHistory(db, { before: daysAgo(HISTORY_DAYS) });
  await deleteOldCalls(db, { before: daysAgo(CALLS_DAYS) });
  await recordChunk(db, { runId, phase: "cache_invalidation", chunk: "all", done: 1, failed: 0 });
  const summary = "answers computed from the run before no longer match";
  await finishPhase(db, { runId, phase: "cache_invalidation", status: "completed", summary, now: now() });
}
