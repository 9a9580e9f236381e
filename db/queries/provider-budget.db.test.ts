import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { takeProviderCalls } from "./provider-budget";

const NOW = new Date("2026-08-21T22:10:30Z");
const PER_HOUR = 10;

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("truncate provider_budget"));

const take = (now: Date, calls = 1, provider = "yahoo") =>
  takeProviderCalls(database.db, { provider, calls, perHour: PER_HOUR, now });
const minutesOn = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function spend(times: number[]): Promise<(Date | null)[]> {
  const answers: (Date | null)[] = [];
  for (const minutes of times) answers.push(await take(minutesOn(minutes)));
  return answers;
}

test("twenty takers at once get exactly as many calls as there are", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => take(NOW)));
  expect(answers.filter((answer) => answer === null)).toHaveLength(PER_HOUR);
  const { rows } = await database.pool.query("select sum(calls)::int as calls from provider_budget");
  expect(rows).toEqual([{ calls: PER_HOUR }]);
});

test("who is refused is told when, and then gets his call, and not a second before", async () => {
  await spend(Array.from({ length: PER_HOUR }, (_, i) => i));
  const retryAt = await take(minutesOn(20));
  expect(retryAt).toEqual(new Date("2026-08-21T23:11:00Z"));
  expect(await take(new Date(retryAt!.getTime() - 1_000))).toEqual(retryAt);
  expect(await take(retryAt!)).toBeNull();
});

test("no sixty minutes ever see more calls than are allowed, wherever they begin", async () => {
  const taken: number[] = [];
  for (let minutes = 0; minutes < 200; minutes += 0.7) {
    if ((await take(minutesOn(minutes))) === null) taken.push(minutes);
  }
  expect(taken.length).toBeGreaterThan(2 * PER_HOUR);
  for (const from of taken) {
    expect(taken.filter((at) => at >= from && at < from + 60).length).toBeLessThanOrEqual(PER_HOUR);
  }
});

test("several calls are taken together or not at all", async () => {
  expect(await take(NOW, 8)).toBeNull();
  expect(await take(NOW, 3)).not.toBeNull();
  expect(await take(NOW, 2)).toBeNull();
});

test("one provider's calls are not another's", async () => {
  await take(NOW, PER_HOUR);
  expect(await take(NOW, PER_HOUR, "sandbox")).toBeNull();
});
