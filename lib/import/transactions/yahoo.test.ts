import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";

const HEADER =
  "Symbol,Current Price,Date,Time,Change,Open,High,Low,Volume,Trade Date,Purchase Price,Quantity,Commission,High Limit,Low Limit,Comment,Transaction Type";
const lot = (symbol: string, day: string, price: string, quantity: string, type: string) =>
  `${symbol},309.35,2026/11/20,16:00 EST,1.2,308,310,307,1000,${day},${price},${quantity},,,,,${type}`;
const cash = (amount: string, type: string) => `$$CASH_TX,,,,,,,,,20250829,,${amount},,,,,${type}`;
const read = (...lines: string[]) => previewOf([HEADER, ...lines].join("\n"));
const lots = (preview: ReturnType<typeof read>) =>
  preview.positions.map(({ symbol, currency, kind, quantity, entryPrice, entryDate }) => [
    kind === "cash" ? currency : symbol,
    quantity,
    entryPrice,
    entryDate,
  ]);

describe("Yahoo Finance's export of a portfolio", () => {
  test.each([
    ["a purchase", [lot("AAPL", "20240105", "171.2", "42.0", "BUY")], [["AAPL", "42", "171.2", "2024-01-05"]]],
    [
      "purchases, a sale, money paid in and a symbol that is only watched",
      [
        cash("83053.0", "DEPOSIT"),
        lot("AAPL", "20240305", "181.2", "12.0", "SELL"),
        lot("AAPL", "20240105", "171.2", "42.0", "BUY"),
        lot("MSFT", "", "", "", ""),
      ],
      [["AAPL", "30", "171.2", "2024-01-05"]],
    ],
  ])("%s: netted by the day and the price of the trade, not of the quote", (_, lines, expected) => {
    const preview = read(...lines);
    expect(preview).toMatchObject({ kind: "transactions", broker: "Yahoo Finance", canCreate: true });
    expect(lots(preview)).toEqual(expected);
    expect(preview.problems.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  test.each([
    ["lots", [lot("AAPL", "20240105", "171.2", "42.0", "")], [["AAPL", "42", "171.2"]]],
    [
      "lots and money paid in and out",
      [lot("AAPL", "", "171.2", "42.0", ""), cash("83053.0", "DEPOSIT"), cash("53.0", "WITHDRAWAL")],
      [
        ["AAPL", "42", "171.2"],
        ["USD", "83053", null],
        ["USD", "-53", null],
      ],
    ],
  ])("%s without a type are what is held", (_, lines, expected) => {
    const preview = read(...lines);
    expect(preview).toMatchObject({ kind: "positions", canCreate: true, problems: [] });
    expect(lots(preview).map((cells) => cells.slice(0, 3))).toEqual(expected);
  });

  test("the older export without types reads the same, its cash too", () => {
    const old = [HEADER, lot("AAPL", "20240105", "171.2", "42.0", ""), "$$CASH,,,,,,,,,,1.0,2497.75,,,,,"];
    const preview = previewOf(old.map((line) => line.replace(/,[^,]*$/, "")).join("\n"));
    expect(preview).toMatchObject({ kind: "positions", canCreate: true, problems: [] });
    expect(lots(preview).map(([name, quantity]) => [name, quantity])).toEqual([
      ["AAPL", "42"],
      ["USD", "2497.75"],
    ]);
  });

  test("a lot without a type among trades is said, not guessed", () => {
    const preview = read(lot("AAPL", "20240105", "171.2", "42.0", "BUY"), lot("MSFT", "20240105", "400", "10", ""));
    expect(preview.canCreate).toBe(false);
    expect(preview.problems).toContainEqual(
      expect.objectContaining({ line: 3, message: expect.stringContaining("write buy or sell") }),
    );
  });
});
