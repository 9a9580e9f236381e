import { describe, expect, test } from "vitest";
import { closedPrice } from "./closed-price";
import type { Quote } from "./market";

/** A Thursday. */
const SESSION = "2026-08-20";

const quote = (fields: Partial<Quote>): Quote => ({
  symbol: "X",
  name: "X",
  quoteType: "EQUITY",
  currency: "GBp",
  exchange: "LSE",
  marketState: "CLOSED",
  session: SESSION,
  marketTime: new Date("2026-08-20T15:35:00Z"),
  price: 101,
  previousClose: 100,
  open: null,
  high: null,
  low: null,
  volume: null,
  marketCap: null,
  sharesOutstanding: null,
  trailingPe: null,
  forwardPe: null,
  priceToBook: null,
  dividendYield: null,
  epsTrailing: null,
  epsForward: null,
  firstTradeDate: null,
  ...fields,
});

describe("the last close that a quote tells of", () => {
  const told: [what: string, fields: Partial<Quote>, close: ReturnType<typeof closedPrice>][] = [
    ["London in New York's evening: its day is over", {}, { date: SESSION, close: 101 }],
    ["an exchange that was shut that day", { session: "2026-08-19" }, { date: "2026-08-19", close: 101 }],
    [
      "Tokyo, where tomorrow has begun: the close before",
      { session: "2026-08-21", marketState: "REGULAR" },
      { date: SESSION, close: 100 },
    ],
    ["an exchange whose day is not over yet", { marketState: "REGULAR" }, null],
    [
      "a currency while its day lasts: the price of the moment",
      { quoteType: "CURRENCY", marketState: "REGULAR" },
      { date: SESSION, close: 101 },
    ],
    [
      "a currency after midnight in London",
      { quoteType: "CURRENCY", marketState: "REGULAR", session: "2026-08-21" },
      { date: SESSION, close: 100 },
    ],
    ["a later day without the close before", { session: "2026-08-21", previousClose: null }, null],
    ["two days later: the close before is of a later session", { session: "2026-08-24" }, null],
  ];
  test.each(told)("%s", (_, fields, close) => expect(closedPrice(quote(fields), SESSION)).toEqual(close));

  test("on a Monday abroad the close before is Friday's; of a coin it is Sunday's, which is too late for Friday", () => {
    const monday = { session: "2026-08-24", marketState: "REGULAR" };
    expect(closedPrice(quote(monday), "2026-08-21")).toEqual({ date: "2026-08-21", close: 100 });
    expect(closedPrice(quote({ ...monday, quoteType: "CRYPTOCURRENCY" }), "2026-08-21")).toBeNull();
  });
});
