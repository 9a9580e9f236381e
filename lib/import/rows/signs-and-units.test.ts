import { describe, expect, test } from "vitest";
import { held, previewOf } from "../testing-preview";

describe("a value below zero beside a quantity above", () => {
  test("is a short where quantity × price comes to the same, and that is said", () => {
    const { positions, problems, canCreate } = previewOf('Symbol,Qty,Price,Market Value\nTSLA,10,300,"-3,000.00"\n');
    expect(positions).toMatchObject([{ quantity: "-10", statedValueUsd: "-3000" }]);
    expect(problems).toMatchObject([{ severity: "warning", code: "ERR_POS_024", message: /read as a short/ }]);
    expect(canCreate).toBe(true);
  });

  test.each([
    ["no price tells", 'Symbol,Qty,Price,Value\nTSLA,10,,"-3,000.00"\n'],
    ["the price tells otherwise", 'Symbol,Qty,Price,Value\nTSLA,10,30,"-3,000.00"\n'],
    ["the line says long", 'Symbol,Qty,Price,Value,Side\nTSLA,10,300,"-3,000.00",Long\n'],
  ])("is asked back where %s", (_, text) => {
    const { problems, canCreate } = previewOf(text);
    expect(problems).toMatchObject([{ severity: "error", column: "Qty", fix: { value: "-10" } }]);
    expect(canCreate).toBe(false);
    const mended = previewOf(text.replace(",Long", ",Short"), {
      corrections: [{ line: 2, column: "Qty", value: "-10" }],
    });
    expect(mended.positions).toMatchObject([{ quantity: "-10", statedValueUsd: "-3000" }]);
  });

  test("the fix is in the column's own way of writing", () => {
    const { problems } = previewOf("Symbol;Anzahl;Wert\nTSLA;10,5;-3.000,25\nAAPL;2,5;500,00\n");
    expect(problems).toMatchObject([{ fix: { value: "-10,5" } }]);
  });

  test("is a debt where it is private", () => {
    const { positions } = previewOf("Symbol,Quantity,Investment Class,Value\nMortgage,1,PRIVATE,-200000\n");
    expect(positions).toMatchObject([{ kind: "private", quantity: "1", statedValueUsd: "-200000" }]);
  });
});

describe("cash in pence", () => {
  test.each([
    ["CASH,5000,,GBX", "50"],
    ["CASH,,5000,GBX", "50"],
    ["CASH,,5000p,", "50"],
    ["CASH,,£50,GBX", "50"],
    ["GBX,5000,,", "50"],
    ["CASH,5000,,GBP", "5000"],
  ])("%s is %s pounds", (line, quantity) => {
    const { positions } = previewOf(`Symbol,Quantity,Value,Currency\n${line}\n`);
    expect(positions).toMatchObject([{ kind: "cash", currency: "GBP", quantity }]);
  });

  test("is said with the word that stands there, or with what it is", () => {
    const said = (text: string) => previewOf(text).problems.find(({ code }) => code === "ERR_POS_030")?.message;
    expect(said("Symbol,Quantity,Currency\nCASH,5000,GBX\n")).toMatch(/in “GBX” are hundredths/);
    expect(said("Symbol,Quantity,Price\nVOD.L,100,75p\n")).toMatch(/in pence are hundredths/);
  });
});

describe("cash by the name of a currency", () => {
  test.each([
    ["Euro", "EUR"],
    ["Euros", "EUR"],
    ["US Dollar", "USD"],
    ["Dollar", "USD"],
    ["Pound", "GBP"],
    ["Franken", "CHF"],
    ["Yen", "JPY"],
    ["CURRENCY:USD", "USD"],
    ["$CASH$", "USD"],
  ])("%s is cash in %s", (symbol, currency) => {
    expect(previewOf(`Symbol,Quantity\n${symbol},20\n`).positions).toMatchObject([
      { kind: "cash", currency, quantity: "20" },
    ]);
  });

  test("a debit is owed: below zero it is read, above zero it is asked back", () => {
    expect(held(previewOf("Symbol,Quantity\nDebit balance,-50\n"))).toEqual([["Debit balance", "-50"]]);
    const { problems } = previewOf("Symbol,Quantity\nMargin Debit,50\n");
    expect(problems).toMatchObject([{ severity: "error", column: "Quantity", fix: { value: "-50" } }]);
  });
});

describe("units behind a quantity", () => {
  test.each(["10 shares", "10 Stk", "10 Stück", "10 units", "10shs"])("%s is 10", (cell) => {
    expect(held(previewOf(`Symbol,Quantity\nAAPL,${cell}\n`))).toEqual([["AAPL", "10"]]);
  });

  test("do not hide which mark is the decimal one", () => {
    expect(held(previewOf("Symbol;Quantity\nAAPL;1.234,5 Stk\nMSFT;2.500 Stk\n"))).toEqual([
      ["AAPL", "1234.5"],
      ["MSFT", "2500"],
    ]);
  });
});
