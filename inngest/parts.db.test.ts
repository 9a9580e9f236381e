import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { selectActivity } from "@/db/queries/batch-progress";
import { type BatchRun, selectBatchRun } from "@/db/queries/batch-runs";
import { FACTOR_ETFS } from "@/lib/factors/catalog";
import { loadListings } from "@/lib/market-data/listings";
import { startTestApp, type TestApp } from "./testing-app";

const UNIVERSE = loadListings()
  .map(({ symbol }) => symbol)
  .filter((_, index) => index % 21 === 0);

/** Before the tick, so that a run is asked for by hand and no other is begun. */
const evening = (session: string) => `${session}T19:00:00-04:00`;
const REQUEST = {
  trigger: "manual",
  session: null,
  symbols: null,
  force: false,
  reason: "a test",
  requestedBy: null,
} as const;

describe("a run", () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({
      now: evening("2026-07-14"),
      universe: UNIVERSE,
      environment: { BATCH_PRICE_CHUNK: "15", BATCH_BETA_CHUNK: "15" },
    });
  });
  afterAll(() => app?.stop());
  afterEach(() => app.sandbox.clearFaults());

  /** The next session's evening; the tick between finds the session before published, and does nothing. */
  async function pass(last: string, next: string): Promise<void> {
    app.setNow(`${last}T21:00:30-04:00`);
    await app.until(async () => {
      const { rows } = await app.db.execute<{ n: number }>(sql`
        select count(*)::int as n from embedded_inngest.runs
        where ended_at is not null and event -> 'data' ->> 'cron' like '%0 21%' and created_at > ${`${last}T21:00:00-04:00`}`);
      return rows[0]?.n === 1;
    });
    app.setNow(evening(next));
  }

  /** Asks for a run without waiting for its end. */
  async function request(): Promise<string> {
    const { requestBatchRun } = await import("./send");
    const opened = await requestBatchRun(REQUEST);
    if (opened.outcome === "already_published") throw new Error(opened.sentence);
    return opened.run.id;
  }

  const row = async (runId: string) => {
    const run = await selectBatchRun(app.db, { runId });
    if (run === null) throw new Error("no run");
    return run;
  };

  const ended = (runId: string): Promise<BatchRun> =>
    app.until(async () => {
      const run = await row(runId);
      return run.status !== "running" && run;
    });

  /** Waits until the job sleeps, and says until when. */
  const asleep = (): Promise<Date> =>
    app.until(async () => {
      const { rows } = await app.db.execute<{ at: string }>(
        sql`select due_at as at from embedded_inngest.jobs where kind = 'wake'`,
      );
      return rows[0] !== undefined && new Date(rows[0].at);
    });

  async function chunks(runId: string, phase: string): Promise<{ chunk: string; done: number; failed: number }[]> {
    const { rows } = await app.db.execute<{ chunk: string; done: number; failed: number }>(
      sql`select chunk, done, failed from batch_chunks where run_id = ${runId} and phase = ${phase} order by chunk`,
    );
    return rows;
  }

  const doneChunks = async (runId: string, phase: string) =>
    (await chunks(runId, phase)).filter(({ done, failed }) => done + failed > 0).length;

  test("of more than 25 minutes is handed from job to job, and asks for no symbol twice", async () => {
    app.sandbox.resetCalls();
    const runId = await request();
    const jobs = new Set<string>();
    let moved = 0;
    // Each time a chunk is done, most of half an hour goes by.
    await app.until(async () => {
      const { jobRunId, status } = await row(runId);
      if (jobRunId !== null) jobs.add(jobRunId);
      const done = (await doneChunks(runId, "prices")) + (await doneChunks(runId, "metrics"));
      if (done > moved && moved < 8) {
        moved = done;
        app.setNow(new Date(Date.parse(evening("2026-07-14")) + moved * 13 * 60_000).toISOString());
      }
      return status !== "running";
    });
    const run = await row(runId);
    expect(run).toMatchObject({ status: "published" });
    expect(run.parts).toBeGreaterThan(2);
    expect(jobs.size).toBeGreaterThan(1);
    const all = new Set([...UNIVERSE, ...FACTOR_ETFS]).size;
    const { rows: live } = await app.db.execute<{ n: number }>(sql`
      select count(*)::int as n from symbol_universe where status in ('active', 'insufficient_history')`);
    for (const [phase, expected] of Object.entries({ prices: all, market_beta: live[0]?.n, metrics: live[0]?.n })) {
      const sum = (await chunks(runId, phase)).reduce((total, { done, failed }) => total + done + failed, 0);
      expect(sum, phase).toBe(expected);
    }
    const handed = (await selectActivity(app.db, { runId, limit: 50 })).filter(({ message }) =>
      /goes on/.test(message),
    );
    expect(handed).toHaveLength(run.parts - 1);
    // The factor ETFs and canaries are asked for by each part; the others once.
    const asked = app.sandbox.calls().chart;
    expect(asked).toBeLessThan(all + run.parts * (FACTOR_ETFS.length + 12));
    const { rows } = await app.db.execute<{ n: number }>(sql`
      select max(steps_total)::int as n from embedded_inngest.runs`);
    expect(rows[0]?.n).toBeLessThanOrEqual(300);
  });

  test("that waits for its provider is taken up by the next job when it wakes, and publishes", async () => {
    await pass("2026-07-14", "2026-07-15");
    app.sandbox.setFault({ kind: "server_error" });
    const runId = await request();
    const wakesAt = await asleep();
    expect(await row(runId)).toMatchObject({ status: "running", progressAt: wakesAt });
    app.sandbox.clearFaults();
    app.setNow("2026-07-15T19:50:00-04:00");
    expect(await ended(runId)).toMatchObject({ status: "published", parts: 2 });
  });

  test("that is cancelled while it waits ends at once, and its job with it; nothing is published", async () => {
    await pass("2026-07-15", "2026-07-16");
    app.sandbox.setFault({ kind: "server_error" });
    const runId = await request();
    await asleep();
    const { cancelBatchRun } = await import("./send");
    expect(await cancelBatchRun({ runId, by: "Ann" })).toMatchObject({ ok: true });
    expect(await row(runId)).toMatchObject({ status: "cancelled", outcome: "Cancelled by Ann." });
    await app.until(async () => {
      const { rows } = await app.db.execute<{ status: string }>(
        sql`select status from embedded_inngest.runs where ended_at is null and function_id like '%symbol-batch'`,
      );
      return rows.length === 0;
    });
    app.sandbox.clearFaults();
    app.setNow("2026-07-16T20:30:00-04:00");
    const { rows } = await app.db.execute<{ session: string }>(
      sql`select published_session as session from market_state`,
    );
    expect(rows).toEqual([{ session: "2026-07-15" }]);
  });

  test("that is cancelled in the middle of its work publishes nothing, and the next one does", async () => {
    app.setNow("2026-07-16T20:40:00-04:00");
    const runId = await request();
    await app.until(async () => (await doneChunks(runId, "prices")) > 0);
    const { cancelBatchRun } = await import("./send");
    expect(await cancelBatchRun({ runId, by: "Ann" })).toMatchObject({ ok: true });
    expect(await cancelBatchRun({ runId, by: "Ann" })).toMatchObject({ ok: false });
    const next = await request();
    expect(next).not.toBe(runId);
    expect(await ended(next)).toMatchObject({ status: "published" });
    expect(await row(runId)).toMatchObject({ status: "cancelled" });
  });

  test("of some symbols leaves its rows: activity, what failed, and a chunk", async () => {
    const { requestBatchRun } = await import("./send");
    const [first = "", second = ""] = UNIVERSE;
    const opened = await requestBatchRun({ ...REQUEST, symbols: [first, second, "NOBODY"], reason: "retry" });
    if (opened.outcome === "already_published") throw new Error(opened.sentence);
    const runId = opened.run.id;
    expect(await ended(runId)).toMatchObject({
      status: "completed",
      session: "2026-07-16",
      outcome: "Recomputed 2 of 3 symbols, 1 failed.",
    });
    expect(await chunks(runId, "prices")).toEqual([{ chunk: "symbols", done: 2, failed: 1 }]);
    const { rows } = await app.db.execute(sql`select symbol, reason from batch_failures where run_id = ${runId}`);
    expect(rows).toEqual([{ symbol: "NOBODY", reason: "the universe does not have it" }]);
    const told = (await selectActivity(app.db, { runId, limit: 9 })).map(({ message }) => message);
    expect(told).toEqual(["Recomputed 2 of 3 symbols, 1 failed.", "Run opened for 2026-07-16: retry"]);
  });

  test("of very many steps is handed on before they are too many for one job", async () => {
    Object.assign(process.env, { BATCH_PRICE_CHUNK: "1", BATCH_BETA_CHUNK: "1" });
    const { requestBatchRun } = await import("./send");
    const opened = await requestBatchRun({ ...REQUEST, force: true });
    if (opened.outcome === "already_published") throw new Error(opened.sentence);
    expect(await ended(opened.run.id)).toMatchObject({ status: "published", parts: 2 });
    const { rows } = await app.db.execute<{ n: number }>(sql`
      select max(steps_total)::int as n from embedded_inngest.runs`);
    expect(rows[0]?.n).toBeGreaterThan(100);
    expect(rows[0]?.n).toBeLessThanOrEqual(300);
  });
});
