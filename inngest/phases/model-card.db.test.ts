import { afterAll, beforeAll, expect, test } from "vitest";
import { selectActivity } from "@/db/queries/batch-progress";
import { claimMarket } from "@/db/queries/market-state";
import { selectModelCard, selectModelCards } from "@/db/queries/model-cards";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { addSessions, sessionsEnding } from "@/lib/calendar";
import { FACTOR_ETFS, FACTOR_KEYS, FACTORS, MODEL_VERSION } from "@/lib/factors/catalog";
import type { ModelCard } from "@/lib/factors/model-card";
import { writeModelCard } from "./model-card";
import { cleanUpRun } from "./publish-run";
import { computeNight, endNight, storeSimulatedPrices, type TestNight } from "./testing-nights";

const LAST = "2026-08-21";
const SESSIONS = sessionsEnding(LAST, 3);
const SHARES = Array.from({ length: 60 }, (_, i) => `S${String(i).padStart(2, "0")}`);
const STARTED = new Date("2026-08-22T01:00:30Z");
const NOW = new Date("2026-08-22T01:02:00Z");

interface Row {
  symbol: string;
  betas: (number | null)[];
  std_errors: (number | null)[];
  r_squared: (number | null)[];
  qualities: string[];
}

let database: TestDatabase;
let edge: { db: TestDatabase["db"]; now: () => Date };
const nights: TestNight[] = [];
const rows: Map<string, Row>[] = [];
const cards: ModelCard[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const { db, pool } = database;
  edge = { db, now: () => NOW };
  await claimMarket(db, { market: "sandbox", modelVersion: MODEL_VERSION });
  await storeSimulatedPrices(db, { last: LAST, nights: SESSIONS.length, shares: SHARES });
  // One share is young, one never moved, and on the last night IWM lacks three prices.
  await pool.query("delete from symbol_prices_daily where symbol = 'S07' and session < $1", [addSessions(LAST, -60)]);
  await pool.query("update symbol_prices_daily set close = 5, adj_close = 5 where symbol = 'S08'");
  await pool.query(`insert into provider_calls values
    ('sandbox', '2026-08-22T00:59Z', 'chart', 5, 0, 0), ('sandbox', '2026-08-22T01:00Z', 'chart', 8, 1, 0),
    ('sandbox', '2026-08-22T01:01Z', 'quote', 3, 0, 2), ('yahoo', '2026-08-22T01:01Z', 'quote', 99, 0, 0)`);
  await pool.query(`insert into price_quarantine (symbol, kind, status, detail, detected_at)
    values ('S01', 'spike', 'open', 'seen', now()), ('S02', 'spike', 'resolved', 'seen', now())`);
  for (const session of SESSIONS) {
    if (session === LAST) {
      const lost = sessionsEnding(LAST, 3);
      await pool.query("delete from symbol_prices_daily where symbol = 'IWM' and session = any($1::date[])", [lost]);
    }
    const night = await computeNight(database, session, STARTED);
    expect(await endNight(db, night, NOW)).toMatchObject({ published: true });
    await cleanUpRun(edge, night);
    expect(await writeModelCard(edge, night)).toEqual({ written: true });
    nights.push(night);
    const found = await pool.query<Row>(
      "select symbol, betas, std_errors, r_squared, qualities::text[] as qualities from symbol_daily_metrics",
    );
    rows.push(new Map(found.rows.map((row) => [row.symbol, row])));
    cards.push((await selectModelCard(db, night))!.card);
  }
});
afterAll(() => database.drop());

const median = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
};
const numbers = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

test("a card counts what the run's rows are", () => {
  const [, before, after] = [...rows];
  expect(before!.size).toBe(68);
  for (const [night, card] of cards.slice(0, 2).entries()) {
    const all = [...rows[night]!.values()];
    expect(card).toMatchObject({
      session: SESSIONS[night],
      modelVersion: MODEL_VERSION,
      symbols: 68,
      coverage: { expected: 68, priced: 68, share: 1 },
      carried: [],
      quarantined: 1,
      seconds: 90,
      calls: [
        { kind: "chart", calls: 8, failed: 1, rateLimited: 0 },
        { kind: "quote", calls: 3, failed: 0, rateLimited: 2 },
      ],
    });
    expect(card.factors.map(({ key }) => key)).toEqual(FACTOR_KEYS);
    for (const [i, factor] of card.factors.entries()) {
      const quality = (which: string) => all.filter((row) => row.qualities[i] === which).length;
      expect(factor).toMatchObject({ full: quality("full"), limited: quality("limited"), none: quality("none") });
      expect(factor.full + factor.limited + factor.none).toBe(68);
      expect(factor.medianRSquared).toBeCloseTo(median(numbers(all.map((row) => row.r_squared[i]!)))!, 12);
      expect(factor.extreme).toBe(numbers(all.map((row) => row.betas[i]!)).filter((beta) => Math.abs(beta) > 5).length);
      const t = numbers(
        all.map((row) => ((row.std_errors[i] ?? 0) > 0 ? Math.abs(row.betas[i]! / row.std_errors[i]!) : null)),
      );
      if (FACTORS[i]!.model === "ridge") expect(factor.significantShare).toBeNull();
      else expect(factor.significantShare).toBeCloseTo(t.filter((one) => one > 2).length / t.length, 12);
    }
    expect(card.factors[0]).toMatchObject({ limited: 1, none: 1 });
  }
  expect(after!.size).toBe(68);
});

test("drift is against the session published before, and none in the first run", () => {
  for (const factor of cards[0]!.factors) expect(factor).toMatchObject({ medianDrift: null, largestDrift: null });
  for (const [i, factor] of cards[1]!.factors.entries()) {
    const drifts = numbers(
      [...rows[1]!.values()].map(({ symbol, betas }) => {
        const then = rows[0]!.get(symbol)!.betas[i] ?? null;
        return betas[i] == null || then === null ? null : Math.abs(betas[i] - then);
      }),
    );
    expect(factor.medianDrift).toBeCloseTo(median(drifts)!, 12);
    expect(factor.largestDrift).toBeCloseTo(Math.max(...drifts), 12);
  }
});

test("betas that were carried over are named with their session, and have no drift", () => {
  const carried = ["value", "growth", "momentum", "quality", "size", "low_volatility", "size_spread"];
  // The young share and the one that never moved have less to carry.
  expect(cards[2]!.carried.map(({ key, session }) => [key, session])).toEqual(carried.map((key) => [key, SESSIONS[1]]));
  for (const { symbols } of cards[2]!.carried) expect(symbols).toBeGreaterThanOrEqual(66);
  for (const { key, medianDrift } of cards[2]!.factors)
    expect([key, medianDrift === null]).toEqual([key, carried.includes(key)]);
});

test("each style ETF has its variance inflation factor, and each phase its duration", () => {
  for (const card of cards) {
    expect(card.vifs.map(({ etf }) => etf)).toEqual(FACTOR_ETFS.filter((etf) => etf !== "SPY" && etf !== "TLT"));
    for (const { vif } of card.vifs) expect(vif).toBeGreaterThan(1);
    expect(card.durations.map(({ phase }) => phase)).toContain("ridge_factors");
  }
});

test("cards are listed newest first; only what readers see gets one", async () => {
  const listed = await selectModelCards(database.db, { limit: 2 });
  expect(listed).toEqual([nights[2]!, nights[1]!].map(({ runId, session }) => ({ runId, session, createdAt: NOW })));
  expect(await writeModelCard(edge, nights[0]!)).toEqual({ written: false });
  expect((await selectModelCard(database.db, nights[0]!))?.card).toEqual(cards[0]);
});

test("a card that cannot be written fails nothing, and the run says so", async () => {
  await database.pool.query("alter table price_quarantine rename to gone");
  try {
    expect(await writeModelCard(edge, nights[2]!)).toEqual({ written: false });
  } finally {
    await database.pool.query("alter table gone rename to price_quarantine");
  }
  const activity = await selectActivity(database.db, { runId: nights[2]!.runId, limit: 1 });
  expect(activity).toMatchObject([{ level: "warning", message: "The model card could not be written." }]);
});
