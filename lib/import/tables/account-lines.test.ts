import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";

const accountsOf = (file: string) => {
  const { positions } = previewOf(file);
  return positions.map(({ symbol, account }) => [symbol, account]);
};

describe("the account of a line", () => {
  test.each([
    ["merged cells", "Account,Symbol,Quantity\nIRA,AAPL,10\n,MSFT,5\nTaxable,TSLA,3\n,VTI,2\n"],
    [
      "merged cells with totals",
      "Account,Symbol,Quantity,Value\nIRA,AAPL,10,1\n,MSFT,5,1\n,Total,,2\nTaxable,TSLA,3,1\n,VTI,2,1\n",
    ],
    [
      "a title above each header",
      "Account: IRA\nSymbol,Quantity\nAAPL,10\nMSFT,5\nAccount: Taxable\nSymbol,Quantity\nTSLA,3\nVTI,2\n",
    ],
    ["a line between the rows", "Symbol,Quantity\nAccount: IRA\nAAPL,10\nMSFT,5\nAccount: Taxable\nTSLA,3\nVTI,2\n"],
    [
      "a pair of cells above the headers, and a day",
      "Account,IRA\nAs of,2026-08-21\nSymbol,Quantity\nAAPL,10\nMSFT,5\nAccount,Taxable\nSymbol,Quantity\nTSLA,3\nVTI,2\n",
    ],
    ["a title by its kind", "IRA\nSymbol,Quantity\nAAPL,10\nMSFT,5\n\nTaxable\nSymbol,Quantity\nTSLA,3\nVTI,2\n"],
    [
      "a list of its own below the first",
      "Account: IRA\nSymbol,Quantity\nAAPL,10\nSymbol,Quantity,Price\nMSFT,5,1\nAccount: Taxable\nSymbol,Quantity\nTSLA,3\nVTI,2\n",
    ],
  ])("%s", (_, file) => {
    expect(accountsOf(file)).toEqual([
      ["AAPL", "IRA"],
      ["MSFT", "IRA"],
      ["TSLA", "Taxable"],
      ["VTI", "Taxable"],
    ]);
  });

  test.each([
    ["an account named twice leaves blanks blank", "Account,Symbol,Quantity\nIRA,AAPL,10\nIRA,MSFT,5\n,TSLA,3\n", null],
    ["nothing above it to fill it with", "Account,Symbol,Quantity\n,AAPL,10\nIRA,MSFT,5\n,TSLA,3\n", null],
    ["a name and a number", "Account name: IRA\nAccount number: 123\nSymbol,Quantity\nTSLA,3\n", "IRA 123"],
    ["a worth is no name", "Account: $1,234.56\nSymbol,Quantity\nTSLA,3\n", null],
    ["all accounts are none", "Account: All accounts\nSymbol,Quantity\nTSLA,3\n", null],
    ["a column says it better", "Account: Mine\nAccount,Symbol,Quantity\nIRA,TSLA,3\n", "IRA"],
    ["a heading of what is held", "Symbol,Quantity,Price\nEquities,,\nTSLA,3,1\n", null],
  ])("%s", (_, file, account) => {
    expect(accountsOf(file).at(-1)).toEqual(["TSLA", account]);
  });

  test.each([
    ["Account,Balance\nIRA,2000\nTaxable,3000", null],
    ["Account,Value\nIRA,2000", null],
    ["Account,Type\nIRA,Retirement", null],
    ["Account,Number\nIRA,123", null],
    ["Account,IRA", "IRA"],
    ["S&P 500", null],
    ["Portfolio value: 12000", null],
    ["Account balance: 12345", null],
    ["Amounts invested in CHF: 10000", null],
    ["Exported 20260821", null],
    ["Questions? Call 1-800-555-1234", null],
    ["Depot: 5000", null],
    ["Holdings - 2026", null],
    ["Depot: 4711", "4711"],
    ["Account number: 5000", "5000"],
    ["Konto 4711", "Konto 4711"],
    ["Brokerage - 1234", "Brokerage - 1234"],
    ["Schwab One ...123", "Schwab One ...123"],
    ["Joint WROS XXXX-1234", "Joint WROS XXXX-1234"],
    ["Rollover IRA 123456789", "Rollover IRA 123456789"],
    ["Z12345678", "Z12345678"],
  ])("above the table, %s", (title, account) => {
    expect(accountsOf(`${title}\n\nSymbol,Quantity\nTSLA,3\n`)).toEqual([["TSLA", account]]);
  });

  test("a title that was used says so, and merged cells are told", () => {
    const titled = previewOf('"Individual ...123"\nSymbol,Quantity\nAAPL,10\n');
    expect(titled.rows[0]?.reason).toBe("Names the account of the lines below it.");
    expect(previewOf("My list\nSymbol,Quantity\nAAPL,10\n").rows[0]?.reason).toBe("Stands before the header.");
    const merged = previewOf("Account,Symbol,Quantity\nIRA,AAPL,10\n,MSFT,5\n");
    expect(merged.problems.map(({ severity, column }) => [severity, column])).toEqual([["info", "Account"]]);
  });

  test("accounts named between the rows can be chosen among", () => {
    const file = "Symbol,Quantity\nAccount: IRA\nAAPL,10\nAccount: Taxable\nTSLA,3\n";
    expect(previewOf(file, { accounts: ["Taxable"] }).positions.map(({ symbol }) => symbol)).toEqual(["TSLA"]);
  });
});
