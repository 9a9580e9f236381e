import { describe, expect, test } from "vitest";
import { netted } from "./testing";

const HEADER = "Date,Action,Symbol,Description,Quantity,Price,Currency";
const kinds = (lines: string) =>
  netted(`${HEADER}\n${lines}`).positions.map(({ kind, symbol, quantity }) => [kind, symbol, quantity]);

describe("trades in CASH and USD", () => {
  test.each([
    ["with a name", "2026-01-02,Buy,CASH,Pathward Financial Inc,10,72,", ["public", "CASH", "10"]],
    ["a fund", "2026-01-02,Buy,USD,ProShares Ultra Semiconductors,10,90,", ["public", "USD", "10"]],
    ["at a price that no dollar has", "2026-01-02,Buy,CASH,,10,72,", ["public", "CASH", "10"]],
    [
      "of which some came without a price",
      "2026-01-02,Transfer In,CASH,Pathward Financial Inc,10,,\n2026-01-03,Buy,CASH,Pathward Financial Inc,10,72,",
      ["public", "CASH", "20"],
    ],
  ])("%s are of the security", (_, lines, expected) => {
    expect(kinds(lines)).toEqual([expected]);
  });

  test.each([
    ["at one", "2026-01-02,Buy,CASH,,1000,1,", ["cash", null, "1000"]],
    ["in euros", "2026-01-02,Buy,USD,,1000,0.92,EUR", ["cash", null, "1000"]],
    ["in yen", "2026-01-02,Buy,USD,US Dollar,1000,150,JPY", ["cash", null, "1000"]],
    ["at no price", "2026-01-02,Transfer In,CASH,,1000,,", ["cash", null, "1000"]],
  ])("%s are of dollars", (_, line, expected) => {
    expect(kinds(`${line}\n2026-01-04,Buy,AAPL,Apple,10,150,USD`)[0]).toEqual(expected);
  });
});
