import { describe, expect, test } from "vitest";
import { readPortfolioText } from "../read-portfolio-file";

describe("sales are never counted as purchases", () => {
  const problemsOf = (text: string, mapping = {}) => {
    const result = readPortfolioText(text, { mapping });
    if (!result.ok) return [result.problem.message];
    expect(result.preview.canCreate).toBe(false);
    return result.preview.problems.filter(({ severity }) => severity === "error").map(({ message }) => message);
  };

  test.each([
    [
      "without a day",
      "Action,Symbol,Quantity,Price\nBuy,AAPL,10,200\nSell,AAPL,4,210",
      /“Action” says that something was sold \(Sell\).*no column has their dates/,
    ],
    [
      "without a day, by letters",
      "X,Symbol,Quantity,Price\nB,AAPL,10,200\nS,AAPL,4,210",
      /“X” says that something was sold \(S\)/,
    ],
    [
      "below a header nobody knows",
      "Wann,Was,Papier,Stk,Preis\n2024-01-02,Kauf,AAPL,10,100\n2024-01-04,Verkauf,AAPL,4,110",
      /“Was” says that something was sold/,
    ],
    [
      "in words nobody knows",
      "Datum,Vorgang,Ticker,Anzahl,Kurs\n2026-01-05,Nakoupeno,AAPL,10,200\n2026-01-06,Prodáno,AAPL,4,200",
      /“Vorgang” seems to say what happened, in words that are not known \(“Nakoupeno”, “Prodáno”/,
    ],
    [
      "by numbers",
      "Date,Side,Symbol,Quantity,Price\n2026-01-05,1,AAPL,10,200\n2026-01-06,2,AAPL,4,200",
      /“Side” seems to say what happened/,
    ],
    [
      "refused whole, with the words",
      "Date,Action,Symbol,Quantity,Price\n2026-01-05,Foo,AAPL,10,200\n2026-01-06,Bar,AAPL,4,200",
      /in the column “Action” “Foo”, “Bar” say nothing that we know/,
    ],
  ])("%s", (_, text, message) => {
    expect(problemsOf(text).join("\n")).toMatch(message);
  });

  test("but where the owner says that the column means something else", () => {
    const text = "Action,Symbol,Quantity,Price\nBuy,AAPL,10,200\nSell,MSFT,4,210";
    expect(readPortfolioText(text, { mapping: { Action: null } })).toMatchObject({
      ok: true,
      preview: { canCreate: true },
    });
    expect(readPortfolioText(text, { skipLines: [3] })).toMatchObject({ ok: true, preview: { canCreate: true } });
  });

  test.each([
    "Symbol,Quantity,Price,Analyst Rating\nAAPL,10,200,Buy\nMSFT,5,400,Sell",
    "Date,Side,Symbol,Quantity,Price\n2026-01-05,Long,AAPL,10,200\n2026-01-06,Short,TSLA,4,200",
    "Symbol,Quantity,Type,Note\nAAPL,10,Stock,sold half in May\nMSFT,5,Stock,",
  ])("and advice, sides and notes are no trades", (text) => {
    expect(readPortfolioText(text)).toMatchObject({ ok: true, preview: { kind: "positions", canCreate: true } });
  });
});
