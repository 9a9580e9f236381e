import fc from "fast-check";
import { expect, test } from "vitest";
import { FIELDS } from "./fields";
import type { ImportedPosition, PortfolioPreview, ReadOptions, ReadResult } from "./preview";
import { readPortfolioFile, readPortfolioText } from "./read-portfolio-file";
import { lookupCandidates, resolveSymbols } from "./resolve-symbols";
import { symbolCandidates } from "./symbols/symbol-candidates";
import { writeTemplate } from "./tables/template";
import { almostPortfolio } from "./testing";
import { fits } from "./text/decimal";
import { countLines, normaliseLines } from "./text/records";

function addsUp(
  { rows, receipt, positions, problems, canCreate, questions, asksForEquity }: PortfolioPreview,
  text: string,
): void {
  const { used, heldNotModelled, ignored, rejected, blank, header, continuation, lines } = receipt;
  expect(lines).toBe(countLines(normaliseLines(text)));
  expect(blank + header + continuation + used + heldNotModelled + ignored + rejected).toBe(lines);
  expect(blank).toBeGreaterThanOrEqual(0);
  expect(used + heldNotModelled + ignored + rejected).toBe(rows.length);
  expect(positions.length).toBe(used + heldNotModelled);
  expect(new Set(rows.map(({ line }) => line)).size).toBe(rows.length);
  // An error of a line rejects it; one of a column stands at its header, and of the file nowhere. All stand in the way.
  const errors = problems.filter(({ severity }) => severity === "error");
  const lineOfRow = new Set(rows.map(({ line }) => line));
  const faulty = new Set(errors.flatMap(({ line }) => (line !== null && lineOfRow.has(line) ? line : [])));
  expect([...faulty]).toEqual(rows.flatMap(({ disposition, line }) => (disposition === "rejected" ? line : [])));
  const isOpen = questions.some(({ answer }) => answer === null);
  expect(canCreate).toBe(errors.length === 0 && positions.length > 0 && !isOpen && !asksForEquity);
}

function isAnswer(result: ReadResult, text: string): void {
  if (result.ok) addsUp(result.preview, text);
  else expect(result.problem.message).toMatch(/\S\.$/);
}

test("any bytes at all are answered, never thrown at, and every line is accounted for", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const result = readPortfolioFile(bytes);
      if (!result.ok) expect(result.problem.message).toMatch(/\S\.$/);
    }),
    { numRuns: 500 },
  );
});

test("any text at all is answered, never thrown at, and every line is accounted for", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), almostPortfolio), (text) =>
      isAnswer(readPortfolioText(text), text),
    ),
    { numRuns: 1500 },
  );
});

test("an almost good file read as bytes and as text gives the same positions", () => {
  fc.assert(
    fc.property(almostPortfolio, (text) => {
      const fromText = readPortfolioText(text);
      const fromBytes = readPortfolioFile(new TextEncoder().encode(text));
      expect(fromBytes.ok).toBe(fromText.ok);
      if (fromBytes.ok && fromText.ok) expect(fromBytes.preview.positions).toEqual(fromText.preview.positions);
    }),
    { numRuns: 300 },
  );
});

test("every position that is read fits the database exactly", () => {
  fc.assert(
    fc.property(almostPortfolio, (text) => {
      const result = readPortfolioText(text);
      for (const lot of result.ok ? result.preview.positions : []) {
        expect(lot.quantity === null || fits(lot.quantity, 28, 10)).toBe(true);
        expect(lot.quantity ?? "0").toMatch(/^-?\d+(\.\d*[1-9])?$/);
        expect(lot.statedValueUsd === null || fits(lot.statedValueUsd, 20, 4)).toBe(true);
        expect((lot.symbol ?? "").length).toBeLessThanOrEqual(32);
        expect(lot.kind !== "public" || lot.symbol !== null || lot.identifier !== undefined).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

/** What the template can say of a lot. */
const said = ({
  kind,
  symbol,
  quantity,
  multiplier,
  currency,
  entryPrice,
  entryDate,
  exitDate,
  exitPrice,
  option,
}: ImportedPosition) => ({
  kind,
  symbol,
  quantity,
  multiplier,
  currency,
  entryPrice,
  entryDate,
  exitDate,
  exitPrice,
  option,
});

/** As a universe that knows every ticker and no price resolves them: what would be stored. */
function stored(preview: PortfolioPreview): ImportedPosition[] {
  const answers = lookupCandidates(preview).map((symbol) => [symbol, { status: "known", symbol }] as const);
  return resolveSymbols(preview, Object.fromEntries(answers)).positions;
}

test("what is exported in the template is imported again the same, lot by lot", () => {
  fc.assert(
    fc.property(almostPortfolio, (text) => {
      const first = readPortfolioText(text);
      const lots = first.ok ? stored(first.preview) : [];
      fc.pre(lots.length > 0);
      const again = readPortfolioText(writeTemplate(lots), { answers: { numbers: "1,234.56" } });
      if (!again.ok) throw new Error(again.problem.message);
      expect(stored(again.preview).map(said)).toEqual(lots.map(said));
      expect(again.preview.canCreate).toBe(true);
      expect(writeTemplate(stored(again.preview))).toBe(writeTemplate(lots));
    }),
    { numRuns: 500 },
  );
});

test("columns in another order give the same positions", () => {
  const cells = [
    ["Symbol", "Quantity", "Last Price", "Description"],
    ["AAPL", "1.5", "300.25", "Apple"],
    ["BRK/B", "-2", "490", "Berkshire"],
    ["SPAXX**", "12.5", "1", "Cash"],
  ];
  const write = (order: readonly number[]) => cells.map((row) => order.map((i) => row[i]).join(",")).join("\n");
  const positions = (order: readonly number[]) => {
    const result = readPortfolioText(write(order));
    if (!result.ok) throw new Error(result.problem.message);
    return result.preview.positions;
  };
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
      expect(positions(order)).toEqual(positions([0, 1, 2, 3]));
    }),
  );
});

/** How one country writes 1234567.25. */
const DIALECTS = [
  { name: "1,234.56", group: ",", mark: ".", delimiter: "\t" },
  { name: "1.234,56", group: ".", mark: ",", delimiter: ";" },
  { name: "1 234,56", group: " ", mark: ",", delimiter: ";" },
  { name: "1\u202f234,56", group: "\u202f", mark: ",", delimiter: "|" },
  { name: "1'234.56", group: "'", mark: ".", delimiter: ";" },
  { name: "1’234.56", group: "’", mark: ".", delimiter: "\t" },
  { name: "1234.56", group: "", mark: ".", delimiter: "," },
  { name: "1234,56", group: "", mark: ",", delimiter: "\t" },
] as const;
type Dialect = (typeof DIALECTS)[number];

/** Hundredths in a dialect, always with two decimals, negatives in any of the ways they are written. */
function written(hundredths: number, { group, mark }: Dialect, style: "minus" | "brackets" | "trailing"): string {
  const size = Math.abs(hundredths);
  const whole = String(Math.trunc(size / 100)).replace(/\B(?=(\d{3})+$)/g, group);
  const text = `${whole}${mark}${String(size % 100).padStart(2, "0")}`;
  if (hundredths >= 0) return text;
  return style === "minus" ? `-${text}` : style === "brackets" ? `(${text})` : `${text}-`;
}

test("the same holdings in another country's numbers, delimiter and order of columns are the same positions", () => {
  const line = fc.record({
    symbol: fc.constantFrom("AAPL", "BRK.B", "VOD.L", "KO", "-AAPL270115C300"),
    quantity: fc.integer({ min: -500_000_000, max: 500_000_000 }).filter((hundredths) => hundredths !== 0),
    price: fc.integer({ min: 1, max: 90_000_000 }),
  });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...DIALECTS),
      fc.constantFrom("minus" as const, "brackets" as const, "trailing" as const),
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      (lines, dialect, style, order) => {
        const rows = [
          ["Symbol", "Quantity", "Last Price"],
          ...lines.map(({ symbol, quantity, price }) => [
            symbol,
            written(quantity, dialect, style),
            written(price, dialect, style),
          ]),
        ];
        const text = rows.map((cells) => order.map((i) => cells[i]).join(dialect.delimiter)).join("\n");
        const result = readPortfolioText(text);
        if (!result.ok) throw new Error(result.problem.message);
        expect(result.preview.questions).toEqual([]);
        expect(result.preview.positions.map(({ quantity }) => Number(quantity))).toEqual(
          lines.map(({ quantity }) => quantity / 100),
        );
        expect(result.preview.positions.map(({ statedPrice, stated }) => Number(stated?.price ?? statedPrice))).toEqual(
          lines.map(({ price }) => price / 100),
        );
      },
    ),
    { numRuns: 400 },
  );
});

const options: fc.Arbitrary<ReadOptions> = fc.record(
  {
    skipLines: fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 3 }),
    corrections: fc.array(
      fc.record({
        line: fc.integer({ min: 1, max: 15 }),
        column: fc.constantFrom("Symbol", "qty", "Quantity", "Investment Class", "Currency", "nowhere", ""),
        value: fc.constantFrom("AAPL", "10", "PRIVATE", "EUR", "", "1O0"),
      }),
      { maxLength: 3 },
    ),
    mapping: fc.dictionary(
      fc.constantFrom("0", "1", "2", "7", "Symbol", "qty", "Value", "__proto__", "constructor"),
      fc.option(fc.constantFrom(...FIELDS)),
      { maxKeys: 3 },
    ),
    answers: fc.record({
      numbers: fc.constantFrom("1,234.56", "1.234,56", "x"),
      dates: fc.constantFrom("day_first", "y"),
    }),
    accounts: fc.array(fc.constantFrom("IRA", "1", ""), { maxLength: 2 }),
    equity: fc.constantFrom("1000", "0.5"),
  },
  { requiredKeys: [] },
);

test("whatever is asked of a file beside it, it is answered and every line is accounted for", () => {
  fc.assert(
    fc.property(fc.oneof(almostPortfolio, fc.string({ maxLength: 60 })), options, (text, asked) => {
      const result = readPortfolioText(text, asked);
      if (!result.ok) return;
      const { kind, receipt, rows } = result.preview;
      if (kind === "positions") addsUp(result.preview, text);
      const { used, heldNotModelled, ignored, rejected } = receipt;
      expect(used + heldNotModelled + ignored + rejected).toBe(rows.length);
    }),
    { numRuns: 500 },
  );
});

test("what comes of a look-up is accounted for as well: lots and lines agree", () => {
  const answer = fc.record({
    status: fc.constantFrom("known" as const, "unknown" as const, "alias" as const),
    close: fc.option(fc.constantFrom("300", "0", "0.0001", "x")),
  });
  fc.assert(
    fc.property(almostPortfolio, fc.array(answer, { minLength: 20, maxLength: 20 }), (text, answers) => {
      const result = readPortfolioText(text.replace(/quantity|qty|shares/i, "Rank"), { equity: "1000" });
      fc.pre(result.ok);
      if (!result.ok) return;
      const names = lookupCandidates(result.preview);
      const told = names.map((symbol, i) => [symbol, { symbol, status: "unknown", ...answers[i % 20] } as const]);
      const resolved = resolveSymbols(result.preview, Object.fromEntries(told));
      const { used, heldNotModelled, rejected } = resolved.receipt;
      expect(resolved.rows.filter(({ disposition }) => disposition === "rejected")).toHaveLength(rejected);
      expect(resolved.positions).toHaveLength(used + heldNotModelled);
      expect(resolved.positions.every(({ kind, symbol }) => kind !== "public" || symbol !== null)).toBe(true);
      expect(resolved.positions.every(({ quantity }) => fits(quantity, 28, 10))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("the name a candidate list begins with leads to itself", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{1,5}([./ -][A-Z])?$/), (raw) => {
      const [first] = symbolCandidates(raw);
      expect(first).toBeDefined();
      expect(symbolCandidates(first ?? "")[0]).toBe(first);
    }),
  );
});

test("the first candidate the universe knows is chosen, aliases lead to our name, and unknown names are listed", () => {
  const result = readPortfolioText("Symbol,Quantity\nBRKB,1\nOLDX,2\nZZZZ,3\n-BRKB270115C300,1\nCASH,5\n");
  if (!result.ok) throw new Error(result.problem.message);
  expect(lookupCandidates(result.preview)).toEqual(["BRK-B", "BRKB", "OLDX", "ZZZZ"]);
  const { positions, unknownSymbols } = resolveSymbols(result.preview, {
    "BRK-B": { status: "known", symbol: "BRK-B" },
    OLDX: { status: "alias", symbol: "NEWX" },
    ZZZZ: { status: "unknown", symbol: "ZZZZ" },
  });
  expect(positions.map(({ symbol, option }) => option?.underlying ?? symbol)).toEqual([
    "BRK-B",
    "NEWX",
    "ZZZZ",
    "BRK-B",
    null,
  ]);
  expect(unknownSymbols).toEqual(["ZZZZ"]);
  // A class nobody listed: ABCDA is looked up as it stands first, then as ABCD-A.
  const other = readPortfolioText("Symbol,Quantity\nABCDA,1\n");
  if (!other.ok) throw new Error(other.problem.message);
  expect(resolveSymbols(other.preview, { "ABCD-A": { status: "known", symbol: "ABCD-A" } }).positions[0]?.symbol).toBe(
    "ABCD-A",
  );
});
