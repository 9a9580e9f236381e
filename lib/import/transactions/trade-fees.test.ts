import { describe, expect, test } from "vitest";
import { netted } from "./testing";

describe("fees in another currency than the trade", () => {
  test.each([
    ["a column says so", "Fee,Fee Currency", "500,JPY", "200", /1 trade are in another currency.*JPY/],
    ["the cell does", "Fee", "€5", "200", /EUR/],
    ["the same", "Commission,Commission Currency", "5,USD", "200.5", null],
  ])("%s", (_, header, cells, price, message) => {
    const preview = netted(
      `Date,Action,Symbol,Quantity,Price,Currency,${header}\n2026-01-03,buy,AAPL,10,200,USD,${cells}`,
    );
    expect(preview.positions[0]?.entryPrice).toBe(price);
    const told = preview.problems.find(({ code }) => code === "ERR_TRX_007")?.message ?? null;
    if (message === null) expect(told).toBeNull();
    else expect(told).toMatch(message);
  });
});
