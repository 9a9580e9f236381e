import { describe, expect, test } from "vitest";
import { type ChangeView, changeLines, type DifferenceView, differenceSentence, type LotView } from "./difference-rows";

const LOT: LotView = {
  label: "AAPL",
  symbol: "AAPL",
  original_symbol: "AAPL",
  name: null,
  kind: "public",
  account: null,
  quantity: "10",
  currency: "USD",
  entry_price: null,
  entry_date: null,
  exit_price: null,
  exit_date: null,
  stated_value: null,
  line: 2,
};
const NONE: DifferenceView = { added: [], removed: [], changed: [], restated: [], unchanged: 3, equity_balance: null };

const changed = (changes: ChangeView["changes"], currency = "USD") =>
  changeLines({ before: { ...LOT, currency }, after: { ...LOT, currency }, changes });

describe("a change in words", () => {
  test("has every digit of a quantity, prices in their currency and dates as people read them", () => {
    expect(changed([{ field: "quantity", before: "-10", after: "1234.56789" }])).toEqual([
      { field: "Quantity", before: "−10", after: "1,234.56789" },
    ]);
    expect(changed([{ field: "entryPrice", before: null, after: "72.1" }], "GBP")).toEqual([
      { field: "Entry price", before: null, after: "72.1 GBP" },
    ]);
    expect(changed([{ field: "entryDate", before: "2026-08-21", after: null }])).toEqual([
      { field: "Entry date", before: "Fri 21 Aug 2026", after: null },
    ]);
  });

  test("counts what is more than nothing, and says where it is nothing", () => {
    expect(differenceSentence(NONE)).toBe("Nothing changes");
    expect(differenceSentence({ ...NONE, added: [LOT, LOT], removed: [LOT] })).toBe("2 added, 1 removed");
    const equity = { before: null, after: "5" };
    expect(differenceSentence({ ...NONE, equity_balance: equity })).toBe("another account equity");
  });
});
