import { cron } from "inngest";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { sleep, startApp, type TestApp, type TestAppOptions, until } from "./testing";

const CRON = "TZ=America/New_York 0 21 * * 1-5";

let database: TestDatabase;
let app: TestApp;
/** The app's clock, which stands still until it is moved. */
let clock: Date;
let fired: unknown[] = [];

beforeAll(async () => {
  database = await testDatabase({ migrated: false });
});
afterAll(() => database.drop());
afterEach(async () => {
  await app.close();
  await database.pool.query("truncate embedded_inngest.runs, embedded_inngest.crons cascade");
  fired = [];
});

async function start(at: string, expression = CRON, options: Partial<TestAppOptions> = {}) {
  clock = new Date(at);
  app = await startApp({
    pool: database.pool,
    id: "cron",
    now: () => clock,
    functions: (client) => [
      client.createFunction(
        { id: "nightly", triggers: [cron(expression), { event: "by-hand" }] },
        async ({ event, step }) =>
          step.run("fire", () => void fired.push(event.name === "by-hand" ? "by hand" : clock.toISOString())),
      ),
    ],
    ...options,
  });
}

async function move(to: string) {
  clock = new Date(to);
  app.executor.wake();
}

async function nextTick(): Promise<string | undefined> {
  const { rows } = await database.pool.query<{ next_at: Date }>("select next_at from embedded_inngest.crons");
  return rows[0]?.next_at.toISOString();
}

test("a cron fires when the injected clock reaches it, not before, and in the zone's winter as in its summer", async () => {
  await start("2026-03-06T12:00:00Z");
  for (const [before, tick] of [
    ["2026-03-07T01:59:59.999Z", "2026-03-07T02:00:00.000Z"],
    // The clocks went forward in between.
    ["2026-03-10T00:59:59.999Z", "2026-03-10T01:00:00.000Z"],
  ] as const) {
    const count = fired.length;
    await move(before);
    await sleep(120);
    expect(fired).toHaveLength(count);
    await move(tick);
    await until("the tick", async () => fired.length === count + 1);
  }
  expect(fired).toEqual(["2026-03-07T02:00:00.000Z", "2026-03-10T01:00:00.000Z"]);
  expect(await nextTick()).toBe("2026-03-11T01:00:00.000Z");
});

test("ticks that were missed while nobody executed fire once, and the next comes at its time", async () => {
  await start("2026-10-29T12:00:00Z");
  await app.close();
  await start("2026-11-04T12:00:00Z");
  await until("the missed tick", async () => fired.length === 1);
  await sleep(150);
  expect(fired).toEqual(["2026-11-04T12:00:00.000Z"]);
  // Clocks have gone back: 21:00 in New York is an hour later in UTC.
  expect(await nextTick()).toBe("2026-11-05T02:00:00.000Z");
});

test("a cron's event says which cron it is, and the same function may be started by hand", async () => {
  await start("2026-08-21T12:00:00Z");
  await app.run("by-hand");
  await move("2026-08-22T01:00:00Z");
  await until("both", async () => fired.length === 2);
  const runs = await app.executor.selectRuns({ functionId: "cron-nightly" });
  expect(runs[0]?.event).toMatchObject({
    name: "inngest/scheduled.timer",
    data: { cron: CRON },
    ts: Date.parse("2026-08-22T01:00:00Z"),
  });
  expect(fired).toEqual(["by hand", "2026-08-22T01:00:00.000Z"]);
});

test("two processes fire a tick once", async () => {
  await start("2026-08-21T12:00:00Z");
  const first = app;
  await start("2026-08-21T12:00:00Z");
  clock = new Date("2026-08-22T01:00:00Z");
  first.executor.wake();
  app.executor.wake();
  await until("the tick", async () => fired.length > 0);
  await sleep(150);
  expect(fired).toHaveLength(1);
  await first.close();
});

test("a clock that was set back does not wait for the tick of the later time", async () => {
  await start("2027-06-01T12:00:00Z");
  await app.close();
  await start("2026-08-21T12:00:00Z");
  expect(await nextTick()).toBe("2026-08-22T01:00:00.000Z");
});

test("a cron that a function no longer has is forgotten", async () => {
  await start("2026-08-21T12:00:00Z");
  await app.close();
  await start("2026-08-21T12:00:00Z", "TZ=America/New_York 0 9 * * *");
  const { rows } = await database.pool.query("select cron from embedded_inngest.crons");
  expect(rows).toEqual([{ cron: "TZ=America/New_York 0 9 * * *" }]);
});

test("a retry and a sleep come due by the injected clock alone", async () => {
  let tries = 0;
  await start("2026-08-21T12:00:00Z", CRON, {
    backoffMs: () => 60_000,
    functions: (client) => [
      client.createFunction({ id: "late", retries: 1, triggers: { event: "late" } }, async ({ step }) => {
        await step.run("twice", () => {
          tries += 1;
          if (tries === 1) throw new Error("once");
        });
        await step.sleep("a day", "1d");
        return tries;
      }),
    ],
  });
  const running = app.run("late");
  await until("the first try", async () => tries === 1);
  await sleep(150);
  expect(tries).toBe(1);
  await move("2026-08-21T12:01:00Z");
  await until("the second try", async () => tries === 2);
  await until(
    "the sleep",
    async () => (await app.executor.selectRuns({ functionId: "cron-late" }))[0]?.stepsTotal === 2,
  );
  await move("2026-08-22T12:00:59Z");
  await sleep(150);
  expect((await app.executor.selectRuns({ functionId: "cron-late" }))[0]?.status).toBe("running");
  await move("2026-08-22T12:01:00Z");
  expect(await running).toMatchObject({ status: "completed", output: 2, createdAt: new Date("2026-08-21T12:00:00Z") });
});
