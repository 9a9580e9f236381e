import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { addSessions } from "@/lib/calendar";
import { countMissingSession, selectLatelyDelisted } from "./missing-sessions";
import { insertSymbols } from "./universe";

const FIRST = "2026-08-03";
const RANGE = { from: "A", to: "Z" };

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await insertSymbols(database.db, { symbols: ["FUND"] });
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("update symbol_universe set missing_sessions = 0, missing_counted = null"));

const setLast = (session: string) =>
  database.pool.query("update symbol_universe set status = 'active', last_price_date = $1", [session]);

const count = (session: string) =>
  countMissingSession(database.db, { range: RANGE, session, missing: ["FUND"], now: new Date(`${session}T22:00:00Z`) });

async function counted(): Promise<{ missing: number; status: string } | undefined> {
  const { rows } = await database.pool.query("select missing_sessions as missing, status from symbol_universe");
  return rows[0];
}

test("a fund whose price comes a day late every day is never delisted", async () => {
  for (let night = 0; night < 12; night++) {
    const session = addSessions(FIRST, night);
    await setLast(addSessions(session, -1));
    expect(await count(session)).toEqual([]);
    expect(await counted()).toEqual({ missing: 1, status: "active" });
  }
});

test("one whose price is late by ever more sessions is counted from the last that came", async () => {
  await setLast(addSessions(FIRST, -1));
  for (let night = 0; night < 3; night++) await count(addSessions(FIRST, night));
  expect(await counted()).toMatchObject({ missing: 3 });
  await setLast(addSessions(FIRST, 2));
  for (let night = 3; night < 7; night++) expect(await count(addSessions(FIRST, night))).toEqual([]);
  expect(await counted()).toEqual({ missing: 4, status: "active" });
  expect(await count(addSessions(FIRST, 7))).toEqual(["FUND"]);
  expect(await selectLatelyDelisted(database.db, { since: FIRST })).toEqual(new Map([["FUND", addSessions(FIRST, 2)]]));
});
