import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  completePhase,
  enqueueSymbols,
  markEventsSent,
  postponeOnboarding,
  releaseOnboarding,
  restartOnboarding,
  startOnboarding,
} from "@/db/queries/onboarding";
import { updateProviderHealth } from "@/db/queries/provider-health";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { afterRound } from "@/lib/market-data/breaker";
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

const UNIVERSE = ["AAPL", "MSFT", "XOM"];
const WHOLE = `completed ${ALL_PHASES}`;
/** Never a symbol twice: each test has its own. */
const strangers = loadListings()
  .filter(({ symbol, inSp500 }) => inSp500 && !UNIVERSE.includes(symbol))
  .map(({ symbol }) => symbol)
  .values();
const take = (count: number) => Array.from({ length: count }, () => strangers.next().value ?? "");

let database: TestDatabase;
let app: TestApp;
/** The whole minute that the app's clock shows, or has passed by seconds. */
let minute = Date.parse("2026-07-16T21:30:00-04:00");

beforeAll(async () => {
  database = await testDatabase();
  app = await startTestApp({ now: new Date(minute).toISOString(), universe: UNIVERSE, database });
  await app.runBatch("first fill");
  await nextMinute();
}, 60_000);
afterAll(async () => {
  await openGates();
  await app?.stop();
});

/** Sweeps that have run to their end. */
async function sweeps(): Promise<number> {
  const { rows } = await app.db.execute<{ n: number }>(sql`
    select count(*)::int as n from embedded_inngest.runs
    where function_id like '%-onboarding-sweep' and status = 'completed'`);
  return rows[0]?.n ?? 0;
}

/** Moves the clock to a whole minute that has not been, and waits until the sweep has come by. */
async function nextMinute(): Promise<void> {
  const before = await sweeps();
  // Two on: the clock has ticked since the last time.
  minute += 120_000;
  app.setNow(new Date(minute).toISOString());
  await app.until(async () => (await sweeps()) > before, 30);
}

const now = () => new Date(minute);
const hold = (symbols: readonly string[]) => storeHoldings(app.db, { ownerId: app.ownerId, symbols, now: now() });
/** Their rows are at their end, and so are the jobs on them. */
const ended = (symbols: readonly string[]) =>
  app.until(async () => {
    for (const symbol of symbols) {
      const { status } = await queueRow(app.db, symbol);
      if (status !== "completed" && status !== "failed") return false;
      if ((await jobsOn(app.db, symbol)).includes(null)) return false;
    }
    return true;
  }, 60);

async function send(symbol: string, priority: number, times = 1): Promise<void> {
  const { inngest } = await import("./client");
  const { onboardingRequested } = await import("./events");
  await inngest.send(Array.from({ length: times }, () => onboardingRequested.create({ symbol, priority })));
}

/** Holds jobs up as they write what they have found, with none of the queue's rows in hand. */
const closeProfiles = (symbols: readonly string[]) =>
  closeGate(database, {
    table: "symbol_universe",
    when: `new.symbol in (${symbols.map((symbol) => `'${symbol}'`).join()}) and old.profile_date is null`,
  });

test("an event that was never sent, one that got lost, and a job that is gone are taken up by the next sweep", async () => {
  const [unsent = "", lost = "", halfway = ""] = take(3);
  const { portfolioId } = await hold([unsent, lost, halfway]);
  await markEventsSent(app.db, { symbols: [lost, halfway], now: now() });
  // As a process leaves it whose database was restored without the executor's own tables.
  const row = await startOnboarding(app.db, { symbol: halfway, now: now() });
  await completePhase(app.db, { id: row?.id ?? "", phase: "found", milliseconds: 1, now: now() });
  await nextMinute();
  await ended([unsent, lost, halfway]);
  for (const symbol of [unsent, lost, halfway]) {
    expect(await selectOnboarded(app.db, symbol)).toMatchObject({ status: "active", rows: [WHOLE] });
    expect(await workOn(app.db, symbol)).toEqual(["active"]);
  }
  expect((await queueRow(app.db, halfway)).attempts).toBe(2);
  expect(await changesTold(app.db, portfolioId)).toBe(3);
});

test("however often a symbol is sent for while it waits or is worked on, one job lives on it", async () => {
  const [busy, waiting = ""] = [take(3), ...take(1)];
  const gate = await closeProfiles(busy);
  const { portfolioId } = await hold([...busy, waiting]);
  for (const symbol of busy) await send(symbol, 100);
  await app.until(async () => (await gate.waiting()) === 3, 30);
  await send(waiting, 100, 20);
  for (const symbol of busy) await send(symbol, 100, 5);
  for (let n = 0; n < 3; n++) await nextMinute();
  for (const symbol of [...busy, waiting]) expect(await jobsOn(app.db, symbol)).toEqual([null]);
  expect(await queueRow(app.db, waiting)).toMatchObject({ status: "pending", attempts: 0 });
  await gate.open();
  await ended([...busy, waiting]);
  for (const symbol of [...busy, waiting]) {
    expect(await selectOnboarded(app.db, symbol)).toMatchObject({ status: "active", rows: [WHOLE] });
    expect(await workOn(app.db, symbol)).toEqual(["active"]);
  }
  expect(await changesTold(app.db, portfolioId)).toBe(4);
  // One that comes when all is done finds it done.
  const had = (await jobsOn(app.db, waiting)).length;
  await send(waiting, 100);
  await app.until(async () => (await jobsOn(app.db, waiting)).slice(had).includes("nothing to do"), 10);
  expect(await workOn(app.db, waiting)).toEqual(["active"]);
  expect(await changesTold(app.db, portfolioId)).toBe(4);
});

test("what its user's limits hold back is begun by no event, and by the sweep when there is room", async () => {
  const [first = "", held = ""] = take(2);
  const limits = { perUpload: 1, perDay: 200 };
  const wish = { symbols: [first, held], priority: 100, requestedBy: app.ownerId, now: now(), limits };
  await hold([]);
  await app.db.execute(
    sql`insert into symbol_universe (symbol, status) values (${first}, 'pending'), (${held}, 'pending')`,
  );
  expect(await enqueueSymbols(app.db, wish)).toEqual([first]);
  const before = await queueRow(app.db, held);
  expect(before).toMatchObject({ reason: "over_limit" });
  await send(held, 100);
  await app.until(async () => (await jobsOn(app.db, held))[0] === "nothing to do", 10);
  expect(await queueRow(app.db, held)).toEqual(before);
  await nextMinute();
  await ended([first, held]);
  expect(await jobsOn(app.db, held)).toContain("active");
});

test("what was put off until later is taken up by the next sweep once the provider is well again", async () => {
  const [first = "", second = ""] = take(2);
  await hold([first, second]);
  const later = new Date(minute + 3_600_000);
  const trouble = { reason: "provider_unavailable", retryAt: later, errorMessage: "503" } as const;
  for (const symbol of [first, second]) {
    await markEventsSent(app.db, { symbols: [symbol], now: now() });
    await startOnboarding(app.db, { symbol, now: now() });
    await postponeOnboarding(app.db, { symbol, ...trouble, now: now() });
    await releaseOnboarding(app.db, { symbol, ...trouble, now: now() });
  }
  const round = (well: boolean, at: Date) =>
    updateProviderHealth(app.db, {
      provider: "sandbox",
      now: at,
      next: (before) =>
        afterRound(before, well ? { well, quotesRefused: false } : { well, reason: "503", retryAfterMs: null }, at),
    });
  for (let i = 0; i < 3; i++) await round(false, now());
  await nextMinute();
  for (const symbol of [first, second]) expect(await jobsOn(app.db, symbol)).toEqual([]);
  await round(true, now());
  await nextMinute();
  await ended([first, second]);
  for (const symbol of [first, second]) expect(await workOn(app.db, symbol)).toEqual(["active"]);
});

test("of two jobs on one symbol the later asks for no series that the first has stored for the session", async () => {
  const [symbol = ""] = take(1);
  await hold([symbol]);
  const { jobContext } = await import("./context");
  const { fetchHistory, findSymbol } = await import("./phases/onboard-symbol");
  app.sandbox.resetCalls();
  const { row, foundMs } = await findSymbol(jobContext(), { symbol, isFirstTry: true });
  const job = { symbol, row: row ?? "", foundMs };
  const fetched = await fetchHistory(jobContext(), job);
  expect(fetched).toMatchObject({ outcome: "priced", status: "active", session: "2026-07-16" });
  // Raised while the first was between two of its steps.
  expect(await findSymbol(jobContext(), { symbol, isFirstTry: true })).toEqual({ row, foundMs: 0 });
  expect(await fetchHistory(jobContext(), job)).toEqual(fetched);
  expect(app.sandbox.calls()).toMatchObject({ quoteSummary: 1, chart: 1 });
  // For a newer session than the stored series reaches it is asked again.
  const gone = sql`delete from symbol_prices_daily where symbol = ${symbol} and session = '2026-07-16'`;
  await app.db.execute(gone);
  expect(await fetchHistory(jobContext(), job)).toEqual(fetched);
  await restartOnboarding(app.db, { id: job.row, now: now() });
  expect(await fetchHistory(jobContext(), job)).toEqual(fetched);
  expect(app.sandbox.calls()).toMatchObject({ quoteSummary: 1, chart: 3 });
  await nextMinute();
  await ended([symbol]);
});

test("three are under work at once, and who waits in front of a screen goes before all sweeps", async () => {
  const sweeping = take(7);
  const raised = sweeping.at(-1) ?? "";
  const [wished = ""] = take(1);
  const gate = await closeProfiles(sweeping);
  await app.db.execute(sql`
    insert into symbol_universe (symbol, status) select s, 'pending' from unnest(${sql.param(sweeping)}::text[]) s`);
  // The one that is to be raised is the last in line.
  const sweep = (symbols: string[], at: Date) =>
    enqueueSymbols(app.db, { symbols, priority: 0, requestedBy: null, now: at });
  await sweep(sweeping.slice(0, -1), now());
  await sweep([raised], new Date(minute + 1_000));
  await nextMinute();
  await app.until(async () => (await gate.waiting()) === 3, 30);
  const begun = new Set((await underWork()).map(({ symbol }) => symbol));
  expect(begun.size).toBe(3);

  const { portfolioId, queued } = await hold([wished, raised]);
  expect(queued.toSorted()).toEqual([wished, raised].toSorted());
  const { requestOnboarding } = await import("./send");
  await requestOnboarding(queued);
  await app.until(
    async () => (await jobsOn(app.db, wished)).length > 0 && (await jobsOn(app.db, raised)).length > 1,
    10,
  );
  expect(begun).toEqual(new Set((await underWork()).map(({ symbol }) => symbol)));
  expect(begun.has(raised)).toBe(false);

  await gate.open();
  const all = [...sweeping, wished];
  let most = 0;
  await app.until(async () => {
    most = Math.max(most, (await underWork()).length);
    const rows = await Promise.all(all.map((symbol) => queueRow(app.db, symbol)));
    return rows.every(({ status }) => status === "completed");
  }, 60);
  expect(most).toBeLessThanOrEqual(3);
  const others = sweeping.filter((symbol) => !begun.has(symbol) && symbol !== raised);
  expect(others).toHaveLength(3);
  for (const symbol of [wished, raised]) {
    for (const other of others) expect(await takenAt(symbol)).toBeLessThanOrEqual(await takenAt(other));
  }
  for (const symbol of all) expect((await selectOnboarded(app.db, symbol)).rows).toEqual([WHOLE]);
  await app.until(async () => !(await jobsOn(app.db, raised)).includes(null), 10);
  expect(await workOn(app.db, raised)).toEqual(["active"]);
  expect(await changesTold(app.db, portfolioId)).toBe(2);
});

/** When the executor first took up a job on a symbol: it takes them in order, three of them perhaps at once. */
async function takenAt(symbol: string): Promise<number> {
  const { rows } = await app.db.execute<{ at: number }>(sql`
    select extract(epoch from min(started_at))::float8 as at from embedded_inngest.runs
    where function_id like '%-onboard-symbol' and event -> 'data' ->> 'symbol' = ${symbol}`);
  return rows[0]?.at ?? Number.NaN;
}

async function underWork(): Promise<{ symbol: string }[]> {
  const { rows } = await app.db.execute<{ symbol: string }>(
    sql`select symbol from symbol_onboarding_queue where status = 'processing'`,
  );
  return rows;
}
