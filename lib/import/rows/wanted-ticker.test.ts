import { expect, test } from "vitest";
import { held, previewOf } from "../testing-preview";

test.each([
  ["Ticker,Name,Quantity,Price\n,Apple Inc,10,200\n", "Ticker"],
  ["WKN;Kürzel;Name;Stück;Kurs\n;;Apple Inc;10;200\n", "Kürzel"],
  ["Symbol,Name,Quantity,Price\n,Apple Inc,10,200\n", "Symbol"],
  ["Name,Quantity,Price\nApple Inc,10,200\n", "Symbol"],
])("the ticker offered for a name is written where the file has tickers: %j", (text, column) => {
  const [problem] = previewOf(text).problems;
  expect(problem).toMatchObject({ severity: "error", line: 2, column, fix: { value: "AAPL" } });
  const mended = previewOf(text, { corrections: [{ line: 2, column, value: problem?.fix?.value ?? "" }] });
  expect(held(mended)).toEqual([["AAPL", "10"]]);
  expect(mended).toMatchObject({ problems: [], canCreate: true });
});
