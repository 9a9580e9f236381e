import fc from "fast-check";
import { expect, test } from "vitest";
import {
  findPositions,
  foreignCashSentence,
  orderPositions,
  POSITION_STATES,
  type PositionOrder,
  type PositionRow,
} from "./position-rows";

const dollars = fc.option(fc.integer({ min: -5_000_000, max: 5_000_000 }).map((cents) => cents / 100));
const position: fc.Arbitrary<PositionRow> = fc.record({
  id: fc.uuid(),
  symbol: fc.option(fc.constantFrom("AAPL", "BRK-B", "MSFT", "TLT", "ZZZZ")),
  name: fc.option(fc.constantFrom("Apple Inc.", "Berkshire Hathaway Inc.", "Held in money market")),
  kind: fc.constantFrom("public", "cash", "option", "private"),
  quantity: fc.integer({ min: -500, max: 500 }).map(String),
  currency: fc.constantFrom("USD", "EUR", "DKK"),
  close: dollars,
  closeDate: fc.constant("2026-08-21"),
  rate: fc.constant(null),
  valueUsd: dollars,
  stated: fc.boolean(),
  weight: dollars,
  state: fc.constantFrom(...POSITION_STATES),
  note: fc.constant(null),
});
const positions = fc.array(position, { maxLength: 40 });
const order = fc.constantFrom<PositionOrder>("symbol", "quantity", "value", "weight", "state");

test("ordering loses and adds nothing", () =>
  fc.assert(
    fc.property(positions, order, fc.boolean(), (rows, by, descending) => {
      expect(new Set(orderPositions(rows, by, descending))).toEqual(new Set(rows));
    }),
  ));

test("unknown values come last in both directions", () =>
  fc.assert(
    fc.property(positions, fc.boolean(), (rows, descending) => {
      const known = orderPositions(rows, "value", descending).map(({ valueUsd }) => valueUsd !== null);
      expect(known).toEqual([...known].sort((a, b) => Number(b) - Number(a)));
    }),
  ));

test("known values are ordered by their signed size", () =>
  fc.assert(
    fc.property(positions, (rows) => {
      const values = orderPositions(rows, "value", true).flatMap(({ valueUsd }) =>
        valueUsd === null ? [] : [valueUsd],
      );
      expect(values).toEqual([...values].sort((a, b) => b - a));
    }),
  ));

test("an empty search finds everything", () =>
  fc.assert(
    fc.property(positions, (rows) => {
      expect(findPositions(rows, "  ")).toEqual(rows);
    }),
  ));

test("words are found in symbol, name and state, whatever their case", () => {
  const [row] = fc.sample(position, 1);
  const rows: PositionRow[] = [{ ...row!, symbol: "BRK-B", name: "Berkshire Hathaway Inc.", state: "pending" }];
  expect(findPositions(rows, "berk loading")).toHaveLength(1);
  expect(findPositions(rows, "berk apple")).toHaveLength(0);
});

test("cash in other currencies is said to be counted, stated or unknown; dollars and shares say nothing", () => {
  const [row] = fc.sample(position, 1);
  const cash = { ...row!, kind: "cash" as const, stated: false, valueUsd: 1, rate: null };
  const rate = (currency: string) => ({ currency, usd: 1.1, date: "2026-08-21" });
  expect(foreignCashSentence([{ ...cash, currency: "USD" }])).toBeNull();
  expect(foreignCashSentence([{ ...cash, kind: "public", currency: "EUR", rate: rate("EUR") }])).toBeNull();
  const sentence = foreignCashSentence([
    { ...cash, currency: "GBP", rate: rate("GBP") },
    { ...cash, currency: "EUR", rate: rate("EUR") },
    { ...cash, currency: "DKK", stated: true },
    { ...cash, currency: "PLN", valueUsd: null },
  ]);
  expect(sentence).toBe(
    "Cash in EUR and GBP is counted at the last rate; how it moves against the dollar is in no number here. " +
      "Cash in DKK stands at the value in your file. " +
      "Cash in PLN has no rate and no value in your file, so it is in no total.",
  );
});
