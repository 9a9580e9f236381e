import { describe, expect, test } from "vitest";
import { held, previewOf } from "../testing-preview";
import { misreadIdentifier } from "./identifiers";
import { readSymbol } from "./read-symbol";

const WRONG = /its check digit is wrong: look the number up with your broker, or write the ticker\.$/;

describe("a security number with a wrong check digit", () => {
  test.each([
    ["ISIN", "US0378331006", "an ISIN"],
    ["CUSIP", "037833101", "a CUSIP"],
    ["CUSIP", '"=""037833101"""', "a CUSIP"],
    ["CUSIP", "G1151C102", "a CUSIP"],
    ["SEDOL", "0263495", "a SEDOL"],
  ])("in a column of its own: %s %s", (header, cell, kind) => {
    const { problems, rows, canCreate } = previewOf(`${header},Quantity\n${cell},5\n`);
    const value = cell.replaceAll('""', '"').replace(/^"|"$/g, "");
    expect(problems).toMatchObject([{ severity: "error", code: "ERR_POS_001", line: 2, column: header, value }]);
    expect(problems[0]?.message).toMatch(WRONG);
    expect(problems[0]?.message).toContain(`“${value}” has the form of ${kind}`);
    expect([rows[0]?.disposition, canCreate]).toEqual(["rejected", false]);
  });

  test.each(["US0378331006", "037833101", "us0378331006", "US03 7833 1006"])("in the symbol's column: %s", (cell) => {
    const { problems } = previewOf(`Symbol,Quantity\n${cell},5\n`);
    expect(problems).toMatchObject([{ severity: "error", line: 2, column: "Symbol", value: cell }]);
    expect(problems[0]?.message).toMatch(WRONG);
  });

  test("beside a company's name is said as well as that its ticker is wanted", () => {
    const { problems, names } = previewOf("Name,ISIN,Quantity\nApple,US0378331006,5\n");
    expect(problems).toMatchObject([
      { column: "ISIN", value: "US0378331006", message: WRONG },
      { column: "Symbol", value: "Apple", fix: { value: "AAPL" } },
    ]);
    expect(names).toMatchObject([{ line: 2, column: "Symbol", name: "Apple" }]);
  });

  test("beside a ticker stands in nobody's way", () => {
    expect(previewOf("Symbol,ISIN,Quantity\nAAPL,US0378331006,5\n")).toMatchObject({ canCreate: true, problems: [] });
  });
});

test("a zero that a spreadsheet dropped is offered", () => {
  const { problems } = previewOf("CUSIP,Quantity\n37833100,5\n");
  expect(problems).toMatchObject([{ column: "CUSIP", value: "37833100", fix: { value: "037833100" } }]);
});

test("what is no number at all in a column of numbers is said so; a ticker there is read as one", () => {
  expect(previewOf("ISIN,Quantity\nUS03783310,5\n").problems[0]?.message).toMatch(/^“US03783310” is no ISIN \(12 char/);
  expect(held(previewOf("ISIN,Quantity\nUS0378331005,5\nBRK.B,3\naapl,2\n"))).toEqual([
    ["US0378331005", "5"],
    ["BRK-B", "3"],
    ["AAPL", "2"],
  ]);
  expect(previewOf("ISIN,Quantity\nn/a,5\n").problems[0]?.message).toBe("The symbol is blank: write the ticker.");
});

test.each([
  "AAPL",
  "BRK.B",
  "0P000071W8.TO",
  "005930.KS",
  "EURUSD=X",
  "BTC-USD",
  "MICROSOFT",
  "VANGUARD500",
  "037833100",
])("%s is no misread number", (symbol) => {
  expect(misreadIdentifier(symbol)).toBeNull();
  const read = readSymbol(symbol);
  if (!read.ok) expect(read.why).not.toContain("check digit");
});
