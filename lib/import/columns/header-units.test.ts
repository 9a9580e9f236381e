import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";
import { splitUnit, unreadUnit } from "./header-units";

test.each([
  ["Price (pence)", "Price", "GBX", "1"],
  ["Price (p)", "Price", "GBX", "1"],
  ["Price GBp", "Price", "GBX", "1"],
  ["Price GBP", "Price", "GBP", "1"],
  ["Value (£)", "Value", "GBP", "1"],
  ["Kurswert in Euro", "Kurswert", "EUR", "1"],
  ["Wert in TEUR", "Wert", "EUR", "1000"],
  ["Shares (000s)", "Shares", null, "1000"],
  ["Value ($000)", "Value", null, "1000"],
  ["Value £'000", "Value", "GBP", "1000"],
  ["Market Value (in thousands of USD)", "Market Value", "USD", "1000"],
  ["Value ($m)", "Value", null, "1000000"],
  ["value (x$1000)", "value", null, "1000"],
  ["Shares (1,000s)", "Shares", null, "1000"],
  ["Wert in 1000 EUR", "Wert", "EUR", "1000"],
  ["USD Value", "Value", "USD", "1"],
  ["Weight (bps)", "Weight", null, "0.0001"],
])("the header “%s” has a unit", (cell, base, currency, scale) => {
  expect(splitUnit(cell)).toEqual({ base, currency, scale });
});

test.each(["Price", "Qty (Quantity)", "Class M", "Last p/e", "Value (est.)", "Cash", "Russell 1000", "Fund 2000"])(
  "the header “%s” has none",
  (cell) => {
    expect(splitUnit(cell)).toBeNull();
    expect(unreadUnit(cell)).toBeNull();
  },
);

describe("amounts are in the unit of their header", () => {
  test.each([
    ["Price (pence),Value (£)"],
    ["Price (p),Value GBP"],
    ["Price GBp,Value (GBP)"],
    ["Price p,Value (in pounds)"],
  ])("pence and pounds: %s", (header) => {
    const read = previewOf(`Symbol,Quantity,${header}\nVOD.L,1000,75.00,750.00\n`);
    expect(read.positions).toMatchObject([
      { currency: "GBP", stated: { currency: "GBP", price: "0.75", value: "750" } },
    ]);
    expect(read.problems.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  test("what was paid in pence, too", () => {
    const [lot] = previewOf("Symbol,Quantity,Avg Cost (p),Value (£)\nVOD.L,1000,70.00,750.00\n").positions;
    expect(lot?.entryPrice).toBe("0.7");
  });

  test.each([
    ["Kurs;Kurswert in Euro", { currency: "EUR", price: "180", value: "1800" }],
    ["Kurs in Euro;Kurswert €", { currency: "EUR", price: "180", value: "1800" }],
    ["Kurs (CHF);Marktwert CHF", { currency: "CHF", price: "180", value: "1800" }],
  ])("a currency in words or signs: %s", (header, stated) => {
    const text = `Bestand;ISIN / WKN;Bezeichnung;${header}\n10;US0378331005;APPLE;180,00;1.800,00\n`;
    expect(previewOf(text).positions).toMatchObject([{ quantity: "10", stated, statedValueUsd: null }]);
  });

  test("thousands and millions are multiplied out, and said", () => {
    const shares = previewOf("Symbol,Shares (000s),Price\nAAPL,10,200\n");
    expect(shares.positions).toMatchObject([{ quantity: "10000", statedValueUsd: "2000000" }]);
    expect(shares.problems).toMatchObject([
      { severity: "info", message: expect.stringContaining("multiplied by 1,000") },
    ]);
    const value = previewOf("Symbol,Quantity,Price,Value ($000)\nAAPL,1000,200,200\n");
    expect(value.positions).toMatchObject([{ statedValueUsd: "200000" }]);
  });

  test("stay with a column that the user chose", () => {
    const read = previewOf("Symbol,Pieces (000s),Other\nAAPL,10,3\n", { mapping: { "Pieces (000s)": "quantity" } });
    expect(read.positions[0]?.quantity).toBe("10000");
  });

  test.each(["Price (cents)", "Price (%)", "Price (per 100)"])("%s is not read, and said", (header) => {
    const read = previewOf(`Symbol,Quantity,${header},Value\nAAPL,10,20000,2000\n`);
    expect(read.positions).toMatchObject([{ statedPrice: null, statedValueUsd: "2000" }]);
    expect(read.problems).toMatchObject([{ severity: "warning", column: header }]);
  });
});
