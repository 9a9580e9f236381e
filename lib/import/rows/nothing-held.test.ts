import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";

describe("lines that hold nothing", () => {
  test.each(["MSFT,0,400,0", "MSFT,0.00,400,", "MSFT,0,,"])("%s is ignored and stands in nobody's way", (line) => {
    const { rows, problems, canCreate } = previewOf(`Symbol,Quantity,Price,Value\nAAPL,1,300,300\n${line}\n`);
    expect(rows[1]).toMatchObject({ disposition: "ignored", reason: expect.stringMatching(/nothing is held/) });
    expect(problems).toEqual([]);
    expect(canCreate).toBe(true);
  });

  test.each([
    ["a zero beside a value", "MSFT,0,400,800", /is zero/],
    ["a zero with a minus", "MSFT,-0,400,0", /zero with a minus/],
    ["a blank beside a price", "MSFT,,400,", /missing/],
    ["a symbol alone", "KO,,,", /missing/],
  ])("%s is not nothing", (_, line, message) => {
    const { problems, canCreate } = previewOf(`Symbol,Quantity,Price,Value\nAAPL,1,300,300\n${line}\n`);
    expect(problems).toMatchObject([{ severity: "error", line: 3, column: "Quantity", message }]);
    expect(canCreate).toBe(false);
    const skipped = previewOf(`Symbol,Quantity,Price,Value\nAAPL,1,300,300\n${line}\n`, { skipLines: [3] });
    expect(skipped.canCreate).toBe(true);
  });

  test("what a list of quotes only watches is ignored, what it holds without a quantity is not", () => {
    const header = "Symbol,Current Price,Change,Open,High,Low,Volume,Purchase Price,Quantity";
    const read = previewOf(`${header}\nAAPL,200,1,1,1,1,1,150,10\n^GSPC,5000,1,1,1,1,1,,\nMSFT,400,1,1,1,1,1,300,\n`);
    expect(read.rows.map(({ disposition }) => disposition)).toEqual(["used", "ignored", "rejected"]);
  });

  test("the rule below a Markdown table's header is none of its lines", () => {
    const { positions, canCreate } = previewOf("| Symbol | Quantity |\n|:---|---:|\n| AAPL | 10 |\n| MSFT | 5 |\n");
    expect(positions.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      ["AAPL", "10"],
      ["MSFT", "5"],
    ]);
    expect(canCreate).toBe(true);
  });
});

describe("days that a holding cannot have", () => {
  const dated = (rows: string) =>
    previewOf(`Positions as of 2026-08-21\n\nSymbol,Quantity,Entry Date,Exit Date\n${rows}`);

  test.each([
    ["AAPL,10,2062-08-03,\n", "ERR_POS_012", "The entry (2062-08-03) is after the day of the file (2026-08-21)"],
    ["AAPL,10,2020-08-03,2026-09-01\nMSFT,1,,\n", "ERR_POS_021", "The exit (2026-09-01) is after the day of the file"],
  ])("%j: after the day of the file", (rows, code, sentence) => {
    const { problems } = dated(rows);
    expect(problems).toMatchObject([{ severity: "warning", code, line: 4 }]);
    expect(problems[0]?.message).toContain(sentence);
  });

  test("yet to come, where the file has no day", () => {
    const { problems } = previewOf("Symbol,Quantity,Entry Date\nAAPL,10,2062-08-03\n");
    expect(problems).toMatchObject([{ severity: "warning", code: "ERR_POS_012", message: /is yet to come/ }]);
  });

  test("the day of the file itself is one, and 69 is of the last century", () => {
    const { positions, problems } = dated("AAPL,10,2026-08-21,\nKO,5,09/15/69,\n");
    expect(positions.map(({ entryDate }) => entryDate)).toEqual(["2026-08-21", "1969-09-15"]);
    expect(problems).toEqual([]);
  });
});

describe("a list of what was sold", () => {
  const header = "Symbol,Quantity,Date Acquired,Date Sold\n";
  const sold = "AAPL,10,2024-01-05,2025-01-05\nMSFT,5,2024-01-05,2025-01-05\n";

  test("says that nothing is held", () => {
    const { problems, canCreate } = previewOf(header + sold);
    expect(problems).toMatchObject([
      { severity: "warning", code: "ERR_POS_021", line: null, message: /nothing is held/ },
    ]);
    expect(canCreate).toBe(true);
  });

  test("says nothing where one line is held still", () => {
    expect(previewOf(`${header}${sold}KO,5,2024-01-05,\n`).problems).toEqual([]);
  });
});
