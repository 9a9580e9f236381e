import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { positionRows } from "@/app/portfolios/position-views";
import { selectExposureSums } from "@/db/queries/exposures";
import { enqueueSymbols } from "@/db/queries/onboarding";
import { selectPositions } from "@/db/queries/positions";
import { insertSymbols, selectUniverseCounts } from "@/db/queries/universe";
import { FACTOR_ETFS } from "@/lib/factors/catalog";
import { createMarket } from "@/lib/market-data/client";
import { RATE_SYMBOLS } from "@/lib/portfolio/currencies";
import { exposuresFromSums } from "@/lib/portfolio/exposure-sums";
import { requestOnboarding } from "./send";
import { startTestApp, type TestApp } from "./testing-app";

const SHARES = ["AAPL", "MSFT", "JPM", "KO", "XOM"];
/** One of them comes after the first night, by an upload. */
const [LATER, ...LISTED] = ["7203.T", "VOD.L", "BTC-USD"] as const;
const ABROAD = [LATER, ...LISTED];
const RATES = RATE_SYMBOLS.map(({ symbol }) => symbol);
const NIGHTS = ["2026-07-13", "2026-07-14", "2026-07-15", "2026-07-16", "2026-07-17"] as const;

const evening = (session: string) => `${session}T21:30:00-04:00`;

describe("currencies and what is listed abroad", () => {
  let app: TestApp;
  let portfolioId: string;

  beforeAll(async () => {
    app = await startTestApp({ now: evening(NIGHTS[0]), universe: [...SHARES, ...LISTED] });
    expect(await app.runBatch("first fill")).toMatchObject({ status: "published" });
    const { rows } = await app.db.execute<{ id: string }>(sql`
      with made as (insert into portfolios (owner_id, name) values (${app.ownerId}, 'Of all lands') returning id)
      insert into positions (portfolio_id, kind, symbol, raw_symbol, quantity, currency)
      select made.id, kind::position_kind, symbol, coalesce(symbol, 'CASH'), quantity, currency from made, (values
        ('public', 'AAPL', 10, 'USD'), ('public', 'VOD.L', 1000, 'GBP'), ('public', '7203.T', 100, 'JPY'),
        ('public', 'BTC-USD', 0.1, 'USD'), ('cash', null, 2000, 'EUR'), ('cash', null, -300, 'GBP')
      ) as lot (kind, symbol, quantity, currency)
      returning portfolio_id as id`);
    portfolioId = rows[0]?.id ?? "";
    await insertSymbols(app.db, { symbols: [LATER] });
    const wish = { priority: 1, requestedBy: app.ownerId, now: new Date(evening(NIGHTS[0])) };
    await requestOnboarding(await enqueueSymbols(app.db, { symbols: [LATER], ...wish }));
    const ended = sql`select from symbol_onboarding_queue where symbol = ${LATER} and status = 'completed'`;
    await app.until(async () => (await app.db.execute(ended)).rows.length > 0);
  }, 120_000);
  afterAll(() => app?.stop());

  async function night(session: string, at = evening(session)) {
    app.setNow(at);
    app.sandbox.resetCalls();
    return app.runBatch(`night of ${session}`);
  }

  interface Row {
    symbol: string;
    session: string;
    close: number;
    closeDate: string;
    numbers: number;
    reasons: Record<string, { code: string }>;
  }

  async function published(symbols: readonly string[]): Promise<Map<string, Row>> {
    const { rows } = await app.db.execute<Row & Record<string, unknown>>(sql`
      select symbol, session::text, close::float8 as close, close_date::text as "closeDate", reasons,
        cardinality(array_remove(betas, null)) as numbers
      from symbol_daily_metrics where symbol = any(${sql.param(symbols)}::text[]) order by symbol`);
    return new Map(rows.map((row) => [row.symbol, row]));
  }

  const states = async () =>
    (
      await app.db.execute(
        sql`select symbol, status, status_reason, missing_sessions from symbol_universe order by symbol`,
      )
    ).rows;
  const told = async (words: string) =>
    (
      await app.db.execute<{ message: string }>(
        sql`select message from batch_activity where message like ${`%${words}%`} order by id desc limit 1`,
      )
    ).rows[0]?.message ?? null;

  async function worth() {
    const sums = await selectExposureSums(app.db, { portfolioId, ownerId: app.ownerId });
    if (sums === null) throw new Error("the portfolio is not there");
    return { ...exposuresFromSums(sums, []), hasUnvalued: sums.hasUnvalued };
  }

  /** Closes up to a session as a chart has them now. */
  async function charted(symbol: string, session: string): Promise<number> {
    const market = createMarket({ name: "sandbox", address: app.sandbox.address });
    const { bars } = await market.history(symbol, "2026-07-01", session);
    return bars.at(-1)?.close ?? Number.NaN;
  }

  test("a first night has the rates and the foreign closes, and so has an upload at once, with a reason in place of every beta", async () => {
    const rows = await published([...RATES, ...ABROAD]);
    expect([...rows.keys()].sort()).toEqual([...RATES, ...ABROAD].sort());
    for (const row of rows.values()) {
      expect(row).toMatchObject({ session: NIGHTS[0], closeDate: NIGHTS[0], numbers: 0 });
      expect(Object.values(row.reasons)).toEqual(Array.from({ length: 12 }, () => ({ code: "not_modelled" })));
    }
    const { rows: kinds } = await app.db.execute(sql`
      select distinct status, status_reason as reason, quote_type as type, currency from symbol_universe
      where symbol = any(${sql.param(RATES)}::text[])`);
    expect(kinds).toEqual([{ status: "unsupported", reason: "currency", type: "CURRENCY", currency: "USD" }]);
  });

  test("the gate, the counts and the published number know nothing of them", async () => {
    const { rows } = await app.db.execute<{ expected: number; priced: number }>(sql`
      select symbols_expected as expected, symbols_priced as priced from batch_runs where session = ${NIGHTS[0]}`);
    const modelled = SHARES.length + FACTOR_ETFS.length;
    expect(rows).toEqual([{ expected: modelled, priced: modelled }]);
    expect(await told("Published")).toBe(`Published ${modelled} symbols for ${NIGHTS[0]}.`);
    expect(await selectUniverseCounts(app.db)).toEqual([
      { status: "active", count: modelled },
      { status: "unsupported", count: ABROAD.length },
    ]);
    const card = sql`select card->'symbols' as n from model_cards where session = ${NIGHTS[0]}`;
    expect(await app.until(async () => (await app.db.execute(card)).rows[0])).toEqual({ n: modelled });
  });

  test("a night brings each by a quote, to the close a chart has, and no chart is needed", {
    timeout: 60_000,
  }, async () => {
    for (const symbol of [...RATES, ...ABROAD]) app.sandbox.setFault({ kind: "not_found", symbol, route: "chart" });
    expect(await night(NIGHTS[1])).toMatchObject({ status: "published" });
    app.sandbox.clearFaults();
    const rows = await published([...RATES, ...ABROAD]);
    for (const [symbol, { close, closeDate, session }] of rows) {
      expect([symbol, session, closeDate]).toEqual([symbol, NIGHTS[1], NIGHTS[1]]);
      expect(Math.abs(close / (await charted(symbol, NIGHTS[1])) - 1), symbol).toBeLessThan(1e-4);
    }
    expect(await told("Rates without")).toBeNull();
  });

  test("a portfolio is worth what its parts are in dollars, pence by the hundredth", async () => {
    const rows = await published([...RATES, ...ABROAD, "AAPL"]);
    const price = (symbol: string) => rows.get(symbol)?.close ?? Number.NaN;
    const invested = 10 * price("AAPL");
    const abroad =
      (1000 * price("VOD.L") * price("GBPUSD=X")) / 100 +
      100 * price("7203.T") * price("JPYUSD=X") +
      0.1 * price("BTC-USD");
    const [euros, pounds] = [2000 * price("EURUSD=X"), -300 * price("GBPUSD=X")];
    const { netValueUsd, coverage, hasUnvalued, unavailableSymbols } = await worth();
    expect(netValueUsd).toBeCloseTo(invested + abroad + euros + pounds, 4);
    expect(coverage).toBeCloseTo(invested / (invested + abroad + euros - pounds), 9);
    expect(hasUnvalued).toBe(false);
    const lots = positionRows(await selectPositions(app.db, { portfolioId, ownerId: app.ownerId }), netValueUsd);
    expect(lots.reduce((sum, { valueUsd }) => sum + (valueUsd ?? Number.NaN), 0)).toBeCloseTo(netValueUsd, 4);
    expect(lots.find(({ symbol }) => symbol === "VOD.L")).toMatchObject({
      currency: "GBp",
      close: price("VOD.L"),
      closeDate: NIGHTS[1],
      rate: { currency: "GBP", date: NIGHTS[1] },
      stated: false,
      state: "unavailable",
    });
    expect(unavailableSymbols.map(({ symbol }) => symbol).sort()).toEqual([...ABROAD].sort());
  });

  test("where their quotes fail the night is published all the same, with yesterday's rates and their day", {
    timeout: 60_000,
  }, async () => {
    const before = await published([...RATES, ...ABROAD]);
    const known = await states();
    app.sandbox.setFault({ kind: "server_error", symbol: "EURUSD=X", route: "quote" });
    expect(await night(NIGHTS[2])).toMatchObject({ status: "published" });
    app.sandbox.clearFaults();
    for (const [symbol, row] of await published([...RATES, ...ABROAD])) {
      const { close, closeDate } = before.get(symbol) ?? {};
      expect(row).toMatchObject({ symbol, session: NIGHTS[2], close, closeDate });
    }
    expect(await states()).toEqual(known);
    expect(await told("Rates without")).toContain(`EURUSD=X of ${NIGHTS[1]}`);
    expect((await worth()).hasUnvalued).toBe(false);
  });

  test("an absurd rate is kept out, and the last one stays; the others come", { timeout: 60_000 }, async () => {
    const before = await published(RATES);
    // While the session's own day lasts in London, what counts is the price of the moment.
    app.sandbox.setFault({ kind: "unit_error", symbol: "JPYUSD=X", route: "quote" });
    expect(await night(NIGHTS[3], `${NIGHTS[3]}T17:00:00-04:00`)).toMatchObject({ status: "published" });
    app.sandbox.clearFaults();
    const rows = await published(RATES);
    expect(rows.get("JPYUSD=X")).toMatchObject({ close: before.get("JPYUSD=X")?.close, closeDate: NIGHTS[1] });
    expect(rows.get("EURUSD=X")).toMatchObject({ closeDate: NIGHTS[3] });
    expect(rows.get("EURUSD=X")?.close).not.toBe(before.get("EURUSD=X")?.close);
    expect(await told("Prices kept out")).toMatch(/JPYUSD=X: one JPY is never worth 0\.\d+ US dollars/);
  });

  test("a foreign close that has moved by half is believed when its chart says the same", {
    timeout: 60_000,
  }, async () => {
    await app.db.execute(sql`
      update symbol_prices_daily set close = close / 2 where symbol = 'VOD.L' and session >= ${NIGHTS[1]}`);
    expect(await night(NIGHTS[4])).toMatchObject({ status: "published" });
    const row = (await published(["VOD.L"])).get("VOD.L");
    expect(row).toMatchObject({ closeDate: NIGHTS[4], numbers: 0 });
    expect(row?.close).toBeCloseTo(await charted("VOD.L", NIGHTS[4]), 2);
  });
});
