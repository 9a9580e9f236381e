import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addSessions, sessionsBetween } from "@/lib/calendar";
import { createMarket } from "@/lib/market-data/client";
import { loadListings } from "@/lib/market-data/listings";
import { startTestApp, type TestApp } from "./testing-app";

/** These split within the nights that follow; of the others enough pay a dividend. */
const SPLITTING = ["KKR", "MT"];
const UNIVERSE = [
  ...new Set([
    ...SPLITTING,
    ...loadListings()
      .map(({ symbol }) => symbol)
      .filter((_, index) => index % 24 === 0),
  ]),
];
const FIRST = "2026-07-16";
/** As many as the audit takes to come round. */
const NIGHTS = 20;

const evening = (session: string) => `${session}T21:30:00-04:00`;

describe("nights on the simulated market", () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ now: evening(FIRST), universe: UNIVERSE });
  }, 120_000);
  afterAll(() => app?.stop());

  test("each night is published, and mostly by quotes", { timeout: 600_000 }, async () => {
    expect(await app.runBatch("first fill")).toMatchObject({ status: "published" });
    for (const session of sessionsBetween(addSessions(FIRST, 1), addSessions(FIRST, NIGHTS))) {
      app.setNow(evening(session));
      app.sandbox.resetCalls();
      expect(await app.runBatch("night"), session).toMatchObject({ status: "published" });
      const calls = app.sandbox.calls();
      expect(calls.chart, `charts on ${session}`).toBeLessThan(UNIVERSE.length / 2);
    }
  });

  test("there were splits and dividends on the way", async () => {
    const { rows } = await app.db.execute<{ kind: string; symbols: string[] }>(sql`
      select kind, array_agg(distinct symbol::text order by symbol::text) as symbols from symbol_corporate_actions
      where ex_date > ${FIRST}::date group by kind order by kind`);
    expect(rows.map(({ kind }) => kind)).toEqual(["dividend", "split"]);
    expect(rows[0]?.symbols.length).toBeGreaterThan(5);
    expect(rows[1]?.symbols).toEqual(expect.arrayContaining(SPLITTING));
  });

  test("every stored return equals that of a fresh chart", { timeout: 120_000 }, async () => {
    const last = addSessions(FIRST, NIGHTS);
    const market = createMarket({ name: "sandbox", address: app.sandbox.address });
    const { rows } = await app.db.execute<{ symbol: string; sessions: string[]; prices: number[] }>(sql`
      select symbol, array_agg(session order by session)::text[] as sessions, array_agg(adj_close order by session) as prices
      from symbol_prices_daily where session >= ${FIRST}::date and adj_close is not null group by symbol order by symbol`);
    expect(rows.length).toBeGreaterThan(UNIVERSE.length * 0.9);
    const wrong: string[] = [];
    for (const { symbol, sessions, prices } of rows) {
      const fresh = new Map((await market.history(symbol, FIRST, last)).bars.map((bar) => [bar.session, bar.adjClose]));
      sessions.forEach((session, i) => {
        if (i === 0) return;
        const ours = (prices[i] ?? Number.NaN) / (prices[i - 1] ?? Number.NaN) - 1;
        const theirs = (fresh.get(session) ?? Number.NaN) / (fresh.get(sessions[i - 1] ?? "") ?? Number.NaN) - 1;
        // A quote has cents where a chart has doubles: half a cent at either end is all they may differ by.
        const rounding = 0.0101 / (prices[i - 1] ?? Number.NaN) + 1e-6;
        if (!(Math.abs(ours - theirs) < rounding)) wrong.push(`${symbol} ${session}: ${ours}, a chart says ${theirs}`);
      });
    }
    expect(wrong).toEqual([]);
  });

  test("a second trigger of a published session does nothing and says so", async () => {
    await expect(app.runBatch("again")).rejects.toThrow(/already published/);
  });

  test("readers see the last night, and nothing older of what is still traded", async () => {
    const { rows } = await app.db.execute<{ session: string; n: number }>(
      sql`select session, count(*)::int as n from symbol_daily_metrics group by session order by session desc`,
    );
    expect(rows[0]?.session).toBe(addSessions(FIRST, NIGHTS));
    expect(rows[0]?.n).toBeGreaterThan(UNIVERSE.length * 0.9);
  });

  test("all have been asked for their name, sector and industry, and shares have them", async () => {
    const { rows } = await app.db.execute<{ unasked: number; nameless: number; shares: number; sorted: number }>(sql`
      select count(*) filter (where profile_date is null)::int as unasked, count(*) filter (where name is null)::int as nameless,
        count(*) filter (where quote_type = 'EQUITY')::int as shares, count(*) filter (where sector is not null)::int as sorted
      from symbol_universe where status = 'active'`);
    expect(rows[0]).toMatchObject({ unasked: 0, nameless: 0 });
    expect(rows[0]?.sorted).toBeGreaterThan((rows[0]?.shares ?? 0) * 0.8);
  });
});
