import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/db/connection";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { appClock, readEnv } from "@/lib/env";
import { sharedMarket } from "@/lib/market-data/client";
import { loadListings } from "@/lib/market-data/listings";
import { type Sandbox, startSandbox } from "@/lib/market-data/sandbox/server";
import { callBudget } from "./phases/call-budget";
import { prepareForTest, startTestEngine } from "./testing-app";

const UNIVERSE = loadListings()
  .map(({ symbol }) => symbol)
  .filter((_, index) => index % 21 === 0);
const CALLS_PER_HOUR = 45;
const HOUR_MS = 3_600_000;
/** A Saturday morning: the session is Friday's, and no evening comes in between. */
const START = Date.parse("2026-08-22T06:00:00-04:00");

/** The whole first fill as a live one goes, with a small budget in front of the sandbox in place of Yahoo's large one. */
describe("a first fill that its budget spreads over hours", () => {
  let database: TestDatabase;
  let db: Database;
  let sandbox: Sandbox;
  let shift = START - Date.now();
  let hour = 0;
  let engine: { stop(): Promise<void> } | null = null;
  const clock = () => new Date(Date.now() + shift);
  const calls = () => Object.values(sandbox.calls()).reduce((sum, count) => sum + count, 0);

  function setNow(time: number): void {
    shift = time - Date.now();
    process.env.SIGMASIGHT_NOW = new Date(time - performance.now()).toISOString();
  }

  beforeAll(async () => {
    database = await testDatabase();
    db = database.db;
    sandbox = await startSandbox({ now: clock });
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      SIGMASIGHT_MARKET: "sandbox",
      SANDBOX_MARKET_URL: sandbox.address,
      LOG_LEVEL: "fatal",
      BATCH_PRICE_CHUNK: "20",
    });
    setNow(START);
    // The process has one market for a place, made by whoever asks first.
    const now = () => appClock(readEnv())();
    const onCall = callBudget(db, { provider: "sandbox", perHour: CALLS_PER_HOUR, now });
    sharedMarket({ name: "sandbox", address: sandbox.address }, { onCall });
    await prepareForTest(db, UNIVERSE);
  });
  afterAll(async () => {
    await engine?.stop();
    await sandbox?.close();
    await database?.drop();
  });

  const runOf = async () =>
    (
      await db.execute<{ status: string; outcome: string | null; trigger: string; waits: boolean }>(sql`
      select status, outcome, trigger from batch_runs order by started_at desc limit 1`)
    ).rows[0];

  async function until<T>(done: () => Promise<T | false | undefined>): Promise<T> {
    for (const end = Date.now() + 60_000; ; ) {
      const value = await done();
      if (value) return value;
      if (Date.now() > end) throw new Error(`not done: ${JSON.stringify(await runOf())} after ${calls()} calls`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /** To the end of the hour's calls, or of the run. */
  const hourSpent = (before: number) =>
    until(async () => {
      const run = await runOf();
      return (calls() - before >= CALLS_PER_HOUR || run?.status !== "running") && run;
    });

  test("never makes more calls in an hour than it may, and ends complete although it is stopped half way", {
    timeout: 600_000,
  }, async () => {
    const { requestBatchRun } = await import("./send");
    engine = await startTestEngine(clock);
    const request = { trigger: "first_fill", session: null, symbols: null, force: false } as const;
    await requestBatchRun({ ...request, reason: "first fill", requestedBy: null });

    const hours: number[] = [];
    for (let run = await runOf(); run?.status === "running"; hour++) {
      if (hour > 12) throw new Error(`no end in sight: ${hours.join(", ")} calls`);
      if (hour > 0) setNow(START + hour * (HOUR_MS + 120_000));
      const before = calls();
      if (hour === 1) {
        // The app is ended in the middle of its work, and started again.
        await until(async () => calls() - before > CALLS_PER_HOUR / 3);
        await engine.stop();
        engine = await startTestEngine(clock);
      }
      run = await hourSpent(before);
      hours.push(calls() - before);
    }
    expect(await runOf()).toMatchObject({ status: "published" });
    expect(hours.length).toBeGreaterThan(2);
    for (const made of hours) expect(made).toBeLessThanOrEqual(CALLS_PER_HOUR);
  });

  test("leaves no symbol out and fetches none twice but what was under way when it was stopped", async () => {
    const { rows } = await db.execute<{ symbol: string; status: string; bars: number; published: boolean }>(sql`
      select u.symbol, u.status,
        (select count(*)::int from symbol_prices_daily p where p.symbol = u.symbol) as bars,
        exists (select from symbol_daily_metrics m where m.symbol = u.symbol and m.close_date = '2026-08-21') as published
      from symbol_universe u order by u.symbol`);
    const wanting = rows.filter(({ status, bars, published }) => status === "active" && !(bars > 180 && published));
    expect(wanting).toEqual([]);
    expect(rows.filter(({ status }) => status === "pending")).toEqual([]);
    expect(rows.filter(({ status }) => status === "active").length).toBeGreaterThan(UNIVERSE.length * 0.9);
    const charts = sandbox.calls().chart;
    expect(charts).toBeLessThan(UNIVERSE.length + 16 + 45);
  });

  test("brings the factor ETFs' history from its beginning", async () => {
    const { rows } = await db.execute<{ symbol: string; first: string }>(sql`
      select symbol, min(session)::text as first from symbol_prices_daily
      where symbol in (select symbol from symbol_universe where is_factor_etf) group by symbol`);
    expect(rows.map(({ first }) => first)).toEqual(Array(8).fill("2006-01-03"));
  });
});
