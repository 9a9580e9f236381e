import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";
import { netted } from "../transactions/testing";
import { shownNumber } from "./shown-number";

test.each([
  ["0", "0"],
  ["999", "999"],
  ["1000", "1,000"],
  ["-29050.25", "-29,050.25"],
  ["123456789012345678.1234567891", "123,456,789,012,345,678.1234567891"],
  [1234567, "1,234,567"],
])("%s is shown as %s", (value, shown) => expect(shownNumber(value)).toBe(shown));

test("nothing but commas is added", () =>
  fc.assert(
    fc.property(fc.bigInt(), fc.nat(9999), (whole, part) => {
      const decimal = `${whole}.${part}`;
      expect(shownNumber(decimal).replaceAll(",", "")).toBe(decimal);
      expect(shownNumber(String(whole))).toBe(whole.toLocaleString("en-US"));
    }),
  ));

describe("sentences part the thousands of what was computed, and quote cells as they are", () => {
  test("totals", () => {
    const { problems, rows } = previewOf("Symbol,Quantity,Value\nAAPL,5,29000\nMSFT,5,50.5\nTotal,,30000\n");
    expect(problems[0]?.message).toMatch(/^The file's total is 30,000 but its lines sum to 29,050\.5:/);
    expect(problems[0]?.value).toBe("30000");
    expect(rows.at(-1)?.reason).toContain("(29,050.5)");
    const equal = previewOf("Symbol,Quantity,Value\nAAPL,5,29000\nMSFT,5,50\nTotal,,29050\n");
    expect(equal.rows.at(-1)?.reason).toContain("equal to their sum (29,050)");
  });

  test("a value that differs", () => {
    const { problems } = previewOf("Symbol,Quantity,Price,Value\nAAPL,1234,10,99999\n");
    expect(problems[0]?.message).toMatch(/^Quantity × price is 12,340 but the file's value is 99,999:/);
  });

  test("weights", () => {
    const { problems } = previewOf("Symbol,Weight\nAAPL,900%\nMSFT,400%\n", { equity: "1000" });
    expect(problems[0]?.message).toMatch(/^The weights add up to 1,300 % of/);
  });

  test("trades", () => {
    const { rows } = netted([
      "date,symbol,type,quantity,price",
      "2024-01-02,AAPL,buy,10000,100.5",
      "2024-01-03,AAPL,buy,2500,1",
    ]);
    expect(rows[0]?.reason).toContain("part of the 12,500 AAPL held");
  });

  test("a quantity that is quoted stays as it stands", () => {
    const { problems } = previewOf("Symbol,Quantity\nAAPL,10000x\n");
    expect(problems[0]?.message).toContain("“10000x”");
  });
});
