import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";

describe("what bears a ticker's name and is no security", () => {
  test.each([
    ["GOLD", "Type", "Commodity"],
    ["HOUSE", "Type", "Real Estate"],
    ["ART", "Asset Type", "Collectibles"],
    ["GOLD", "Asset Class", "Commodities"],
    ["BTC", "Type", "Cryptocurrency"],
  ])("%s, of %s %s, is private at its value", (symbol, header, type) => {
    const { positions, rows } = previewOf(`Symbol,Quantity,${header},Value\n${symbol},5,${type},10000\n`);
    expect(positions).toMatchObject([{ kind: "private", symbol: null, statedValueUsd: "10000" }]);
    expect(rows[0]?.disposition).toBe("held_not_modelled");
  });

  test.each([
    ["VNQ", "Asset Class", "Real Estate"],
    ["O", "Asset Class", "Real Estate"],
    ["GLD", "Type", "Commodity"],
    ["O", "Type", "Real Estate Stock"],
    ["US:GOLD", "Type", "Commodity"],
  ])("%s, of %s %s, is listed", (symbol, header, type) => {
    const { positions } = previewOf(`Symbol,Quantity,${header},Value\n${symbol},5,${type},10000\n`);
    expect(positions).toMatchObject([{ kind: "public", symbol: symbol.replace("US:", "") }]);
  });

  test("one that could be listed is said, with the way back", () => {
    const text = "Symbol,Quantity,Type,Value\nGOLD,5,Commodity,10000\n";
    const [problem] = previewOf(text).problems;
    expect(problem).toMatchObject({ severity: "warning", choices: [{ column: "Symbol", value: "US:GOLD" }] });
    const back = previewOf(text, { corrections: [{ line: 2, column: "Symbol", value: "US:GOLD" }] });
    expect(back.positions).toMatchObject([{ kind: "public", symbol: "GOLD" }]);
  });
});

describe("a bare BTC or ETH", () => {
  test.each(["BTC,10,,", "BTC,10,400,", "ETH,2,300,"])("%s is held back, with both ways to write it", (line) => {
    const { problems, canCreate } = previewOf(`Symbol,Quantity,Price,Name\n${line}\n`);
    const ticker = line.slice(0, 3);
    expect(problems).toMatchObject([
      { severity: "error", column: "Symbol", fix: { value: `${ticker}-USD` }, choices: [{ value: `US:${ticker}` }] },
    ]);
    expect(canCreate).toBe(false);
  });

  test.each([
    ["BTC-USD,0.5,60000,", "public", "BTC-USD"],
    ["US:BTC,0.5,60000,", "public", "BTC"],
    ["BTC,10,42.10,", "public", "BTC"],
    ["ETH,10,,Grayscale Ethereum Mini Trust ETF", "public", "ETH"],
    ["BTC,0.5,60000,Bitcoin", "private", null],
    ["BTC,0.5,60000,", "private", null],
    ["ETH,2,3000,", "private", null],
    ["BTC,0.5,,Bitcoin", "public", "BTC-USD"],
  ])("%s is %s", (line, kind, symbol) => {
    expect(previewOf(`Symbol,Quantity,Price,Name\n${line}\n`).positions).toMatchObject([{ kind, symbol }]);
  });
});

describe("a coin is told", () => {
  test.each([
    ["by its price", "Asset,Balance,Price,Value (USD)\nBTC,0.5,60000,30000", "private", null],
    ["by its value", "Symbol,Quantity,Value\nBTC,0.5,30000", "private", null],
    ["by what was paid for one", "Symbol,Quantity,Average Cost\nBTC,0.5,60000", "public", "BTC-USD"],
    ["by what was paid in all", "Symbol,Quantity,Cost Basis\nETH,2,6000", "public", "ETH-USD"],
    ["by the header", "Coin,Quantity\nSOL,5", "public", "SOL-USD"],
    ["by the header, and by its name", "Coin,Quantity\nBitcoin,0.5", "public", "BTC-USD"],
    ["by its kind", "Symbol,Quantity,Type\nSOL,5,Coin", "public", "SOL-USD"],
    ["by its name", "Symbol,Name,Quantity,Price\nSOL,Solana,5,150", "private", null],
    ["by the title", "Crypto\nSymbol,Quantity\nSOL,5", "public", "SOL-USD"],
    ["by a heading", "Symbol,Quantity,Value\nDigital assets,,\nSOL,5,750", "private", null],
  ])("%s", (_, text, kind, symbol) => {
    const { positions, canCreate } = previewOf(`${text}\n`);
    expect(positions).toMatchObject([{ kind, symbol }]);
    expect(canCreate).toBe(true);
  });

  test.each([
    ["a price in another unit", "Symbol,Quantity,Price,Currency\nBTC,10,6000,JPY"],
    ["a header that names anything", "Asset,Quantity\nBTC,10"],
    ["a title of funds", "Crypto ETFs\nSymbol,Quantity\nBTC,10"],
  ])("by nothing in %s", (_, text) => {
    expect(previewOf(`${text}\n`).problems).toMatchObject([{ severity: "error", fix: { value: "BTC-USD" } }]);
  });

  test("and a share of the same ticker is none", () => {
    const text = "Symbol,Quantity,Price\nCrypto,,\nSOL,5,150\nStocks,,\nSOL,5,2\n";
    expect(previewOf(text).positions.map(({ kind, symbol }) => [kind, symbol])).toEqual([
      ["private", null],
      ["public", "SOL"],
    ]);
  });
});

describe("coins under a heading", () => {
  const kindsOf = (text: string) => previewOf(text).positions.map(({ kind, symbol }) => [kind, symbol]);
  const COINS = "Symbol,Quantity,Value\nCrypto,,\nBTC,0.5,30000\n";

  test.each([
    ["a blank line", `${COINS}\nSOL,10,20\n`],
    ["a total", `${COINS}Total crypto,,30000\nSOL,10,20\n`],
    ["the header again", `${COINS}Symbol,Quantity,Value\nSOL,10,20\n`],
    [
      "a blank line and the header again",
      `Crypto\n${COINS.replace("Crypto,,\n", "")}\nSymbol,Quantity,Value\nSOL,10,20\n`,
    ],
    ["another heading", `${COINS}Stocks,,\nSOL,10,20\n`],
  ])("end at %s", (_, text) => {
    expect(kindsOf(text)).toEqual([
      ["private", null],
      ["public", "SOL"],
    ]);
  });

  test("begin below a blank line that follows the heading", () => {
    expect(kindsOf("Symbol,Quantity,Value\nCrypto,,\n\nSOL,5,750\nADA,5,5\n")).toEqual([
      ["private", null],
      ["private", null],
    ]);
  });

  test.each(["Crypto,,\nAAPL,10,2000", "Crypto,,\nMSTR,10,2000", "Crypto,,\nCOIN,10,2000", "Crypto,,\nMARA,10,2000"])(
    "%s is a share that is known to be listed",
    (lines) => {
      const { positions, problems } = previewOf(`Symbol,Quantity,Value\n${lines}\n`);
      expect(positions).toMatchObject([{ kind: "public" }]);
      expect(problems).toMatchObject([{ severity: "info", line: 3 }]);
    },
  );

  test.each([
    ["PENGU", "public"],
    // Sun Communities, and a coin.
    ["SUI", "private"],
  ])("%s may be either, and both can be chosen", (symbol, kind) => {
    const { positions, problems } = previewOf(`Symbol,Quantity,Value\nCrypto,,\n${symbol},10,2000\n`);
    expect(positions).toMatchObject([{ kind }]);
    expect(problems).toMatchObject([
      { severity: "warning", line: 3, choices: [{ value: `${symbol}-USD` }, { value: `US:${symbol}` }] },
    ]);
  });

  test("a name that no coin is known by is said", () => {
    const { positions, problems } = previewOf("Symbol,Quantity,Value\nCrypto,,\nWorldcoin,10,2000\n");
    expect(positions).toMatchObject([{ kind: "private", statedValueUsd: "2000" }]);
    expect(problems).toMatchObject([{ severity: "warning", line: 3 }]);
  });

  test("a share in a column of coins is none", () => {
    expect(kindsOf("Coin,Quantity,Price\nBTC,0.5,60000\nAAPL,10,200\n")).toEqual([
      ["private", null],
      ["public", "AAPL"],
    ]);
  });
});

describe("what a file calls crypto", () => {
  test.each([
    ["IBIT", "Crypto ETF", "", true],
    ["XYZF", "Crypto ETF", "", true],
    ["BTC", "Crypto ETF", "", true],
    ["BTC", "Crypto", "Grayscale Bitcoin Mini Trust", true],
    ["IBIT", "Crypto", "", true],
    ["ETHA", "Crypto", "", true],
    ["COIN", "Crypto", "", true],
    ["MSTR", "Crypto", "", true],
    ["COMP", "Token", "Compass Inc", true],
    ["BTC", "Crypto", "", false],
    ["COMP", "Crypto", "", false],
    ["PENGU", "Crypto", "", false],
    ["BTC", "Crypto", "Bitcoin", false],
    ["BTC", "Stocks & Crypto", "", false],
    ["FUNDX", "Private crypto fund", "", false],
  ])("%s of type %s, “%s”: listed %s", (symbol, type, name, isListed) => {
    const { positions } = previewOf(`Symbol,Name,Quantity,Type,Value\n${symbol},${name},5,${type},10000\n`);
    expect(positions).toMatchObject([isListed ? { kind: "public", symbol } : { kind: "private", symbol: null }]);
  });
});

describe("a future", () => {
  test.each([
    ["ESZ6", "Futures"],
    ["ESZ6", "FUT"],
    ["/ESZ26", ""],
    ["AAPL", "CFD"],
  ])("%s of type “%s” is listed, and its size is part of no value", (symbol, type) => {
    const text = `Symbol,Quantity,Type,Price,Value,Cost Basis\n${symbol},1,${type},6100,305000,300000\nMSFT,1,Stock,400,400,300\n`;
    const { positions, rows, receipt } = previewOf(text);
    expect(positions[0]).toMatchObject({ kind: "private", statedValueUsd: null, statedPrice: null, entryPrice: null });
    expect(rows[0]).toMatchObject({ disposition: "held_not_modelled", reason: /nothing was paid for it but a margin/ });
    expect(receipt).toMatchObject({ statedValueUsd: "400", valueInFileUsd: "400" });
  });

  test("whose size the file's totals hold is told beside them", () => {
    const total = (label: string, value: number) => `${label},,,,${value}\n`;
    const accounts = ["AAPL,10,Stock,200,2000\n/ESU26,1,Futures,5600,280000\n", "MSFT,5,Stock,300,1500\n"];
    const [first, second] = accounts;
    const text = `Symbol,Quantity,Type,Price,Value\n${first}${total("Account Total", 282_000)}${second}${total("Account Total", 1500)}${total("Total", 283_500)}`;
    const { rows, problems, receipt } = previewOf(text);
    expect(problems.filter(({ code }) => code === "ERR_CSV_024")).toEqual([]);
    expect(rows.flatMap(({ disposition, reason }) => (disposition === "ignored" ? reason : []))).toEqual([
      "A total of the lines above (2,000) and of the sizes of futures (280,000), which are not counted.",
      "A total of the lines above, and equal to their sum (1,500).",
      "A total of the lines above (3,500) and of the sizes of futures (280,000), which are not counted.",
    ]);
    expect(receipt).toMatchObject({ statedValueUsd: "3500", valueInFileUsd: "3500" });
  });

  test("does not hide that a total differs", () => {
    const text = "Symbol,Quantity,Type,Value\nAAPL,10,Stock,2000\n/ESU26,1,Futures,280000\nTotal,,,290000\n";
    expect(previewOf(text).problems).toMatchObject([{ code: "ERR_CSV_024", line: 4 }]);
  });
});
