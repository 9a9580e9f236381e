import { describe, expect, test } from "vitest";
import { readPortfolioFile } from "@/lib/import/read-portfolio-file";
import { IMPORT_FIXTURES } from "./import-fixtures";
import { faultOf, fuzzedFile } from "./import-fuzz";

test("a seed is a file, the same every time, and another seed another", () => {
  expect(fuzzedFile(7)).toEqual(fuzzedFile(7));
  const files = Array.from({ length: 50 }, (_, seed) => Buffer.from(fuzzedFile(seed).bytes).toString("base64"));
  expect(new Set(files).size).toBeGreaterThan(45);
});

test.each(Object.entries(IMPORT_FIXTURES))("whole, %s is read and accounted for", (_, text) => {
  const bytes = new TextEncoder().encode(text);
  const result = readPortfolioFile(bytes);
  expect(result).toMatchObject({ ok: true, preview: { receipt: { rejected: 0 } } });
  expect(result.ok && result.preview.positions.length).toBeGreaterThan(0);
  expect(faultOf(result, bytes)).toBeNull();
});

describe("a fault is seen", () => {
  const bytes = new TextEncoder().encode("Symbol,Quantity\nAAPL,10\nMSFT,1O0\n");
  const read = () => {
    const result = readPortfolioFile(bytes);
    if (!result.ok) throw new Error(result.problem.message);
    return result;
  };

  test("a line that is counted nowhere", () => {
    const result = read();
    result.preview.receipt.used -= 1;
    expect(faultOf(result, bytes)).toBe("2 lines accounted for of 3");
  });

  test("a receipt of fewer lines than the file has", () => {
    const result = read();
    result.preview.receipt.lines -= 1;
    result.preview.receipt.header -= 1;
    expect(faultOf(result, bytes)).toBe("2 lines in the receipt, 3 in the file");
  });

  test("a line that is listed twice", () => {
    const result = read();
    result.preview.rows[1]!.line = 2;
    expect(faultOf(result, bytes)).toBe("line 2 stands twice, or outside the file");
  });

  test("a line that is rejected without a word", () => {
    const result = read();
    result.preview.problems = [];
    expect(faultOf(result, bytes)).toBe("line 3 is rejected and no problem says why");
  });
});
