import { describe, expect, test } from "vitest";
import { type ResolvedPreview, resolveSymbols, type SymbolAnswer } from "../resolve-symbols";
import { held, previewOf } from "../testing-preview";

const known = (symbol: string, close?: string): SymbolAnswer => ({ status: "known", symbol, close: close ?? null });

describe("positions by weight", () => {
  const percent = "Ticker,Weight\nAAPL,60%\nMSFT,30%\nCASH,10%\n";

  test("need to know what the whole is worth, and say so once", () => {
    const { problems, canCreate, asksForEquity, positions } = previewOf(percent);
    expect(problems).toMatchObject([{ severity: "error", code: "ERR_CSV_026", line: null, column: "Weight" }]);
    expect(problems[0]?.message).toContain("equity_balance");
    expect({ canCreate, asksForEquity }).toEqual({ canCreate: false, asksForEquity: true });
    expect(positions[0]).toMatchObject({ symbol: "AAPL", quantity: null, statedValueUsd: null });
  });

  test.each([
    ["with percent signs", percent],
    ["as fractions", "Ticker,Weight\nAAPL,0.6\nMSFT,0.3\nCASH,0.1\n"],
    ["as percentages without a sign", "Ticker,Weight\nAAPL,60\nMSFT,30\nCASH,10\nTotal,100\n"],
    ["with decimal commas", "Ticker;Gewicht\nAAPL;60,0 %\nMSFT;30,0 %\nCASH;10,0 %\n"],
  ])("%s are shares of the equity given", (_, text) => {
    const read = previewOf(text, { equity: "10000" });
    expect(read.positions.map(({ statedValueUsd }) => statedValueUsd)).toEqual(["6000", "3000", "1000"]);
    expect(read.positions.map(({ statedValueSource }) => statedValueSource)).toEqual(["weight", "weight", "value"]);
    expect(read).toMatchObject({ problems: [], canCreate: true, asksForEquity: false });
  });

  test.each([
    ["funds called “Total …”", "Symbol,Name,Weight\nVTSAX,Total Stock Market Index,60\nBND,Total Bond Market,40\n"],
    ["a total in another language", "Symbol,Weight\nVTSAX,60\nBND,40\nGesamt,100\n"],
    ["a total called after a class", "Symbol,Weight\nVTSAX,0.6\nBND,0.4\nStocks total,1\n"],
    ["a total in its first cell", "Account,Symbol,Weight\nA,VTSAX,60\nA,BND,40\nTotal,,100\n"],
    ["a company beside its ISIN", "Symbol,Name,ISIN,Weight\nVTSAX,,,60\n,TOTAL SE,FR0000120271,40\n"],
  ])("are added up by the names of their lines: %s", (_, text) => {
    const read = previewOf(text, { equity: "10000" });
    expect(read.positions.map(({ statedValueUsd }) => statedValueUsd)).toEqual(["6000", "4000"]);
    expect(read).toMatchObject({ problems: [], canCreate: true });
  });

  test("that do not add up are read with a warning", () => {
    expect(previewOf("Ticker,Weight\nAAPL,60%\nMSFT,20%\n", { equity: "100" }).problems).toMatchObject([
      { severity: "warning", code: "ERR_CSV_027", message: expect.stringContaining("80 %") },
    ]);
  });

  test("too large to be added up are left out and said", () => {
    const read = previewOf(`Ticker,Weight\nAAPL,60%\nMSFT,${"9".repeat(400)}\n`, { equity: "100" });
    expect(read.positions.map(({ statedValueUsd }) => statedValueUsd)).toEqual(["60", null]);
    expect(read.problems).toContainEqual(expect.objectContaining({ severity: "warning", line: 3, column: "Weight" }));
    expect(read.problems.find(({ code }) => code === "ERR_CSV_027")?.message).toContain(
      "millions of per cent of the equity",
    );
  });

  test("are not asked for where quantities stand beside them", () => {
    expect(previewOf("Ticker,Weight,Shares\nAAPL,60%,5\n")).toMatchObject({ asksForEquity: false, canCreate: true });
  });
});

describe("positions by value", () => {
  const read = previewOf('Symbol,Market Value,Side\nAAPL,"$3,000",\nMSFT,800.00,Short\nNEWCO,50.00,\nCASH,100.00,\n');

  test("have no quantity until a close is known", () => {
    expect(held(read)).toEqual([
      ["AAPL", null],
      ["MSFT", null],
      ["NEWCO", null],
      ["CASH", "100"],
    ]);
    expect(read.positions.map(({ statedValueUsd }) => statedValueUsd)).toEqual(["3000", "-800", "50", "100"]);
    expect(read.canCreate).toBe(true);
  });

  test("get the quantity that the last close makes of them; where there is none the line is an error", () => {
    const resolved: ResolvedPreview = resolveSymbols(read, {
      AAPL: known("AAPL", "300"),
      MSFT: known("MSFT", "400"),
      NEWCO: known("NEWCO"),
    });
    expect(held(resolved)).toEqual([
      ["AAPL", "10"],
      ["MSFT", "-2"],
      ["CASH", "100"],
    ]);
    expect(resolved.canCreate).toBe(false);
    expect(resolved.problems).toMatchObject([{ severity: "error", code: "ERR_POS_029", line: 4 }]);
    expect(resolved.receipt).toMatchObject({ used: 3, rejected: 1 });
    expect(resolved.rows.map(({ disposition }) => disposition)).toEqual(["used", "used", "rejected", "used"]);
  });
});

describe("positions by ISIN, CUSIP or SEDOL", () => {
  const read = previewOf(
    "Name,ISIN,Quantity,Value\nApple,US0378331005,10,3000\nVodafone,GB00BH4HKS39,5,4\nNote,US912828ZT04,5,490\n",
  );

  test("carry their number and are looked up by it; a Treasury is held as it is", () => {
    expect(read.positions).toMatchObject([
      { kind: "public", symbol: null, candidates: ["US0378331005"], identifier: { kind: "isin" } },
      { kind: "public", symbol: null, candidates: ["GB00BH4HKS39"] },
      { kind: "private", symbol: null, candidates: [] },
    ]);
    expect(read.receipt).toMatchObject({ used: 2, heldNotModelled: 1 });
  });

  test("get the name the market knows; what it does not know is held at its stated value", () => {
    const resolved = resolveSymbols(read, { US0378331005: { status: "alias", symbol: "AAPL" } });
    expect(resolved.positions).toMatchObject([
      { kind: "public", symbol: "AAPL", quantity: "10" },
      { kind: "private", symbol: null, rawSymbol: "GB00BH4HKS39", statedValueUsd: "4" },
      { kind: "private" },
    ]);
    expect(resolved.unknownIdentifiers).toEqual(["GB00BH4HKS39"]);
    expect(resolved.unknownSymbols).toEqual([]);
    expect(resolved.receipt).toMatchObject({ used: 1, heldNotModelled: 2 });
  });

  test.each([
    ["a CUSIP", "037833100", "US0378331005"],
    ["a CUSIP kept from a spreadsheet", '"=""037833100"""', "US0378331005"],
    ["a SEDOL", "0263494", "GB0002634946"],
    ["an ISIN in lower case", "us0378331005", "US0378331005"],
  ])("%s becomes the ISIN to look up", (_, cell, isin) => {
    const { positions } = previewOf(`Name,CUSIP,Quantity,Value\nx y,${cell},10,3000\n`);
    expect(positions[0]).toMatchObject({ candidates: [isin], identifier: { isin } });
  });

  test("stand behind the ticker where there is one", () => {
    const [lot] = previewOf("Symbol,ISIN,Quantity\nAAPL,US0378331005,10\n").positions;
    expect(lot).toMatchObject({ symbol: "AAPL", candidates: ["AAPL", "US0378331005"] });
  });
});

describe("companies by name", () => {
  const text = "Name,Shares,Price\nApple Inc.,10,3\nAcme Ltd,5,2\n";

  test("are errors that say whose ticker is wanted, with a guess only where we are sure, never taken unasked", () => {
    const { names, problems, canCreate } = previewOf(text);
    expect(names).toEqual([
      { line: 2, column: "Symbol", name: "Apple Inc." },
      { line: 3, column: "Symbol", name: "Acme Ltd" },
    ]);
    expect(problems).toMatchObject([
      { line: 2, column: "Symbol", code: "ERR_POS_001", fix: { value: "AAPL" } },
      { line: 3, column: "Symbol", code: "ERR_POS_001" },
    ]);
    expect(problems[1]?.fix).toBeUndefined();
    expect(canCreate).toBe(false);
  });

  test("are mended by a correction of a column that the file does not have", () => {
    const corrections = [
      { line: 2, column: "Symbol", value: "AAPL" },
      { line: 3, column: "Investment Class", value: "PRIVATE" },
    ];
    const read = previewOf(text, { corrections });
    expect(read).toMatchObject({ canCreate: true, names: [] });
    expect(read.positions).toMatchObject([
      { kind: "public", symbol: "AAPL", quantity: "10" },
      { kind: "private", rawSymbol: "Acme Ltd", statedValueUsd: "10" },
    ]);
  });
});

describe("several accounts", () => {
  const text =
    'Account Name,Symbol,Quantity,Market Value\nIRA,AAPL,1,300\nIRA,MSFT,1,400\nTaxable,AAPL,2,600\nTaxable,KO,1O0,50\nTotal,,,"$1,350"\n';

  test("are listed with what they hold, all read where nobody chooses", () => {
    const { accounts, positions } = previewOf(text);
    expect(accounts).toEqual([
      { name: "IRA", positions: 2, statedValueUsd: "700", chosen: true },
      { name: "Taxable", positions: 1, statedValueUsd: "600", chosen: true },
    ]);
    expect(positions).toHaveLength(3);
  });

  test("are left out by choice, with their problems, and the receipt still adds up", () => {
    const read = previewOf(text, { accounts: ["IRA"] });
    expect(held(read)).toEqual([
      ["AAPL", "1"],
      ["MSFT", "1"],
    ]);
    expect(read.accounts.map(({ chosen }) => chosen)).toEqual([true, false]);
    expect(read.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(read.receipt).toMatchObject({ lines: 6, header: 1, used: 2, ignored: 3, rejected: 0 });
  });
});

describe("other currencies", () => {
  test("pence and other hundredths are scaled, prices and values, and it is said once", () => {
    const read = previewOf(
      "Symbol,Quantity,Price,Market Value,Average Cost,Currency\nVOD.L,100,75.5,7550,70,GBX\nBP.L,10,500,5000,450,GBp\n",
    );
    expect(read.positions).toMatchObject([
      { symbol: "VOD.L", currency: "GBP", entryPrice: "0.7", stated: { price: "0.755", value: "75.5" } },
      { symbol: "BP.L", currency: "GBP", entryPrice: "4.5", stated: { price: "5", value: "50" } },
    ]);
    expect(read.problems.filter(({ code }) => code === "ERR_POS_030")).toHaveLength(1);
  });

  test("a sign before the price or the header's word say the currency", () => {
    expect(previewOf("Symbol,Quantity,Price\nSAP.DE,5,€ 120.50\n").positions[0]).toMatchObject({ currency: "EUR" });
    expect(previewOf("Symbol,Quantity,Price (CHF)\nNESN.SW,5,90.5\n").positions[0]).toMatchObject({
      currency: "CHF",
      stated: { price: "90.5" },
    });
  });

  test("of two value columns the one in dollars is counted", () => {
    const [lot] = previewOf("Symbol,Quantity,Market Value (EUR),Market Value (USD)\nAAPL,5,900,1000\n").positions;
    expect(lot?.statedValueUsd).toBe("1000");
  });

  test("cash of the G10 is used in its own currency, of others held", () => {
    const { positions, rows } = previewOf("Symbol,Quantity\nCash (EUR),100\nUSD,5\nPLN,7\n");
    expect(positions.map(({ currency, quantity }) => [currency, quantity])).toEqual([
      ["EUR", "100"],
      ["USD", "5"],
      ["PLN", "7"],
    ]);
    expect(rows.map(({ disposition }) => disposition)).toEqual(["used", "used", "held_not_modelled"]);
  });

  test("an exchange beside the ticker gives it its ending", () => {
    const { positions } = previewOf(
      "Symbol,Exchange,Quantity,Currency\nVOD,LSE,5,GBP\n700,SEHK,5,HKD\nAAPL,NASDAQ,5,USD\n",
    );
    expect(positions.map(({ symbol }) => symbol)).toEqual(["VOD.L", "0700.HK", "AAPL"]);
  });
});
