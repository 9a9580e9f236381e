import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadListings } from "@/lib/market-data/listings";
import { isSymbol } from "@/lib/market-data/symbols";
import { readOneSymbol, readSymbolList } from "./read-list";
import { refusalLines } from "./tell";

const read = (text: string | Uint8Array) =>
  readSymbolList(typeof text === "string" ? Buffer.from(text) : text, "f.csv");
const symbols = (text: string | Uint8Array) => read(text).symbols.map(({ symbol }) => symbol);

describe("a list of symbols", () => {
  test("has one a line, with comments, blanks, any line ends, and a byte-order mark", () => {
    expect(symbols("\uFEFF# mine\r\nAAPL\r\n\r\nmsft # Microsoft\r\n  # more\r\nBRK.B\r\n")).toEqual([
      "AAPL",
      "MSFT",
      "BRK-B",
    ]);
    expect(symbols("AAPL\rKO")).toEqual(["AAPL", "KO"]);
    expect(symbols(Buffer.from("\uFEFFAAPL\nKO\n", "utf16le"))).toEqual(["AAPL", "KO"]);
  });

  test.each(["BRK.B", "BRK/B", "BRK B", "BRKB", "brk-b", "NYSE:BRK.B"])("knows %s for BRK-B", (spelling) =>
    expect(symbols(spelling)).toEqual(["BRK-B"]),
  );

  test("of our own listings comes back as it is", () => {
    const all = loadListings().map(({ symbol }) => symbol);
    expect(symbols(all.join("\n"))).toEqual(all);
  });

  test("names every line it cannot take, with value and remedy, and takes the others", () => {
    const { symbols: taken, refusals } = read("AAPL\nAP$L\nКО\n=HYPERLINK(1)\nAAPL, MSFT\nKO\n");
    expect(taken.map(({ symbol }) => symbol)).toEqual(["AAPL", "KO"]);
    expect(refusals.map(({ where, value }) => [where, value])).toEqual([
      ["f.csv line 2", "AP$L"],
      ["f.csv line 3", "КО"],
      ["f.csv line 4", "=HYPERLINK(1)"],
      ["f.csv line 5", "AAPL, MSFT"],
    ]);
    expect(refusalLines(refusals)).toEqual([
      "  f.csv line 2: “AP$L” holds “$”, which no ticker has: write the ticker, such as AAPL or BRK-B.",
      "  f.csv line 3: “КО” holds “К” (U+041A), which only looks like K: type the ticker in plain letters (KO?).",
      expect.stringContaining("“=HYPERLINK(1)” begins like a spreadsheet formula"),
      "  f.csv line 5: “AAPL, MSFT” has several cells: write one symbol a line, or begin the file with a header that has a column symbol.",
    ]);
  });

  test("that is none is refused as a whole", () => {
    const why = (text: string | Uint8Array) => read(text).refusals.map((refusal) => [refusal.value, refusal.why]);
    expect(why("")).toEqual([[null, "The file is empty."]]);
    expect(why("# nothing\n\n")).toEqual([[null, "There is no symbol in it: write one a line."]]);
    expect(why(Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2]))[0]?.[1]).toMatch(/Excel workbook/);
  });

  test("lets nothing through that the provider could not be asked for, whatever is typed", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { symbols: taken, refusals } = readOneSymbol(text, "argument");
        expect(taken.length + refusals.length).toBe(1);
        for (const { symbol } of taken) expect(isSymbol(symbol)).toBe(true);
      }),
    ));
});

describe("a table", () => {
  test.each([",", ";", "\t"])("is read by its header, whatever the order, with cells between %j", (delimiter) => {
    const rows = [
      ["Industry", "Quantity", "Ticker", "Sector", "Name"],
      ["Aluminum", "3", "AA", "Basic Materials", "Alcoa"],
      ["", "1", "SPY", "", ""],
    ];
    expect(read(rows.map((row) => row.join(delimiter)).join("\n")).symbols).toEqual([
      { symbol: "AA", name: "Alcoa", sector: "Basic Materials", industry: "Aluminum", profileKnown: true },
      { symbol: "SPY", name: null, sector: null, industry: null, profileKnown: false },
    ]);
  });

  test("keeps quoted commas and line ends together, and the file's own line numbers", () => {
    const { symbols: taken, refusals } = read('symbol,name\n# ours\nA,"Agilent\nTechnologies, Inc."\n,Nobody\n??,x\n');
    expect(taken).toEqual([
      { symbol: "A", name: "Agilent\nTechnologies, Inc.", sector: null, industry: null, profileKnown: false },
    ]);
    expect(refusals.map(({ where, value }) => [where, value])).toEqual([
      ["f.csv line 5", ""],
      ["f.csv line 6", "??"],
    ]);
  });

  test("with a quote that is never closed is refused from there on", () => {
    const { symbols: taken, refusals } = read('symbol,name\nKO,Coca-Cola\nPEP,"Pepsi\nT,AT&T\n');
    expect(taken.map(({ symbol }) => symbol)).toEqual(["KO"]);
    expect(refusals).toMatchObject([
      { where: "f.csv line 3", value: null, why: expect.stringMatching(/never closed/) },
    ]);
  });
});
