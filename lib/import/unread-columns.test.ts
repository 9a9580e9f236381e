import { describe, expect, test } from "vitest";
import type { ColumnMapping, UnreadColumns } from "./preview";
import { readPortfolioText } from "./read-portfolio-file";
import { held, previewOf } from "./testing-preview";

function unreadOf(text: string, mapping?: ColumnMapping): UnreadColumns | undefined {
  const result = readPortfolioText(text, { ...(mapping ? { mapping } : {}) });
  if (result.ok) throw new Error("The file was read");
  return result.unread;
}
const fieldsOf = (unread: UnreadColumns | undefined) => unread?.columns.map(({ header, field }) => [header, field]);

const PAPERS = "Papier,Preis,Bestand heute\nAAPL,100,\nMSFT,200,\n";

describe("the columns of a file that is refused for want of one", () => {
  test("are told with what was understood of them and what stands in them", () => {
    const unread = unreadOf(PAPERS);
    expect(unread).toMatchObject({ kind: "positions", shape: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(fieldsOf(unread)).toEqual([
      ["Papier", "symbol"],
      ["Preis", "price"],
      ["Bestand heute", null],
    ]);
    expect(unread?.columns[1]?.examples).toEqual(["100", "200"]);
  });

  test("are read by what the user says, under the shape that the mapping is asked for by", () => {
    const text = "Papier,Preis\nAAPL,100\nBargeld,--\nMSFT,200\n";
    const shape = unreadOf(text)?.shape;
    const mappings: ColumnMapping[] = [{ Preis: "value" }, { "1": "value" }, { "0": "symbol", "1": "value" }];
    for (const mapping of mappings) {
      const preview = previewOf(text, { mapping });
      expect(preview.shape).toBe(shape);
      expect(preview.positions.map(({ symbol, statedValueUsd }) => [symbol, statedValueUsd])).toEqual([
        ["AAPL", "100"],
        ["MSFT", "200"],
      ]);
      // The cash without an amount is no header of another table.
      expect(preview.receipt).toMatchObject({ lines: 4, header: 1, used: 2, rejected: 1 });
    }
  });

  test("stand under the header, not under the report's title, whatever is said by place", () => {
    const text = "Report,of the day\nmade by,me\nFoo,Bar,Baz\nAAPL,x,12\nMSFT,y,15\n";
    const preview = previewOf(text, { mapping: { "0": "symbol", "2": "value" } });
    expect(preview.columns.map(({ header, field }) => [header, field])).toEqual([
      ["Foo", "symbol"],
      ["Bar", null],
      ["Baz", "value"],
    ]);
    expect(preview.receipt).toMatchObject({ header: 1, ignored: 2, used: 2 });
  });

  test("have no names where no line is a header", () => {
    const text = "Alpha Fund,12\nBeta Fund,15\n";
    expect(fieldsOf(unreadOf(text))).toEqual([
      ["Column 1", "description"],
      ["Column 2", "quantity"],
    ]);
    const preview = previewOf(text, { mapping: { "0": "symbol", "1": "value" } });
    expect(preview.names.map(({ name }) => name)).toEqual(["Alpha Fund", "Beta Fund"]);
    expect(preview.receipt).toMatchObject({ header: 0, rejected: 2 });
  });

  test("show what was said of them where that is not enough", () => {
    const unread = unreadOf("Foo,Bar,Baz\nnothing here,one mark,12\nknown there,two marks,15\n", { "2": "price" });
    expect(fieldsOf(unread)).toEqual([
      ["Foo", "description"],
      ["Bar", null],
      ["Baz", "price"],
    ]);
    expect(unread?.columns[2]?.why).toBe("You said so.");
  });

  test("are those of trades where the file lists trades", () => {
    const text = "Date,Action,Symbol,Amount\n2025-01-01,Buy,AAPL,1000\n";
    const unread = unreadOf(text);
    expect(unread?.kind).toBe("transactions");
    expect(fieldsOf(unread)).toEqual([
      ["Date", "date"],
      ["Action", "action"],
      ["Symbol", "symbol"],
      ["Amount", "amount"],
    ]);
    const preview = previewOf(text, { mapping: { "3": "quantity" } });
    expect(preview.shape).toBe(unread?.shape);
    expect(held(preview)).toEqual([["AAPL", "1000"]]);
  });

  test.each([
    ["prose", "Dear Sir,\nplease find, enclosed, my list\nbest, me\n"],
    ["names alone", "Symbol,Name\nAAPL,Apple\nMSFT,Microsoft\n"],
    ["a header alone", "Symbol,Quantity\n"],
  ])("are not asked for where no choice would make positions of it: %s", (_, text) => {
    expect(unreadOf(text)).toBeUndefined();
  });
});

describe("what is said of columns by their place", () => {
  test("makes no header of a line that has a word in each of those places", () => {
    const preview = previewOf("Symbol,Quantity,Price\nAAPL,10,100\nCash,--,--\nMSFT,1,200\n", {
      mapping: { "0": "symbol", "1": "quantity" },
    });
    expect(preview.positions.map(({ symbol, statedValueUsd }) => [symbol, statedValueUsd])).toEqual([
      ["AAPL", "1000"],
      ["MSFT", "200"],
    ]);
    expect(preview.receipt).toMatchObject({ header: 1, rejected: 1 });
  });

  test("holds for every table under the same header", () => {
    const header = "Paper,How many";
    const text = `${header}\nAAPL,10\n\n${header}\nMSFT,5\n`;
    expect(held(previewOf(text, { mapping: { "0": "symbol", "1": "quantity" } }))).toEqual([
      ["AAPL", "10"],
      ["MSFT", "5"],
    ]);
  });
});

test("a header that names the price alone is not left out so that the price counts as a quantity", () => {
  const result = readPortfolioText("Papier,Price\nAAPL,100\nMSFT,200\n");
  expect(result).toMatchObject({
    ok: false,
    problem: {
      message: "The header has no column for the quantity (Quantity, Shares or Units); it has Papier, Price.",
    },
  });
});
