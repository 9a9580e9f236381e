import { expect, test } from "vitest";
import { previewOf } from "../testing-preview";

const daysOf = (file: string) => previewOf(file).positions.map(({ entryDate }) => entryDate);

test.each([
  ["a column of them", "Symbol,Quantity,Entry Date\nAAPL,1,46000\nMSFT,1,45000\n", ["2025-12-09", "2023-03-15"]],
  ["one among days", "Symbol,Quantity,Entry Date\nAAPL,1,2025-01-02\nMSFT,1,45000\n", ["2025-01-02", "2023-03-15"]],
  ["with a time", "Symbol,Quantity,Entry Date\nAAPL,1,46000.75\nMSFT,1,\n", ["2025-12-09", null]],
])("days as a spreadsheet counts them: %s", (_, file, days) => {
  expect(daysOf(file)).toEqual(days);
  const { problems, receipt } = previewOf(file);
  expect(problems.map(({ severity, column }) => [severity, column])).toEqual([["info", "Entry Date"]]);
  expect(receipt.used).toBe(2);
});

test("numbers of other columns, and numbers that are no day of our time, stay what they are", () => {
  expect(previewOf("Symbol,Quantity\nAAPL,46000\n").positions[0]?.quantity).toBe("46000");
  expect(previewOf("Symbol,Quantity,Entry Date\nAAPL,1,99999\n").receipt.rejected).toBe(1);
});
