import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSymbol } from "@/lib/symbol-form";
import { held, previewOf } from "../testing-preview";
import { NOT_A_SYMBOL } from "./not-a-ticker";
import { readSymbol } from "./read-symbol";
import { symbolCandidates } from "./symbol-candidates";

describe("symbols that no market is asked for", () => {
  test.each(["AA&BB", "TOSTRING", "valueOf", "M&M.NS", "CONSTRUCTOR"])("%s is rejected by the preview", (cell) => {
    const { problems, positions, canCreate } = previewOf(`Symbol,Quantity\nAAPL,1\n${cell},5\n`);
    const message = `“${cell}” ${NOT_A_SYMBOL}.`;
    expect(problems).toMatchObject([
      { severity: "error", code: "ERR_POS_001", line: 3, column: "Symbol", value: cell },
    ]);
    if (cell !== "CONSTRUCTOR") expect(problems[0]?.message).toBe(message);
    expect(problems[0]?.message).toMatch(/write the ticker/);
    expect([positions.length, canCreate]).toEqual([1, false]);
  });

  test("a company that writes itself with & has its ticker offered", () => {
    expect(previewOf("Symbol,Quantity\nAT&T,5\n").problems).toMatchObject([{ fix: { value: "T" } }]);
  });

  test("whatever is written, no name is ever looked up that may not be asked for", () => {
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc
        .array(fc.constantFrom(..."AB1.&-/^=: \n\t", "TOSTRING", "US", "USD"), { maxLength: 12 })
        .map((a) => a.join("")),
    );
    fc.assert(
      fc.property(text, (cell) => {
        const read = readSymbol(cell);
        const names = read.ok ? [read.symbol, ...read.candidates] : symbolCandidates(cell);
        expect(names.filter((name) => !isSymbol(name))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a symbol stands on one line", () => {
  test.each([
    ["a line end", "A\nB", "A⏎B", /runs over several lines and a symbol stands on one line: write the ticker alone/],
    ["a carriage return", "AAPL\r\nMSFT", "AAPL⏎MSFT", /runs over several lines/],
    ["a tab", "BRK\tB", "BRK⇥B", /holds a tab and a symbol stands on one line: write the ticker alone/],
    ["a line end in an option's name", "AAPL\n270115C300", "AAPL⏎270115C300", /runs over several lines/],
  ])("%s within it is an error, not a class share", (_, cell, value, message) => {
    const { problems, positions } = previewOf(`Symbol,Quantity\n"${cell}",5\n`);
    expect(problems).toMatchObject([
      { severity: "error", code: "ERR_POS_001", line: 2, column: "Symbol", value, message },
    ]);
    expect(positions).toEqual([]);
    expect(symbolCandidates(cell)).toEqual([]);
  });

  test("one before or after it is blank space", () => {
    expect(held(previewOf('Symbol,Quantity\n"\nAAPL\t\n",5\n"BRK B",2\n'))).toEqual([
      ["AAPL", "5"],
      ["BRK-B", "2"],
    ]);
  });
});
