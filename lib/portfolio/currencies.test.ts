import { describe, expect, test } from "vitest";
import { denominationOf, RATE_SYMBOLS, RATED_CURRENCIES, RATED_UNITS, rateSymbol, rateTrouble } from "./currencies";
import { cash, lot } from "./testing";
import { valuePositions } from "./values";

const rates = new Map([
  ["EUR", 1.05],
  ["GBP", 1.26],
  ["JPY", 0.0066],
] as const);
const prices = {
  session: "2026-08-21",
  closes: new Map([
    ["AAPL", 300],
    ["VOD.L", 180],
    ["7203.T", 2_800],
    ["NOVO-B.CO", 420],
    ["BTC-USD", 96_000],
  ]),
  listings: new Map([
    ["VOD.L", "GBp"],
    ["7203.T", "JPY"],
    ["NOVO-B.CO", "DKK"],
  ]),
  rates,
};

describe("what is counted", () => {
  test("ten currencies, nine of them by a rate of the universe", () => {
    expect(RATED_CURRENCIES).toHaveLength(9);
    expect(RATE_SYMBOLS.map(({ symbol }) => symbol).sort()).toEqual(RATED_CURRENCIES.map(rateSymbol).sort());
    expect(denominationOf("USD")).toEqual({ currency: "USD", unit: 1 });
    expect(RATED_UNITS.find(({ written }) => written === "GBX")).toEqual({
      written: "GBX",
      unit: 0.01,
      symbol: "GBPUSD=X",
    });
  });

  test.each(["DKK", "ZAc", "ILA", "gbp", "BTC", ""])("%s is not", (written) =>
    expect(denominationOf(written)).toBeNull(),
  );

  const worth: [what: string, given: Parameters<typeof lot>[0], valueUsd: number | null, source: string][] = [
    ["a London share, by the hundredth", { symbol: "VOD.L", quantity: 100, currency: "GBP" }, 226.8, "close"],
    ["the same where the file says nothing of its currency", { symbol: "VOD.L", quantity: 100 }, 226.8, "close"],
    ["a short Tokyo share", { symbol: "7203.T", quantity: -10, currency: "JPY" }, -184.8, "close"],
    ["a coin", { symbol: "BTC-USD", quantity: 0.25 }, 24_000, "close"],
    ["a share in a currency without a rate", { symbol: "NOVO-B.CO", quantity: 10, currency: "DKK" }, null, "none"],
    ["the same with a stated value", { symbol: "NOVO-B.CO", quantity: 10, statedValueUsd: 610 }, 610, "stated"],
    ["a dollar listing that the file has in euros", { quantity: 10, currency: "EUR", statedValueUsd: 5 }, 5, "stated"],
  ];
  test.each(worth)("%s", (_, given, valueUsd, source) => {
    const [value] = valuePositions([lot(given)], prices);
    expect(value?.source).toBe(source);
    if (valueUsd === null) expect(value?.valueUsd).toBeNull();
    else expect(value?.valueUsd).toBeCloseTo(valueUsd, 9);
  });

  test("cash is worth its number times the rate; without one, what the file states, or nothing that is known", () => {
    const lots = [cash(100), cash(-200, "EUR"), cash(5_000, "GBX"), cash(1_000, "CHF"), cash(1_000, "DKK")];
    const stated = { ...cash(1_000, "DKK"), statedValueUsd: 145 };
    expect(valuePositions([...lots, stated], prices).map(({ valueUsd }) => valueUsd)).toEqual([
      100,
      -210,
      63,
      null,
      null,
      145,
    ]);
  });
});

describe("a rate is believed", () => {
  const cases: [what: string, ...Parameters<typeof rateTrouble>, believed: boolean][] = [
    ["when it is near the last", "EUR", 1.06, 1.05, true],
    ["when it has no last to be near to", "JPY", 0.0066, null, true],
    ["not when it is a hundred times too high", "JPY", 0.66, null, false],
    ["not when it is upside down", "JPY", 151.5, 0.0066, false],
    ["not when it has moved by a quarter in a session", "CHF", 1.4, 1.1, false],
    ["not when it is nothing", "SEK", 0, 0.1, false],
  ];
  test.each(cases)("%s", (_, currency, rate, last, believed) => {
    expect(rateTrouble(currency, rate, last) === null).toBe(believed);
  });
});
