import { describe, expect, test } from "vitest";
import { readPortfolioText } from "../read-portfolio-file";
import { held, previewOf } from "../testing-preview";
import { partedByTabs } from "./blank-separated";

describe("text with blanks between its columns", () => {
  test.each([
    ["without a header", "AAPL 10\nMSFT 5\n"],
    ["with a header", "Symbol Quantity Price\nAAPL 10 200.50\nMSFT 5 300\n"],
    ["with aligned columns", "AAPL    10\nMSFT     5\n"],
    ["with units", "AAPL 10 shares\nMSFT 5 shares\n"],
  ])("%s is read", (_, text) => {
    expect(held(previewOf(text))).toEqual([
      ["AAPL", "10"],
      ["MSFT", "5"],
    ]);
  });

  test("a comma within a number parts nothing", () => {
    expect(partedByTabs("AAPL 1,250 200.50\nMSFT 5 300.00")).toBe("AAPL\t1,250\t200.50\nMSFT\t5\t300.00");
  });

  test.each([
    ["names with blanks", "Apple Inc 10\nMicrosoft 5\n"],
    ["as many words by chance", "Apple Inc 10\nKraft Foods 5\n"],
    ["sentences", "hello world\nthis letter\n"],
    ["another delimiter", "AAPL 10;x\nMSFT 5;y\n"],
    ["a comma between columns", "AAPL, 10\nMSFT, 5\n"],
  ])("%s stay as they are", (_, text) => {
    expect(partedByTabs(text)).toBe(text);
  });

  test("a letter is still no portfolio", () => {
    expect(readPortfolioText("To whom it may concern\nI wrote ten letters\n").ok).toBe(false);
  });
});
