import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import {
  enqueueSymbols,
  finishOnboarding,
  postponeOnboarding,
  selectQueueRows,
  selectUnattended,
  startOnboarding,
} from "./onboarding";
import { admitHeld } from "./onboarding-limits";
import { selectOnboardingPace } from "./onboarding-pace";
import { insertUser } from "./users";

/** A Friday in New York, 11:00; its midnight is 04:00 in Greenwich. */
const NOW = new Date("2026-08-21T15:00:00Z");
const MIDNIGHT = new Date("2026-08-22T04:00:00Z");
const minutesOn = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const LIMITS = { perUpload: 3, perDay: 8 };

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  for (const id of ["ann", "bob"]) {
    await insertUser(database.db, { id, name: id, email: `${id}@example.com`, role: "user" });
  }
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("truncate symbol_onboarding_queue"));

/** S1, S2 … as a file has them. */
const series = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `S${from + i}`);
const ask = (symbols: string[], { requestedBy = "ann", now = NOW, priority = 100 } = {}) =>
  database.db.transaction((tx) => enqueueSymbols(tx, { symbols, priority, requestedBy, now, limits: LIMITS }));
const admit = (now: Date) => admitHeld(database.db, { limits: LIMITS, now });
const pace = (symbols: string[]) => selectOnboardingPace(database.db, { symbols, now: NOW });
const rows = (symbols: string[]) => selectQueueRows(database.db, { symbols });

async function unsent(now: Date): Promise<string[]> {
  const found = await selectUnattended(database.db, { silentSince: new Date(0), now, limit: 99 });
  return found.map(({ symbol }) => symbol).toSorted();
}

async function end(symbols: string[], now: Date): Promise<void> {
  for (const symbol of symbols) {
    const row = await startOnboarding(database.db, { symbol, now });
    await finishOnboarding(database.db, { id: row!.id, status: "completed", errorMessage: null, now });
  }
}

describe("an upload of more symbols than may be looked up at once", () => {
  test("has the first of the file under way and the rest waiting, each with its reason and its time", async () => {
    const asked = series(1, 10).toReversed();
    expect((await ask(asked)).toSorted()).toEqual(["S10", "S8", "S9"]);
    const queued = await rows(asked);
    expect(queued.size).toBe(10);
    for (const symbol of series(3, 7)) {
      expect(queued.get(symbol)).toMatchObject({ status: "pending", reason: "over_limit", retryAt: minutesOn(1) });
      expect(queued.get(symbol)?.errorMessage).toMatch(/^At most 3 new symbols of one user are looked up at once/);
    }
    for (const symbol of series(1, 2)) {
      expect(queued.get(symbol)).toMatchObject({ status: "pending", reason: "over_limit", retryAt: MIDNIGHT });
      expect(queued.get(symbol)?.errorMessage).toMatch(/^At most 8 new symbols of one user are looked up in a day/);
    }
    // What is held back is nobody's to send, and not part of the wait of those under way.
    expect(await unsent(minutesOn(600))).toEqual(["S10", "S8", "S9"]);
    expect((await pace(asked)).inLine.map(({ symbol }) => symbol)).toEqual(["S10", "S8", "S9"]);
  });

  test("is told the sweep's next minute, when something can happen, and not a minute from now", async () => {
    const now = new Date(NOW.getTime() + 40_500);
    await ask(series(1, 4), { now });
    expect((await rows(["S4"])).get("S4")).toMatchObject({ reason: "over_limit", retryAt: minutesOn(1) });
  });

  test("begins on nothing that is held back, whatever event comes for it, and postpones none of it", async () => {
    await ask(series(1, 4));
    const held = (await rows(["S4"])).get("S4");
    expect(await startOnboarding(database.db, { symbol: "S4", now: minutesOn(1) })).toBeNull();
    const trouble = { symbol: "S4", reason: "provider_unavailable", retryAt: NOW, errorMessage: "429" } as const;
    await postponeOnboarding(database.db, { ...trouble, now: minutesOn(1) });
    expect((await rows(["S4"])).get("S4")).toEqual(held);
    await end(["S1"], minutesOn(1));
    expect(await admit(minutesOn(1))).toBe(1);
    expect(await startOnboarding(database.db, { symbol: "S4", now: minutesOn(1) })).toMatchObject({ symbol: "S4" });
  });

  test("leaves what waits for the provider out of the line, and counts it from its next try", async () => {
    await ask(series(1, 3));
    await startOnboarding(database.db, { symbol: "S1", now: NOW });
    await startOnboarding(database.db, { symbol: "S2", now: NOW });
    const trouble = {
      symbol: "S2",
      reason: "provider_unavailable",
      retryAt: minutesOn(9),
      errorMessage: "429",
    } as const;
    await postponeOnboarding(database.db, { ...trouble, now: NOW });
    const { underWay, inLine, retrying } = await pace(series(1, 3));
    expect([underWay, inLine, retrying].map((rows) => rows.map(({ symbol }) => symbol))).toEqual([
      ["S1"],
      ["S3"],
      ["S2"],
    ]);
  });

  test("goes on as the first ones end, never more at once than the limit, and the next day with the rest", async () => {
    const asked = series(1, 9);
    await ask(asked);
    expect(await admit(minutesOn(1))).toBe(0);
    expect((await rows(["S4"])).get("S4")).toMatchObject({ reason: "over_limit", retryAt: minutesOn(2) });
    await end(["S1", "S2"], minutesOn(2));
    expect(await admit(minutesOn(2))).toBe(2);
    expect(await unsent(minutesOn(2))).toEqual(["S3", "S4", "S5"]);
    expect((await rows(["S4"])).get("S4")).toMatchObject({ reason: null, retryAt: null, errorMessage: null });
    await end(["S3", "S4", "S5"], minutesOn(3));
    expect(await admit(minutesOn(3))).toBe(3);
    await end(["S6", "S7", "S8"], minutesOn(4));
    expect(await admit(minutesOn(5))).toBe(0);
    expect(await admit(new Date(MIDNIGHT.getTime() - 1))).toBe(0);
    expect(await admit(MIDNIGHT)).toBe(1);
    expect(await unsent(MIDNIGHT)).toEqual(["S9"]);
  });

  test("is counted with the user's other uploads of the day, also those that come at the same time", async () => {
    const uploads = [series(1, 3), series(11, 13), series(21, 23), series(31, 33)];
    const sent = await Promise.all(uploads.map((symbols) => ask(symbols)));
    expect(sent.flat()).toHaveLength(8);
    const { rows: held } = await database.db.execute<{ n: number }>(
      sql`select count(*)::int as n from symbol_onboarding_queue where reason = 'over_limit' and retry_at = ${MIDNIGHT.toISOString()}`,
    );
    expect(held).toEqual([{ n: 4 }]);
    // Another user's day is another's, and so is the next.
    expect(await ask(["OTHER"], { requestedBy: "bob" })).toEqual(["OTHER"]);
    await end(sent.flat(), minutesOn(1));
    expect(await ask(["LATE"], { now: minutesOn(2) })).toEqual([]);
    expect(await ask(["NEXT"], { now: MIDNIGHT })).toEqual(["NEXT"]);
  });
});

describe("a symbol that somebody has asked for already", () => {
  test("costs the second user nothing", async () => {
    await ask(series(1, 3), { requestedBy: "bob" });
    expect((await ask(series(1, 6))).toSorted()).toEqual(["S4", "S5", "S6"]);
    expect((await rows(["S1"])).get("S1")).toMatchObject({ requestedBy: "bob", reason: null });
  });

  test("is taken over from one whose limit holds it back by one who has room", async () => {
    await ask(series(1, 4));
    expect(await ask(["S4"], { requestedBy: "bob" })).toEqual(["S4"]);
    expect((await rows(["S4"])).get("S4")).toMatchObject({
      requestedBy: "bob",
      reason: null,
      retryAt: null,
      errorMessage: null,
    });
    const { rows: live } = await database.db.execute(sql`select symbol from symbol_onboarding_queue`);
    expect(live).toHaveLength(4);
  });

  test("is taken over, still held back, by one whose limit holds it back for less long", async () => {
    await ask(series(1, 9));
    expect((await rows(["S9"])).get("S9")).toMatchObject({ requestedBy: "ann", retryAt: MIDNIGHT });
    expect(await ask([...series(11, 13), "S9"], { requestedBy: "bob" })).not.toContain("S9");
    const held = { status: "pending", reason: "over_limit", requestedBy: "bob", retryAt: minutesOn(1) };
    expect((await rows(["S9"])).get("S9")).toMatchObject(held);
    expect((await rows(["S9"])).get("S9")?.errorMessage).toMatch(/^At most 3 new symbols of one user/);
    // It goes on as the second user's, and the first does not get it back by a later time.
    await ask([...series(31, 38), "S9"]);
    expect((await rows(["S9"])).get("S9")).toMatchObject(held);
  });

  test("stays held back where the second has no room either, and is raised by the more urgent", async () => {
    await ask(series(1, 4), { priority: 10 });
    await ask(series(11, 13), { requestedBy: "bob" });
    expect(await ask([...series(21, 23), "S4"], { requestedBy: "bob" })).not.toContain("S4");
    expect((await rows(["S4"])).get("S4")).toMatchObject({ requestedBy: "ann", reason: "over_limit", priority: 100 });
  });
});

test("what a user who is gone had waiting is taken up", async () => {
  await insertUser(database.db, { id: "gone", name: "Gone", email: "gone@example.com", role: "user" });
  await ask(series(1, 5), { requestedBy: "gone" });
  await database.db.execute(sql`delete from "user" where id = 'gone'`);
  expect(await admit(minutesOn(1))).toBe(2);
});
