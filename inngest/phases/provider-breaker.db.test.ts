import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { enqueueSymbols, selectQueueRows, startOnboarding } from "@/db/queries/onboarding";
import { selectCallMinutes, selectCallTotals } from "@/db/queries/provider-calls";
import { selectProviderHealth, updateProviderHealth } from "@/db/queries/provider-health";
import { insertSymbols } from "@/db/queries/universe";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { afterRound } from "@/lib/market-data/breaker";
import { CANARIES } from "@/lib/market-data/canaries";
import { createMarket } from "@/lib/market-data/client";
import { MarketDataError } from "@/lib/market-data/errors";
import { type Sandbox, startSandbox } from "@/lib/market-data/sandbox/server";
import { OverBudget } from "./call-budget";
import { CallCounts } from "./call-counts";
import { chartsAreSound } from "./canary-round";
import type { JobContext } from "./context";
import { chartsForQuotes } from "./ingest-quotes";
import { giveBack, postponeOn } from "./postpone-onboarding";
import { passBreaker } from "./provider-breaker";

const SESSION = "2026-08-21";
const EVENING = Date.parse(`${SESSION}T21:30:00-04:00`);

let database: TestDatabase;
let sandbox: Sandbox;
let now = new Date(EVENING);
/** Set by a test that wants the budget spent. */
let spentUntil: Date | null = null;

beforeAll(async () => {
  database = await testDatabase();
  sandbox = await startSandbox({ now: () => now });
  await insertSymbols(database.db, { symbols: [...CANARIES, "KO", "PEP", "MCD"] });
  await database.pool.query("update symbol_universe set status = 'active', last_price_date = '2026-08-20'");
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});
beforeEach(async () => {
  now = new Date(EVENING);
  spentUntil = null;
  await database.pool.query("truncate provider_health, provider_calls");
});
afterEach(() => {
  sandbox.clearFaults();
  sandbox.resetCalls();
});

/** As a process has it that has just begun: it knows nothing but what the database does. */
function context(): JobContext & { calls: CallCounts } {
  const calls = new CallCounts({ db: () => database.db, provider: "sandbox", now: () => now });
  const market = createMarket(
    { name: "sandbox", address: sandbox.address },
    {
      onAnswer: calls.count.bind(calls),
      onCall: () => {
        if (spentUntil !== null) throw new OverBudget(spentUntil);
      },
      sleep: async () => undefined,
    },
  );
  return { db: database.db, market, now: () => now, calls };
}

const pass = () => passBreaker(context(), { runId: null });
const health = () => selectProviderHealth(database.db, { provider: "sandbox" });
const asked = () => Object.values(sandbox.calls()).reduce((sum, calls) => sum + calls);

/** Brings the breaker to where three rounds have failed. */
async function breakDown(): Promise<Date> {
  sandbox.setFault({ kind: "server_error" });
  const { retryAt } = await pass();
  sandbox.clearFaults();
  sandbox.resetCalls();
  return new Date(retryAt ?? Number.NaN);
}

test("a provider that is well costs one quote call", async () => {
  const one = context();
  await passBreaker(one, { runId: null });
  sandbox.resetCalls();
  expect(await passBreaker(one, { runId: null })).toEqual({ retryAt: null, quotesRefused: false });
  expect(sandbox.calls()).toMatchObject({ quote: 1, chart: 0 });
  expect(await health()).toMatchObject({ state: "healthy", lastSuccessAt: now });
});

test("down, another process asks nothing either before its time, and then a canary first", async () => {
  const retryAt = await breakDown();
  expect(retryAt.getTime() - now.getTime()).toBe(60_000);
  expect(await pass()).toEqual({ retryAt: retryAt.toISOString() });
  expect(asked()).toBe(0);
  now = retryAt;
  expect(await pass()).toEqual({ retryAt: null, quotesRefused: false });
  expect(sandbox.calls()).toMatchObject({ quote: 1, chart: 0 });
  expect(await health()).toMatchObject({ state: "healthy", retryAt: null, since: now });
});

test("still down at its time, it is left alone for longer", async () => {
  now = await breakDown();
  sandbox.setFault({ kind: "server_error" });
  const { retryAt } = await pass();
  expect(Date.parse(retryAt ?? "") - now.getTime()).toBe(120_000);
  expect(await health()).toMatchObject({ state: "down", failuresInARow: 4 });
});

test("our own budget being spent says nothing of the provider", async () => {
  spentUntil = new Date(EVENING + 1_800_000);
  expect(await pass()).toEqual({ retryAt: spentUntil.toISOString() });
  expect(await health()).toBeNull();
});

test("quotes refused for the crumb: a chart vouches, and no quote is asked for during ten minutes", async () => {
  sandbox.setFault({ kind: "crumb_refused" });
  expect(await pass()).toEqual({ retryAt: null, quotesRefused: true });
  expect(sandbox.calls().chart).toBe(1);
  sandbox.resetCalls();
  now = new Date(EVENING + 599_000);
  expect(await pass()).toEqual({ retryAt: null, quotesRefused: true });
  expect(sandbox.calls()).toMatchObject({ quote: 0, crumb: 0, chart: 1 });
  sandbox.clearFaults();
  now = new Date(EVENING + 601_000);
  expect(await pass()).toEqual({ retryAt: null, quotesRefused: false });
});

test("charts are sound where a canary's has the session, and not where it ends before or is not known", async () => {
  expect(await chartsAreSound(context(), SESSION)).toBe(true);
  sandbox.setFault({ kind: "not_found", route: "chart" });
  expect(await chartsAreSound(context(), SESSION)).toBe(false);
  sandbox.clearFaults();
  sandbox.setFault({ kind: "null_holes", sessions: [SESSION] });
  expect(await chartsAreSound(context(), SESSION)).toBe(false);
  sandbox.clearFaults();
  sandbox.setFault({ kind: "server_error", route: "chart" });
  expect(await chartsAreSound(context(), SESSION)).toBe(false);
});

test("rounds of several processes at once are all counted", async () => {
  const fail = () =>
    updateProviderHealth(database.db, {
      provider: "sandbox",
      now,
      next: (before) => afterRound(before, { well: false, reason: "no answer", retryAfterMs: null }, now),
    });
  await fail();
  await Promise.all(Array.from({ length: 8 }, fail));
  expect(await health()).toMatchObject({ state: "down", failuresInARow: 9 });
});

test("in place of quotes, charts of what is held come first, the largest before the others, whoever's turn it is", async () => {
  await database.pool.query("insert into held_symbol_summary values ('PEP', 5000), ('KO', 90000), ('AAPL', 700)");
  const [run] = (
    await database.db.execute<{ id: string }>(sql`
      insert into batch_runs (session, trigger, status, model_version, started_at)
      values (${SESSION}, 'manual', 'running', 'test', ${now.toISOString()}) returning id`)
  ).rows;
  const open = ["AAPL", "MCD"].map((symbol) => ({ symbol }) as Parameters<typeof chartsForQuotes>[1]["open"][number]);
  const work = { open, session: SESSION, runId: run?.id ?? "" };
  expect(await chartsForQuotes(context(), work)).toEqual(["KO", "PEP", "AAPL", "MCD"]);
  await database.pool.query(`update symbol_universe set last_price_date = '${SESSION}' where symbol = 'KO'`);
  expect(await chartsForQuotes(context(), work)).toEqual(["PEP", "AAPL", "MCD"]);
});

test("calls are counted by minute and kind, and what came of them, in few writes", async () => {
  const one = context();
  await one.market.quotes(["KO"]);
  sandbox.setFault({ kind: "rate_limited", calls: 2 });
  await one.market.quotes(["KO"]);
  sandbox.clearFaults();
  await one.calls.write();
  now = new Date(EVENING + 60_000);
  sandbox.setFault({ kind: "server_error", calls: 1 });
  await one.market.history("KO", "2026-08-17", SESSION);
  await one.market.history("NOSUCH", "2026-08-17", SESSION).catch(() => undefined);
  await one.calls.write();
  await one.calls.write();

  const book = { provider: "sandbox", since: new Date(EVENING) };
  expect(await selectCallTotals(database.db, { ...book, until: new Date(EVENING + 3_600_000) })).toEqual([
    { kind: "chart", calls: 3, failed: 1, rateLimited: 0 },
    { kind: "cookie", calls: 1, failed: 0, rateLimited: 0 },
    { kind: "crumb", calls: 1, failed: 0, rateLimited: 0 },
    { kind: "quote", calls: 4, failed: 0, rateLimited: 2 },
  ]);
  expect(await selectCallMinutes(database.db, book)).toEqual([
    { minute: new Date(EVENING), calls: 6, failed: 0, rateLimited: 2 },
    { minute: new Date(EVENING + 60_000), calls: 3, failed: 1, rateLimited: 0 },
  ]);
});

test("new symbols refused together for too many calls are one refusal, and no wait for the provider is long", async () => {
  const symbols = ["NEWA", "NEWB", "NEWC"];
  await enqueueSymbols(database.db, { symbols, priority: 100, requestedBy: null, now });
  for (const symbol of symbols) {
    // As one that has been tried by many jobs.
    for (let job = 1; job <= 12; job++) await startOnboarding(database.db, { symbol, now });
  }
  const error = new MarketDataError("rate_limited", "Too many calls.", { retryAfterMs: 60_000 });
  await postponeOn(context(), { symbol: "NEWA", error, isFirstTry: false });
  expect(await health()).toBeNull();
  for (const symbol of symbols) {
    const retryAt = await postponeOn(context(), { symbol, error, isFirstTry: true });
    expect(retryAt).toEqual(new Date(EVENING + 60_000));
  }
  expect(await health()).toMatchObject({ failuresInARow: 1, retryAt: new Date(EVENING + 60_000) });
  await giveBack(context(), "NEWA", "Too many calls.");
  const row = (await selectQueueRows(database.db, { symbols })).get("NEWA");
  expect(row).toMatchObject({ reason: "provider_unavailable", retryAt: new Date(EVENING + 15 * 60_000) });
});
