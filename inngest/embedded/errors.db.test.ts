import { type FailureEventArgs, type GetStepTools, type Inngest, NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { startApp, Tally, type TestApp, until } from "./testing";

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
      client.createFunction({ id: "flaky", retries: 3, triggers: { event: "flaky" } }, async ({ step, attempt }) => {
        seen.push(attempt);
        return step.run("f", () => {
          if (tally.add("flaky") < 3) throw new Error("not yet");
          return "ok";
        });
      }),
      client.createFunction(
        { id: "flaky-body", retries: 2, triggers: { event: "flaky-body" } },
        async ({ attempt }) => {
          if (attempt < 2) throw new Error("not yet");
          return attempt;
        },
      ),
      client.createFunction(
        {
          id: "hopeless",
          retries: 1,
          triggers: { event: "hopeless" },
          onFailure: async ({ event, error, step }: FailureEventArgs & { step: GetStepTools<Inngest> }) => {
            await step.run(
              "note",
              () => void seen.push(`${error.message} ${event.data.event.data.k} ${event.data.run_id}`),
            );
          },
        },
        async ({ step }) => {
          await step.run("boom", () => {
            tally.add("boom");
            throw new Error("always");
          });
        },
      ),
      client.createFunction({ id: "catcher", retries: 0, triggers: { event: "catcher" } }, async ({ step }) => {
        try {
          await step.run("boom", () => {
            throw new Error("inner");
          });
        } catch (error) {
          return step.run("rollback", () => `rolled back ${error instanceof Error ? error.message : ""}`);
        }
      }),
      client.createFunction(
        { id: "non-retriable", retries: 5, triggers: { event: "non-retriable" } },
        async ({ step, event }) => {
          tally.add("non-retriable");
          if (event.data.step)
            await step.run("x", () => {
              throw new NonRetriableError("stop in step");
            });
          throw new NonRetriableError("stop");
        },
      ),
      client.createFunction(
        { id: "retry-after", retries: 2, triggers: { event: "retry-after" } },
        async ({ step, event }) => {
          return step.run("x", () => {
            if (tally.add(`after ${event.data.form}`) > 1) return Date.now();
            seen.push(Date.now());
            throw new RetryAfterError("later", event.data.form === "date" ? new Date(Date.now() + 1200) : 1200);
          });
        },
      ),
      client.createFunction(
        { id: "unsupported", retries: 3, triggers: { event: "unsupported" } },
        async ({ step, event }) => {
          tally.add(`unsupported ${event.data.what}`);
          switch (event.data.what) {
            case "WaitForEvent":
              return step.waitForEvent("w", { event: "never", timeout: "1h" });
            case "InvokeFunction":
              return step.invoke("i", {
                function: client.createFunction({ id: "child", triggers: [] }, async () => 1),
              });
            case "WaitForSignal":
              return step.waitForSignal("s", { signal: "x", timeout: "1h" });
            case "AIGateway":
              return step.ai.infer("ai", {
                model: step.ai.models.openai({ model: "gpt-4", apiKey: "none" }),
                body: { messages: [] },
              });
            case "Gateway":
              return step.fetch("http://127.0.0.1:9/");
            case "step.sendSignal":
              return step.sendSignal("sig", { signal: "x" });
            default:
              return step.sleep("too long", "400d");
          }
        },
      ),
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

test("a step that throws is tried again, with the number of the attempt", async () => {
  expect((await app.run("flaky")).output).toBe("ok");
  expect(tally.of("flaky")).toBe(3);
  expect(seen.slice(0, 3)).toEqual([0, 1, 2]);
});

test("a function that throws outside a step is tried again", async () => {
  expect((await app.run("flaky-body")).output).toBe(2);
});

test("when all attempts failed the run fails and onFailure is told of the event and the error", async () => {
  const run = await app.run("hopeless", { k: 7 });
  expect(run).toMatchObject({ status: "failed", error: { name: "Error", message: "always" } });
  expect(tally.of("boom")).toBe(2);
  await until("onFailure", async () => seen.length > 0);
  expect(seen).toEqual([`always 7 ${run.id}`]);
});

test("a function can catch a step's error and go on", async () => {
  expect(await app.run("catcher")).toMatchObject({ status: "completed", output: "rolled back inner" });
});

test("a NonRetriableError ends the run at once, thrown in a step or outside", async () => {
  expect(await app.run("non-retriable")).toMatchObject({ status: "failed", error: { message: "stop" } });
  expect(tally.of("non-retriable")).toBe(1);
  expect(await app.run("non-retriable", { step: true })).toMatchObject({
    status: "failed",
    error: { message: "stop in step" },
  });
});

test.each(["seconds", "date"])("a RetryAfterError says when to try again, in %s", async (form) => {
  const again = (await app.run("retry-after", { form })).output as number;
  expect(again - (seen[0] as number)).toBeGreaterThanOrEqual(1_190);
});

test.each([
  "WaitForEvent",
  "InvokeFunction",
  "WaitForSignal",
  "AIGateway",
  "Gateway",
  "step.sendSignal",
  "a sleep of over 366 days",
])("%s ends the run at once with an error that names it", async (what) => {
  const run = await app.run("unsupported", { what });
  expect(run).toMatchObject({ status: "failed", error: { name: "UnsupportedStepError" } });
  expect(run.error?.message).toMatch(`does not support ${what}`);
  expect(run.error?.message).toMatch('Function "test-unsupported"');
  expect(tally.of(`unsupported ${what}`)).toBe(1);
  app.logged = app.logged.filter((line) => !line.includes("/v1/signals"));
});
