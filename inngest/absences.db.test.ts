import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addSessions } from "@/lib/calendar";
import { CANARIES } from "@/lib/market-data/canaries";
import { loadListings } from "@/lib/market-data/listings";
import { isAuditTurn } from "./phases/choose-fetches";
import { startTestApp, type TestApp } from "./testing-app";

const UNIVERSE = loadListings()
  .map(({ symbol }) => symbol)
  .filter((symbol, index) => index % 30 === 0 && !CANARIES.some((canary) => canary === symbol));
const FIRST = "2026-07-01";
/** A share that vanishes for a while: one whose audit comes some nights after it was given up. */
const GONE = UNIVERSE.find((symbol) => isAuditTurn(symbol, addSessions(FIRST, 9))) ?? "";

const evening = (session: string) => `${session}T21:30:00-04:00`;

describe("what has no price", () => {
  let app: TestApp;
  let session = FIRST;

  beforeAll(async () => {
    app = await startTestApp({ now: evening(FIRST), universe: [...UNIVERSE, ...CANARIES] });
    expect(await app.runBatch("first fill")).toMatchObject({ status: "published" });
  }, 120_000);
  afterAll(() => app?.stop());
  afterEach(() => app.sandbox.clearFaults());

  async function nextNight(reason: string) {
    session = addSessions(session, 1);
    app.setNow(evening(session));
    return app.runBatch(reason);
  }

  async function rowOf(symbol: string) {
    const { rows } = await app.db.execute<{
      status: string;
      reason: string | null;
      missing: number;
      last: string;
      bars: number;
      factors: string;
    }>(sql`
      select status, status_reason as reason, missing_sessions as missing, last_price_date::text as last,
        (select count(*)::int from symbol_prices_daily p where p.symbol = u.symbol and p.session > '2025-09-01') as bars,
        (select session::text from symbol_daily_metrics m where m.symbol = u.symbol) as factors
      from symbol_universe u where symbol = ${symbol}`);
    return rows[0];
  }

  test("a share without a price is delisted on the fifth session in a row, no sooner, and keeps its prices", async () => {
    const before = await rowOf(GONE);
    for (let missed = 1; missed <= 5; missed++) {
      app.sandbox.setFault({ kind: "not_found", symbol: GONE });
      expect(await nextNight("it is gone")).toMatchObject({ status: "published" });
      expect(await rowOf(GONE)).toMatchObject({
        status: missed < 5 ? "active" : "delisted",
        reason: missed < 5 ? null : `last traded ${FIRST}`,
        missing: missed,
        last: FIRST,
      });
    }
    const after = await rowOf(GONE);
    expect(after?.bars).toBe(before?.bars);
  }, 120_000);

  test("it is looked at again in its audit's turn, and comes back when it trades again", async () => {
    while (addSessions(FIRST, 8) > session) {
      await nextNight("not its turn");
      expect(await rowOf(GONE)).toMatchObject({ status: "delisted", last: FIRST });
    }
    expect(await nextNight("its turn")).toMatchObject({ status: "published" });
    expect(await rowOf(GONE)).toMatchObject({
      status: "active",
      reason: null,
      missing: 0,
      last: session,
      factors: session,
    });
  }, 120_000);

  test("a price in between sets the count back", async () => {
    const [one = ""] = UNIVERSE.filter((symbol) => symbol !== GONE);
    for (const isThere of [false, false, true, false]) {
      if (!isThere) app.sandbox.setFault({ kind: "not_found", symbol: one });
      await nextNight("now and then");
      app.sandbox.clearFaults();
    }
    expect(await rowOf(one)).toMatchObject({ status: "active", missing: 1 });
  }, 120_000);

  test("a share whose calls only fail is missing nothing", async () => {
    const [, one = ""] = UNIVERSE.filter((symbol) => symbol !== GONE);
    app.sandbox.setFault({ kind: "server_error", symbol: one, route: "chart" });
    app.sandbox.setFault({ kind: "not_found", symbol: one, route: "quote" });
    await nextNight("it fails");
    expect(await rowOf(one)).toMatchObject({ status: "active", missing: 0 });
  }, 120_000);

  test("a share whose series came without the session's bar has it from its quote", async () => {
    const next = addSessions(session, 1);
    const one = UNIVERSE.find((symbol) => symbol !== GONE && isAuditTurn(symbol, next)) ?? "";
    app.sandbox.setFault({ kind: "null_holes", symbol: one, sessions: [next], route: "chart" });
    expect(await nextNight("charts are late")).toMatchObject({ status: "published" });
    expect(await rowOf(one)).toMatchObject({ status: "active", missing: 0, last: next, factors: next });
  }, 120_000);

  test("a day that neither SPY nor the canaries have is a closure, leaves every window, and betas go on", async () => {
    const shut = addSessions(session, 1);
    const everybody = [...UNIVERSE, ...CANARIES, "TLT", "VTV", "VUG", "MTUM", "QUAL", "IWM", "USMV"];
    const close = () => {
      for (const symbol of everybody) app.sandbox.setFault({ kind: "null_holes", symbol, sessions: [shut] });
    };
    close();
    expect(await nextNight("the exchange is shut")).toEqual({
      status: "failed",
      outcome: `Failed: The provider has no SPY bar for ${shut} yet.`,
    });
    close();
    expect(await nextNight("the session after")).toMatchObject({ status: "published" });
    const { rows } = await app.db.execute<{ session: string; reason: string }>(
      sql`select session::text, reason from market_closures`,
    );
    expect(rows).toEqual([{ session: shut, reason: expect.stringMatching(/^neither SPY nor .* has a price of it/) }]);
    const short = await app.db.execute(sql`
      select symbol from symbol_daily_metrics
      where session = ${session}::date and (betas[1] is null or observations[1] <> 90) and symbol = any(${sql.param([...CANARIES])}::text[])`);
    expect(short.rows).toEqual([]);
    const told = await app.db.execute<{ n: number }>(
      sql`select count(*)::int as n from batch_activity where message like ${`The exchange was shut on ${shut}%`}`,
    );
    expect(told.rows).toEqual([{ n: 1 }]);
  }, 120_000);

  test("a day that only SPY lacks is a gap and no closure", async () => {
    const lacking = addSessions(session, -1);
    const closures = () => app.db.execute(sql`select session from market_closures`).then(({ rows }) => rows.length);
    const before = await closures();
    await app.db.execute(sql`delete from symbol_prices_daily where symbol = 'SPY' and session = ${lacking}::date`);
    app.sandbox.setFault({ kind: "null_holes", symbol: "SPY", sessions: [lacking] });
    await nextNight("SPY lacks a day");
    expect(await closures()).toBe(before);
  }, 120_000);

  test("a closure of which prices come after all is taken back", async () => {
    expect(await nextNight("all is well")).toMatchObject({ status: "published" });
    const { rows } = await app.db.execute(sql`select session from market_closures`);
    expect(rows).toEqual([]);
  }, 120_000);
});
