import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { estimateOnboarding } from "@/lib/portfolio/onboarding-estimate";
import { completePhase, enqueueSymbols, finishOnboarding, postponeOnboarding, startOnboarding } from "./onboarding";
import { selectOnboardingPace } from "./onboarding-pace";
import { USER_PRIORITY } from "./portfolios";
import { insertUser } from "./users";

const NOW = new Date("2026-08-21T22:30:00Z");
const secondsOn = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await insertUser(database.db, { id: "ann", name: "Ann", email: "ann@example.com", role: "user" });
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("truncate symbol_onboarding_queue"));

const ask = (symbols: string[], { priority = USER_PRIORITY, now = NOW } = {}) =>
  enqueueSymbols(database.db, { symbols, priority, requestedBy: "ann", now });
const pace = (symbols: string[], now = NOW) => selectOnboardingPace(database.db, { symbols, now });

test("an empty queue is nothing to wait for", async () => {
  expect(await pace(["A"])).toEqual({
    phaseMs: {},
    betweenMs: 0,
    underWay: [],
    inLine: [],
    retrying: [],
    movedAt: null,
  });
});

test("phases, and the way between them, are measured by the median of what was completed", async () => {
  for (const [i, history] of [100, 300, 9_000].entries()) {
    await ask([`D${i}`]);
    const row = await startOnboarding(database.db, { symbol: `D${i}`, now: NOW });
    const at = { id: row!.id, now: secondsOn(1) };
    await completePhase(database.db, { ...at, phase: "found", milliseconds: 10 });
    await completePhase(database.db, { ...at, phase: "history", milliseconds: history });
    await finishOnboarding(database.db, { id: row!.id, status: "completed", errorMessage: null, now: secondsOn(2) });
  }
  // What is looked for after the end is no part of the wait.
  await database.db.execute(sql`update symbol_onboarding_queue set timings = timings || '{"suggestions": 1500}'`);
  // One that ended early says nothing of how long the others take.
  await ask(["GONE"]);
  const gone = await startOnboarding(database.db, { symbol: "GONE", now: NOW });
  await completePhase(database.db, { id: gone!.id, phase: "found", milliseconds: 60_000, now: NOW });
  await finishOnboarding(database.db, { id: gone!.id, status: "failed", errorMessage: "unknown", now: secondsOn(3) });
  const found = await pace(["A"], secondsOn(5));
  expect(found.phaseMs).toEqual({ found: 10, history: 300 });
  expect(found).toMatchObject({
    betweenMs: 1_690,
    movedAt: secondsOn(2).getTime(),
  });
});

test("the line is by rank and then by age, and knows nothing of what waits for a limit or for its next try", async () => {
  await ask(["SWEPT"], { priority: 0, now: secondsOn(-60) });
  await ask(["FIRST", "SECOND"], { now: secondsOn(-30) });
  await ask(["MINE"], { now: secondsOn(-20) });
  await ask(["BUSY", "LATER", "SPENT"], { now: secondsOn(-40) });
  const busy = await startOnboarding(database.db, { symbol: "BUSY", now: secondsOn(-10) });
  await completePhase(database.db, { id: busy!.id, phase: "found", milliseconds: 10, now: secondsOn(-5) });
  for (const symbol of ["LATER", "SPENT"]) {
    await startOnboarding(database.db, { symbol, now: secondsOn(-9) });
    const reason = symbol === "LATER" ? "provider_unavailable" : "over_limit";
    const more = { symbol, reason, retryAt: secondsOn(15), errorMessage: "x", now: secondsOn(-8) } as const;
    await postponeOnboarding(database.db, more);
  }
  await database.db.execute(sql`
    insert into symbol_onboarding_queue (symbol, priority, created_at, reason, retry_at, error_message)
    values ('HELD', 100, ${secondsOn(-50).toISOString()}, 'over_limit', ${secondsOn(-1).toISOString()}, 'At most 3.')`);

  const mine = ["MINE", "SWEPT", "BUSY", "LATER", "SPENT", "HELD"];
  const found = await pace(mine);
  expect(found.underWay).toEqual([{ symbol: "BUSY", completed: ["found"], since: secondsOn(-5).getTime() }]);
  expect(found.inLine).toEqual([
    { symbol: "MINE", completed: [], ahead: 2, since: secondsOn(-20).getTime() },
    { symbol: "SWEPT", completed: [], ahead: 3, since: secondsOn(-60).getTime() },
  ]);
  expect(found.retrying).toEqual([{ symbol: "LATER", completed: [], retryAt: secondsOn(15).getTime() }]);
  expect([...estimateOnboarding(found, NOW.getTime()).keys()].sort()).toEqual(["BUSY", "LATER", "MINE", "SWEPT"]);

  // When its time has come it stands in the line, and where its rank and age put it.
  expect((await pace(mine, secondsOn(15))).inLine.map(({ symbol }) => symbol)).toEqual([
    "LATER",
    "SPENT",
    "MINE",
    "SWEPT",
  ]);
});
