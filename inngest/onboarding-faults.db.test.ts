import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deletePortfolio } from "@/db/queries/portfolios";
import { insertUser } from "@/db/queries/users";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { sessionsEnding } from "@/lib/calendar";
import { loadListings } from "@/lib/market-data/listings";
import { startTestApp, type TestApp } from "./testing-app";
import {
  ALL_PHASES,
  changesTold,
  closeGate,
  jobsOn,
  openGates,
  queueRow,
  selectOnboarded,
  storeHoldings,
  workOn,
} from "./testing-onboarding";

const FIRST = "2026-07-16";
const START = Date.parse(`${FIRST}T21:30:00-04:00`);
const UNIVERSE = ["AAPL", "MSFT", "XOM"];
const WHOLE = `completed ${ALL_PHASES}`;
/** Never a symbol twice: each test has its own. */
const strangers = loadListings()
  .filter(({ symbol, inSp500 }) => inSp500 && !UNIVERSE.includes(symbol))
  .map(({ symbol }) => symbol)
  .values();
const take = () => strangers.next().value ?? "";

let database: TestDatabase;
let app: TestApp;
const began = Date.now();
const now = () => new Date(START + Date.now() - began);

beforeAll(async () => {
  database = await testDatabase();
  app = await startTestApp({ now: new Date(START).toISOString(), universe: UNIVERSE, database });
  await insertUser(app.db, { id: "other", name: "Other", email: "other@example.com", role: "user" });
  await app.runBatch("first fill");
}, 60_000);
afterAll(async () => {
  await openGates();
  await app?.stop();
});

/** Stores a portfolio and tells the queue, as an upload does. */
async function ask(
  symbols: readonly string[],
  { ownerId = app.ownerId, known = [] as string[] } = {},
): Promise<string> {
  const { requestOnboarding } = await import("./send");
  const { portfolioId, queued } = await storeHoldings(app.db, { ownerId, symbols, known, now: now() });
  await requestOnboarding(queued);
  return portfolioId;
}

const ended = (symbols: readonly string[], seconds = 60) =>
  app.until(async () => {
    for (const symbol of symbols) {
      const { status } = await queueRow(app.db, symbol);
      if (status !== "completed" && status !== "failed") return false;
      if ((await jobsOn(app.db, symbol)).includes(null)) return false;
    }
    return true;
  }, seconds);

/** Holds jobs up as they write what they have found, with none of the queue's rows in hand. */
const closeProfiles = (symbols: readonly string[]) =>
  closeGate(database, {
    table: "symbol_universe",
    when: `new.symbol in (${symbols.map((symbol) => `'${symbol}'`).join()}) and old.profile_date is null`,
  });

async function callsRecorded(): Promise<number> {
  const { rows } = await app.db.execute<{ n: number }>(
    sql`select coalesce(sum(calls), 0)::int as n from provider_calls where kind in ('chart', 'quoteSummary')`,
  );
  return rows[0]?.n ?? 0;
}

test("whatever the provider does, a symbol waits with the reason, stays what it is, and then has its numbers", async () => {
  const [limited, broken, hanging, bare, crumbless, half] = [take(), take(), take(), take(), take(), take()];
  const halfOfIt = sessionsEnding(FIRST, 300).slice(0, 170);
  // More refusals than are sat out within a step.
  app.sandbox.setFault({ kind: "rate_limited", symbol: limited, route: "chart", calls: 5 });
  app.sandbox.setFault({ kind: "server_error", symbol: broken, calls: 3 });
  app.sandbox.setFault({ kind: "hang", symbol: hanging, route: "chart", calls: 1 });
  app.sandbox.setFault({ kind: "missing_adjclose", symbol: bare, calls: 1 });
  app.sandbox.setFault({ kind: "crumb_refused", symbol: crumbless, route: "quoteSummary" });
  app.sandbox.setFault({ kind: "null_holes", symbol: half, sessions: halfOfIt, calls: 1 });
  const symbols = [limited, broken, hanging, bare, crumbless, half];
  const recordedBefore = await callsRecorded();
  app.sandbox.resetCalls();
  const portfolios = await Promise.all(symbols.map((symbol) => ask([symbol])));

  for (const symbol of [limited, bare]) {
    const row = await app.until(async () => {
      const row = await queueRow(app.db, symbol);
      // Others' trouble may have it wait before it is found, too.
      return row.reason !== null && row.phasesCompleted.length > 0 && row;
    }, 30);
    expect(row).toMatchObject({ status: "pending", reason: "provider_unavailable", phasesCompleted: ["found"] });
    expect(row.retryAt?.getTime()).toBeGreaterThan(row.touchedAt?.getTime() ?? Number.NaN);
    expect(await selectOnboarded(app.db, symbol)).toMatchObject({ status: "pending", reason: null, bars: 0 });
  }
  await ended(symbols);
  for (const [i, symbol] of symbols.entries()) {
    const found = await selectOnboarded(app.db, symbol);
    expect(found, symbol).toMatchObject({ status: "active", reason: null, session: FIRST, close_date: FIRST });
    expect(found, symbol).toMatchObject({ has_betas: true, rows: [WHOLE] });
    expect(await workOn(app.db, symbol), symbol).toEqual(["active"]);
    expect(await changesTold(app.db, portfolios[i] ?? ""), symbol).toBe(1);
    expect(await queueRow(app.db, symbol)).toMatchObject({ reason: null, retryAt: null, errorMessage: null });
  }
  const [whole, halved] = [await selectOnboarded(app.db, broken), await selectOnboarded(app.db, half)];
  expect(halved.bars).toBeLessThan(whole.bars);
  expect(halved.bars).toBeGreaterThan(100);
  const { rows: names } = await app.db.execute(sql`select name from symbol_universe where symbol = ${crumbless}`);
  expect(names).toEqual([{ name: null }]);

  // Every call stands in the record, those of failed phases too.
  const { chart, quoteSummary } = app.sandbox.calls();
  expect((await callsRecorded()) - recordedBefore).toBe(chart + quoteSummary);
}, 90_000);

const ENDS: [symbol: string, status: string, reason: string, row: string][] = [
  ["QQQQX", "not_found", "unknown to the provider", "failed"],
  ["GONECO", "not_found", "unknown to the provider", "failed"],
  ["FADING", "delisted", "last traded", "completed"],
  ["^GSPC", "unsupported", "index", "completed"],
  ["BTC-USD", "unsupported", "cryptocurrency", "completed"],
  ["VOD.L", "unsupported", "listed in GBp", "completed"],
];

test("a symbol that gets no numbers ends with a truthful state, told once to who holds it", async () => {
  const portfolios = await Promise.all(ENDS.map(([symbol]) => ask([symbol])));
  await ended(ENDS.map(([symbol]) => symbol));
  for (const [i, [symbol, status, reason, row]] of ENDS.entries()) {
    const found = await selectOnboarded(app.db, symbol);
    expect(found, symbol).toMatchObject({ status, reason: expect.stringContaining(reason), has_betas: false });
    expect(found.rows, symbol).toEqual([expect.stringMatching(`^${row} `)]);
    expect(await changesTold(app.db, portfolios[i] ?? ""), symbol).toBe(1);
  }
}, 60_000);

test("who takes a symbol out of a portfolio, or deletes the portfolio, half way leaves nothing stuck", async () => {
  const [sold, deleted] = [take(), take()];
  const gate = await closeProfiles([sold, deleted]);
  const emptied = await ask([sold], { known: ["AAPL"] });
  const gone = await ask([deleted]);
  await app.until(async () => (await gate.waiting()) === 2, 30);
  await app.db.execute(sql`delete from positions where portfolio_id = ${emptied} and symbol = ${sold}`);
  expect(await deletePortfolio(app.db, { portfolioId: gone, ownerId: app.ownerId })).toBe(true);
  await gate.open();
  await ended([sold, deleted]);
  for (const symbol of [sold, deleted]) {
    expect(await selectOnboarded(app.db, symbol)).toMatchObject({ status: "active", has_betas: true, rows: [WHOLE] });
  }
  expect(await changesTold(app.db, emptied)).toBe(0);
  const { rows } = await app.db.execute(sql`select from portfolios where id = ${gone}`);
  expect(rows).toEqual([]);
}, 60_000);

test("two users who ask for one symbol at once are served by one job", async () => {
  const symbol = take();
  const portfolios = await Promise.all([ask([symbol]), ask([symbol], { ownerId: "other" })]);
  await ended([symbol]);
  expect((await selectOnboarded(app.db, symbol)).rows).toEqual([WHOLE]);
  expect(await workOn(app.db, symbol)).toEqual(["active"]);
  for (const portfolioId of portfolios) expect(await changesTold(app.db, portfolioId)).toBe(1);
}, 60_000);

describe("an answer that was read before a symbol came in and is kept after it", () => {
  test("is never served", async () => {
    const { inSnapshot, keepExposures, loadExposures, readExposures } = await import("@/app/portfolios/exposures");
    const symbol = take();
    const gate = await closeProfiles([symbol]);
    const portfolioId = await ask([symbol], { known: ["AAPL"] });
    const scope = { portfolioId, ownerId: app.ownerId };
    await app.until(async () => (await gate.waiting()) === 1, 30);
    const stale = await inSnapshot(async (tx) => {
      // The snapshot is taken by its first statement; the rest is read when the new numbers are there for everybody else.
      await tx.execute(sql`select from market_state`);
      await gate.open();
      await ended([symbol]);
      return readExposures(tx, scope);
    });
    expect(stale?.exposures.pendingSymbols).toEqual([symbol]);
    await keepExposures(stale === null ? [] : [stale]);
    const { rows } = await app.db.execute(
      sql`select data_version as version from portfolio_analytics_cache where portfolio_id = ${portfolioId}`,
    );
    expect(rows).toEqual([{ version: 1 }]);

    for (const source of ["computed", "cache", "cache"]) {
      const fresh = await loadExposures(scope);
      expect(fresh).toMatchObject({ source, pendingSymbols: [], coverage: 1 });
    }
  }, 60_000);

  test("is served neither while it is on its way, by readers who never cease to ask", async () => {
    const { loadExposures } = await import("@/app/portfolios/exposures");
    const symbol = take();
    const portfolioId = await ask([symbol], { known: ["AAPL"] });
    const scope = { portfolioId, ownerId: app.ownerId };
    let [reading, numbers] = [true, false];
    const torn: unknown[] = [];
    const readers = Array.from({ length: 4 }, async () => {
      while (reading) {
        const hadNumbers = numbers;
        const seen = await loadExposures(scope);
        if (hadNumbers && seen?.coverage !== 1) torn.push(seen);
      }
    });
    await app.until(async () => (await selectOnboarded(app.db, symbol)).has_betas, 30);
    numbers = true;
    await ended([symbol]);
    reading = false;
    await Promise.all(readers);
    expect(torn).toEqual([]);
  }, 60_000);
});
