import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { selectActivity } from "@/db/queries/batch-progress";
import { claimMarket } from "@/db/queries/market-state";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { addSessions, sessionsEnding } from "@/lib/calendar";
import { FACTOR_KEYS, type FactorKey, MODEL_VERSION } from "@/lib/factors/catalog";
import { publishSymbols } from "./compute-symbols";
import { computeNight, endNight, storeSimulatedPrices } from "./testing-nights";

const LAST = "2026-08-21";
const NIGHTS = 12;
const FIRST = addSessions(LAST, 1 - NIGHTS);
const NOW = new Date("2026-08-22T02:00:00Z");
const SHARES = Array.from({ length: 60 }, (_, i) => `S${String(i).padStart(2, "0")}`);
/** What stands on IWM: the six styles, one ridge, and the spread of small caps. */
const ON_IWM: FactorKey[] = ["value", "growth", "momentum", "quality", "size", "low_volatility", "size_spread"];

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await storeSimulatedPrices(database.db, { last: LAST, nights: NIGHTS, shares: SHARES });
  await database.pool.query("create table all_prices as table symbol_prices_daily");
  await claimMarket(database.db, { market: "sandbox", modelVersion: MODEL_VERSION });
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query(`truncate symbol_prices_daily, symbol_factor_exposures, symbol_daily_metrics,
    symbol_return_windows, batch_runs cascade`);
  await database.pool.query("insert into symbol_prices_daily select * from all_prices");
  await claimMarket(database.db, { market: "sandbox", modelVersion: MODEL_VERSION });
});

const night = (session: string) => computeNight(database, session, NOW);
const end = (target: Awaited<ReturnType<typeof night>>) => endNight(database.db, target, NOW);
const lose = (symbol: string, sessions: readonly string[]) =>
  database.pool.query("delete from symbol_prices_daily where symbol = $1 and session = any($2::date[])", [
    symbol,
    sessions,
  ]);

async function messages(runId: string): Promise<string[]> {
  const rows = await selectActivity(database.db, { runId, limit: 50 });
  return rows.map(({ message }) => message);
}

interface Row {
  session: string;
  betas: (number | null)[];
  std_errors: (number | null)[];
  r_squared: (number | null)[];
  observations: number[];
  qualities: string;
  reasons: Partial<Record<FactorKey, { code: string }>>;
  beta_sessions: (string | null)[] | null;
}

async function row(symbol: string, table = "symbol_daily_metrics"): Promise<Row> {
  const { rows } = await database.pool.query<Row>(
    `select session::text, betas, std_errors, r_squared, observations, qualities::text, reasons, beta_sessions::text[]
     from ${table} where symbol = $1 order by session desc limit 1`,
    [symbol],
  );
  return rows[0]!;
}

describe("a factor ETF without some prices", () => {
  test("of one or two dates: its models leave them out, the run says which, nothing is carried", async () => {
    await end(await night(FIRST));
    const second = addSessions(FIRST, 1);
    await lose("IWM", [FIRST, addSessions(FIRST, -3)]);
    const target = await night(second);
    expect(await end(target)).toMatchObject({ published: true });
    expect(await messages(target.runId)).toContain(
      `Factor ETFs without a price: IWM ${addSessions(FIRST, -3)}, ${FIRST}. Models leave these dates out.`,
    );
    const share = await row("S00");
    expect(share).toMatchObject({ session: second, beta_sessions: null, reasons: {} });
    // A missing price takes its own return and the next one's.
    expect(share.observations[FACTOR_KEYS.indexOf("size")]).toBe(86);
    expect(share.observations[FACTOR_KEYS.indexOf("market_beta")]).toBe(90);
  });

  test("of three: only its models stop, their last betas stay with their date, and the run is published", async () => {
    await end(await night(FIRST));
    const before = await row("S00");
    const session = addSessions(FIRST, 1);
    await lose("IWM", sessionsEnding(session, 3));
    const target = await night(session);
    const { published, gate } = await end(target);
    expect(published).toBe(true);
    const detail =
      `betas of ${FIRST} stand for Value, Growth, Momentum, Quality, Size (small caps), Low volatility, ` +
      `Small caps − market (too many prices missing: IWM ${sessionsEnding(session, 3).join(", ")})`;
    expect(gate.findings.find(({ check }) => check === "factor_etfs")).toEqual({
      check: "factor_etfs",
      passed: true,
      detail,
    });
    expect(await messages(target.runId)).toContain(`Factor ETFs: ${detail}.`);

    const after = await row("S00");
    expect(after.session).toBe(session);
    expect(after.reasons).toEqual({});
    FACTOR_KEYS.forEach((key, i) => {
      const carried = ON_IWM.includes(key);
      expect([key, after.beta_sessions?.[i]]).toEqual([key, carried ? FIRST : null]);
      expect([key, after.betas[i] === before.betas[i]]).toEqual([key, carried]);
      expect([key, after.std_errors[i] === before.std_errors[i]]).toEqual([key, carried]);
      expect([key, after.r_squared[i] === before.r_squared[i]]).toEqual([key, carried]);
      expect([key, after.observations[i]]).toEqual([key, before.observations[i]]);
    });
    expect(after.qualities).toBe(before.qualities);

    const archived = await row("S00", "symbol_factor_exposures");
    expect(archived.beta_sessions).toBeNull();
    expect(FACTOR_KEYS.filter((_, i) => archived.betas[i] === null).sort()).toEqual([...ON_IWM].sort());
    expect(archived.reasons.size).toEqual({ code: "factor_gap" });
  });

  test("for longer: betas stay for five sessions and no more; then there are none, with the reason", async () => {
    const sessions = Array.from({ length: NIGHTS }, (_, i) => addSessions(FIRST, i));
    await lose("IWM", sessions.slice(1));
    const size = FACTOR_KEYS.indexOf("size");
    const seen: (string | null)[] = [];
    for (const session of sessions) {
      expect(await end(await night(session))).toMatchObject({ published: true });
      const share = await row("S00");
      expect(share.betas[0]).not.toBeNull();
      seen.push(
        share.betas[size] === null ? (share.reasons.size?.code ?? null) : (share.beta_sessions?.[size] ?? session),
      );
    }
    // Two dates missing are left out; from the third on the numbers of the second stay, five sessions long.
    const [s0, s1, s2] = sessions;
    expect(seen).toEqual([s0, s1, s2, s2, s2, s2, s2, s2, ...Array(4).fill("factor_gap")]);
  });

  test("and a symbol that is onboarded or done again meanwhile is treated alike", async () => {
    await end(await night(FIRST));
    const before = await row("S00");
    const session = addSessions(FIRST, 1);
    await lose("IWM", sessionsEnding(session, 3));
    await end(await night(session));
    const published = await row("S00");
    await database.pool.query("delete from symbol_daily_metrics where symbol = 'S01'");
    expect(await publishSymbols({ db: database.db }, { symbols: ["S00", "S01"] })).toBe(2);
    expect(await row("S00")).toEqual(published);
    expect((await row("S00")).betas[4]).toBe(before.betas[4]);
    // It has no numbers that could stay.
    const onboarded = await row("S01");
    expect(onboarded).toMatchObject({ session, beta_sessions: null });
    expect(onboarded.betas[FACTOR_KEYS.indexOf("size")]).toBeNull();
    expect(onboarded.reasons.size).toEqual({ code: "factor_gap" });
  });

  test("when it is SPY: the run is refused", async () => {
    await end(await night(FIRST));
    const session = addSessions(FIRST, 1);
    await lose("SPY", sessionsEnding(FIRST, 3));
    const { published, sentence } = await end(await night(session));
    expect(published).toBe(false);
    expect(sentence).toContain(
      `without all their numbers: SPY (too many prices missing: SPY ${sessionsEnding(FIRST, 3).join(", ")})`,
    );
    expect(sentence).toContain("SPY's market beta is missing; it must be 1");
  });

  test("whose price does not move has no gap: the run is refused", async () => {
    await database.pool.query("update symbol_prices_daily set adj_close = 50, close = 50 where symbol = 'TLT'");
    const { published, sentence } = await end(await night(FIRST));
    expect(published).toBe(false);
    expect(sentence).toMatch(/without all their numbers: SPY, TLT/);
  });
});

describe("market betas that have all moved at once", () => {
  const drift = async (session: string) => {
    const { gate, published } = await end(await night(session));
    return { published, ...gate.findings.find(({ check }) => check === "beta_drift")! };
  };

  test("do not, from one night to the next", async () => {
    expect(await drift(FIRST)).toMatchObject({ passed: true, detail: "nothing to compare market betas with" });
    const next = await drift(addSessions(FIRST, 1));
    expect(next).toMatchObject({ published: true, passed: true });
    expect(next.detail).toMatch(new RegExp(`^67 market betas have moved by 0\\.0\\d+ in the median since ${FIRST}; `));
  });

  test("when SPY's dates are shifted by a day: the run is refused", async () => {
    await drift(FIRST);
    await database.pool.query(`update symbol_prices_daily p set adj_close = before.adj_close
      from (select session, lag(adj_close) over (order by session) as adj_close
        from symbol_prices_daily where symbol = 'SPY') before
      where p.symbol = 'SPY' and before.session = p.session and before.adj_close is not null`);
    expect(await drift(addSessions(FIRST, 1))).toMatchObject({ published: false, passed: false });
  });

  test("when the shares' series are mixed up: the run is refused", async () => {
    await drift(FIRST);
    // Each gets the next one's, the names worked out first: joined by an expression it would be rows times rows.
    await database.pool.query(`update symbol_prices_daily p set adj_close = other.adj_close, close = other.close
      from (
        select ('S' || lpad(((substr(symbol, 2)::int + 59) % 60)::text, 2, '0'))::varchar as symbol, session, adj_close, close
        from symbol_prices_daily where symbol like 'S__' and symbol <> 'SPY' offset 0
      ) other
      where p.symbol = other.symbol and p.session = other.session`);
    expect(await drift(addSessions(FIRST, 1))).toMatchObject({ published: false, passed: false });
  });
});
