import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { sleep, startApp, Tally, type TestApp, until } from "./testing";

let database: TestDatabase;
let app: TestApp;
let tally: Tally;
/** What functions hand to the test. */
let seen: unknown[];

beforeAll(async () => {
  database = await testDatabase({ migrated: false });
  tally = new Tally();
  app = await startApp({
    pool: database.pool,
    functions: (client) => [
      client.createFunction(
        { id: "two-steps", triggers: { event: "two-steps" } },
        async ({ event, step, runId, attempt }) => {
          tally.add("body");
          const a = await step.run("a", () => ({ x: event.data.x + 1, call: tally.add("a") }));
          const b = await step.run("b", () => a.x * 2);
          return { a, b, runId, attempt };
        },
      ),
      client.createFunction({ id: "no-steps", triggers: { event: "no-steps" } }, async ({ event }) => event.data),
      client.createFunction(
        { id: "slow-steps", checkpointing: { maxRuntime: 200 }, triggers: { event: "slow-steps" } },
        async ({ step }) => {
          tally.add("slow body");
          const done: number[] = [];
          for (let i = 0; i < 8; i++)
            done.push(
              await step.run("s", async () => {
                await sleep(60);
                tally.add("slow step");
                return i;
              }),
            );
          return done;
        },
      ),
      client.createFunction(
        { id: "no-checkpoints", checkpointing: false, triggers: { event: "no-checkpoints" } },
        async ({ step }) => {
          const a = await step.run("a", () => tally.add("unchecked"));
          return a + (await step.run("b", () => 1));
        },
      ),
      client.createFunction({ id: "parallel", triggers: { event: "parallel" } }, async ({ step }) => {
        const squares = await Promise.all(
          [1, 2, 3, 4, 5].map((i) =>
            step.run(`p${i}`, async () => {
              tally.add("parallel");
              // Three have to meet; where steps take turns none waits for ever.
              for (let turn = 0; turn < 100 && tally.most("parallel") < 3; turn++) await sleep(20);
              tally.remove("parallel");
              return i * i;
            }),
          ),
        );
        return step.run("sum", () => squares.reduce((a, b) => a + b, 0));
      }),
      client.createFunction({ id: "race", triggers: { event: "race" } }, async ({ step, group }) => {
        const winner = await group.parallel({ mode: "race" }, () =>
          Promise.race([step.sleep("slow", "3s").then(() => "slow"), step.sleep("fast", "1s").then(() => "fast")]),
        );
        await step.run("after", () => void seen.push(winner));
        return winner;
      }),
      client.createFunction({ id: "sleeper", triggers: { event: "sleeper" } }, async ({ step }) => {
        const from = await step.run("from", () => Date.now());
        await step.sleep("a second", "1s");
        const middle = await step.run("middle", () => Date.now());
        await step.sleepUntil("a date", new Date(middle + 300));
        await step.sleep("nothing", 0);
        const to = await step.run("to", () => Date.now());
        return [middle - from, to - middle];
      }),
      client.createFunction({ id: "sender", triggers: { event: "sender" } }, async ({ step, event }) => {
        const { ids } = await step.sendEvent(
          "fan-out",
          [1, 2, 3].map((n) => ({ name: "received", data: { n, of: event.data.of } })),
        );
        return ids;
      }),
      client.createFunction(
        { id: "receiver", triggers: { event: "received", if: "event.data.n > 1" } },
        async ({ event }) => {
          seen.push(event.data.n);
        },
      ),
      client.createFunction({ id: "odd", triggers: { event: "odd" } }, async ({ step, event }) => {
        const value = await step.run("odd", () => ({ nul: "a\u0000b", lone: "\ud800", nothing: null, ...event.data }));
        await step.sleep("a while", "1s");
        return value;
      }),
    ],
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(() => {
  seen = [];
});
afterEach(() => {
  expect(app.logged.filter((line) => line.startsWith("error"))).toEqual([]);
  app.logged.length = 0;
});

test("a run ends with what its function returns, and each step was done once", async () => {
  const run = await app.run("two-steps", { x: 1 });
  expect(run.output).toEqual({ a: { x: 2, call: 1 }, b: 4, runId: run.id, attempt: 0 });
  expect(run).toMatchObject({ status: "completed", functionId: "test-two-steps", stepsTotal: 2, stepsDone: 2 });
});

test("with checkpointing the body of two steps is entered once", async () => {
  const before = tally.of("body");
  await app.run("two-steps", { x: 1 });
  expect(tally.of("body") - before).toBe(1);
});

test("a function without steps gets the event's data", async () => {
  expect((await app.run("no-steps", { deep: [1, { z: null }] })).output).toEqual({ deep: [1, { z: null }] });
});

test("a run whose checkpointing time is up goes on in another call, and no step is done twice", async () => {
  expect((await app.run("slow-steps")).output).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(tally.of("slow step")).toBe(8);
  expect(tally.of("slow body")).toBeGreaterThan(1);
});

test("a function that switched checkpointing off runs a step a call", async () => {
  expect((await app.run("no-checkpoints")).output).toBe(2);
  expect(tally.of("unchecked")).toBe(1);
});

test("parallel steps run at the same time and their sum comes after all of them", async () => {
  expect((await app.run("parallel")).output).toBe(55);
  expect(tally.most("parallel")).toBeGreaterThan(2);
});

test("in a race the code after it goes on when the first is done, and the run ends with the last", async () => {
  const began = Date.now();
  const running = app.run("race");
  await until("the winner", async () => seen.length > 0);
  expect(Date.now() - began).toBeLessThan(2_900);
  expect((await running).output).toBe("fast");
  expect(seen).toEqual(["fast"]);
});

test("a run sleeps for a time, until a date, and for nothing", async () => {
  const [first, second] = (await app.run("sleeper")).output as [number, number];
  expect(first).toBeGreaterThanOrEqual(1_000);
  expect(first).toBeLessThan(1_600);
  expect(second).toBeGreaterThanOrEqual(300);
  expect(second).toBeLessThan(900);
});

test("events sent from a step start other functions where their condition holds", async () => {
  const { output } = await app.run("sender");
  expect(output).toHaveLength(3);
  await until("two receivers", async () => seen.length === 2);
  await sleep(100);
  expect(seen.toSorted()).toEqual([2, 3]);
});

test("strings that no database likes come back as they were", async () => {
  const { output } = await app.run("odd", { key: "__proto__", "ключ ": "\u2028", nested: { "": [] } });
  expect(output).toEqual({
    nul: "a\u0000b",
    lone: "\ud800",
    nothing: null,
    key: "__proto__",
    "ключ ": "\u2028",
    nested: { "": [] },
  });
});
