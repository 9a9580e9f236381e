import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { migrate } from "./database";
import { MIGRATIONS } from "./schema.sql";
import { embeddedClientOptions, sharedExecutor } from "./shared";
import { sleep, startApp, type TestApp, type TestAppOptions, until } from "./testing";

const DAY = 86_400_000;
let database: TestDatabase;
let app: TestApp | undefined;
let shift = 0;

beforeAll(async () => {
  database = await testDatabase({ migrated: false });
});
afterAll(() => database.drop());
afterEach(async () => {
  await app?.close();
  app = undefined;
  shift = 0;
});

async function start(options: Partial<TestAppOptions> = {}): Promise<TestApp> {
  app = await startApp({
    pool: database.pool,
    id: "keep",
    now: () => new Date(Date.now() + shift),
    functions: (client) => [
      client.createFunction({ id: "short", triggers: { event: "short" } }, ({ step }) => step.run("s", () => 1)),
      client.createFunction({ id: "long", triggers: { event: "long" } }, ({ step }) => step.sleep("l", "90d")),
      client.createFunction({ id: "slow", triggers: { event: "slow" } }, async ({ step }) => {
        await step.run("a", () => sleep(1_500));
        return step.run("b", () => "done");
      }),
    ],
    ...options,
  });
  return app;
}

async function rowsOf(table: string): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(`select count(*)::int from embedded_inngest.${table}`);
  return rows[0]!.count;
}

describe("the schema", () => {
  test("any number of processes make it at once, and again", async () => {
    await Promise.all(Array.from({ length: 8 }, () => migrate(database.pool)));
    await migrate(database.pool);
    expect(await rowsOf("migrations")).toBe(MIGRATIONS.length);
  });

  test("one that is newer than the code is refused", async () => {
    await database.pool.query("insert into embedded_inngest.migrations (version) values (99)");
    await expect(migrate(database.pool)).rejects.toThrow(`has version 99; this code knows ${MIGRATIONS.length}`);
    await database.pool.query("delete from embedded_inngest.migrations where version = 99");
  });
});

describe("retention", () => {
  test("runs that ended and their events go after seven days, runs that live stay", async () => {
    const { run, send, executor } = await start();
    await run("short");
    await send({ name: "long" });
    await until(
      "the long run",
      async () => (await executor.selectRuns({ functionId: "keep-long" }))[0]?.stepsTotal === 1,
    );
    expect(await executor.sweep()).toEqual({ runs: 0, events: 0, eventIds: 0 });
    shift = 7 * DAY - 60_000;
    expect(await executor.sweep()).toEqual({ runs: 0, events: 0, eventIds: 2 });
    shift = 7 * DAY + 60_000;
    expect(await executor.sweep()).toEqual({ runs: 1, events: 2, eventIds: 0 });
    expect((await executor.selectRuns()).map(({ functionId }) => functionId)).toEqual(["keep-long"]);
    expect(await rowsOf("steps")).toBe(1);
  });

  test("how long they are kept can be set, and more than a batch is removed", async () => {
    const { send, executor } = await start({ retentionDays: 1 });
    await send(...Array.from({ length: 3 }, () => ({ name: "short" })));
    await until("the runs", async () => (await executor.selectRuns({ status: "completed" })).length === 3);
    await database.pool.query(
      `insert into embedded_inngest.runs (id, function_id, status, event, limit_keys, priority, created_at, ended_at)
       select 'old' || n, 'keep-short', 'completed', '{}', '{}', 0, now(), now() from generate_series(1, 1200) n`,
    );
    shift = DAY + 60_000;
    expect((await executor.sweep()).runs).toBe(1_203);
  });
});

describe("a function that is no longer served", () => {
  test("fails its runs, and those of other functions stay", async () => {
    const first = await start();
    await first.send({ name: "long" });
    await until(
      "the run",
      async () => (await first.executor.selectRuns({ functionId: "keep-long", status: "running" })).length > 0,
    );
    await first.close();
    const { executor, logged } = await start({ functions: () => [] });
    expect((await executor.selectRuns({ functionId: "keep-long", status: "running" })).length).toBe(0);
    expect((await executor.selectRuns({ functionId: "keep-long" }))[0]).toMatchObject({
      status: "failed",
      error: { message: "No function keep-long is served any more" },
    });
    expect(logged).toContain("error: Function keep-long is not served any more; its runs have failed ");
  });
});

describe("the database", () => {
  test("may end all connections while steps run: every result is kept", async () => {
    const { send, ended } = await start();
    const ids = await send(...Array.from({ length: 8 }, () => ({ name: "slow" })));
    for (let i = 0; i < 12; i++) {
      await sleep(20 + 10 * i);
      await database.pool
        .query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
        )
        .catch(() => undefined);
    }
    for (const id of ids) expect(await ended(id)).toMatchObject({ status: "completed", output: "done", stepsTotal: 2 });
  });
});

describe("what a process shares", () => {
  test("is one key and one executor for all module graphs, and the client is never in dev mode", async () => {
    const shared = sharedExecutor();
    expect(sharedExecutor()).toBe(shared);
    expect(shared.signingKey).toMatch(/^signkey-embedded-[0-9a-f]{64}$/);
    expect(embeddedClientOptions()).toMatchObject({
      isDev: false,
      signingKey: shared.signingKey,
      eventKey: "embedded",
    });
    expect(() => embeddedClientOptions().fetch("http://embedded.invalid/e/x")).toThrow("has not been created");
  });
});

test("an executor that is stopped takes no more jobs, and the next one finds them", async () => {
  const first = await start();
  await first.executor.stop();
  const [id] = await first.send({ name: "short" });
  await sleep(200);
  expect((await first.executor.selectRuns({ functionId: "keep-short", status: "queued" })).length).toBe(0);
  await first.close();
  const next = await start();
  expect(await next.ended(id!)).toMatchObject({ status: "completed" });
});

test("an executor that may not wait leaves what it does to the next one", async () => {
  const first = await start();
  const [id] = await first.send({ name: "slow" });
  await until(
    "the run",
    async () => (await first.executor.selectRuns({ status: "running", functionId: "keep-slow" })).length > 0,
  );
  const began = Date.now();
  await first.executor.stop({ graceMs: 0 });
  expect(Date.now() - began).toBeLessThan(1_200);
  await first.close();
  const next = await start();
  expect(await next.ended(id!)).toMatchObject({ status: "completed", output: "done" });
});

test("a step that kills every process that runs it fails its run in the end", async () => {
  const first = await start();
  const [id] = await first.send({ name: "slow" });
  await until("the run", async () => (await rowsOf("jobs where owner is not null")) > 0);
  await first.executor.stop({ graceMs: 0 });
  await first.close();
  await database.pool.query("update embedded_inngest.jobs set lost = 10 where kind <> 'wake'");
  const next = await start();
  expect(await next.ended(id!)).toMatchObject({
    status: "failed",
    error: { name: "ProcessDied", message: "The process died 10 times while it executed this step" },
  });
});

test("a result that the database will not have fails the run, saying so", async () => {
  await database.pool.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no room for %', new.name; end $$;
    create trigger refuse before insert on embedded_inngest.steps for each row when (new.name = 'b') execute function refuse()`);
  const { run } = await start();
  expect(await run("slow")).toMatchObject({
    status: "failed",
    error: { message: "The result could not be stored: no room for b" },
  });
  await database.pool.query("drop trigger refuse on embedded_inngest.steps");
});

test("what a killed claim left behind in this very process is taken up again", async () => {
  const { send, ended } = await start({ leaseMs: 600 });
  const [id] = await send({ name: "long" });
  await until("the sleep", async () => (await rowsOf("jobs where kind = 'wake'")) > 0);
  // As if the answer to the commit of a claim had been lost.
  await database.pool.query(
    `insert into embedded_inngest.jobs (run_id, function_id, kind, step_id, due_at, sort_at, limit_keys, owner, dispatch)
     select run_id, function_id, 'discover', 'step', now(), now(), '{}', (select id from embedded_inngest.processes), gen_random_uuid()
     from embedded_inngest.jobs where kind = 'wake' order by id desc limit 1`,
  );
  await until("the job to be done", async () => (await rowsOf("jobs where kind <> 'wake'")) === 0);
  shift = 90 * DAY + 1_000;
  expect(await ended(id!)).toMatchObject({ status: "completed" });
});
