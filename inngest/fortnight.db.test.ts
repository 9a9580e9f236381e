import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { selectAlerts } from "@/db/queries/alerts";
import { type BatchRun, selectBatchRuns } from "@/db/queries/batch-runs";
import { startWebhook, type Webhook } from "@/lib/alerts/testing-webhook";
import { addSessions, isSession } from "@/lib/calendar";
import { FACTOR_ETFS } from "@/lib/factors/catalog";
import { CANARIES } from "@/lib/market-data/canaries";
import { RATE_SYMBOLS } from "@/lib/portfolio/currencies";
import { startTestApp, type TestApp } from "./testing-app";

/**
 * Two weeks in which nobody does anything: the clock alone moves, over the Sunday on which New York's clocks go forward
 * (2027-03-14), a night without a provider, one whose prices come late, and Good Friday (2027-03-26).
 */
const FIRST = "2027-03-12";
const OUTAGE = "2027-03-17";
const LATE = "2027-03-18";
const HOLIDAY = "2027-03-26";
const UNIVERSE = [...CANARIES, "ADBE", "AMD", "BA", "COST", "CRM", "NKE", "ORCL", "PEP"];

const LONG = { timeout: 300_000 };
const DAY_MS = 86_400_000;
/** An hour of a day in New York. */
const newYork = (day: string, time: string) =>
  `${day}T${time}${day < "2027-03-14" || day > "2027-11-07" ? "-05:00" : "-04:00"}`;
const dayAfter = (day: string) => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

describe("a fortnight that nobody watches", () => {
  let app: TestApp;
  let hook: Webhook;

  beforeAll(async () => {
    hook = await startWebhook();
    app = await startTestApp({
      now: newYork(FIRST, "20:58:00"),
      universe: UNIVERSE,
      environment: { ALERT_WEBHOOK_URL: hook.address },
    });
  });
  afterAll(async () => {
    await app?.stop();
    await hook.close();
  });

  /** Moves the clock and waits until a function's tick of that moment has been dealt with. @returns what it came to */
  async function tick(name: "symbol-batch" | "night-watch", at: string): Promise<unknown> {
    // A watch that comes while the one before is at work is left out, and would be waited for in vain.
    if (name === "night-watch") await app.until(async () => (await openWatches()) === 0);
    app.setNow(at);
    return app.until(async () => {
      const { rows } = await app.db.execute<{ output: unknown }>(sql`
        select output from embedded_inngest.runs
        where function_id like ${`%${name}`} and event -> 'data' ->> 'cron' is not null
          and created_at >= ${at}::timestamptz and ended_at is not null`);
      return rows[0] !== undefined && { output: rows[0].output };
    });
  }

  async function openWatches(): Promise<number> {
    const { rows } = await app.db.execute(sql`
      select from embedded_inngest.runs where function_id like '%night-watch' and ended_at is null`);
    return rows.length;
  }

  const night = (day: string) => tick("symbol-batch", newYork(day, "21:00:00"));
  const watch = (at: string) => tick("night-watch", at);

  async function runs(session: string): Promise<BatchRun[]> {
    const all = await selectBatchRuns(app.db, { limit: 50 });
    return all.filter((run) => run.session === session).toReversed();
  }

  const alerts = async () =>
    (await selectAlerts(app.db, { limit: 20 }))
      .toReversed()
      .map(({ kind, endedAt }) => `${kind} ${endedAt === null ? "open" : "over"}`);
  const sent = () => hook.received.map(({ body }) => body.kind);

  const published = async () => {
    const { rows } = await app.db.execute<{ session: string }>(
      sql`select published_session as session from market_state`,
    );
    return rows[0]?.session;
  };

  /** Waits until the run under way has tried the provider at the clock's new time, and sleeps again. */
  async function stillWaiting(at: string): Promise<void> {
    app.setNow(at);
    await app.until(async () => {
      const { rows } = await app.db.execute(sql`
        select from batch_runs where status = 'running' and progress_at > ${at}::timestamptz + interval '45 seconds'
          and job_run_id is not null`);
      return rows.length === 1;
    });
  }

  /** The evening's run is published, at once, by the one job of the tick. */
  async function ordinaryNight(day: string): Promise<void> {
    await night(day);
    expect(await published(), day).toBe(day);
    expect(await runs(day)).toMatchObject([{ trigger: "cron", status: "published", parts: 1, predecessorId: null }]);
    await watch(newYork(day, "23:00:00"));
    await watch(newYork(dayAfter(day), "09:00:00"));
    expect(await runs(day), "nobody tries again what is published").toHaveLength(1);
  }

  /** Nobody works, whatever the hour. */
  async function quietDay(day: string): Promise<void> {
    const before = await selectBatchRuns(app.db, { limit: 50 });
    for (const time of ["09:30:00", "21:00:00", "23:00:00"]) await watch(newYork(day, time));
    expect(await selectBatchRuns(app.db, { limit: 50 }), day).toEqual(before);
  }

  test("publishes every session in its evening, in winter time and in summer time", LONG, async () => {
    for (let day = FIRST; day < OUTAGE; day = dayAfter(day)) {
      if (isSession(day)) await ordinaryNight(day);
      else await quietDay(day);
    }
    const hours = [FIRST, "2027-03-15"].map(async (day) => (await runs(day))[0]?.startedAt.getUTCHours());
    expect(await Promise.all(hours)).toEqual([2, 1]);
    expect(await alerts()).toEqual([]);
  });

  test("waits through an outage, tells of it once, and publishes when the provider is back", {
    timeout: 300_000,
  }, async () => {
    app.sandbox.setFault({ kind: "server_error" });
    app.setNow(newYork(OUTAGE, "21:00:00"));
    await stillWaiting(newYork(OUTAGE, "21:00:00"));
    await watch(newYork(OUTAGE, "21:25:00"));
    expect(await alerts()).toEqual([]);
    await stillWaiting(newYork(OUTAGE, "21:40:10"));
    await watch(newYork(OUTAGE, "21:45:00"));
    expect(await alerts()).toEqual(["provider_down open"]);
    await stillWaiting(newYork(OUTAGE, "22:40:10"));
    for (const time of ["23:00:00", "23:05:00", "23:30:00"]) await watch(newYork(OUTAGE, time));
    expect(await alerts()).toEqual(["provider_down open", "run_not_published open"]);
    expect(await published()).toBe(addSessions(OUTAGE, -1));

    app.sandbox.clearFaults();
    app.setNow(newYork(dayAfter(OUTAGE), "05:00:00"));
    await app.until(async () => (await published()) === OUTAGE);
    const [run, ...others] = await runs(OUTAGE);
    expect(others).toEqual([]);
    expect(run).toMatchObject({ trigger: "cron", status: "published" });
    expect(run?.parts).toBeGreaterThan(1);
    await watch(newYork(dayAfter(OUTAGE), "05:30:00"));
    expect(await alerts()).toEqual(["provider_down over", "run_not_published over"]);
    expect(sent()).toEqual(["provider_down", "run_not_published"]);
  });

  test("tries again by itself a night whose prices come late", LONG, async () => {
    app.sandbox.setFault({ kind: "null_holes", symbol: "SPY", sessions: [LATE] });
    await night(LATE);
    await app.until(async () => (await runs(LATE))[0]?.status === "failed");
    await watch(newYork(LATE, "21:15:00"));
    expect(await runs(LATE)).toMatchObject([{ trigger: "cron", status: "failed" }]);
    app.sandbox.clearFaults();
    await watch(newYork(LATE, "21:25:00"));
    await app.until(async () => (await published()) === LATE);
    const [failed, again] = await runs(LATE);
    expect(again).toMatchObject({
      trigger: "successor",
      status: "published",
      predecessorId: failed?.id,
      reason: `tried again: Failed: The provider has no SPY bar for ${LATE} yet.`,
    });
    await watch(newYork(LATE, "23:00:00"));
    expect(sent()).toHaveLength(2);
  });

  test("goes on as if nothing had been, and keeps quiet on the holiday and says so", LONG, async () => {
    for (let day = dayAfter(LATE); day < HOLIDAY; day = dayAfter(day)) {
      if (isSession(day)) await ordinaryNight(day);
      else await quietDay(day);
    }
    expect(await night(HOLIDAY)).toEqual({
      output: { outcome: "Nothing to do: 2027-03-26 is not a trading day, and 2027-03-25 is already published." },
    });
    await quietDay(HOLIDAY);
    expect(await published()).toBe("2027-03-25");
    expect(sent()).toHaveLength(2);
  });

  test("has told each thing once, and has the bars of every session of every symbol", async () => {
    expect(new Set(hook.received.map(({ key }) => key)).size).toBe(hook.received.length);
    const { rows } = await app.db.execute<{ symbol: string; n: number }>(sql`
      select u.symbol, count(p.session)::int as n from symbol_universe u
      left join symbol_prices_daily p on p.symbol = u.symbol and p.session between ${FIRST}::date and ${HOLIDAY}::date
        and p.adj_close is not null
      where u.status <> 'unsupported' group by u.symbol order by u.symbol`);
    expect(rows.map(({ symbol, n }) => `${symbol} ${n}`)).toEqual(
      [...new Set([...FACTOR_ETFS, ...UNIVERSE])].sort().map((symbol) => `${symbol} 10`),
    );
    // Rates have no charts: a close a session, and the last one published.
    const rates = await app.db.execute<{ symbol: string }>(sql`
      select m.symbol from symbol_daily_metrics m join symbol_universe u using (symbol)
      where u.status = 'unsupported' and m.session = ${HOLIDAY}::date - 1 and m.close is not null order by m.symbol`);
    expect(rates.rows.map(({ symbol }) => symbol)).toEqual(RATE_SYMBOLS.map(({ symbol }) => symbol).sort());
  });

  test(
    "months later, in winter time again: Thanksgiving is quiet, and the half day after it is a session",
    LONG,
    async () => {
      app.setNow(newYork("2027-11-24", "20:58:00"));
      // The ticks that were missed fire once.
      await app.until(async () => (await published()) === "2027-11-24");
      expect(await night("2027-11-25")).toEqual({
        output: { outcome: "Nothing to do: 2027-11-25 is not a trading day, and 2027-11-24 is already published." },
      });
      await quietDay("2027-11-25");
      const { whyNotRun } = await import("./send");
      app.setNow(newYork("2027-11-26", "12:59:00"));
      expect(await whyNotRun("2027-11-26")).toMatch(/is not over/);
      app.setNow(newYork("2027-11-26", "13:00:01"));
      expect(await whyNotRun("2027-11-26")).toMatch(/has only just closed/);
      app.setNow(newYork("2027-11-26", "13:30:01"));
      expect(await whyNotRun("2027-11-26")).toBeNull();
      await ordinaryNight("2027-11-26");
      expect((await runs("2027-11-26"))[0]?.startedAt.getUTCHours()).toBe(2);
      expect(sent()).toHaveLength(2);
    },
  );
});
