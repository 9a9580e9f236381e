import type { Inngest, InngestFunction } from "inngest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { refusals, UnsupportedFunctionError } from "./refuse";
import { sign } from "./signature";
import { startApp } from "./testing";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ migrated: false });
});
afterAll(() => database.drop());

type Options = Parameters<Inngest["createFunction"]>[0];

/** The sentences with which the executor refuses to start for a function with these options. */
async function refusal(options: Partial<Options>): Promise<string[]> {
  const functions = (client: Inngest): InngestFunction.Any[] => [
    client.createFunction({ id: "asks", triggers: { event: "x" }, ...options }, async () => "done"),
  ];
  const app = await startApp({ pool: database.pool, functions, start: false });
  try {
    await app.executor.start();
    return [];
  } catch (error) {
    if (!(error instanceof UnsupportedFunctionError)) throw error;
    return error.sentences;
  } finally {
    await app.close();
  }
}

describe("at the start a sentence names the function and the option that is not supported", () => {
  const prefix = 'Function "test-asks": the embedded executor ';
  test.each<[string, Partial<Options>, string]>([
    ["batchEvents", { batchEvents: { maxSize: 5, timeout: "5s" } }, 'does not support "batchEvents"'],
    ["rateLimit", { rateLimit: { limit: 1, period: "1h" } }, 'does not support "rateLimit"'],
    ["throttle", { throttle: { limit: 1, period: "1h" } }, 'does not support "throttle"'],
    ["debounce", { debounce: { period: "1m" } }, 'does not support "debounce"'],
    ["idempotency", { idempotency: "event.data.id" }, 'does not support "idempotency"'],
    ["timeouts", { timeouts: { finish: "1h" } }, 'does not support "timeouts"'],
    [
      "a scope of concurrency",
      { concurrency: { limit: 1, scope: "account", key: '"a"' } },
      'does not support "concurrency" of scope "account"',
    ],
    ["a broken limit", { concurrency: { limit: 1.5 } }, 'needs a whole "concurrency" limit, not 1.5'],
    ["no trigger but invoke", { triggers: [] }, "does not support step.invoke"],
    [
      "an event of the server",
      { triggers: { event: "inngest/function.finished" } },
      'does not send the event "inngest/function.finished"',
    ],
    ["a cron that cannot be read", { triggers: { cron: "0 25 * * *" } }, 'cannot read the cron trigger "0 25 * * *"'],
    ["a cron with seconds", { triggers: { cron: "0 0 21 * * 1-5" } }, 'cannot read the cron trigger "0 0 21 * * 1-5"'],
    [
      "a time zone that is none",
      { triggers: { cron: "TZ=America/Gotham 0 9 * * *" } },
      'cannot read the cron trigger "TZ=America/Gotham 0 9 * * *"',
    ],
    [
      "a cron that never comes",
      { triggers: { cron: "0 0 31 2 *" } },
      'cannot read the cron trigger "0 0 31 2 *": it never comes',
    ],
    [
      "eleven triggers",
      { triggers: Array.from({ length: 11 }, (_, i) => ({ event: `e${i}` })) },
      "allows 10 triggers, not 11",
    ],
    [
      "a condition that cannot be read",
      { triggers: { event: "x", if: "event.data. =" } },
      'cannot read "if" `event.data. =`',
    ],
    ["a key that cannot be read", { concurrency: { limit: 1, key: "event..x" } }, 'cannot read "concurrency.key"'],
    ["a priority that cannot be read", { priority: { run: "1 +" } }, 'cannot read "priority.run"'],
    ["a singleton key that cannot be read", { singleton: { mode: "skip", key: "(" } }, 'cannot read "singleton.key"'],
    [
      "a cancellation that cannot be read",
      { cancelOn: [{ event: "y", if: "async.data ==" }] },
      'cannot read "cancelOn.if"',
    ],
    [
      "six cancellations",
      { cancelOn: Array.from({ length: 6 }, (_, i) => ({ event: `c${i}` })) },
      'allows 5 "cancelOn" entries, not 6',
    ],
  ])("%s", async (_, options, sentence) => {
    const sentences = await refusal(options);
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences[0]).toContain(prefix + sentence);
  });

  test("three concurrency limits", async () => {
    const concurrency = Array.from({ length: 3 }, (_, i) => ({
      limit: 1,
      key: `event.data.k${i}`,
    })) as Options["concurrency"];
    expect(await refusal({ concurrency })).toEqual([`${prefix}allows 2 "concurrency" limits, not 3.`]);
  });

  test("jitter, and an option that nobody has thought of yet", () => {
    const config = {
      id: "f",
      name: "f",
      triggers: [{ cron: "0 9 * * *", jitter: "1m" }],
      steps: {},
      teleport: { to: "Mars" },
    };
    expect(refusals([config])).toEqual([
      'Function "f": the embedded executor does not support "teleport"; remove it or use an Inngest server.',
      'Function "f": the embedded executor does not support "jitter" of the cron trigger "0 9 * * *".',
    ]);
  });

  test("all refusals of all functions are told together", async () => {
    expect(
      await refusal({ debounce: { period: "1m" }, timeouts: { start: "1m" }, idempotency: "event.id" }),
    ).toHaveLength(3);
  });

  test("everything that is supported is not refused", async () => {
    expect(
      await refusal({
        retries: 3,
        concurrency: [{ limit: 5 }, { limit: 1, key: "event.data.symbol" }],
        priority: { run: "event.data.priority" },
        singleton: { mode: "cancel", key: "event.data.x" },
        cancelOn: [{ event: "y", match: "data.id", timeout: "1d" }],
        onFailure: async () => undefined,
        triggers: [{ cron: "TZ=America/New_York 0 21 * * 1-5" }, { event: "x", if: "event.data.n > 1" }],
      }),
    ).toEqual([]);
  });
});

describe("the served endpoint", () => {
  test("a call that is not signed, or not with this process's key, is answered 401 and runs nothing", async () => {
    let called = 0;
    const app = await startApp({
      pool: database.pool,
      functions: (client) => [client.createFunction({ id: "guarded", triggers: { event: "g" } }, async () => ++called)],
    });
    const body = JSON.stringify({
      event: { name: "g", data: {} },
      events: [],
      steps: {},
      ctx: { run_id: "r" },
      version: -1,
    });
    const post = (signature?: string) =>
      fetch(`${app.url}?fnId=test-guarded&stepId=step`, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          ...(signature === undefined ? {} : { "x-inngest-signature": signature }),
        },
      });
    const other = `signkey-test-${"0".repeat(32)}`;
    for (const signature of [
      undefined,
      "",
      "t=1&s=1",
      sign(body, other),
      sign(body, other, Math.floor(Date.now() / 1000) - 900),
    ]) {
      expect((await post(signature)).status).toBe(401);
    }
    expect(called).toBe(0);
    await app.close();
  });

  test("an app that answers with another key is not taken for ours, and the start says so", async () => {
    const stranger = await startApp({ pool: database.pool, functions: () => [], start: false });
    const app = await startApp({
      pool: database.pool,
      functions: () => [],
      start: false,
      url: stranger.url,
      patienceMs: 100,
    });
    await expect(app.executor.start()).rejects.toMatchObject({
      message: expect.stringContaining("The app did not answer"),
      cause: { message: expect.stringContaining("401") },
    });
    await app.close();
    await stranger.close();
  });

  test("the start waits for an app that is not up yet", async () => {
    const app = await startApp({ pool: database.pool, functions: () => [], start: false });
    let refused = 3;
    const late = await startApp({
      pool: database.pool,
      functions: (client) => [client.createFunction({ id: "late", triggers: { event: "late" } }, async () => "up")],
      start: false,
      call: async (request) => {
        if (refused-- > 0) throw new TypeError("fetch failed");
        return fetch(request);
      },
    });
    await late.executor.start();
    expect((await late.run("late")).output).toBe("up");
    await late.close();
    await app.close();
  });

  test("a registration that anybody asks for makes the executor read the functions again", async () => {
    const events = ["first"];
    let made: Inngest | undefined;
    const app = await startApp({
      pool: database.pool,
      functions: (client) => {
        made = client;
        return [
          client.createFunction(
            { id: "changing", triggers: [{ event: "first" }, { event: "second" }] },
            async () => events,
          ),
        ];
      },
    });
    expect(made).toBeDefined();
    expect((await fetch(app.url, { method: "PUT" })).status).toBe(200);
    expect((await app.run("second")).output).toEqual(["first"]);
    await app.close();
  });
});
