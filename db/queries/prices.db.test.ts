import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { addSessions, sessionsBetween, sessionsEnding } from "@/lib/calendar";
import { selectWatermarks } from "./price-plan";
import {
  appendQuoteBars,
  deleteOldRows,
  type StoredBar,
  selectPriceMatrix,
  upsertCorporateActions,
  upsertSeries,
} from "./prices";
import { insertSymbols, updateSeriesFacts } from "./universe";

const LAST = "2026-08-21";
const SESSIONS = sessionsEnding(LAST, 12);
const FROM = "2025-05-18";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  const symbols = ["ACME", "BETA", "SPY", "ZED"];
  await insertSymbols(database.db, { symbols, factorEtfs: ["SPY"] });
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("truncate symbol_prices_daily"));

/** Bars that close at 100, 101 … and whose adjusted close is a share of that. */
function series(symbol: string, sessions: readonly string[], adjustment = 0.9): StoredBar[] {
  return sessions.map((session) => {
    const close = 100 + SESSIONS.indexOf(session);
    return {
      symbol,
      session,
      open: close - 1,
      high: close + 1,
      low: close - 2,
      close,
      adjClose: close * adjustment,
      volume: 5_000,
    };
  });
}

const store = (symbol: string, bars: readonly StoredBar[]) =>
  upsertSeries(database.db, { symbols: [symbol], bars, from: FROM, to: LAST });

const quote = (symbol: string, close: number, session = LAST) =>
  appendQuoteBars(database.db, {
    session,
    previousSession: addSessions(session, -1),
    bars: [{ symbol, open: null, high: null, low: null, close, volume: null }],
  });

interface Row {
  session: string;
  close: number | null;
  adj: number | null;
  source: string;
  xmin: string;
}

async function rows(symbol: string): Promise<Row[]> {
  const { rows } = await database.pool.query<Row>(
    `select session, close::float8 as close, adj_close as adj, source, xmin::text from symbol_prices_daily
     where symbol = $1 order by session`,
    [symbol],
  );
  return rows;
}

const returnsOf = (found: readonly Row[]) =>
  found.slice(1).map(({ adj }, i) => (adj ?? NaN) / (found[i]?.adj ?? NaN) - 1);

describe("a matrix of prices", () => {
  test("is what was written, and NaN where nothing was", async () => {
    await store("ACME", series("ACME", SESSIONS));
    await store("BETA", series("BETA", SESSIONS.slice(3, 6)));
    const matrix = await selectPriceMatrix(database.db, { symbols: ["BETA", "ZED", "ACME"], sessions: SESSIONS });
    const expected = [
      SESSIONS.map((_, i) => (i >= 3 && i < 6 ? (100 + i) * 0.9 : Number.NaN)),
      SESSIONS.map(() => Number.NaN),
      SESSIONS.map((_, i) => (100 + i) * 0.9),
    ];
    expect([...matrix]).toEqual(expected.flat());
  });

  test("leaves out bars on days that are not asked for", async () => {
    await store("ACME", series("ACME", SESSIONS));
    const some = SESSIONS.filter((_, i) => i % 3 === 0);
    const matrix = await selectPriceMatrix(database.db, { symbols: ["ACME"], sessions: some });
    expect([...matrix]).toEqual(some.map((session) => (100 + SESSIONS.indexOf(session)) * 0.9));
  });

  test("of nothing is empty", async () => {
    expect(await selectPriceMatrix(database.db, { symbols: [], sessions: SESSIONS })).toHaveLength(0);
    expect(await selectPriceMatrix(database.db, { symbols: ["ACME"], sessions: [] })).toHaveLength(0);
  });
});

describe("a fetched series", () => {
  test("does not write rows that are as they were", async () => {
    expect(await store("ACME", series("ACME", SESSIONS))).toBe(12);
    const before = await rows("ACME");
    const changed = series("ACME", SESSIONS);
    expect(await store("ACME", changed.with(4, { ...changed[4]!, close: 77 }))).toBe(1);
    const after = await rows("ACME");
    expect(after.map(({ xmin }, i) => xmin === before[i]?.xmin)).toEqual(SESSIONS.map((_, i) => i !== 4));
  });

  test("takes the place of what quotes had brought", async () => {
    await store("ACME", series("ACME", SESSIONS.slice(0, 11)));
    await quote("ACME", 112);
    await store("ACME", series("ACME", SESSIONS));
    expect((await rows("ACME")).at(-1)).toMatchObject({ close: 111, source: "chart" });
  });

  test("on the same basis leaves bars alone that it does not have", async () => {
    await store("ACME", series("ACME", SESSIONS));
    await store(
      "ACME",
      series(
        "ACME",
        SESSIONS.filter((_, i) => i !== 5),
      ),
    );
    expect((await rows("ACME"))[5]).toMatchObject({ close: 105, adj: 105 * 0.9 });
  });

  test("on a new basis takes the adjusted close from bars that it does not have, within what was asked for", async () => {
    await store("ACME", series("ACME", SESSIONS));
    await quote("ACME", 120);
    await store(
      "ACME",
      series(
        "ACME",
        SESSIONS.filter((_, i) => i > 0 && i !== 5 && i !== 11),
        0.88,
      ),
    );
    const after = await rows("ACME");
    expect(after.map(({ adj }) => adj === null)).toEqual(SESSIONS.map((_, i) => [0, 5, 11].includes(i)));
    expect(after.every(({ close }) => close !== null)).toBe(true);
  });

  test("never leaves a return between two bases: a dividend moves all before it, and no return but its own", async () => {
    await store("ACME", series("ACME", SESSIONS));
    const paid = series("ACME", SESSIONS).map((bar, i) =>
      i < 8 ? { ...bar, adjClose: bar.close! * 0.9 * 0.98 } : bar,
    );
    const before = returnsOf(await rows("ACME"));
    await store("ACME", paid);
    const after = returnsOf(await rows("ACME"));
    after.forEach((value, i) => {
      if (i === 7) expect(value).toBeGreaterThan(before[i]! + 0.02);
      else expect(value).toBeCloseTo(before[i]!, 12);
    });
  });

  test("says from when to when the symbol has prices", async () => {
    await store("ACME", series("ACME", SESSIONS.slice(2, 9)));
    const { rows: found } = await database.pool.query(
      "select first_price_date as first, last_price_date as last from symbol_universe where symbol = 'ACME'",
    );
    expect(found).toEqual([{ first: SESSIONS[2], last: SESSIONS[8] }]);
  });
});

describe("a bar from a quote", () => {
  test("has the return of its close over the close before", async () => {
    await store("ACME", series("ACME", SESSIONS.slice(0, 11)));
    await quote("ACME", 113.3);
    expect(returnsOf(await rows("ACME")).at(-1)).toBeCloseTo(113.3 / 110 - 1, 12);
  });

  test("has the dividend of its day in its return, and no other day's", async () => {
    await store("BETA", series("BETA", SESSIONS.slice(0, 10)));
    const paid = { symbol: "BETA", kind: "dividend" as const, value: 1.5 };
    await upsertCorporateActions(database.db, { actions: [{ ...paid, exDate: SESSIONS[10] ?? "" }] });
    await quote("BETA", 108, SESSIONS[10]);
    await quote("BETA", 111, SESSIONS[11]);
    const [onTheDay, after] = returnsOf(await rows("BETA")).slice(-2);
    expect(onTheDay).toBeCloseTo((108 + 1.5) / 109 - 1, 12);
    expect(after).toBeCloseTo(111 / 108 - 1, 12);
  });

  test("over a hole keeps the level, dividend or not", async () => {
    await store("BETA", series("BETA", SESSIONS.slice(0, 9)));
    await quote("BETA", 108, SESSIONS[10]);
    expect((await rows("BETA")).at(-1)?.adj).toBeCloseTo(108 * 0.9, 12);
  });

  test("chains on the day after, and the day after that", async () => {
    await store("ACME", series("ACME", SESSIONS.slice(0, 9)));
    for (const [i, close] of [107, 110, 104].entries()) await quote("ACME", close, SESSIONS[9 + i]);
    const returns = returnsOf(await rows("ACME")).slice(-3);
    for (const [i, ratio] of [107 / 108, 110 / 107, 104 / 110].entries()) expect(returns[i]).toBeCloseTo(ratio - 1, 12);
  });

  test("after a split is right once the series has been fetched on the new basis", async () => {
    await store("ACME", series("ACME", SESSIONS.slice(0, 10)));
    const halved = series("ACME", SESSIONS.slice(0, 11)).map((bar) => ({
      ...bar,
      close: bar.close! / 2,
      adjClose: bar.adjClose! / 2,
    }));
    await store("ACME", halved);
    await quote("ACME", 56);
    expect(returnsOf(await rows("ACME")).at(-1)).toBeCloseTo(56 / 55 - 1, 12);
  });

  test("over a hole keeps the level and makes no return", async () => {
    await store("ACME", series("ACME", SESSIONS.slice(0, 9)));
    await quote("ACME", 111);
    const matrix = await selectPriceMatrix(database.db, { symbols: ["ACME"], sessions: SESSIONS });
    expect(matrix[10]).toBeNaN();
    expect(matrix[11]! / matrix[8]!).toBeCloseTo(111 / 108, 12);
  });

  test("of a symbol without prices has a close and no adjusted one", async () => {
    await quote("ZED", 5);
    expect(await rows("ZED")).toMatchObject([{ close: 5, adj: null, source: "quote" }]);
  });

  test("does not replace a bar that a series has brought", async () => {
    await store("ACME", series("ACME", SESSIONS));
    await quote("ACME", 999);
    expect((await rows("ACME")).at(-1)).toMatchObject({ close: 111, source: "chart" });
  });
});

describe("a watermark", () => {
  test("counts the bars since the last whole series, and knows the last close however old", async () => {
    await store("ACME", series("ACME", SESSIONS.slice(0, 6)));
    const listing = { symbol: "ACME", currency: "USD", exchange: "NYQ", quoteType: "EQUITY" };
    const facts = [{ ...listing, status: "active" as const, statusReason: null, lastAuditDate: SESSIONS[5]! }];
    await updateSeriesFacts(database.db, { facts, now: new Date() });
    await quote("ACME", 106, SESSIONS[6]);
    await quote("ACME", 108, SESSIONS[8]);
    const plan = { from: "ACME", to: "ACME", session: LAST, previousSession: addSessions(LAST, -1) };
    expect(await selectWatermarks(database.db, plan)).toMatchObject([
      {
        symbol: "ACME",
        lastAuditDate: SESSIONS[5],
        barsSinceAudit: 2,
        previousClose: null,
        lastClose: 108,
        sessionSource: null,
      },
    ]);
  });
});

test("old bars are retired, but not the factor ETFs'", async () => {
  const old = sessionsBetween("2025-01-02", "2025-01-10");
  const flat = (symbol: string) => [...old, LAST].map((session) => ({ ...series(symbol, [LAST])[0]!, session }));
  await store("ACME", flat("ACME"));
  await store("SPY", flat("SPY"));
  await deleteOldRows(database.db, { from: "ACME", to: "ZED", before: "2025-07-17" });
  expect(await rows("ACME")).toHaveLength(1);
  expect(await rows("SPY")).toHaveLength(old.length + 1);
});
