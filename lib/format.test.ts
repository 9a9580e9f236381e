import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatBeta,
  formatCount,
  formatPercent,
  formatPrice,
  formatPriceIn,
  formatQuantity,
  formatRate,
  formatSession,
  formatUsd,
} from "./format";

/** The narrow space before a % shown as a plain one, so that the table can be read. */
const plain = (text: string) => text.replaceAll("\u202f", " ");

test.each([
  [formatBeta(0.42), "+0.42"],
  [formatBeta(-0.18), "−0.18"],
  [formatBeta(0), "0.00"],
  [formatBeta(-0.004), "0.00"],
  [formatBeta(12.345), "+12.35"],
  [formatPercent(0.94), "94 %"],
  [formatPercent(-0.0123, 1), "−1.2 %"],
  [formatPercent(0), "0 %"],
  [formatPercent(1), "100 %"],
  [formatPercent(0.002), "<1 %"],
  [formatPercent(0.998), ">99 %"],
  [formatPercent(0.9996, 1), ">99.9 %"],
  [formatPercent(1.25), "125 %"],
  [formatUsd(12_345.67), "$12,346"],
  [formatUsd(-12_345), "−$12,345"],
  [formatUsd(0), "$0"],
  [formatUsd(-0), "$0"],
  [formatUsd(0.4), "$0.40"],
  [formatUsd(-0.001), "$0.00"],
  [formatPrice(229.35), "$229.35"],
  [formatPrice(1234.5), "$1,234.50"],
  [formatPrice(0.0512), "$0.0512"],
  [formatPriceIn(180.5, "GBp"), "180.50 GBp"],
  [formatPriceIn(2845, "JPY"), "2,845.00 JPY"],
  [formatPriceIn(0.0512, "AUD"), "0.0512 AUD"],
  [formatPriceIn(229.35, "USD"), "$229.35"],
  [formatRate(1.0489877), "$1.0490"],
  [formatRate(0.00659), "$0.0065900"],
  [formatQuantity(1250), "1,250"],
  [formatQuantity("-0.3333000000"), "−0.3333"],
  [formatQuantity("123456789012345678.0000000001"), "123,456,789,012,345,678.0000000001"],
  [formatCount(1261), "1,261"],
  [formatSession("2026-08-21"), "Fri 21 Aug 2026"],
  [formatSession("2024-02-29"), "Thu 29 Feb 2024"],
])("%s reads %s", (shown, expected) => {
  expect(plain(shown)).toBe(expected);
});

test("what is no number and what is no day is refused", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    for (const format of [formatBeta, formatPercent, formatUsd, formatPrice, formatQuantity, formatCount]) {
      expect(() => format(value)).toThrow(RangeError);
    }
  }
  for (const text of ["", "a few"]) expect(() => formatQuantity(text)).toThrow(RangeError);
  for (const day of ["", "2026-13-01", "21 Aug 2026", "2026-08-21T00:00:00Z"]) {
    expect(() => formatSession(day)).toThrow(RangeError);
  }
});

const hundredths = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100);

test("a shown beta reads back as its value, and no hyphen stands for a minus", () =>
  fc.assert(
    fc.property(hundredths, (value) => {
      const shown = formatBeta(value);
      expect(Number(shown.replace("−", "-").replaceAll(",", ""))).toBe(value === 0 ? 0 : value);
      expect(shown).not.toContain("-");
    }),
  ));

test("a beta and its opposite differ in the sign only", () =>
  fc.assert(
    fc.property(hundredths, (value) => {
      expect(formatBeta(-value).replace(/^[+−]/, "")).toBe(formatBeta(value).replace(/^[+−]/, ""));
    }),
  ));
