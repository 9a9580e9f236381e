import { describe, expect, test } from "vitest";
import { held, previewOf } from "../testing-preview";
import { readDate } from "./dates";
import { decideDialects } from "./number-dialect";
import { readNumber } from "./numbers";

describe("numbers as people and spreadsheets write them", () => {
  test.each([
    ["10 Stk.", "10"],
    ["5 St.", "5"],
    ["5 parts", "5"],
    ["5 part", "5"],
    ["–5", "-5"],
    ["—5", "-5"],
    ["$–5", "-5"],
    ["1,00,000", "100000"],
    ["12,34,567.50", "1234567.5"],
    ["-₹1,00,000", "-100000"],
    ["$ -", "0"],
    ["$-", "0"],
    ["- €", "0"],
    ["-", null],
    ["–", null],
  ])("%s is %s", (cell, value) => {
    expect(readNumber(cell, ".")).toMatchObject({ ok: true, value });
  });

  test.each(["1st", "5 p.", "1,0,000", "1,00,00", "100,00,000", "5–10", "$"])("%s is no number", (cell) => {
    expect(readNumber(cell, ".").ok).toBe(false);
  });

  test("lakhs tell that the point is decimal", () => {
    const decided = decideDialects(new Map([["value", ["1,00,000", "1,000"]]]), ";").get("value");
    expect(decided).toEqual({ mark: ".", ambiguous: null });
    expect(readNumber("1,00,000", ",").ok).toBe(false);
  });

  test("a dash is zero beside no value or one of zero, and missing beside another", () => {
    const file = "Symbol,Quantity,Price,Value\nAAPL,10,$5,$50\nMSFT, - ,$400, $ - \nKO,-,$60,-\nPEP,-,$100,$100\n";
    const preview = previewOf(file);
    expect(held(preview)).toEqual([
      ["AAPL", "10"],
      ["PEP", null],
    ]);
    expect(preview.receipt).toMatchObject({ ignored: 2, rejected: 0 });
    expect(previewOf("Symbol,Quantity\nAAPL,10\nMSFT,--\n").receipt.rejected).toBe(1);
  });
});

describe("months of other languages", () => {
  test.each([
    ["12 juin 2025", "2025-06-12"],
    ["12 juil. 2025", "2025-07-12"],
    ["1er juillet 2025", "2025-07-01"],
    ["12 août 2025", "2025-08-12"],
    ["12 aout 2025", "2025-08-12"],
    ["12 mrt 2025", "2025-03-12"],
    ["12. Jän. 2025", "2025-01-12"],
    ["12. Jänner 2025", "2025-01-12"],
    ["12 de agosto de 2025", "2025-08-12"],
    ["3 de septiembre de 2025", "2025-09-03"],
    ["3 de outubro de 2025", "2025-10-03"],
    ["3 maj 2025", "2025-05-03"],
    ["12/Aug/2025", "2025-08-12"],
    ["2nd Aug 2025", "2025-08-02"],
    ["12 juni 2025", "2025-06-12"],
    ["12 juli 2025", "2025-07-12"],
    ["12 juillot", undefined],
    ["31 juin 2025", undefined],
    ["12 de 2025", undefined],
  ])("%s", (cell, day) => {
    expect(readDate(cell, "day_first")).toBe(day);
    expect(readDate(cell.normalize("NFD"), "month_first")).toBe(day);
  });
});
