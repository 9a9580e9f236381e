import fc from "fast-check";
import { expect, test } from "vitest";
import { checkedSymbol, isSymbol } from "./symbols";

test.each(["A", "BRK-B", "MOG-A", "VOD.L", "0P000071W8.TO", "EURUSD=X", "GC=F", "^GSPC", "BTC-USD", "DX-Y.NYB"])(
  "%s is a symbol",
  (symbol) => expect(isSymbol(symbol)).toBe(true),
);

test.each([
  "",
  ".",
  "..",
  "../v7",
  "A/B",
  "A\\B",
  "A?x=1",
  "A#",
  "A%2F",
  "aapl",
  "A B",
  "A..B",
  ".A",
  "A.",
  "-A",
  "^",
  "__proto__",
  "CONSTRUCTOR",
  "TOSTRING",
  "A,B",
  "Ä",
])("%j is no symbol", (text) => {
  expect(isSymbol(text)).toBe(false);
  expect(() => checkedSymbol(text)).toThrow(expect.objectContaining({ code: "invalid_symbol" }));
});

test("a symbol stays itself as the last part of any path, and is at most 32 characters long", () =>
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      if (!isSymbol(text)) return;
      const url = new URL(`https://query2.finance.yahoo.com/v8/finance/chart/${text}?x=1`);
      expect(decodeURIComponent(url.pathname)).toBe(`/v8/finance/chart/${text}`);
      expect(url.search).toBe("?x=1");
      expect(text.length).toBeLessThanOrEqual(32);
    }),
    { numRuns: 2000 },
  ));
