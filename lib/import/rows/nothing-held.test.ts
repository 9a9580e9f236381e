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
