import { describe, expect, test } from "vitest";
import type { PortfolioPreview } from "../preview";
import { resolveSymbols } from "../resolve-symbols";
import { previewOf } from "../testing-preview";

const warnings = ({ problems }: PortfolioPreview) =>
  problems.flatMap(({ severity, message }) => (severity === "info" ? [] : message));

describe("a column of currencies", () => {
  test.each(["Kurs-Währung", "Whatever", "Base currency"])("is the currency under “%s”", (header) => {
    const read = previewOf(`ISIN;Stück;Kurs;${header};Wert\nDE0007164600;4;150,00;EUR;600,00\n`);
    expect(read.positions).toMatchObject([{ currency: "EUR", stated: { price: "150", value: "600" } }]);
    expect(warnings(read)).toEqual([]);
  });

  test("of several is the one beside the price", () => {
    const [lot] = previewOf("Symbol,C1,Qty,Price,C2,C3\nVOD.L,USD,1000,0.75,GBP,CHF\n").positions;
    expect(lot).toMatchObject({ currency: "GBP", stated: { currency: "GBP", price: "0.75" } });
  });

  test.each([
    ["Exposure", "EWG,10,30,EUR\nEWJ,10,70,JPY"],
    ["Underlying Currency", "VGK,10,70,EUR"],
    ["Risk Currency", "BABA,10,90,CNY\nTSM,10,200,TWD"],
    ["Home", "NVO,10,60,DKK"],
    ["Hedged", "VTI,10,300,EUR"],
    ["Dividend Currency", "TSM,10,200,TWD"],
  ])("of something else is none of amounts under “%s”", (header, lines) => {
    const read = previewOf(`Symbol,Quantity,Price,${header}\n${lines}\n`);
    expect(read.positions.every(({ currency, kind }) => currency === "USD" && kind === "public")).toBe(true);
    expect(read.problems).toEqual([]);
  });

  test.each([
    ["Reporting Currency", "SAP.DE,10,200,USD", "EUR"],
    ["Base Currency", "AAPL,10,200,EUR", "USD"],
    ["Account Currency", "AAPL,10,200,EUR", "USD"],
    ["Foo", "AAPL,10,200,EUR", "USD"],
  ])("under “%s” that no listing confirms is left alone, and that is said", (header, line, currency) => {
    const text = `Symbol,Quantity,Price,${header}\n${line}\n`;
    expect(previewOf(text).positions).toMatchObject([{ currency }]);
    expect(warnings(previewOf(text))).toMatchObject([expect.stringContaining(`choose “Currency” for it`)]);
    expect(warnings(previewOf(text, { mapping: { [header]: null } }))).toEqual([]);
    expect(warnings(previewOf(text, { mapping: { [header]: "currency" } })).join()).not.toContain("was not taken");
  });

  test("of what was paid is none of the value, and that is said", () => {
    const read = previewOf('Symbol,Quantity,Price,Value,Cost,Cost Currency\nAAPL,10,$200,"$2,000",1350,EUR\n');
    expect(read).toMatchObject({ canCreate: true, positions: [{ currency: "USD", statedValueUsd: "2000" }] });
    expect(warnings(read)).toMatchObject([expect.stringContaining("“Cost Currency” is not read")]);
  });

  test.each([
    ["Whg", "AAPL,10,200,USD\nSAP.DE,10,200,EUR", "USD,EUR"],
    ["Transaction ccy", "SAP.DE,10,200,USD", "EUR"],
    ["Foo", "SAP.DE,10,200,EUR", "EUR"],
  ])("is the currency under “%s”, by its word or its listings", (header, lines, currencies) => {
    const read = previewOf(`Symbol,Quantity,Price,${header}\n${lines}\n`);
    expect(read.columns[3]?.field).toBe("currency");
    expect(read.positions.map(({ currency }) => currency).join()).toBe(currencies);
  });

  test("is not read where the user says so", () => {
    const [lot] = previewOf("Symbol,Qty,Price,Foo\nAAPL,10,200,EUR\n", { mapping: { Foo: null } }).positions;
    expect(lot).toMatchObject({ currency: "USD", statedPrice: "200" });
  });
});

describe("a value with a currency of its own", () => {
  test.each([
    ["by its header", "Symbol,Quantity,Price,Value,Price Currency,Value Currency"],
    ["by its place", "Symbol,Quantity,Price,Currency,Value,Ccy of it"],
  ])("is in that, %s", (_, header) => {
    const line = (symbol: string, price: string, code: string, value: string) =>
      header.includes("Price Currency")
        ? `${symbol},${price.split(",")[0]},${price.split(",")[1]},${value},${code},GBP`
        : `${symbol},${price},${code},${value},GBP`;
    const read = previewOf(
      `${header}\n${line("VOD.L", "1000,75", "GBX", "750")}\n${line("AAPL", "10,200", "USD", "1538.46")}\n`,
    );
    expect(read.positions).toMatchObject([
      { currency: "GBP", stated: { currency: "GBP", price: "0.75", value: "750" } },
      { currency: "USD", statedPrice: "200", statedValueUsd: "2000", stated: { currency: "GBP", value: "1538.46" } },
    ]);
    expect(warnings(read)).toEqual([]);
  });

  test("is in the currency of the price where quantity × price is the value", () => {
    const text = "Symbol,Quantity,Price,Currency,Value,Base Currency\nAAPL,10,200,USD,2000,EUR\n";
    expect(previewOf(text).positions).toMatchObject([{ statedValueUsd: "2000", currency: "USD" }]);
  });

  test("is in that of the account where what was paid stands in both", () => {
    const header = "Kortnamn;Volym;Marknadsvärde;GAV (SEK);GAV;Valuta";
    const { positions, problems, columns } = previewOf(`${header}\nAAPL;5;10 000,00;1 500,00;150,00;USD\n`);
    expect(positions).toMatchObject([
      { quantity: "5", entryPrice: "150", stated: { currency: "SEK", value: "10000" } },
    ]);
    expect(problems.map(({ severity, column, message }) => [severity, column, message])).toEqual([
      ["info", "Marknadsvärde", expect.stringMatching(/read in SEK, as “GAV \(SEK\)” is, and not .* \(“USD”\)/)],
    ]);
    expect(columns[2]?.why).toMatch(/ Its amounts are in SEK, as those of “GAV \(SEK\)”\.$/);
    expect(previewOf(`${header}\nVOLV-B.ST;5;1 000,00;150,00;150,00;SEK\n`).problems).not.toContainEqual(
      expect.objectContaining({ column: "Marknadsvärde" }),
    );
  });
});

describe("ISINs of other countries and no currency at all", () => {
  const bourso =
    'name;isin;quantity;buyingPrice;lastPrice;intradayVariation;amount;amountVariation;variation\n"AIR LIQUIDE";FR0000120073;10;150,00;170,50;0,50;1 705,00;205,00;13,67\n';

  test("are in the currency of their countries, and that is said", () => {
    const read = previewOf(bourso);
    expect(read.positions).toMatchObject([
      { quantity: "10", currency: "EUR", entryPrice: "150", stated: { price: "170.5", value: "1705" } },
    ]);
    expect(warnings(read)).toMatchObject([expect.stringContaining("all amounts were read in EUR")]);
  });

  test("of several countries as often are in euros where they are among them, and that is said", () => {
    const lines = "SE0000115446,10,200\nDE0007164600,10,200\nCH0038863350,10,80\n";
    const read = previewOf(`ISIN,Quantity,Price\n${lines}`);
    expect(read.positions.map(({ currency }) => currency)).toEqual(["EUR", "EUR", "EUR"]);
    expect(warnings(read)).toMatchObject([expect.stringContaining("none of them the most frequent")]);
  });

  test.each([
    ["ISIN,Quantity,Price", "USD"],
    ["ISIN,Stück,Kurs", "EUR"],
  ])("of Germany and America as often are in the currency of the headers’ language: %s", (header, code) => {
    const read = previewOf(`${header}\nDE0007164600,4,150\nUS0378331005,2,180\n`);
    const [lot] = read.positions;
    expect(lot?.stated?.currency ?? lot?.currency).toBe(code);
    expect(warnings(read)).toHaveLength(1);
  });

  test("take the American ones with them, whose values are then converted", () => {
    const read = previewOf("ISIN,Quantity,Price\nDE0007164600,4,150\nFR0000120073,1,170\nUS0378331005,2,180\n");
    expect(read.positions[2]).toMatchObject({ currency: "USD", statedValueUsd: null, stated: { currency: "EUR" } });
  });

  test.each([
    ["of no country with an exchange", "ISIN,Quantity,Price\nIE00B4L5Y983,5,90\n"],
    [
      "fewer than the American ones",
      "ISIN,Quantity,Price\nUS0378331005,2,180\nUS5949181045,2,400\nDE0007164600,4,150\n",
    ],
  ])("%s are in dollars, and that is said", (_, text) => {
    const read = previewOf(text);
    expect(read.positions.every(({ currency }) => currency === "USD")).toBe(true);
    expect(warnings(read)).toMatchObject([expect.stringContaining("all amounts were read in US dollars")]);
  });

  test.each([
    ["a sign", "ISIN,Quantity,Price\nDE0007164600,4,$150\n"],
    ["a column", "ISIN,Quantity,Price,Currency\nDE0007164600,4,150,USD\n"],
    ["a header", "ISIN,Quantity,Price (USD)\nDE0007164600,4,150\n"],
    ["nothing, beside tickers of New York", "Symbol,ISIN,Quantity,Price\nACN,IE00B4BNMY34,5,300\n"],
    ["nothing, beside tickers of abroad", "Symbol,ISIN,Quantity,Price\nSAP.DE,DE0007164600,5,150\n"],
    ["nothing, and has no amounts", "ISIN,Quantity\nDE0007164600,4\n"],
    ["nothing, and all are American", "ISIN,Quantity,Price\nUS0378331005,2,180\n"],
  ])("are not spoken of where the file has %s", (_, text) => {
    expect(warnings(previewOf(text))).toEqual([]);
  });

  test("are of the listing that the market finds, where the file has no amounts", () => {
    const answer = { FR0000120073: { status: "alias", symbol: "AI.PA" } } as const;
    const resolved = (text: string) => resolveSymbols(previewOf(text), answer);
    const unsaid = resolved("ISIN,Quantity\nFR0000120073,4\n");
    expect(unsaid.positions).toMatchObject([{ symbol: "AI.PA", currency: "EUR", quantity: "4" }]);
    expect(unsaid.rows).toMatchObject([{ disposition: "held_not_modelled" }]);
    expect(unsaid.rows[0]?.reason).toMatch(/trades in EUR: held without betas\.$/);
    expect(unsaid.receipt).toMatchObject({ used: 0, heldNotModelled: 1 });
    // What the file says stands: of London's listings many trade in dollars.
    expect(resolved("ISIN,Quantity,Currency\nFR0000120073,4,USD\n").positions).toMatchObject([{ currency: "USD" }]);
  });

  test.each([
    ["ISIN,Quantity,Avg price\nIE00B4L5Y983,4,150\n", "IWDA.AS", "USD"],
    ["ISIN,Quantity,Avg price,Currency,Price\nIE00B4L5Y983,4,150,EUR,160\n", "IWDA", "EUR"],
  ])("%j: what was paid in another than %s trades in is left out, and that is said", (text, symbol, currency) => {
    const { positions, rows } = resolveSymbols(previewOf(text), { IE00B4L5Y983: { status: "alias", symbol } });
    expect(positions).toMatchObject([{ symbol, quantity: "4", entryPrice: null }]);
    expect(rows[0]?.reason).toContain(`, and what was paid, read in ${currency}, is left out.`);
  });
});
