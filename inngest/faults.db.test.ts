import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { loadListings } from "@/lib/market-data/listings";
import { startTestApp, type TestApp } from "./testing-app";

const UNIVERSE = loadListings()
  .map(({ symbol }) => symbol)
  .filter((_, index) => index % 21 === 0);
/** In the middle of a fetch's order, and no factor ETF. */
const BROKEN = UNIVERSE[20] ?? "";

const evening = (session: string) => `${session}T21:30:00-04:00`;

/** Night after night on one database, each with another trouble. */
describe("a night in which the provider", () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ now: evening("2026-07-14"), universe: UNIVERSE });
  });
  afterAll(() => app?.stop());
  afterEach(() => app.sandbox.clearFaults());

  async function failures(): Promise<{ symbol: string; phase: string; reason: string }[]> {
    const { rows } = await app.db.execute<{ symbol: string; phase: string; reason: string }>(sql`
      select symbol, phase, reason from batch_failures
      where run_id = (select id from batch_runs order by started_at desc limit 1) order by phase, symbol`);
    return rows;
  }

  async function states(): Promise<Map<string, string>> {
    const { rows } = await app.db.execute<{ symbol: string; status: string }>(
      sql`select symbol, status from symbol_universe`,
    );
    return new Map(rows.map(({ symbol, status }) => [symbol, status]));
  }

  const published = async () =>
    (await app.db.execute<{ session: string }>(sql`select published_session as session from market_state`)).rows[0]
      ?.session;

  test("fails for one new symbol publishes the others, names it, and it stays to be brought in", async () => {
    app.sandbox.setFault({ kind: "server_error", symbol: BROKEN });
    expect(await app.runBatch("one symbol always fails")).toMatchObject({ status: "published" });
    expect((await failures()).filter(({ phase }) => phase === "prices")).toEqual([
      { phase: "prices", symbol: BROKEN, reason: expect.stringMatching(/provider/i) },
    ]);
    expect((await states()).get(BROKEN)).toBe("pending");
  });

  test("is well again brings that one in", async () => {
    app.setNow(evening("2026-07-15"));
    expect(await app.runBatch("well again")).toMatchObject({ status: "published" });
    expect((await states()).get(BROKEN)).toBe("active");
    expect(await failures()).toEqual([]);
  });

  test("refuses the first forty calls is published all the same, and no symbol's state has changed", async () => {
    const before = await states();
    app.setNow(evening("2026-07-16"));
    app.sandbox.setFault({ kind: "rate_limited", calls: 40 });
    expect(await app.runBatch("limited at first")).toMatchObject({ status: "published" });
    expect(await states()).toEqual(before);
    expect(await failures()).toEqual([]);
  });

  test("does not have SPY's bar yet is not published and says why; readers keep the night before", async () => {
    const before = await states();
    app.setNow(evening("2026-07-17"));
    app.sandbox.setFault({ kind: "null_holes", symbol: "SPY", sessions: ["2026-07-17"] });
    expect(await app.runBatch("too early")).toEqual({
      status: "failed",
      outcome: "Failed: The provider has no SPY bar for 2026-07-17 yet.",
    });
    expect(await published()).toBe("2026-07-16");
    expect(await states()).toEqual(before);
  });

  test("has it later is published when it is asked again", async () => {
    expect(await app.runBatch("later")).toMatchObject({ status: "published" });
    expect(await published()).toBe("2026-07-17");
  });

  test("knows nobody any more is not published, and delists nobody", async () => {
    const before = await states();
    app.setNow(evening("2026-07-20"));
    for (const symbol of UNIVERSE) app.sandbox.setFault({ kind: "not_found", symbol });
    const { status, outcome } = await app.runBatch("nobody is known");
    expect(status).toBe("unpublished");
    expect(outcome).toMatch(/expected symbols have a bar for 2026-07-20; 97 % are needed/);
    expect(await published()).toBe("2026-07-17");
    expect(await states()).toEqual(before);
  });

  test("sends garbage for adjusted prices leaves what is stored as it was", async () => {
    const prices = async () => {
      const { rows } = await app.db.execute<{ adjusted: string[] }>(sql`
        select array_agg(concat_ws(' ', symbol, session, adj_close) order by symbol, session) as adjusted
        from symbol_prices_daily
        where session <= '2026-07-17' and session > '2025-07-01' and symbol = any(${sql.param(UNIVERSE)}::text[])`);
      return rows[0]?.adjusted;
    };
    const before = await prices();
    for (const symbol of UNIVERSE) app.sandbox.setFault({ kind: "missing_adjclose", symbol });
    await app.runBatch("no adjusted prices");
    expect(await prices()).toEqual(before);
    const reasons = new Set((await failures()).filter(({ phase }) => phase === "prices").map(({ reason }) => reason));
    expect(reasons).toEqual(new Set(["the provider sent no adjusted prices"]));
  });
});
