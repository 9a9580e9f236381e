import { describe, expect, test } from "vitest";
import { readPortfolioText } from "../read-portfolio-file";
import { held, previewOf } from "../testing-preview";
import { sectionOf } from "./section-titles";

const HEADER = "Symbol,Quantity,Price";
const listed = (title: string, symbol: string) => `${title}\n${HEADER}\n${symbol},5,300\n`;

test.each([
  ["Short Positions", "short"],
  ["SHORT", "short"],
  ["Shorts (2)", "short"],
  ["Equities - Short", "short"],
  ["Closed Positions:", "closed"],
  ["Realized Gains", "closed"],
  ["Sold", "closed"],
  ["My Watchlist", "watched"],
  ["Open Orders", "ordered"],
  ["Long Positions", "held"],
  ["Open Positions", "held"],
  ["Short-Term Bonds", null],
  ["Short Term Trading ...123", null],
  ["Individual ...000", null],
  ["Equities", null],
  ["Closed-End Funds", null],
])("the title “%s” says %s", (title, section) => {
  expect(sectionOf(title)).toBe(section);
});

describe("what a title says of the lines below it", () => {
  test.each([
    ["above tables of their own", `${listed("Long Positions", "AAPL")}${listed("Short Positions", "TSLA")}`],
    ["with blank lines", `${listed("Long Positions", "AAPL")}\n${listed("Short Positions,,", "TSLA")}`],
    ["within one table", `${HEADER}\nLong,,\nAAPL,5,300\nShort,,\nTSLA,5,300\n`],
    ["with headings below it", `${HEADER}\nAAPL,5,300\nShort,,\nEquities,,\nTSLA,5,300\nTotal Equities,,\n`],
    ["short first", `${HEADER}\nShort,,\nTSLA,5,300\nLong,,\nAAPL,5,300\n`],
    ["with the sign there already", `${listed("Long", "AAPL")}Short\n${HEADER}\nTSLA,-5,300\n`],
  ])("short titles make shorts, %s", (_, text) => {
    const read = previewOf(text);
    expect(
      read.positions.map(({ symbol, quantity, statedValueUsd }) => [symbol, quantity, statedValueUsd]).sort(),
    ).toEqual([
      ["AAPL", "5", "1500"],
      ["TSLA", "-5", "-1500"],
    ]);
    expect(read).toMatchObject({ canCreate: true, problems: [] });
  });

  test("cash below shorts is not owed", () => {
    const read = previewOf(`Symbol,Quantity\nShort Positions,\nTSLA,5\nCASH,5000\n`);
    expect(held(read)).toEqual([
      ["TSLA", "-5"],
      ["CASH", "5000"],
    ]);
  });

  test("the next account is not short for the title of the last", () => {
    const read = previewOf(`${listed("Short Positions", "TSLA")}${listed("Individual ...123", "AAPL")}`);
    expect(held(read)).toEqual([
      ["TSLA", "-5"],
      ["AAPL", "5"],
    ]);
  });

  test.each(["Closed Positions", "Watchlist", "Open Orders", "Realized Gains"])(
    "%s are not held, and say so",
    (title) => {
      for (const text of [
        `${listed("Open Positions", "AAPL")}${listed(title, "TSLA")}`,
        `${listed(title, "TSLA")}${listed("Positions", "AAPL")}`,
        `${HEADER}\nAAPL,5,300\n${title},,\nTSLA,5,300\n`,
      ]) {
        const read = previewOf(text);
        expect(held(read)).toEqual([["AAPL", "5"]]);
        const line = read.rows.find((row) => row.text.startsWith("TSLA"));
        expect(line).toMatchObject({ disposition: "ignored", reason: expect.stringContaining(`“${title}”`) });
      }
    },
  );

  test("a file of closed positions alone holds nothing; one called a watchlist that has quantities is held", () => {
    expect(readPortfolioText(listed("Closed Positions", "TSLA"))).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining("“Closed Positions”") },
    });
    expect(held(previewOf(listed("Watchlist", "TSLA")))).toEqual([["TSLA", "5"]]);
  });
});

describe("another header below the table", () => {
  test("ends it, where it names no quantities", () => {
    const read = previewOf("Symbol,Quantity\nAAPL,10\n\nTo buy\nSymbol,Last\nNVDA,100\n");
    expect(held(read)).toEqual([["AAPL", "10"]]);
    expect(read.rows.filter(({ disposition }) => disposition === "ignored").map(({ line }) => line)).toContain(6);
  });

  test("begins one of values, unless that names again what stands above", () => {
    const above = `${HEADER}\nAAPL,10,200\n\n`;
    expect(held(previewOf(`${above}Symbol,Market Value\nVTSAX,5000\n`))).toEqual([
      ["AAPL", "10"],
      ["VTSAX", null],
    ]);
    expect(held(previewOf(`${above}Symbol,Market Value\nAAPL,2000\n`))).toEqual([["AAPL", "10"]]);
  });

  test("is none where its words are tickers", () => {
    expect(held(previewOf("Symbol,Quantity,Name\nAAPL,10,Apple\nCOST,5,Fund\nFUND,7,Cost\n"))).toHaveLength(3);
  });
});

describe("the side by a column", () => {
  test.each([
    ["Position Direction", "SHORT", "LONG"],
    ["Position", "Short", "Long"],
    ["How", "short", "long"],
    ["Short?", "Yes", "No"],
    ["Short", "Y", ""],
    ["Is Short", "true", "false"],
  ])("%s: %s and %s", (header, short, long) => {
    const text = (order: readonly number[]) =>
      [
        ["Symbol", "Quantity", "Price", header],
        ["TSLA", "5", "300", short],
        ["AAPL", "5", "300", long],
      ]
        .map((cells) => order.map((i) => cells[i]).join(","))
        .join("\n");
    for (const order of [
      [0, 1, 2, 3],
      [3, 0, 1, 2],
      [1, 3, 2, 0],
    ]) {
      const read = previewOf(text(order));
      expect(held(read)).toEqual([
        ["TSLA", "-5"],
        ["AAPL", "5"],
      ]);
      // A header that does not name a side leaves it to the cells, which is said.
      expect(read.problems.map(({ severity }) => severity)).toEqual(header === "How" ? ["warning"] : []);
    }
  });

  test("a position that is a number stays the quantity", () => {
    expect(held(previewOf("Symbol,Position\nAAPL,10\nTSLA,-5\n"))).toEqual([
      ["AAPL", "10"],
      ["TSLA", "-5"],
    ]);
  });
});

describe("headings in a list without a header", () => {
  const both = [
    ["AAPL", "10"],
    ["TSLA", "-5"],
  ];
  test.each([
    ["Longs\nAAPL,10\nShorts\nTSLA,5\n", both],
    ["AAPL,10\nShort:\nTSLA,5\n", both],
    ["Long positions,\nAAPL,10\nShort positions,\nTSLA,-5\n", both],
    ["Longs\n\nAAPL\t10\n\nShorts\n\nTSLA\t5\n", both],
    ["Shorts\nTSLA,5\nLongs\nAAPL,10\n", both.toReversed()],
    ["AAPL,10\nWatchlist\nTSLA,5\n", both.slice(0, 1)],
    ["AAPL,10\nClosed positions\nTSLA,5\n", both.slice(0, 1)],
    ["Watchlist\nAAPL,10\n", both.slice(0, 1)],
    ["My own list\nWatchlist\nAAPL,10\n", both.slice(0, 1)],
    ["Long positions\nAAPL 10\nShort positions\nTSLA 5\n", both],
    [
      "Shorts\nTSLA,5\nCASH,100\n",
      [
        ["TSLA", "-5"],
        ["CASH", "100"],
      ],
    ],
  ])("%j", (text, expected) => {
    const read = previewOf(text);
    expect(held(read)).toEqual(expected);
    expect(read).toMatchObject({ canCreate: true, problems: [] });
    const { lines, blank, used, ignored } = read.receipt;
    expect(used + ignored + blank).toBe(lines);
  });

  test("what is no longer held is refused with that reason", () => {
    expect(readPortfolioText("Closed positions\nTSLA,5\nF,6\n")).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining("“Closed positions”") },
    });
  });

  test("a short account is short, and its title says so", () => {
    const read = previewOf(listed("Short Account", "TSLA"));
    expect(held(read)).toEqual([["TSLA", "-5"]]);
    expect(read.rows[0]).toMatchObject({ line: 1, reason: "A heading: what is held short stands below it." });
  });
});
