import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countLines, type Delimiter, normaliseLines, parseRecords } from "./records";

const rows = (text: string, delimiter: Delimiter = ",") =>
  parseRecords(text, delimiter).records.map(({ cells }) => cells);

describe("records", () => {
  const cell = fc.oneof(
    fc.constantFrom("", "a", "1,000", 'say "hi"', "two\nlines", ";", "a\tb"),
    fc.stringMatching(/^[a-zA-Z0-9 ,;"|.\n]{0,12}$/).map((text) => text.trim()),
  );

  test("what is written by RFC 4180 is read as csv-parse reads it, and as it was meant", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 }),
        fc.constantFrom<Delimiter>(",", ";", "|"),
        (table, delimiter) => {
          const text = table
            .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(delimiter))
            .join("\n");
          const theirs: string[][] = parse(text, { delimiter, relax_column_count: true, record_delimiter: "\n" });
          expect(rows(text, delimiter)).toEqual(theirs);
          expect(rows(text, delimiter)).toEqual(table);
        },
      ),
    );
  });

  test("quotes only where they are needed are read as csv-parse reads them", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 }), (table) => {
        const write = (one: string) => (/[",\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one);
        const text = table.map((cells) => cells.map(write).join(",")).join("\n");
        const theirs: string[][] = parse(text, { relax_column_count: true, record_delimiter: "\n" });
        expect(rows(text)).toEqual(theirs.map((cells) => cells.map((one) => one.trim())));
      }),
    );
  });

  test.each([
    ['5" pipe,2', [['5" pipe', "2"]]],
    ['  "a" ,b', [["a", "b"]]],
    ['"a"b,c', [["ab", "c"]]],
    ["a,,\n", [["a", "", ""]]],
    ["a\n\nb", [["a"], [""], ["b"]]],
    ["\u00a0a\u200b,b", [["a", "b"]]],
  ])("%j is forgiven its slips", (text, expected) => {
    expect(rows(text)).toEqual(expected);
  });

  test("lines are those of the file, whatever ends them and however many a cell runs over", () => {
    const text = normaliseLines('\uFEFFa,b\r\n"x\r\ny",2\rc\n\n"z\n\n",3');
    const parsed = parseRecords(text, ",");
    expect(parsed.records.map(({ line, lastLine }) => [line, lastLine])).toEqual([
      [1, 1],
      [2, 3],
      [4, 4],
      [5, 5],
      [6, 8],
    ]);
    expect(countLines(text)).toBe(8);
  });

  test("a quote that is never closed, a line too wide and a cell too long are refused with their line", () => {
    expect(parseRecords('a,b\nc,"d\ne', ",")).toMatchObject({ ok: false, problem: { line: 2 } });
    expect(parseRecords(`a\n${",".repeat(300)}`, ",")).toMatchObject({ ok: false, problem: { line: 2 } });
    expect(parseRecords(`a\nb\n${"x".repeat(10_001)}`, ",")).toMatchObject({ ok: false, problem: { line: 3 } });
  });
});
