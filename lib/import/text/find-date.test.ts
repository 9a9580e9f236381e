import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";
import { findDate } from "./find-date";

describe("the day that a line speaks of", () => {
  test.each([
    ["Date downloaded Aug-21-2026 6:05 p.m ET", "2026-08-21"],
    ["Period: 01/01/2025 - 12/31/2025", "2025-12-31"],
    ["Statement Period: January 1, 2025 - March 31, 2025", "2025-03-31"],
    ["From 2025-01-01 to 2025-03-31, printed 2025-04-02", "2025-03-31"],
    ["Positions as of 2026-08-21, next report 2026-11-21", "2026-08-21"],
    ["Account opened 2019-01-05", null],
    ["Account opened on January 5, 2019", null],
    ["Date of birth: 1980-02-03", null],
    ["Inception date 2019-01-05, as of 2026-08-21", "2026-08-21"],
    ["Client since 2019-01-05", null],
    ["no day here", null],
  ])("%s", (sentence, day) => {
    expect(findDate(sentence)).toBe(day);
  });

  const dayOf = (file: string) => previewOf(file).statementDate;
  const warned = (file: string) => previewOf(file).problems.filter(({ code }) => code === "ERR_POS_012").length;

  test("is read in the order of the file's own dates", () => {
    const file = (title: string, date: string) => `${title}\nSymbol,Quantity,Entry Date\nAAPL,10,${date}\n`;
    expect(dayOf(file("Positions as of 02/03/2026", "15/02/2026"))).toBe("2026-03-02");
    expect(dayOf(file("Positions as of 02/03/2026", "02/01/2026"))).toBe("2026-02-03");
    expect(warned(file("Positions as of 02/03/2026", "15/02/2026"))).toBe(0);
    const below = "Symbol,Quantity,Entry Date\nAAPL,10,15/02/2026\n\nDownloaded 02/03/2026\n";
    expect(dayOf(below)).toBe("2026-03-02");
  });

  test("leaves two days for entries, and warns of later ones", () => {
    const file = (day: string) => `Positions as of 2026-08-21\nSymbol,Quantity,Entry Date\nAAPL,10,${day}\n`;
    expect(["2026-08-22", "2026-08-23", "2026-08-24"].map((day) => warned(file(day)))).toEqual([0, 0, 1]);
  });

  test("is not that of a column of old prices", () => {
    const file = (second: string) =>
      `Symbol,Quantity,Entry Date,Date,Price\nAAPL,10,2025-06-05,2024-01-01,200\nKO,10,${second},2024-01-01,60\nT,10,2020-01-02,2024-01-01,20\n`;
    expect([dayOf(file("2025-07-01")), warned(file("2025-07-01"))]).toEqual([null, 0]);
    // One of three is rather a slip.
    expect([dayOf(file("2020-07-01")), warned(file("2020-07-01"))]).toEqual(["2024-01-01", 1]);
  });
});
