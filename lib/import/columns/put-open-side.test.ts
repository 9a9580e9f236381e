import { describe, expect, test } from "vitest";
import { readPortfolioText } from "../read-portfolio-file";
import { held, previewOf } from "../testing-preview";

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

  test("and that lines are short by it is said, with the remedy", () => {
    const read = previewOf("Symbol,Type,Quantity,Open Price\nAAPL,Buy,10,150\nTSLA,Sell,5,320");
    expect(read.problems).toMatchObject([
      { severity: "warning", column: "Type", message: expect.stringContaining("line 3 is held short") },
    ]);
    const unread = previewOf("Symbol,Type,Quantity,Open Price\nAAPL,Buy,10,150\nTSLA,Sell,5,320", {
      mapping: { Type: null },
    });
    expect(held(unread)[1]).toEqual(["TSLA", "5"]);
  });

  test.each([
    ["kinds by one letter", "Symbol,Type,Quantity,Entry Price\nAAPL,S,10,150\nMSFT,S,5,300"],
    ["two kinds by a letter", "Symbol,Type,Quantity,Entry Price\nBND,B,10,150\nAAPL,S,5,300"],
    ["sizes", "Symbol,Cap,Quantity,Entry Price\nIWM,S,10,150\nIJR,S,5,100"],
    ["grades", "Symbol,Grade,Shares,Avg Entry Price\nIWM,B,10,150\nIJR,S,5,100"],
    ["advice", "Symbol,Rating,Quantity,Entry Price\nAAPL,Buy,10,150\nTSLA,Sell,5,320"],
    ["advice of nothing but sales", "Symbol,Recommendation,Quantity,Entry Price\nAAPL,Sell,10,150\nTSLA,Sell,5,320"],
    ["German advice", "Symbol,Empfehlung,Quantity,Entry Price\nAAPL,Kauf,10,150\nTSLA,Verkauf,5,320"],
    ["a view", "Symbol,My view,Quantity,Entry Price\nAAPL,Buy,10,150\nTSLA,Sell,5,320"],
    ["a plan", "Symbol,Next step,Quantity,Entry Price\nAAPL,Buy,10,150\nTSLA,Sell,5,320"],
    [
      "what was done",
      "Symbol,Action,Quantity,Entry Date,Entry Price\nAAPL,Buy,10,2026-01-03,150\nTSLA,Sell,5,2026-01-04,320",
    ],
    ["a kind that is sold throughout", "Symbol,Type,Quantity,Entry Price\nAAPL,Sell,10,150"],
  ])("not of %s: nothing is made short", (_, text) => {
    expect(previewOf(text).positions.every(({ quantity }) => Number(quantity) > 0)).toBe(true);
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
