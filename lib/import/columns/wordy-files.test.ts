import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPortfolioFile } from "../read-portfolio-file";
import { COLUMN_WORDS } from "./column-words";
import { mapColumns } from "./columns";
import { headerWord } from "./header-word";
import { lastLetters, letterMark } from "./letter-mark";

const read = (lines: readonly string[]) => readPortfolioFile(new TextEncoder().encode(`${lines.join("\n")}\n`));
const lines = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i));
/** A word of six letters, another one for nearly every number. */
const word = (i: number) => (i * 7_919 + 308_915_776).toString(26).slice(-6);

const KNOWN = Object.values(COLUMN_WORDS).flat();

/** The known words from the `i`th on, round and round: every line another header. */
const turned = (i: number) => lines(100, (j) => KNOWN[(i + j * 7) % KNOWN.length] ?? "").join(",");

// As large as the limits allow, such files took from ten seconds to minutes when every line was put into a header’s form.
describe("a file of words is answered at once", () => {
  test("where no line is a header", () => {
    const wide = lines(6_000, (i) => lines(100, (j) => word(i * 100 + j)).join(","));
    expect(read(wide)).toMatchObject({ ok: false, problem: { code: "ERR_CSV_004" } });
  });

  test("below a header", () => {
    const wide = lines(6_000, (i) => lines(99, (j) => word(i * 100 + j)).join(","));
    const result = read([`Symbol,Quantity,${lines(97, () => "x").join(",")}`, ...wide]);
    expect(result).toMatchObject({ ok: true, preview: { receipt: { lines: 6_001, header: 1 } } });
  });

  test("where every line is a header, and where every other one is", () => {
    const heads = lines(1_500, turned);
    expect(read(heads)).toBeDefined();
    expect(read(heads.flatMap((head) => [head, lines(50, (j) => `${j}x`).join(",")]))).toBeDefined();
  });

  test("where any line could head columns of words", () => {
    const names = lines(1_000, (i) => ["name", ...lines(255, (j) => `${word(i * 256 + j)} inc`)].join(","));
    expect(read(names)).toMatchObject({ ok: false });
  });
});

describe("a cell's mark", () => {
  const between = fc.constantFrom("", "", "", " ", "_", "*", ":", "$", "  ");
  const spelling = fc.constantFrom(
    (letter: string) => letter,
    // A sharp s has a capital of its own; two are another spelling.
    (letter: string) => (letter === "ß" ? "ẞ" : letter.toUpperCase()),
    // As wide as East Asian letters.
    (letter: string) => (/[!-~]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter),
    (letter: string) => letter.normalize("NFD"),
  );
  const written = fc
    .constantFrom(...KNOWN)
    .chain((known) =>
      fc
        .array(fc.tuple(spelling, between), { minLength: known.length, maxLength: known.length })
        .map((ways) => [known, [...known].map((c, i) => ways[i]![0](c) + ways[i]![1]).join("")] as const),
    );

  test("is that of the word it is, however it is written", () => {
    fc.assert(
      fc.property(written, ([known, cell]) => {
        expect(letterMark(cell)).toBe(letterMark(known));
        expect(letterMark(headerWord(cell))).toBe(letterMark(known));
        expect(lastLetters(cell)).toBe(lastLetters(known));
      }),
    );
  });

  test("is another's where letters, digits or percent signs differ", () => {
    const marks = new Map(
      KNOWN.map((known) => [letterMark(known), known.normalize("NFKD").replace(/[^a-z0-9%]/g, "")]),
    );
    expect(marks.size).toBeGreaterThan(400);
    expect([letterMark("AAPL"), letterMark("12"), letterMark("")].some((mark) => marks.has(mark))).toBe(false);
  });

  test("hides no column: brackets, currencies and signs are looked at", () => {
    expect([
      ...mapColumns(["Ticker(s) (Symbol)", "Shares #", "Market Value (EUR)", "Price in usd", "Coût (prix)"]),
    ]).toEqual([
      ["symbol", 0],
      ["quantity", 1],
      ["value", 2],
      ["price", 3],
    ]);
  });
});
