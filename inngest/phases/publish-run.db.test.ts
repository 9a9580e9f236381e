import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "@/db/connection";
import { insertPhases, selectPhases } from "@/db/queries/batch-progress";
import { openBatchRun, selectBatchRun } from "@/db/queries/batch-runs";
import { deleteOldRuns } from "@/db/queries/history";
import { claimMarket } from "@/db/queries/market-state";
import { upsertFactorExposures } from "@/db/queries/symbol-factors";
import { insertSymbols } from "@/db/queries/universe";
import { marketState, symbolDailyMetrics, symbolReturnWindows } from "@/db/schema";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { addSessions } from "@/lib/calendar";
import { FACTOR_COUNT, FACTOR_ETFS, MODEL_VERSION } from "@/lib/factors/catalog";
import { openRun } from "./open-run";
import { cleanUpRun, gateRun, publishOrRefuse, publishRefused } from "./publish-run";
import { stageChunkMetrics } from "./stage-metrics";

const FIRST = "2026-08-03";
const NOW = new Date("2026-08-21T22:00:00Z");
const SHARES = Array.from({ length: 92 }, (_, i) => `S${String(i).padStart(3, "0")}`);
const SYMBOLS = [...FACTOR_ETFS, ...SHARES];
const CLOSURES = new Set<string>();

let database: TestDatabase;
let edge: { db: Database; now: () => Date };

beforeAll(async () => {
  database = await testDatabase();
  edge = { db: database.db, now: () => NOW };
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("truncate symbol_universe, batch_runs, market_state cascade");
  await claimMarket(database.db, { market: "sandbox", modelVersion: MODEL_VERSION });
  await insertSymbols(database.db, { symbols: SYMBOLS, factorEtfs: FACTOR_ETFS });
});

interface Night {
  spyBeta?: number | null;
  /** Symbols without a bar of the session. */
  unpriced?: readonly string[];
  /** Symbols without betas. */
  bare?: readonly string[];
  /** Symbols that lack the last of their twelve betas. */
  gapped?: readonly string[];
  /** Every close and beta of the night but the market's, so that two nights cannot be taken for one another. */
  mark?: number;
}

/** A run whose prices, betas, metrics and windows are there: all but its end. */
async function night(session: string, { spyBeta = 1, unpriced = [], bare = [], gapped = [], mark = 1 }: Night = {}) {
  const { db, pool } = database;
  const { run } = await openBatchRun(db, {
    session,
    trigger: "manual",
    reason: null,
    requestedBy: null,
    symbols: null,
    force: false,
    modelVersion: MODEL_VERSION,
    jobRunId: null,
    now: NOW,
  });
  await insertPhases(db, { runId: run.id });
  const priced = SYMBOLS.filter((symbol) => !unpriced.includes(symbol));
  await pool.query(
    `insert into symbol_prices_daily (symbol, session, close, adj_close, source)
     select s, $2::date, $3::float8, $3::float8, 'quote' from unnest($1::text[]) s on conflict do nothing`,
    [priced, session, mark],
  );
  await pool.query(
    `update symbol_universe set status = 'active', last_price_date =
       case when symbol = any($1) then $2::date else coalesce(last_price_date, $3::date) end`,
    [priced, session, addSessions(session, -1)],
  );
  const row = (symbol: string) => ({
    symbol,
    betas: Array.from({ length: FACTOR_COUNT }, (_, i) =>
      bare.includes(symbol) || (gapped.includes(symbol) && i === FACTOR_COUNT - 1)
        ? null
        : i === 0
          ? symbol === "SPY"
            ? spyBeta
            : 1
          : mark,
    ),
    stdErrors: Array(FACTOR_COUNT).fill(0.1),
    rSquared: Array(FACTOR_COUNT).fill(0.5),
    observations: Array(FACTOR_COUNT).fill(90),
    qualities: Array(FACTOR_COUNT).fill("full"),
    reasons: {},
  });
  await upsertFactorExposures(db, { session, runId: run.id, rows: SYMBOLS.map(row) });
  const range = { from: "A", to: "Z", count: SYMBOLS.length };
  await stageChunkMetrics(edge, { runId: run.id, session, closures: CLOSURES, range });
  await pool.query(
    `insert into symbol_return_windows_staged (run_id, symbol, session, returns)
     select $1, s, $2, decode(lpad('', 32, $4), 'hex') from unnest($3::text[]) s`,
    [run.id, session, SYMBOLS, String(mark % 10)],
  );
  return { runId: run.id, session, closures: CLOSURES };
}

async function publish(target: Awaited<ReturnType<typeof night>>) {
  const gate = await gateRun(edge, target);
  return publishOrRefuse(edge, { ...target, gate });
}

async function state() {
  const { rows } = await database.pool.query(
    "select published_session as session, published_run_id as run, fresh_since as fresh from market_state",
  );
  return rows[0];
}

async function stagedRuns(): Promise<string[]> {
  const { rows } = await database.pool.query(
    "select run_id from symbol_daily_metrics_staged union select run_id from symbol_return_windows_staged",
  );
  return rows.map(({ run_id }) => run_id);
}

describe("a good night", () => {
  test("is published: its rows, the state and the run's end", async () => {
    const target = await night(FIRST);
    expect(await publish(target)).toEqual({ published: true, sentence: `Published 100 symbols for ${FIRST}.` });
    expect(await state()).toEqual({ session: FIRST, run: target.runId, fresh: "2026-07-27" });
    expect(await selectBatchRun(database.db, target)).toMatchObject({
      status: "published",
      symbolsExpected: 100,
      symbolsPriced: 100,
      coverage: 1,
      gate: [
        { check: "coverage", passed: true },
        { check: "factor_etfs", passed: true },
        { check: "spy_beta", passed: true },
        { check: "beta_drift", passed: true },
      ],
    });
  });

  test("leaves nothing staged, and every phase it came to completed", async () => {
    const target = await night(FIRST);
    await publish(target);
    await cleanUpRun(edge, target);
    expect(await stagedRuns()).toEqual([]);
    const phases = await selectPhases(database.db, target);
    expect(phases.filter(({ status }) => status === "completed").map(({ phase }) => phase)).toEqual([
      "metrics",
      "cache_invalidation",
    ]);
  });

  test("that is published again after a crash says how it ended and changes nothing", async () => {
    const target = await night(FIRST);
    const gate = await gateRun(edge, target);
    await publishOrRefuse(edge, { ...target, gate });
    await database.pool.query("update symbol_daily_metrics set name = 'arrived since' where symbol = 'S000'");
    expect(await publishOrRefuse(edge, { ...target, gate })).toMatchObject({ published: true });
    const { rows } = await database.pool.query("select name from symbol_daily_metrics where symbol = 'S000'");
    expect(rows).toEqual([{ name: "arrived since" }]);
    const activity = await database.pool.query("select message from batch_activity");
    expect(activity.rows).toHaveLength(1);
  });

  test("keeps the rows of symbols that are in it no more", async () => {
    await publish(await night(FIRST));
    const next = await night("2026-08-04");
    await database.pool.query("delete from symbol_daily_metrics_staged where symbol = 'S000'");
    await publish(next);
    const { rows } = await database.pool.query("select session from symbol_daily_metrics where symbol = 'S000'");
    expect(rows).toEqual([{ session: FIRST }]);
  });
});

describe("a night is not published", () => {
  const refused: [why: string, night: Night, sentence: RegExp][] = [
    ["SPY's beta to itself is not 1", { spyBeta: 0.999 }, /SPY's market beta is 0\.999; it must be 1/],
    ["SPY has no beta", { spyBeta: null }, /SPY's market beta is missing; it must be 1/],
    ["a factor ETF has no numbers", { bare: ["QUAL", "IWM"] }, /without all their numbers: QUAL, IWM/],
    ["a factor ETF lacks one model's", { gapped: ["SPY"] }, /without all their numbers: SPY/],
    [
      "too few symbols have a bar",
      { unpriced: SHARES.slice(0, 4) },
      /96 of 100 expected symbols have a bar for 2026-08-03; 97 % are needed/,
    ],
  ];
  test.each(refused)("when %s, and it says so", async (_, what, sentence) => {
    const target = await night(FIRST, what);
    const ending = await publish(target);
    expect(ending.published).toBe(false);
    expect(ending.sentence).toMatch(sentence);
    expect(await state()).toEqual({ session: null, run: null, fresh: null });
    expect(await selectBatchRun(database.db, target)).toMatchObject({
      status: "unpublished",
      outcome: ending.sentence,
    });
    const phases = await selectPhases(database.db, target);
    expect(phases.find(({ phase }) => phase === "cache_invalidation")).toMatchObject({ status: "completed" });
  });

  test("and three in a hundred may lack their bar", async () => {
    expect(await publish(await night(FIRST, { unpriced: SHARES.slice(0, 3) }))).toMatchObject({ published: true });
  });

  test("after the first, symbols count that had a bar in the run before, and no others", async () => {
    const late = SHARES.slice(0, 3);
    await publish(await night(FIRST, { unpriced: late }));
    const next = await night("2026-08-04", { unpriced: late });
    await publish(next);
    expect(await selectBatchRun(database.db, next)).toMatchObject({ symbolsExpected: 97, symbolsPriced: 97 });
  });

  test("over a newer one: it is completed, readers keep the newer, and its rows go", async () => {
    const newer = await night("2026-08-04", { mark: 2 });
    await publish(newer);
    const older = await night(FIRST);
    expect(await publish(older)).toEqual({
      published: false,
      sentence: `Recomputed ${FIRST}; not published, because a newer session is.`,
    });
    expect(await state()).toMatchObject({ session: "2026-08-04", run: newer.runId });
    expect(await selectBatchRun(database.db, older)).toMatchObject({ status: "completed" });
    await cleanUpRun(edge, newer);
    expect(await stagedRuns()).toEqual([]);
  });

  test("when it was cancelled meanwhile", async () => {
    const target = await night(FIRST);
    const gate = await gateRun(edge, target);
    await database.pool.query("update batch_runs set status = 'cancelled', outcome = 'by hand'");
    expect(await publishOrRefuse(edge, { ...target, gate })).toEqual({ published: false, sentence: "by hand" });
    expect(await state()).toMatchObject({ session: null });
  });

  test("but what it staged stays until a newer one is published", async () => {
    const thin = await night(FIRST, { spyBeta: 2 });
    await publish(thin);
    expect(await stagedRuns()).toEqual([thin.runId]);
    const next = await night("2026-08-04");
    await publish(next);
    await cleanUpRun(edge, next);
    expect(await stagedRuns()).toEqual([]);
  });
});

describe("a refused night, published by hand", () => {
  const note = "IWM was restated; looked at";
  const by = "admin@example.com";

  test("is what readers see, with who did it and why, and is cleaned up after", async () => {
    await publish(await night(FIRST, { mark: 1 }));
    const thin = await night("2026-08-04", { spyBeta: 2, mark: 3 });
    await publish(thin);
    expect(await publishRefused(edge, { runId: thin.runId, note: `  ${note} `, by })).toEqual({
      ok: true,
      sentence: "Published 100 symbols for 2026-08-04.",
    });
    expect(await state()).toEqual({ session: "2026-08-04", run: thin.runId, fresh: "2026-07-28" });
    expect(await selectBatchRun(database.db, thin)).toMatchObject({
      status: "published",
      publishedBy: by,
      publishNote: note,
      publishedAt: NOW,
      outcome: `Published by hand by ${by}: ${note}`,
    });
    const { rows } = await database.pool.query(
      "select distinct run_id, betas[2] as beta from symbol_daily_metrics union select distinct run_id, 3 from symbol_return_windows",
    );
    expect(rows).toEqual([{ run_id: thin.runId, beta: 3 }]);
    expect(await stagedRuns()).toEqual([]);
    const { rows: told } = await database.pool.query(
      "select message from batch_activity where run_id = $1 and level = 'warning'",
      [thin.runId],
    );
    expect(told).toEqual([{ message: `Published by hand by ${by}: ${note} (100 symbols)` }]);
  });

  test("needs a note", async () => {
    const thin = await night(FIRST, { spyBeta: 2 });
    await publish(thin);
    expect(await publishRefused(edge, { runId: thin.runId, note: " ok ", by })).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/at least 5 characters/),
    });
    expect(await state()).toMatchObject({ session: null });
  });

  test("must be one that was refused", async () => {
    const good = await night(FIRST);
    await publish(good);
    const running = await night("2026-08-04");
    const wish = (runId: string) => publishRefused(edge, { runId, note, by });
    expect(await wish(good.runId)).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/this one is published/),
    });
    expect(await wish(running.runId)).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/this one is running/),
    });
    expect(await wish("00000000-0000-0000-0000-000000000000")).toEqual({
      ok: false,
      sentence: "There is no such run.",
    });
    expect(await state()).toMatchObject({ run: good.runId });
  });

  test("must still have what it staged", async () => {
    const thin = await night(FIRST, { spyBeta: 2 });
    await publish(thin);
    await database.pool.query("delete from symbol_return_windows_staged");
    expect(await publishRefused(edge, { runId: thin.runId, note, by })).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/is gone/),
    });
    expect(await state()).toMatchObject({ session: null });
    expect(await selectBatchRun(database.db, thin)).toMatchObject({ status: "unpublished", publishedBy: null });
  });

  test("must not be older than what is published", async () => {
    const thin = await night(FIRST, { spyBeta: 2 });
    await publish(thin);
    const newer = await night("2026-08-04");
    await publish(newer);
    expect(await publishRefused(edge, { runId: thin.runId, note, by })).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/a session newer than 2026-08-03 is/),
    });
    expect(await state()).toMatchObject({ run: newer.runId });
  });

  test("by two at once, is published once", async () => {
    const thin = await night(FIRST, { spyBeta: 2 });
    await publish(thin);
    const both = await Promise.all(
      [1, 2].map((n) => publishRefused(edge, { runId: thin.runId, note: `${note} ${n}`, by })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

test("the story of a run is kept for 400 days, and calls for 14", async () => {
  const old = await night("2025-07-01");
  await publish(old);
  await database.pool.query("update batch_runs set started_at = $1", [new Date(NOW.getTime() - 401 * 86_400_000)]);
  const recent = await night("2026-08-03");
  const call = (days: number) =>
    database.pool.query("insert into provider_calls values ('sandbox', $1, 'chart', 1, 0, 0)", [
      new Date(NOW.getTime() - days * 86_400_000),
    ]);
  await database.pool.query("truncate provider_calls");
  await call(13);
  await call(15);
  await publish(recent);
  await cleanUpRun(edge, recent);
  const count = async (table: string) => {
    const { rows } = await database.pool.query(`select distinct run_id from ${table}`);
    return rows.map(({ run_id }) => run_id);
  };
  for (const table of ["batch_activity", "batch_phases", "batch_chunks"])
    expect(await count(table)).toEqual([recent.runId]);
  expect((await database.pool.query("select from provider_calls")).rowCount).toBe(1);
  // The factor ETFs' numbers of that night are kept for ever: so is the run they are of.
  expect(await selectBatchRun(database.db, old)).toMatchObject({ status: "published" });
  expect(await deleteOldRuns(database.db, { before: NOW })).toBe(0);
  await database.pool.query("delete from symbol_factor_exposures where run_id = $1", [old.runId]);
  expect(await deleteOldRuns(database.db, { before: NOW })).toBe(1);
});

test("a run that is asked for while one of its session is being published is never done a second time", async () => {
  const request = { trigger: "manual", symbols: null, force: false, reason: null, requestedBy: null } as const;
  for (let i = 0; i < 5; i++) {
    const target = await night(addSessions(FIRST, i));
    const ask = () => openRun(edge, { ...request, session: target.session });
    const [, ...asked] = await Promise.all([publish(target), ask(), ask(), ask(), ask()]);
    expect(new Set(asked.map(({ outcome }) => outcome)).has("opened")).toBe(false);
  }
});

test("readers see one night or the next, whole, while night after night is published", async () => {
  const first = await night(FIRST);
  await publish(first);
  const nights = [first];
  for (let i = 1; i <= 12; i++) nights.push(await night(addSessions(FIRST, i), { mark: i + 1 }));

  let publishing = true;
  const seen = new Set<string>();
  const reader = async (read: () => Promise<string>) => {
    while (publishing) seen.add(await read());
  };
  const inSnapshot = () => database.db.transaction(readStepwise, { isolationLevel: "repeatable read" });
  const readers = [inSnapshot, inSnapshot, readAtOnce, readAtOnce].map(reader);
  for (const target of nights.slice(1)) await publish(target);
  publishing = false;
  await Promise.all(readers);

  const whole = nights.map(({ runId, session }, i) => `${runId} ${session} ${i + 1} 100`);
  expect([...seen].filter((one) => !whole.includes(one))).toEqual([]);
  expect(seen.size).toBeGreaterThan(3);
});

/** Run and session that are published, the betas and closes there are, and how many symbols: by one statement. */
async function readAtOnce(): Promise<string> {
  const { rows } = await database.pool.query<{ seen: string }>(
    `select concat_ws(' ', s.published_run_id, s.published_session,
       (select string_agg(distinct value, ' and ') from symbol_daily_metrics m,
         unnest(array[m.betas[2]::text, trim_scale(m.close)::text]) value),
       (select count(*) from symbol_daily_metrics m join symbol_return_windows w using (symbol)
         where m.run_id = s.published_run_id and w.run_id = s.published_run_id)) as seen
     from market_state s`,
  );
  return rows[0]?.seen ?? "";
}

/** The same by a statement each, as a page asks. */
async function readStepwise(tx: Database): Promise<string> {
  const [state] = await tx.select().from(marketState);
  const metrics = await tx.select().from(symbolDailyMetrics);
  const windows = await tx.select().from(symbolReturnWindows);
  const values = new Set(metrics.flatMap(({ betas, close }) => [betas[1], Number(close)]));
  const ofRun = windows.filter(({ runId }) => runId === state?.publishedRunId).length;
  return [state?.publishedRunId, state?.publishedSession, [...values].join(" and "), ofRun].join(" ");
}
