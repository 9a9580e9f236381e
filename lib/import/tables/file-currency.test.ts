import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";
import { currencyOfLine } from "./currency-line";

const LISTINGS = { answers: { listings: "us_listings" } };

describe("a currency that is named beside the table", () => {
  test.each([
    ["Alle Werte in EUR", "EUR"],
    ["All values in GBP", "GBP"],
    ["All amounts are shown in Euro as of 21 Aug", "EUR"],
    ["(values in pence)", "GBX"],
    ["Base currency: EUR", "EUR"],
    ["Currency: CHF", "CHF"],
    ["Depotwährung: EUR", "EUR"],
    ["Devise de référence : EUR", "EUR"],
    ["Toutes les valeurs en EUR", "EUR"],
    ["Importes en EUR", "EUR"],
    ["Valuta: SEK", "SEK"],
    ["Depotübersicht in CHF", "CHF"],
    ["Portfolio Meier, all values in EUR", "EUR"],
    ["Dividends are reported in EUR", null],
    ["Dividends, amounts in EUR", null],
    ["Dividends received in EUR", null],
    ["Market values in local currency", null],
    ["Cash in EUR", null],
    ["Values in the USA", null],
    ["Portfolio Meier", null],
  ])("%s", (title, currency) => {
    expect(currencyOfLine([title])?.currency ?? null).toBe(currency);
  });

  test("is the one its amounts are read in, and is told", () => {
    const file = "Portfolio Meier\nAlle Werte in EUR\nSymbol;Anzahl;Kurs;Wert\nAAPL;10;180,00;1.800,00\nCASH;500;;\n";
    const { positions, problems, columns } = previewOf(file, LISTINGS);
    expect(positions.map(({ stated, statedValueUsd }) => [stated, statedValueUsd])).toEqual([
      [{ currency: "EUR", price: "180", value: "1800" }, null],
      [{ currency: "EUR", price: null, value: "500" }, null],
    ]);
    expect(positions[1]?.currency).toBe("EUR");
    expect(problems.filter(({ line, severity }) => line === 2 && severity === "info")).toHaveLength(1);
    expect(columns.at(-1)).toMatchObject({ header: "Currency", field: "currency" });
  });

  test.each([
    ["a pair of cells", "Base currency,EUR\nSymbol,Quantity,Price\nSAP.DE,1,100\n", "EUR", "100"],
    ["a line below", "Symbol,Quantity,Price\nVOD.L,1,1.80\nAll values in GBP\n", "GBP", "1.8"],
    ["pence", "All values in pence\nSymbol,Quantity,Price\nVOD.L,1,180\n", "GBP", "1.8"],
    ["a column says another", "Base currency: EUR\nSymbol,Quantity,Price,Currency\nSAP.DE,1,100,CHF\n", "CHF", "100"],
    ["a header says another", "Base currency: EUR\nSymbol,Quantity,Price (CHF)\nSAP.DE,1,100\n", "CHF", "100"],
    ["a cell says another", "Base currency: EUR\nSymbol,Quantity,Price\nSAP.DE,1,CHF 100\n", "CHF", "100"],
  ])("%s", (_, file, currency, price) => {
    const { positions, receipt } = previewOf(file);
    expect(positions.map(({ stated }) => stated)).toMatchObject([{ currency, price }]);
    expect(receipt.rejected).toBe(0);
  });

  test.each([
    ["Alle Werte in EUR\nSymbol,Quantity,Price\nSAP.DE,1,100\n", "Names the currency of the amounts."],
    ["Symbol,Quantity,Price\nSAP.DE,1,100\nAlle Werte in EUR\n", "Names the currency of the amounts."],
    ["Roth IRA in CAD\nSymbol,Quantity,Price\nRY.TO,1,100\n", "Names the account of the lines below it."],
    ["Base currency: EUR\nSymbol,Quantity,Price (CHF)\nSAP.DE,1,100\n", "Stands before the header."],
    ["All amounts in USD\nSymbol,Quantity,Price\nAAPL,10,220\n", "Stands before the header."],
  ])("%j: the line says what it was good for", (file, reason) => {
    expect(previewOf(file).rows.flatMap((row) => (row.disposition === "ignored" ? row.reason : []))).toEqual([reason]);
  });

  test("is that of the lines below it, where there are several", () => {
    const file = "Symbol,Quantity,Price\nCurrency: EUR\nSAP.DE,1,100\nCurrency: USD\nAAPL,1,200\n";
    const { positions } = previewOf(file);
    expect(positions.map(({ currency }) => currency)).toEqual(["EUR", "USD"]);
    expect(positions[1]?.statedPrice).toBe("200");
  });

  test("leaves a sign of dollars alone, and is left out where the user says so", () => {
    const file = "Base currency: EUR\nSymbol,Quantity,Value\nKO,1,$60\nAAPL,1,180\n";
    expect(previewOf(file, LISTINGS).positions.map(({ statedValueUsd }) => statedValueUsd)).toEqual(["60", null]);
    const { positions } = previewOf(file, { mapping: { Currency: null } });
    expect(positions.map(({ statedValueUsd }) => statedValueUsd)).toEqual(["60", "180"]);
  });

  test("a cell of it can be put right", () => {
    const file = "Base currency: EUR\nSymbol,Quantity,Value\nAAPL,1,180\n";
    const corrections = [{ line: 3, column: "Currency", value: "USD" }];
    expect(previewOf(file, { corrections }).positions[0]?.statedValueUsd).toBe("180");
  });
});

describe("a line that names US dollars", () => {
  const LISTED = "Symbol,Quantity,Price,Value\nSAP.DE,10,220,2200\nRY.TO,10,$95.00,$950.00\n";

  test.each([
    ["All amounts in USD", ["2200", "950"]],
    ["Währung: USD", ["2200", "950"]],
    ["Base currency: USD", [null, "950"]],
  ])("%s", (line, values) => {
    const { positions, problems } = previewOf(`${line}\n${LISTED}`);
    expect(positions.map(({ statedValueUsd }) => statedValueUsd)).toEqual(values);
    expect(problems.filter(({ line: at, severity }) => at === 1 && severity === "info")).toHaveLength(
      values[0] ? 1 : 0,
    );
  });

  test("says nothing new of American listings", () => {
    const { columns, problems } = previewOf("All amounts in USD\nSymbol,Quantity,Price\nAAPL,10,220\n");
    expect([columns.length, problems]).toEqual([3, []]);
  });
});

describe("a title that ends in a currency", () => {
  const UK = "UK stocks in GBP\nSymbol,Quantity,Price\nVOD.L,10,2\n";
  const US = "US stocks\nSymbol,Quantity,Price\nAAPL,10,200\n";

  test.each([
    ["is ended by the next title", `${UK}\n${US}`],
    ["does not reach what stands above it", `${US}\n${UK}`],
  ])("%s", (_, file) => {
    const { positions, questions } = previewOf(file);
    expect(positions.find(({ symbol }) => symbol === "AAPL")?.statedPrice).toBe("200");
    expect(positions.find(({ symbol }) => symbol === "VOD.L")?.stated?.currency).toBe("GBP");
    expect(questions).toEqual([]);
  });

  test("goes on below a header without a title", () => {
    const file =
      "Depot in EUR\nSymbol,Quantity,Price\nSAP.DE,1,100\n\nSymbol,Quantity,Price,Name\nAIR.PA,1,200,A\nCASH,50,,\n";
    expect(previewOf(file).positions.map(({ currency }) => currency)).toEqual(["EUR", "EUR", "EUR"]);
  });
});

describe("headers of brokers that name no currency", () => {
  test.each([
    ["CommSec", "Code,Avail Units,Purchase $,Last $,Market Value $\nBHP,100,40,45,4500\n", "BHP.AX", "AUD", "4500"],
    ["Zerodha", "Instrument,Qty.,Avg. cost,LTP,Cur. val\nINFY,10,1400,1500,15000\n", "INFY.NS", "INR", "15000"],
  ])("%s", (_, file, symbol, currency, value) => {
    const { positions, problems } = previewOf(file);
    expect(positions).toMatchObject([{ symbol, currency, statedValueUsd: null, stated: { currency, value } }]);
    expect(problems[0]?.message).toContain(currency);
  });
});
