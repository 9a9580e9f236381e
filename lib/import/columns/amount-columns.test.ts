import { describe, expect, test } from "vitest";
import type { PortfolioPreview } from "../preview";
import { readPortfolioText } from "../read-portfolio-file";
import { held, previewOf } from "../testing-preview";

const warnings = ({ problems }: PortfolioPreview) =>
  problems.flatMap(({ severity, message }) => (severity === "info" ? [] : message));
const fieldsOf = ({ columns }: PortfolioPreview) =>
  Object.fromEntries(columns.flatMap(({ header, field }) => (field === null ? [] : [[field, header]])));

describe("numbers of securities are no amounts", () => {
  test.each([
    ["WKN beside pieces", "WKN;ISIN;Name;Stück/Nominale;Kurs\n865985;US0378331005;Apple;10;180,00", "10"],
    ["a number of its own before the symbol", "Security #,Symbol,Held,Last\n12345678,AAPL,10,200", "10"],
    ["a Swiss number under Valor", "Valor;Titel;Wieviel;Kurs\n908440;AAPL;10;180,00", "10"],
    ["one beside a value", "Valor;ISIN;Anzahl;Marktwert CHF\n908440;US0378331005;10;1600.00", "10"],
    ["lines counted from one", "Pos,Ticker,How many\n1,AAPL,10\n2,MSFT,5\n3,KO,7", "10"],
    ["numbers that begin with a zero", "Key,Ticker,How many\n004512,AAPL,10\n004513,MSFT,5", "10"],
    ["a zip code", "Symbol,Zip,How many\nAAPL,12345,10", "10"],
    ["a beta", "Symbol,Beta,How many\nAAPL,1.2,10", "10"],
  ])("%s", (_, text, quantity) => {
    const { positions } = previewOf(text);
    expect(positions[0]?.quantity).toBe(quantity);
    expect(positions[0]?.stated?.value ?? positions[0]?.statedValueUsd ?? "0").not.toMatch(/908440|865985/);
  });

  test("a Spanish “Valor” behind the quantity is a value, whole numbers or not", () => {
    for (const value of ["12000", "1.200,50"]) {
      const [lot] = previewOf(`Ticker;Título;Cantidad;Valor\nAAPL;Apple;10;${value}\n`).positions;
      expect(Number(lot?.statedValueUsd)).toBe(value === "12000" ? 12000 : 1200.5);
    }
  });

  test("a file that has nothing else is refused", () => {
    expect(readPortfolioText("Symbol,WKN\nAAPL,865985\n").ok).toBe(false);
    expect(readPortfolioText("Symbol,Beta\nAAPL,1.2\n").ok).toBe(false);
  });
});

describe("a quantity that no header names", () => {
  const text = "Symbol,Lots,Rounds\nAAPL,3,10\nMSFT,1,5\n";

  test("is asked for where several columns could be it", () => {
    const read = previewOf(text);
    expect(read.canCreate).toBe(false);
    expect(read.questions).toMatchObject([
      { id: "quantity", answer: null, readings: [{ value: "Lots" }, { value: "Rounds", totals: "It adds up to 15." }] },
    ]);
    expect(read.problems).toMatchObject([{ severity: "error", code: "ERR_CSV_029" }]);
  });

  test.each([
    ["Lots", ["3", "1"]],
    ["Rounds", ["10", "5"]],
  ])("is %s once that is answered", (quantity, quantities) => {
    const read = previewOf(text, { answers: { quantity } });
    expect(read.positions.map((lot) => lot.quantity)).toEqual(quantities);
    expect(read).toMatchObject({ canCreate: true, questions: [{ id: "quantity", answer: quantity }] });
  });

  test("is asked for by place where there is no header", () => {
    const bare = "AAPL,200.25,10\nMSFT,400.50,5\n";
    expect(previewOf(bare).canCreate).toBe(false);
    const read = previewOf(bare, { answers: { quantity: "Column 3" } });
    expect(held(read)).toEqual([
      ["AAPL", "10"],
      ["MSFT", "5"],
    ]);
  });

  test("is not asked for where a product proves it", () => {
    const read = previewOf("Symbol,A,B,C\nAAPL,10,200,2000\nMSFT,5,400,2000\n");
    expect(read).toMatchObject({ questions: [], canCreate: true });
    expect(held(read)[0]).toEqual(["AAPL", "10"]);
  });

  test("is said where one column alone could be it", () => {
    expect(warnings(previewOf("Symbol,Rounds\nAAPL,10\n"))[0]).toContain("“Rounds” was taken for it");
    expect(warnings(previewOf("AAPL,10\n"))).toEqual([]);
  });
});

describe("two columns with words for one field", () => {
  test("the price whose product is the value is the price, the other beside a date what was paid", () => {
    const read = previewOf("Symbol,Quantity,Price,Date,Price,Value\nAAPL,10,150,2024-01-05,200,2000\n");
    expect(read.positions).toMatchObject([{ statedPrice: "200", entryPrice: "150", entryDate: "2024-01-05" }]);
    expect(read).toMatchObject({ statementDate: null, problems: [] });
  });

  test("in two currencies stay as their headers say, whatever the products", () => {
    const read = previewOf(
      "Symbol,Currency,Quantity,Price,Market Value (USD),Market Value (EUR)\nSAP.DE,EUR,10,200,2200,2000\n",
    );
    expect(fieldsOf(read).value).toBe("Market Value (USD)");
    expect(read.positions).toMatchObject([{ statedValueUsd: "2200" }]);
  });

  test.each([
    ["pieces", "Symbol,Shares,Units,Price,Value\nAAPL,3,10,200,2000\nMSFT,4,5,400,2000\n", "quantity", "Units"],
    ["values", "Symbol,Market Value,Total Value,Shares,Last\nAAPL,1900,2000,10,200\n", "value", "Total Value"],
  ])("for %s are settled by the product", (_, text, field, header) => {
    expect(fieldsOf(previewOf(text))[field]).toBe(header);
  });

  test("are said where nothing tells which is meant", () => {
    expect(warnings(previewOf("Symbol,Quantity,Price,Price\nAAPL,10,150,200\n"))[0]).toContain(
      "Two columns are called",
    );
    expect(warnings(previewOf("Symbol,Quantity,Price,Price\nAAPL,10,150,150\n"))).toEqual([]);
  });

  test.each([
    ["a share", "Cost,Price", "AAPL,10,150,200", "MSFT,5,300,400", "150"],
    ["a share, by the values", "Cost,Market Value", "AAPL,100,50,15000", "MSFT,200,100,80000", "50"],
    ["the whole", "Cost,Price", "AAPL,10,1500,200", "MSFT,5,1500,400", "150"],
    ["the whole, of what rose", "Cost,Price", "AAPL,10,500,200", "MSFT,50,15000,400", "50"],
  ])("“Cost” is of %s", (_, header, one, other, entryPrice) => {
    const read = previewOf(`Ticker,Shares,${header}\n${one}\n${other}\n`);
    expect(read.positions[0]?.entryPrice).toBe(entryPrice);
    expect(warnings(read)).toEqual([]);
  });

  test("“Cost” that nothing tells of is read as that of the whole, and said", () => {
    const read = previewOf("Ticker,Shares,Cost\nAAPL,10,150\n");
    expect(read.positions[0]?.entryPrice).toBe("15");
    expect(warnings(read)[0]).toContain("if it is what one share cost");
    expect(previewOf("Ticker,Shares,Cost\nAAPL,10,150\n", { mapping: { Cost: "entryPrice" } })).toMatchObject({
      positions: [{ entryPrice: "150" }],
      problems: [],
    });
  });
});

describe("headers of brokers", () => {
  test("comdirect: pieces, a kind of asset and no account in a title with a date", () => {
    const read = previewOf(`"Depotübersicht per 21.08.2026";
"Stück/Nom.";"Bezeichnung";"WKN";"Typ";"Währung";"Akt. Kurs";"Wert in EUR"
"10";"APPLE INC.";"865985";"Aktie";"EUR";"180,00";"1.800,00"
"5";"SAP SE";"716460";"Aktie";"EUR";"200,00";"1.000,00"
`);
    expect(fieldsOf(read)).toMatchObject({ quantity: "Stück/Nom.", description: "Bezeichnung", assetType: "Typ" });
    expect(read.names.map(({ name }) => name)).toEqual(["APPLE INC.", "SAP SE"]);
    expect(read).toMatchObject({ accounts: [], canCreate: false });
  });

  test("a column of one kind of asset is none of tickers, whatever its header", () => {
    const read = previewOf("Foo;Name;Bar\nAktie;Apple Inc.;10\nAktie;SAP SE;5\n");
    expect(fieldsOf(read).symbol).toBeUndefined();
    expect(read.canCreate).toBe(false);
  });

  test("DEGIRO: a number called amount, and a value over two columns", () => {
    const read = previewOf(
      "Product,Symbol/ISIN,Amount,Closing,Local value,,Value in EUR\nADOBE,US00724F1012,3,411.37,USD,1234.11,1134.12\n",
    );
    expect(read).toMatchObject({ broker: "DEGIRO", problems: [] });
    expect(read.positions).toMatchObject([{ quantity: "3", statedPrice: "411.37", statedValueUsd: "1234.11" }]);
  });

  test("E*TRADE with its quantity written out", () => {
    const header = "Symbol,Last Price $,Change $,Quantity,Price Paid $,Total Gain $,Value $";
    expect(previewOf(`${header}\nAAPL,300,1,10,100,2000,3000\n`).broker).toBe("E*TRADE");
  });

  test("the columns of an IBKR statement are those of its positions, though cash comes first", () => {
    const read = previewOf(`Statement,Header,Field Name,Field Value
Cash Report,Header,Currency Summary,Currency,Total,Securities,Futures,
Cash Report,Data,Ending Cash,USD,1234.56,1234.56,0,
Open Positions,Header,DataDiscriminator,Asset Category,Currency,Symbol,Quantity,Close Price,Value
Open Positions,Data,Summary,Stocks,USD,BRK B,25,400,10000
`);
    expect(fieldsOf(read)).toMatchObject({ symbol: "Symbol", quantity: "Quantity", value: "Value" });
  });

  test("a day of sale has a column of its own", () => {
    const text =
      "Symbol,Shares,Buy Date,Buy Price,Sell Date,Sell Price\nTSLA,5,2024-01-05,200,2024-06-05,250\nKO,5,2024-01-05,60,,\n";
    const [sold, held] = [
      { exitDate: "2024-06-05", exitPrice: "250" },
      { exitDate: null, exitPrice: null },
    ];
    expect(previewOf(text)).toMatchObject({ problems: [], positions: [sold, held] });
  });

  test.each([
    ["the words above", "Ticker,Share,Purchase,Market\nSymbol,Count,Price,Value"],
    ["some of them", ",,Purchase,Market\nSymbol,Qty,Price,Value"],
  ])("a header over two lines is one, with %s", (_, header) => {
    const read = previewOf(`${header}\nAAPL,10,150,2000\nMSFT,5,300,2000\n`);
    expect(read.problems).toEqual([]);
    expect(read.positions).toMatchObject([
      { symbol: "AAPL", quantity: "10", entryPrice: "150", statedValueUsd: "2000" },
      { symbol: "MSFT", quantity: "5", entryPrice: "300", statedValueUsd: "2000" },
    ]);
  });

  test.each([
    ["no symbol", "Underlying,Call/Put,Strike,Expiration,Contracts,Side\nAAPL,C,300,1/15/2027,2,Short"],
    ["a type", "Symbol,Type,Side,Quantity,Strike,Expiry,Underlying\n,Call,Short,2,300,2027-01-15,AAPL"],
  ])("options in columns of their own, with %s", (_, text) => {
    expect(previewOf(text)).toMatchObject({
      canCreate: true,
      positions: [{ kind: "option", symbol: "AAPL270115C00300000", quantity: "-2" }],
    });
  });
});
