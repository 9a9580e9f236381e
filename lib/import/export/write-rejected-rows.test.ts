import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPortfolioFile } from "../read-portfolio-file";
import { almostPortfolio } from "../testing";
import { parseRecords } from "../text/records";
import { writeRejectedRows } from "./write-rejected-rows";

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The rejected lines of a file, read as a spreadsheet reads them. */
function rejected(text: string) {
  const bytes = bytesOf(text);
  const result = readPortfolioFile(bytes);
  if (!result.ok) throw new Error(result.problem.message);
  const written = new TextDecoder().decode(writeRejectedRows(result.preview, bytes));
  const { records } = parseRecords(written.replaceAll("\r\n", "\n"), ",");
  return { preview: result.preview, lines: records.map(({ cells }) => cells) };
}

describe("the rejected lines as a file", () => {
  test("stand under their own header, with all that is wrong in the last column", () => {
    const { lines } = rejected(
      "My broker\n\nSymbol;Quantity;Entry Date\nAAPL;10;2026-01-05\nNO SUCH THING;1O0;\nKO;5;\n",
    );
    expect(lines).toEqual([
      ["Symbol", "Quantity", "Entry Date", "Reason"],
      ["NO SUCH THING", "1O0", "", expect.stringMatching(/not a ticker.*letter O/)],
    ]);
  });

  test("have their numbers as they were and no formula in them", () => {
    const { lines } = rejected(
      'Symbol,Quantity,Value,Description\nAAPL,1O0,-$482.80,"=HYPERLINK(""http://x"")"\n=CMD(),-5,(12),+A1\n',
    );
    expect(lines.map((cells) => cells.slice(0, 4))).toEqual([
      ["Symbol", "Quantity", "Value", "Description"],
      ["AAPL", "1O0", "-$482.80", `'=HYPERLINK("http://x")`],
      ["'=CMD()", "-5", "(12)", "'+A1"],
    ]);
  });

  test("are as many as were rejected, whatever the file", () => {
    fc.assert(
      fc.property(almostPortfolio, (text) => {
        const bytes = bytesOf(text);
        const result = readPortfolioFile(bytes);
        fc.pre(result.ok);
        if (!result.ok) return;
        const written = new TextDecoder().decode(writeRejectedRows(result.preview, bytes));
        const { records } = parseRecords(written.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n"), ",");
        expect(records.length - 1).toBe(result.preview.receipt.rejected);
        const widths = new Set(records.map(({ cells }) => cells.length));
        expect(widths.size).toBe(1);
        for (const { cells } of records.slice(1)) expect(cells.at(-1)).not.toBe("");
      }),
      { numRuns: 200 },
    );
  });
});
