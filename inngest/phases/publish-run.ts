import type { Database } from "@/db/connection";
import { finishPhase, insertActivity, recordChunk, startPhase } from "@/db/queries/batch-progress";
import { finishBatchRun, selectBatchRun, updateGate } from "@/db/queries/batch-runs";
import { selectPriceCoverage } from "@/db/queries/price-plan";
import { deleteOutdatedStaged, publishRun, selectGateFacts } from "@/db/queries/symbol-metrics";
import type { GateFinding } from "@/db/schema";
import { addSessions, type Closures } from "@/lib/calendar";
import { FACTOR_ETFS, MODEL_VERSION, STALE_AFTER_SESSIONS } from "@/lib/factors/catalog";
import type { JobContext } from "./context";

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
  { db }: Pick<JobContext, "db">,
  { runId, session, closures }: Target,
): Promise<GateResult> {
  const expectedSince = addSessions(session, -STALE_AFTER_SESSIONS, closures);
  const { expected, priced } = await selectPriceCoverage(db, { session, expectedSince });
  const facts = await selectGateFacts(db, { runId, factorEtfs: FACTOR_ETFS });
  const coverage = expected === 0 ? null : priced / expected;
  const missingEtfs = FACTOR_ETFS.filter((etf) => !facts.etfsWithNumbers.includes(etf));
  const findings: GateFinding[] = [
    {
      check: "coverage",
      passed: coverage !== null && coverage >= COVERAGE_NEEDED,
      detail: `${priced} of ${expected} expected symbols have a bar for ${session}; ${COVERAGE_NEEDED * 100} % are needed`,
    },
    {
      check: "factor_etfs",
      passed: missingEtfs.length === 0,
      detail:
        missingEtfs.length === 0
          ? "all factor ETFs have all their numbers"
          : `without all their numbers: ${missingEtfs.join(", ")}`,
    },
    {
      check: "spy_beta",
      passed: facts.spyBeta !== null && Math.abs(facts.spyBeta - 1) <= SPY_BETA_TOLERANCE,
      detail: `SPY's market beta is ${facts.spyBeta ?? "missing"}; it must be 1`,
    },
  ];
  await updateGate(db, { runId, gate: findings, expected, priced, coverage });
  return { passed: findings.every((finding) => finding.passed), findings };
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
 * The last phase of a published run: readers' old cache keys have stopped matching by themselves, so only staged rows
 * have to go. Those of a run that was refused stay until a newer one is published, for whoever looks into it.
 */
export async function cleanUpRun(
  { db, now }: Pick<JobContext, "db" | "now">,
  { runId, session }: { runId: string; session: string },
): Promise<void> {
  await startPhase(db, { runId, phase: "cache_invalidation", total: 1, now: now() });
  await deleteOutdatedStaged(db, { session });
  await recordChunk(db, { runId, phase: "cache_invalidation", chunk: "all", done: 1, failed: 0 });
  const summary = "answers computed from the run before no longer match";
  await finishPhase(db, { runId, phase: "cache_invalidation", status: "completed", summary, now: now() });
}
