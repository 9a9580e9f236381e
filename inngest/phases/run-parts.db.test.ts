import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { recordChunk, selectActivity, selectPhases } from "@/db/queries/batch-progress";
import { selectBatchRun } from "@/db/queries/batch-runs";
import { claimMarket } from "@/db/queries/market-state";
import { insertSymbols } from "@/db/queries/universe";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { MODEL_VERSION } from "@/lib/factors/catalog";
import { cancelRun, failRun } from "./fail-run";
import { engageRun, openRun } from "./open-run";
import { planPrices } from "./plan-run";
import { beginStep, handOver, MOST_PARTS, whileHeld } from "./run-parts";

const NOW = new Date("2026-07-16T21:00:00-04:00");
const SYMBOLS = ["A1", "B1", "C1", "D1", "E1", "F1", "G1"];

let database: TestDatabase;
let clock = NOW;
const edge = () => ({ db: database.db, now: () => clock });
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("truncate batch_runs, market_state, symbol_universe cascade");
  await claimMarket(database.db, { market: "sandbox", modelVersion: MODEL_VERSION });
  await insertSymbols(database.db, { symbols: SYMBOLS, factorEtfs: [] });
  clock = NOW;
});

/** A run and the job on it. */
async function begun(jobRunId = "job-1") {
  const request = { session: null, symbols: null, force: false, reason: "a test", requestedBy: null } as const;
  const opened = await openRun(edge(), { trigger: "manual", ...request });
  if (opened.outcome === "already_published") throw new Error(opened.sentence);
  return engaged(opened.run.id, jobRunId);
}

async function engaged(batchRunId: string, jobRunId: string, part: number | null = null) {
  const { engagement, sentence } = await engageRun(edge(), { batchRunId, part, jobRunId });
  if (engagement === null) throw new Error(sentence);
  return { ...engagement, jobRunId };
}

const row = async (runId: string) => {
  const run = await selectBatchRun(database.db, { runId });
  if (run === null) throw new Error("no run");
  return run;
};

describe("a step", () => {
  test("works while its run is its job's, and says that the job lives", async () => {
    const job = await begun();
    clock = minutes(3);
    expect(await beginStep(edge(), job)).toEqual({ kind: "go" });
    expect((await row(job.runId)).progressAt).toEqual(minutes(3));
  });

  test("hands over once its part is 25 minutes old, counted from when the job took the run up", async () => {
    clock = minutes(10);
    const job = await begun();
    clock = new Date(minutes(35).getTime() - 1);
    expect(await beginStep(edge(), job)).toEqual({ kind: "go" });
    clock = minutes(35);
    expect(await beginStep(edge(), job)).toEqual({ kind: "hand_over" });
  });

  test("of a run that was cancelled or failed leaves it", async () => {
    const job = await begun();
    await cancelRun(edge(), { runId: job.runId, by: "Ann" });
    expect(await beginStep(edge(), job)).toEqual({
      kind: "leave",
      sentence: "The run is cancelled; nothing more to do.",
    });
    const other = await begun("job-2");
    await failRun(edge(), { jobRunId: "job-2", message: "no" });
    expect(await beginStep(edge(), other, { mayHaveEnded: true })).toMatchObject({ kind: "leave" });
  });

  test("of a run that another job has leaves it, whatever that job did with it", async () => {
    const job = await begun();
    await handOver(edge(), job);
    const sentence = "Another job has taken the run over.";
    expect(await beginStep(edge(), job)).toEqual({ kind: "leave", sentence });
    await engaged(job.runId, "job-2");
    expect(await beginStep(edge(), job)).toEqual({ kind: "leave", sentence });
    await database.pool.query("update batch_runs set status = 'published'");
    expect(await beginStep(edge(), job, { mayHaveEnded: true })).toEqual({ kind: "leave", sentence });
  });

  test("that ends the run goes on where its own job has ended it already, other steps do not", async () => {
    const job = await begun();
    await database.pool.query("update batch_runs set status = 'published'");
    expect(await beginStep(edge(), job, { mayHaveEnded: true })).toEqual({ kind: "go" });
    expect(await beginStep(edge(), job)).toMatchObject({ kind: "leave" });
  });
});

describe("handing over", () => {
  test("frees the run for the next part, says so once, and answers the same when asked again", async () => {
    const job = await begun();
    clock = minutes(26);
    const handed = { part: 2, sentence: "Handed over to part 2." };
    expect(await handOver(edge(), job)).toEqual(handed);
    expect(await handOver(edge(), job)).toEqual(handed);
    expect(await row(job.runId)).toMatchObject({ status: "running", jobRunId: null, parts: 2 });
    const told = (await selectActivity(database.db, { runId: job.runId, limit: 9 })).map(({ message }) => message);
    expect(told).toEqual(["Part 2 goes on with the run: 25 minutes are over.", expect.stringMatching(/^Run opened/)]);
    clock = minutes(27);
    const next = await engaged(job.runId, "job-2", 2);
    expect(next).toMatchObject({ part: 2, partStartedAt: minutes(27).toISOString() });
    expect(await handOver(edge(), job)).toEqual({ part: null, sentence: "Another job has taken the run over." });
  });

  test("an event of a part that is over finds nothing to do", async () => {
    const job = await begun();
    await handOver(edge(), job);
    const late = await engageRun(edge(), { batchRunId: job.runId, part: 1, jobRunId: "late" });
    expect(late).toEqual({ engagement: null, sentence: "the run of 2026-07-16 is past part 1" });
  });

  test("a second trigger takes up what waits for its next part", async () => {
    const job = await begun();
    await handOver(edge(), job);
    expect(await begun("job-2")).toMatchObject({ runId: job.runId, part: 2 });
  });

  test("sixteen times came to nothing: the run fails and says so", async () => {
    let job = await begun("job-1");
    for (let part = 2; part <= MOST_PARTS; part++) {
      await handOver(edge(), job);
      job = await engaged(job.runId, `job-${part}`, part);
    }
    expect(await handOver(edge(), job)).toEqual({
      part: null,
      sentence: "Failed: 16 jobs one after another did not bring it to its end",
    });
    expect(await row(job.runId)).toMatchObject({ status: "failed", parts: 16 });
  });
});

describe("what ends a run", () => {
  test("is not done for a job that lost it", async () => {
    const job = await begun();
    await handOver(edge(), job);
    await engaged(job.runId, "job-2");
    let done = 0;
    const work = async () => ++done;
    expect(await whileHeld(edge(), job, work)).toBeNull();
    expect(done).toBe(0);
    expect(await whileHeld(edge(), { ...job, jobRunId: "job-2" }, work)).toBe(1);
  });

  test("holds the run: whoever would take it over waits for what comes of it", async () => {
    const job = await begun();
    const order: string[] = [];
    let rival: Promise<unknown> = Promise.resolve();
    await whileHeld(edge(), job, async ({ db }) => {
      rival = handOver(edge(), job).then(({ part }) => order.push(`rival ${part}`));
      await new Promise((resolve) => setTimeout(resolve, 200));
      await db.execute("update batch_runs set status = 'published'");
      order.push("published");
    });
    await rival;
    expect(order).toEqual(["published", "rival null"]);
  });
});

describe("cancelling", () => {
  test("ends run and open phases, says by whom, and stages nothing", async () => {
    const { runId } = await begun();
    await planPrices(edge(), { runId, size: 3 });
    await database.pool.query(
      "insert into symbol_return_windows_staged (run_id, symbol, session, returns) values ($1, 'A1', '2026-07-16', '')",
      [runId],
    );
    expect(await cancelRun(edge(), { runId, by: "Ann" })).toMatchObject({ ok: true });
    expect(await row(runId)).toMatchObject({ status: "cancelled", outcome: "Cancelled by Ann." });
    const phases = await selectPhases(database.db, { runId });
    expect(phases.map(({ status, summary }) => `${status}: ${summary}`)).toEqual([
      "failed: cancelled",
      ...Array(6).fill("failed: never begun"),
    ]);
    expect((await selectActivity(database.db, { runId, limit: 1 }))[0]?.message).toBe("Cancelled by Ann.");
    expect((await database.pool.query("select from symbol_return_windows_staged")).rows).toEqual([]);
  });

  test("a run that has ended, or never was, does nothing and says so", async () => {
    const { runId } = await begun();
    await failRun(edge(), { jobRunId: "job-1", message: "no" });
    expect(await cancelRun(edge(), { runId, by: "Ann" })).toEqual({
      ok: false,
      sentence: "The run of 2026-07-16 is failed already.",
    });
    expect(await row(runId)).toMatchObject({ status: "failed", outcome: "Failed: no" });
    expect(await cancelRun(edge(), { runId: crypto.randomUUID(), by: "Ann" })).toMatchObject({ ok: false });
  });
});

describe("a phase's chunks", () => {
  const froms = (ranges: readonly { from: string; to: string }[]) => ranges.map(({ from, to }) => `${from}-${to}`);

  test("are cut once: a later part is given those that are not done, however the universe has changed", async () => {
    const { runId } = await begun();
    const plan = () => planPrices(edge(), { runId, size: 3 });
    expect(froms(await plan())).toEqual(["A1-C1", "D1-F1", "G1-G1"]);
    expect(froms(await plan())).toEqual(["A1-C1", "D1-F1", "G1-G1"]);
    await recordChunk(database.db, { runId, phase: "prices", chunk: "A1", done: 2, failed: 1 });
    await insertSymbols(database.db, { symbols: ["A0", "B2", "D0", "H1"], factorEtfs: [] });
    await database.pool.query("update symbol_universe set status = 'delisted' where symbol in ('D1', 'F1')");
    expect(froms(await plan())).toEqual(["D1-E1", "G1-H1"]);
    const [prices] = await selectPhases(database.db, { runId });
    expect(prices).toMatchObject({ status: "running", total: 7, current: 3 });
  });

  test("whose symbols have all gone are not asked for again", async () => {
    const { runId } = await begun();
    await planPrices(edge(), { runId, size: 3 });
    await database.pool.query("update symbol_universe set status = 'not_found' where symbol = 'G1'");
    expect(froms(await planPrices(edge(), { runId, size: 3 }))).toEqual(["A1-C1", "D1-F1"]);
  });
});
