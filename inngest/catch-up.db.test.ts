import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

const evening = (session: string) => `${session}T21:30:00-04:00`;

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

  test("by a run of the next morning, bring the session that is over and no price of the one under way", async () => {
    const slept = addSessions(BACK, NIGHTS + 1);
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
