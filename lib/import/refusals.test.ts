import { describe, expect, test } from "vitest";
import { MAXIMUM_FILE_BYTES, MAXIMUM_ROWS } from "./limits";
import type { PortfolioPreview, ReadOptions } from "./preview";
import type { ImportProblem } from "./problems";
import { problemSentence } from "./problems";
import { readPortfolioFile, readPortfolioText } from "./read-portfolio-file";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function preview(text: string | Uint8Array, options?: ReadOptions): PortfolioPreview {
  const result = readPortfolioFile(typeof text === "string" ? bytesOf(text) : text, options);
  if (!result.ok) throw new Error(problemSentence(result.problem));
  return result.preview;
}

function withName(start: Uint8Array, name: string): Uint8Array {
  return Uint8Array.from([...start, ...new Array(20).fill(0), ...bytesOf(name)]);
}

function refusalOf(file: string | Uint8Array): ImportProblem {
  const result = readPortfolioFile(typeof file === "string" ? bytesOf(file) : file);
  if (result.ok) throw new Error("The file was read");
  return result.problem;
}

describe("a file that is not a portfolio is refused whole, with one sentence", () => {
  const zip = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08]);
  const cases: [string, string | Uint8Array, string, RegExp, number | null][] = [
    ["an empty file", "", "ERR_CSV_003", /^The file is empty/, null],
    ["blank lines only", "\n\r\n   \n", "ERR_CSV_003", /^The file is empty/, null],
    ["a byte-order mark only", "\uFEFF", "ERR_CSV_003", /^The file is empty/, null],
    ["an Excel workbook renamed", zip, "ERR_CSV_002", /Excel workbook.*save the sheet as CSV/, null],
    [
      "an old Excel workbook",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      "ERR_CSV_002",
      /old Excel workbook/,
      null,
    ],
    [
      "an Excel workbook by its parts",
      withName(zip, "xl/workbook.xml"),
      "ERR_CSV_002",
      /an Excel workbook: open it/,
      null,
    ],
    ["a Numbers spreadsheet", withName(zip, "Index/Document.iwa"), "ERR_CSV_002", /Numbers spreadsheet/, null],
    [
      "an OpenDocument spreadsheet",
      withName(zip, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
      "ERR_CSV_002",
      /OpenDocument/,
      null,
    ],
    ["a gzip archive", new Uint8Array([0x1f, 0x8b, 8, 0]), "ERR_CSV_002", /gzip.*unpack/, null],
    ["a 7-Zip archive", new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), "ERR_CSV_002", /7-Zip/, null],
    ["Quicken's format", "OFXHEADER:100\nDATA:OFXSGML\n", "ERR_CSV_002", /OFX.*choose CSV/, null],
    ["Quicken's older format", "!Type:Invst\nD1/2/26\n", "ERR_CSV_002", /QIF/, null],
    ["a formatted document", "{\\rtf1\\ansi Symbol", "ERR_CSV_002", /formatted text/, null],
    ["Excel's XML", '<?xml version="1.0"?>\n<Workbook xmlns="x">', "ERR_CSV_002", /Excel XML/, null],
    ["a PDF", "%PDF-1.7\n...", "ERR_CSV_002", /PDF/, null],
    ["binary bytes", Uint8Array.from({ length: 400 }, (_, i) => 1 + ((i * 7) % 30)), "ERR_CSV_002", /not text/, null],
    ["a NUL byte", "Symbol,Quantity\nAAPL,10\nMS\0FT,5\n", "ERR_CSV_002", /NUL byte/, 3],
    ["a web page", "<!DOCTYPE html><html><body>Log in</body></html>", "ERR_CSV_002", /web page/, null],
    ["JSON", '{"positions": []}', "ERR_CSV_002", /JSON/, null],
    ["a header only", "Symbol,Quantity\n", "ERR_CSV_003", /header and no positions/, 1],
    ["no header", "hello world\nthis is a letter\n", "ERR_CSV_004", /No header line was found/, 1],
    ["a header without a quantity", "Symbol,Price\nAAPL,10\n", "ERR_CSV_004", /no column for the quantity/, 1],
    ["a header without a symbol", "Shares,Price\n10,3\n", "ERR_CSV_004", /no column for the symbol/, 1],
    ["a quote never closed", 'Symbol,Quantity\nAAPL,10\n"MSFT,5\nKO,1\n', "ERR_CSV_006", /never closed/, 3],
    ["movements without symbols", "Date,Action,Amount\n2024-01-02,Dividend,5\n", "ERR_CSV_021", /list of movements/, 1],
  ];
  test.each(cases)("%s", (_, file, code, message, line) => {
    const problem = refusalOf(file);
    expect(problem).toMatchObject({ code, line, severity: "error" });
    expect(problem.message).toMatch(message);
    expect(problem.message).toMatch(/\.$/);
  });

  test("a file over 10 MB is refused by its size, before anything is decoded", () => {
    const problem = refusalOf(new Uint8Array(11 * 1024 * 1024).fill(65));
    expect(problem).toMatchObject({ code: "ERR_CSV_001" });
    expect(problem.message).toMatch(/11\.0 MB.*10 MB/);
    expect(MAXIMUM_FILE_BYTES).toBe(10 * 1024 * 1024);
  });

  test("a file with more than 20,000 rows is refused; one with 20,000 is read in good time", () => {
    const rows = (count: number) => `Symbol,Quantity,Price\n${'AAPL,"1,000.5",3.25\n'.repeat(count)}`;
    expect(refusalOf(rows(MAXIMUM_ROWS + 1))).toMatchObject({ code: "ERR_CSV_020" });
    const before = performance.now();
    expect(preview(rows(MAXIMUM_ROWS)).receipt.used).toBe(MAXIMUM_ROWS);
    expect(performance.now() - before).toBeLessThan(5000);
  });

  test("pasted text over 500,000 characters is refused", () => {
    const result = readPortfolioText(`Symbol,Quantity\n${"AAPL,10\n".repeat(70_000)}`);
    expect(result).toMatchObject({ ok: false, problem: { code: "ERR_CSV_001" } });
  });
});

describe("one bad line is one sentence with its line, and nothing can be created", () => {
  const cases: [string, string, string, string, RegExp, string?][] = [
    ["a ticker of underscores", "__proto__,5", "ERR_POS_001", "Symbol", /holds “_”/],
    ["the word constructor as a ticker", "constructor,5", "ERR_POS_001", "Symbol", /looks like a name/],
    ["a name with a space", "ACME INC,5", "ERR_POS_001", "Symbol", /looks like a name/],
    ["a company we know by name", "APPLE INC,5", "ERR_POS_001", "Symbol", /looks like a name/, "AAPL"],
    ["a company's name in one word", "Microsoft,5", "ERR_POS_001", "Symbol", /looks like a name/, "MSFT"],
    ["a formula as a ticker", "=CMD(),5", "ERR_POS_001", "Symbol", /spreadsheet formula/],
    ["a plus before a ticker", "+AAPL,5", "ERR_POS_001", "Symbol", /spreadsheet formula/, "AAPL"],
    ["an at sign before a ticker", "@SUM(A1),5", "ERR_POS_001", "Symbol", /spreadsheet formula/],
    ["Excel's way to keep text", '"=""AAPL""",5', "ERR_POS_001", "Symbol", /spreadsheet formula/, "AAPL"],
    ["a blank ticker", ",5", "ERR_POS_001", "Symbol", /blank/],
    ["a Cyrillic A", "АAPL,5", "ERR_POS_001", "Symbol", /U\+0410.*only looks like A/, "AAPL"],
    ["an emoji", "🚀,5", "ERR_POS_001", "Symbol", /U\+1F680/],
    ["a ticker of 40 characters", `${"A".repeat(40)},5`, "ERR_POS_001", "Symbol", /40 characters/],
    ["negative zero", "AAPL,-0", "ERR_POS_004", "Quantity", /zero with a minus/],
    ["1e400", "AAPL,1e400", "ERR_POS_004", "Quantity", /larger than any holding/],
    ["scientific notation", "AAPL,1.5E+3", "ERR_POS_004", "Quantity", /scientific notation/, "1500"],
    ["a formula as a quantity", "AAPL,=1+1", "ERR_POS_004", "Quantity", /spreadsheet formula/],
    ["the letter O for a zero", "AAPL,1O0", "ERR_POS_004", "Quantity", /letter O.*digit 0/, "100"],
    ["no quantity", "AAPL,", "ERR_POS_004", "Quantity", /missing/],
    ["words for a quantity", "AAPL,ten", "ERR_POS_004", "Quantity", /not a number/],
    ["a percentage", "AAPL,5%", "ERR_POS_004", "Quantity", /percentage/],
    ["19 digits", "AAPL,1234567890123456789", "ERR_POS_004", "Quantity", /larger than any holding/],
    ["11 decimals", "AAPL,1.12345678901", "ERR_POS_004", "Quantity", /10 decimals/, "1.123456789"],
    ["Infinity", "AAPL,Infinity", "ERR_POS_004", "Quantity", /not a number/],
    ["a cell too many", "AAPL,1,000", "ERR_CSV_006", "", /3 cells and its header 2/],
  ];
  test.each(cases)("%s", (_, line, code, column, message, fix) => {
    const { problems, rows, positions, canCreate } = preview(`Symbol,Quantity\nMSFT,5\n${line}\nKO,1\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: "error", code, line: 3, column: column === "" ? null : column });
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.fix?.value).toBe(fix);
    expect(rows.map(({ disposition }) => disposition)).toEqual(["used", "rejected", "used"]);
    expect(positions).toHaveLength(2);
    expect(canCreate).toBe(false);
  });

  const dated: [string, string, string, string, RegExp][] = [
    ["an entry price that is no number", "AAPL,5,abc,", "ERR_POS_008", "Entry Price", /not a number/],
    ["an entry price below zero", "AAPL,5,-3,", "ERR_POS_008", "Entry Price", /below zero/],
    ["an entry date that does not exist", "AAPL,5,3,2026-02-30", "ERR_POS_012", "Entry Date", /not a date/],
  ];
  test.each(dated)("%s", (_, line, code, column, message) => {
    const { problems, canCreate } = preview(`Symbol,Quantity,Entry Price,Entry Date\n${line}\n`);
    expect(problems).toMatchObject([
      { severity: "error", code, column, line: 2, message: expect.stringMatching(message) },
    ]);
    expect(canCreate).toBe(false);
  });

  test("a currency that is none is one error, however often it is asked for", () => {
    const { problems } = preview("Symbol,Quantity,Price,Entry Price,Currency\nAAPL,5,1,2,Bananas\n");
    expect(problems).toMatchObject([{ severity: "error", code: "ERR_POS_025", line: 2, column: "Currency" }]);
  });

  test("all problems are found at once, each with its own line", () => {
    const { problems } = preview("Symbol,Quantity\n\n=A,1O0\n__proto__,5\nAAPL,x\n");
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [3, "ERR_POS_001"],
      [3, "ERR_POS_004"],
      [4, "ERR_POS_001"],
      [5, "ERR_POS_004"],
    ]);
  });

  test("skipping the bad line, or correcting its cell, makes the file good", () => {
    const file = "Symbol,Quantity\nMSFT,5\nAAPL,1O0\n";
    const skipped = preview(file, { skipLines: [3] });
    expect(skipped).toMatchObject({ canCreate: true, problems: [], receipt: { used: 1, ignored: 1, rejected: 0 } });
    expect(skipped.rows[1]?.reason).toBe("Skipped by you.");
    const { canCreate, positions } = preview(file, { corrections: [{ line: 3, column: "Quantity", value: "100" }] });
    expect(canCreate).toBe(true);
    expect(positions[1]?.quantity).toBe("100");
  });

  test("a control character in a cell is drawn, not passed on", () => {
    const { problems } = preview("Symbol,Quantity\nAA\u0007PL,5\n");
    expect(problems[0]?.value).toBe("AA⟨0007⟩PL");
  });
});
