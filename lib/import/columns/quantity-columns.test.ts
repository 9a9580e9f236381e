import { describe, expect, test } from "vitest";
import type { PortfolioPreview } from "../preview";
import { held, previewOf } from "../testing-preview";

const warnings = ({ problems }: PortfolioPreview) =>
  problems.flatMap(({ severity, message }) => (severity === "info" ? [] : message));

describe("a quantity that no known word names", () => {
  test.each(["Shrs", "Nominal held", "Foo", "Volume", "Available now"])(
    "is “%s” where it times the price is the value",
    (header) => {
      const read = previewOf(`Symbol,${header},Price,Value\nAAPL,10,200,2000\nMSFT,5,400,2000\n`);
      expect(held(read)).toEqual([
        ["AAPL", "10"],
        ["MSFT", "5"],
      ]);
      expect(warnings(read)).toEqual([]);
    },
  );

  test.each([
    ["no price", "Symbol,Foo,Value\nAAPL,11,2211\nMSFT,3,1200\n"],
    ["a price that proves nothing", "Symbol,Foo,Price,Value\nAAPL,11,200,2211\nMSFT,3,450,1200\n"],
  ])("is said to be open with %s", (_, text) => {
    const read = previewOf(text);
    expect(read.positions[0]?.quantity).toBeNull();
    expect(warnings(read)).toMatchObject([expect.stringContaining("choose “Quantity” for “Foo”")]);
    expect(held(previewOf(text, { mapping: { Foo: "quantity" } }))[0]).toEqual(["AAPL", "11"]);
  });

  test.each([
    ["shares of the whole", "Symbol,Foo,Value\nAAPL,0.6,600\nMSFT,0.4,400\n"],
    ["prices", "Symbol,Best close,Value\nAAPL,11,2211\nMSFT,3,1200\n"],
    ["gains", "Symbol,Day gain,Value\nAAPL,11,2211\nMSFT,3,1200\n"],
    ["money by its sign", "Symbol,Debit($),Value\nAAPL,11,2211\nMSFT,3,1200\n"],
  ])("is not sought among %s", (_, text) => {
    expect(warnings(previewOf(text))).toEqual([]);
  });

  test("is not offered where times the price it is far from the value", () => {
    expect(warnings(previewOf("Symbol,Risk,Price,Value\nAAPL,3,200,2000\nMSFT,5,400,2000\n"))).toEqual([]);
  });

  test("is “No.” where it times the price is the value on every line, and else numbers the lines", () => {
    const read = previewOf("Ticker,No.,Price,Value\nAAPL,10,200,2000\nMSFT,5,400,2000\n");
    expect(held(read).map(([, quantity]) => quantity)).toEqual(["10", "5"]);
    const numbered = previewOf("No.,Ticker,Price,Value\n1,AAPL,200,200\n2,MSFT,400,2000\n");
    expect(held(numbered).map(([, quantity]) => quantity)).toEqual([null, null]);
  });

  test.each([
    ["Bought,Sold,Held", "AAPL,10,5,5", "5"],
    ["Purchased,Sold,Shares", "MSFT,10,4,6", "6"],
  ])("is what was bought less what was sold: %s", (header, lines, quantity) => {
    const read = previewOf(`Symbol,${header}\n${lines}\n`);
    expect(read).toMatchObject({ canCreate: true, positions: [{ quantity }] });
  });

  test.each([
    ["Shares,Sold,Left", "AAPL,10,4,6", "10"],
    ["Shares,Bought,Sold,Left", "AAPL,10,10,4,6", "10"],
  ])("is said where another column bears its word: %s", (header, lines, other) => {
    const text = `Symbol,${header}\n${lines}\n`;
    expect(held(previewOf(text))).toEqual([["AAPL", "6"]]);
    expect(warnings(previewOf(text))).toMatchObject([
      expect.stringMatching(/^“Left” was taken for the quantity and not “Shares”, because it is “Shares” less “Sold”/),
    ]);
    expect(held(previewOf(text, { mapping: { Shares: "quantity" } }))).toEqual([["AAPL", other]]);
  });

  test.each([
    ["without what is left", "Symbol,Shares,Sold\nAAPL,10,5\n"],
    ["that leave something else", "Symbol,Bought,Sold,Held\nAAPL,10,5,7\n"],
  ])("numbers under “Sold” stay no days %s", (_, text) => {
    expect(previewOf(text).canCreate).toBe(false);
  });

  test("is left alone where the user says that the column is not read", () => {
    const read = previewOf("Symbol,Foo,Price,Value\nAAPL,10,200,2000\n", { mapping: { Foo: null } });
    expect(read.positions[0]?.quantity).toBeNull();
  });

  test("is the sum of two others", () => {
    expect(held(previewOf("Asset,Free,Locked,Total,USD Value\nAAPL,6,4,10,2000\nMSFT,1,4,5,2000\n"))).toEqual([
      ["AAPL", "10"],
      ["MSFT", "5"],
    ]);
  });

  test.each([
    ["by account", "Symbol,Roth,Taxable,Total\nAAPL,2000.50,1000.25,3000.75\nMSFT,500,700,1200\n"],
    ["by whole numbers", "Symbol,Mine,Hers,Total\nAAPL,6,4,10\nMSFT,1,4,5\n"],
  ])("is asked, with the sum first, where the sum may be of money: %s", (_, text) => {
    const read = previewOf(text);
    expect(read.canCreate).toBe(false);
    expect(read.questions).toMatchObject([{ id: "quantity", answer: null }]);
    expect(read.questions[0]?.readings[0]?.value).toBe("Total");
    expect(warnings(read)).toContainEqual(expect.stringContaining("choose “Value” for it among the columns"));
    const answered = previewOf(text, { answers: { quantity: "Total" } });
    expect(answered.canCreate).toBe(true);
    const money = previewOf(text, { mapping: { Total: "value" } });
    expect(money).toMatchObject({ canCreate: true, positions: [{ quantity: null }, { quantity: null }] });
  });

  test.each([
    ["Qté", "ISIN;Qté;Cours;Valeur\nUS0378331005;10;200,00;2000,00\n"],
    ["Nb titres", "ISIN;Nb titres;Cours\nUS0378331005;10;200,00\n"],
    ["Antal", "ISIN;Namn;Antal;Kurs\nUS0378331005;Apple;10;200,00\n"],
    ["Volym", "ISIN;Namn;Volym;Marknadsvärde\nUS0378331005;Apple;10;2000,00\n"],
    ["sshPrnamt", "cusip,nameOfIssuer,value,sshPrnamt\n037833100,APPLE INC,2000,10\n"],
    ["Position Size", "Symbol,Position Size,PnL\nAAPL,10,500\n"],
  ])("is “%s” by its word", (_, text) => {
    const read = previewOf(text);
    expect(read.positions).toMatchObject([{ quantity: "10" }]);
    expect(read).toMatchObject({ questions: [], canCreate: true });
  });
});

describe("what is held long and short in two columns", () => {
  test.each([
    ["longQuantity,shortQuantity", "10,0", "0,5"],
    ["Long Qty,Short Qty", "10,", ",5"],
    ["Long,Short", "10,--", "--,-5"],
    ["Qty (Long),Qty (Short)", "10,0", "0,(5)"],
    ["Short Quantity,Long Quantity", "0,10", "5,0"],
  ])("%s", (header, long, short) => {
    const read = previewOf(`Symbol,${header},Market Value\nAAPL,${long},2000\nTSLA,${short},-1500\n`);
    expect(held(read)).toEqual([
      ["AAPL", "10"],
      ["TSLA", "-5"],
    ]);
    expect(read).toMatchObject({ canCreate: true, questions: [], problems: [] });
  });

  test("of one and none are no yes and no", () => {
    expect(held(previewOf("Symbol,Long,Short\nAAPL,1,0\nTSLA,0,1\n"))).toEqual([
      ["AAPL", "1"],
      ["TSLA", "-1"],
    ]);
  });

  test("on one line are refused, as it is two positions", () => {
    const read = previewOf("Symbol,Long Qty,Short Qty\nAAPL,10,5\nMSFT,1,0\n");
    expect(read.problems).toMatchObject([{ severity: "error", line: 2, value: "10 long and 5 short" }]);
    const mended = previewOf("Symbol,Long Qty,Short Qty\nAAPL,10,5\nMSFT,1,0\n", {
      corrections: [{ line: 2, column: "Short Qty", value: "0" }],
    });
    expect(held(mended)[0]).toEqual(["AAPL", "10"]);
  });

  test("stay as the user says, and the columns tell that they go together", () => {
    const text = "Symbol,Long Qty,Short Qty\nAAPL,10,5\n";
    expect(held(previewOf(text, { mapping: { "Long Qty": "quantity" } }))).toEqual([["AAPL", "10"]]);
    expect(previewOf(text).columns[2]).toMatchObject({ field: null, why: "It is read together with “Long Qty”." });
  });
});

describe("the question which column is the quantity", () => {
  test("offers no prices, no money and no parts", () => {
    const text =
      "Symbol,Rounds,Lots,Previous Closing Price,Quantity Discrepant,Net worth,GAV (SEK),PnL\nAAPL,6,4,10,0,60,7,1\nMSFT,1,4,5,0,5,6,2\n";
    const [question] = previewOf(text).questions;
    expect(question?.readings.map(({ value }) => value)).toEqual(["Rounds", "Lots"]);
  });
});

describe("what a lot cost", () => {
  test.each([
    ["Cost Basis,Current Price,Market Value", "150,200,2000", "300,400,2000"],
    ["Cost Basis,Market Value", "150,2000", "300,2000"],
    ["Book Cost,Price", "150,200", "300,400"],
  ])("is of one share where it lies near the price: %s", (header, one, two) => {
    const read = previewOf(`Symbol,Shares,${header}\nAAPL,10,${one}\nMSFT,5,${two}\n`);
    expect(read.positions).toMatchObject([{ entryPrice: "150" }, { entryPrice: "300" }]);
    expect(warnings(read)).toMatchObject([expect.stringContaining("was taken for what one share cost")]);
    const name = header.split(",")[0] ?? "";
    const said = previewOf(`Symbol,Shares,${header}\nAAPL,10,${one}\nMSFT,5,${two}\n`, {
      mapping: { [name]: "costTotal" },
    });
    expect(said.positions).toMatchObject([{ entryPrice: "15" }, { entryPrice: "60" }]);
  });

  test.each([
    ["money", "Symbol,Shares,Price,Cost Basis,Market Value,Gain\nNVDA,10,200,30,2000,1700\n"],
    ["per cent", "Symbol,Shares,Price,Cost Basis,Market Value,Gain %\nNVDA,10,200,30,2000,566.67%\n"],
  ])("is of one share where the gains prove it, in %s", (_, text) => {
    expect(previewOf(text).positions).toMatchObject([{ entryPrice: "30" }]);
  });

  test.each([
    ["a column of gains says so", "Symbol,Shares,Cost Basis,Market Value,Gain\nNVDA,10,200,2000,1800\n", "20"],
    [
      "its gains in per cent say so",
      "Symbol,Shares,Price,Cost Basis,Market Value,Gain %\nNVDA,10,200,300,2000,566.67%\n",
      "30",
    ],
    ["its gains in whole per cent say so", "Symbol,Shares,Price,Cost Basis,Return\nNVDA,10,200,300,567\n", "30"],
    ["its word says so", "Symbol,Shares,Cost Basis Total,Market Value\nNVDA,10,200,2000\n", "20"],
    ["it lies near the value", "Symbol,Shares,Cost Basis,Market Value\nNVDA,10,1500,2000\n", "150"],
    ["a few shares tell nothing", "Symbol,Shares,Cost Basis,Market Value\nNVDA,2,300,800\n", "150"],
  ])("is of the whole where %s", (_, text, price) => {
    const read = previewOf(text);
    expect(read.positions).toMatchObject([{ entryPrice: price }]);
    expect(warnings(read)).toEqual([]);
  });
});

describe("“Entry” and “Current”", () => {
  test.each([
    ["prices", "AAPL,10,150,200", { entryPrice: "150", statedPrice: "200", statedValueUsd: "2000" }],
    ["a price and a value", "AAPL,10,150,2000", { entryPrice: "150", statedPrice: null, statedValueUsd: "2000" }],
    ["a day", "AAPL,10,2026-01-05,200", { entryPrice: null, entryDate: "2026-01-05" }],
  ])("are %s", (_, line, lot) => {
    expect(previewOf(`Symbol,Qty,Entry,Current\n${line}\n`).positions).toMatchObject([lot]);
  });
});

describe("names beside tickers and numbers", () => {
  test.each([
    ["Instrument ISIN,Instrument,Quantity", "US0378331005,Apple Inc.,10"],
    ["Instrument,Listing ISIN,Quantity", "Apple Inc.,US0378331005,10"],
  ])("%s is found by its ISIN", (header, line) => {
    const read = previewOf(`${header}\n${line}\n`);
    expect(read).toMatchObject({ canCreate: true, positions: [{ identifier: { value: "US0378331005" } }] });
  });

  test.each([
    ["Instrument,Instrument Symbol,Quantity", "Apple Inc.,AAPL,10"],
    ["Stock,Stock Code,Quantity", "Apple Inc,AAPL,10"],
    ["Instrument,Instrument Code,Quantity", "Apple Inc.,AAPL,10"],
    ["Security,Listing Ticker,Quantity", "Apple Inc.,AAPL,10"],
  ])("%s is found by its ticker", (header, line) => {
    expect(held(previewOf(`${header}\n${line}\n`))).toEqual([["AAPL", "10"]]);
  });

  test.each([
    ["Stock,Ticker,Shares,Value", "Cash"],
    ["Security,Symbol,Quantity,Value", "Cash"],
    ["Holding,Symbol,Quantity,Value", "Cash"],
    ["Titel,Symbol,Anzahl,Wert", "Bargeld"],
    ["Titolo,Simbolo,Quantità,Valore", "Liquidità"],
    ["Título,Símbolo,Cantidad,Valor", "Efectivo"],
  ])("%s: the first are names, by which %s is known", (header, cash) => {
    const read = previewOf(`${header}\nApple,AAPL,10,2000\n${cash},,,500\n`);
    expect(read).toMatchObject({ canCreate: true, problems: [] });
    expect(read.columns[0]).toMatchObject({ field: "description" });
    expect(read.positions).toMatchObject([{ symbol: "AAPL" }, { kind: "cash", statedValueUsd: "500" }]);
  });

  test("kinds beside tickers are no names", () => {
    const read = previewOf("Security,Symbol,Quantity\nStock,AAPL,10\nETF,VTI,5\n");
    expect(read.columns[0]?.field).not.toBe("description");
  });

  test.each(["Underlying ISIN", "Benchmark Ticker", "Currency Symbol"])("“%s” names something else", (header) => {
    expect(held(previewOf(`Instrument,${header},Quantity\nAAPL,X,10\n`))).toEqual([["AAPL", "10"]]);
  });
});
