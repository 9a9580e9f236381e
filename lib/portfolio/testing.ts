import fc from "fast-check";
import { FACTOR_COUNT } from "@/lib/factors/catalog";
import type { SymbolBetas } from "./portfolio-exposures";
import type { Lot } from "./values";

/** Lots, prices and betas in the market's own units: cents, hundredths of shares, betas to three places. */
const SYMBOLS = ["AAPL", "KO", "TLT", "NEWCO", "GONE"] as const;

export const lot = (fields: Partial<Lot>): Lot => ({
  kind: "public",
  symbol: "AAPL",
  rawSymbol: fields.symbol ?? "AAPL",
  quantity: 1,
  multiplier: 1,
  currency: "USD",
  statedValueUsd: null,
  ...fields,
});

export const cash = (amount: number, currency = "USD"): Lot =>
  lot({ kind: "cash", symbol: null, rawSymbol: currency, quantity: amount, currency });

const quantity = fc
  .integer({ min: -100_000, max: 100_000 })
  .filter((n) => n !== 0)
  .map((n) => n / 100);
const stated = fc.option(
  fc.integer({ min: -10_000_000, max: 10_000_000 }).map((cents) => cents / 100),
  { nil: null },
);

const publicLot = fc
  .record({ symbol: fc.constantFrom(...SYMBOLS), quantity, statedValueUsd: stated })
  .map((fields) => lot({ ...fields, rawSymbol: fields.symbol }));
const privateLot = fc
  .record({ rawSymbol: fc.constantFrom("Fund II", "Bond"), quantity, statedValueUsd: stated })
  .map((fields) => lot({ ...fields, kind: "private", symbol: null }));
const optionLot = fc
  .record({
    quantity: fc.constantFrom(-3, -1, 1, 4),
    statedValueUsd: stated,
    underlying: fc.constantFrom(...SYMBOLS),
    delta: fc.option(
      fc.integer({ min: -100, max: 100 }).map((n) => n / 100),
      { nil: null },
    ),
  })
  .map(({ underlying, delta, ...fields }) =>
    lot({
      ...fields,
      kind: "option",
      symbol: `${underlying}270115C00300000`,
      multiplier: 100,
      option: { underlying, delta, expiration: "2027-01-15", strike: 300, optionType: "call" },
    }),
  )
  // One contract has one delta, whatever lots it is held in.
  .map((one) => ({
    ...one,
    option: one.option && { ...one.option, strike: 300 + Math.round((one.option.delta ?? 9) * 100) },
  }));
const cashLot = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cash(cents / 100));

export const lots: fc.Arbitrary<Lot[]> = fc.array(
  fc.oneof({ weight: 6, arbitrary: publicLot }, { weight: 2, arbitrary: optionLot }, privateLot, cashLot),
  { minLength: 1, maxLength: 12 },
);

const beta = fc.option(
  fc.integer({ min: -3000, max: 3000 }).map((n) => n / 1000),
  { nil: null, freq: 6 },
);

export const betasBySymbol: fc.Arbitrary<Map<string, SymbolBetas>> = fc
  .record({
    AAPL: fc.array(beta, { minLength: FACTOR_COUNT, maxLength: FACTOR_COUNT }),
    KO: fc.array(beta, { minLength: FACTOR_COUNT, maxLength: FACTOR_COUNT }),
    TLT: fc.array(beta, { minLength: FACTOR_COUNT, maxLength: FACTOR_COUNT }),
  })
  .map((found) => new Map(Object.entries(found).map(([symbol, betas]) => [symbol, { betas }])));

/** GONE has no close. */
export const prices = {
  session: "2026-08-21",
  closes: new Map([
    ["AAPL", 309.35],
    ["KO", 91.1],
    ["TLT", 82.05],
    ["NEWCO", 12.5],
  ]),
};
