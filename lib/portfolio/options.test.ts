import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blackScholesDelta, blackScholesPrice, impliedVolatility } from "./black-scholes";
import { historicalVolatility, optionDelta } from "./option-delta";

const inputs = fc.record({
  optionType: fc.constantFrom("call" as const, "put" as const),
  underlyingPrice: fc.integer({ min: 500, max: 50_000 }).map((cents) => cents / 100),
  strike: fc.integer({ min: 500, max: 50_000 }).map((cents) => cents / 100),
  years: fc.integer({ min: 1, max: 1000 }).map((days) => days / 365),
  rate: fc.constantFrom(0, 0.04),
  volatility: fc.integer({ min: 6, max: 290 }).map((percent) => percent / 100),
});

describe("Black-Scholes", () => {
  test("Hull's example: 42 over 40 in half a year at 10 % and 20 % is 4.76 as a call and 0.81 as a put", () => {
    const hull = { underlyingPrice: 42, strike: 40, years: 0.5, rate: 0.1, volatility: 0.2 };
    expect(blackScholesPrice({ ...hull, optionType: "call" })).toBeCloseTo(4.7594, 4);
    expect(blackScholesPrice({ ...hull, optionType: "put" })).toBeCloseTo(0.8086, 4);
    expect(blackScholesDelta({ ...hull, optionType: "call" })).toBeCloseTo(0.7791, 4);
  });

  test("a call less a put is the share less the discounted strike", () => {
    fc.assert(
      fc.property(inputs, (one) => {
        const gap =
          blackScholesPrice({ ...one, optionType: "call" }) - blackScholesPrice({ ...one, optionType: "put" });
        expect(gap).toBeCloseTo(one.underlyingPrice - one.strike * Math.exp(-one.rate * one.years), 8);
      }),
    );
  });

  test("delta is the slope of the price, between 0 and 1 for calls and -1 and 0 for puts", () => {
    fc.assert(
      fc.property(inputs, (one) => {
        const step = one.underlyingPrice * 1e-5;
        const at = (underlyingPrice: number) => blackScholesPrice({ ...one, underlyingPrice });
        const slope = (at(one.underlyingPrice + step) - at(one.underlyingPrice - step)) / (2 * step);
        const delta = blackScholesDelta(one);
        expect(delta).toBeCloseTo(slope, 4);
        expect(one.optionType === "call" ? delta : -delta).toBeGreaterThanOrEqual(0);
        expect(Math.abs(delta)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("the implied volatility of a price gives that price back", () => {
    fc.assert(
      fc.property(inputs, (one) => {
        const price = blackScholesPrice(one);
        const implied = impliedVolatility(price, one);
        // Far from the money the price no longer tells volatilities apart.
        if (implied === null) return;
        expect(blackScholesPrice({ ...one, volatility: implied })).toBeCloseTo(price, 6);
      }),
    );
  });

  test("prices that no volatility from 5 to 300 % explains have no implied one", () => {
    const one = { optionType: "call" as const, underlyingPrice: 100, strike: 100, years: 0.5, rate: 0.04 };
    expect(impliedVolatility(0.01, one)).toBeNull();
    expect(impliedVolatility(99, one)).toBeNull();
    expect(impliedVolatility(-1, one)).toBeNull();
  });
});

describe("an option's delta on a session", () => {
  const option = { expiration: "2027-01-15", strike: 300, optionType: "call" as const };
  const base = {
    option,
    session: "2026-08-21",
    underlyingClose: 309.35,
    optionPrice: 21.15,
    historicalVolatility: 0.3,
  };

  test("it stands on the volatility implied by the file's price", () => {
    const found = optionDelta(base);
    if (found.delta === null) throw new Error(found.reason);
    expect(found.source).toBe("implied");
    const back = { ...option, underlyingPrice: 309.35, years: 147 / 365, rate: 0.04, volatility: found.volatility };
    expect(blackScholesPrice(back)).toBeCloseTo(21.15, 8);
    expect(found.delta).toBeCloseTo(blackScholesDelta(back), 12);
  });

  test("where the price implies none, it stands on the underlying's own", () => {
    expect(optionDelta({ ...base, optionPrice: 1 })).toMatchObject({ source: "historical", volatility: 0.3 });
    expect(optionDelta({ ...base, optionPrice: null })).toMatchObject({ source: "historical", volatility: 0.3 });
  });

  test("a volatility implied before is kept against a later close", () => {
    expect(optionDelta({ ...base, underlyingClose: 200, knownVolatility: 0.2 })).toMatchObject({
      source: "implied",
      volatility: 0.2,
    });
  });

  test("expired, without a close or without a volatility it has none, and says why", () => {
    expect(optionDelta({ ...base, session: "2027-01-15" })).toEqual({ delta: null, reason: "expired" });
    expect(optionDelta({ ...base, underlyingClose: null })).toEqual({ delta: null, reason: "no_underlying_close" });
    expect(optionDelta({ ...base, optionPrice: null, historicalVolatility: null })).toEqual({
      delta: null,
      reason: "no_volatility",
    });
  });
});

test("a year's volatility is the deviation of at least 60 returns times the root of 252", () => {
  const returns = Array.from({ length: 252 }, (_, t) => (t % 2 === 0 ? 0.01 : -0.01));
  expect(historicalVolatility(returns)).toBeCloseTo(0.01 * Math.sqrt(252 / 251) * Math.sqrt(252), 12);
  expect(historicalVolatility([...returns.slice(0, 60), Number.NaN])).not.toBeNull();
  expect(historicalVolatility(returns.slice(0, 59))).toBeNull();
  expect(historicalVolatility(new Float64Array(100))).toBeNull();
});
