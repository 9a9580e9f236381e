import { describe, expect, test } from "vitest";
import type { PortfolioPreview } from "../preview";
import { held, previewOf } from "../testing-preview";

const warnings = ({ problems }: PortfolioPreview) =>
  problems.flatMap(({ severity, message }) => (severity === "info" ? [] : message));
const amounts = ({ positions }: PortfolioPreview) =>
  positions.map(({ rawSymbol, quantity, statedValueUsd }) => [rawSymbol, quantity, statedValueUsd]);

describe("long and short in a column", () => {
  const lines = (header: string) => `Symbol,Quantity,Price,${header}\nAAPL,10,200,Short\nMSFT,5,300,Long\n`;

  test.each(["Term", "Tax Term", "Holding period", "Haltedauer", "Gain Type", "View", "Analyst rating"])(
    "are no side under “%s”",
    (header) => {
      const read = previewOf(lines(header));
      expect(held(read)).toEqual([
        ["AAPL", "10"],
        ["MSFT", "5"],
      ]);
      expect(read).toMatchObject({ canCreate: true, problems: [] });
    },
  );

  test.each(["Side", "Direction", "Position kind", "Which", "Strategy leg"])("are the side under “%s”", (header) => {
    expect(held(previewOf(lines(header)))).toEqual([
      ["AAPL", "-10"],
      ["MSFT", "5"],
    ]);
  });

  test.each(["Duration", "Anlagehorizont", "LT/ST", "Durée", "Mindestlaufzeit"])("are terms under “%s”", (header) => {
    const read = previewOf(lines(header));
    expect(held(read)[0]).toEqual(["AAPL", "10"]);
    expect(read.problems).toEqual([]);
  });

  test.each(["Bucket", "Holding", "Tag"])("are left alone under “%s”, and that is said", (header) => {
    const read = previewOf(lines(header));
    expect(held(read)[0]).toEqual(["AAPL", "10"]);
    expect(warnings(read)).toMatchObject([expect.stringContaining(`“${header}” says long and short`)]);
  });

  test("turn lines short under a header that names no side only with a warning", () => {
    expect(warnings(previewOf(lines("Which")))).toEqual([
      "“Which” was taken for the side because of what its cells say, so line 2 is held short (“Short”). Choose that “Which” is not read if nothing there is sold short.",
    ]);
    expect(warnings(previewOf(lines("Side")))).toEqual([]);
    expect(warnings(previewOf(lines("Asset class")))).toMatchObject([expect.stringContaining("line 2 is held short")]);
    const type = previewOf("Symbol,Type,Quantity,Price\nAAPL,Cash,10,200\nTSLA,Short,5,300\nGE,Short,-5,3\n");
    expect(held(type).map(([, quantity]) => quantity)).toEqual(["10", "-5", "-5"]);
    expect(warnings(type)).toMatchObject([expect.stringContaining("line 3 is held short")]);
  });

  test.each(["Which", "Asset class", "Bucket"])(
    "are not read under “%s” where the user says so, without a word",
    (header) => {
      const read = previewOf(lines(header), { mapping: { [header]: null } });
      expect(held(read)[0]).toEqual(["AAPL", "10"]);
      expect(read.problems).toEqual([]);
    },
  );

  test("are no side where a value has a plus, and that is said", () => {
    const read = previewOf("Symbol,Which,Value,Quantity\nAAPL,Short,+$3093.50,10\nMSFT,Long,+$100.00,1\n");
    expect(amounts(read)[0]).toEqual(["AAPL", "10", "3093.5"]);
    expect(warnings(read)).toMatchObject([expect.stringContaining("“Which” says long and short")]);
  });

  test("are no side where every long was acquired before every short", () => {
    const text = (header: string) =>
      `Symbol,Acquired,${header},Quantity\nAAPL,2026-09-05,Short,10\nMSFT,2024-01-05,Long,5\nKO,2023-01-05,Long,5\n`;
    expect(held(previewOf(text("Which")))[0]).toEqual(["AAPL", "10"]);
    expect(warnings(previewOf(text("Which")))).toHaveLength(1);
    expect(held(previewOf(text("Position")))[0]).toEqual(["AAPL", "-10"]);
    const mixed = `${text("Which")}F,2020-01-05,Short,1\n`;
    expect(held(previewOf(mixed))[0]).toEqual(["AAPL", "-10"]);
  });

  test("of a tax form beside the day of purchase", () => {
    const read = previewOf(
      "Symbol,Acquired,Term,Current Value,Quantity,Cost Basis Total\nAAPL,Sep-05-2026,Short,+$3093.50,10,$3000.00\n",
    );
    expect(amounts(read)).toEqual([["AAPL", "10", "3093.5"]]);
    expect(read.problems).toEqual([]);
  });
});

describe("“Holding”", () => {
  test.each([
    ["a SEDOL", "SEDOL,Name,Holding,Value\n2046251,Apple,10,3093.50\n", "10"],
    ["an ISIN", "Name,ISIN,Holding,Value\nApple,US0378331005,10,3093.50\n", "10"],
    ["a stock", "Stock,Holding\nAAPL,10\nMSFT,5\n", "10"],
    ["a ticker", "Ticker,Holding\nAAPL,10\n", "10"],
    ["a ticker, with a word for shares", "Ticker,Holding\nAAPL,10 shares\nMSFT,5 shares\n", "10"],
    ["a ticker under its plural", "Ticker,Holdings\nAAPL,10.5\n", "10.5"],
  ])("over numbers beside %s is the quantity", (_, text, quantity) => {
    const read = previewOf(text);
    expect(read.positions[0]?.quantity).toBe(quantity);
    expect(read).toMatchObject({ canCreate: true, problems: [] });
  });

  test.each([
    ["tickers", "Holding,Shares\nAAPL,10\n"],
    ["names beside tickers", "Holding,Ticker,Shares\nApple Inc,AAPL,10\n"],
  ])("over %s is what is held", (_, text) => {
    expect(held(previewOf(text))).toEqual([["AAPL", "10"]]);
  });

  test("is read as its owner says", () => {
    expect(held(previewOf("Stock,Holding,Nr\nAAPL,10,3\n", { mapping: { Nr: "quantity", Holding: null } }))).toEqual([
      ["AAPL", "3"],
    ]);
  });
});

describe("lists typed in words", () => {
  test.each([
    ["a phrase", "10 shares of AAPL\n5 shares of MSFT\n"],
    ["a sentence", "Bought 10 shares of AAPL\nBought 5 shares of MSFT\n"],
    ["a word behind a comma", "AAPL, 10 shares\nMSFT, 5 shares\n"],
    ["prices too", "AAPL, 10 shares, $150\nMSFT, 5 shares, $300\n"],
  ])("%s", (_, text) => {
    expect(held(previewOf(text))).toEqual([
      ["AAPL", "10"],
      ["MSFT", "5"],
    ]);
  });

  test("one line alone", () => {
    expect(held(previewOf("AAPL, 10 shares\n"))).toEqual([["AAPL", "10"]]);
  });

  test("what was sold is not held", () => {
    for (const text of ["Sold 10 shares of AAPL\nBought 5 shares of MSFT\n", "Sold 10 shares of AAPL\n"]) {
      const { canCreate, problems } = previewOf(text);
      expect([canCreate, problems[0]?.code]).toEqual([false, "ERR_CSV_021"]);
    }
  });
});

describe("“Amount” and “Balance”", () => {
  test.each([
    ["beside a price", "Symbol,Amount,Price\nAAPL,10,150\n", ["AAPL", "10", "1500"], 1],
    ["beside what was paid", "Asset,Amount,Average Price\nAAPL,10,150\n", ["AAPL", "10", null], 1],
    ["that count shares", "Symbol,Amount,Price\nAAPL,10 shares,$150\n", ["AAPL", "10", "1500"], 0],
    ["that with the price make the value", "Symbol,Amount,Price,Value\nAAPL,10,150,1500\n", ["AAPL", "10", "1500"], 0],
  ])("%s are shares", (_, text, expected, said) => {
    const read = previewOf(text);
    expect(amounts(read)).toEqual([expected]);
    expect(warnings(read)).toHaveLength(said);
  });

  test.each([
    ["alone", "Asset,Amount\nAAPL,10\n", "10", 1],
    ["alone as a balance", "Ticker,Balance\nAAPL,10.5\n", "10.5", 1],
    ["with a sign", "Symbol,Amount,Price\nAAPL,$1500,$150\n", "1500", 0],
    ["with cents", "Ticker,Balance\nAAPL,1500.25\nMSFT,10.00\n", "1500.25", 0],
    ["with cents beside a price", "Symbol,Amount,Price\nAAPL,1500.00,150.00\n", "1500", 1],
    ["in a currency", "Symbol,Amount (USD)\nAAPL,1000\n", "1000", 0],
  ])("%s are money", (_, text, value, said) => {
    const read = previewOf(text);
    expect(amounts(read)[0]).toEqual(["AAPL", null, value]);
    expect(warnings(read)).toHaveLength(said);
  });
});

describe("a list without a header", () => {
  test.each([
    ["tabs", "AAPL\t10\t200.5\n", "2005"],
    ["commas", "AAPL,10,150.25\nTSLA,-5,300.10\n", "1502.5"],
    ["blanks and an at", "AAPL 10 @ 150\nMSFT 5 @ 300\n", "1500"],
    ["bars", "AAPL | 10 | 150.00\nMSFT | 5 | 300.00\n", "1500"],
    ["prices with a sign", "AAPL,10,$200.50\nMSFT,5,$300\n", "2005"],
    ["whole numbers", "AAPL,10,200\nMSFT,5,400\n", "2000"],
  ])("by %s is symbol, quantity, price, and that is said", (_, text, value) => {
    const read = previewOf(text);
    expect(amounts(read)[0]).toEqual(["AAPL", "10", value]);
    expect(read.canCreate).toBe(true);
    expect(warnings(read)).toMatchObject([expect.stringContaining("The list has no header")]);
  });

  test("with days of purchase has what was paid behind them", () => {
    const read = previewOf("TSLA,5,2025-01-02,300.25\nAAPL,10,2025-01-03,150.25\n");
    expect(read.positions).toMatchObject([{ quantity: "5", entryPrice: "300.25" }, { entryPrice: "150.25" }]);
    expect(warnings(read)).toMatchObject([expect.stringContaining("for the entry price")]);
  });

  test("is asked about where only the first number has cents", () => {
    expect(previewOf("AAPL,150.25,10\nTSLA,300.10,5\n")).toMatchObject({
      canCreate: false,
      questions: [{ id: "quantity" }],
    });
  });

  test("of weights is the same by blanks as by commas", () => {
    const [byBlanks, byCommas] = [" ", ","].map((mark) =>
      previewOf(`AAPL${mark}60%\nMSFT${mark}40%\n`, { equity: "1000" }),
    );
    expect(amounts(byBlanks!)).toEqual(amounts(byCommas!));
  });
});

describe("weights with their unit in brackets", () => {
  test.each([
    ["shares", "Symbol,Shares,Weight (%)\nAAPL,10,60\nMSFT,5,40\n"],
    ["values", "Symbol,Value,Allocation (%)\nAAPL,$1000,60\nMSFT,$500,40\n"],
    ["pieces", "Ticker;Stück;Anteil (%)\nAAPL;10;60\nMSFT;5;40\n"],
  ])("say nothing beside %s", (_, text) => {
    expect(previewOf(text).problems).toEqual([]);
  });

  test("are weights where nothing else says how much", () => {
    expect(previewOf("Symbol,Allocation (%)\nAAPL,60\nMSFT,40\n").asksForEquity).toBe(true);
  });

  test.each(["% of portfolio", "Weight %", "Weight (%)", "Percent of account"])(
    "are per cent under “%s”, however small",
    (header) => {
      const read = previewOf(`Symbol,${header}\nAAPL,0.9\nMSFT,0.8\nGOOG,0.7\n`, { equity: "10000" });
      expect(read.positions.map(({ statedValueUsd }) => statedValueUsd)).toEqual(["90", "80", "70"]);
      expect(warnings(read)).toMatchObject([expect.stringContaining("add up to 2.4 %")]);
    },
  );

  test("are fractions where they come to one, as spreadsheets export them", () => {
    const read = previewOf("Symbol,% of portfolio\nAAPL,0.25\nMSFT,0.75\n", { equity: "1000" });
    expect(read.positions.map(({ statedValueUsd }) => statedValueUsd)).toEqual(["250", "750"]);
  });

  test.each(["Weight (bps)", "Weight bps", "Allocation (basis points)"])(
    "are hundredths of a per cent: %s",
    (header) => {
      const read = previewOf(`Symbol,${header}\nAAPL,6000\nMSFT,4000\n`, { equity: "1000" });
      expect(read.positions.map(({ statedValueUsd }) => statedValueUsd)).toEqual(["600", "400"]);
      expect(warnings(read)).toEqual([]);
    },
  );

  test("leave other percentages unread", () => {
    expect(warnings(previewOf("Symbol,Shares,Price (%)\nAAPL,10,60\n"))[0]).toContain("is not read");
  });
});

describe("tickers in a column of names", () => {
  test.each([
    ["Fund", "Fund,Shares\nVTSAX,10\nVTI,3\nTotal,13\n", "VTSAX"],
    ["Product", "Product;Aantal;Slotkoers;Waarde\nAAPL;10;200,5;2005\n", "AAPL"],
    ["Description", "Description,Qty\nAAPL,10\nMSFT,5\n", "AAPL"],
    ["Investment", "Investment,Shares\nAAPL,10\nBRK.B,2\n", "AAPL"],
  ])("are symbols under “%s”, and that is said", (header, text, symbol) => {
    const read = previewOf(text);
    expect(held(read)[0]).toEqual([symbol, "10"]);
    expect(warnings(read)).toMatchObject([expect.stringContaining(`“${header}” was taken for it`)]);
  });

  test.each([
    ["names", "Company,Shares\nApple,10\n"],
    ["names in capitals", "Company,Shares\nNIKE,10\nIBM,5\n"],
  ])("%s stay names", (_, text) => {
    expect(previewOf(text)).toMatchObject({ canCreate: false, positions: [] });
  });
});
