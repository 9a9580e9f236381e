import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { MODEL_VERSION } from "@/lib/factors/catalog";
import { openBatchRun } from "./batch-runs";
import { enqueueSymbols, finishOnboarding, startOnboarding } from "./onboarding";
import { replaceSuggestions, selectUnsuggested } from "./suggestions";
import { insertSymbols, markSymbolsNotFound } from "./universe";

const NOW = new Date("2026-08-21T01:00:00Z");
const hoursOn = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(() =>
  database.pool.query("truncate symbol_onboarding_queue, symbol_suggestions, held_symbol_summary, batch_runs cascade"),
);

/** A symbol that a run did not find, and what portfolios hold of it; null: nobody holds it. */
async function miss(symbol: string, { at = NOW, held = 100 as number | null } = {}): Promise<void> {
  await insertSymbols(database.db, { symbols: [symbol] });
  await database.pool.query("update symbol_universe set status = 'pending' where symbol = $1", [symbol]);
  await markSymbolsNotFound(database.db, { symbols: [symbol], reason: null, now: at });
  if (held !== null) await database.pool.query("insert into held_symbol_summary values ($1, $2)", [symbol, held]);
}

async function publish(session: string, at: Date): Promise<string> {
  const none = { reason: null, requestedBy: null, symbols: null, force: false, jobRunId: null } as const;
  const wish = { session, trigger: "manual", modelVersion: MODEL_VERSION, now: at, ...none } as const;
  const { run } = await openBatchRun(database.db, wish);
  await database.db.execute(sql`
    update batch_runs set status = 'published', published_at = ${at.toISOString()} where id = ${run.id}`);
  return run.id;
}

const unsuggested = (runId: string, limit = 10) => selectUnsuggested(database.db, { runId, limit });

test("what runs since the last publish did not find is to be looked for where somebody holds it, the most valuable first", async () => {
  await miss("SMALL", { held: 1 });
  await miss("LARGE", { held: 1_000 });
  await miss("NOBODY", { held: null });
  const first = await publish("2026-08-20", hoursOn(1));
  expect(await unsuggested(first)).toEqual(["LARGE", "SMALL"]);
  expect(await unsuggested(first, 1)).toEqual(["LARGE"]);
  // By a run that was refused, say.
  await miss("BETWEEN", { at: hoursOn(2) });
  const second = await publish("2026-08-21", hoursOn(24));
  expect(await unsuggested(second)).toEqual(["BETWEEN"]);
  // The first one's event comes late, or again.
  expect(await unsuggested(first)).toEqual(["LARGE", "BETWEEN", "SMALL"]);
});

test("one whose own job brought it to its end, or is on it, or whose near misses are stored, is left out", async () => {
  for (const symbol of ["ENDED", "WAITS", "FOUND", "AGAIN"]) {
    await enqueueSymbols(database.db, { symbols: [symbol], priority: 100, requestedBy: null, now: NOW });
    if (symbol === "WAITS") continue;
    const row = await startOnboarding(database.db, { symbol, now: NOW });
    const end = { id: row?.id ?? "", status: "failed", errorMessage: null } as const;
    await finishOnboarding(database.db, { ...end, now: symbol === "ENDED" ? hoursOn(1) : hoursOn(-48) });
  }
  for (const symbol of ["ENDED", "WAITS", "FOUND", "AGAIN"]) await miss(symbol);
  const one = { symbol: "AAPL", name: null, exchange: null, quoteType: null, source: "spelling" as const };
  await replaceSuggestions(database.db, { symbol: "FOUND", suggestions: [one], now: hoursOn(1) });
  // Found out once more, long after its own job and what that found.
  await replaceSuggestions(database.db, { symbol: "AGAIN", suggestions: [one], now: hoursOn(-48) });
  expect(await unsuggested(await publish("2026-08-20", hoursOn(2)))).toEqual(["AGAIN"]);
});
