import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Alert, selectAlerts } from "@/db/queries/alerts";
import { openBatchRun, selectBatchRun } from "@/db/queries/batch-runs";
import { claimMarket } from "@/db/queries/market-state";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { startWebhook, type Webhook } from "@/lib/alerts/testing-webhook";
import { MODEL_VERSION } from "@/lib/factors/catalog";
import { deliverAlerts } from "./deliver-alerts";
import { failRun } from "./fail-run";
import { engageRun } from "./open-run";
import { raiseAlerts, recordStart } from "./raise-alerts";

process.env.LOG_LEVEL = "fatal";
const SESSION = "2026-07-16";

let database: TestDatabase;
let hook: Webhook;
let clock: Date;
let wall: Date;
const edge = () => ({ db: database.db, now: () => clock });
const look = () => raiseAlerts(edge(), { provider: "sandbox", wallClock: () => wall });
const settings = () => ({ webhookUrl: hook.address, mail: null });
const deliver = () => deliverAlerts(edge(), settings());
const told = async (): Promise<Alert[]> => selectAlerts(database.db, { limit: 20 });

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("truncate batch_runs, market_state, alerts, app_starts, provider_health cascade");
  await claimMarket(database.db, { market: "sandbox", modelVersion: MODEL_VERSION });
  await publish("2026-07-15");
  hook = await startWebhook();
  clock = new Date(`${SESSION}T23:00:00-04:00`);
  wall = new Date("2026-01-01T00:00:00Z");
});
afterEach(() => hook.close());

const publish = (session: string) => database.pool.query("update market_state set published_session = $1", [session]);

async function failedRun(outcome: string): Promise<void> {
  const rest = { reason: null, requestedBy: null, symbols: null, force: false, modelVersion: MODEL_VERSION } as const;
  const { run } = await openBatchRun(database.db, {
    session: SESSION,
    trigger: "cron",
    jobRunId: null,
    now: new Date(`${SESSION}T21:00:00-04:00`),
    ...rest,
  });
  await engageRun(edge(), { batchRunId: run.id, jobRunId: "job" });
  await failRun(edge(), { jobRunId: "job", message: outcome });
  expect(await selectBatchRun(database.db, { runId: run.id })).toMatchObject({ status: "failed" });
}

describe("a night that is not published", () => {
  test("is told once from 23:00 New York on, with what its run said and what readers have", async () => {
    await failedRun("The provider has no SPY bar for 2026-07-16 yet.");
    clock = new Date(`${SESSION}T22:55:00-04:00`);
    expect(await look()).toEqual({ raised: 0, ended: 0 });
    clock = new Date(`${SESSION}T23:00:00-04:00`);
    expect(await look()).toEqual({ raised: 1, ended: 0 });
    clock = new Date(`${SESSION}T23:05:00-04:00`);
    expect(await look()).toEqual({ raised: 0, ended: 0 });
    expect(await told()).toMatchObject([
      {
        kind: "run_not_published",
        subject: SESSION,
        message:
          "The night of 2026-07-16 was not published by 23:00 New York. Its last run: Failed: The provider has no SPY bar for 2026-07-16 yet. Readers keep the numbers of 2026-07-15.",
        raisedAt: new Date(`${SESSION}T23:00:00-04:00`),
        endedAt: null,
      },
    ]);
  });

  test("is over when it is published after all, and another night is another alert", async () => {
    await look();
    await publish(SESSION);
    clock = new Date("2026-07-17T00:10:00-04:00");
    expect(await look()).toEqual({ raised: 0, ended: 1 });
    clock = new Date("2026-07-17T23:10:00-04:00");
    expect(await look()).toEqual({ raised: 1, ended: 0 });
    const alerts = await told();
    expect(alerts.map(({ subject }) => subject)).toEqual(["2026-07-17", SESSION]);
    expect(alerts.map(({ endedAt }) => endedAt !== null)).toEqual([false, true]);
  });

  test("is not told on the evening of a holiday or a weekend, nor of a night that is published", async () => {
    await publish(SESSION);
    expect(await look()).toEqual({ raised: 0, ended: 0 });
    await publish("2026-07-17");
    clock = new Date("2026-07-18T23:30:00-04:00");
    expect(await look()).toEqual({ raised: 0, ended: 0 });
  });
});

describe("a provider that is down", () => {
  /** @param failed when it was last asked in vain */
  const health = (state: string, since: string, failed = since) =>
    database.pool.query(
      `insert into provider_health (provider, state, since, reason, last_failure_at, updated_at)
       values ('sandbox', $1, $2, 'It timed out.', $3, $3)
       on conflict (provider) do update set
         state = excluded.state, since = excluded.since, last_failure_at = excluded.last_failure_at`,
      [state, since, failed],
    );

  test("is told once after half an hour, is over when it is not down any more, and told anew when it is down again", async () => {
    await publish(SESSION);
    await health("down", `${SESSION}T21:10:00-04:00`, `${SESSION}T21:39:59-04:00`);
    clock = new Date(`${SESSION}T21:40:00-04:00`);
    expect(await look()).toEqual({ raised: 0, ended: 0 });
    await health("down", `${SESSION}T21:10:00-04:00`, `${SESSION}T21:40:00-04:00`);
    expect(await look()).toEqual({ raised: 1, ended: 0 });
    expect(await look()).toEqual({ raised: 0, ended: 0 });
    await health("degraded", `${SESSION}T22:00:00-04:00`);
    expect(await look()).toEqual({ raised: 0, ended: 1 });
    await health("down", `${SESSION}T22:05:00-04:00`, `${SESSION}T22:36:00-04:00`);
    clock = new Date(`${SESSION}T22:40:00-04:00`);
    expect(await look()).toEqual({ raised: 1, ended: 0 });
    expect((await told()).map(({ subject }) => subject)).toEqual([
      "2026-07-17T02:05:00.000Z",
      "2026-07-17T01:10:00.000Z",
    ]);
  });

  test("is nothing to tell of where nobody has asked it since it went down", async () => {
    await publish(SESSION);
    await health("down", `${SESSION}T21:05:00-04:00`);
    clock = new Date("2026-07-17T09:30:00-04:00");
    expect(await look()).toEqual({ raised: 0, ended: 0 });
  });

  test("is nothing to tell of while it is merely degraded", async () => {
    await publish(SESSION);
    await health("degraded", "2026-07-16T00:00:00Z");
    expect(await look()).toEqual({ raised: 0, ended: 0 });
  });
});

test("the fifth start within a quarter of an hour is told at once and once, and is over after a rest", async () => {
  await publish(SESSION);
  for (let i = 0; i < 8; i++) {
    wall = new Date(Date.parse("2026-01-01T00:00:00Z") + i * 60_000);
    await recordStart(edge(), () => wall);
    expect(await told()).toHaveLength(i < 4 ? 0 : 1);
  }
  expect((await told())[0]).toMatchObject({ kind: "restart_loop", subject: "2026-01-01T00:00:00.000Z", endedAt: null });
  expect(await look()).toEqual({ raised: 0, ended: 0 });
  wall = new Date("2026-01-01T00:30:00Z");
  expect(await look()).toEqual({ raised: 0, ended: 1 });
  wall = new Date("2026-01-03T00:00:00Z");
  await recordStart(edge(), () => wall);
  expect((await database.pool.query("select from app_starts")).rows).toHaveLength(1);
});

describe("an alert", () => {
  beforeEach(() => look());

  test("is sent once, and by one of many who want to send it", async () => {
    const results = await Promise.all(Array.from({ length: 6 }, deliver));
    expect(results.reduce((sum, { sent }) => sum + sent, 0)).toBe(1);
    await deliver();
    expect(hook.received).toHaveLength(1);
    const [alert] = await told();
    expect(hook.received[0]).toMatchObject({ key: alert?.id, body: { kind: "run_not_published", subject: SESSION } });
    expect(alert).toMatchObject({ channel: "webhook", deliveredAt: clock, attempts: 1, deliveryError: null });
  });

  test("that does not arrive is tried again, ever less often, for a day, and its error names no address", async () => {
    hook.answer(503);
    const from = clock.getTime();
    const attempts: number[] = [];
    for (let minute = 0; minute <= 25 * 60; minute += 5) {
      clock = new Date(from + minute * 60_000);
      if ((await deliver()).failed === 1) attempts.push(minute);
    }
    expect(attempts.slice(0, 7)).toEqual([0, 5, 15, 35, 75, 135, 195]);
    expect(attempts.at(-1)).toBeLessThanOrEqual(24 * 60);
    expect(attempts.at(-1)).toBeGreaterThan(22 * 60);
    expect((await told())[0]).toMatchObject({ deliveredAt: null, deliveryError: "the webhook answered 503" });
    expect(hook.received).toHaveLength(attempts.length);
  });

  test("that arrives at last is sent no more", async () => {
    hook.answer(500);
    expect(await deliver()).toEqual({ sent: 0, failed: 1 });
    hook.answer(200);
    expect(await deliver()).toEqual({ sent: 0, failed: 0 });
    clock = new Date(clock.getTime() + 5 * 60_000);
    expect(await deliver()).toEqual({ sent: 1, failed: 0 });
    clock = new Date(clock.getTime() + 3_600_000);
    expect(await deliver()).toEqual({ sent: 0, failed: 0 });
    expect((await told())[0]).toMatchObject({ attempts: 2, deliveryError: null });
  });

  test("shows on the screen only where no address is set, and is not sent days later when one is", async () => {
    expect(await deliverAlerts(edge(), { webhookUrl: null, mail: null })).toEqual({ sent: 0, failed: 0 });
    expect((await told())[0]).toMatchObject({ channel: null, attempts: 0, deliveredAt: null });
    clock = new Date("2026-07-18T23:30:00-04:00");
    expect(await deliver()).toEqual({ sent: 0, failed: 0 });
  });
});
