import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { sleep, startApp, type TestApp, type TestAppOptions, until } from "./testing";
import { seededId, ulid } from "./ulid";

let database: TestDatabase;
let app: TestApp;
let shift = 0;
const received: unknown[] = [];

beforeAll(async () => {
  database = await testDatabase({ migrated: false });
});
afterAll(() => database.drop());
afterEach(async () => {
  await app.close();
  received.length = 0;
  shift = 0;
});

async function start(options: Partial<TestAppOptions> = {}) {
  app = await startApp({
    pool: database.pool,
    id: "events",
    now: () => new Date(Date.now() + shift),
    functions: (client) => [
      client.createFunction({ id: "take", triggers: { event: "take" } }, async ({ event }) => {
        received.push(event.data.n);
      }),
    ],
    ...options,
  });
}

test("an id that comes again within 24 hours starts nothing, and does so later", async () => {
  await start();
  const send = () => app.send({ name: "take", id: "once", data: { n: 1 } });
  expect(await send()).toEqual(["once"]);
  expect(await send()).toEqual(["once"]);
  expect(
    await app.send({ name: "take", id: "twice", data: { n: 2 } }, { name: "take", id: "twice", data: { n: 3 } }),
  ).toEqual(["twice", "twice"]);
  await until("the events", async () => received.length === 2);
  await sleep(150);
  expect(received.toSorted()).toEqual([1, 2]);
  shift = 24 * 3_600_000 + 1_000;
  await send();
  await until("the event, a day later", async () => received.length === 3);
});

test("a send that the SDK repeats is stored once", async () => {
  await start();
  const post = () =>
    app.executor.fetch("http://embedded.invalid/e/embedded", {
      method: "POST",
      headers: { "x-inngest-event-id-seed": "1700000000000,AAAAAAAAAAAAAA==" },
      body: JSON.stringify([
        { name: "take", data: { n: 1 } },
        { name: "take", data: { n: 2 } },
      ]),
    });
  const [first, second] = [await (await post()).json(), await (await post()).json()];
  expect(first).toEqual(second);
  expect(new Set(first.ids).size).toBe(2);
  await until("both events", async () => received.length === 2);
  await sleep(150);
  expect(received.toSorted()).toEqual([1, 2]);
});

test("events sent before the executor has started are kept and start their functions when it does", async () => {
  await start({ start: false });
  await app.send({ name: "take", data: { n: 7 } });
  await sleep(100);
  expect(received).toEqual([]);
  await app.executor.start();
  await until("the event", async () => received.length === 1);
});

test("an event that nobody can take is refused with a sentence", async () => {
  await start();
  const post = async (body: unknown) => {
    const response = await app.executor.fetch("http://embedded.invalid/e/k", {
      method: "POST",
      body: JSON.stringify(body),
    });
    return [response.status, (await response.json()).error];
  };
  expect(await post([{ data: {} }])).toEqual([400, "An event needs a name"]);
  expect(await post([{ name: "inngest/function.failed" }])).toEqual([400, expect.stringContaining("Inngest's own")]);
  expect(await post([{ name: "x", data: [1] }])).toEqual([400, expect.stringContaining("must be an object")]);
  expect(await post([{ name: "x", id: "i".repeat(1_001) }])).toEqual([400, expect.stringContaining("1001 letters")]);
  expect(await post([{ name: "x", data: { big: "x".repeat(512 * 1024) } }])).toEqual([
    413,
    expect.stringContaining("at most 524288"),
  ]);
  expect(await post([{ name: "x", ts: Date.now() + 3_600_000 }])).toEqual([
    400,
    expect.stringContaining("lies in the future"),
  ]);
  expect(await post(Array.from({ length: 5_001 }, () => ({ name: "x" })))).toEqual([
    413,
    expect.stringContaining("5001 events"),
  ]);
  const { rows } = await database.pool.query("select from embedded_inngest.events where name = 'x'");
  expect(rows).toHaveLength(0);
});

test("a send that is refused is an error for its caller", async () => {
  await start();
  await expect(app.send({ name: "take", data: { big: "x".repeat(600_000) } })).rejects.toThrow(/at most 524288/);
});

test("what the executor does not answer is refused with 501 and named in the log", async () => {
  await start();
  const response = await app.executor.fetch("http://embedded.invalid/v1/signals", { method: "POST", body: "{}" });
  expect(response.status).toBe(501);
  expect(app.logged.at(-1)).toMatch("error: The embedded executor has no POST /v1/signals");
});

test("a send of 1,000 events starts 1,000 runs", async () => {
  await start();
  await app.send(...Array.from({ length: 1_000 }, (_, n) => ({ name: "take", data: { n } })));
  await until("all of them", async () => new Set(received).size === 1_000, 60_000);
  await sleep(50);
  expect(received).toHaveLength(1_000);
});

test("ids of one seed differ by index and sort by time", () => {
  expect(seededId("1700000000000,xx", 0, 1)).toBe(seededId("1700000000000,xx", 0, 2));
  expect(seededId("1700000000000,xx", 0, 1)).not.toBe(seededId("1700000000000,xx", 1, 1));
  expect(ulid(1_700_000_000_000) < ulid(1_700_000_000_001)).toBe(true);
  expect(ulid(0, new Uint8Array(10))).toBe("0".repeat(26));
  expect(ulid(2 ** 48 - 1, new Uint8Array(10).fill(255))).toBe(`7${"Z".repeat(25)}`);
});
