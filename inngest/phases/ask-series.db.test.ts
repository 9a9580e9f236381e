import { afterAll, beforeAll, expect, test } from "vitest";
import { selectPriceMatrix } from "@/db/queries/prices";
import { insertSymbols } from "@/db/queries/universe";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { addSessions, sessionsBetween } from "@/lib/calendar";
import { createMarket } from "@/lib/market-data/client";
import type { History, Market } from "@/lib/market-data/market";
import { type Sandbox, startSandbox } from "@/lib/market-data/sandbox/server";
import { acceptSeries } from "./accept-series";
import { askSeries } from "./ask-series";
import { storeSeries } from "./store-series";

let database: TestDatabase;
let sandbox: Sandbox;
let market: Market;
let now = new Date("2026-07-16T21:30:00-04:00");

beforeAll(async () => {
  database = await testDatabase();
  await insertSymbols(database.db, { symbols: ["TLT", "AAPL"], factorEtfs: ["TLT"] });
  sandbox = await startSandbox({ now: () => now });
  market = createMarket({ name: "sandbox", address: sandbox.address });
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});

/** Asks for a series on the evening of a day and stores it. @returns the first date that was asked for */
async function fetchOn(day: string, symbol: string): Promise<string> {
  now = new Date(`${day}T21:30:00-04:00`);
  const series = await askSeries({ db: database.db, market }, symbol, day);
  await storeSeries({ db: database.db, now: () => now }, { series: [series], session: day, closures: new Set() });
  return series.from;
}

test("a share's series is a year and a quarter, also the first time", async () => {
  expect(await fetchOn("2026-07-16", "AAPL")).toBe("2025-04-12");
});

test("a factor ETF's is whole the first time and whenever a dividend moves its basis, and else its end", async () => {
  const days = sessionsBetween("2026-07-16", "2026-08-14");
  const asked: string[] = [];
  for (const day of days) asked.push(await fetchOn(day, "TLT"));
  expect(asked[0]).toBe("1993-01-01");
  const { rows } = await database.pool.query<{ day: string }>(
    "select ex_date as day from symbol_corporate_actions where symbol = 'TLT' and ex_date > '2026-07-16' order by 1",
  );
  expect(rows.length).toBeGreaterThan(0);
  const whole = days.filter((_, i) => i > 0 && asked[i] === "1993-01-01");
  expect(whole).toEqual(rows.map(({ day }) => day));
});

test("so that twenty years of its returns are those of one fetch", async () => {
  const sessions = sessionsBetween("2006-01-03", "2026-08-14");
  const stored = await selectPriceMatrix(database.db, { symbols: ["TLT"], sessions });
  const { bars } = await market.history("TLT", "1993-01-01", "2026-08-14");
  expect([...stored]).toEqual(bars.map((bar) => bar.adjClose));
});

test("and also where the adjusted closes bear a dividend only days after its ex-date, and the gate mends them", async () => {
  now = new Date("2026-10-30T21:30:00-04:00");
  const { dividends, bars: truth } = await market.history("TLT", "1993-01-01", "2026-10-30");
  const exDate = dividends.find((dividend) => dividend.exDate > "2026-08-20")?.exDate ?? "";
  expect(exDate).not.toBe("");
  const days = sessionsBetween("2026-08-17", addSessions(exDate, 3));
  const late: Market = {
    ...market,
    history: async (...question) => notBorneYet(await market.history(...question), exDate),
  };
  const asked = new Map<string, string>();
  for (const day of days) {
    now = new Date(`${day}T21:30:00-04:00`);
    const isBorne = day === days.at(-1);
    const series = [await askSeries({ db: database.db, market: isBorne ? market : late }, "TLT", day)];
    asked.set(day, series[0]?.from ?? "");
    const { accepted } = await acceptSeries({ db: database.db, now: () => now }, { series, to: day, runId: null });
    await storeSeries({ db: database.db, now: () => now }, { series: accepted, session: day, closures: new Set() });
  }
  expect(asked.get(addSessions(exDate, -1))).not.toBe("1993-01-01");
  expect(asked.get(exDate)).toBe("1993-01-01");
  const sessions = sessionsBetween("2006-01-03", days.at(-1) ?? "");
  const stored = [...(await selectPriceMatrix(database.db, { symbols: ["TLT"], sessions }))];
  const wanted = new Map(truth.map((bar) => [bar.session, bar.adjClose ?? Number.NaN]));
  const scale = (stored.at(-1) ?? 0) / (wanted.get(days.at(-1) ?? "") ?? 0);
  const wrong = sessions.filter((session, i) => {
    const ratio = (stored[i] ?? Number.NaN) / (wanted.get(session) ?? Number.NaN) / scale;
    return !(Math.abs(ratio - 1) < 1e-5);
  });
  expect(wrong).toEqual([]);
});

/** An answer whose adjusted closes do not bear a dividend yet. */
function notBorneYet(history: History, exDate: string): History {
  const paid = history.dividends.find((dividend) => dividend.exDate === exDate);
  const before = history.bars.findLast((bar) => bar.session < exDate)?.close;
  if (paid === undefined || before == null) return history;
  const factor = 1 - paid.amount / before;
  const bars = history.bars.map((bar) =>
    bar.session < exDate && bar.adjClose !== null ? { ...bar, adjClose: bar.adjClose / factor } : bar,
  );
  return { ...history, bars };
}
