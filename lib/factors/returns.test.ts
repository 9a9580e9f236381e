import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaInterval, intervalReach } from "./beta-interval";
import { packReturnWindow, RETURN_WINDOW_BYTES, unpackReturnWindow } from "./return-window";
import { dailyReturns, lastPriced, returnWindow } from "./returns";

const NONE = Number.NaN;

function returnsOf(...prices: number[]): number[] {
  const out = new Float64Array(prices.length - 1);
  dailyReturns(Float64Array.from(prices), 0, prices.length, out);
  return Array.from(out);
}

describe("daily returns", () => {
  test("are the change from the session before, as a fraction", () => {
    expect(returnsOf(100, 110, 99)).toEqual([110 / 100 - 1, 99 / 110 - 1]);
  });

  test("never span a missing price", () => {
    expect(returnsOf(100, NONE, 121, 133.1)).toEqual([NONE, NONE, 133.1 / 121 - 1]);
  });

  test("of a price that is 0, negative or beyond measure are missing", () => {
    expect(returnsOf(100, 0, 100)).toEqual([NONE, NONE]);
    expect(returnsOf(100, -5, 100)).toEqual([NONE, NONE]);
    expect(returnsOf(5e-324, 1e308, 2e307)[0]).toBe(NONE);
  });

  test("are finite or NaN, whatever the prices", () =>
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 2, maxLength: 20 }), (prices) => {
        for (const value of returnsOf(...prices)) expect(Number.isFinite(value) || Number.isNaN(value)).toBe(true);
      }),
    ));
});

describe("a window of returns", () => {
  test("is the last ones of its own row", () => {
    const prices = Float64Array.from([1, 2, 3, 4, 100, 110, 121, 133.1]);
    expect(Array.from(returnWindow(prices, 4, 4, 2))).toEqual([121 / 110 - 1, 133.1 / 121 - 1]);
    expect(() => returnWindow(prices, 4, 4, 4)).toThrow("need 5 prices, got 4");
  });

  test("knows where the last price of a row is", () => {
    const prices = Float64Array.from([1, 2, NONE, 4, NONE, NONE, NONE, NONE]);
    expect(lastPriced(prices, 0, 3)).toBe(1);
    expect(lastPriced(prices, 0, 4)).toBe(3);
    expect(lastPriced(prices, 4, 4)).toBe(-1);
  });

  test("comes back from its bytes to the last bit, missing returns too", () =>
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 252, maxLength: 252 }), (values) => {
        const window = Float64Array.from(values);
        expect(unpackReturnWindow(packReturnWindow(window))).toEqual(window);
      }),
      { numRuns: 20 },
    ));

  test("is 2,016 bytes, little-endian, oldest return first", () => {
    const window = new Float64Array(252).fill(NONE);
    window[0] = 1;
    const bytes = packReturnWindow(window);
    expect(bytes).toHaveLength(2016);
    expect(Array.from(bytes.subarray(0, 8))).toEqual([0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
  });

  test("can be read from the middle of a larger buffer, as a driver hands it out", () => {
    const window = Float64Array.from({ length: 252 }, (_, t) => t / 1e4);
    const pool = Buffer.alloc(RETURN_WINDOW_BYTES + 5);
    pool.set(packReturnWindow(window), 3);
    expect(unpackReturnWindow(pool.subarray(3, 3 + RETURN_WINDOW_BYTES))).toEqual(window);
  });

  test("of another length is refused both ways", () => {
    expect(() => packReturnWindow(new Float64Array(251))).toThrow("got 251 returns, need 252");
    expect(() => unpackReturnWindow(new Uint8Array(2015))).toThrow("got 2015 bytes, need 2016");
  });
});

describe("a beta's interval", () => {
  test("reaches 1.987 standard errors to each side with 88 degrees of freedom", () => {
    expect(intervalReach(88)).toBeCloseTo(1.9872898648, 9);
    const { low, high } = betaInterval(1, 0.1, 88)!;
    expect([low, high].map((bound) => Number(bound.toFixed(4)))).toEqual([0.8013, 1.1987]);
  });

  test("does not exist below 10 degrees of freedom or without its numbers", () => {
    expect(betaInterval(1, 0.1, 9.99)).toBeNull();
    expect(betaInterval(1, 0.1, 10)).not.toBeNull();
    expect(betaInterval(null, 0.1, 88)).toBeNull();
    expect(betaInterval(1, NONE, 88)).toBeNull();
    expect(betaInterval(1, 0.1, null)).toBeNull();
  });
});
