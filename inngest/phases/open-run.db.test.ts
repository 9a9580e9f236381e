import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { selectPhases } from "@/db/queries/batch-progress";
import { finishBatchRun, selectBatchRun } from "@/db/queries/batch-runs";
import { claimMarket } from "@/db/queries/market-state";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { MODEL_VERSION } from "@/lib/factors/catalog";
import { failRun } from "./fail-run";
import { engageRun, openRun, sessionProblem } from "./open-run";

/** A Friday evening in New York: its session is over. */
const NOW = new Date("2026-08-21T21:00:00-04:00");
const TODAY = "2026-08-21";
const YESTERDAY = "2026-08-20";

let database: TestDatabase;
let clock = NOW;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("truncate batch_runs, market_state cascade");
  await claimMarket(database.db, { market: "sandbox", modelVersion: MODEL_VERSION });
  clock = NOW;
});

const edge = () => ({ db: database.db, now: () => clock });

function open(changes: { session?: string; symbols?: string[]; force?: boolean } = {}, jobRunId: string | null = null) {
  const { session = null, symbols = null, force = false } = changes;
  const request = { trigger: "manual", session, symbols, force, reason: "a test", requestedBy: null } as const;
  return openRun(edge(), request, jobRunId);
}

/** The id of a run that was opened or joined. */
async function opened(changes: Parameters<typeof open>[0] = {}): Promise<string> {
  const result = await open(changes);
  if (result.outcome === "already_published") throw new Error(result.sentence);
  return result.run.id;
}

const publish = (session: string) => database.pool.query("update market_state set published_session = $1", [session]);
const cron = (jobRunId: string) => engageRun(edge(), { batchRunId: null, jobRunId });
const asked = (batchRunId: string, jobRunId: string) => engageRun(edge(), { batchRunId, jobRunId });

async function rowCount(): Promise<number> {
  return (await database.pool.query("select from batch_runs")).rows.length;
}

describe("opening a run", () => {
  test("writes its row first, for the last completed session, with phases that have not begun", async () => {
    const result = await open();
    expect(result).toMatchObject({ outcome: "opened", run: { session: TODAY, status: "running", jobRunId: null } });
    const phases = await selectPhases(database.db, { runId: await opened() });
    expect(phases.map(({ phase }) => phase)).toEqual([
      "prices",
      "market_beta",
      "ir_beta",
      "ridge_factors",
      "spread_factors",
      "metrics",
      "cache_invalidation",
    ]);
    expect(new Set(phases.map(({ status }) => status))).toEqual(new Set(["pending"]));
  });

  test("in mid-morning is for the day before, and on a Sunday for Friday", async () => {
    clock = new Date("2026-08-21T10:30:00-04:00");
    expect(await open()).toMatchObject({ run: { session: YESTERDAY } });
    clock = new Date("2026-08-23T12:00:00-04:00");
    expect(await open()).toMatchObject({ run: { session: TODAY } });
  });

  test("in the half hour after the close, whose prices are still under way, is for the day before", async () => {
    clock = new Date("2026-08-21T16:29:59-04:00");
    expect(await open()).toMatchObject({ run: { session: YESTERDAY } });
    expect(await sessionProblem(edge(), TODAY)).toBe(
      `${TODAY} has only just closed: its prices settle within half an hour.`,
    );
    clock = new Date("2026-08-21T16:30:00-04:00");
    expect(await open()).toMatchObject({ run: { session: TODAY } });
    expect(await sessionProblem(edge(), TODAY)).toBeNull();
  });

  test("a second time joins the one under way", async () => {
    const first = await opened();
    expect(await open()).toMatchObject({ outcome: "joined", run: { id: first } });
    expect(await open({ force: true })).toMatchObject({ outcome: "joined", run: { id: first } });
    expect(await rowCount()).toBe(1);
  });

  test("twenty times at once opens one", async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => open()));
    expect(results.filter(({ outcome }) => outcome === "opened")).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === "joined")).toHaveLength(19);
    expect(await rowCount()).toBe(1);
    const { rows } = await database.pool.query("select count(*)::int as n from batch_phases");
    expect(rows).toEqual([{ n: 7 }]);
  });

  test("of a session that is published does nothing and says so, unless forced", async () => {
    await publish(TODAY);
    const sentence = `Nothing to do: ${TODAY} is the last completed session and is already published.`;
    expect(await open()).toEqual({ outcome: "already_published", session: TODAY, sentence });
    expect(await open({ session: YESTERDAY })).toMatchObject({
      sentence: `Nothing to do: ${YESTERDAY} is already published.`,
    });
    expect(await rowCount()).toBe(0);
    expect(await open({ force: true })).toMatchObject({ outcome: "opened", run: { force: true } });
  });

  test("after one has ended opens another", async () => {
    const first = await opened();
    await finishBatchRun(database.db, { runId: first, status: "failed", outcome: "Failed", now: clock });
    expect(await open()).toMatchObject({ outcome: "opened" });
  });

  test("for some symbols never joins, fetches up to the last session that has settled, and has no phases", async () => {
    await publish(YESTERDAY);
    await opened();
    const result = await open({ symbols: ["AAPL"] });
    expect(result).toMatchObject({ outcome: "opened", run: { session: TODAY, symbols: ["AAPL"] } });
    clock = new Date("2026-08-21T16:10:00-04:00");
    expect(await open({ symbols: ["AAPL"] })).toMatchObject({ run: { session: YESTERDAY } });
    // What is published already is never fetched short of.
    await publish(TODAY);
    expect(await open({ symbols: ["AAPL"] })).toMatchObject({ run: { session: TODAY } });
    expect(await selectPhases(database.db, { runId: await opened({ symbols: ["AAPL"] }) })).toEqual([]);
  });
});

test("a session that is not over, or on which nobody trades, is refused with a sentence", async () => {
  expect(await sessionProblem(edge(), TODAY)).toBeNull();
  expect(await sessionProblem(edge(), "2026-08-24")).toBe(
    "2026-08-24 is not over: the last completed session is 2026-08-21.",
  );
  expect(await sessionProblem(edge(), "2026-07-03")).toBe("2026-07-03 is not a trading day.");
});

describe("a job", () => {
  test("takes up the run it was sent for, and says the same when it is asked again", async () => {
    const runId = await opened();
    const first = await asked(runId, "job-1");
    expect(first.engagement).toEqual({
      runId,
      session: TODAY,
      symbols: null,
      part: 1,
      partStartedAt: clock.toISOString(),
    });
    expect((await asked(runId, "job-1")).engagement).toEqual(first.engagement);
  });

  test("leaves alone a run that another job is on, also where both come at once", async () => {
    const runId = await opened();
    const jobs = await Promise.all(["job-1", "job-2", "job-3"].map((job) => asked(runId, job)));
    expect(jobs.filter(({ engagement }) => engagement !== null)).toHaveLength(1);
    expect(jobs.find(({ engagement }) => engagement === null)?.sentence).toMatch(/has a job already/);
  });

  test("of a tick opens its own run, and of two ticks at once one does", async () => {
    const ticks = await Promise.all([cron("tick-1"), cron("tick-2")]);
    expect(ticks.filter(({ engagement }) => engagement !== null)).toHaveLength(1);
    expect(ticks.find(({ engagement }) => engagement === null)?.sentence).toBe(`joined the run of ${TODAY} under way`);
    expect(await rowCount()).toBe(1);
  });

  test("of a tick takes up a run whose event got lost", async () => {
    const runId = await opened();
    expect((await cron("tick")).engagement?.runId).toBe(runId);
    expect((await selectBatchRun(database.db, { runId }))?.jobRunId).toBe("tick");
  });

  test("of a tick that is tried again goes on with the run it opened", async () => {
    const first = await cron("tick");
    expect((await cron("tick")).engagement).toEqual(first.engagement);
    expect(await rowCount()).toBe(1);
  });

  test("of a tick on a holiday does nothing and says why", async () => {
    await publish(TODAY);
    clock = new Date("2026-08-23T21:00:00-04:00");
    expect(await cron("tick")).toEqual({ engagement: null, sentence: expect.stringMatching(/^Nothing to do/) });
  });

  test("for a run that has ended, or never was, has nothing to do", async () => {
    const runId = await opened();
    await finishBatchRun(database.db, { runId, status: "failed", outcome: "Failed", now: clock });
    expect(await asked(runId, "job")).toMatchObject({
      engagement: null,
      sentence: `the run of ${TODAY} is failed or has a job already`,
    });
    expect((await asked(crypto.randomUUID(), "job")).engagement).toBeNull();
  });

  test("that gives up leaves a run that says so, with no phase open, however often it says it", async () => {
    const runId = await opened();
    await asked(runId, "job");
    await database.pool.query("update batch_phases set status = 'running' where phase = 'prices'");
    await failRun(edge(), { jobRunId: "job", message: "no SPY bar yet" });
    await failRun(edge(), { jobRunId: "job", message: "again" });
    expect(await selectBatchRun(database.db, { runId })).toMatchObject({
      status: "failed",
      outcome: "Failed: no SPY bar yet",
    });
    const phases = await selectPhases(database.db, { runId });
    expect(phases.map(({ status }) => status)).toEqual(phases.map(() => "failed"));
    expect(phases.map(({ summary }) => summary)).toEqual(["no SPY bar yet", ...Array(6).fill("never begun")]);
    const { rows } = await database.pool.query("select message from batch_activity where level = 'error'");
    expect(rows).toEqual([{ message: "Failed: no SPY bar yet" }]);
  });
});
