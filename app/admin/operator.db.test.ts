import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "@/inngest/testing-app";

const UNIVERSE = ["AAPL", "MSFT", "XOM", "JPM", "KO"];
const ADDRESS = "http://127.0.0.1/api/v1";
const NIGHT = "2026-07-16T21:30:00-04:00";
const none = { params: Promise.resolve({}) };

/** Routes and loaders are imported when the environment names the database. */
describe("after the first night", () => {
  let app: TestApp;
  let runId: string;

  beforeAll(async () => {
    app = await startTestApp({ now: NIGHT, universe: UNIVERSE });
    await app.runBatch("first fill");
    runId = (await status()).run.run_id;
  });
  afterAll(() => app?.stop());

  const post = (body: unknown) => new Request(ADDRESS, { method: "POST", body: JSON.stringify(body) });
  const read = async (response: Response) => ({ status: response.status, body: await response.json() });

  async function status() {
    const { GET } = await import("@/app/api/v1/admin/symbol-batch/status/route");
    return (await GET(new Request(ADDRESS), none)).json();
  }

  /** As a reader sees it at an instant. The jobs' clock stays where it is, so that no night begins meanwhile. */
  async function asOf(now: string) {
    const before = process.env.SIGMASIGHT_NOW;
    process.env.SIGMASIGHT_NOW = new Date(Date.parse(now) - performance.now()).toISOString();
    try {
      const { readAsOf } = await import("@/app/as-of");
      return await readAsOf(app.db);
    } finally {
      process.env.SIGMASIGHT_NOW = before;
    }
  }

  test("the status tells gate, history, provider, freshness, quarantine, alerts and universe", async () => {
    const told = await status();
    expect(told.run).toMatchObject({ run_id: runId, status: "published", reason: "first fill", parts: 1 });
    expect(told.gate.map(({ check }: { check: string }) => check)).toEqual(
      expect.arrayContaining(["coverage", "spy_beta"]),
    );
    expect(told.history).toHaveLength(1);
    expect(told.provider).toMatchObject({ name: "sandbox", budget_per_hour: null });
    expect(told.provider.calls_last_hour).toBeGreaterThan(0);
    // The eight factor ETFs and the five symbols, all at the night's session.
    expect(told.freshness).toEqual([{ session: "2026-07-16", symbols: 13 }]);
    expect(told.quarantine).toEqual({ open: 0, rows: [] });
    expect(told.alerts).toEqual([]);
    expect(told.universe).toEqual([{ status: "active", count: 13 }]);
    expect(told).toMatchObject({ published_session: "2026-07-16", waiting_session: null, waiting_state: null });
  });

  test("symbols with older prices are told by session, and those with none last", async () => {
    const { selectFreshness } = await import("@/db/queries/freshness");
    await app.db
      .transaction(async (tx) => {
        await tx.execute(sql`update symbol_universe set last_price_date = '2026-07-10' where symbol = 'KO'`);
        await tx.execute(sql`update symbol_universe set last_price_date = null where symbol = 'JPM'`);
        expect(await selectFreshness(tx)).toEqual([
          { session: "2026-07-16", symbols: 11 },
          { session: "2026-07-10", symbols: 1 },
          { session: null, symbols: 1 },
        ]);
        await tx.execute(sql`
        update symbol_universe u set last_price_date = date '2026-07-16' - place::int
        from (select symbol, row_number() over (order by symbol) as place from symbol_universe) p where p.symbol = u.symbol`);
        const told = await selectFreshness(tx);
        expect(told).toHaveLength(12);
        expect(told.at(-1)).toEqual({ session: null, symbols: 2 });
        expect(told.reduce((sum, row) => sum + row.symbols, 0)).toBe(13);
        tx.rollback();
      })
      .catch((error: Error) => {
        if (!/rollback/i.test(error.message)) throw error;
      });
  });

  test("what readers do not see yet is named with its reason, from the close to the publish", async () => {
    const run = (state: string, startedAt: string) =>
      app.db.execute(sql`
        insert into batch_runs (session, trigger, status, model_version, started_at)
        values ('2026-07-17', 'cron', ${state}::batch_status, '1', ${startedAt}::timestamptz)`);
    try {
      const newer = async (now: string) => (await asOf(now)).newer;
      expect(await asOf("2026-07-17T15:59:00-04:00")).toEqual({ session: "2026-07-16", newer: null });
      expect(await newer("2026-07-17T16:01:00-04:00")).toEqual({ session: "2026-07-17", state: "due" });
      expect(await newer("2026-07-17T21:01:00-04:00")).toEqual({ session: "2026-07-17", state: "due" });
      expect(await newer("2026-07-17T21:06:00-04:00")).toEqual({ session: "2026-07-17", state: "late" });
      const morning = "2026-07-18T07:00:00-04:00";
      // Somebody's run of that day from before its close is not the night's.
      await run("failed", "2026-07-17T12:00:00-04:00");
      expect(await newer(morning)).toEqual({ session: "2026-07-17", state: "late" });
      for (const [state, startedAt] of [
        ["failed", "2026-07-17T21:00:00-04:00"],
        ["unpublished", "2026-07-17T22:00:00-04:00"],
        ["cancelled", "2026-07-17T22:30:00-04:00"],
        ["running", "2026-07-17T22:40:00-04:00"],
      ] as const) {
        await run(state, startedAt);
        expect(await newer(morning)).toEqual({ session: "2026-07-17", state });
      }
    } finally {
      await app.db.execute(sql`delete from batch_runs where session = '2026-07-17'`);
    }
  });

  test("a failure says what its last retry came to", async () => {
    const { selectRetries } = await import("@/db/queries/retries");
    const since = new Date("2026-07-16T21:30:00-04:00");
    const at = new Date("2026-07-16T23:00:00-04:00").toISOString();
    const later = new Date("2026-07-16T23:05:00-04:00").toISOString();
    await app.db.execute(sql`
      insert into batch_runs (id, session, trigger, status, symbols, model_version, started_at) values
        ('00000000-0000-4000-8000-000000000001', '2026-07-16', 'manual', 'completed', '{KO,XOM}', '1', ${at}::timestamptz),
        ('00000000-0000-4000-8000-000000000002', '2026-07-16', 'manual', 'completed', '{XOM}', '1', ${later}::timestamptz)`);
    await app.db.execute(sql`
      insert into batch_failures (run_id, phase, symbol, reason, at) values
        ('00000000-0000-4000-8000-000000000001', 'prices', 'KO', 'no answer', ${at}::timestamptz),
        ('00000000-0000-4000-8000-000000000002', 'ir_beta', 'XOM', '24 of 30 returns needed', ${at}::timestamptz),
        ('00000000-0000-4000-8000-000000000001', 'prices', 'XOM', 'no answer', ${at}::timestamptz)`);
    const retries = await selectRetries(app.db, { since });
    expect(retries).toEqual([
      { symbol: "KO", status: "completed", reasons: { prices: "no answer" } },
      { symbol: "XOM", status: "completed", reasons: { ir_beta: "24 of 30 returns needed" } },
    ]);
    const { failureViews } = await import("./views");
    const failed = (phase: "prices" | "ir_beta", symbol: string) => ({ phase, symbol, reason: "then" });
    const failures = [failed("prices", "XOM"), failed("ir_beta", "XOM"), failed("ir_beta", "KO")];
    // Each phase for itself; without prices nothing is mended.
    expect(failureViews({ failures, retries }).map(({ retry }) => retry)).toEqual([
      { state: "mended", reason: null },
      { state: "failed", reason: "24 of 30 returns needed" },
      { state: "failed", reason: "no answer" },
    ]);
    await app.db.execute(sql`delete from batch_runs where symbols is not null`);
  });

  test("a past session that is done again does not hide the night that waits", async () => {
    const { selectLatestRun } = await import("@/db/queries/batch-runs");
    const past = new Date("2026-07-17T00:00:00-04:00").toISOString();
    await app.db.execute(sql`
      insert into batch_runs (session, trigger, status, model_version, started_at)
      values ('2026-07-10', 'manual', 'running', '1', ${past}::timestamptz)`);
    try {
      expect((await selectLatestRun(app.db))?.id).toBe(runId);
    } finally {
      await app.db.execute(sql`delete from batch_runs where session = '2026-07-10'`);
    }
  });

  test("symbols are not run for a session of one's own", async () => {
    const { POST } = await import("@/app/api/v1/admin/symbol-batch/run/route");
    const { requestRun } = await import("./request-run");
    expect(await read(await POST(post({ session: "2026-07-16", symbols: ["KO"] }), none))).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining("not both") },
    });
    const request = { force: true, reason: "a test", requestedBy: app.ownerId };
    const outcome = await requestRun({ ...request, session: "2026-07-16", symbols: ["KO"] });
    expect(outcome).toEqual({ ok: false, message: expect.stringContaining("not both") });
  });

  test("a run that has ended is not cancelled, nor published by hand, and an id that is none is refused", async () => {
    const { POST: cancel } = await import("@/app/api/v1/admin/symbol-batch/cancel/route");
    const { POST: publish } = await import("@/app/api/v1/admin/symbol-batch/publish/route");
    expect(await read(await cancel(post({ run_id: runId }), none))).toMatchObject({ status: 409 });
    expect(await read(await cancel(post({ run_id: "x" }), none))).toMatchObject({ status: 422 });
    expect(await read(await publish(post({ run_id: runId, note: "fine" }), none))).toMatchObject({ status: 409 });
    expect(await read(await publish(post({ run_id: runId, note: " " }), none))).toMatchObject({ status: 422 });
    expect(await read(await publish(post({ run_id: runId, note: "a\0b" }), none))).toMatchObject({ status: 422 });
    expect((await status()).run.status).toBe("published");
  });

  test("a price that is let in by hand is no longer kept out, and its symbol is fetched again", async () => {
    const { POST } = await import("@/app/api/v1/admin/quarantine/[id]/release/route");
    const release = async (id: string) => read(await POST(post({}), { params: Promise.resolve({ id }) }));
    const { rows } = await app.db.execute<{ id: string }>(sql`
      insert into price_quarantine (symbol, kind, status, first_session, last_session, detail, detected_at)
      values ('KO', 'spike', 'open', '2026-07-15', '2026-07-15', 'a jump', ${new Date(NIGHT).toISOString()}::timestamptz)
      returning id::text`);
    const id = rows[0]?.id ?? "";
    expect((await status()).quarantine).toMatchObject({ open: 1, rows: [{ symbol: "KO", status: "open" }] });
    expect(await release(id)).toMatchObject({ status: 200, body: { status: "released", symbol: "KO" } });
    expect((await status()).quarantine).toMatchObject({ open: 0, rows: [{ symbol: "KO", status: "released" }] });
    for (const gone of [id, "999999", "x", "1e3"]) expect(await release(gone)).toMatchObject({ status: 404 });
    await app.until(async () => (await status()).history[0].status === "completed", 30);
  });

  test("the model card of the published run is told in snake case, and that of no run is not found", async () => {
    const latest = await import("@/app/api/v1/model-card/route");
    const one = await import("@/app/api/v1/model-card/[runId]/route");
    const { status: code, body } = await read(await latest.GET(new Request(ADDRESS), none));
    expect(code).toBe(200);
    expect(body).toMatchObject({ run_id: runId, session: "2026-07-16", symbols: 13, before_run_id: null });
    expect(body.factors).toHaveLength(12);
    expect(body.factors[0]).toMatchObject({ key: "market_beta", median_drift: null });
    expect(body.factors[0].median_r_squared).toBeGreaterThan(0);
    // Ridge has no t statistic: missing, never 0.
    expect(body.factors[2]).toMatchObject({ key: "value", significant_share: null });
    const ofRun = (id: string) => one.GET(new Request(ADDRESS), { params: Promise.resolve({ runId: id }) });
    expect((await read(await ofRun(runId))).body).toEqual(body);
    for (const id of ["00000000-0000-4000-8000-000000000009", "x' or 1=1"]) expect((await ofRun(id)).status).toBe(404);
  });

  test("a retry fetches the newest session, computes what readers see, and names who still lacks a price", async () => {
    app.setNow("2026-07-17T17:00:00-04:00");
    app.sandbox.setFault({ kind: "null_holes", symbol: "XOM", sessions: ["2026-07-17"] });
    const { requestRun } = await import("./request-run");
    const outcome = await requestRun({
      session: null,
      symbols: ["KO", "XOM"],
      force: true,
      reason: "retry after a failure",
      requestedBy: app.ownerId,
    });
    expect(outcome.message).toBe(
      "2 symbols will be fetched anew up to Fri 17 Jul 2026 and computed anew for Thu 16 Jul 2026, which is what readers " +
        "see. Only its night publishes Fri 17 Jul 2026: once that has ended without, Run now fetches what is still missing.",
    );
    const run = await app.until(async () => {
      const { rows } = await app.db.execute<{ id: string; session: string; outcome: string }>(sql`
        select id, session::text, outcome from batch_runs where symbols = '{KO,XOM}' and status = 'completed'`);
      return rows[0];
    }, 30);
    expect(run).toMatchObject({ session: "2026-07-17", outcome: "Recomputed 2 of 2 symbols, 1 failed." });
    const { rows: failures } = await app.db.execute(sql`
      select phase, symbol, reason from batch_failures where run_id = ${run.id}::uuid`);
    const reason = "no price for 2026-07-17; the last is of 2026-07-16";
    expect(failures).toEqual([{ phase: "prices", symbol: "XOM", reason }]);
    const { rows: seen } = await app.db.execute(sql`
      select m.session::text, max(p.session)::text as priced from symbol_daily_metrics m
      join symbol_prices_daily p using (symbol) where m.symbol = 'KO' group by m.session`);
    expect(seen).toEqual([{ session: "2026-07-16", priced: "2026-07-17" }]);
  });

  test("only an admin may look or act", async () => {
    await app.db.execute(sql`update "user" set role = 'user'`);
    try {
      const { GET } = await import("@/app/api/v1/admin/symbol-batch/status/route");
      const { POST: cancel } = await import("@/app/api/v1/admin/symbol-batch/cancel/route");
      const { POST: release } = await import("@/app/api/v1/admin/quarantine/[id]/release/route");
      const { GET: card } = await import("@/app/api/v1/model-card/route");
      expect((await GET(new Request(ADDRESS), none)).status).toBe(403);
      expect((await cancel(post({ run_id: runId }), none)).status).toBe(403);
      expect((await release(post({}), { params: Promise.resolve({ id: "1" }) })).status).toBe(403);
      // How good the numbers are is everybody's business.
      expect((await card(new Request(ADDRESS), none)).status).toBe(200);
    } finally {
      await app.db.execute(sql`update "user" set role = 'admin'`);
    }
  });
});
