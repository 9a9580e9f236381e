import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";

const inPounds = { currency: "GBP", stated: { currency: "GBP", price: "0.75", value: "750" } };

describe("prices of London in pence", () => {
  test.each([
    ["proved by their values", "Symbol,Quantity,Price,Value\nVOD.L,1000,75,750\nTSCO.L,100,350,350\n"],
    ["proved so beside their currency", "Symbol,Quantity,Price,Value,Currency\nVOD.L,1000,75,750,GBP\n"],
    ["of one cell, whose value is in pounds", "Symbol,Quantity,Price,Value\nVOD.L,1000,75p,750\n"],
    ["of one cell, and so the value", "Symbol,Quantity,Price,Value\nVOD.L,1000,75p,75000\n"],
    ["of one column", "Symbol,Quantity,Price (pence),Value\nVOD.L,1000,75,750\n"],
    ["by the currency, with the value in pounds", "Symbol,Quantity,Price,Value,Currency\nVOD,1000,75,750,GBX\n"],
    ["by the currency, as the value", "Symbol,Quantity,Price,Value,Currency\nVOD,1000,75,75000,GBX\n"],
  ])("%s", (_, text) => {
    const { positions, problems } = previewOf(text);
    expect(positions[0]).toMatchObject({ symbol: "VOD.L", ...inPounds });
    expect(problems.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  test("what was paid is in them too", () => {
    const { positions } = previewOf("Symbol,Quantity,Price,Value,Average Cost\nVOD.L,1000,75,750,70\n");
    expect(positions).toMatchObject([{ entryPrice: "0.7" }]);
    const total = previewOf("Symbol,Quantity,Price (p),Value,Total Cost\nVOD.L,1000,75,750,700\n");
    expect(total.positions).toMatchObject([{ entryPrice: "0.7" }]);
  });

  test("Yahoo has them without a value", () => {
    const header =
      "Symbol,Current Price,Date,Time,Change,Open,High,Low,Volume,Trade Date,Purchase Price,Quantity,Commission,High Limit,Low Limit,Comment";
    const line = "2026/08/21,16:00 EDT,0.5,74,76,73,100,,";
    const { positions } = previewOf(`${header}\nVOD.L,75.0,${line}70.0,1000.0,,,,\nAAPL,200.0,${line}150.0,10.0,,,,\n`);
    expect(positions).toMatchObject([
      { ...inPounds, entryPrice: "0.7" },
      { symbol: "AAPL", statedPrice: "200", entryPrice: "150" },
    ]);
  });

  test.each(["LON:VOD,1000,75,75000", "VOD.L,1000,75,"])("%s may be either, which is said once", (line) => {
    const { positions, problems } = previewOf(`Symbol,Quantity,Price,Value\n${line}\nTSCO.L,100,350,35000\n`);
    expect(positions[0]).toMatchObject({ stated: { price: "75", value: "75000" } });
    const warnings = problems.filter(({ severity }) => severity === "warning");
    expect(warnings).toMatchObject([{ line: 2, message: /hundredths.*GBX/ }]);
  });

  test.each(["VOD.L,1000,0.75,,", "VGOV.L,10,16.5,,Vanguard UK Gilt ETF"])("%s can only be pounds", (line) => {
    const header = "Symbol,Quantity,Price,Value,Name";
    const warnings = (text: string) => previewOf(text).problems.filter(({ severity }) => severity === "warning");
    expect(warnings(`${header}\n${line}\n`)).toEqual([]);
    // Another line may still be in pence.
    expect(warnings(`${header}\n${line}\nTSCO.L,100,350,,Tesco\n`)).toMatchObject([{ line: 3 }]);
  });

  test.each(["VOD.L,1000,£75.00,75000,", "VOD.L,1000,75,75000,GBP"])("%s are pounds", (line) => {
    const { positions, problems } = previewOf(`Symbol,Quantity,Price,Value,Currency\n${line}\n`);
    expect(positions[0]).toMatchObject({ stated: { price: "75", value: "75000" } });
    expect(problems.filter(({ severity }) => severity === "warning")).toEqual([]);
  });
});

describe("a bare dollar sign", () => {
  test.each([
    ["BHP.AX", "AUD"],
    ["RY.TO", "CAD"],
    ["ASX:BHP", "AUD"],
  ])("beside %s alone is in %s", (symbol, currency) => {
    const { positions, receipt } = previewOf(
      `Symbol,Quantity,Average Cost,Price,Value\n${symbol},10,$100.00,$130.00,"$1,300.00"\n`,
    );
    const stated = { currency, price: "130", value: "1300" };
    expect(positions).toMatchObject([{ currency, entryPrice: "100", statedValueUsd: null, stated }]);
    expect(receipt.statedValueUsd).toBe("0");
  });

  test("is that of the line's own currency", () => {
    const { positions } = previewOf("Symbol,Quantity,Price,Currency\nRY.TO,10,$130.00,CAD\nAAPL,1,$200.00,USD\n");
    expect(positions).toMatchObject([
      { currency: "CAD", stated: { currency: "CAD", price: "130", value: "1300" } },
      { currency: "USD", statedPrice: "200" },
    ]);
  });

  test("is American where the cell says so", () => {
    const { positions } = previewOf("Symbol,Quantity,Price\nRY.TO,10,US$130.00\n");
    expect(positions).toMatchObject([{ statedPrice: "130" }]);
  });

  test("in a file of other listings as well is American, with a warning, once a currency", () => {
    const lines = '"BHP.AX",1,$45.00,$45.00\n"CBA.AX",1,$45.00,$45.00\nAAPL,1,$200.00,$200.00\n';
    const { positions, problems } = previewOf(`Symbol,Quantity,Price,Value\n${lines}`);
    expect(positions.map(({ statedValueUsd }) => statedValueUsd)).toEqual(["45", "45", "200"]);
    const warnings = problems.filter(({ severity }) => severity === "warning");
    expect(warnings).toMatchObject([{ code: "ERR_POS_025", line: 2, message: /“\$” beside BHP.AX .* means AUD/ }]);
  });
});
