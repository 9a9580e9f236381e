import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { batchRuns, marketState, symbolDailyMetrics, symbolUniverse } from "@/db/schema";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { FACTOR_COUNT, MODEL_VERSION } from "@/lib/factors/catalog";
import type { ImportedPosition } from "@/lib/import";
import { ratedCurrencyOf } from "@/lib/portfolio/currencies";
import { exposuresFromSums } from "@/lib/portfolio/exposure-sums";
import type { UnavailableSymbol } from "@/lib/portfolio/exposures";
import { portfolioExposures, type SymbolBetas } from "@/lib/portfolio/portfolio-exposures";
import type { Lot } from "@/lib/portfolio/values";
import { selectExposureSums } from "./exposures";
import { insertPortfolio } from "./portfolios";
import { insertUser } from "./users";

const SESSION = "2026-08-21";
const FRESH_SINCE = "2026-08-14";
const STALE_SESSION = "2026-08-13";
const OWNER = "owner";
const NOW = new Date("2026-08-22T01:00:00Z");

interface Known {
  symbol: string;
  close: number | null;
  betas: (number | null)[];
  session: string;
  /** Sessions of betas that were carried over a factor ETF's gap. */
  betaSessions?: (string | null)[];
  status: "active" | "insufficient_history" | "pending" | "delisted" | "unsupported";
  /** Of the listing; left out where nobody has said. */
  currency?: string;
  /** Of the close, where it is older than the row. */
  closeDate?: string;
}

/** What the published run knows, from every beta to none, fresh and stale, priced and not. */
const KNOWN: Known[] = [
  { symbol: "FULL", close: 120.25, betas: row(0.9), session: SESSION, status: "active" },
  { symbol: "ALSO", close: 33.5, betas: row(1.4), session: SESSION, status: "active" },
  { symbol: "YOUNG", close: 18, betas: row(1.1).map((b, i) => (i < 8 ? b : null)), session: SESSION, status: "active" },
  { symbol: "SHORT", close: 9, betas: row(0).map(() => null), session: SESSION, status: "insufficient_history" },
  { symbol: "STALE", close: 50, betas: row(0.7), session: STALE_SESSION, status: "delisted" },
  {
    symbol: "CARRIED",
    close: 75,
    betas: row(1.2),
    session: SESSION,
    betaSessions: row(0).map((_, i) => [null, FRESH_SINCE, STALE_SESSION][i % 3] ?? null),
    status: "active",
  },
  { symbol: "EARLIER", close: 41, betas: row(0.8), session: "2026-08-19", status: "delisted" },
  { symbol: "BARE", close: null, betas: row(0.5), session: SESSION, status: "active" },
  { symbol: "DOLLAR", close: 64, betas: row(0.6), session: SESSION, status: "active", currency: "USD" },
  unmodelled("VOD.L", "GBp", 180.5),
  unmodelled("7203.T", "JPY", 2_845),
  unmodelled("SAP.DE", "EUR", 240.1, FRESH_SINCE),
  unmodelled("OLD.L", "GBp", 90, STALE_SESSION),
  unmodelled("NESN.SW", "CHF", 81),
  unmodelled("NOVO-B.CO", "DKK", 420),
  unmodelled("BTC-USD", "USD", 96_077.45),
];

/** Rates by the symbol they come with: of the franc an old one, of the krona none. */
const RATES: Known[] = [
  unmodelled("EURUSD=X", "USD", 1.0489877),
  unmodelled("GBPUSD=X", "USD", 1.2605, FRESH_SINCE),
  unmodelled("JPYUSD=X", "USD", 0.00659),
  unmodelled("CHFUSD=X", "USD", 1.11, STALE_SESSION),
  // A pair that somebody holds is not a currency that is counted.
  unmodelled("DKKUSD=X", "USD", 0.14),
];

function unmodelled(symbol: string, currency: string, close: number, closeDate = SESSION): Known {
  return { symbol, currency, close, closeDate, betas: row(0).map(() => null), session: SESSION, status: "unsupported" };
}

function row(base: number): number[] {
  return Array.from({ length: FACTOR_COUNT }, (_, i) => base + i / 8);
}

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await insertUser(db, { id: OWNER, name: "Owner", email: "owner@example.com", role: "admin" });
  const [run] = await db
    .insert(batchRuns)
    .values({ session: SESSION, trigger: "manual", status: "published", modelVersion: MODEL_VERSION, startedAt: NOW })
    .returning();
  await db
    .insert(symbolUniverse)
    .values([
      ...[...KNOWN, ...RATES].map(({ symbol, status, currency }) => ({ symbol, status, currency })),
      { symbol: "WAITING", status: "pending" as const },
    ]);
  await db.insert(symbolDailyMetrics).values(
    [...KNOWN, ...RATES].map(({ symbol, close, betas, session, closeDate = session, betaSessions = null }) => ({
      symbol,
      session,
      close: close === null ? null : String(close),
      closeDate: close === null ? null : closeDate,
      // Drizzle types array elements as never null; the column's elements may be.
      betas: sql`${sql.param(betas)}::float8[]`,
      stdErrors: sql`${sql.param(betas)}::float8[]`,
      rSquared: sql`${sql.param(betas)}::float8[]`,
      observations: betas.map(() => 90),
      qualities: betas.map(() => "full" as const),
      betaSessions: sql`${sql.param(betaSessions)}::date[]`,
      runId: run?.id,
    })),
  );
  await db.insert(marketState).values({
    market: "sandbox",
    publishedSession: SESSION,
    freshSince: FRESH_SINCE,
    publishedRunId: run?.id,
    modelVersion: MODEL_VERSION,
  });
});

afterAll(() => database.drop());

const quantity = fc.integer({ min: -2_000, max: 2_000 }).filter((units) => units !== 0);
const stated = fc.option(fc.integer({ min: -500_000, max: 500_000 }), { nil: null });
const symbols = fc.constantFrom(...KNOWN.map(({ symbol }) => symbol), "WAITING");

const lot: fc.Arbitrary<Lot> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        kind: fc.constant("public" as const),
        symbol: symbols,
        quantity,
        currency: fc.constantFrom("USD", "USD", "USD", "EUR", "GBP"),
        statedValueUsd: stated,
        exitDate: fc.constantFrom(null, null, null, "2026-08-20", "2026-09-01"),
      })
      .map((l) => ({ ...l, rawSymbol: l.symbol, multiplier: 1 })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        kind: fc.constant("cash" as const),
        quantity,
        currency: fc.constantFrom("USD", "EUR", "GBP", "GBp", "CHF", "SEK", "DKK"),
        statedValueUsd: stated,
      })
      .map((l) => ({ ...l, symbol: null, rawSymbol: "CASH", multiplier: 1 })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        kind: fc.constant("private" as const),
        quantity,
        statedValueUsd: stated,
        rawSymbol: fc.constantFrom("HOUSE", "STARTUP"),
      })
      .map((l) => ({ ...l, symbol: null, multiplier: 1, currency: "USD" })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        quantity,
        underlying: symbols,
        strike: fc.constantFrom(50, 100),
        delta: fc.option(fc.constantFrom(0.5, -0.25), { nil: null }),
        statedValueUsd: stated,
      })
      .map(({ underlying, strike, delta, ...l }) => ({
        ...l,
        kind: "option" as const,
        symbol: `${underlying}${strike}`,
        rawSymbol: `${underlying}${strike}`,
        multiplier: 100,
        currency: "USD",
        option: { underlying, strike, delta, expiration: "2027-01-15", optionType: "call" as const },
      })),
  },
);

async function store(lots: readonly Lot[], equity: number | null): Promise<string> {
  const positions = lots.map(
    (held, index): ImportedPosition => ({
      line: index + 2,
      lines: [index + 2],
      kind: held.kind,
      symbol: held.symbol,
      rawSymbol: held.rawSymbol,
      candidates: [],
      description: null,
      subtype: null,
      account: null,
      quantity: String(held.quantity),
      multiplier: String(held.multiplier),
      currency: held.currency,
      entryPrice: null,
      entryDate: null,
      exitPrice: null,
      exitDate: held.exitDate ?? null,
      statedValueUsd: held.statedValueUsd === null ? null : String(held.statedValueUsd),
      statedValueSource: null,
      statedPrice: null,
      ...(held.option ? { option: { ...held.option, strike: String(held.option.strike) } } : {}),
    }),
  );
  const { id } = await insertPortfolio(
    database.db,
    {
      ownerId: OWNER,
      name: "Drawn",
      description: null,
      equityBalance: equity === null ? null : String(equity),
      sourceFile: null,
      positions,
      unknownSymbols: [],
    },
    { now: NOW },
  );
  for (const [index, held] of lots.entries()) {
    if (held.option?.delta == null) continue;
    await database.db.execute(
      sql`update positions set delta = ${held.option.delta} where portfolio_id = ${id} and source_line = ${index + 2}`,
    );
  }
  return id;
}

function twin(
  portfolioId: string,
  lots: readonly Lot[],
  equity: number | null,
  unavailable: readonly UnavailableSymbol[],
  pending: readonly string[],
) {
  const isCounted = ({ status, closeDate = SESSION }: Known) => status !== "unsupported" || closeDate >= FRESH_SINCE;
  const closes = new Map(
    KNOWN.flatMap((one) => (one.close === null || !isCounted(one) ? [] : [[one.symbol, one.close] as const])),
  );
  const listings = new Map(KNOWN.flatMap(({ symbol, currency }) => (currency ? [[symbol, currency] as const] : [])));
  const rates = new Map(
    RATES.filter(isCounted).flatMap(({ symbol, close }) => {
      const currency = ratedCurrencyOf(symbol);
      return currency === null || close === null ? [] : [[currency, close] as const];
    }),
  );
  const betas = new Map<string, SymbolBetas>(
    KNOWN.map(({ symbol, betas: known, session, betaSessions }) => {
      // A beta that was carried over is as old as the session it was made for.
      const readable = known.map((beta, i) => ((betaSessions?.[i] ?? session) < FRESH_SINCE ? null : beta));
      const sessions = known.map((_, i) => betaSessions?.[i] ?? session);
      return [symbol, { betas: readable, stale: session < FRESH_SINCE, sessions }];
    }),
  );
  return portfolioExposures({
    portfolioId,
    runId: null,
    modelVersion: MODEL_VERSION,
    lots,
    prices: { session: SESSION, closes, listings, rates },
    betas,
    statedEquityUsd: equity,
    pendingSymbols: pending,
    unavailableSymbols: unavailable,
  });
}

const close = (a: number | null, b: number | null) => {
  if (a === null || b === null) return expect(a).toBe(b);
  // Sums of up to a million dollars, added in another order.
  return expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a)));
};

describe("the SQL aggregation", () => {
  test("equals the plain twin for any lots", { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(lot, { minLength: 0, maxLength: 12 }),
        fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: null }),
        async (lots, equity) => {
          const portfolioId = await store(lots, equity);
          const sums = await selectExposureSums(database.db, { portfolioId, ownerId: OWNER });
          if (sums === null) throw new Error("the portfolio just stored is not there");
          const ours = exposuresFromSums(sums, []);
          const plain = twin(portfolioId, lots, equity, ours.unavailableSymbols, ours.pendingSymbols);
          expect(ours.capitalBase.basis).toBe(plain.capitalBase.basis);
          close(ours.capitalBase.valueUsd, plain.capitalBase.valueUsd);
          close(ours.netValueUsd, plain.netValueUsd);
          close(ours.grossValueUsd, plain.grossValueUsd);
          close(ours.coverage, plain.coverage);
          for (const [index, factor] of ours.factors.entries()) {
            const expected = plain.factors[index];
            if (expected === undefined) throw new Error("twelve factors");
            expect([factor.key, factor.gap]).toEqual([expected.key, expected.gap]);
            expect([factor.key, factor.oldestBeta]).toEqual([expected.key, expected.oldestBeta]);
            expect([...factor.missing].sort()).toEqual([...expected.missing].sort());
            close(factor.exposure, expected.exposure);
            close(factor.exposureRescaled, expected.exposureRescaled);
            close(factor.dollarExposure, expected.dollarExposure);
            close(factor.coverage, expected.coverage);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test("pence, yen, euros and coins are worth dollars by their rates, and what has no rate its stated value", async () => {
    const worth = async (one: Partial<Lot> & Pick<Lot, "quantity">) => {
      const symbol = one.symbol ?? null;
      const whole: Lot = {
        kind: symbol === null ? "cash" : "public",
        symbol,
        rawSymbol: symbol ?? "CASH",
        multiplier: 1,
        currency: "USD",
        statedValueUsd: null,
        ...one,
      };
      const portfolioId = await store([whole], null);
      const sums = await selectExposureSums(database.db, { portfolioId, ownerId: OWNER });
      return sums?.hasUnvalued ? null : sums?.netUsd;
    };
    expect(await worth({ symbol: "VOD.L", quantity: 100 })).toBeCloseTo(100 * 1.805 * 1.2605, 6);
    expect(await worth({ symbol: "VOD.L", quantity: -100, currency: "GBP" })).toBeCloseTo(-100 * 1.805 * 1.2605, 6);
    expect(await worth({ symbol: "7203.T", quantity: 200, currency: "JPY" })).toBeCloseTo(200 * 2_845 * 0.00659, 6);
    expect(await worth({ symbol: "BTC-USD", quantity: 0.5 })).toBeCloseTo(48_038.725, 6);
    expect(await worth({ quantity: 1_000, currency: "EUR" })).toBeCloseTo(1_048.9877, 6);
    expect(await worth({ quantity: -5_000, currency: "GBp" })).toBeCloseTo(-63.025, 6);
    // Neither an old rate nor an old close is worth anything, and a currency without a rate is worth what was stated.
    expect(await worth({ quantity: 1_000, currency: "CHF" })).toBeNull();
    expect(await worth({ symbol: "OLD.L", quantity: 10 })).toBeNull();
    expect(await worth({ quantity: 1_000, currency: "DKK" })).toBeNull();
    expect(await worth({ quantity: 1_000, currency: "DKK", statedValueUsd: 145 })).toBe(145);
    expect(await worth({ symbol: "NOVO-B.CO", quantity: 10, currency: "DKK", statedValueUsd: 600 })).toBe(600);
  });

  test("what has a value and no betas lowers coverage; foreign cash too, dollars do not", async () => {
    const base = { kind: "public" as const, multiplier: 1, currency: "USD", statedValueUsd: null };
    const full = { ...base, symbol: "FULL", rawSymbol: "FULL", quantity: 10 };
    const cash = { ...base, kind: "cash" as const, symbol: null, rawSymbol: "CASH", quantity: 1_000 };
    const coverage = async (...lots: Lot[]) => {
      const portfolioId = await store(lots, null);
      const sums = await selectExposureSums(database.db, { portfolioId, ownerId: OWNER });
      return sums && exposuresFromSums(sums, []).coverage;
    };
    const covered = 10 * 120.25;
    expect(await coverage(full, cash)).toBe(1);
    expect(await coverage(full, { ...cash, currency: "EUR" })).toBeCloseTo(covered / (covered + 1_048.9877), 9);
    const vodafone = { ...base, symbol: "VOD.L", rawSymbol: "VOD.L", quantity: 100 };
    expect(await coverage(full, vodafone)).toBeCloseTo(covered / (covered + 100 * 1.805 * 1.2605), 9);
  });

  test("another owner's portfolio is not there", async () => {
    const portfolioId = await store([], null);
    expect(await selectExposureSums(database.db, { portfolioId, ownerId: "somebody-else" })).toBeNull();
  });

  test("a symbol on its way is pending, one without fresh numbers unavailable with its state", async () => {
    const base = { kind: "public" as const, quantity: 10, multiplier: 1, currency: "USD", statedValueUsd: null };
    const held = ["FULL", "WAITING", "STALE", "SHORT"].map((symbol) => ({ ...base, symbol, rawSymbol: symbol }));
    const portfolioId = await store(held, null);
    const sums = await selectExposureSums(database.db, { portfolioId, ownerId: OWNER });
    const exposures = sums && exposuresFromSums(sums, []);
    expect(exposures?.pendingSymbols).toEqual(["WAITING"]);
    expect(exposures?.unavailableSymbols).toEqual([
      { symbol: "SHORT", reason: "insufficient_history" },
      { symbol: "STALE", reason: "delisted" },
    ]);
  });
});
