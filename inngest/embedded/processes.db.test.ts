import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { isGone, thisProcess } from "./liveness";
import { sleep, startApp, type TestApp, until } from "./testing";

const CHILD = fileURLToPath(new URL("./testing-child.ts", import.meta.url));

let database: TestDatabase;
/** Never started: it sends events and looks at runs. */
let outside: TestApp;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await testDatabase({ migrated: false });
  await database.pool.query(
    "create table marks (what text, step text, pid int, at timestamptz not null default clock_timestamp())",
  );
  outside = await startApp({ pool: database.pool, id: "child", functions: () => [], start: false });
});
afterAll(async () => {
  await outside.close();
  await database.drop();
});
beforeEach(() => database.pool.query("truncate marks"));
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
});

function spawnChild(env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", CHILD], {
    env: { ...process.env, ...env, DATABASE_URL: database.url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return child;
}

/** The same, when it is at work. */
async function startChild(env: Record<string, string> = {}): Promise<ChildProcess> {
  const child = spawnChild(env);
  const [line] = await Promise.race([once(child.stdout!, "data"), once(child, "exit")]);
  expect(String(line)).toMatch(/^ready/);
  return child;
}

/** SIGKILL, which no process can prepare for. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

interface Mark {
  what: "begin" | "end";
  step: string;
  pid: number;
}

async function marks(): Promise<Mark[]> {
  return (await database.pool.query<Mark>("select what, step, pid from marks order by at")).rows;
}

async function count(what: Mark["what"], step?: string): Promise<number> {
  return (await marks()).filter((mark) => mark.what === what && (step === undefined || mark.step === step)).length;
}

const begun = (step: string, times = 1) => until(`${step} to begin`, async () => (await count("begin", step)) >= times);

async function send(name: string, data: Record<string, unknown> = {}): Promise<string> {
  const [id] = await outside.send({ name, data });
  return id!;
}

describe("kill -9", () => {
  test("in the middle of a step: the run goes on in the next process, and finished steps are not done again", async () => {
    const first = await startChild();
    const event = await send("chain", { steps: ["one", "two", "three"], ms: 800 });
    await begun("two");
    await sleep(200);
    await kill(first);
    const restarted = Date.now();
    await startChild();
    expect(await outside.ended(event)).toMatchObject({ status: "completed", output: ["one", "two", "three"] });
    expect(Date.now() - restarted).toBeLessThan(30_000);
    const traces = (await marks()).map(({ what, step }) => `${what} ${step}`);
    expect(traces).toEqual(["begin one", "end one", "begin two", "begin two", "end two", "begin three", "end three"]);
  });

  test("in the middle of a sleep: the run wakes up when it is due", async () => {
    const first = await startChild();
    const event = await send("nap");
    await until(
      "the sleep",
      async () => (await outside.executor.selectRuns({ status: "running" }))[0]?.stepsTotal === 2,
    );
    await kill(first);
    await startChild();
    const run = await outside.ended(event);
    expect(run).toMatchObject({ status: "completed", output: "after" });
    expect(run.endedAt!.getTime() - run.createdAt.getTime()).toBeGreaterThanOrEqual(3_000);
    expect((await marks()).map(({ what, step }) => `${what} ${step}`)).toEqual([
      "begin before",
      "end before",
      "begin after",
      "end after",
    ]);
  });

  test("in the middle of a fan-out: every piece is done, and those that had ended are not done again", async () => {
    const pieces = 60;
    const first = await startChild();
    const event = await send("fan", { count: pieces, to: "piece" });
    await until(
      "some pieces",
      async () => (await outside.executor.selectRuns({ functionId: "child-piece", status: "completed" })).length >= 5,
    );
    await kill(first);
    const ended = await outside.executor.selectRuns({ functionId: "child-piece", status: "completed", limit: pieces });
    await startChild();
    expect(await outside.ended(event)).toMatchObject({ status: "completed" });
    await until(
      "all pieces",
      async () =>
        (await outside.executor.selectRuns({ functionId: "child-piece", status: "completed", limit: 2 * pieces }))
          .length === pieces,
      60_000,
    );
    const done = new Set((await marks()).filter(({ what }) => what === "end").map(({ step }) => step));
    done.delete("sent");
    expect(done.size).toBe(pieces);
    for (const { event: piece } of ended) expect(await count("begin", String(piece.data.piece))).toBe(1);
    // Only what was under way has begun twice: one step for each of the eight workers.
    expect(await count("begin")).toBeLessThanOrEqual(pieces + 1 + 8);
    expect(await outside.executor.selectRuns({ functionId: "child-piece", status: "failed" })).toEqual([]);
  });

  test("again and again at any moment: the run comes to its end, and no step that was remembered is done twice", async () => {
    const steps = Array.from({ length: 12 }, (_, i) => `s${i}`);
    let child = await startChild();
    const event = await send("chain", { steps, ms: 60 });
    for (const ms of [20, 130, 310]) {
      await until("a step", async () => (await count("begin")) > 0);
      await sleep(ms);
      await kill(child);
      child = await startChild();
    }
    expect(await outside.ended(event)).toMatchObject({ status: "completed", output: steps });
    expect(await count("begin")).toBeLessThanOrEqual(12 + 3);
    for (const step of steps) expect(await count("end", step)).toBeGreaterThanOrEqual(1);
  });

  test("by a step: its run fails in the end, and what was under way beside it does not", async () => {
    const innocent = await Promise.all(["a", "b"].map((step) => send("chain", { steps: [step], ms: 1_000 })));
    const poison = await send("poison");
    await once(spawnChild(), "exit");
    // As if they had died together eight times more.
    await database.pool.query("update embedded_inngest.jobs set lost = 8");
    let isOver = false;
    const over = Promise.all([...innocent, poison].map((event) => outside.ended(event)));
    void over.then(() => {
      isOver = true;
    });
    for (let life = 0; life < 4 && !isOver; life++) await Promise.race([over, once(spawnChild(), "exit")]);
    const runs = await over;
    expect(runs.map(({ status }) => status)).toEqual(["completed", "completed", "failed"]);
    expect(runs[2]?.error).toMatchObject({ name: "ProcessDied" });
    // Each suspect was alone: nothing stands between its beginning and its end.
    const steps = (await marks()).filter(({ step }) => step !== "poison").slice(-4);
    expect(steps.map(({ what }) => what)).toEqual(["begin", "end", "begin", "end"]);
  });
});

describe("two processes", () => {
  test("share a queue without doing a piece twice and without exceeding a limit", async () => {
    await Promise.all([startChild(), startChild()]);
    await send("fan", { count: 40, to: "limited" });
    await send("fan", { count: 40, to: "piece" });
    await until("all pieces", async () => (await count("end")) >= 82, 90_000);
    await sleep(300);
    expect(await count("begin")).toBe(82);
    expect(new Set((await marks()).map(({ pid }) => pid)).size).toBe(2);
    const limited = await spans("limited %");
    expect(limited).toHaveLength(40);
    expect(mostAtOnce(limited)).toBeLessThanOrEqual(3);
    for (let lane = 0; lane < 5; lane++) {
      expect(mostAtOnce(limited.filter(({ step }) => Number(step.split(" ")[1]) % 5 === lane))).toBe(1);
    }
  });

  test("one that starts leaves alone what another one is doing", async () => {
    await startChild();
    const event = await send("chain", { steps: ["long"], ms: 3_000 });
    await begun("long");
    await startChild();
    expect(await outside.ended(event)).toMatchObject({ status: "completed" });
    expect(await count("begin", "long")).toBe(1);
  });

  test("one takes over what the other was doing when it was killed", async () => {
    const lease = { TEST_LEASE_MS: "3000" };
    const pair = await Promise.all([startChild(lease), startChild(lease)]);
    const event = await send("chain", { steps: ["x", "y"], ms: 1_000 });
    await begun("y");
    const owner = (await marks()).find(({ step }) => step === "y")?.pid;
    await kill(pair.find(({ pid }) => pid === owner)!);
    expect(await outside.ended(event)).toMatchObject({ status: "completed", output: ["x", "y"] });
    expect([await count("begin", "x"), await count("begin", "y")]).toEqual([1, 2]);
  });

  test("one that was stopped for so long that it lost its lease does no harm when it goes on", async () => {
    const lease = { TEST_LEASE_MS: "1500" };
    const sleeper = await startChild(lease);
    const event = await send("chain", { steps: ["a", "b"], ms: 700 });
    await begun("a");
    sleeper.kill("SIGSTOP");
    await startChild(lease);
    await begun("b");
    sleeper.kill("SIGCONT");
    const run = await outside.ended(event);
    expect(run).toMatchObject({ status: "completed", output: ["a", "b"], stepsTotal: 2, stepsDone: 2 });
    await sleep(1_000);
    expect([await count("begin", "a"), await count("begin", "b")]).toEqual([2, 1]);
  });

  test("one that ends in good order finishes what it does and gives up its lease", async () => {
    const child = await startChild();
    const event = await send("chain", { steps: ["calm"], ms: 1_000 });
    await begun("calm");
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
    expect(await outside.ended(event)).toMatchObject({ status: "completed" });
    const { rows } = await database.pool.query("select from embedded_inngest.processes");
    expect(rows).toHaveLength(0);
  });
});

describe("a process", () => {
  test("is gone when its id is free, or is another's by now, and never when it runs or is on another machine", () => {
    const self = thisProcess();
    expect(isGone(self)).toBe(false);
    expect(isGone({ ...self, pid: 2 ** 22 + 1 })).toBe(true);
    expect(isGone({ ...self, pid: 2 ** 22 + 1, machine: "elsewhere" })).toBe(false);
    if (self.pidStarted !== null) expect(isGone({ ...self, pidStarted: "1" })).toBe(true);
  });
});

interface Span {
  step: string;
  from: Date;
  to: Date;
}

/** When steps ran, on the database's clock. */
async function spans(like: string): Promise<Span[]> {
  const { rows } = await database.pool.query<Span>(
    `select step, min(at) filter (where what = 'begin') as from, max(at) filter (where what = 'end') as to
     from marks where step like $1 group by step`,
    [like],
  );
  return rows;
}

function mostAtOnce(spans: Span[]): number {
  return Math.max(...spans.map(({ from: at }) => spans.filter(({ from, to }) => from <= at && at < to).length));
}
