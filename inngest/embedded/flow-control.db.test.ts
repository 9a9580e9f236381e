import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { sleep, startApp, Tally, type TestApp, type TestAppOptions, until } from "./testing";

let database: TestDatabase;
let app: TestApp;
let tally: Tally;

beforeAll(async () => {
  database = await testDatabase({ migrated: false });
});
afterAll(() => database.drop());
beforeEach(() => {
  tally = new Tally();
});
afterEach(() => app.close());

let apps = 0;
async function start(functions: TestAppOptions["functions"], options: Partial<TestAppOptions> = {}) {
  apps += 1;
  app = await startApp({ pool: database.pool, functions, id: `flow${apps}`, ...options });
}

async function allEnded(functionId: string, count: number): Promise<void> {
  await until(`${count} runs of ${functionId}`, async () => {
    const { rows } = await database.pool.query<{ ended: number; live: number }>(
      `select count(*) filter (where ended_at is not null)::int as ended, count(*) filter (where ended_at is null)::int as live
       from embedded_inngest.runs where function_id = $1`,
      [`flow${apps}-${functionId}`],
    );
    return rows[0]?.ended === count && rows[0].live === 0;
  });
}

/** Takes a while, and counts how many do so at once under each name. */
async function busy(names: string[], ms = 40) {
  for (const name of names) tally.add(name);
  await sleep(ms);
  for (const name of names) tally.remove(name);
}

describe("concurrency", () => {
  test("no more steps of a function run at once than its limit allows, and as many", async () => {
    await start(
      (client) => [
        client.createFunction(
          { id: "limited", concurrency: { limit: 3 }, triggers: { event: "limited" } },
          ({ step }) => step.run("work", () => busy(["all"], 250)),
        ),
        client.createFunction({ id: "free", concurrency: 0, triggers: { event: "limited" } }, ({ step }) =>
          step.run("work", () => busy(["free"], 250)),
        ),
      ],
      { workers: 16 },
    );
    await app.send(...Array.from({ length: 12 }, () => ({ name: "limited" })));
    await allEnded("limited", 12);
    await allEnded("free", 12);
    expect(tally.most("all")).toBe(3);
    expect(tally.most("free")).toBeGreaterThan(3);
  });

  test("a keyed limit holds for each value of its key, beside a plain one", async () => {
    await start(
      (client) => [
        client.createFunction(
          {
            id: "keyed",
            concurrency: [{ limit: 1, key: "event.data.symbol" }, { limit: 3 }],
            triggers: { event: "keyed" },
          },
          ({ step, event }) => step.run("work", () => busy(["all", event.data.symbol], 200)),
        ),
      ],
      { workers: 16 },
    );
    const symbols = Array.from({ length: 24 }, (_, i) => `S${i % 6}`);
    await app.send(...symbols.map((symbol) => ({ name: "keyed", data: { symbol } })));
    await allEnded("keyed", 24);
    expect(Math.max(...symbols.map((symbol) => tally.most(symbol)))).toBe(1);
    expect(tally.most("all")).toBe(3);
  });

  test("runs of one key that wait do not hold up those of another", async () => {
    const order: string[] = [];
    await start((client) => [
      client.createFunction(
        { id: "held", concurrency: { limit: 1, key: "event.data.key" }, triggers: { event: "held" } },
        ({ step, event }) =>
          step.run("work", async () => {
            await sleep(50);
            order.push(event.data.key);
          }),
      ),
    ]);
    await app.send(...[..."aaaaaaaaaaaaaaab"].map((key) => ({ name: "held", data: { key } })));
    await allEnded("held", 16);
    expect(order.indexOf("b")).toBeLessThan(3);
  });

  test("a run that sleeps takes no place", async () => {
    await start((client) => [
      client.createFunction({ id: "sleepy", concurrency: 1, triggers: { event: "sleepy" } }, async ({ step }) => {
        await step.sleep("a second", "1s");
      }),
    ]);
    const began = Date.now();
    await app.send(...Array.from({ length: 5 }, () => ({ name: "sleepy" })));
    await allEnded("sleepy", 5);
    expect(Date.now() - began).toBeLessThan(3_000);
  });

  test("runs whose event lacks the key share one place", async () => {
    await start((client) => [
      client.createFunction(
        { id: "keyless", concurrency: { limit: 1, key: "event.data.none" }, triggers: { event: "keyless" } },
        () => busy(["all"]),
      ),
    ]);
    await app.send(...Array.from({ length: 4 }, () => ({ name: "keyless" })));
    await allEnded("keyless", 4);
    expect(tally.most("all")).toBe(1);
  });
});

describe("priority", () => {
  test("a run with a head start goes before those that wait already, and one that is put back after them", async () => {
    const order: string[] = [];
    await start((client) => [
      client.createFunction(
        {
          id: "ranked",
          concurrency: 1,
          priority: { run: "event.data.who == 'user' ? 120 : event.data.who == 'late' ? -60 : 0" },
          triggers: { event: "ranked" },
        },
        ({ step, event }) =>
          step.run("work", async () => {
            await sleep(30);
            order.push(event.data.who);
          }),
      ),
    ]);
    const send = (who: string) => app.send({ name: "ranked", data: { who } });
    await send("first");
    await until("the first to run", async () => (await app.executor.selectRuns({ status: "running" })).length > 0);
    await send("late");
    await send("batch");
    await send("batch");
    await send("user");
    await allEnded("ranked", 5);
    expect(order).toEqual(["first", "user", "batch", "batch", "late"]);
  });
});

describe("singleton", () => {
  test('in mode "skip" events that come while a run lives start nothing; afterwards they do', async () => {
    await start((client) => [
      client.createFunction(
        { id: "skip", singleton: { mode: "skip" }, triggers: { event: "skip" } },
        async ({ step }) => {
          await step.run("work", () => busy(["all"], 200));
        },
      ),
    ]);
    await app.send({ name: "skip" }, { name: "skip" });
    await sleep(50);
    await app.send({ name: "skip" });
    await allEnded("skip", 1);
    await app.send({ name: "skip" });
    await allEnded("skip", 2);
    expect(tally.most("all")).toBe(1);
  });

  test("each value of a singleton's key has a run of its own", async () => {
    await start((client) => [
      client.createFunction(
        { id: "keyed-skip", singleton: { mode: "skip", key: "event.data.k" }, triggers: { event: "keyed-skip" } },
        ({ step }) => step.run("work", () => busy(["all"], 100)),
      ),
    ]);
    await app.send(
      ...[1, 1, 2, 2, "x".repeat(5_000), "x".repeat(5_000)].map((k) => ({ name: "keyed-skip", data: { k } })),
    );
    await allEnded("keyed-skip", 3);
  });

  test('in mode "cancel" the newest run takes the place of the one that lives', async () => {
    const done: number[] = [];
    await start((client) => [
      client.createFunction(
        { id: "newest", singleton: { mode: "cancel" }, triggers: { event: "newest" } },
        async ({ step, event }) => {
          await step.run("one", () => sleep(100));
          await step.run("two", () => void done.push(event.data.n));
        },
      ),
    ]);
    const [first] = await app.send({ name: "newest", data: { n: 1 } });
    await sleep(40);
    const [second] = await app.send({ name: "newest", data: { n: 2 } });
    expect(await app.ended(first!)).toMatchObject({ status: "cancelled" });
    expect(await app.ended(second!)).toMatchObject({ status: "completed" });
    await sleep(150);
    expect(done).toEqual([2]);
  });
});

describe("cancelOn", () => {
  test("an event that matches ends the run, asleep or at work, and no step after it is done", async () => {
    const cancelled: unknown[] = [];
    await start((client) => [
      client.createFunction(
        { id: "cancellable", cancelOn: [{ event: "stop", match: "data.id" }], triggers: { event: "go" } },
        async ({ step, event }) => {
          if (event.data.asleep) await step.sleep("long", "1h");
          await step.run("work", () => sleep(150));
          await step.run("never", () => tally.add("never"));
        },
      ),
      client.createFunction({ id: "told", triggers: { event: "inngest/function.cancelled" } }, async ({ event }) => {
        cancelled.push(event.data.run_id);
      }),
    ]);
    const [asleep, atWork, other] = await app.send(
      { name: "go", data: { id: "a", asleep: true } },
      { name: "go", data: { id: "a" } },
      { name: "go", data: { id: "b" } },
    );
    await sleep(60);
    await app.send({ name: "stop", data: { id: "a" } });
    const ended = [await app.ended(asleep!), await app.ended(atWork!)];
    expect(ended.map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
    expect(await app.ended(other!)).toMatchObject({ status: "completed" });
    expect(tally.of("never")).toBe(1);
    await until("both to be told", async () => cancelled.length === 2);
    expect(cancelled.toSorted()).toEqual(ended.map(({ id }) => id).toSorted());
  });

  test("a condition decides which runs are meant, and a time-out until when", async () => {
    let shift = 0;
    await start(
      (client) => [
        client.createFunction(
          {
            id: "conditional",
            cancelOn: [{ event: "halt", if: "async.data.level > event.data.level", timeout: "1h" }],
            triggers: { event: "begin" },
          },
          ({ step }) => step.sleep("long", "2d"),
        ),
      ],
      { now: () => new Date(Date.now() + shift) },
    );
    const [low, high] = await app.send({ name: "begin", data: { level: 1 } }, { name: "begin", data: { level: 5 } });
    await app.send({ name: "halt", data: { level: 3 } });
    expect(await app.ended(low!)).toMatchObject({
      status: "cancelled",
      error: { message: "Cancelled by the event halt" },
    });
    shift = 3_601_000;
    await app.send({ name: "halt", data: { level: 9 } });
    await sleep(200);
    expect(await app.executor.selectRuns({ status: "running" })).toMatchObject([{ event: { id: high } }]);
  });

  test("an event of the same send cancels the run that the event before it started", async () => {
    await start((client) => [
      client.createFunction({ id: "brief", cancelOn: [{ event: "undo" }], triggers: { event: "do" } }, ({ step }) =>
        step.sleep("long", "1h"),
      ),
    ]);
    const [begun] = await app.send({ name: "do" }, { name: "undo" });
    expect(await app.ended(begun!)).toMatchObject({ status: "cancelled" });
  });

  test("an operator cancels a run, once", async () => {
    await start((client) => [
      client.createFunction({ id: "endless", triggers: { event: "endless" } }, ({ step }) => step.sleep("long", "1h")),
    ]);
    await app.send({ name: "endless" });
    const run = await until(
      "the run",
      async () => (await app.executor.selectRuns({ functionId: `flow${apps}-endless` }))[0],
    );
    expect(await app.executor.cancelRun(run.id)).toBe(true);
    expect(await app.executor.cancelRun(run.id)).toBe(false);
    expect((await app.executor.selectRuns({ id: run.id }))[0]).toMatchObject({ status: "cancelled" });
  });
});

test("others go first before a call and between two steps, and what is done by then is stored", async () => {
  const asked: number[] = [];
  const stored = async () => {
    const { rows } = await database.pool.query<{ steps: number }>(
      "select count(*)::int as steps from embedded_inngest.steps where run_id in (select id from embedded_inngest.runs where function_id = $1)",
      [`flow${apps}-polite`],
    );
    return rows[0]?.steps ?? 0;
  };
  const done: string[] = [];
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await start(
    (client) => [
      client.createFunction({ id: "polite", triggers: { event: "polite" } }, async ({ step }) => {
        await step.run("first", () => void done.push("first"));
        await step.run("second", () => void done.push("second"));
      }),
    ],
    {
      courtesy: async () => {
        asked.push(await stored());
        if (asked.length === 2) await held;
      },
    },
  );
  const running = app.run("polite");
  await until("the first step", async () => asked.length === 2);
  await sleep(100);
  expect({ asked, done }).toEqual({ asked: [0, 1], done: ["first"] });
  letGo();
  expect((await running).status).toBe("completed");
  expect(done).toEqual(["first", "second"]);
});
