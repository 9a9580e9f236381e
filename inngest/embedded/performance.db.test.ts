import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { startApp, type TestApp, until } from "./testing";

/** Figures are printed and not asserted: they are the machine's, not the code's. */
let database: TestDatabase;
let app: TestApp;
let firstStep = 0;
let done = 0;

beforeAll(async () => {
  database = await testDatabase({ migrated: false });
  app = await startApp({
    pool: database.pool,
    functions: (client) => [
      client.createFunction({ id: "quick", triggers: { event: "quick" } }, async ({ step }) => {
        await step.run("first", () => {
          firstStep = performance.now();
        });
      }),
      client.createFunction({ id: "chain", triggers: { event: "chain" } }, async ({ step }) => {
        for (let i = 0; i < 100; i++) await step.run(`s${i}`, () => i);
      }),
      client.createFunction({ id: "one", triggers: { event: "one" } }, ({ step }) => step.run("s", () => ++done)),
      client.createFunction({ id: "slim", concurrency: 3, triggers: { event: "slim" } }, ({ step }) =>
        step.run("s", () => ++done),
      ),
    ],
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function measure(what: string, work: () => Promise<unknown>): Promise<void> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `${what}: ${Math.round(performance.now() - began)} ms, of them ${Math.round((user + system) / 1000)} ms CPU here`,
  );
}

test("from a send to the first step", async () => {
  await app.run("quick");
  const waits: number[] = [];
  for (let i = 0; i < 20; i++) {
    const sent = performance.now();
    await app.run("quick");
    waits.push(firstStep - sent);
  }
  waits.sort((a, b) => a - b);
  console.log(`send to first step: median ${waits[10]!.toFixed(1)} ms, worst ${waits.at(-1)!.toFixed(1)} ms`);
  expect(waits).toHaveLength(20);
});

test("100 steps in a row", async () => {
  await measure("100 sequential steps", () => app.run("chain"));
  expect((await app.executor.selectRuns({ functionId: "test-chain" }))[0]).toMatchObject({ status: "completed" });
});

test.each([
  ["one", 200],
  ["slim", 300],
])("fan-out %s of %i runs with a step each", async (name, count) => {
  done = 0;
  await measure(`${count} one-step runs (${name})`, async () => {
    await app.send(...Array.from({ length: count }, () => ({ name })));
    await until("all runs", async () => done === count, 100_000);
  });
  expect(done).toBe(count);
});
