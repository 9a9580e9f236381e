import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mapColumns } from "./columns/columns";
import { readCash } from "./rows/cash";
import { occName, readOptionName } from "./rows/options";
import { isCusip, isIsin } from "./symbols/identifiers";
import { readSymbol } from "./symbols/read-symbol";
import { symbolCandidates } from "./symbols/symbol-candidates";
import { decideDateOrder, readDate } from "./text/dates";
import { add, canonical, divide, fits, multiply, negate, round } from "./text/decimal";
import { findDate } from "./text/find-date";
import { decideDialects } from "./text/number-dialect";
import { type DecimalMark, readNumber } from "./text/numbers";

describe("numbers", () => {
  const point: [string, string | null][] = [
    ["42", "42"],
    ["$1,234.56", "1234.56"],
    ["+$0.10", "0.1"],
    ["-$482.80", "-482.8"],
    ["$-5", "-5"],
    ["($43.64)", "-43.64"],
    ["(1,234)", "-1234"],
    ["1,234-", "-1234"],
    ["−12", "-12"],
    ["1 234 567.5", "1234567.5"],
    ["1\u2009234", "1234"],
    ["12'345", "12345"],
    ["12,34,567", "1234567"],
    ["US$ 3.50", "3.5"],
    ["3.50 USD", "3.5"],
    [".5", "0.5"],
    ["007", "7"],
    ["1234567890.1234567890", "1234567890.123456789"],
    ["--", null],
    ["N/A", null],
    ["", null],
  ];
  test.each(point)("with a decimal point, %s is %s", (cell, value) => {
    expect(readNumber(cell, ".")).toMatchObject({ ok: true, value });
  });

  const comma: [string, string][] = [
    ["1.234,56", "1234.56"],
    ["1 234,56", "1234.56"],
    ["€26,09", "26.09"],
    ["-1,5", "-1.5"],
  ];
  test.each(comma)("with a decimal comma, %s is %s", (cell, value) => {
    expect(readNumber(cell, ",")).toMatchObject({ ok: true, value });
  });

  test.each(["1.234.56", "1,23.4", "1,2345", "12,34,56", "1O0", "abc", "1e400", "=1+1", "5 6", "0x10", "½"])(
    "%s is no number under a decimal point",
    (cell) => {
      expect(readNumber(cell, ".").ok).toBe(false);
    },
  );

  test("what is written in a dialect is read back in it, to the last digit", () => {
    const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 10 }));
    fc.assert(
      fc.property(decimal, fc.constantFrom<DecimalMark>(".", ","), ([units, places], mark) => {
        const text = divide(units.toString(), `1${"0".repeat(places)}`, 10);
        const [whole = "", fraction] = text.split(".");
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, mark === "." ? "," : ".");
        expect(readNumber(fraction ? `${grouped}${mark}${fraction}` : grouped, mark)).toMatchObject({
          ok: true,
          value: text,
        });
      }),
    );
  });

  test("a column decides its dialect from all of its cells, and asks the rest of the file where it cannot", () => {
    const decide = (cells: string[], others: string[], delimiter: string) =>
      decideDialects(
        new Map([
          ["q", cells],
          ["other", others],
        ]),
        delimiter,
      ).get("q");
    expect(decide(["1,234", "2,5"], [], ";")).toEqual({ mark: ",", ambiguous: null });
    expect(decide(["1,234", "2.5"], [], ";")).toEqual({ mark: ".", ambiguous: null });
    expect(decide(["1,234"], ["1.234,50"], ";")).toEqual({ mark: ",", ambiguous: null });
    expect(decide(["1,234"], [], ",")).toEqual({ mark: ".", ambiguous: "1,234" });
    expect(decide(["1.234"], [], "\t")).toEqual({ mark: ".", ambiguous: "1.234" });
    // Where semicolons part cells, the comma is kept for decimals.
    expect(decide(["1.234"], [], ";")).toEqual({ mark: ",", ambiguous: null });
    expect(decide(["1'234.567"], [], "\t")).toEqual({ mark: ".", ambiguous: null });
    // A comma parts the cells, so a point can only be a decimal one.
    expect(decide(["63.214"], [], ",")).toEqual({ mark: ".", ambiguous: null });
    expect(decide(["0,125"], [], ";")).toEqual({ mark: ",", ambiguous: null });
  });
});

test("decimals are exact: products, sums, quotients and rounding agree with integers", () => {
  const cents = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
  const text = (units: bigint) => divide(units.toString(), "100", 2);
  fc.assert(
    fc.property(cents, cents, (a, b) => {
      expect(add(text(a), text(b))).toBe(text(a + b));
      expect(multiply(text(a), text(b))).toBe(canonical(divide((a * b).toString(), "10000", 4)));
      expect(negate(negate(text(a)))).toBe(text(a));
      expect(round(text(a), 2)).toBe(text(a));
    }),
  );
  expect(round("2.5", 0)).toBe("3");
  expect(round("-2.5", 0)).toBe("-3");
  expect(fits("123456789012345678.0123456789", 28, 10)).toBe(true);
  expect(fits("1234567890123456789", 28, 10)).toBe(false);
  expect(fits("0.00000000001", 28, 10)).toBe(false);
});

describe("dates", () => {
  test.each([
    ["2026-08-21", "2026-08-21"],
    ["2026/08/21", "2026-08-21"],
    ["20260821", "2026-08-21"],
    ["08/21/2026", "2026-08-21"],
    ["8/1/26", "2026-08-01"],
    ["Aug-21-2026", "2026-08-21"],
    ["21-Aug-2026", "2026-08-21"],
    ["August 21, 2026", "2026-08-21"],
    ["2019-12-02T08:23:08.459586Z", "2019-12-02"],
    ["02/29/2024", "2024-02-29"],
  ])("%s is %s", (cell, date) => {
    expect(readDate(cell, "month_first")).toBe(date);
  });

  test.each(["2026-02-30", "13/13/2026", "20500606x", "soon", "0000-00-00", "1e5"])("%s is no date", (cell) => {
    expect(readDate(cell, "month_first")).toBeUndefined();
  });

  test("a column says by one cell whether the day comes first, and that it was assumed where none does", () => {
    expect(decideDateOrder(["03/04/2026", "21/04/2026"])).toEqual({ order: "day_first", ambiguous: null });
    expect(decideDateOrder(["03/04/2026", "04/21/2026"])).toEqual({ order: "month_first", ambiguous: null });
    expect(decideDateOrder(["03/04/2026"])).toEqual({ order: "month_first", ambiguous: "03/04/2026" });
    expect(decideDateOrder(["03/03/2026"])).toEqual({ order: "month_first", ambiguous: null });
  });

  test("the day is found in a title or a footer", () => {
    expect(findDate("Date downloaded Aug-21-2026 6:05 p.m ET")).toBe("2026-08-21");
    expect(findDate("as of 06:40 PM ET, 2025/04/27")).toBe("2025-04-27");
    expect(findDate("no day here")).toBeNull();
  });
});

describe("symbols", () => {
  test.each([
    ["aapl", "AAPL"],
    ["BRK.B", "BRK-B"],
    ["BRK/B", "BRK-B"],
    ["BRK B", "BRK-B"],
    ["BRK-B", "BRK-B"],
    ["BRKB", "BRK-B"],
    ["\u200bAAPL\u00a0", "AAPL"],
    ["VOD.L", "VOD.L"],
    ["7203.T", "7203.T"],
    ["TD.TO", "TD.TO"],
    ["NASDAQ:AAPL", "AAPL"],
    ["LON:VOD", "VOD.L"],
    ["AAPL US", "AAPL"],
    ["AAPL.US", "AAPL"],
    ["BAC.PRK", "BAC-PK"],
    ["SAP.PA", "SAP.PA"],
    ["BTC-USD", "BTC-USD"],
    ["^GSPC", "^GSPC"],
    ["GOOGL", "GOOGL"],
    ["HUBB", "HUBB"],
  ])("%s is looked up as %s", (raw, symbol) => {
    expect(readSymbol(raw)).toMatchObject({ ok: true, symbol });
  });

  test("a letter that may be a class is offered after the name as it stands", () => {
    expect(symbolCandidates("ABCDA")).toEqual(["ABCDA", "ABCD-A"]);
    expect(symbolCandidates("AAPL")).toEqual(["AAPL"]);
    expect(symbolCandidates("CSU.V")).toEqual(["CSU.V", "CSU-V"]);
  });

  test("security numbers are known by their check digits", () => {
    expect(isIsin("US0378331005")).toBe(true);
    expect(isIsin("US0378331004")).toBe(false);
    expect(isCusip("037833100")).toBe(true);
    expect(isCusip("037833101")).toBe(false);
  });

  test.each([
    "SPAXX**",
    "FDRXX",
    "VMFXX",
    "USD",
    "CASH",
    "$CASH",
    "Cash & Cash Investments",
    "Pending Activity",
    "CUR:USD",
  ])("%s is cash", (raw) => {
    expect(readCash(raw, false)).toMatchObject({ currency: "USD" });
  });

  test("Nokia is no cash unless the file says so", () => {
    expect(readCash("NOK", false)).toBeNull();
    expect(readCash("NOK", true)).toMatchObject({ currency: "NOK" });
    expect(readCash("FOXA", false)).toBeNull();
  });
});

describe("options", () => {
  const aapl = { underlying: "AAPL", expiration: "2027-01-15", strike: "300", optionType: "call" };
  test.each([
    "-AAPL270115C300",
    " -AAPL270115C300",
    "AAPL270115C300",
    "AAPL  270115C00300000",
    "AAPL270115C00300000",
    "AAPL JAN 15 2027 $300 CALL",
    "AAPL Jan 15 '27 $300 Call",
    "AAPL 01/15/2027 300.00 C",
    "AAPL 15JAN27 300 C",
  ])("%s is Apple's January 2027 call at 300", (raw) => {
    expect(readOptionName(raw)).toMatchObject({ ok: true, option: aapl });
  });

  test("a class share's root leads to the class share, and fractional strikes are kept", () => {
    expect(readOptionName("BRKB  261218P00482500")).toMatchObject({
      ok: true,
      option: { underlying: "BRK-B", strike: "482.5", optionType: "put" },
    });
    expect(readOptionName("-F261218C12.5")).toMatchObject({ ok: true, option: { strike: "12.5" } });
  });

  test("a contract's OCC name is read back as the contract", () => {
    const strike = fc.integer({ min: 1, max: 99_999_999 });
    const day = fc.date({ min: new Date("2025-01-01"), max: new Date("2060-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,4}$/), strike, day, fc.boolean(), (root, thousandths, when, isCall) => {
        const option = {
          underlying: symbolCandidates(root)[0] ?? root,
          expiration: when.toISOString().slice(0, 10),
          strike: divide(String(thousandths), "1000", 3),
          optionType: isCall ? ("call" as const) : ("put" as const),
        };
        expect(readOptionName(occName(option) ?? "")).toMatchObject({ ok: true, option });
      }),
    );
  });

  test("adjusted and mini contracts are told by their root, days that do not exist are refused with the reason, other names are no options", () => {
    expect(readOptionName("AAPL1 270115C00300000")).toMatchObject({ ok: true, adjusted: true });
    expect(readOptionName("AAPL7 270115C00300000")).toMatchObject({ ok: true, adjusted: false, multiplier: "10" });
    expect(readOptionName("AAPL270231C00300000")).toMatchObject({
      ok: false,
      why: expect.stringContaining("not a date"),
    });
    expect(readOptionName("AAPL")).toBeNull();
    expect(readOptionName("-AAPL")).toBeNull();
  });
});

test("headers are known by their words in any case, with or without an explanation in brackets", () => {
  expect([
    ...mapColumns([
      "Account number",
      "Symbol",
      "Qty (Quantity)",
      "Price Chng $ (Price Change $)",
      "Mkt Val (Market Value)",
    ]),
  ]).toEqual([
    ["accountNumber", 0],
    ["symbol", 1],
    ["quantity", 2],
    ["value", 4],
  ]);
  expect([...mapColumns(["Last Price Change", "Last Price", "Today's Gain/Loss Dollar"])]).toEqual([["price", 1]]);
});
