import fc from "fast-check";
import { expect, test } from "vitest";
import { readHistory } from "./read-history";

const at = (day: string) => Date.parse(`${day}T13:30:00Z`) / 1000;

function answer(
  rows: { day: string; close?: unknown; adjclose?: unknown; open?: unknown; volume?: unknown }[],
  more: object = {},
) {
  return {
    meta: {
      symbol: "AAPL",
      currency: "USD",
      exchangeName: "NMS",
      instrumentType: "EQUITY",
      exchangeTimezoneName: "America/New_York",
      firstTradeDate: 345479400,
    },
    timestamp: rows.map(({ day }) => at(day)),
    indicators: {
      quote: [
        {
          open: rows.map(({ open = 10 }) => open),
          high: rows.map(() => 11),
          low: rows.map(() => 9),
          close: rows.map(({ close = 10 }) => close),
          volume: rows.map(({ volume = 100 }) => volume),
        },
      ],
      adjclose: [{ adjclose: rows.map(({ adjclose = 9.5 }) => adjclose) }],
    },
    ...more,
  };
}

const read = (value: unknown) => readHistory("AAPL", value, "2026-08-01", "2026-08-31");

test.each([
  [{ close: null, adjclose: null }, "no_price"],
  [{ close: "10" }, "malformed"],
  [{ close: Number.POSITIVE_INFINITY }, "malformed"],
  [{ close: -1 }, "not_positive"],
  [{ adjclose: 0 }, "not_positive"],
  [{ open: 0 }, "not_positive"],
  [{ volume: -5 }, "not_positive"],
])("a row with %j is dropped as %s, and the others stay", (wrong, reason) => {
  const history = read(answer([{ day: "2026-08-19" }, { day: "2026-08-20", ...wrong }, { day: "2026-08-21" }]));
  expect(history.bars.map(({ session }) => session)).toEqual(["2026-08-19", "2026-08-21"]);
  expect(history.dropped).toEqual([{ session: "2026-08-20", reason }]);
});

test("a bar with one of the two closes stays, the other null", () => {
  const { bars } = read(
    answer([
      { day: "2026-08-19", close: null },
      { day: "2026-08-20", adjclose: null },
    ]),
  );
  expect(bars.map(({ close, adjClose }) => [close, adjClose])).toEqual([
    [null, 9.5],
    [10, null],
  ]);
});

test("of two rows on one day the later one stands", () => {
  const history = read(
    answer([
      { day: "2026-08-20", close: 10 },
      { day: "2026-08-20", close: 12 },
    ]),
  );
  expect(history.bars).toMatchObject([{ session: "2026-08-20", close: 12 }]);
  expect(history.dropped).toEqual([{ session: "2026-08-20", reason: "duplicate_session" }]);
});

test("an event that cannot be read loses itself only", () => {
  const dividends = {
    1: { date: at("2026-08-20"), amount: 0.25 },
    2: { date: "soon", amount: 1 },
    3: { date: at("2026-07-01"), amount: 1 },
  };
  const splits = { 1: { date: at("2026-08-19"), numerator: 2, denominator: 0, splitRatio: "2:0" } };
  const history = read(answer([{ day: "2026-08-20" }], { events: { dividends, splits } }));
  expect(history.dividends).toEqual([{ exDate: "2026-08-20", amount: 0.25 }]);
  expect(history.splits).toEqual([]);
  expect(history.dropped).toEqual([
    { session: null, reason: "malformed" },
    { session: null, reason: "malformed" },
  ]);
});

test("bars come in order, one a session, within the range, whatever order they were sent in", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 20 }), (days) => {
      const rows = days.map((day) => ({ day: `2026-08-${String(day).padStart(2, "0")}` }));
      const history = readHistory("AAPL", answer(rows), "2026-08-05", "2026-08-20");
      const expected = [...new Set(rows.map(({ day }) => day))]
        .filter((day) => day >= "2026-08-05" && day <= "2026-08-20")
        .sort();
      expect(history.bars.map(({ session }) => session)).toEqual(expected);
    }),
  ));

test.each([
  null,
  {},
  { meta: {} },
  "text",
  answer([], { meta: { ...answer([]).meta, exchangeTimezoneName: "Mars/Olympus" } }),
])("an answer that is none is refused by name", (value) =>
  expect(() => read(value)).toThrow(
    expect.objectContaining({ code: "malformed", message: expect.stringContaining("AAPL") }),
  ),
);

test("any answer of any shape gives a history or a refusal, nothing else", () =>
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (indicators, events) => {
      try {
        read({ ...answer([{ day: "2026-08-20" }]), indicators, events });
      } catch (error) {
        expect(error).toMatchObject({ code: "malformed" });
      }
    }),
  ));
