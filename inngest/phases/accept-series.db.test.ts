import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  countOpenQuarantine,
  endAbandonedQuarantine,
  type QuarantineRow,
  releaseQuarantine,
  selectQuarantine,
} from "@/db/queries/price-quarantine";
import { insertSymbols } from "@/db/queries/universe";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { addSessions } from "@/lib/calendar";
import {
  historyOf,
  LAST,
  PRICES,
  quietHistory,
  quietReturns,
  times,
} from "@/lib/market-data/accept-history/testing-series";
import type { History } from "@/lib/market-data/market";
import { acceptSeries } from "./accept-series";
import { storeSeries } from "./store-series";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await insertSymbols(database.db, { symbols: ["ACME", "BETA"], factorEtfs: [] });
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("truncate symbol_prices_daily, price_quarantine, price_rewrites"));

const evening = (nights = 0) => new Date(`${addSessions(LAST, nights)}T21:30:00-04:00`);
const FROM = quietHistory().bars[0]?.session ?? LAST;

const accept = (history: History, nights = 0) =>
  acceptSeries(
    { db: database.db, now: () => evening(nights) },
    { series: [{ history, from: FROM }], to: LAST, runId: null },
  );

/** Accepts and stores, as a night does. */
async function takeIn(history: History, nights = 0) {
  const acceptance = await accept(history, nights);
  const context = { db: database.db, now: () => evening(nights) };
  await storeSeries(context, { series: acceptance.accepted, session: LAST, closures: new Set() });
  return acceptance;
}

async function rows(): Promise<Pick<QuarantineRow, "kind" | "status" | "firstSession" | "resolution">[]> {
  const { rows } = await database.pool.query(
    `select kind, status, first_session as "firstSession", resolution from price_quarantine order by id`,
  );
  return rows;
}

const switched = (from = 60) => quietHistory((bar, i) => (i >= from ? times(bar, 100) : bar));
const spiked = () => quietHistory((bar, i) => (i === 70 ? times(bar, 2) : bar));
const sessionOf = (i: number) => quietHistory().bars[i]?.session ?? "";

describe("a good series", () => {
  test("is let in and leaves no trace", async () => {
    const { accepted, problems, withheld } = await takeIn(quietHistory());
    expect(accepted.map(({ history }) => history)).toEqual([quietHistory()]);
    expect([problems.size, withheld.size]).toEqual([0, 0]);
    await takeIn(quietHistory(), 1);
    expect(await rows()).toEqual([]);
  });
});

describe("a series that is not let in", () => {
  test("is one open row, however many nights it comes, until a good answer ends it", async () => {
    for (const nights of [0, 1, 2]) {
      const { accepted, problems } = await takeIn(switched(60 + nights), nights);
      expect(accepted).toEqual([]);
      expect(problems.get("ACME")).toContain("changes its unit");
    }
    expect(await rows()).toMatchObject([{ kind: "unit_switch", status: "open", firstSession: sessionOf(62) }]);
    const { rows: shown, open } = await selectQuarantine(database.db, { limit: 10 });
    expect(open).toBe(1);
    expect(shown).toMatchObject([{ symbol: "ACME", detectedAt: evening(), endedAt: null }]);
    await takeIn(quietHistory(), 3);
    expect(await rows()).toMatchObject([{ status: "resolved", resolution: "a later answer was accepted" }]);
    expect(await countOpenQuarantine(database.db)).toBe(0);
  });

  test("says as before what half an answer is, and one without adjusted closes", async () => {
    await takeIn(quietHistory());
    const half = { ...quietHistory(), bars: quietHistory().bars.slice(61) };
    expect((await accept(half)).problems.get("ACME")).toBe("the provider sent 59 prices where 120 are stored");
    const unadjusted = quietHistory((bar) => ({ ...bar, adjClose: null }));
    expect((await accept(unadjusted)).problems.get("ACME")).toBe("the provider sent no adjusted prices");
    // The second answer was whole, and so ended what was held against the first.
    expect(await rows()).toMatchObject([
      { kind: "half_answer", status: "resolved" },
      { kind: "no_adjusted_close", status: "open" },
    ]);
  });

  test("is let in once an operator has released it", async () => {
    await takeIn(switched());
    const [row] = (await selectQuarantine(database.db, { limit: 1 })).rows;
    const release = { id: row?.id ?? 0, by: "ada@example.com", now: evening() };
    expect(await releaseQuarantine(database.db, release)).toEqual({ symbol: "ACME" });
    expect(await releaseQuarantine(database.db, release)).toBeNull();
    expect((await takeIn(switched(), 1)).accepted.map(({ history }) => history)).toEqual([switched()]);
    expect(await rows()).toMatchObject([{ status: "released", resolution: "let in by ada@example.com" }]);
    expect((await accept(switched(80), 2)).accepted).toEqual([]);
  });
});

describe("a reused ticker", () => {
  /** The last 15 bars, as of a listing that began with them. */
  const reused = (firstTradeDate = sessionOf(105)): History => {
    return {
      ...quietHistory(),
      firstTradeDate,
      bars: quietHistory()
        .bars.slice(105)
        .map((bar) => times(bar, 0.3)),
    };
  };
  /** The old company's bars: `count` of them, the others later. */
  const old = (count: number): History => ({ ...quietHistory(), bars: quietHistory().bars.slice(0, count) });
  const storedSessions = async () => {
    const { rows } = await database.pool.query("select session from symbol_prices_daily order by session");
    return rows.map(({ session }) => session);
  };

  test("takes the old company's prices out, and is no half answer then or later", async () => {
    await takeIn(old(85));
    for (const nights of [0, 1]) {
      expect((await takeIn(reused(), nights)).accepted).toHaveLength(1);
      expect(await storedSessions()).toEqual(reused().bars.map(({ session }) => session));
    }
    const { rows: rewrites } = await database.pool.query(
      "select reason, first_session as first, last_session as last, bars from price_rewrites",
    );
    expect(rewrites).toEqual([{ reason: "restatement", first: sessionOf(0), last: sessionOf(84), bars: 85 }]);
    const { rows: universe } = await database.pool.query(
      "select first_price_date as first from symbol_universe where symbol = 'ACME'",
    );
    expect(universe).toEqual([{ first: sessionOf(105) }]);
    expect(await rows()).toEqual([]);
  });

  test("is not one where the old prices go up to it, or the answer begins elsewhere: that is half an answer", async () => {
    await takeIn(old(103));
    expect((await takeIn(reused())).problems.get("ACME")).toContain("sent 15 prices where 103 are stored");
    await database.pool.query("truncate symbol_prices_daily");
    await takeIn(old(85));
    for (const date of [sessionOf(20), sessionOf(95), sessionOf(107)])
      expect((await takeIn(reused(date))).accepted).toEqual([]);
    expect(await storedSessions()).toHaveLength(85);
  });
});

describe("a row that nothing would end", () => {
  test("ends a week on where no night works on its symbol, and stays where one does", async () => {
    await takeIn(switched());
    await takeIn({ ...switched(), symbol: "BETA" });
    await database.pool.query("update symbol_universe set status = 'active' where symbol = 'ACME'");
    await database.pool.query("update symbol_universe set status = 'delisted' where symbol = 'BETA'");
    await endAbandonedQuarantine(database.db, { now: evening(3) });
    expect(await countOpenQuarantine(database.db)).toBe(2);
    await endAbandonedQuarantine(database.db, { now: evening(6) });
    const { rows } = await database.pool.query("select symbol, status from price_quarantine order by symbol");
    expect(rows).toEqual([
      { symbol: "ACME", status: "open" },
      { symbol: "BETA", status: "resolved" },
    ]);
  });

  test("is one for all findings of a kind, and is let in with all of them", async () => {
    // Three dividends of a third of the price that the price knows nothing of.
    const absurd = (...at: number[]): History => ({
      ...quietHistory(),
      dividends: at.map((i) => ({ exDate: sessionOf(i), amount: 35 })),
    });
    expect((await takeIn(absurd(40, 70, 100))).accepted).toEqual([]);
    const [row] = (await selectQuarantine(database.db, { limit: 1 })).rows;
    expect(row).toMatchObject({ kind: "dividend_absurd", firstSession: sessionOf(40), lastSession: sessionOf(100) });
    await releaseQuarantine(database.db, { id: row?.id ?? 0, by: "ada@example.com", now: evening() });
    expect((await takeIn(absurd(40, 70, 100), 1)).accepted).toHaveLength(1);
    expect((await accept(absurd(40, 70, 105), 2)).accepted).toEqual([]);
  });
});

describe("a series that can be mended", () => {
  test("is let in without what is wrong, noted once and not every night", async () => {
    for (const nights of [0, 1]) {
      const { accepted, problems, withheld } = await takeIn(spiked(), nights);
      expect(accepted[0]?.history.bars).toHaveLength(119);
      expect([problems.size, withheld.size]).toEqual([0, 0]);
    }
    expect(await rows()).toMatchObject([{ kind: "spike", status: "repaired", firstSession: sessionOf(70) }]);
    expect((await selectQuarantine(database.db, { limit: 5 })).open).toBe(0);
  });

  test("ends what was open before", async () => {
    await takeIn(switched());
    await takeIn(spiked(), 1);
    expect(await rows()).toMatchObject([
      { kind: "unit_switch", status: "resolved" },
      { kind: "spike", status: "repaired" },
    ]);
  });

  test("says so where it is the last bar that is missing", async () => {
    const { accepted, withheld } = await takeIn(quietHistory((bar, i) => (i === 119 ? times(bar, 100) : bar)));
    expect(accepted[0]?.history.bars.at(-1)?.session).toBe(sessionOf(118));
    expect(withheld.get("ACME")).toContain("another unit");
  });

  test("keeps its bar where an operator says that it was so", async () => {
    await takeIn(spiked());
    const [row] = (await selectQuarantine(database.db, { limit: 1 })).rows;
    await releaseQuarantine(database.db, { id: row?.id ?? 0, by: "ada@example.com", now: evening() });
    expect((await takeIn(spiked(), 1)).accepted[0]?.history.bars).toHaveLength(120);
  });
});

describe("an answer with other returns than the stored ones", () => {
  const other = (seed = 0) => historyOf(quietReturns(119).map((value) => seed / 1_000 - value));

  test("is not let in at first, and is on a later session if it has stayed the same", async () => {
    await takeIn(quietHistory());
    const { accepted, problems } = await takeIn(other());
    expect(accepted).toEqual([]);
    expect(problems.get("ACME")).toMatch(/^the provider sent other returns for \d+ of 119 stored sessions/);
    expect((await takeIn(other())).accepted).toEqual([]);
    expect((await takeIn(other(3), 1)).accepted).toEqual([]);
    expect((await takeIn(other(3), 2)).accepted).toHaveLength(1);
    expect(await rows()).toMatchObject([{ kind: "malformed", status: "resolved" }]);
  });

  test("is let in where only the basis is another, or a few returns are", async () => {
    await takeIn(quietHistory());
    expect((await takeIn(quietHistory((bar) => times(bar, 0.97, ["adjClose"])))).accepted).toHaveLength(1);
    const corrected = quietHistory((bar, i) => (i === 50 || i === 90 ? times(bar, 1.02, PRICES) : bar));
    expect((await takeIn(corrected)).accepted).toHaveLength(1);
    const { rows: rewrites } = await database.pool.query("select reason from price_rewrites order by id");
    expect(rewrites).toEqual([{ reason: "restatement" }, { reason: "restatement" }]);
  });
});
