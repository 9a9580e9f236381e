import { describe, expect, test } from "vitest";
import type { ColumnMapping } from "../preview";
import { previewOf } from "../testing-preview";

const EUROS = "All values in EUR\nSymbol,Quantity,Price\nAAPL,10,180\n";
const ZERODHA = "Instrument,Qty.,Avg. cost,LTP,Cur. val\nINFY,10,1400,1500,15000\n";
const PARIS = "Symbol,Quantity,Price\nAI.PA,10,170\nCASH,250,\n";
const ACCOUNTS = "Account: Roth\nSymbol,Quantity\nAAPL,10\nAccount: Taxable\nTSLA,3\n";
const STATEMENT = [
  "Statement,Header,Field Name,Field Value",
  "Statement,Data,Period,2026-08-21",
  "Open Positions,Header,Symbol,Quantity,Close Price,Value",
  "Open Positions,Data,SHEL,10,30,300",
  "Financial Instrument Information,Header,Symbol,Listing Exch",
  "Financial Instrument Information,Data,SHEL,LSE",
].join("\n");

const read = (file: string, mapping?: ColumnMapping) =>
  previewOf(file, { answers: { listings: "us_listings" }, ...(mapping && { mapping }) });
const columnsOf = (file: string, mapping?: ColumnMapping) =>
  read(file, mapping).columns.map(({ header, field }) => [header, field]);

describe("a column that was added from what the file says elsewhere", () => {
  test.each<[string, string, string, number, string]>([
    ["the currency of a line above", EUROS, "Currency", 3, "currency"],
    ["the currency of a broker", ZERODHA, "Currency", 5, "currency"],
    ["the exchange of a broker", ZERODHA, "Exchange", 6, "exchange"],
    ["the currency of the listings", PARIS, "Currency", 3, "currency"],
    ["the account of lines between the rows", ACCOUNTS, "Account", 2, "account"],
    ["the exchange of another section", STATEMENT, "Listing Exch", 4, "exchange"],
  ])("%s is shown and not read where the user leaves it out, by name or place", (_, file, name, place, field) => {
    const before = columnsOf(file);
    expect(before[place]).toEqual([name, field]);
    const after = before.map((column, index) => (index === place ? [name, null] : column));
    expect(columnsOf(file, { [String(place)]: null })).toEqual(after);
    expect(columnsOf(file, { [name]: null })).toEqual(after);
    expect(columnsOf(file, { [String(place)]: field as "currency" })).toEqual(before);
  });

  test.each<[string, ColumnMapping]>([
    ["by place", { "3": null }],
    ["by name", { currency: null }],
  ])("a currency that is left out %s is neither read nor told", (_, mapping) => {
    expect(read(EUROS).positions[0]?.stated?.currency).toBe("EUR");
    expect(read(EUROS).problems).toHaveLength(1);
    const { positions, problems, rows } = read(EUROS, mapping);
    expect([positions[0]?.statedPrice, problems, rows[0]?.reason]).toEqual(["180", [], "Stands before the header."]);
    expect(read(PARIS, mapping).positions.at(-1)?.currency).toBe("USD");
    expect(read(PARIS, mapping).problems.filter(({ message }) => message.startsWith("All listings"))).toEqual([]);
  });

  test.each<[ColumnMapping, string, RegExp]>([
    [{ "5": null }, "INFY.NS", /Zerodha: it was read with tickers as those of the NSE\.$/],
    [{ "6": null }, "INFY", /Zerodha, whose amounts are in INR: they were read so\.$/],
  ])("of a broker's two %j leaves the other as it is, which alone is told", (mapping, symbol, message) => {
    const { positions, problems } = read(ZERODHA, mapping);
    expect(positions[0]?.symbol).toBe(symbol);
    expect(problems[0]?.message).toMatch(message);
    expect(read(ZERODHA, { "5": null, "6": null }).problems.filter(({ line }) => line === 1)).toEqual([]);
  });

  test("is no part of a line as it stands", () => {
    const { rows } = read("All values in EUR\nSymbol,Quantity,Price\nAAPL,10,180\nTotal,,1800,x\n");
    expect(rows.map(({ text }) => text)).toEqual(["All values in EUR", "AAPL, 10, 180", "Total, , 1800, x"]);
  });

  test("accounts that are left out are nobody's, not all the first one's", () => {
    expect(read(ACCOUNTS).positions.map(({ account }) => account)).toEqual(["Roth", "Taxable"]);
    expect(read(ACCOUNTS, { "2": null }).positions.map(({ account }) => account)).toEqual([null, null]);
  });

  test("is read as the user says, and not as what it was added for", () => {
    expect(columnsOf(EUROS, { "3": "exchange" }).at(-1)).toEqual(["Currency", "exchange"]);
    expect(columnsOf(EUROS, { Currency: "description" }).at(-1)).toEqual(["Currency", "description"]);
    expect(read(EUROS, { Currency: "description" }).positions[0]).toMatchObject({
      description: "EUR",
      statedPrice: "180",
    });
  });

  test("leaves what a line has behind its header where the user said it stands", () => {
    const file = "Base currency: CHF\nSymbol,Quantity,Price\nSAP.DE,10,100,EUR\n";
    expect(columnsOf(file).slice(3)).toEqual([
      ["Currency", "currency"],
      ["Column 5", null],
    ]);
    expect(columnsOf(file, { "4": "currency" }).slice(3)).toEqual([
      ["Currency", null],
      ["Column 5", "currency"],
    ]);
  });
});
