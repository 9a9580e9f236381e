import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { startApp, Tally, type TestApp } from "./testing";

let database: TestDatabase;
let app: TestApp;
let tally: Tally;

beforeAll(async () => {
  database = await testDatabase({ migrated: false });
  tally = new Tally();
  app = await startApp({
    pool: database.pool,
    functions: (client) => [
      client.createFunction({ id: "many", triggers: { event: "many" } }, async ({ step, event }) => {
        for (let i = 0; i < event.data.n; i++) await step.run("one", () => void tally.add("many"));
        return event.data.n;
      }),
      client.createFunction(
        { id: "wide", triggers: { event: "wide" } },
        async ({ step, event }) =>
          (await Promise.all(Array.from({ length: event.data.n }, (_, i) => step.sleep(`s${i}`, "1h")))).length,
      ),
      client.createFunction({ id: "large", retries: 0, triggers: { event: "large" } }, async ({ step, event }) => {
        let length = 0;
        for (let i = 0; i < event.data.steps; i++)
          length += (await step.run(`l${i}`, () => "x".repeat(event.data.bytes))).length;
        await step.sleep("a call that is handed all of it", "1s");
        return event.data.back ? "x".repeat(event.data.bytes) : length;
      }),
    ],
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
afterEach(() => {
  expect(app.logged.filter((line) => line.startsWith("error"))).toEqual([]);
  app.logged.length = 0;
});

test("a run may have 1,000 steps and not one more", async () => {
  expect(await app.run("many", { n: 1_001 })).toMatchObject({
    status: "failed",
    error: { message: 'Function "test-many": a run may have 1000 steps' },
  });
  expect(tally.of("many")).toBe(1_001);
  expect(await app.run("wide", { n: 1_001 })).toMatchObject({
    status: "failed",
    error: { message: 'Function "test-wide": a run may have 1000 steps' },
  });
});

test("a step may return 4 MB, and what it returns reaches the next call although it is large", async () => {
  const bytes = 4 * 1024 * 1024 - 100;
  expect((await app.run("large", { steps: 2, bytes })).output).toBe(2 * bytes);
});

test("a step or a function that returns more than 4 MB fails the run, naming it", async () => {
  const bytes = 4 * 1024 * 1024 + 1;
  const run = await app.run("large", { steps: 1, bytes });
  expect(run).toMatchObject({ status: "failed", error: { name: "LimitError" } });
  expect(run.error?.message).toMatch(/test-large.*step "l0" returned 4194\d+ bytes/);
  const back = await app.run("large", { steps: 0, bytes, back: true });
  expect(back.error?.message).toMatch(/test-large.*returned 4194\d+ bytes/);
});

test("the steps of a run may return 32 MB together", async () => {
  const run = await app.run("large", { steps: 9, bytes: 4_000_000 });
  expect(run.error?.message).toBe('Function "test-large": a run\'s steps may return 33554432 bytes');
});
