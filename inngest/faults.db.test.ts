import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { selectCallTotals } from "@/db/queries/provider-calls";
import { selectProviderHealth } from "@/db/queries/provider-health";
import { addSessions } from "@/lib/calendar";
import { CANARIES } from "@/lib/market-data/canaries";
import { loadListings } from "@/lib/market-data/listings";
import type { Fault } from "@/lib/market-data/sandbox/faults";
import { startTestApp, type TestApp } from "./testing-app";

const UNIVERSE = loadListings()
  .map(({ symbol }) => symbol)
  .filter((symbol, index) => index % 21 === 0 && !CANARIES.some((canary) => canary === symbol));
/** In the middle of a fetch's order, and no factor ETF. */
const BROKEN = UNIVERSE[20] ?? "";

const evening = (session: string) => `${session}T21:30:00-04:00`;

/** Night after night on one database, each with another trouble. */
describe("a night in which the provider", () => {
  let app: TestApp;
  let session = "2026-07-14";

  beforeAll(async () => {
    app = await startTestApp({ now: evening(session), universe: [...UNIVERSE, ...CANARIES] });
  });
  afterAll(() => app?.stop());
  afterEach(() => app.sandbox.clearFaults());

  /** The clock goes to the evening of the next session. */
  function nextEvening(): void {
    session = addSessions(session, 1);
    app.setNow(evening(session));
  }

  async function failures(): Promise<{ symbol: string; phase: string; reason: string }[]> {
    const { rows } = await app.db.execute<{ symbol: string; phase: string; reason: string }>(sql`
      select symbol, phase, reason from batch_failures
      where run_id = (select id from batch_runs order by started_at desc limit 1) order by phase, symbol`);
    return rows;
  }

  async function activity(): Promise<string[]> {
    const { rows } = await app.db.execute<{ message: string }>(sql`
      select message from batch_activity
      where run_id = (select id from batch_runs order by started_at desc limit 1) order by id`);
    return rows.map(({ message }) => message);
  }

  /** State and missed sessions of every symbol. */
  async function states(): Promise<Map<string, string>> {
    const { rows } = await app.db.execute<{ symbol: string; status: string; missing: number }>(
      sql`select symbol, status, missing_sessions as missing from symbol_universe`,
    );
    return new Map(rows.map(({ symbol, status, missing }) => [symbol, `${status} ${missing}`]));
  }

  const published = async () =>
    (await app.db.execute<{ session: string }>(sql`select published_session as session from market_state`)).rows[0]
      ?.session;

  async function health() {
    const known = await selectProviderHealth(app.db, { provider: "sandbox" });
    if (known === null) throw new Error("no canary was ever asked");
    return known;
  }

  /** The night begins while the fault lasts; once the provider counts as down, the fault ends and its time has come. */
  async function throughAnOutage(faults: readonly Fault[], reason: string) {
    for (const fault of faults) app.sandbox.setFault(fault);
    const ending = app.runBatch(reason);
    const down = await app.until(async () => {
      const now = await health();
      return now.state === "down" && now;
    });
    const during = { states: await states(), published: await published() };
    return {
      down,
      during,
      recover: async () => {
        app.sandbox.clearFaults();
        app.setNow(new Date((down.retryAt?.getTime() ?? 0) + 1_000).toISOString());
        return ending;
      },
    };
  }

  test("fails for one new symbol publishes the others, names it, and it stays to be brought in", async () => {
    app.sandbox.setFault({ kind: "server_error", symbol: BROKEN });
    expect(await app.runBatch("one symbol always fails")).toMatchObject({ status: "published" });
    expect((await failures()).filter(({ phase }) => phase === "prices")).toEqual([
      { phase: "prices", symbol: BROKEN, reason: expect.stringMatching(/provider/i) },
    ]);
    expect((await states()).get(BROKEN)).toBe("pending 0");
    expect(await health()).toMatchObject({ state: "healthy", failuresInARow: 0, retryAt: null });
  });

  test("is well again brings that one in", async () => {
    nextEvening();
    expect(await app.runBatch("well again")).toMatchObject({ status: "published" });
    expect((await states()).get(BROKEN)).toBe("active 0");
    expect(await failures()).toEqual([]);
  });

  const outages: [what: string, fault: Fault][] = [
    ["refuses all calls for being too many, without a time", { kind: "rate_limited" }],
    ["refuses them in JSON", { kind: "rate_limited_json" }],
    ["answers 502 to everything", { kind: "server_error" }],
    ["never answers", { kind: "hang" }],
    ["knows nobody any more, the canaries neither", { kind: "not_found" }],
    ["sends quotes without a readable price to everybody", { kind: "malformed", route: "quote" }],
  ];
  test.each(outages)(
    "%s: the run waits, nothing changes, and it is published when all is well",
    async (what, fault) => {
      const before = { states: await states(), published: await published() };
      nextEvening();
      const { down, during, recover } = await throughAnOutage([fault], what);
      expect(during).toEqual(before);
      expect(down).toMatchObject({ failuresInARow: 3, reason: expect.stringMatching(/./) });
      expect((down.retryAt?.getTime() ?? 0) - (down.lastFailureAt?.getTime() ?? 0)).toBe(60_000);
      expect(await recover()).toMatchObject({ status: "published" });
      expect(await states()).toEqual(before.states);
      expect(await published()).toBe(session);
      expect(await health()).toMatchObject({ state: "healthy", reason: null, failuresInARow: 0, retryAt: null });
      expect(await activity()).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^The provider is in trouble/),
          expect.stringMatching(/^The provider is down/),
          "The provider is well again.",
        ]),
      );
    },
    120_000,
  );

  test("asks for ten minutes' peace is not asked before they are over", async () => {
    nextEvening();
    app.sandbox.setFault({ kind: "rate_limited", retryAfter: 600 });
    const ending = app.runBatch("Retry-After");
    const told = await app.until(async () => {
      const now = await health();
      return now.retryAt !== null && now;
    });
    expect((told.retryAt?.getTime() ?? 0) - (told.lastFailureAt?.getTime() ?? 0)).toBe(600_000);
    app.sandbox.clearFaults();
    app.sandbox.resetCalls();
    app.setNow(new Date((told.retryAt?.getTime() ?? 0) - 60_000).toISOString());
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(Object.values(app.sandbox.calls()).reduce((sum, calls) => sum + calls)).toBe(0);
    app.setNow(new Date((told.retryAt?.getTime() ?? 0) + 1_000).toISOString());
    expect(await ending).toMatchObject({ status: "published" });
  });

  test("answers 502 for some seconds only is a little late, and never down", async () => {
    nextEvening();
    app.sandbox.setFault({ kind: "server_error", forMs: 2_500 });
    expect(await app.runBatch("a hiccup")).toMatchObject({ status: "published" });
    expect((await activity()).filter((message) => message.includes("is down"))).toEqual([]);
    expect(await health()).toMatchObject({ state: "healthy" });
  });

  test("has every call of those nights in the book, by what came of it", async () => {
    const until = new Date(evening(addSessions(session, 1)));
    const totals = await selectCallTotals(app.db, { provider: "sandbox", since: new Date(0), until });
    const quote = totals.find(({ kind }) => kind === "quote");
    expect(quote?.rateLimited).toBeGreaterThan(0);
    expect(quote?.failed).toBeGreaterThan(0);
    for (const { calls, failed, rateLimited } of totals) expect(failed + rateLimited).toBeLessThanOrEqual(calls);
  });

  test("fails for all but the canaries is not published, and no symbol's state has changed", async () => {
    const before = await states();
    nextEvening();
    for (const symbol of UNIVERSE) app.sandbox.setFault({ kind: "server_error", symbol });
    expect(await app.runBatch("all but the canaries fail")).toMatchObject({ status: "unpublished" });
    expect(await states()).toEqual(before);
    expect(await health()).toMatchObject({ state: "healthy" });
    expect((await failures()).filter(({ phase }) => phase === "prices").length).toBeGreaterThan(UNIVERSE.length * 0.9);
  }, 120_000);

  test("refuses our crumb is published by charts; names stay, and the run says so", async () => {
    const names = () =>
      app.db
        .execute(sql`select symbol, name, market_cap from symbol_universe order by symbol`)
        .then(({ rows }) => rows);
    const before = { states: await states(), names: await names() };
    nextEvening();
    app.sandbox.setFault({ kind: "crumb_refused" });
    expect(await app.runBatch("no crumb")).toMatchObject({ status: "published" });
    expect({ states: await states(), names: await names() }).toEqual(before);
    expect(await health()).toMatchObject({
      state: "degraded",
      crumbRefusedAt: expect.any(Date),
      retryAt: null,
      failuresInARow: 0,
    });
    expect((await activity()).join("\n")).toMatch(
      /charts stand in for \d+ symbols; names and ratios stay as they were/,
    );
  });

  test("takes it again is asked for quotes again, ten minutes later", async () => {
    nextEvening();
    app.sandbox.resetCalls();
    expect(await app.runBatch("the crumb is good again")).toMatchObject({ status: "published" });
    expect(app.sandbox.calls().quote).toBeGreaterThan(1);
    expect(await health()).toMatchObject({ state: "healthy", crumbRefusedAt: null });
  });

  test("does not have SPY's bar yet is not published and says why; readers keep the night before", async () => {
    const before = { states: await states(), published: await published() };
    nextEvening();
    app.sandbox.setFault({ kind: "null_holes", symbol: "SPY", sessions: [session] });
    expect(await app.runBatch("too early")).toEqual({
      status: "failed",
      outcome: `Failed: The provider has no SPY bar for ${session} yet.`,
    });
    expect({ states: await states(), published: await published() }).toEqual(before);
  });

  test("has it later is published when it is asked again", async () => {
    expect(await app.runBatch("later")).toMatchObject({ status: "published" });
    expect(await published()).toBe(session);
  });

  test("knows only the canaries any more is not published, delists nobody and counts nobody as missing", async () => {
    const before = { states: await states(), published: await published() };
    nextEvening();
    for (const symbol of UNIVERSE) app.sandbox.setFault({ kind: "not_found", symbol });
    const { status, outcome } = await app.runBatch("nobody is known");
    expect(status).toBe("unpublished");
    expect(outcome).toMatch(new RegExp(`expected symbols have a bar for ${session}; 97 % are needed`));
    expect({ states: await states(), published: await published() }).toEqual(before);
    expect(await health()).toMatchObject({ state: "healthy" });
  });

  /** Every stored close up to the night before, of all but the factor ETFs and canaries. */
  async function closes(): Promise<Map<string, number>> {
    const { rows } = await app.db.execute<{ bar: string; close: number }>(sql`
      select concat_ws(' ', symbol, session) as bar, close::float8 as close from symbol_prices_daily
      where session < ${session}::date and session > '2025-09-01' and symbol = any(${sql.param(UNIVERSE)}::text[])`);
    return new Map(rows.map(({ bar, close }) => [bar, close]));
  }

  const garbage: [what: string, fault: Omit<Fault, "symbol">][] = [
    ["no adjusted prices", { kind: "missing_adjclose" }],
    ["a last price a hundred times too high", { kind: "unit_error", route: "chart" }],
    ["holes in the middle", { kind: "null_holes" }],
    ["closes that are no numbers", { kind: "malformed", route: "chart" }],
  ];
  test.each(garbage)(
    "sends charts with %s takes no stored price away, nor changes any, nor any state",
    async (_, fault) => {
      nextEvening();
      const before = { closes: await closes(), states: await states() };
      for (const symbol of UNIVERSE) app.sandbox.setFault({ ...fault, symbol });
      expect(["published", "unpublished"]).toContain((await app.runBatch(fault.kind)).status);
      const after = { closes: await closes(), states: await states() };
      expect(after.states).toEqual(before.states);
      const changed = [...before.closes].flatMap(([bar, close]) => {
        // A quote has cents where the chart that confirms it has more.
        return Math.abs((after.closes.get(bar) ?? 0) / close - 1) < 1e-3
          ? []
          : [`${bar}: ${close}, ${after.closes.get(bar)}`];
      });
      expect(changed).toEqual([]);
      expect(await health()).toMatchObject({ state: "healthy" });
    },
  );

  test("sends quotes a hundred times too high is published by charts, at the right prices", async () => {
    nextEvening();
    for (const symbol of UNIVERSE) app.sandbox.setFault({ kind: "unit_error", route: "quote", symbol });
    expect(await app.runBatch("pence for pounds")).toMatchObject({ status: "published" });
    const { rows } = await app.db.execute<{ n: number }>(sql`
      select count(*)::int as n from symbol_prices_daily today join symbol_prices_daily before
        on before.symbol = today.symbol and before.session = ${addSessions(session, -1)}::date
      where today.session = ${session}::date and today.close > before.close * 3`);
    expect(rows).toEqual([{ n: 0 }]);
  });
});
