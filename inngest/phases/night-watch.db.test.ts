import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { recordWait } from "@/db/queries/batch-jobs";
import { selectBatchRun, selectBatchRuns } from "@/db/queries/batch-runs";
import { claimMarket } from "@/db/queries/market-state";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { MODEL_VERSION } from "@/lib/factors/catalog";
import { cancelRun, failRun } from "./fail-run";
import { reviveRuns, tryAgain } from "./night-watch";
import { engageRun, openRun } from "./open-run";
import { beginStep, MOST_PARTS } from "./run-parts";

process.env.LOG_LEVEL = "fatal";
/** A Friday's: the eight tries take twelve hours. */
const TICK = new Date("2026-07-17T21:00:00-04:00");

let database: TestDatabase;
let clock = TICK;
const edge = () => ({ db: database.db, now: () => clock });
const wait = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("truncate batch_runs, market_state cascade");
  await claimMarket(database.db, { market: "sandbox", modelVersion: MODEL_VERSION });
  clock = TICK;
});

/** Tonight's run, with a job on it. */
async function begun(jobRunId = "tick"): Promise<string> {
  const { engagement, sentence } = await engageRun(edge(), { batchRunId: null, jobRunId });
  if (engagement === null) throw new Error(sentence);
  return engagement.runId;
}

async function row(runId: string) {
  const run = await selectBatchRun(database.db, { runId });
  if (run === null) throw new Error("no run");
  return run;
}

describe("a night that failed", () => {
  test("is tried again by successors, each of the one before, until eight have failed", async () => {
    let last = await begun();
    await failRun(edge(), { jobRunId: "tick", message: "no SPY bar yet" });
    for (let tries = 1; tries <= 8; tries++) {
      wait(20 * tries - 5);
      expect((await tryAgain(edge())).batchRunId, `before try ${tries}`).toBeNull();
      wait(5);
      const { batchRunId } = await tryAgain(edge());
      if (batchRunId === null) throw new Error(`no try ${tries}`);
      expect(await row(batchRunId)).toMatchObject({
        session: "2026-07-17",
        trigger: "successor",
        predecessorId: last,
        reason: "tried again: Failed: no SPY bar yet",
      });
      // A second look while it is under way opens no other.
      expect((await tryAgain(edge())).batchRunId).toBeNull();
      await engageRun(edge(), { batchRunId, jobRunId: `try-${tries}` });
      await failRun(edge(), { jobRunId: `try-${tries}`, message: "no SPY bar yet" });
      last = batchRunId;
    }
    wait(170);
    expect(await tryAgain(edge())).toEqual({ batchRunId: null, sentence: "It was tried again 8 times." });
    expect(await selectBatchRuns(database.db, { limit: 20 })).toHaveLength(9);
  });

  test("and was cancelled by an operator is not tried again", async () => {
    const runId = await begun();
    await cancelRun(edge(), { runId, by: "Ann" });
    wait(60);
    expect((await tryAgain(edge())).batchRunId).toBeNull();
  });

  test("of some symbols only is not the night", async () => {
    await database.pool.query("update market_state set published_session = '2026-07-17'");
    const request = { session: null, symbols: ["AAPL"], force: false, reason: null, requestedBy: null };
    await openRun(edge(), { trigger: "manual", ...request }, "subset");
    await failRun(edge(), { jobRunId: "subset", message: "no" });
    wait(60);
    expect(await tryAgain(edge())).toEqual({ batchRunId: null, sentence: "2026-07-17 is published." });
  });
});

describe("a run under way", () => {
  test("whose job has been silent for 40 minutes is freed and its next part sent for; the old job finds it gone", async () => {
    const runId = await begun();
    wait(40);
    expect(await reviveRuns(edge())).toEqual([]);
    wait(1);
    expect(await reviveRuns(edge())).toEqual([{ batchRunId: runId, part: 2 }]);
    expect(await reviveRuns(edge())).toEqual([]);
    expect(await row(runId)).toMatchObject({ status: "running", jobRunId: null, parts: 2 });
    const old = { runId, jobRunId: "tick", partStartedAt: TICK.toISOString() };
    expect(await beginStep(edge(), old)).toMatchObject({ kind: "leave" });
    await engageRun(edge(), { batchRunId: runId, part: 2, jobRunId: "second" });
    expect(await beginStep(edge(), { ...old, jobRunId: "second", partStartedAt: clock.toISOString() })).toEqual({
      kind: "go",
    });
  });

  test("whose job said until when it sleeps is left in peace until then, and 40 minutes more", async () => {
    const runId = await begun();
    await recordWait(database.db, { runId, jobRunId: "tick", until: new Date(clock.getTime() + 120 * 60_000) });
    wait(155);
    expect(await reviveRuns(edge())).toEqual([]);
    wait(6);
    expect(await reviveRuns(edge())).toEqual([{ batchRunId: runId, part: 2 }]);
  });

  test("whose event was lost is sent for again after ten minutes, and again", async () => {
    const request = { session: null, symbols: null, force: false, reason: null, requestedBy: null } as const;
    const opened = await openRun(edge(), { trigger: "manual", ...request });
    if (opened.outcome !== "opened") throw new Error(opened.outcome);
    const { id } = opened.run;
    wait(9);
    expect(await reviveRuns(edge())).toEqual([]);
    wait(2);
    expect(await reviveRuns(edge())).toEqual([{ batchRunId: id, part: 1 }]);
    wait(5);
    expect(await reviveRuns(edge())).toEqual([]);
    wait(6);
    expect(await reviveRuns(edge())).toEqual([{ batchRunId: id, part: 1 }]);
  });

  test("whose jobs all vanish fails in the end", async () => {
    const runId = await begun();
    await database.pool.query("update batch_runs set parts = $1", [MOST_PARTS]);
    wait(41);
    expect(await reviveRuns(edge())).toEqual([]);
    expect(await row(runId)).toMatchObject({ status: "failed" });
  });
});
