import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { claimMarket } from "@/db/queries/market-state";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { addSessions, sessionsEnding } from "@/lib/calendar";
import { FACTOR_KEYS, MODEL_VERSION } from "@/lib/factors/catalog";
import { publishNumbers, publishSymbols } from "./compute-symbols";
import { betaFailures } from "./estimate-betas";
import { computeNight, endNight, storeSimulatedPrices } from "./testing-nights";

const LAST = "2026-08-21";
const FIRST = addSessions(LAST, -1);
const NOW = new Date("2026-08-22T02:00:00Z");
const SHARES = Array.from({ length: 60 }, (_, i) => `S${String(i).padStart(2, "0")}`);

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await storeSimulatedPrices(database.db, { last: LAST, nights: 2, shares: SHARES });
  await database.pool.query("create table all_prices as table symbol_prices_daily");
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query(`truncate symbol_prices_daily, symbol_factor_exposures, symbol_daily_metrics,
    symbol_return_windows, batch_runs, market_state cascade`);
  await database.pool.query("insert into symbol_prices_daily select * from all_prices");
  await claimMarket(database.db, { market: "sandbox", modelVersion: MODEL_VERSION });
  await publishNight(FIRST);
});

const night = (session: string) => computeNight(database, session, NOW);
const publishNight = async (session: string) => endNight(database.db, await night(session), NOW);
const symbols = ["S00"];

async function row(table = "symbol_daily_metrics") {
  const { rows } = await database.pool.query(
    `select session::text, betas, beta_sessions, run_id from ${table} where symbol = 'S00' order by session desc limit 1`,
  );
  return rows[0];
}

/** The symbol as it is while its series has not come. */
async function unprice() {
  await database.pool.query("delete from symbol_prices_daily where symbol = 'S00'");
  await database.pool.query("delete from symbol_daily_metrics where symbol = 'S00'");
  await database.pool.query("delete from symbol_return_windows where symbol = 'S00'");
}
const reprice = () =>
  database.pool.query("insert into symbol_prices_daily select * from all_prices where symbol = 'S00'");

test("numbers of one model version are not written beside those of another, nor carried into them", async () => {
  const before = await row();
  await database.pool.query("update market_state set model_version = 'older'");
  expect(await publishSymbols(database, { symbols })).toBe(0);
  expect(await publishNumbers(database, { symbols })).toBeNull();
  expect(await row()).toEqual(before);

  await database.pool.query("update batch_runs set model_version = 'older'");
  await database.pool.query("delete from symbol_prices_daily where symbol = 'IWM' and session = any($1::date[])", [
    sessionsEnding(LAST, 3),
  ]);
  expect(await publishNight(LAST)).toMatchObject({ published: true });
  const after = await row();
  expect(after).toMatchObject({ session: LAST, beta_sessions: null });
  expect(after.betas[FACTOR_KEYS.indexOf("size")]).toBeNull();
});

test.each(["pending", "active"])(
  "a %s symbol whose prices come after it was staged keeps its numbers",
  async (status) => {
    await unprice();
    const late = await night(LAST);
    if (status === "pending") {
      // Staged anew as it is while nothing is known of it.
      await database.pool.query("update symbol_universe set status = 'pending' where symbol = 'S00'");
      await database.pool.query("delete from symbol_daily_metrics_staged");
      const { stageChunkMetrics } = await import("./stage-metrics");
      const range = { from: "A", to: "Z", count: SHARES.length + 8 };
      const { staged } = await stageChunkMetrics(database, { ...late, range });
      expect(staged).toBe(67);
      const { rows } = await database.pool.query("select from symbol_daily_metrics_staged where symbol = 'S00'");
      expect(rows).toEqual([]);
    }
    await reprice();
    await database.pool.query("update symbol_universe set status = 'active' where symbol = 'S00'");
    expect(await publishSymbols(database, { symbols })).toBe(1);
    const onboarded = await row();
    const window = await row(
      "(select symbol, session, null as betas, null as beta_sessions, run_id from symbol_return_windows) w",
    );
    expect(await endNight(database.db, late, NOW)).toMatchObject({ published: true });
    expect(await row()).toEqual(onboarded);
    expect(onboarded.betas[0]).not.toBeNull();
    expect(
      await row("(select symbol, session, null as betas, null as beta_sessions, run_id from symbol_return_windows) w"),
    ).toEqual(window);
  },
);

test("a symbol that is computed again and has too few returns still fails the phases of its betas", async () => {
  await database.pool.query("delete from symbol_prices_daily where symbol = 'S00' and session < $1", [
    addSessions(FIRST, -24),
  ]);
  const { numbers } = (await publishNumbers(database, { symbols }))!;
  expect(betaFailures(numbers).find(({ phase }) => phase === "market_beta")?.failures).toEqual([
    { symbol: "S00", reason: "24 of 30 returns needed" },
  ]);
});
