import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertSymbols } from "@/db/queries/universe";
import { addSessions, sessionsBetween } from "@/lib/calendar";
import { createMarket } from "@/lib/market-data/client";
import { loadListings } from "@/lib/market-data/listings";
import { startTestApp, type TestApp } from "./testing-app";

const UNIVERSE = loadListings()
  .map(({ symbol }) => symbol)
  .filter((_, index) => index % 25 === 0);
const FIRST = "2026-07-01";
/** The first night after some that were slept through. */
const BACK = addSessions(FIRST, 4);
const NIGHTS = 6;
const LARGE_ADDITION = addSessions(BACK, NIGHTS + 1);

const evening = (session: string) => `${session}T21:30:00-04:00`;

const NEWCOMERS = loadListings()
  .map(({ symbol }) => symbol)
  .filter((symbol) => !UNIVERSE.includes(symbol))
  .slice(0, 80);
/** Of one chunk in one night. */
const NEWCOMERS_A_NIGHT = 50;

describe("nights that were slept through", () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ now: evening(FIRST), universe: UNIVERSE });
    await app.runBatch("first fill");
  });
  afterAll(() => app?.stop());

  /** Symbols that lack a bar of any session so far. */
  async function incomplete(through: string): Promise<number> {
    const sessions = sessionsBetween(FIRST, through);
    const { rows } = await app.db.execute<{ n: number }>(sql`
      select count(*)::int as n from symbol_universe u
      where u.status = 'active' and ${sessions.length} > (
        select count(*) from symbol_prices_daily p where p.symbol = u.symbol and p.session >= ${FIRST}::date and p.adj_close is not null)`);
    return rows[0]?.n ?? 0;
  }

  test("do not keep the next one from being published, with a bar of the session for all", async () => {
    app.setNow(evening(BACK));
    expect(await app.runBatch("back again")).toMatchObject({ status: "published" });
    const { rows } = await app.db.execute<{ n: number }>(
      sql`select count(*)::int as n from symbol_universe where status = 'active' and last_price_date < ${BACK}::date`,
    );
    expect(rows).toEqual([{ n: 0 }]);
    expect(await incomplete(BACK)).toBeGreaterThan(UNIVERSE.length / 3);
  });

  test("are filled in over the nights that follow, a part each night", { timeout: 300_000 }, async () => {
    let before = await incomplete(BACK);
    for (const session of sessionsBetween(addSessions(BACK, 1), addSessions(BACK, NIGHTS))) {
      app.setNow(evening(session));
      expect(await app.runBatch("night"), session).toMatchObject({ status: "published" });
      const now = await incomplete(session);
      expect(now).toBeLessThanOrEqual(before);
      before = now;
    }
    expect(before).toBe(0);
  });

  test("leave most of a large addition to the nights that follow, and it is no failure", async () => {
    await insertSymbols(app.db, { symbols: NEWCOMERS });
    const waiting = async () => {
      const { rows } = await app.db.execute<{ waiting: number; failed: number }>(sql`
        select (select count(*)::int from symbol_universe where status = 'pending') as waiting,
          (select count(*)::int from batch_failures f where f.run_id = r.id and f.phase = 'prices') as failed
        from batch_runs r order by r.started_at desc limit 1`);
      return rows[0];
    };
    app.setNow(evening(LARGE_ADDITION));
    expect(await app.runBatch("a large addition")).toMatchObject({ status: "published" });
    expect(await waiting()).toEqual({ waiting: NEWCOMERS.length - NEWCOMERS_A_NIGHT, failed: 0 });
    app.setNow(evening(addSessions(LARGE_ADDITION, 1)));
    expect(await app.runBatch("the night after")).toMatchObject({ status: "published" });
    expect(await waiting()).toEqual({ waiting: 0, failed: 0 });
  }, 120_000);

  test("by a run of the next morning, bring the session that is over and no price of the one under way", async () => {
    const slept = addSessions(LARGE_ADDITION, 2);
    const today = addSessions(slept, 1);
    app.setNow(`${today}T10:30:00-04:00`);
    expect(await app.runBatch("in the morning")).toMatchObject({ status: "published" });
    const { rows } = await app.db.execute<{ symbol: string; session: string; close: number }>(sql`
      select p.symbol, p.session::text, p.close::float8 as close
      from symbol_prices_daily p join symbol_universe u using (symbol)
      where p.session >= ${slept}::date and u.status = 'active' order by p.symbol`);
    expect(new Set(rows.map(({ session }) => session))).toEqual(new Set([slept]));
    expect(rows.length).toBeGreaterThan(UNIVERSE.length * 0.9);
    const market = createMarket({ name: "sandbox", address: app.sandbox.address });
    app.setNow(evening(slept));
    for (const { symbol, close } of rows) {
      const { bars } = await market.history(symbol, slept, slept);
      // On the split basis of that evening; what splits today is shown anew.
      expect(Math.abs(close / (bars[0]?.close ?? Number.NaN) - 1), symbol).toBeLessThan(2e-3);
    }
  });
});
