/** A process of its own that serves and executes functions, for tests that kill it. Settings come by environment. */
import pg from "pg";
import { sleep, startApp } from "./testing";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });
pool.on("error", () => undefined);

/** Leave a trace that survives the process. */
async function mark(what: string, step: string): Promise<void> {
  await pool.query("insert into marks (what, step, pid) values ($1, $2, $3)", [what, step, process.pid]);
}

async function work(step: string, ms: number): Promise<string> {
  await mark("begin", step);
  await sleep(ms);
  await mark("end", step);
  return step;
}

async function main(): Promise<void> {
  const app = await startApp({
    pool,
    id: "child",
    leaseMs: Number(process.env.TEST_LEASE_MS ?? 60_000),
    pollMs: 100,
    functions: (client) => [
      client.createFunction({ id: "chain", triggers: { event: "chain" } }, async ({ step, event }) => {
        const done: string[] = [];
        for (const name of event.data.steps) done.push(await step.run(name, () => work(name, event.data.ms)));
        return done;
      }),
      client.createFunction({ id: "nap", triggers: { event: "nap" } }, async ({ step }) => {
        await step.run("before", () => work("before", 0));
        await step.sleep("nap", "3s");
        return step.run("after", () => work("after", 0));
      }),
      client.createFunction({ id: "fan", triggers: { event: "fan" } }, async ({ step, event }) => {
        const pieces = Array.from({ length: event.data.count }, (_, i) => ({
          name: event.data.to,
          data: { piece: `${event.data.to} ${i}`, lane: i % 5 },
        }));
        await step.sendEvent("fan-out", pieces);
        return step.run("sent", () => work("sent", 0));
      }),
      client.createFunction({ id: "piece", triggers: { event: "piece" } }, ({ step, event }) =>
        step.run("work", () => work(event.data.piece, 100)),
      ),
      client.createFunction({ id: "poison", triggers: { event: "poison" } }, ({ step }) =>
        step.run("poison", async () => {
          await work("poison", 50);
          process.kill(process.pid, "SIGKILL");
        }),
      ),
      client.createFunction(
        {
          id: "limited",
          concurrency: [{ limit: 3 }, { limit: 1, key: "event.data.lane" }],
          triggers: { event: "limited" },
        },
        ({ step, event }) => step.run("work", () => work(event.data.piece, 60)),
      ),
    ],
  });
  process.on("SIGTERM", () => void app.close().then(() => process.exit(0)));
  console.log(`ready ${process.pid}`);
}

void main();
