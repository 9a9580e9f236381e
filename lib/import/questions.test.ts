import { describe, expect, test } from "vitest";
import { resolveSymbols } from "./resolve-symbols";
import { held, previewOf } from "./testing-preview";

describe("numbers that read two ways", () => {
  const open = 'Symbol,Quantity,Value\nAAPL,"1,234","12,500"\nMSFT,"2,500","25,000"\n';

  test("are asked about once for the whole file, with what both readings come to, and nothing can be created until then", () => {
    const { questions, problems, canCreate } = previewOf(open);
    expect(questions).toEqual([
      {
        id: "numbers",
        kind: "numbers",
        column: "Quantity, Value",
        example: "1,234",
        line: 2,
        answer: null,
        readings: [
          {
            value: "1,234.56",
            label: "“1,234” is 1234",
            totals: "Quantity adds up to 3,734; Value adds up to 37,500.",
          },
          { value: "1.234,56", label: "“1,234” is 1.234", totals: "Quantity adds up to 3.734; Value adds up to 37.5." },
        ],
      },
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      severity: "error",
      code: "ERR_CSV_022",
      line: null,
      column: "Quantity, Value",
    });
    expect(problems[0]?.message).toMatch(/answer “numbers” with “1,234.56” .* or “1.234,56”/);
    expect(canCreate).toBe(false);
  });

  test("are read by the first reading until it is answered, and not even a look-up makes them creatable", () => {
    const before = previewOf(open);
    const first = before.questions[0]?.readings[0]?.value ?? "";
    expect(held(before)).toEqual(held(previewOf(open, { answers: { numbers: first } })));
    const known = Object.fromEntries(["AAPL", "MSFT"].map((symbol) => [symbol, { status: "known" as const, symbol }]));
    expect(resolveSymbols(before, known).canCreate).toBe(false);
  });

  test.each([
    ["1,234.56", "1234", "2500"],
    ["1.234,56", "1.234", "2.5"],
  ])("answered with %s they are read so", (answer, first, second) => {
    const read = previewOf(open, { answers: { numbers: answer } });
    expect(held(read)).toEqual([
      ["AAPL", first],
      ["MSFT", second],
    ]);
    expect(read).toMatchObject({ canCreate: true, problems: [], questions: [{ answer }] });
  });

  test.each(["1,23~4", '1"2,345', "1U,234"])(
    "%s is no number either way: its line is at fault, nothing is asked",
    (cell) => {
      const read = previewOf(`Symbol\tQuantity\nAAPL\t${cell}\nMSFT\t5\n`);
      expect(read).toMatchObject({
        questions: [],
        problems: [{ line: 2, column: "Quantity" }],
        receipt: { rejected: 1 },
      });
    },
  );

  test("an answer that is none of the two leaves the question open", () => {
    expect(previewOf(open, { answers: { numbers: "whatever" } })).toMatchObject({
      canCreate: false,
      questions: [{ answer: null }],
    });
  });

  test.each([
    ["another cell of the column", "Symbol\tQuantity\nAAPL\t1,234\nMSFT\t2.5\n", "1234"],
    ["another column", "Symbol\tQuantity\tPrice\nAAPL\t1,234\t2.75\n", "1234"],
    ["a column that is not read at all", "Symbol\tQuantity\tGain\nAAPL\t1,234\t-2,75 €\n", "1.234"],
    ["a dollar sign", 'Symbol,Quantity,Value\nAAPL,"1,234","$5,000"\n', "1234"],
    ["semicolons, which stand where commas are decimal", "Symbol;Quantity\nAAPL;1,234\n", "1.234"],
    ["quantity times price", "Symbol\tQuantity\tPrice\tValue\nAAPL\t1,250\t8\t10\nMSFT\t3\t2\t6\n", "1.25"],
    ["apostrophes in thousands", "Symbol\tQuantity\nAAPL\t1'234.567\nMSFT\t2.345\n", "1234.567"],
    ["a point in a file of commas", "Symbol,Quantity\nAAPL,1.234\n", "1.234"],
    ["a zero before the mark", "Symbol\tQuantity\nAAPL\t0,125\n", "0.125"],
  ])("are decided by %s", (_, text, quantity) => {
    const read = previewOf(text);
    expect(read.questions).toEqual([]);
    expect(read.positions[0]?.quantity).toBe(quantity);
  });

  test("are not asked about in a column that nothing is read from", () => {
    expect(previewOf('Symbol,Quantity,Rank\nAAPL,5,"1,234"\n').questions).toEqual([]);
  });
});

describe("dates that read two ways", () => {
  const open = "Symbol,Quantity,Entry Date\nAAPL,5,03/04/2026\nMSFT,5,05/06/2026\n";

  test("are asked about once, with the days both readings span", () => {
    const { questions, problems, canCreate } = previewOf(open);
    expect(questions).toMatchObject([
      {
        id: "dates",
        column: "Entry Date",
        example: "03/04/2026",
        readings: [
          { value: "month_first", totals: "Entry Date runs from 2026-03-04 to 2026-05-06." },
          { value: "day_first", totals: "Entry Date runs from 2026-04-03 to 2026-06-05." },
        ],
      },
    ]);
    expect(problems).toMatchObject([{ severity: "error", code: "ERR_CSV_023", line: null }]);
    expect(canCreate).toBe(false);
  });

  test("are read by the first reading until it is answered", () => {
    const before = previewOf(open);
    const first = before.questions[0]?.readings[0]?.value ?? "";
    const days = ({ positions }: typeof before) => positions.map(({ entryDate }) => entryDate);
    expect(days(before)).toEqual(days(previewOf(open, { answers: { dates: first } })));
  });

  test.each([
    ["month_first", "2026-03-04"],
    ["day_first", "2026-04-03"],
  ])("answered with %s they are read so", (answer, day) => {
    const read = previewOf(open, { answers: { dates: answer } });
    expect(read.positions[0]?.entryDate).toBe(day);
    expect(read.canCreate).toBe(true);
  });

  test.each([
    ["another cell of the column", "Symbol,Quantity,Entry Date\nAAPL,5,03/04/2026\nMSFT,5,25/06/2026\n", "2026-04-03"],
    ["points, before which no month stands", "Symbol,Quantity,Entry Date\nAAPL,5,03.04.2026\n", "2026-04-03"],
    ["ISO", "Symbol,Quantity,Entry Date\nAAPL,5,2026-03-04\n", "2026-03-04"],
    ["a month's name", "Symbol,Quantity,Entry Date\nAAPL,5,4-Mar-26\n", "2026-03-04"],
    ["another column", "Symbol,Quantity,Entry Date,Exit Date\nAAPL,5,03/04/2025,28/04/2026\n", "2025-04-03"],
    [
      "the day of the statement, after which nothing was bought",
      "As of 2026-03-10\nSymbol,Quantity,Entry Date\nAAPL,5,03/04/2026\n",
      "2026-03-04",
    ],
  ])("are decided by %s", (_, text, day) => {
    const read = previewOf(text);
    expect(read.questions).toEqual([]);
    expect(read.positions[0]?.entryDate).toBe(day);
  });

  test("the same day and month is no question", () => {
    expect(previewOf("Symbol,Quantity,Entry Date\nAAPL,5,05/05/2026\n").questions).toEqual([]);
  });
});
