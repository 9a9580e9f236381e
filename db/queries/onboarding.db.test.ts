import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { afterRound, type Round } from "@/lib/market-data/breaker";
import {
  completePhase,
  enqueueSymbols,
  finishOnboarding,
  markEventsSent,
  postponeOnboarding,
  recallPostponed,
  releaseOnboarding,
  restartOnboarding,
  selectLiveRow,
  selectQueueRows,
  selectUnattended,
  startOnboarding,
} from "./onboarding";
import { updateProviderHealth } from "./provider-health";

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
const postpone = (symbol: string, wish: { reason?: "over_limit" | "provider_unavailable"; retryAt: Date; now: Date }) =>
  postponeOnboarding(database.db, { symbol, reason: "provider_unavailable", errorMessage: "429", ...wish });
const rowOf = async (symbol: string) => (await selectQueueRows(database.db, { symbols: [symbol] })).get(symbol);

/** Symbols that the sweeper would send for at this moment, where half a minute's silence is silence. */
async function unattended(now: Date, limit = 10): Promise<string[]> {
  const rows = await selectUnattended(database.db, { silentSince: new Date(now.getTime() - 30_000), now, limit });
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

  test("counts a job once, however often it tries", async () => {
    await enqueue(["NEW"]);
    for (const isFirstTry of [true, false, false, true]) {
      await startOnboarding(database.db, { symbol: "NEW", now: NOW, isFirstTry });
    }
    expect(await rowOf("NEW")).toMatchObject({ attempts: 2 });
  });

  test("has events noted and symbols asked for in opposite order at once, and neither waits for the other for ever", async () => {
    const symbols = Array.from({ length: 60 }, (_, i) => `S${i}`);
    await enqueue(symbols.toReversed(), 0);
    const rounds = Array.from({ length: 40 }, (_, i) =>
      i % 2 === 0 ? enqueue(symbols, i) : sent(symbols.toReversed(), minutesOn(i)),
    );
    await Promise.all(rounds);
    expect(await rowOf("S7")).toMatchObject({ priority: 38 });
  });

  test("has nothing to start where no row waits", async () => {
    expect(await start("NOBODY")).toBeNull();
  });

  test("counts a repeated phase once, and forgets why it waited as soon as it goes on", async () => {
    await enqueue(["NEW"]);
    const { id } = (await start("NEW"))!;
    await postpone("NEW", { retryAt: minutesOn(1), now: NOW });
    expect(await rowOf("NEW")).toMatchObject({ status: "pending", reason: "provider_unavailable" });
    await completePhase(database.db, { id, phase: "found", milliseconds: 10, now: NOW });
    await completePhase(database.db, { id, phase: "found", milliseconds: 12.4, now: minutesOn(2) });
    expect(await rowOf("NEW")).toMatchObject({
      status: "processing",
      reason: null,
      retryAt: null,
      phasesCompleted: ["found"],
      errorMessage: null,
      timings: { found: 12 },
      touchedAt: minutesOn(2),
    });
  });

  test("is not asked for a symbol that is worked on, however urgent the next wish for it", async () => {
    await enqueue(["NEW"], 0);
    await start("NEW");
    expect(await enqueue(["NEW"], 100)).toEqual([]);
    expect(await rowOf("NEW")).toMatchObject({ status: "processing", priority: 0 });
  });

  test("keeps a row that has ended as it ended, and no job finds it any more", async () => {
    await enqueue(["NEW"]);
    const { id } = (await start("NEW"))!;
    expect(await selectLiveRow(database.db, { id })).toMatchObject({ symbol: "NEW" });
    const end = { id, status: "completed", errorMessage: null, now: NOW } as const;
    expect(await finishOnboarding(database.db, end)).toBe(true);
    expect(await selectLiveRow(database.db, { id })).toBeNull();
    const later = minutesOn(1);
    expect(await finishOnboarding(database.db, { ...end, status: "failed", now: later })).toBe(false);
    await completePhase(database.db, { id, phase: "portfolios", milliseconds: 1, now: later });
    await restartOnboarding(database.db, { id, now: later });
    await releaseOnboarding(database.db, { symbol: "NEW", retryAt: later, errorMessage: "late", now: later });
    await postpone("NEW", { retryAt: later, now: later });
    expect(await rowOf("NEW")).toMatchObject({
      status: "completed",
      errorMessage: null,
      phasesCompleted: [],
      completedAt: NOW,
      touchedAt: NOW,
    });
  });

  test("keeps of a row that is begun anew only that its symbol was found", async () => {
    await enqueue(["NEW"]);
    const { id } = (await start("NEW"))!;
    for (const phase of ["found", "history", "betas"] as const) {
      await completePhase(database.db, { id, phase, milliseconds: 1, now: NOW });
    }
    await restartOnboarding(database.db, { id, now: minutesOn(1) });
    expect(await rowOf("NEW")).toMatchObject({ status: "processing", phasesCompleted: ["found"] });
  });
});

describe("the sweeper", () => {
  test("sends for what was never sent, the most urgent first", async () => {
    await enqueue(["LATER"], 0);
    await enqueue(["NOW"], 100, minutesOn(1));
    expect(await unattended(minutesOn(2))).toEqual(["NOW", "LATER"]);
  });

  test("sends again, waiting or under work, where nothing was heard since its event", async () => {
    await enqueue(["WAITS", "BEGUN"]);
    await sent(["WAITS", "BEGUN"]);
    await start("BEGUN", minutesOn(1));
    expect(await unattended(NOW)).toEqual([]);
    expect(await unattended(minutesOn(1))).toEqual(["WAITS"]);
    expect((await unattended(minutesOn(2))).toSorted()).toEqual(["BEGUN", "WAITS"]);
  });

  test("takes a phase that was done for a sign of life", async () => {
    await enqueue(["NEW"]);
    await sent(["NEW"]);
    const { id } = (await start("NEW"))!;
    await completePhase(database.db, { id, phase: "found", milliseconds: 1, now: minutesOn(2) });
    expect(await unattended(minutesOn(2))).toEqual([]);
    expect(await unattended(minutesOn(3))).toEqual(["NEW"]);
  });

  test("comes to all in turn where there are more than it sends for at once", async () => {
    await enqueue(["A", "B", "C", "D"]);
    const seen: string[] = [];
    for (let minute = 1; minute <= 4; minute++) {
      const now = minutesOn(minute);
      const batch = await unattended(now, 2);
      await sent(batch, now);
      seen.push(...batch);
    }
    expect(seen.slice(0, 4).toSorted()).toEqual(["A", "B", "C", "D"]);
    expect(seen.slice(4).toSorted()).toEqual(["A", "B", "C", "D"]);
  });

  test("leaves a symbol that waits for a time alone until then, also when its job has given it back", async () => {
    await enqueue(["NEW"]);
    await sent(["NEW"]);
    await start("NEW");
    await postpone("NEW", { reason: "over_limit", retryAt: minutesOn(50), now: NOW });
    expect(await unattended(minutesOn(49))).toEqual([]);
    expect(await unattended(minutesOn(50))).toEqual(["NEW"]);
    const late = { symbol: "NEW", retryAt: minutesOn(60), errorMessage: "spent again", now: minutesOn(50) };
    await releaseOnboarding(database.db, late);
    expect(await unattended(minutesOn(59))).toEqual([]);
    expect(await unattended(minutesOn(60))).toEqual(["NEW"]);
    expect(await rowOf("NEW")).toMatchObject({ status: "pending", reason: "over_limit", touchedAt: minutesOn(50) });
  });
});

describe("a provider that has come through its trouble", () => {
  beforeEach(() => database.pool.query("truncate provider_health"));

  const provider = "sandbox";
  const failed: Round = { well: false, reason: "503", retryAfterMs: null };
  const round = (one: Round, now: Date) =>
    updateProviderHealth(database.db, { provider, now, next: (before) => afterRound(before, one, now) });
  const recall = (now: Date) => recallPostponed(database.db, { provider, now });
  /** Put off by its job's last try, and given back. */
  async function giveUp(symbol: string, reason: "over_limit" | "provider_unavailable" = "provider_unavailable") {
    await enqueue([symbol]);
    await sent([symbol]);
    await start(symbol);
    await postpone(symbol, { reason, retryAt: minutesOn(1), now: NOW });
    await releaseOnboarding(database.db, { symbol, retryAt: minutesOn(15), errorMessage: "503", now: NOW });
  }

  test("has what waits for it alone sent for at once, the usual number at a time", async () => {
    for (const symbol of ["A", "B", "C"]) await giveUp(symbol);
    for (let i = 0; i < 4; i++) await round(failed, NOW);
    expect(await recall(minutesOn(2))).toBe(0);
    await round({ well: true, quotesRefused: false }, minutesOn(3));
    expect(await unattended(minutesOn(4))).toEqual([]);
    expect(await recall(minutesOn(4))).toBe(3);
    expect(await unattended(minutesOn(4), 2)).toHaveLength(2);
    expect(await rowOf("A")).toMatchObject({
      status: "pending",
      reason: "provider_unavailable",
      retryAt: minutesOn(4),
    });
    expect(await recall(minutesOn(5))).toBe(0);
  });

  test("leaves alone what waits for the hour's calls, what a job sleeps on, and what failed since", async () => {
    await giveUp("SPENT", "over_limit");
    await enqueue(["SLEEPS"]);
    await sent(["SLEEPS"]);
    await start("SLEEPS");
    await postpone("SLEEPS", { retryAt: minutesOn(10), now: NOW });
    for (let i = 0; i < 4; i++) await round(failed, NOW);
    await round({ well: true, quotesRefused: false }, minutesOn(3));
    await giveUp("SINCE");
    const again = { symbol: "SINCE", retryAt: minutesOn(15), errorMessage: "503", now: minutesOn(4) };
    await releaseOnboarding(database.db, again);
    expect(await recall(minutesOn(5))).toBe(0);
  });

  test("is not taken for well while it is in trouble again, nor another provider for it", async () => {
    await giveUp("A");
    await round({ well: true, quotesRefused: false }, minutesOn(1));
    await round(failed, minutesOn(2));
    expect(await recall(minutesOn(3))).toBe(0);
    await round({ well: true, quotesRefused: false }, minutesOn(4));
    expect(await recallPostponed(database.db, { provider: "yahoo", now: minutesOn(5) })).toBe(0);
    expect(await recall(minutesOn(5))).toBe(1);
  });
});
