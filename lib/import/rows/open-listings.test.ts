import { describe, expect, test } from "vitest";
import { resolveSymbols } from "../resolve-symbols";
import { held, previewOf } from "../testing-preview";

const EUROS = "Symbol,Name,Quantity,Price (EUR),Market Value (EUR)\nAAPL,Apple,10,180.00,1800.00\nSAP,SAP,5,200,1000\n";

describe("tickers whose amounts are in another currency than dollars", () => {
  test("are asked about once, with what both readings come to, and nothing can be created until then", () => {
    const { questions, problems, canCreate } = previewOf(EUROS);
    expect(questions).toMatchObject([
      {
        id: "listings",
        kind: "listings",
        column: "Symbol",
        example: "AAPL",
        line: 2,
        answer: null,
        readings: [
          { value: "us_listings", totals: expect.stringMatching(/2 lines \(AAPL, SAP\).*2,800 EUR/) },
          { value: "other_listings", totals: expect.stringMatching(/not counted.*AAPL\.DE/) },
        ],
      },
    ]);
    expect(problems).toMatchObject([{ severity: "error", code: "ERR_CSV_028", line: null }]);
    expect(canCreate).toBe(false);
  });

  test("are the US listings by the answer: shares count, amounts stay in their currency", () => {
    const { positions, canCreate } = previewOf(EUROS, { answers: { listings: "us_listings" } });
    expect(positions[0]).toMatchObject({
      kind: "public",
      symbol: "AAPL",
      quantity: "10",
      currency: "USD",
      statedValueUsd: null,
      stated: { currency: "EUR", price: "180", value: "1800" },
    });
    expect(canCreate).toBe(true);
  });

  test("are listed and not counted by the other, each with what it may be written as", () => {
    const { positions, problems, canCreate } = previewOf(EUROS, { answers: { listings: "other_listings" } });
    expect(positions.map(({ kind, ticker, statedValueUsd }) => [kind, ticker, statedValueUsd])).toEqual([
      ["private", "AAPL", null],
      ["private", "SAP", null],
    ]);
    expect(problems.map(({ severity, column }) => [severity, column])).toEqual([
      ["warning", "Symbol"],
      ["warning", "Symbol"],
    ]);
    expect(problems[1]?.choices?.map(({ value }) => value)).toEqual(expect.arrayContaining(["SAP.DE", "US:SAP"]));
    expect(canCreate).toBe(true);
  });

  test.each([
    ["NYSE/IBM", "IBM"],
    ["NYSE IBM", "IBM"],
    ["IBM.N", "IBM"],
    ["AAPL.O", "AAPL"],
    ["AAPL:US", "AAPL"],
    ["AAPL UW Equity", "AAPL"],
    ["NASDAQ:AAPL", "AAPL"],
    ["AAPL-US", "AAPL"],
  ])("that name the United States themselves are not asked about: %s", (cell, symbol) => {
    const read = previewOf(`Symbol,Quantity,Price (EUR),Market Value (EUR)\n${cell},10,180,1800\n`);
    expect(read.positions).toMatchObject([{ kind: "public", symbol, currency: "USD", stated: { currency: "EUR" } }]);
    expect(read.questions).toEqual([]);
  });

  test.each([
    ["VOD:LN", "VOD.L", 0],
    ["LSE:US", "US.L", 0],
    ["SAP GY", "SAP.DE", 0],
    ["BF.B", "BF-B", 1],
    ["NYSE", "NYSE", 1],
  ])("that name another place, or none, are none of them: %s", (cell, symbol, questions) => {
    const read = previewOf(`Symbol,Quantity,Price (EUR),Market Value (EUR)\n${cell},10,180,1800\n`);
    expect(read.positions).toMatchObject([{ symbol }]);
    expect(read.questions).toHaveLength(questions);
  });

  test("need no question once each says what it is", () => {
    const corrections = [
      { line: 2, column: "Symbol", value: "US:AAPL" },
      { line: 3, column: "Symbol", value: "SAP.DE" },
    ];
    const { positions, questions } = previewOf(EUROS, { corrections });
    expect(questions).toEqual([]);
    expect(positions.map(({ symbol, currency }) => [symbol, currency])).toEqual([
      ["AAPL", "USD"],
      ["SAP.DE", "EUR"],
    ]);
  });

  test.each([
    ["an American ISIN", "Symbol,ISIN,Quantity,Price,Currency\nAAPL,US0378331005,10,150,EUR", "AAPL", "USD"],
    ["pence", "Symbol,Quantity,Price,Currency\nVOD,100,75,GBX", "VOD.L", "GBP"],
    ["pence in the price", "Symbol,Quantity,Price\nVOD,100,75p", "VOD.L", "GBP"],
    ["a venue", "Symbol,Quantity,Price,Currency,Venue\nVOD,100,0.75,GBP,XLON", "VOD.L", "GBP"],
    ["a German venue", "Symbol,Quantity,Price,Currency,Venue\nSAP,10,200,EUR,XETR", "SAP.DE", "EUR"],
    ["an exchange in words", "Symbol,Quantity,Currency,Exchange\nVOD,10,GBP,London Stock Exchange", "VOD.L", "GBP"],
    ["an American venue", "Symbol,Quantity,Price,Currency,Exchange\nAAPL,10,150,EUR,NASDAQ", "AAPL", "USD"],
    ["a price in dollars", 'Symbol,Qty,Price,Market Value £\nAAPL,10,$200.00,"£1,600.00"', "AAPL", "USD"],
    ["yen and a code of digits", "Symbol,Quantity,Currency\n7203,100,JPY", "7203.T", "JPY"],
    ["Hong Kong dollars and digits", "Symbol,Quantity,Currency\n700,100,HKD", "0700.HK", "HKD"],
    ["TSE and yen", "Symbol,Exchange,Quantity,Currency\n7203,TSE,100,JPY", "7203.T", "JPY"],
    ["TSE and a code of digits", "Symbol,Exchange,Quantity\n7203,TSE,100", "7203.T", "JPY"],
    ["TSE and letters", "Symbol,Exchange,Quantity\nSHOP,TSE,100", "SHOP.TO", "CAD"],
  ])("are told by %s, without a question", (_, text, symbol, currency) => {
    const { positions, questions, canCreate } = previewOf(`${text}\n`);
    expect(positions).toMatchObject([{ kind: "public", symbol, currency }]);
    expect(questions).toEqual([]);
    expect(canCreate).toBe(true);
  });

  test("are each listing's own where lines differ in currency, and nothing is asked", () => {
    const { positions, questions, problems } = previewOf("Symbol,Quantity,Currency\nAAPL,10,USD\nNESN,5,CHF\n");
    expect(positions.map(({ kind, currency }) => [kind, currency])).toEqual([
      ["public", "USD"],
      ["private", "CHF"],
    ]);
    expect(questions).toEqual([]);
    expect(problems).toMatchObject([{ severity: "warning", fix: { value: "NESN.SW" } }]);
  });

  test("do not become the American namesake where the listing abroad is not known", () => {
    const read = previewOf("Symbol,Quantity,Price,Currency\nVOD,100,75,GBX\n");
    const { positions, unknownSymbols } = resolveSymbols(read, { VOD: { status: "known", symbol: "VOD" } });
    expect(held({ positions })).toEqual([["VOD.L", "100"]]);
    expect(unknownSymbols).toEqual(["VOD.L"]);
  });

  test("lose what was paid in euros, and say so: it is no price of a listing in dollars", () => {
    const { positions, problems } = previewOf(
      "Symbol,ISIN,Quantity,Price (EUR),Average Cost\nAAPL,US0378331005,10,180,120\n",
    );
    expect(positions).toMatchObject([{ currency: "USD", entryPrice: null }]);
    expect(problems).toMatchObject([{ severity: "info", message: expect.stringMatching(/paid in EUR are left out/) }]);
  });
});

describe("an ISIN that is not American", () => {
  const text = "Symbol,ISIN,Quantity,Price,Currency\nLIN,IE000S9YS762,10,400,EUR\n";

  test("is looked up, and the listing in dollars that the market names is counted by its shares", () => {
    const read = previewOf(text);
    expect(read.receipt).toMatchObject({ used: 0, heldNotModelled: 1 });
    const resolved = resolveSymbols(read, { IE000S9YS762: { status: "alias", symbol: "LIN" } });
    expect(resolved.positions).toMatchObject([{ symbol: "LIN", currency: "USD", stated: { currency: "EUR" } }]);
    expect(resolved.receipt).toMatchObject({ used: 1, heldNotModelled: 0 });
    expect(resolved.problems).toEqual([]);
  });

  test("keeps its currency where the listing has it", () => {
    const resolved = resolveSymbols(previewOf(text), { IE000S9YS762: { status: "alias", symbol: "LIN.DE" } });
    expect(resolved.positions).toMatchObject([{ symbol: "LIN.DE", currency: "EUR" }]);
    expect(resolved.receipt).toMatchObject({ used: 0, heldNotModelled: 1 });
  });

  test("that nobody knows is held as private, and the receipt adds up", () => {
    const { positions, receipt } = resolveSymbols(previewOf(text), {});
    expect(positions).toMatchObject([{ kind: "private", stated: { value: "4000" } }]);
    expect(receipt).toMatchObject({ used: 0, heldNotModelled: 1, rejected: 0 });
  });
});
