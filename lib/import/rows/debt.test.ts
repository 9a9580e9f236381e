import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";

describe("debt is quoted for a hundred of its nominal", () => {
  test.each([
    ["Symbol,Description,Quantity,Price,Security Type", "912810TM0,US TREASURY 4% 11/15/52,10000,91.25,Fixed Income"],
    ["Symbol,Asset Class,Quantity,Price,Currency", "T 4 11/15/52,BOND,10000,91.25,USD"],
    ["CUSIP,Description,Quantity,Price", "037833CD0,APPLE INC 3.85% 05/04/43,10000,91.25"],
    ["CUSIP,Description,Quantity,Price", "037833CD0,APPLE INC,10000,91.25"],
    ["ISIN,Name,Quantity,Price", "XS0213101073,PEMEX 25,10000,91.25"],
    ["Symbol,Description,Quantity,Price,Type", "AAPL,APPLE INC 3.85% 05/04/43,10000,91.25,Corporate Bond"],
    ["Symbol,Investment Class,Quantity,Price", "912810TM0,PRIVATE,10000,91.25"],
  ])("%s: %s is worth 9,125", (header, line) => {
    const { positions, rows } = previewOf(`${header}\n${line}\n`);
    expect(positions).toMatchObject([
      { kind: "private", quantity: "10000", statedPrice: "0.9125", statedValueUsd: "9125" },
    ]);
    expect(rows[0]?.disposition).toBe("held_not_modelled");
  });

  test("a fund of bonds and a share with a number are none", () => {
    const text =
      "Symbol,CUSIP,Name,Quantity,Price,Type\nAGG,,ISHARES CORE US AGGREGATE BOND,10,95,Fixed Income\n,037833100,APPLE INC,10,200,\n";
    expect(previewOf(text).positions).toMatchObject([
      { kind: "public", symbol: "AGG", statedValueUsd: "950" },
      { kind: "public", statedValueUsd: "2000" },
    ]);
  });

  test("its euros are counted so as well", () => {
    const text = "ISIN;Name;Quantity;Price;Currency\nXS0213101073;PEMEX 5,5% 25;5000;88,00;EUR\n";
    expect(previewOf(text).positions).toMatchObject([
      { kind: "private", stated: { currency: "EUR", price: "0.88", value: "4400" } },
    ]);
  });
});

describe("what was paid for debt is stored for one of its nominal, whoever writes it", () => {
  test.each([
    ["for a hundred, beside a value", "Price,Value,Average Cost", "88.5,4425,94.5"],
    ["for a hundred, beside what all cost", "Price,Cost Basis,Average Cost", "88.5,4725,94.5"],
    ["what all cost alone", "Price,Value,Cost Basis", "88.5,4425,4725"],
    ["for one", "Price,Value,Average Cost", "0.885,4425,0.945"],
    ["alone", "Notes,Value,Average Cost", "mine,4425,94.5"],
  ])("%s", (_, columns, cells) => {
    const text = `Symbol,Quantity,${columns}\n912828ZQ6,5000,${cells}\n`;
    expect(previewOf(text).positions).toMatchObject([{ entryPrice: "0.945", statedValueUsd: expect.any(String) }]);
  });
});
