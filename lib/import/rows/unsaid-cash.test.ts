import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";

const warnings = (text: string) => previewOf(text).problems.filter(({ severity }) => severity === "warning");

describe("cash of no currency", () => {
  test("among listings of several countries counts as dollars, and is asked back once", () => {
    const text = "Symbol,Quantity,Value\nENI.MI,100,1400\nAAPL,5,900\nLiquidità,,300\nCash,,20\n";
    expect(previewOf(text).positions.at(-1)).toMatchObject({ kind: "cash", currency: "USD", statedValueUsd: "20" });
    expect(warnings(text)).toMatchObject([{ line: 4, code: "ERR_POS_025", message: /listings in EUR too/ }]);
  });

  test("a column of exchanges tells of listings abroad as well", () => {
    const text = "Symbol,Exchange,Quantity,Value\nENI,BVME,100,1400\nAAPL,NASDAQ,5,900\nLiquidità,,,300\n";
    expect(previewOf(text).positions).toMatchObject([{ symbol: "ENI.MI" }, { symbol: "AAPL" }, { kind: "cash" }]);
    expect(warnings(text)).toMatchObject([{ line: 4, code: "ERR_POS_025", message: /listings in EUR too/ }]);
  });

  test.each([
    [
      "its column names American exchanges",
      "Symbol,Exchange,Quantity,Value\nKO,NYSE,9,600\nAAPL,NMS,5,900\nCash,,,20\n",
    ],
    ["a currency is dealt in", "Symbol,Exchange,Quantity,Value\nKO,NYSE,9,600\nEUR,IDEALFX,5,900\nCash,,,20\n"],
    ["nothing is listed abroad", "Symbol,Quantity,Value\nAAPL,5,900\nCash,,20\n"],
    ["it is called dollars", "Symbol,Quantity,Value\nENI.MI,100,1400\nAAPL,5,900\nUSD,,20\n"],
    ["it has a sign", "Symbol,Quantity,Value\nENI.MI,100,1400\nAAPL,5,900\nCash,,$20\n"],
    ["it is a money-market fund", "Symbol,Quantity,Value\nENI.MI,100,1400\nAAPL,5,900\nSPAXX,,20\n"],
    ["a header names dollars", "Symbol,Quantity,Value (USD)\nENI.MI,100,1400\nAAPL,5,900\nCash,,20\n"],
    [
      "a column names currencies",
      "Symbol,Quantity,Value,Currency\nENI.MI,100,1400,EUR\nAAPL,5,900,USD\nCash,,20,USD\n",
    ],
  ])("says nothing where %s", (_, text) => {
    expect(warnings(text)).toEqual([]);
  });
});
