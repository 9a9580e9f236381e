import { describe, expect, test } from "vitest";
import type { ColumnMapping, PortfolioPreview } from "./preview";
import { readPortfolioText } from "./read-portfolio-file";
import { held, previewOf } from "./testing-preview";

const fields = ({ columns }: PortfolioPreview) =>
  columns.flatMap(({ header, field, confidence }) => (field === null ? [] : [[header, field, confidence]]));

describe("columns by what stands in them", () => {
  test("two columns without a header are tickers and quantities", () => {
    const read = previewOf("AAPL,10\nBRK.B,-2.5\nVOD.L,3\n");
    expect(held(read)).toEqual([
      ["AAPL", "10"],
      ["BRK-B", "-2.5"],
      ["VOD.L", "3"],
    ]);
    expect(fields(read)).toEqual([
      ["Column 1", "symbol", "medium"],
      ["Column 2", "quantity", "medium"],
    ]);
    expect(read.receipt).toMatchObject({ lines: 3, header: 0, used: 2, heldNotModelled: 1 });
  });

  test.each([
    ["numbers first", "10,AAPL\n5,MSFT\n"],
    ["words we do not know", "Foo,Bar\nAAPL,10\nMSFT,5\n"],
    ["one word we know", "Ticker,Bar\nAAPL,10\nMSFT,5\n"],
    ["a note above", "My holdings\nAAPL;10\nMSFT;5\n"],
  ])("%s", (_, text) => {
    expect(held(previewOf(text))).toEqual([
      ["AAPL", "10"],
      ["MSFT", "5"],
    ]);
  });

  test("quantity, price and value are told apart by their product, in any order", () => {
    const read = previewOf("$1500.00\tAAPL\t$150.00\t10\n$1600.00\tMSFT\t$400.00\t4\n");
    expect(held(read)).toEqual([
      ["AAPL", "10"],
      ["MSFT", "4"],
    ]);
    expect(read.positions[0]).toMatchObject({ statedPrice: "150", statedValueUsd: "1500" });
  });

  test("a header that names a symbol and no amount is not filled by guessing from a column it names otherwise", () => {
    expect(readPortfolioText("Symbol,Price\nAAPL,10\n")).toMatchObject({ ok: false, problem: { code: "ERR_CSV_004" } });
  });

  test.each([
    ["German", "Bezeichnung;ISIN;Stück;Kurs;Währung;Wert", "Apple;US0378331005;10;150,25;USD;1.502,50"],
    ["French", "Valeur;Code ISIN;Quantité;Cours;Montant", "APPLE COMPUTER;US0378331005;10;150,25 $;1 502,50 $"],
    ["Spanish", "Nombre;ISIN;Títulos;Precio;Divisa;Valor", "Apple;US0378331005;10;150,25;USD;1.502,50"],
    ["Italian", "Descrizione;ISIN;Quantità;Prezzo;Divisa;Controvalore", "Apple;US0378331005;10;150,25;USD;1.502,50"],
    ["Dutch", "Naam;ISIN;Aantal;Koers;Valuta;Waarde", "Apple;US0378331005;10;150,25;USD;1.502,50"],
  ])("a %s header is read by its words", (_, header, line) => {
    const { positions, problems } = previewOf(`${header}\n${line}\n`);
    expect(positions).toMatchObject([
      { quantity: "10", statedPrice: "150.25", statedValueUsd: "1502.5", candidates: ["US0378331005"] },
    ]);
    expect(problems).toEqual([]);
  });
});

describe("what the user says of columns", () => {
  const file = "Symbol,Held,Wanted\nAAPL,10,12\nMSFT,5,7\n";
  const quantities = (mapping: ColumnMapping) => previewOf(file, { mapping }).positions.map(({ quantity }) => quantity);

  test("goes before every guess, by header in any case or by place", () => {
    expect(previewOf(file).positions.map(({ quantity }) => quantity)).toEqual(["10", "5"]);
    expect(quantities({ wanted: "quantity" })).toEqual(["12", "7"]);
    expect(quantities({ "2": "quantity" })).toEqual(["12", "7"]);
    expect(previewOf(file, { mapping: { Wanted: "quantity" } }).columns[2]).toMatchObject({
      field: "quantity",
      confidence: "high",
      why: "You said so.",
    });
  });

  test("takes a column out", () => {
    const text = "Symbol,Quantity,Price\nAAPL,10,150\n";
    expect(previewOf(text).positions[0]?.statedPrice).toBe("150");
    expect(previewOf(text, { mapping: { Price: null } }).positions[0]?.statedPrice).toBeNull();
  });

  test("holds where there is no header", () => {
    const read = previewOf("AAPL,10,12\nMSFT,5,7\n", { mapping: { "2": "quantity" } });
    expect(held(read)).toEqual([
      ["AAPL", "12"],
      ["MSFT", "7"],
    ]);
  });

  test.each([
    [{ Symbol: null }, /none for the symbol \(Symbol or Ticker\): choose among Symbol, Quantity, Price\.$/],
    [{ Quantity: null }, /none for the quantity \(Quantity, Shares or Units\): choose among/],
    [{ Symbol: null, Quantity: null }, /none for the symbol \(.*\) and none for the quantity \(.*\): choose among/],
  ] as [ColumnMapping, RegExp][])(
    "%j leaves out what nothing can be read without, and the refusal names it",
    (mapping, message) => {
      const read = readPortfolioText("Symbol,Quantity,Price\nAAPL,10,150\n", { mapping });
      expect(read).toMatchObject({ ok: false, problem: { code: "ERR_CSV_004", line: 1 } });
      if (!read.ok) expect(read.problem.message).toMatch(message);
    },
  );

  test("a file without a quantity still says so itself", () => {
    const read = readPortfolioText("Symbol,Price\nAAPL,10\n", { mapping: { Price: null } });
    expect(read).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/^The header has no column for the quantity/) },
    });
  });

  test.each(["AAPL,10\n", "Symbol,Price\nAAPL,10\n", "Base currency: EUR\nSymbol,Quantity,Price\nAAPL,10,1\n"])(
    "%j: an empty mapping says as little as none",
    (text) => expect(readPortfolioText(text, { mapping: {} })).toEqual(readPortfolioText(text)),
  );

  test("never makes a reading throw, whatever it says", () => {
    const mapping = { "9": "symbol", Symbol: "value", Held: null, "-1": "price" } as const;
    expect(() => readPortfolioText(file, { mapping })).not.toThrow();
  });
});

describe("the shape of a file", () => {
  const shape = (text: string, mapping?: ColumnMapping) => previewOf(text, { mapping }).shape;

  test("is that of its header, whatever it holds and whatever is said of its columns", () => {
    const header = "Symbol,Quantity,Price";
    const one = shape(`${header}\nAAPL,10,1\n`);
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(shape(`${header}\nMSFT,5,2\nKO,1,3\n`)).toBe(one);
    expect(shape("SYMBOL;quantity;price\nMSFT;5;2\n")).toBe(one);
    expect(shape(`${header}\nAAPL,10,1\n`, { Price: null })).toBe(one);
  });

  test.each([
    ["a line above that names the currency", "All values in EUR\nSymbol,Quantity,Price\nAAPL,10,1\n"],
    ["an account named between the rows", "Symbol,Quantity,Price\nAAPL,10,1\nAccount: IRA\nKO,1,3\n"],
    ["cash among listings abroad", "Symbol,Quantity,Price\nSAP.DE,10,1\nCASH,5,\n"],
  ])("is the same with %s, which is no column of it", (_, text) => {
    const plain = shape("Symbol,Quantity,Price\nAAPL,10,1\n");
    expect(shape(text)).toBe(plain);
    expect(shape(text, { Price: null })).toBe(plain);
    expect(previewOf(text).columns.map(({ isAdded }) => isAdded)).toEqual([undefined, undefined, undefined, true]);
  });

  test("is that of the file, whatever cells are put right in it", () => {
    const text = "Name,Quantity\nApple,10\n";
    const corrections = [{ line: 2, column: "Symbol", value: "AAPL" }];
    expect(previewOf(text, { corrections }).shape).toBe(shape(text));
    expect(previewOf(text, { corrections }).positions[0]?.symbol).toBe("AAPL");
  });

  test("differs where the header does", () => {
    const shapes = ["Symbol,Quantity", "Symbol,Shares", "Quantity,Symbol", "Symbol,Quantity,Price"].map((header) =>
      shape(`${header}\n${header.startsWith("Q") ? "1,AAPL" : "AAPL,1"}\n`),
    );
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});
