import fc from "fast-check";

/** Lines as brokers, spreadsheets and slips of the hand make them: what property tests feed the reader. */
const symbolCell = fc.oneof(
  fc.constantFrom(
    "AAPL",
    "BRK.B",
    "BRKB",
    "VOD.L",
    "SPAXX**",
    "CASH",
    "USD",
    "EUR",
    "-AAPL270115C300",
    "AAPL  270115C00300000",
  ),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "=CMD()",
    "+X",
    "@Y",
    "Total",
    "Account Total",
    "Symbol",
    "",
    "АAPL",
    "🚀",
    "APPLE INC",
  ),
  fc.string({ maxLength: 12 }),
);
const numberCell = fc.oneof(
  fc.constantFrom(
    "10",
    "-2.5",
    "1,234.56",
    "1.234,56",
    "(1,234)",
    "1,234-",
    "$1,234.56",
    "-$482.80",
    "--",
    "n/a",
    "",
    "0",
    "-0",
  ),
  fc.constantFrom("1e400", "1O0", "=1+1", "5%", "12'345.5", "1 234,5", "99999999999999999999"),
  fc.string({ maxLength: 8 }),
);
const dateCell = fc.constantFrom(
  "2026-08-21",
  "08/21/2026",
  "21.08.2026",
  "Aug-21-2026",
  "03/04/2026",
  "2026-02-30",
  "",
  "soon",
);

const headers = fc.constantFrom(
  "Symbol,Quantity,Value,Entry Date",
  "symbol;qty;market value;date",
  "Ticker\tShares\tCurrent Value\tDate Acquired",
  "Account Number,Symbol,Quantity,Last Price,Entry Date",
);

/** A file that is nearly a portfolio. */
export const almostPortfolio: fc.Arbitrary<string> = fc
  .record({
    preamble: fc.array(fc.constantFrom("", "My broker", "sep=,", '""', '"a, b"'), { maxLength: 2 }),
    header: headers,
    rows: fc.array(fc.tuple(symbolCell, numberCell, numberCell, dateCell), { maxLength: 12 }),
    end: fc.constantFrom("\n", "\r\n", "\r"),
    last: fc.boolean(),
    quoted: fc.boolean(),
  })
  .map(({ preamble, header, rows, end, last, quoted }) => {
    const delimiter = /[,;\t]/.exec(header)?.[0] ?? ",";
    const cell = (text: string) => (quoted || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = [...preamble, header, ...rows.map((cells) => cells.map(cell).join(delimiter))];
    return lines.join(end) + (last ? end : "");
  });
