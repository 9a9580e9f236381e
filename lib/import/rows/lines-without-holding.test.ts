import { describe, expect, test } from "vitest";
import { held, previewOf } from "../testing-preview";

const HEADER = "Symbol,Quantity,Price,Value";
const TWO = `${HEADER}\nAAPL,10,300,3000\nMSFT,5,400,2000\n`;
const LOTS = [
  ["AAPL", "10"],
  ["MSFT", "5"],
];

describe("lines that are no holdings", () => {
  test.each([
    ["Stocks total,,,5000", "equal to their sum"],
    ["Stocks total,15,,5000", "equal to their sum"],
    ["US Equities Subtotal:,,,5000", "equal to their sum"],
    ["Portfolio value,,,5000", "equal to their sum"],
    ["Net Worth,,,5000", "equal to their sum"],
    [",15,,", "A total"],
    [",15,,5000", "A total"],
    ["# retirement,,,", "A comment"],
    ["// sold last year", "A comment"],
  ])("%s", (line, reason) => {
    const read = previewOf(`${TWO}${line}\n`);
    expect(held(read)).toEqual(LOTS);
    expect(read).toMatchObject({ canCreate: true, problems: [] });
    expect(read.rows.at(-1)).toMatchObject({ disposition: "ignored", reason: expect.stringContaining(reason) });
  });

  test("a comment in a table of two columns", () => {
    const read = previewOf("Symbol,Quantity\n# retirement\nAAPL,10\n");
    expect(held(read)).toEqual([["AAPL", "10"]]);
    expect(read).toMatchObject({ canCreate: true, problems: [] });
  });

  test.each([",16,,", ",15,300,", "Net Lease Fund,,,500"])("%s is none of them", (line) => {
    const read = previewOf(`${TWO}${line}\n`);
    expect(read.rows.at(-1)?.disposition === "ignored" && read.problems.length === 0).toBe(false);
  });
});

describe("what is called like a total and is none", () => {
  test.each([
    ["Fund Name,Shares,Price,Value\nTotal Bond Market Index,10,100,1000\n", 2],
    ["Fund Name,Shares,Price,Value\nTotal Intl Stk Idx Adm,10,100,1000\n", 2],
    ["Fund Name,Balance\nTotal Return Fund,1000\nTotal,1000\n", 2],
    [`${TWO}Suma Capital,10,50,500\n`, 4],
    [`${TWO}TOTAL SA,10,50,500\nTotal,,,5500\n`, 4],
    [`${HEADER},Currency\nSAP.DE,1,200,200,EUR\nAIR.PA,1,150,150,EUR\nTotal World Stock,10,50,500,EUR\n`, 4],
  ])("%j: line %i is asked back", (text, line) => {
    const { rows, problems } = previewOf(text);
    expect(rows.find((row) => row.line === line)).toMatchObject({ disposition: "rejected" });
    expect(problems.filter(({ severity }) => severity === "error")).toMatchObject([{ line }]);
  });

  test.each([
    "Total,15,333.33333333,5000",
    "Total,10,50,500",
    "Total AAPL,15,333.33333333,5000",
    "Total Stocks,15,333.33333333,5000",
    "Total bond market index funds,,,5000",
    "Total Market Value,,,5000",
    "Total Return,,,500",
    "Totale azioni,,,5000",
  ])("%s is still a total", (line) => {
    const read = previewOf(`${TWO}${line}\n`);
    expect(held(read)).toEqual(LOTS);
    expect(read.rows.at(-1)?.reason).toContain("A total");
  });

  test("what stands in its column of currencies and is none stops nothing", () => {
    const read = previewOf("Symbol,Quantity,Value,Currency\nAAPL,10,3000,USD\nTotal,,3000,1 line\n");
    expect(read).toMatchObject({ canCreate: true, problems: [] });
  });

  test("where a line above states no value, nobody can tell, and it is a total", () => {
    const read = previewOf(`${HEADER}\nAAPL,10,300,3000\nMSFT,5,,\nTotal Stocks,15,333.33333333,5000\n`);
    expect(read.rows.at(-1)?.reason).toContain("A total");
  });
});

describe("a line that heads a group with its sum", () => {
  test("is not counted beside its members", () => {
    const read = previewOf(
      `${HEADER}\nUS Stocks,,,5000\nAAPL,10,300,3000\nMSFT,5,400,2000\nBonds,,,600\nBND,6,100,600\nTotal,,,5600\n`,
    );
    expect(held(read)).toEqual([...LOTS, ["BND", "6"]]);
    expect(read).toMatchObject({ canCreate: true, problems: [] });
    expect(read.receipt).toMatchObject({ statedValueUsd: "5600", valueInFileUsd: "5600" });
  });

  test("is one only where the values below sum to it", () => {
    const read = previewOf(`${HEADER}\nUS Stocks,,,5001\nAAPL,10,300,3000\nMSFT,5,400,2000\n`);
    expect(read.canCreate).toBe(false);
    expect(read.problems.map(({ line, severity }) => [line, severity])).toEqual([[2, "error"]]);
  });
});

describe("a private holding that happens to be the sum of the lines beside it", () => {
  test.each(["Pension", "Gold coins", "Crypto wallet", "Private equity"])("%s is asked back below them", (name) => {
    const read = previewOf(`${TWO}${name},,,5000\n`);
    expect(read.canCreate).toBe(false);
    expect(read.problems).toMatchObject([{ severity: "error", line: 4, choices: [{ value: "PRIVATE" }] }]);
    const kept = previewOf(`${TWO}${name},,,5000\n`, {
      corrections: [{ line: 4, column: "Investment Class", value: "PRIVATE" }],
    });
    expect(kept.receipt).toMatchObject({ statedValueUsd: "10000" });
  });

  test("and above them", () => {
    const read = previewOf(`${HEADER}\nPension,,,5000\nAAPL,10,300,3000\nMSFT,5,400,2000\n`);
    expect(read.problems).toMatchObject([{ severity: "error", line: 2 }]);
  });

  test("is no group beside one that is proved, where it repeats one line", () => {
    const read = previewOf(`${TWO}Technology,,,5000\nKO,10,60,600\nPension,,,600\n`);
    expect(read.rows[2]?.disposition).toBe("ignored");
    expect(read.problems).toMatchObject([{ severity: "error", line: 6 }]);
  });

  test.each(["Stocks", "US Equities", "Aktien Europa"])("“%s” is a class and no holding", (name) => {
    const read = previewOf(`${TWO}${name},,,5000\n`);
    expect(held(read)).toEqual(LOTS);
    expect(read).toMatchObject({ canCreate: true, problems: [] });
  });

  test("names of one's own are groups where two of them are proved", () => {
    const read = previewOf(
      `${HEADER}\nKids,,,5000\nAAPL,10,300,3000\nMSFT,5,400,2000\nMom,,,700\nBND,6,100,600\nKO,1,100,100\n`,
    );
    expect(held(read)).toEqual([...LOTS, ["BND", "6"], ["KO", "1"]]);
    expect(read.problems).toEqual([]);
  });
});

describe("cash by other names", () => {
  test.each([
    ["CASH & EQUIVALENTS,,,500", "USD"],
    ["Cash and equivalents,,,500", "USD"],
    ["Cash and Other,,,500", "USD"],
    ["Settlement fund,,,500", "USD"],
    ["Savings account,,,500", "USD"],
    ["FX:EUR,500,,", "EUR"],
    ["Cash in EUR,500,,", "EUR"],
    ["Cash (EUR),500,,", "EUR"],
    ["EUR Cash,500,,", "EUR"],
    ["Spaarrekening,,,500", "USD"],
    ["Emergency fund,,,500", "USD"],
  ])("%s", (line, currency) => {
    const read = previewOf(`${TWO}${line}\n`);
    expect(read.positions.at(-1)).toMatchObject({ kind: "cash", quantity: "500", currency });
    expect(read).toMatchObject({ canCreate: true, problems: [] });
  });
});
