import { describe, expect, test } from "vitest";
import { readPortfolioText } from "../read-portfolio-file";

const quantities = (text: string) => {
  const result = readPortfolioText(text);
  return result.ok ? result.preview.positions.map(({ quantity }) => quantity) : result.problem.code;
};

describe("buy and sell beside the price of opening are the sides of open positions", () => {
  test.each([
    ["Buy/Sell", "Symbol,Buy/Sell,Quantity,Open Price\nAAPL,Buy,10,150\nTSLA,Sell,5,320"],
    ["Type", "Symbol,Type,Quantity,Open Price,Current Price\nAAPL,buy,10,150,200\nTSLA,sell,5,320,300"],
    [
      "with the day of opening",
      "Symbol,Action,Quantity,Open Date,Open Price\nAAPL,Buy,10,2026-01-03,150\nTSLA,Sell,5,2026-01-04,320",
    ],
    ["entry price", "Symbol,B/S,Quantity,Entry Price\nAAPL,B,10,150\nTSLA,S,5,320"],
  ])("%s", (_, text) => {
    expect(quantities(text)).toEqual(["10", "-5"]);
  });

  test.each([
    ["a price alone", "Symbol,Buy/Sell,Quantity,Price\nAAPL,Buy,10,150\nTSLA,Sell,5,320"],
    [
      "what was closed again",
      "Symbol,Buy/Sell,Quantity,Open Price,Close Date,Close Price\nAAPL,Buy,10,150,2026-01-03,151\nTSLA,Sell,5,320,2026-01-03,300",
    ],
  ])("not beside %s", (_, text) => {
    const result = readPortfolioText(text);
    expect(result.ok && result.preview.canCreate).toBe(false);
  });
});
