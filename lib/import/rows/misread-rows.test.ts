import { describe, expect, test } from "vitest";
import { held, previewOf } from "../testing-preview";

const facts = (text: string) =>
  previewOf(text).positions.map(({ kind, symbol, quantity, currency, entryPrice }) => ({
    kind,
    symbol,
    quantity,
    currency,
    entryPrice,
  }));

describe("words for dollars that are tickers as well", () => {
  const header = "Symbol,Name,Quantity,Price,Value";
  test.each([
    ["USD,PROSHARES ULTRA SEMICONDUCTORS,10,90.00,900.00", "public", "10"],
    ["CASH,Pathward Financial,10,75.00,750.00", "public", "10"],
    ["CASH,,10,75.00,750.00", "public", "10"],
    ["USD,US Dollars,900,1,900", "cash", "900"],
    ["USD,US Dollar,1000,0.86,860", "cash", "1000"],
    ["USD,,1000,0.86,860", "cash", "1000"],
    ["CASH,,500,,500", "cash", "500"],
    ["Cash,,10,75.00,750.00", "cash", "10"],
  ])("%s is %s", (line, kind, quantity) => {
    expect(facts(`${header}\n${line}\nAAPL,Apple,1,300,300\n`)[0]).toMatchObject({ kind, quantity });
  });

  test.each([
    ["Symbol,Description,Quantity,Price\nCASH,Pathward Financial,10,72.9", "public", "10"],
    ["Symbol,Description,Quantity,Average Cost\nCASH,Pathward Financial,10,60", "public", "10"],
    ["Symbol,Quantity,Price\nUSD,10,90", "public", "10"],
    ["Symbol,Quantity,Price\nUSD,1000,0.86", "cash", "1000"],
    ["Symbol,Quantity,Price\nUSD,1000,1.00", "cash", "1000"],
    ["Symbol,Name,Quantity,Price\nUSD,US Dollar,1000,83.5", "cash", "1000"],
    ["Symbol,Description,Quantity,Average Cost\nCASH,Cash,500,", "cash", "500"],
    ["Symbol,Quantity,Price,Investment Class,Investment Subtype\nCASH,10,72,PUBLIC,CASH", "cash", "10"],
  ])("without a value: %s is %s", (text, kind, quantity) => {
    expect(facts(`${text}\n`)[0]).toMatchObject({ kind, quantity });
  });

  test("without a name it is said", () => {
    const { problems } = previewOf(`${header}\nCASH,,10,75.00,750.00\n`);
    expect(problems).toMatchObject([{ severity: "warning", line: 2, message: /not as cash/ }]);
  });

  test.each([
    ["990286916,ML BANK DEPOSIT PROGRAM,1234,1.00,1234", "cash"],
    ["99IGO9902,ML DIRECT DEPOSIT PROGRAM,1234,1.00,1234", "cash"],
    ["037833100,APPLE INC,10,300,3000", "public"],
  ])("a bank's sweep under a number is cash: %s", (line, kind) => {
    expect(facts(`${header}\n${line}\n`)).toMatchObject([{ kind }]);
  });
});

describe("what was paid in another currency than the line's", () => {
  test.each([
    ["Ticker,Qty,Avg Cost (GBP),Price (USD),Value (USD)\nAAPL,10,110,309.35,3093.5", null],
    ["Ticker,Qty,Avg Cost,Price\nAAPL,10,£110,309.35", null],
    ["Ticker,Qty,Avg Cost (USD),Price (USD)\nAAPL,10,110,309.35", "110"],
    ["Ticker,Qty,Avg Cost (GBP),Price (GBP)\nVOD.L,10,1.1,0.9", "1.1"],
    ["Ticker,Qty,Avg Cost,Currency\nSHOP.TO,10,$110,CAD", "110"],
  ])("%s has the entry price %s", (text, entryPrice) => {
    const { positions, problems } = previewOf(`${text}\n`);
    expect(positions).toMatchObject([{ entryPrice }]);
    const said = problems.filter(({ code }) => code === "ERR_POS_025");
    expect(said).toHaveLength(entryPrice === null ? 1 : 0);
  });

  test("a price paid in dollars tells the listing, and nothing is asked", () => {
    const { questions, positions } = previewOf("Ticker,Qty,Average Price (USD),Market Value (GBP)\nAAPL,10,110,2300\n");
    expect(questions).toEqual([]);
    expect(positions).toMatchObject([{ symbol: "AAPL", currency: "USD", entryPrice: "110" }]);
  });
});

describe("a price of pence", () => {
  const text = `Code,Stock,Units held,Price (pence),Value (£),Cost (£)
AAPL,Apple Inc Com NPV,2,22500,450.00,300
B41YBW7,Fundsmith Equity,100,700.00,700.00,500
VOD,Vodafone Group plc,100,70.00,70.00,50
`;
  test("does not make an American company's share one of London, nor a SEDOL a ticker", () => {
    const { positions, questions } = previewOf(text);
    expect(questions).toMatchObject([{ id: "listings", example: "AAPL" }]);
    expect(positions.map(({ symbol, candidates }) => [symbol, candidates[0]])).toEqual([
      ["AAPL", "AAPL"],
      [null, "GB00B41YBW71"],
      ["VOD.L", "VOD.L"],
    ]);
    expect(positions[1]?.identifier).toMatchObject({ kind: "sedol", value: "B41YBW7" });
  });

  test("a line quoted in pence by its own column is London's", () => {
    const lines = "Symbol,Name,Quantity,Price,Currency\nBKU,Boku Inc,10,150,GBX\n";
    expect(previewOf(lines).positions).toMatchObject([{ symbol: "BKU.L" }]);
  });
});

describe("lines that the file calls closed", () => {
  test.each(["Closed", "closed", "SOLD", "Closed Position"])("%s holds nothing", (status) => {
    const text = `Symbol,Quantity,Entry Price,Status\nTSLA,5,200,${status}\nAAPL,5,200,Open\n`;
    const preview = previewOf(text);
    expect(held(preview)).toEqual([["AAPL", "5"]]);
    expect(preview.rows[0]).toMatchObject({ disposition: "ignored", reason: expect.stringMatching(/status is/) });
  });

  test("one with its exit is a closed lot, and one of a market that is closed is held", () => {
    const exit = "Symbol,Quantity,Entry Price,Exit Date,Exit Price,Status\nTSLA,5,200,2026-01-05,250,Closed\n";
    expect(held(previewOf(exit))).toEqual([["TSLA", "5"]]);
    const market = "Symbol,Quantity,Price,Market Status\nTSLA,5,200,Closed\n";
    expect(held(previewOf(market))).toEqual([["TSLA", "5"]]);
  });
});

describe("a line that sums up the lots below it", () => {
  const header = "Symbol,Quantity,Price,Value";
  test.each([
    ["AAPL,15,200,3000\nAAPL,10,200,2000\nAAPL,5,200,1000", 1],
    ["AAPL,-15,200,-3000\nAAPL,-10,200,-2000\nAAPL,-5,200,-1000", 1],
    ["AAPL,10,200,2000\nAAPL,10,200,2000", 0],
    ["AAPL,15,200,3000\nAAPL,10,200,2000\nMSFT,5,200,1000", 0],
    ["AAPL,15,200,3000\nAAPL,10,200,2000\nAAPL,6,200,1200", 0],
  ])("%s has %i warnings", (lines, count) => {
    const { problems, positions } = previewOf(`${header}\n${lines}\n`);
    expect(problems).toHaveLength(count);
    expect(problems.every(({ severity, line }) => severity === "warning" && line === 2)).toBe(true);
    expect(positions).toHaveLength(lines.split("\n").length);
  });
});

describe("a lot that happens to have the quantity of the lots below it", () => {
  const header = "Symbol,Quantity,Entry Date,Entry Price";
  const below = "AAPL,5,2024-02-05,155\nAAPL,5,2024-03-05,158";
  test.each([
    ["AAPL,10,2024-01-05,150", 0],
    ["AAPL,10,2024-01-05,156.5", 0],
    ["AAPL,10,,150", 0],
    ["AAPL,10,,156.5", 1],
    ["AAPL,10,2024-02-05,156.5", 1],
    ["AAPL,10,,", 1],
  ])("%s: %i warnings", (line, count) => {
    expect(previewOf(`${header}\n${line}\n${below}\n`).problems).toHaveLength(count);
  });
});

describe("options with their underlying in the column of symbols", () => {
  test.each([
    "Symbol,Type,Qty,Strike,Expiration,Call/Put,Price\nAAPL,Option,-1,320,2027-01-15,Call,15.20",
    "Symbol,Qty,Strike,Expiration,Option Type\nAAPL,-1,320,2027-01-15,Call",
    "Ticker,Type(Call/Put/Stock),Qty,Strike,Expiry,Price\nAAPL,Call,-1,320,2027-01-15,15.20",
  ])("%s", (text) => {
    expect(facts(`${text}\n`)).toMatchObject([{ kind: "option", symbol: "AAPL270115C00320000", quantity: "-1" }]);
  });
});

describe("what brokers write where they have no number", () => {
  test("a cost or a day that is not known is missing, and nothing is said", () => {
    const cost = "Symbol,Quantity,Price,Market Value,Cost Basis\nAAPL,10,$300,$3000,Incomplete\n";
    const day = "Symbol,Quantity,Acquisition Date,Price,Value\nAAPL,10,Various,300,3000\n";
    for (const text of [cost, day]) {
      const { problems, positions } = previewOf(text);
      expect(problems).toEqual([]);
      expect(positions).toMatchObject([{ symbol: "AAPL", entryPrice: null, entryDate: null }]);
    }
  });

  test.each([
    ["AAPL270115C00300000,-1,-10,15.2,-1520", "10"],
    ["TSLA,-5,-200,300,-1500", "200"],
  ])("a short's cost below zero is its size: %s", (line, entryPrice) => {
    const text = `Symbol,Quantity,Unit Cost,Price,Value\n${line}\n`;
    expect(facts(text)).toMatchObject([{ entryPrice }]);
  });

  test("a long's cost below zero is a slip", () => {
    const { problems } = previewOf("Symbol,Quantity,Unit Cost,Price,Value\nTSLA,5,-200,300,1500\n");
    expect(problems).toMatchObject([{ severity: "error", code: "ERR_POS_008" }]);
  });

  test("a fund of a retirement plan counts at its value, with a warning; a company does not", () => {
    const header = "Symbol,Description,Quantity,Last Price,Current Value";
    const read = previewOf(`${header}\n,VANGUARD TARGET 2045,210.334,$32.11,$6753.82\nFXAIX,FID 500,10,$200,$2000\n`);
    expect(read.canCreate).toBe(true);
    expect(read.positions[0]).toMatchObject({ kind: "private", statedValueUsd: "6753.82" });
    expect(read.problems).toMatchObject([{ severity: "warning", line: 2 }]);
    expect(previewOf(`${header}\n,APPLE INC,10,$300,$3000\n`).canCreate).toBe(false);
  });
});
