import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COLUMN_FIELDS } from "../fields";
import type { ColumnMapping, PortfolioPreview } from "../preview";
import { readPortfolioText } from "../read-portfolio-file";
import { held, netted } from "./testing";

const columnOf = ({ columns }: PortfolioPreview, header: string) => columns.find((one) => one.header === header);
const refusalOf = (lines: readonly string[], mapping: ColumnMapping) => {
  const result = readPortfolioText(lines.join("\n"), { mapping });
  return result.ok ? null : result.problem.message;
};

const PLAIN = [
  "date,symbol,side,quantity,filled,price,limit,commission,levy",
  "2024-01-02,AAPL,buy,10,8,100,90,5,3",
  "2024-01-03,KO,buy,20,20,50,40,1,1",
  "2024-01-04,AAPL,sell,5,4,110,95,0,0",
];
const SCHWAB = [
  "Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount",
  "03/02/2026,Sell,KO,COCA-COLA CO,4,$60.00,$1.00,$239.00",
  "06/12/2025,Buy,KO,COCA-COLA CO,10,$50.00,$5.00,-$505.00",
];

describe("what the user says of the columns of a list of trades", () => {
  test("goes before the words of the header, by header in any case or by place", () => {
    expect(held(netted(PLAIN))).toEqual([
      ["AAPL", "5", "100.5", [2, 4]],
      ["KO", "20", "50.05", [3]],
    ]);
    const asked: ColumnMapping[] = [
      { FILLED: "quantity", Limit: "price" },
      { 4: "quantity", 6: "price" },
    ];
    for (const mapping of asked) {
      const preview = netted(PLAIN, { mapping });
      // (8 × 90 + 5) / 8 and (20 × 40 + 1) / 20.
      expect(held(preview)).toEqual([
        ["AAPL", "4", "90.625", [2, 4]],
        ["KO", "20", "40.05", [3]],
      ]);
      expect(columnOf(preview, "filled")).toMatchObject({
        field: "quantity",
        confidence: "high",
        why: "You said so.",
      });
      expect(columnOf(preview, "quantity")).toMatchObject({ field: null, confidence: null });
    }
  });

  test("goes before a broker's layout, and the file stays that broker's", () => {
    const lines = SCHWAB.map((line, i) => `${line},${["Ticker", "PEP", "PEP"][i]}`);
    expect(netted(lines).positions.map(({ symbol }) => symbol)).toEqual(["KO"]);
    const preview = netted(lines, { mapping: { Ticker: "symbol" } });
    expect(preview).toMatchObject({ broker: "Charles Schwab", layoutLabel: "Schwab transactions" });
    expect(preview.positions.map(({ symbol }) => symbol)).toEqual(["PEP"]);
    expect(columnOf(preview, "Symbol")?.field).toBeNull();
  });

  test("takes a column out", () => {
    const preview = netted(PLAIN, { mapping: { price: null, limit: null } });
    expect(preview.positions.map(({ entryPrice }) => entryPrice)).toEqual([null, null]);
    expect(columnOf(preview, "price")).toMatchObject({ field: null, confidence: null });
  });

  test("adds all columns of fees, and none that is not to be read", () => {
    const costs = (mapping: ColumnMapping) => netted(PLAIN, { mapping }).positions.map(({ entryPrice }) => entryPrice);
    expect(columnOf(netted(PLAIN), "commission")).toMatchObject({ field: "fees", confidence: "medium" });
    expect(costs({})).toEqual(["100.5", "50.05"]);
    expect(costs({ levy: "fees" })).toEqual(["100.8", "50.1"]);
    expect(costs({ levy: "fees", commission: "fees" })).toEqual(["100.8", "50.1"]);
    expect(costs({ levy: "fees", commission: null })).toEqual(["100.3", "50.05"]);
    expect(costs({ commission: null })).toEqual(["100", "50"]);
    expect(columnOf(netted(SCHWAB), "Fees & Comm")).toMatchObject({ field: "fees", confidence: "high" });
    const [lot] = netted(SCHWAB, { mapping: { "Fees & Comm": null } }).positions;
    expect(lot?.entryPrice).toBe("50");
  });

  test("says in which currency fees are, so that those in another are not added", () => {
    const lines = PLAIN.map(
      (line, i) => `${line},${i === 0 ? "currency,charged in" : `USD,${i === 1 ? "EUR" : "USD"}`}`,
    );
    const preview = netted(lines, { mapping: { "charged in": "feesCurrency" } });
    expect(preview.positions.map(({ entryPrice }) => entryPrice)).toEqual(["100", "50.05"]);
    expect(columnOf(preview, "charged in")).toMatchObject({ field: "feesCurrency", why: "You said so." });
  });

  test("counts words where a layout has none: a list told by its signs may say what happened in a column of its own", () => {
    const lines = [
      "Date,Symbol,Quantity,Price,Fee,Amount,Kind of it",
      "2024-01-02,AAPL,10,100,0,1000,purchase",
      "2024-02-02,AAPL,-5,100,0,500,sale",
      "2024-03-02,AAPL,10,0,0,0,stock split",
    ];
    expect(netted(lines).positions[0]?.quantity).toBe("15");
    const preview = netted(lines, { mapping: { "Kind of it": "action" } });
    // Ten more by the split, and nothing paid for them.
    expect(held(preview)).toEqual([["AAPL", "15", "33.33333333", [2, 3, 4]]]);
    expect(preview.problems.map(({ code }) => code)).toContain("ERR_TRX_006");
  });

  test("that only positions have is no matter, and of trades no matter to positions", () => {
    const plain = netted(PLAIN);
    const mapped = netted(PLAIN, { mapping: { price: "costTotal", quantity: "weight", side: "exitDate" } });
    expect(mapped).toEqual(plain);
    const positions = "Symbol,Quantity,Price\nAAPL,10,150\n";
    expect(readPortfolioText(positions, { mapping: { Quantity: "fees", Price: "balance" } })).toEqual(
      readPortfolioText(positions),
    );
  });

  test("a column that is missing then is named, as it is for positions", () => {
    expect(refusalOf(PLAIN, { date: null })).toMatch(
      /^The header has no column for the date \(.*; it has date, symbol/,
    );
    expect(refusalOf(SCHWAB, { Symbol: null })).toMatch(/^The header has no column for the symbol/);
    expect(refusalOf(SCHWAB, { Date: null, Quantity: null })).toMatch(
      /^The header has no column for the date .* and none for the quantity/,
    );
    expect(refusalOf(SCHWAB, { Action: null })).toMatch(/^The header has no column for the action/);
    // The other column of shares is not guessed at, and a column that takes its place mends it.
    expect(refusalOf(PLAIN, { quantity: null })).toMatch(/for the quantity/);
    expect(netted(PLAIN, { mapping: { quantity: null, filled: "quantity" } }).positions[0]?.quantity).toBe("4");
  });

  test("trades are told by their sign where the words are taken out and some quantity is below zero", () => {
    const lines = ["date,symbol,side,quantity,price", "2024-01-02,AAPL,buy,10,100", "2024-01-03,AAPL,sell,-4,110"];
    expect(netted(lines, { mapping: { side: null } }).positions[0]?.quantity).toBe("6");
  });
});

describe("a header that says nothing to us", () => {
  const STRANGE = [
    "Wann,Was,Papier,Stk,Preis",
    "2024-01-02,Kauf,AAPL,10,100",
    "2024-01-03,Kauf,KO,20,50",
    "2024-01-04,Verkauf,AAPL,4,110",
  ];
  const NETTED = [
    ["AAPL", "6", "100", [2, 4]],
    ["KO", "20", "50", [3]],
  ];

  test("heads a list of trades where its words are said to be date, action, symbol, quantity and price", () => {
    const mapping = { Wann: "date", Was: "action", Papier: "symbol", Stk: "quantity", Preis: "price" } as const;
    const preview = netted(STRANGE, { mapping });
    expect(held(preview)).toEqual(NETTED);
    expect(preview.columns.map(({ field, why }) => [field, why])).toEqual(
      ["date", "action", "symbol", "quantity", "price"].map((field) => [field, "You said so."]),
    );
  });

  test("date, quantity and symbol are enough: what happened is told by its cells", () => {
    const preview = netted(STRANGE, { mapping: { wann: "date", papier: "symbol", stk: "quantity" } });
    expect(preview.positions.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      ["AAPL", "6"],
      ["KO", "20"],
    ]);
    expect(columnOf(preview, "Was")).toMatchObject({ field: "action", confidence: "medium" });
  });

  test("a security's number does instead of a symbol, below a title, and with the sign for the side", () => {
    const lines = [
      "Konto;4711",
      "Wann;Kennung;Stk;Preis",
      "2024-01-02;US0378331005;10;100",
      "2024-01-04;US0378331005;-4;110",
    ];
    const mapping = { Wann: "date", Kennung: "identifier", Stk: "quantity", Preis: "price" } as const;
    const preview = netted(lines, { mapping });
    expect(preview.positions).toMatchObject([{ quantity: "6", entryPrice: "100", candidates: ["US0378331005"] }]);
    expect(refusalOf(lines.slice(0, 3), mapping)).toMatch(/^The header has no column for the action/);
  });

  test("a column that says what happened makes a list of trades of what was read as positions, by its place too", () => {
    const before = readPortfolioText(STRANGE.join("\n"));
    expect(before).toMatchObject({ ok: true, preview: { kind: "positions" } });
    const mapping = { 1: "action", 4: "price" } as const;
    expect(held(netted(STRANGE, { mapping }))).toEqual(NETTED);
  });

  test("a column that it lacks is named", () => {
    expect(refusalOf(STRANGE, { Was: "action", Stk: null, Preis: null })).toMatch(
      /^The header has no column for the date .* and none for the symbol .* and none for the quantity/,
    );
    const mapping = { 0: "date", 1: "action", 2: "symbol", 3: null, 4: null } as const;
    expect(refusalOf(STRANGE, mapping)).toMatch(/^The header has no column for the quantity/);
  });

  test("what was read as positions stays so while nothing is said of what happened", () => {
    const text = "Symbol,Quantity,Date\nAAPL,10,2024-01-02\nKO,5,2024-01-02\n";
    const mapping = { Symbol: "symbol", Quantity: "quantity", Date: "date" } as const;
    const result = readPortfolioText(text, { mapping });
    expect(result).toMatchObject({ ok: true, preview: { kind: "positions", statementDate: "2024-01-02" } });
  });

  test("a list of movements that names too little is netted with what is said of it", () => {
    const lines = ["Date,Action,Papier,Stk,Fee,Amount", "2024-01-02,Buy,AAPL,10,1,-1001"];
    expect(refusalOf(lines, {})).toMatch(/cannot be netted/);
    expect(refusalOf(lines, { Stk: "quantity" })).toMatch(/^The header has no column for the symbol/);
    const preview = netted(lines, { mapping: { Stk: "quantity", Papier: "symbol" } });
    expect(held(preview)).toEqual([["AAPL", "10", "100.2", [2]]]);
  });

  test("a mapping is kept under the shape that the file has while nothing is said of it", () => {
    const mapping = { 0: "date", 1: "action" } as const;
    const plain = readPortfolioText(STRANGE.join("\n"));
    if (!plain.ok) throw new Error(plain.problem.message);
    expect(netted(STRANGE, { mapping }).shape).toBe(plain.preview.shape);
  });
});

/** One of each kind of layout: general words, a broker's, a sentence with the shares in it, two columns of words, sections. */
const LAYOUTS: Record<string, readonly string[]> = {
  plain: PLAIN,
  signed: ["Date,Symbol,Quantity,Price,Fee,Amount", "2024-01-02,AAPL,10,100,1,1001", "2024-02-02,AAPL,-5,100,1,499"],
  Schwab: SCHWAB,
  "Trading 212": [
    "Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),Total,Transaction fee,Currency (Transaction fee)",
    "Market buy,2024-01-02 10:00:00,US0378331005,AAPL,Apple,10,100,USD,1001,1,USD",
    "Market buy,2024-01-03 10:00:00,US0378331005,AAPL,Apple,10,100,USD,1001,1,GBP",
  ],
  Freetrade: [
    "Title,Type,Timestamp,Account Currency,Total Amount,Buy / Sell,Ticker,ISIN,Price per Share,Stamp Duty,Quantity,Instrument Currency,Total Shares Amount,FX Fee Amount",
    "Apple,ORDER,2024-01-02T10:00:00Z,USD,1001,BUY,AAPL,US0378331005,100,1,10,USD,1000,0",
  ],
  "DEGIRO account": [
    "Datum,Tijd,Valutadatum,Product,ISIN,Omschrijving,FX,Mutatie,,Saldo,,Order Id",
    '03-01-2024,09:00,03-01-2024,APPLE,US0378331005,"Koop 3 @ 100,00 USD",,USD,"-300,00",USD,"700,00",x',
  ],
  "Interactive Brokers statement": [
    "Statement,Header,Field Name,Field Value",
    "Statement,Data,BrokerName,Interactive Brokers LLC",
    "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,C. Price,Proceeds,Comm/Fee,Basis,Realized P/L,MTM P/L,Code",
    'Trades,Data,Order,Stocks,USD,AAPL,"2025-01-15, 10:30:00",100,150,151,-15000,-1,15001,0,0,O',
    'Trades,Data,Trade,Stocks,USD,AAPL,"2025-01-15, 10:30:00",100,150,151,-15000,-1,15001,0,0,O',
    "Corporate Actions,Header,Asset Category,Currency,Report Date,Date/Time,Description,Quantity,Proceeds,Value,Realized P/L,Code",
    'Corporate Actions,Data,Stocks,USD,2025-02-01,"2025-02-01, 20:25:00","AAPL(US0378331005) Split 2 for 1 (AAPL, APPLE INC, US0378331005)",100,0,0,0,',
  ],
};

describe("a mapping, whatever it says", () => {
  test.each(Object.entries(LAYOUTS))("%s: what was understood already, said again, changes nothing", (_, lines) => {
    const plain = netted(lines);
    expect(plain.positions.length).toBeGreaterThan(0);
    const essence = ({ columns, ...rest }: PortfolioPreview) => [rest, columns.map(({ field }) => field)];
    fc.assert(
      fc.property(fc.subarray(plain.columns), fc.boolean(), (columns, byWord) => {
        // A nameless column has no word.
        const named = columns.map(({ header, index, field }) => [
          byWord && !header.startsWith("Column ") ? header : String(index),
          field,
        ]);
        expect(essence(netted(lines, { mapping: Object.fromEntries(named) }))).toEqual(essence(plain));
      }),
      { numRuns: 30 },
    );
  });

  test.each(Object.entries(LAYOUTS))("%s: is read or refused with a sentence, and keeps the shape", (_, lines) => {
    const { shape, columns } = netted(lines);
    const key = fc.constantFrom(
      ...columns.map(({ header }) => header),
      ...["0", "1", "2", "3", "4", "5", "6", "40", "-1", "__proto__", "constructor", ""],
    );
    const mapping = fc.dictionary(key, fc.option(fc.constantFrom(...COLUMN_FIELDS)), { maxKeys: 4 });
    fc.assert(
      fc.property(mapping, (said) => {
        const result = readPortfolioText(lines.join("\n"), { mapping: said });
        if (!result.ok) {
          expect(result.problem.message).toMatch(/^The header has no column for the/);
          return;
        }
        // Its receipt is checked on the way.
        expect(netted(lines, { mapping: said }).shape).toBe(shape);
      }),
      { numRuns: 150 },
    );
  });

  test("shapes differ where the headers do", () => {
    const shapes = Object.values(LAYOUTS).map((lines) => netted(lines).shape);
    expect(new Set(shapes).size).toBe(shapes.length);
    expect(netted(PLAIN.slice(0, 3)).shape).toBe(netted(PLAIN).shape);
    expect(netted(PLAIN, { mapping: { limit: "price" } }).shape).toBe(netted(PLAIN).shape);
  });
});
