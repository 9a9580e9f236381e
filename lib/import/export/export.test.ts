import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOf, type HeldLot, isSame } from "@/lib/portfolio/difference";
import type { ReadResult } from "../preview";
import { readPortfolioFile, readPortfolioText } from "../read-portfolio-file";
import { lookupCandidates, resolveSymbols } from "../resolve-symbols";
import { symbolCandidates } from "../symbols/symbol-candidates";
import { almostPortfolio } from "../testing";
import { plainText } from "../text/plain-text";
import { parseRecords } from "../text/records";
import { csvLine, escapeText, unescapeText } from "./export-columns";
import { writePortfolioFile } from "./write-portfolio-file";

/** What the server does with a file whose every name the universe knows as it is written. */
function lotsOf(result: ReadResult): HeldLot[] {
  if (!result.ok) throw new Error(result.problem.message);
  const names = lookupCandidates(result.preview);
  const answers = Object.fromEntries(names.map((symbol) => [symbol, { status: "known" as const, symbol }]));
  return resolveSymbols(result.preview, answers).positions;
}

/** Any text as an import keeps it, or none. */
const words = (maximum: number) =>
  fc
    .oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.string({ unit: "grapheme", minLength: maximum - 2, maxLength: maximum + 2 }),
      fc.constantFrom(
        "=1+1",
        "'=1+1",
        "''+x",
        "-5",
        "- 5",
        "@SUM(A1)",
        "+1 (555)",
        "＝1",
        "'",
        "''",
        "\tx",
        'a "quoted", name',
        "two\nlines",
        "semi;colon | bar\ttab",
        "Symbol",
        "Total",
        "Account Total",
        "CASH",
        "n/a",
        "0042",
        "1.234,56",
        "#REF!",
      ),
    )
    .map((text) => plainText(text, maximum));

const whole = (digits: number) => fc.bigInt({ min: 0n, max: 10n ** BigInt(digits) - 1n });
/** At least 0, within numeric(precision, scale), in canonical text. */
const decimal = (precision: number, scale: number) =>
  fc.tuple(whole(precision - scale), fc.oneof(fc.constant(0n), whole(scale))).map(([units, fraction]) => {
    const behind = fraction.toString().padStart(scale, "0").replace(/0+$/, "");
    return behind === "" ? `${units}` : `${units}.${behind}`;
  });
const signed = (precision: number, scale: number) =>
  fc
    .tuple(decimal(precision, scale), fc.boolean())
    .map(([text, below]) => (below && /[1-9]/.test(text) ? `-${text}` : text));
const positive = (precision: number, scale: number) => decimal(precision, scale).filter((text) => /[1-9]/.test(text));
const held = signed(28, 10).filter((text) => /[1-9]/.test(text));
const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null, freq: 2 });

/** Symbols in the form they are kept in: what the candidates of any ticker may be. */
const symbol = fc
  .oneof(
    fc.constantFrom(
      "AAPL",
      "BRK.B",
      "BRKB",
      "VOD.L",
      "7203.T",
      "BTC-USD",
      "EURUSD=X",
      "^GSPC",
      "TRUE",
      "NOK",
      "ABCDA",
      "X",
    ),
    fc.stringMatching(/^[A-Z]{1,5}([./-][A-Z])?$/),
  )
  .chain((raw) => fc.constantFrom(...symbolCandidates(raw)))
  .filter((name) => symbolCandidates(name).includes(name));

const currency = fc.constantFrom("USD", "USD", "EUR", "GBP", "JPY", "DKK");
const multiplier = fc.oneof(fc.constantFrom("1", "100", "10"), positive(12, 4));

const lot: fc.Arbitrary<HeldLot> = fc
  .record({
    kind: fc.constantFrom("public" as const, "public" as const, "cash" as const, "option" as const, "private" as const),
    name: symbol,
    fund: fc.constantFrom(null, "SPAXX", "MMDA1"),
    rawSymbol: words(200),
    description: words(200),
    subtype: fc.oneof(words(60), fc.constantFrom("CASH", "Cash", "STOCK")),
    account: words(100),
    quantity: held,
    multiplier,
    currency,
    entryPrice: maybe(decimal(20, 8)),
    entryDate: maybe(day),
    exitPrice: maybe(decimal(20, 8)),
    exitDate: maybe(day),
    statedValueUsd: maybe(signed(20, 4)),
    statedPrice: maybe(decimal(20, 8)),
    strike: positive(20, 8),
    expiration: day,
    optionType: fc.constantFrom("call" as const, "put" as const),
    contract: maybe(fc.constantFrom("AAPL270115C00300000", "ODD 1")),
  })
  .map(({ name, fund, rawSymbol, strike, expiration, optionType, contract, ...rest }): HeldLot => {
    const { kind } = rest;
    const base = { ...rest, line: null, rawSymbol: rawSymbol ?? (kind === "cash" ? "" : "A name") };
    if (kind === "private") return { ...base, symbol: null };
    if (kind === "cash") return { ...base, symbol: fund };
    if (kind === "option")
      return { ...base, symbol: contract, option: { underlying: name, strike, expiration, optionType } };
    // Whatever is called cash is cash.
    return { ...base, symbol: name, subtype: /^cash$/i.test(rest.subtype ?? "") ? null : rest.subtype };
  });

describe("what is exported", () => {
  test("is imported again the same, whatever the portfolio holds", () => {
    fc.assert(
      fc.property(fc.array(lot, { minLength: 1, maxLength: 12 }), (lots) => {
        const result = readPortfolioFile(writePortfolioFile(lots));
        expect(result.ok && result.preview.canCreate).toBe(true);
        const again = lotsOf(result);
        expect(again.map(told)).toEqual(lots.map(told));
        expect(isSame(differenceOf(lots, again))).toBe(true);
        expect(writePortfolioFile(again)).toEqual(writePortfolioFile(lots));
      }),
      { numRuns: 150 },
    );
  });

  test("of whatever file was imported is imported again the same", () => {
    fc.assert(
      fc.property(almostPortfolio, (text) => {
        const first = readPortfolioText(text);
        fc.pre(first.ok && first.preview.positions.length > 0);
        const lots = lotsOf(first);
        fc.pre(lots.length > 0);
        const again = lotsOf(readPortfolioFile(writePortfolioFile(lots)));
        expect(again.map(told)).toEqual(lots.map(told));
      }),
      { numRuns: 150 },
    );
  });

  test("survives a spreadsheet that moves its columns", () => {
    const lots = fc.sample(lot, { numRuns: 5, seed: 7 });
    const parsed = parseRecords(new TextDecoder().decode(writePortfolioFile(lots)).replaceAll("\r\n", "\n"), ",");
    const turned = parsed.records.map(({ cells }) => csvLine(cells.toReversed())).join("");
    expect(lotsOf(readPortfolioText(turned)).map(told)).toEqual(lots.map(told));
  });

  test("has no cell that a spreadsheet runs, and numbers as numbers", () => {
    fc.assert(
      fc.property(fc.array(lot, { minLength: 1, maxLength: 4 }), (lots) => {
        const text = new TextDecoder().decode(writePortfolioFile(lots)).replaceAll("\r\n", "\n");
        const { records } = parseRecords(text, ",");
        const cells = records.flatMap((record) => record.cells);
        for (const cell of cells) expect(cell).toMatch(/^([^=+\-@＝＋－＠]|-\d+(\.\d+)?$|$)/);
        const [, first] = records;
        expect(first?.cells[1]).toBe(lots[0]?.quantity);
      }),
    );
  });

  test("is what a person expects of the template's columns", () => {
    const [, line] = exported({ kind: "cash", symbol: null, rawSymbol: "Cash & Cash Investments", subtype: "CASH" });
    expect(line).toBe("CASH,-5,,,PUBLIC,CASH,,,,,,,,,USD,1,,,Cash & Cash Investments");
    expect(exported({ description: '=HYPERLINK("x")' })[1]).toBe(
      `AAPL,-5,,,PUBLIC,,,,,,,,,"'=HYPERLINK(""x"")",USD,1,,,AAPL`,
    );
  });

  test("has a byte-order mark only where a spreadsheet would else misread it", () => {
    const startOf = (description: string) => writePortfolioFile([{ ...PLAIN, description }])[0];
    expect([startOf("Apple"), startOf("Société")]).toEqual([0x53, 0xef]);
  });
});

describe("a line of an export that somebody changed", () => {
  const edit = (from: string, to: string) => {
    const text = new TextDecoder().decode(writePortfolioFile([{ ...PLAIN, entryPrice: "10" }]));
    return readPortfolioText(text.replace(from, to));
  };

  test("has what was changed and all else as it was", () => {
    expect(lotsOf(edit("-5", "7"))).toMatchObject([{ symbol: "AAPL", quantity: "7", entryPrice: "10" }]);
  });

  test("is told its faults like any other", () => {
    const result = edit("-5", "5O");
    expect(result.ok && result.preview.problems.map(({ column }) => column)).toEqual(["Quantity"]);
  });

  test("may be a new one, with nothing but symbol and quantity", () => {
    const text = `${new TextDecoder().decode(writePortfolioFile([PLAIN]))}BRK.B,3\r\nCASH,50\r\n`;
    expect(lotsOf(readPortfolioText(text))).toMatchObject([
      { symbol: "AAPL", quantity: "-5" },
      { symbol: "BRK-B", quantity: "3" },
      { kind: "cash", quantity: "50" },
    ]);
  });
});

test("no escaped text is a formula, and none is lost by it", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^'{0,3}[=+\-@\t\r]?x?$/)), (text) => {
      expect(escapeText(text)).not.toMatch(/^[=+\-@\t\r]/);
      expect(unescapeText(escapeText(text))).toBe(text);
    }),
  );
});

const PLAIN: HeldLot = {
  line: 2,
  kind: "public",
  symbol: "AAPL",
  rawSymbol: "AAPL",
  description: null,
  subtype: null,
  account: null,
  quantity: "-5",
  multiplier: "1",
  currency: "USD",
  entryPrice: null,
  entryDate: null,
  exitPrice: null,
  exitDate: null,
  statedValueUsd: null,
  statedPrice: null,
};

const exported = (changes: Partial<HeldLot>) =>
  new TextDecoder().decode(writePortfolioFile([{ ...PLAIN, ...changes }])).split("\r\n");

/** All that is kept of a lot but its line. */
function told(one: HeldLot) {
  const { kind, symbol: name, rawSymbol, description, subtype, account, quantity, currency: money, option } = one;
  const { multiplier: times, entryPrice, entryDate, exitPrice, exitDate, statedValueUsd, statedPrice } = one;
  const words_ = { kind, name, rawSymbol, description, subtype, account, option };
  return { ...words_, quantity, money, times, entryPrice, entryDate, exitPrice, exitDate, statedValueUsd, statedPrice };
}
