import { describe, expect, test } from "vitest";
import { held, previewOf } from "../testing-preview";

describe("commas in a last column of notes", () => {
  test.each([
    ["one", 'Symbol,Quantity,Price,Notes\nAAPL,10,200,"bought on dip, sold some"\nKO,5,60,bought, kept\n'],
    ["several, and no line without", "Symbol,Quantity,Price,Comment\nAAPL,10,200,a b, c, d, e\nKO,5,60,good, cheap\n"],
    ["behind a date", "Symbol,Quantity,Price,Entry Date,Notes\nAAPL,10,200,2026-01-02,x\nKO,5,60,2026-01-02,a, b\n"],
    ["behind words", "Symbol,Quantity,Sector,Notes\nAAPL,10,Tech,x\nKO,5,Food,a, b\n"],
  ])("%s: belong to the note", (_, file) => {
    const preview = previewOf(file);
    expect(held(preview)).toEqual([
      ["AAPL", "10"],
      ["KO", "5"],
    ]);
    expect(preview.problems).toEqual([]);
  });

  test.each([
    ["a comma in the price", "Symbol,Quantity,Price,Notes\nAAPL,10,200,x\nKO,5,1,234.50,dip\n"],
    ["a comma in the quantity", "Symbol,Quantity,Entry Date,Notes\nAAPL,10,2026-01-02,x\nKO,1,234,2026-01-02,dip\n"],
    ["a comma before words", "Symbol,Quantity,Sector,Notes\nAAPL,10,Tech,x\nKO,1,234,Food,dip\n"],
    ["a comma in the name", "Symbol,Name,Quantity,Notes\nAAPL,Apple,10,x\nKO,Coca-Cola, The,5,dip\n"],
    ["no column of notes", "Symbol,Quantity,Price\nAAPL,10,200\nKO,5,60,dip\n"],
  ])("%s: is asked for", (_, file) => {
    const { rows } = previewOf(file);
    expect(rows.map(({ disposition }) => disposition)).toEqual(["used", "rejected"]);
  });
});
