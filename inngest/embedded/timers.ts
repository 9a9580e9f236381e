import type { Pool } from "pg";
import { nextTick } from "./cron-expression";
import { inTransaction, lock } from "./database";
import type { Functions } from "./functions";
import { recordOperations } from "./record";
import { scheduleRuns } from "./schedule";
import { queueDiscovery } from "./steps";
import { ulid } from "./ulid";

/** Sleeps that are ended at the same time, on a connection each. */
const AT_ONCE = 4;

interface Sleeper {
  id: string;
  runId: string;
  functionId: string;
  stepId: string;
}

/**
 * End the sleeps that are due.
 *
 * @returns how many; ask again while it is not 0
 */
export async function wakeSleepers(pool: Pool, now: Date): Promise<number> {
  const { rows } = await pool.query<Sleeper>(
    `select id, run_id as "runId", function_id as "functionId", step_id as "stepId" from embedded_inngest.jobs
     where kind = 'wake' and due_at <= $1 order by due_at limit 100`,
    [now],
  );
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    await Promise.all(rows.slice(i, i + AT_ONCE).map((sleeper) => wake(pool, sleeper, now)));
  }
  return rows.length;
}

async function wake(pool: Pool, sleeper: Sleeper, now: Date): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query("select from embedded_inngest.runs where id = $1 for update", [sleeper.runId]);
    const job = await client.query("delete from embedded_inngest.jobs where id = $1", [sleeper.id]);
    // Another process was here first, or the run has ended.
    if (job.rowCount === 0) return;
    // What a sleep comes to is null (SDK_SPEC 5.3.2).
    const over = { id: sleeper.stepId, op: "StepRun", data: null };
    const recorded = await recordOperations(client, sleeper, [over], now);
    if (recorded.kind === "stored" && recorded.discover) await queueDiscovery(client, sleeper.runId, now);
  });
}

/**
 * Keep the next tick of each cron trigger. A tick that is already due stays due, so one that came while nobody was
 * there fires once; one that a clock set back has put far into the future comes forward.
 */
export async function storeCrons(pool: Pool, functions: Functions, now: Date): Promise<void> {
  const crons = [...functions.values()].flatMap(({ id, crons }) =>
    [...new Set(crons)].map((cron) => ({ function_id: id, cron, next_at: nextTick(cron, now) })),
  );
  await inTransaction(pool, async (client) => {
    await lock(client, "schedule");
    await client.query(
      `insert into embedded_inngest.crons (function_id, cron, next_at)
       select * from json_to_recordset($1::json) as x(function_id text, cron text, next_at timestamptz)
       on conflict (function_id, cron) do update set next_at = least(crons.next_at, excluded.next_at)`,
      [JSON.stringify(crons)],
    );
    await client.query(
      `delete from embedded_inngest.crons where function_id = any($1) and not exists (
         select from json_to_recordset($2::json) as x(function_id text, cron text)
         where x.function_id = crons.function_id and x.cron = crons.cron)`,
      [[...functions.keys()], JSON.stringify(crons)],
    );
  });
}

/** Start the functions whose cron is due, once each, however many ticks were missed. */
export async function fireCrons(pool: Pool, functions: Functions, now: Date): Promise<void> {
  await inTransaction(pool, async (client) => {
    await lock(client, "schedule");
    const { rows } = await client.query<{ functionId: string; cron: string }>(
      `select function_id as "functionId", cron from embedded_inngest.crons
       where next_at <= $1 and function_id = any($2) order by next_at, function_id`,
      [now, [...functions.keys()]],
    );
    for (const { functionId, cron } of rows) {
      await client.query("update embedded_inngest.crons set next_at = $3 where function_id = $1 and cron = $2", [
        functionId,
        cron,
        nextTick(cron, now),
      ]);
      const event = { id: ulid(now.getTime()), name: "inngest/scheduled.timer", data: { cron }, ts: now.getTime() };
      await scheduleRuns(client, [{ fn: functions.get(functionId)!, event }], now);
    }
  });
}
