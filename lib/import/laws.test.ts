import fc from "fast-check";
import { expect, test } from "vitest";
import { fits } from "./decimal";
import type { ImportedPosition, PortfolioPreview, ReadResult } from "./preview";
import { readPortfolioFile, readPortfolioText } from "./read-portfolio-file";
import { countLines, normaliseLines } from "./records";
import { lookupCandidates, resolveSymbols } from "./resolve-symbols";
import { symbolCandidates } from "./symbols";
import { writeTemplate } from "./template";
import { almostPortfolio } from "./testing";

function addsUp({ rows, receipt, positions, problems, canCreate }: PortfolioPreview, text: string): void {
  const { used, heldNotModelled, ignored, rejected, blank, header, continuation, lines } = receipt;
  expect(lines).toBe(countLines(normaliseLines(text)));
  expect(blank + header + continuation + used + heldNotModelled + ignored + rejected).toBe(lines);
  expect(blank).toBeGreaterThanOrEqual(0);
  expect(used + heldNotModelled + ignored + rejected).toBe(rows.length);
  expect(positions.length).toBe(used + heldNotModelled);
  expect(new Set(rows.map(({ line }) => line)).size).toBe(rows.length);
  const faulty = new Set(problems.flatMap(({ severity, line }) => (severity === "error" && line !== null ? line : [])));
  expect([...faulty]).toEqual(rows.flatMap(({ disposition, line }) => (disposition === "rejected" ? line : [])));
  expect(canCreate).toBe(rejected === 0 && positions.length > 0);
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
        expect(fits(lot.quantity, 28, 10)).toBe(true);
        expect(lot.quantity).toMatch(/^-?\d+(\.\d*[1-9])?$/);
        expect(lot.statedValueUsd === null || fits(lot.statedValueUsd, 20, 4)).toBe(true);
        expect((lot.symbol ?? "").length).toBeLessThanOrEqual(32);
        expect(lot.kind !== "public" || lot.symbol !== null).toBe(true);
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

test("what is exported in the template is imported again the same, lot by lot", () => {
  fc.assert(
    fc.property(almostPortfolio, (text) => {
      const first = readPortfolioText(text);
      fc.pre(first.ok && first.preview.positions.length > 0);
      if (!first.ok) return;
      const again = readPortfolioText(writeTemplate(first.preview.positions));
      if (!again.ok) throw new Error(again.problem.message);
      expect(again.preview.positions.map(said)).toEqual(first.preview.positions.map(said));
      expect(again.preview.canCreate).toBe(true);
      expect(writeTemplate(again.preview.positions)).toBe(writeTemplate(first.preview.positions));
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
  const result = readPortfolioText("Symbol,Quantity\nBRKB,1\nFB,2\nZZZZ,3\n-BRKB270115C300,1\nCASH,5\n");
  if (!result.ok) throw new Error(result.problem.message);
  expect(lookupCandidates(result.preview)).toEqual(["BRK-B", "BRKB", "FB", "ZZZZ"]);
  const { positions, unknownSymbols } = resolveSymbols(result.preview, {
    "BRK-B": { status: "known", symbol: "BRK-B" },
    FB: { status: "alias", symbol: "META" },
    ZZZZ: { status: "unknown", symbol: "ZZZZ" },
  });
  expect(positions.map(({ symbol, option }) => option?.underlying ?? symbol)).toEqual([
    "BRK-B",
    "META",
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
