import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { addSessions, sessionsEnding } from "@/lib/calendar";
import { selectRewrites } from "./price-rewrites";
import { appendQuoteBars, type StoredBar, upsertCorporateActions, upsertSeries } from "./prices";
import { insertSymbols } from "./universe";

const LAST = "2026-08-21";
const SESSIONS = sessionsEnding(LAST, 20);
const NOW = new Date("2026-08-21T21:30:00-04:00");

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await insertSymbols(database.db, { symbols: ["ACME", "BETA"], factorEtfs: [] });
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("truncate symbol_prices_daily, symbol_corporate_actions, price_rewrites"));

/** Bars in single precision, as a chart brings them, on an adjustment and a split's basis. */
function series(count: number, { adjusted = 0.9, split = 1 } = {}): StoredBar[] {
  return SESSIONS.slice(0, count).map((session, i) => {
    const close = Math.fround((100.11 + i) / split);
    const [open, high, low] = [close - 1, close + 1, close - 2];
    return { symbol: "ACME", session, open, high, low, close, adjClose: Math.fround(close * adjusted), volume: 5_000 };
  });
}

const store = (bars: readonly StoredBar[]) =>
  upsertSeries(database.db, { symbols: ["ACME"], bars, from: SESSIONS[0] ?? LAST, to: LAST, now: NOW });

const act = (kind: "dividend" | "split", i: number, value: number) =>
  upsertCorporateActions(database.db, { actions: [{ symbol: "ACME", exDate: SESSIONS[i] ?? LAST, kind, value }] });

const rewrites = async () =>
  (await selectRewrites(database.db, { symbol: "ACME", limit: 10 })).map(
    ({ reason, firstSession, lastSession, bars }) => [reason, firstSession, lastSession, bars],
  );

describe("stored prices that are written anew are recorded", () => {
  test("not when they are new, the same, or the same but for volume", async () => {
    await store(series(15));
    await store(series(20));
    await store(series(20).map((bar) => ({ ...bar, volume: 6_000 })));
    expect(await rewrites()).toEqual([]);
  });

  test("not when a series only confirms what quotes had brought, in cents", async () => {
    await store(series(19));
    const { adjClose: _, session: __, ...bar } = series(20)[19]!;
    const inCents = (price: number | null) => price && Math.round(price * 100) / 100;
    const quoted = {
      ...bar,
      open: inCents(bar.open),
      high: inCents(bar.high),
      low: inCents(bar.low),
      close: inCents(bar.close),
    };
    await appendQuoteBars(database.db, { session: LAST, previousSession: addSessions(LAST, -1), bars: [quoted] });
    await store(series(20));
    expect(await rewrites()).toEqual([]);
  });

  test("as quotes that were not confirmed", async () => {
    await store(series(18));
    const { adjClose: _, session: __, ...bar } = series(20)[19]!;
    await appendQuoteBars(database.db, {
      session: LAST,
      previousSession: addSessions(LAST, -1),
      bars: [{ ...bar, close: 120.5 }],
    });
    await store(series(20));
    expect(await rewrites()).toEqual([["quote_confirmed", LAST, LAST, 1]]);
  });

  test("as a dividend that came after them and moved all of them alike", async () => {
    await store(series(15));
    await act("dividend", 17, 2);
    const paid = series(20).map((bar, i) =>
      i < 17 ? { ...bar, adjClose: Math.fround((bar.adjClose ?? 0) * 0.98) } : bar,
    );
    await store(paid);
    expect(await rewrites()).toEqual([["dividend", SESSIONS[0], SESSIONS[14], 15]]);
    await store(paid);
    expect(await rewrites()).toHaveLength(1);
  });

  test("as a split that came after them", async () => {
    await store(series(15));
    await act("split", 16, 4);
    await store(series(20, { split: 4 }));
    expect(await rewrites()).toEqual([["split", SESSIONS[0], SESSIONS[14], 15]]);
  });

  test("as a restatement where nothing explains it: no event, one from before, or the wrong kind of one", async () => {
    await store(series(20));
    await store(series(20, { adjusted: 0.88 }));
    await act("dividend", 10, 2);
    await store(series(20, { adjusted: 0.87 }));
    await store(series(19, { adjusted: 0.87 }).concat({ ...series(20, { adjusted: 0.87 })[19]!, close: 77 }));
    expect((await rewrites()).map(([reason, , , bars]) => [reason, bars])).toEqual([
      ["restatement", 1],
      ["restatement", 20],
      ["restatement", 20],
    ]);
    await database.pool.query("truncate symbol_prices_daily, price_rewrites");
    await store(series(15));
    await act("dividend", 16, 2);
    await store(series(20, { split: 4 }));
    expect(await rewrites()).toEqual([["restatement", SESSIONS[0], SESSIONS[14], 15]]);
  });

  test("as a restatement where an event explains some of the bars only", async () => {
    await store(series(15));
    await act("dividend", 17, 2);
    await store(
      series(20).map((bar, i) => ({ ...bar, adjClose: (bar.adjClose ?? 0) * (i < 7 ? 0.97 : i < 17 ? 0.98 : 1) })),
    );
    expect(await rewrites()).toEqual([["restatement", SESSIONS[0], SESSIONS[14], 15]]);
  });

  test("with the bars that the new basis takes the adjusted close from", async () => {
    await store(series(20));
    await store(series(20, { adjusted: 0.88 }).filter((_, i) => i !== 5));
    expect(await rewrites()).toEqual([["restatement", SESSIONS[0], LAST, 20]]);
  });
});
