import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import {
  completePhase,
  enqueueSymbols,
  finishOnboarding,
  markEventsSent,
  postponeOnboarding,
  releaseOnboarding,
  selectQueueRows,
  selectUnsent,
  startOnboarding,
  takeBackStuck,
} from "./onboarding";

const NOW = new Date("2026-08-21T15:00:00Z");
const minutesOn = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("truncate symbol_onboarding_queue"));

const enqueue = (symbols: string[], priority = 100, now = NOW) =>
  enqueueSymbols(database.db, { symbols, priority, requestedBy: null, now });
const start = (symbol: string, now = NOW) => startOnboarding(database.db, { symbol, now });
const sent = (symbols: string[], now = NOW) => markEventsSent(database.db, { symbols, now });
const rowOf = async (symbol: string) => (await selectQueueRows(database.db, { symbols: [symbol] })).get(symbol);

/** Symbols that the sweeper would send at this moment, having waited a quarter of an hour for those that were sent. */
async function unsent(now: Date): Promise<string[]> {
  const rows = await selectUnsent(database.db, { sentBefore: new Date(now.getTime() - 900_000), now, limit: 10 });
  return rows.map(({ symbol }) => symbol);
}

describe("the queue", () => {
  test("has one live row a symbol, however many ask for it at once", async () => {
    const asked = await Promise.all(Array.from({ length: 12 }, (_, i) => enqueue(["NEW", `OWN${i}`, "ALSO"])));
    expect(asked.flat().filter((symbol) => symbol === "NEW")).toHaveLength(1);
    const { rows } = await database.pool.query("select count(*)::int as n from symbol_onboarding_queue");
    expect(rows).toEqual([{ n: 14 }]);
  });

  test("raises a waiting symbol for who is more urgent, never lowers it, and tells which to send for", async () => {
    expect(await enqueue(["NEW"], 10)).toEqual(["NEW"]);
    expect(await enqueue(["NEW"], 100)).toEqual(["NEW"]);
    expect(await enqueue(["NEW"], 10)).toEqual([]);
    expect((await rowOf("NEW"))?.priority).toBe(100);
  });

  test("takes a symbol again whose row has ended", async () => {
    await enqueue(["NEW"]);
    const row = await start("NEW");
    await finishOnboarding(database.db, { id: row!.id, status: "failed", errorMessage: "unknown", now: NOW });
    expect(await enqueue(["NEW"], 100, minutesOn(1))).toEqual(["NEW"]);
    expect(await rowOf("NEW")).toMatchObject({ status: "pending", attempts: 0 });
  });

  test("has nothing to start where no row waits", async () => {
    expect(await start("NOBODY")).toBeNull();
  });

  test("counts a repeated phase once, and forgets why it waited as soon as it goes on", async () => {
    await enqueue(["NEW"]);
    const { id } = (await start("NEW"))!;
    await postponeOnboarding(database.db, {
      symbol: "NEW",
      reason: "provider_unavailable",
      retryAt: minutesOn(1),
      errorMessage: "429",
    });
    expect(await rowOf("NEW")).toMatchObject({ status: "pending", reason: "provider_unavailable" });
    await completePhase(database.db, { id, phase: "found", milliseconds: 10 });
    await completePhase(database.db, { id, phase: "found", milliseconds: 12.4 });
    expect(await rowOf("NEW")).toMatchObject({
      status: "processing",
      reason: null,
      retryAt: null,
      phasesCompleted: ["found"],
      timings: { found: 12 },
    });
  });

  test("is not asked for a symbol that is worked on, however urgent the next wish for it", async () => {
    await enqueue(["NEW"], 0);
    await start("NEW");
    expect(await enqueue(["NEW"], 100)).toEqual([]);
    expect(await rowOf("NEW")).toMatchObject({ status: "processing", priority: 0 });
  });

  test("keeps a row that has ended as it ended", async () => {
    await enqueue(["NEW"]);
    const { id } = (await start("NEW"))!;
    await finishOnboarding(database.db, { id, status: "completed", errorMessage: null, now: NOW });
    await completePhase(database.db, { id, phase: "portfolios", milliseconds: 1 });
    await releaseOnboarding(database.db, { symbol: "NEW", retryAt: minutesOn(1), errorMessage: "late" });
    expect(await rowOf("NEW")).toMatchObject({ status: "completed", errorMessage: null });
  });
});

describe("the sweeper", () => {
  test("sends what was never sent, the most urgent first", async () => {
    await enqueue(["LATER"], 0);
    await enqueue(["NOW"], 100, minutesOn(1));
    expect(await unsent(minutesOn(2))).toEqual(["NOW", "LATER"]);
  });

  test("leaves alone what was sent, as long as somebody may be on it", async () => {
    await enqueue(["NEW"]);
    await sent(["NEW"]);
    expect(await unsent(minutesOn(10))).toEqual([]);
    expect(await unsent(minutesOn(16))).toEqual(["NEW"]);
    await start("NEW", minutesOn(17));
    expect(await unsent(minutesOn(60))).toEqual([]);
  });

  test("takes back what a job that is gone had in hand, and nothing that was begun or sent for since", async () => {
    await enqueue(["GONE", "BEGUN", "SENT", "WAITS"]);
    await sent(["GONE", "BEGUN", "SENT"]);
    for (const symbol of ["GONE", "SENT"]) await start(symbol, minutesOn(1));
    await start("BEGUN", minutesOn(20));
    await sent(["SENT"], minutesOn(20));
    expect(await takeBackStuck(database.db, { untouchedSince: minutesOn(1) })).toEqual([]);
    expect(await takeBackStuck(database.db, { untouchedSince: minutesOn(2) })).toEqual(["GONE"]);
    expect(await rowOf("GONE")).toMatchObject({ status: "pending", eventSentAt: null });
    expect((await unsent(minutesOn(17))).toSorted()).toEqual(["GONE", "WAITS"]);
    expect(await rowOf("BEGUN")).toMatchObject({ status: "processing" });
  });

  test("leaves a postponed symbol to its own job, and takes it when that has given it back", async () => {
    await enqueue(["NEW"]);
    await sent(["NEW"]);
    await start("NEW");
    const later = { symbol: "NEW", reason: "over_limit", retryAt: minutesOn(50), errorMessage: "spent" } as const;
    await postponeOnboarding(database.db, later);
    expect(await unsent(minutesOn(52))).toEqual([]);
    await releaseOnboarding(database.db, { symbol: "NEW", retryAt: minutesOn(60), errorMessage: "spent again" });
    expect(await unsent(minutesOn(59))).toEqual([]);
    expect(await unsent(minutesOn(60))).toEqual(["NEW"]);
    expect(await rowOf("NEW")).toMatchObject({ status: "pending", reason: "over_limit" });
  });
});
