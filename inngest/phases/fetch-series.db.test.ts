import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { LIMITED } from "@/db/queries/limited-symbols";
import { selectWatermarks } from "@/db/queries/price-plan";
import { selectProviderHealth } from "@/db/queries/provider-health";
import { insertSymbols } from "@/db/queries/universe";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { CANARIES } from "@/lib/market-data/canaries";
import { createMarket } from "@/lib/market-data/client";
import { loadListings } from "@/lib/market-data/listings";
import { type Sandbox, startSandbox } from "@/lib/market-data/sandbox/server";
import type { JobContext } from "./context";
import { fetchSeries } from "./fetch-series";
import { ingestQuotes } from "./ingest-quotes";

const SESSION = "2026-08-21";
const EVENING = Date.parse(`${SESSION}T21:30:00-04:00`);
const SYMBOLS = loadListings()
  .map(({ symbol }) => symbol)
  .filter((symbol, index) => index % 10 === 0 && !CANARIES.some((canary) => canary === symbol))
  .slice(0, 20);
/** In the middle of the queue. */
const LIMITED_ONE = SYMBOLS[7] ?? "";

let database: TestDatabase;
let sandbox: Sandbox;
let now = new Date(EVENING);
let runId = "";

beforeAll(async () => {
  database = await testDatabase();
  sandbox = await startSandbox({ now: () => now });
  await insertSymbols(database.db, { symbols: [...SYMBOLS, ...CANARIES] });
});
afterAll(async () => {
  await sandbox?.close();
  await database?.drop();
});
beforeEach(async () => {
  now = new Date(EVENING);
  sandbox.clearFaults();
  await database.pool.query("truncate provider_health, batch_runs, symbol_prices_daily cascade");
  const { rows } = await database.db.execute<{ id: string }>(sql`
    insert into batch_runs (session, trigger, status, model_version, started_at)
    values (${SESSION}, 'manual', 'running', 'test', ${now.toISOString()}) returning id`);
  runId = rows[0]?.id ?? "";
});

/** A process that knows nothing but what the database does. */
function context(): JobContext {
  const market = createMarket({ name: "sandbox", address: sandbox.address }, { sleep: async () => undefined });
  return { db: database.db, market, now: () => now };
}

/** One turn of a step. */
function turn() {
  return fetchSeries(context(), { symbols: SYMBOLS, session: SESSION, closures: new Set<string>(), runId });
}

test("one symbol that is limited for ever is waited for once, and then named: the others are fetched", async () => {
  sandbox.setFault({ kind: "rate_limited", symbol: LIMITED_ONE, retryAfter: 600 });
  const first = await turn();
  expect(Date.parse(first.retryAt ?? "") - EVENING).toBe(600_000);
  // What was under way is not thrown away.
  expect(first.fetched).toBe(SYMBOLS.length - 1);
  now = new Date(EVENING + 601_000);
  const second = await turn();
  expect(second).toMatchObject({
    retryAt: null,
    failures: [{ symbol: LIMITED_ONE, reason: LIMITED }],
    unanswered: [LIMITED_ONE],
  });
  expect(second.fetched).toBe(SYMBOLS.length - 1);
});

test("one that is limited once is fetched at its second turn", async () => {
  sandbox.setFault({ kind: "rate_limited", symbol: LIMITED_ONE, retryAfter: 600, calls: 1 });
  expect((await turn()).retryAt).not.toBeNull();
  now = new Date(EVENING + 601_000);
  expect(await turn()).toMatchObject({ retryAt: null, failures: [], fetched: SYMBOLS.length });
});

test("a limit on everybody's charts is waited for as often as it is there", async () => {
  sandbox.setFault({ kind: "rate_limited", route: "chart", retryAfter: 600 });
  for (let turns = 0; turns < 3; turns++) {
    const { retryAt, fetched } = await turn();
    expect(Date.parse(retryAt ?? "") - now.getTime()).toBeGreaterThanOrEqual(600_000);
    expect(fetched).toBe(0);
    now = new Date(Date.parse(retryAt ?? "") + 1_000);
  }
  expect(await selectProviderHealth(database.db, { provider: "sandbox" })).not.toMatchObject({ state: "healthy" });
  sandbox.clearFaults();
  expect(await turn()).toMatchObject({ retryAt: null, failures: [], fetched: SYMBOLS.length });
});

test("a group of quotes that is limited for ever is waited for once, and then charts stand in", async () => {
  const night = { session: SESSION, previousSession: "2026-08-20" };
  const marks = await selectWatermarks(database.db, { from: "A", to: "ZZZZZZ", ...night });
  const asked = marks.filter(({ symbol }) => SYMBOLS.includes(symbol));
  const open = new Set(asked.map(({ symbol }) => symbol));
  sandbox.setFault({ kind: "rate_limited", route: "quote", symbol: LIMITED_ONE, retryAfter: 600 });
  const ask = () => ingestQuotes(context(), { marks: asked, open, runId, ...night });
  const { retryAt } = await ask();
  expect(Date.parse(retryAt ?? "") - EVENING).toBe(600_000);
  now = new Date(EVENING + 601_000);
  expect(await ask()).toEqual({ toFetch: asked.map(({ symbol }) => symbol), retryAt: null });
});
