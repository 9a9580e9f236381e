import { describe, expect, test } from "vitest";
import { held, netted } from "./testing";

const currencies = (text: string) =>
  netted(text).positions.map(({ symbol, rawSymbol, quantity, currency, entryPrice }) =>
    [symbol ?? rawSymbol, quantity, currency, entryPrice ?? "?"].join(" "),
  );
const costNotes = (text: string) =>
  netted(text).problems.flatMap(({ code, message }) => (code === "ERR_TRX_007" ? message : []));

describe("the currency of a list of trades", () => {
  test.each([
    [
      "Transaction Currency",
      "Date,Type,ISIN,Quantity,Price,Transaction Currency\n2026-01-03,Buy,SE0000115446,10,200,SEK",
    ],
    ["Transaktionsvaluta", "Datum;Typ;ISIN;Antal;Kurs;Transaktionsvaluta\n2026-01-03;Köp;SE0000115446;10;200,00;SEK"],
    ["Buchungswährung", "Datum;Typ;ISIN;Stück;Kurs;Buchungswährung\n2026-01-03;Kauf;SE0000115446;10;200,00;SEK"],
    ["any word", "Date,Type,ISIN,Quantity,Price,Munteenheid\n2026-01-03,Buy,SE0000115446,10,200,SEK"],
    ["no header at all", "Date,Type,ISIN,Quantity,Price,,Amount\n2026-01-03,Buy,SE0000115446,10,200,SEK,-2000"],
    [
      "the nearest to the price",
      "Date,Type,ISIN,Geld,Quantity,Price,Ex,Amount\n2026-01-03,Buy,SE0000115446,EUR,10,200,SEK,-180",
    ],
    [
      "not that of the fees",
      "Date,Type,ISIN,Quantity,Price,Commission,Commission Currency,C\n2026-01-03,Buy,SE0000115446,10,200,0,EUR,SEK",
    ],
  ])("by %s", (_, text) => {
    expect(currencies(text)).toEqual(["SE0000115446 10 SEK 200"]);
  });

  test.each([
    ["Exposure", "EWJ,10,70,JPY"],
    ["Home ccy", "AAPL,10,150,CHF"],
    ["Dividend Currency", "TSM,10,200,TWD"],
    ["Geld", "AAPL,10,150,CHF"],
  ])("is not taken from “%s”", (header, line) => {
    expect(currencies(`Date,Action,Symbol,Quantity,Price,${header}\n2026-01-03,Buy,${line}`)).toEqual([
      expect.stringMatching(/ USD \d+$/),
    ]);
  });

  test.each([
    ["Geld", "AAPL,10,150,CHF"],
    ["Settlement Currency", "SAP.DE,10,200,USD"],
    ["Account Currency", "AAPL,10,150,EUR"],
  ])("is not taken from “%s” where a listing in another stands beside it, and that is said", (header, line) => {
    const text = `Date,Action,Symbol,Quantity,Price,${header}\n2026-01-03,Buy,${line}`;
    const said = ({ problems }: ReturnType<typeof netted>) =>
      problems.filter(({ severity, column }) => severity === "warning" && column === header);
    expect(said(netted(text))).toMatchObject([{ message: expect.stringContaining("choose “Currency” for it") }]);
    expect(said(netted(text, { mapping: { [header]: null } }))).toEqual([]);
  });

  test.each([
    ["Settlement Currency", "SE0000115446,10,200,SEK", "SE0000115446 10 SEK 200"],
    ["Trade ccy", "AAPL,10,150,EUR", "AAPL 10 EUR 150"],
    ["Geld", "SAP.DE,10,150,EUR", "SAP.DE 10 EUR 150"],
  ])("is taken from “%s” by its word or its listings", (header, line, expected) => {
    expect(currencies(`Date,Action,Symbol,Quantity,Price,${header}\n2026-01-03,Buy,${line}`)).toEqual([expected]);
  });

  test("is none where the column holds days", () => {
    const text = [
      "Buchtag;Valuta;ISIN;Bezeichnung;Nominal;Kurs;;Betrag;Buchungsinformation",
      "03.08.2026;05.08.2026;US0378331005;APPLE INC;10;150,00;USD;-1.500,00;Ausführung ORDER Kauf US0378331005",
      "14.08.2026;16.08.2026;US0378331005;APPLE INC;-4;160,00;USD;640,00;Ausführung ORDER Verkauf US0378331005",
    ].join("\n");
    expect(currencies(text)).toEqual(["US0378331005 6 USD 150"]);
  });

  test("is not guessed for a foreign ISIN where nothing names it", () => {
    const text =
      "Date,Action,ISIN,Quantity,Price\n2026-01-03,Buy,SE0000115446,10,200\n2026-01-03,Buy,US0378331005,10,200";
    expect(netted(text).positions.map(({ entryPrice }) => entryPrice)).toEqual([null, "200"]);
    expect(costNotes(text)).toEqual([
      "SE0000115446: the file does not say in which currency it was paid for, so no entry price is given.",
    ]);
  });

  test.each([
    ["dollars", "SAP.DE", "USD", "EUR"],
    ["euros", "VOD.L", "EUR", "GBP"],
  ])("what was paid in %s is no price of a listing in another", (_, symbol, paid, currency) => {
    const text = `Date,Action,Symbol,Quantity,Price,Currency\n2026-01-03,Buy,${symbol},3,166.67,${paid}`;
    expect(currencies(text)).toEqual([`${symbol} 3 ${currency} ?`]);
    expect(costNotes(text)[0]).toMatch(new RegExp(`^${symbol}: paid for in ${paid}`));
  });
});

describe("what a line is about, where a column has names", () => {
  test.each([
    [
      "beside ISINs",
      "Date,Action,Instrument ISIN,Instrument,Quantity,Price,Currency\n2026-01-03,Buy,US0378331005,Apple Inc.,10,150,USD",
      "US0378331005",
    ],
    [
      "beside symbols",
      "Date,Action,Instrument,Instrument Symbol,Quantity,Price\n2026-01-03,Buy,Apple Inc.,AAPL,10,150",
      "AAPL",
    ],
    [
      "beside codes",
      "Date,Action,Security,Security Code,Quantity,Price\n2026-01-03,Buy,Apple Inc.,AAPL,10,150",
      "AAPL",
    ],
    [
      "beside both",
      "Datum;Typ;Wertpapier;Stück;Kurs;ISIN;Ticker-Symbol\n2026-01-03;Kauf;SAP SE;3;100,00;DE0007164600;SAP.DE",
      "SAP.DE",
    ],
  ])("%s", (_, text, symbol) => {
    const preview = netted(text);
    expect(held(preview).map(([name]) => name)).toEqual([symbol]);
    expect(preview.canCreate).toBe(true);
  });

  test("an instrument that is a ticker stays one", () => {
    const text = "Date,Action,Instrument,ISIN,Quantity,Price\n2026-01-03,Buy,AAPL,US0378331005,10,150";
    expect(held(netted(text))).toEqual([["AAPL", "10", "150", [2]]]);
  });

  test("a market beside the code tells the listing", () => {
    const text =
      "Trade Date,Instrument Code,Market Code,Quantity,Price in Dollars,Transaction Type,Brokerage,Brokerage Currency\n23/08/2026,BHP,ASX,100,40.00,BUY,0,AUD";
    expect(currencies(text)).toEqual(["BHP.AX 100 AUD 40"]);
  });
});

describe("why no entry price is given", () => {
  const HEADER = "Date,Action,Symbol,Quantity,Price";
  test.each([
    ["misread", "2026-01-03,Buy,AAPL,10,1x50", /“1x50” in line 2 is not a price/],
    ["not stated", "2026-01-03,Buy,AAPL,10,", /does not state the price of all its trades/],
    ["transferred", "2026-01-03,Transfer In,AAPL,10,", /transferred, exchanged or spun off/],
    ["spun off", "2026-01-03,Buy,GE,10,100\n2026-01-04,Spin-off,GEV,2.5,", /^GEV: .* spun off/],
  ])("%s", (_, line, reason) => {
    expect(costNotes(`${HEADER}\n${line}`)).toEqual([expect.stringMatching(reason)]);
  });

  test("euros for an American share are said once", () => {
    const text =
      "datetime,type,name,symbol,shares,price,currency\n2026-08-13,BUY,Apple,US0378331005,10,135,EUR\n2026-08-14,BUY,Nvidia,US67066G1040,1,100,EUR";
    expect(costNotes(text)).toEqual([expect.stringMatching(/^Apple, Nvidia: paid for in EUR, /)]);
    expect(netted(text).problems.map(({ code }) => code)).not.toContain("ERR_POS_025");
  });

  test("a price behind an at sign is one, and an amount tells it where none is stated", () => {
    expect(held(netted(`${HEADER}\n2026-01-03,Buy,AAPL,10,@150.00`))).toEqual([["AAPL", "10", "150", [2]]]);
    const text = "Datum;Typ;Wert;Buchungswährung;Stück;ISIN\n2026-08-13;Kauf;-1.350,00;EUR;10;DE0007164600";
    expect(currencies(text)).toEqual(["DE0007164600 10 EUR 135"]);
  });
});

test("a trade of a day to come is refused", () => {
  const preview = netted("Date,Action,Symbol,Quantity,Price\n09/15/2069,Buy,AAPL,10,150\n09/15/69,Buy,MSFT,1,4");
  expect(preview.problems.find(({ line }) => line === 2)?.message).toContain(
    "is read as 2069-09-15, which is yet to come",
  );
  expect(preview.positions).toMatchObject([{ symbol: "MSFT", entryDate: "1969-09-15" }]);
});
