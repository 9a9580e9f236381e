import { describe, expect, test } from "vitest";
import { readPortfolioText } from "../read-portfolio-file";
import { fateOf, lots, netted } from "./testing";

/** Ten bought at 100 and four sold again, in the words of the header given; what each list leaves is worked out by hand. */
const tenLessFour = (header: string, buy: string, sell: string, mark = ";") =>
  [header, `2026-01-05;${buy};AAPL;10;100`, `2026-01-16;${sell};AAPL;4;110`].join("\n").replaceAll(";", mark);

describe("what happened is told by its words, in any language and under any header", () => {
  test.each([
    ["English letters", "Trade Date;B/S;Symbol;Qty;Price", "B", "S"],
    ["small letters", "Date;BS;Symbol;Qty;Price", "b", "s"],
    ["Buy/Sell by letters", "Date;Buy/Sell;Symbol;Quantity;Price", "B", "S"],
    ["purchase and redemption", "Date;Transaction;Symbol;Shares;Price", "Purchase", "Redemption"],
    ["bought and sold", "Date;Kind of it;Symbol;Shares;Price", "Bought", "Sold"],
    ["German", "Datum;Vorgang;Ticker;Stück;Preis", "Wertpapierkauf", "Wertpapierverkauf"],
    ["German letters", "Datum;Art;Ticker;Anzahl;Kurs", "K", "V"],
    ["French", "Date d'opération;Sens;Symbole;Quantité;Prix", "Achat", "Vente"],
    ["French letters", "Date;A/V;Symbole;Quantité;Cours", "A", "V"],
    ["Spanish", "Fecha;Operación;Ticker;Cantidad;Precio", "Compra", "Venta"],
    ["Italian", "Data operazione;Operazione;Simbolo;Quantità;Prezzo", "Acquisto", "Vendita"],
    ["Dutch", "Datum;Transactietype;Symbool;Aantal;Koers", "Koop", "Verkoop"],
    ["Portuguese", "Data;Operação;Ativo;Quantidade;Preço", "Compra", "Venda"],
    ["Swedish", "Datum;Typ av transaktion;Värdepapper;Antal;Kurs", "Köp", "Sälj"],
    ["Danish", "Handelsdato;Transaktionstype;Ticker;Antal;Kurs", "Køb", "Salg"],
    ["a header nobody knows", "Date;Qué pasó;Ticker;Quantity;Price", "Compra", "Venta"],
    ["sentences", "Date;Description;Symbol;Quantity;Price", "Bought 10 AAPL", "Sold 4 AAPL"],
    ["fees in the words", "Date;Action;Symbol;Quantity;Price", "Buy (incl. fees)", "Sell incl. tax"],
  ])("%s", (_, header, buy, sell) => {
    expect(lots(tenLessFour(header, buy, sell))).toEqual(["AAPL 6 100"]);
  });

  test("the kind of an order is not its side", () => {
    const file =
      "Date,Type,Side,Symbol,Quantity,Price\n2026-01-05,Market,Buy,AAPL,10,100\n2026-01-16,Limit,Sell,AAPL,4,110";
    expect(lots(file)).toEqual(["AAPL 6 100"]);
  });

  test("a letter that is no side is refused beside those that are", () => {
    const preview = netted(
      "Date,Code,Symbol,Quantity,Price\n2026-01-05,B,AAPL,10,1\n2026-01-06,S,AAPL,4,1\n2026-01-07,D,AAPL,6,1",
    );
    expect(preview.positions.map(({ quantity }) => quantity)).toEqual(["6"]);
    expect(preview.problems).toContainEqual(expect.objectContaining({ severity: "error", line: 4, value: "D" }));
    expect(preview.canCreate).toBe(false);
  });

  test.each([
    [
      "options alone",
      "Buy to Open,SPY270119C00500000,2\n2026-01-19,Expired,SPY260119C00500000,1\n2026-01-20,Exercised,KO260119C00050000,1",
      "SPY270119C00500000 2 ?",
    ],
    ["sold short and covered", "Sell Short,TSLA,5\n2026-02-02,Buy to Cover,TSLA,2", "TSLA -3 ?"],
    [
      "sold to close",
      "Buy to Open,AAPL270115C00300000,2\n2026-02-02,Sell to Close,AAPL270115C00300000,1",
      "AAPL270115C00300000 1 ?",
    ],
    ["shares moved in and out", "Transfer In,AAPL,10\n2026-02-02,Transfer Out,AAPL,2", "AAPL 8 ?"],
    [
      "shares deposited and withdrawn",
      "Deposit,AAPL,10\n2026-02-02,Withdrawal,AAPL,2\n2026-02-03,Deposit,USD,500",
      "AAPL 8 ?",
    ],
    ["a split by its ratio", "Buy,NVDA,10\n2026-06-10,Split 10:1,NVDA,", "NVDA 100 ?"],
    [
      "a purchase and its reinvested dividend",
      "Buy,KO,10\n2026-02-02,Dividend,KO,10\n2026-02-02,Dividend Reinvestment,KO,0.5",
      "KO 10.5 ?",
    ],
    ["a sale below zero", "Buy,AAPL,10\n2026-02-02,Sell,AAPL,-4", "AAPL 6 ?"],
    ["purchases below zero throughout", "Buy,AAPL,-10\n2026-02-02,Sell,AAPL,4", "AAPL 6 ?"],
  ])("%s", (_, lines, expected) => {
    expect(lots(`Date,Action,Symbol,Quantity\n2026-01-02,${lines}`)).toEqual([expected]);
  });

  test("a purchase of less than nothing beside others is a question, not a purchase", () => {
    const preview = netted("Date,Action,Symbol,Quantity,Price\n2026-01-05,Buy,AAPL,10,200\n2026-01-06,Buy,AAPL,-4,200");
    expect(preview.problems).toContainEqual(expect.objectContaining({ severity: "error", line: 3, value: "-4" }));
    expect(preview.canCreate).toBe(false);
  });

  test("orders that were not carried out count for nothing", () => {
    const orders = [
      "Filled,Buy,AAPL,10",
      ...["Cancelled", "Pending", "Unfilled", "Submitted", "New", "Gestrichen"].map(
        (status) => `${status},Sell,AAPL,5`,
      ),
    ];
    expect(
      lots(["Date,Status,Action,Symbol,Quantity", ...orders.map((line) => `2026-01-05,${line}`)].join("\n")),
    ).toEqual(["AAPL 10 ?"]);
  });

  test("a day's lines may stand newest first, with times and zones", () => {
    expect(
      lots(
        "Date,Action,Symbol,Quantity,Price\n2026-01-07,Buy,AAPL,5,120\n2026-01-06,Sell,AAPL,10,110\n2026-01-06,Buy,AAPL,10,100",
      ),
    ).toEqual(["AAPL 5 120"]);
    expect(
      lots(
        "Time,Side,Ticker,Qty,Price\n01/05/2026 09:31:00 AM EST,BUY,AAPL,10,100\n01/16/2026 03:59:59 PM EST,SELL,AAPL,4,110",
      ),
    ).toEqual(["AAPL 6 100"]);
    expect(
      lots(
        "timestamp,side,symbol,quantity,price\n2026-01-05T14:31:00+00:00,buy,AAPL,10,100\n2026-01-16T20:59:59.123Z,sell,AAPL,4,110",
      ),
    ).toEqual(["AAPL 6 100"]);
  });

  test("thousands by points", () => {
    expect(
      lots(
        "Datum;Art;Ticker;Anzahl;Kurs\n05.01.2026;Kauf;AAPL;1.234,5;1.234,56\n06.01.2026;Verkauf;AAPL;1.000;1.300,00",
      ),
    ).toEqual(["AAPL 234.5 1234.56"]);
  });
});

describe("rarer words beside a purchase", () => {
  const HEADER = "Date,Action,Symbol,Quantity,Price\n2026-01-03,Buy,GE,10,150";
  test.each([
    ["cash for fractions, a new name", "2026-02-05,Cash In Lieu,GE,,\n2026-02-06,Name Change,GE,0,", ["GE 10 150"]],
    [
      "a spin-off and its cash",
      "2026-02-03,Spin-off,GEV,2.5,\n2026-02-05,Cash In Lieu,GEV,,",
      ["GE 10 150", "GEV 2.5 ?"],
    ],
    ["cash paid in, with an underscore", "2026-02-01,CASH_IN,USD,2000,1", ["GE 10 150"]],
    ["a gift", "2026-02-01,Gift,MSFT,1,400", ["GE 10 150", "MSFT 1 400"]],
    ["a gift to somebody else", "2026-02-01,Gifted,GE,1,", ["GE 9 150"]],
  ])("%s", (_, more, expected) => {
    expect(lots(`${HEADER}\n${more}`)).toEqual(expected);
  });

  test("a list of interest and fees before its first trade is one of trades", () => {
    const interest = Array.from({ length: 25 }, (_, day) => `2026-01-${String(day + 1).padStart(2, "0")},Interest,,,`);
    const file = ["Date,Transaction Type,Symbol,Quantity,Price", ...interest, "2026-01-30,Buy,GE,10,150"].join("\n");
    expect(lots(file)).toEqual(["GE 10 150"]);
  });

  test("a list without any trade is not said to lack columns that it has", () => {
    const result = readPortfolioText(
      "Date,Type,Symbol,Quantity,Price\n2026-01-03,Interest,GE,1,1\n2026-01-04,Interest,GE,1,1",
    );
    expect(result.ok ? "" : result.problem.message).toContain("no line of it says that anything was bought or sold");
  });
});

test("each line that is over says how", () => {
  const preview = netted([
    "Date,Action,Symbol,Quantity,Price",
    "2026-01-02,Sell to Open,KO260220P00060000,1,2",
    "2026-02-20,Assigned,KO260220P00060000,1,",
    "2026-01-02,Short,TSLA,1,2",
    "2026-01-03,Cover,TSLA,1,2",
    "2026-01-02,Buy,MSFT,1,2",
    "2026-01-03,Transfer Out,MSFT,1,",
    "2026-02-20,Buy,KO,100,60",
  ]);
  expect([2, 3, 4, 5, 6, 7].map((line) => fateOf(preview, line))).toEqual([
    ...Array(2).fill("ignored: Expired, assigned or exercised, nothing is left."),
    ...Array(2).fill("ignored: Sold short and bought back, nothing is left."),
    ...Array(2).fill("ignored: Transferred out, nothing is left."),
  ]);
});

test("Saxo writes what goes out with a minus or without one", () => {
  const header = "Trade Date,Value Date,Type,Instrument,Instrument ISIN,Instrument currency,Instrument Symbol,Event";
  const line = (event: string) => `2024-01-02,2024-01-04,Trade,NVIDIA,US67066G1040,USD,NVDA:xnas,${event}`;
  expect(
    lots([header, line("Buy 10 @ 200.00 USD"), line("Sell -4 @ 210.00 USD"), line("Sell 1 @ 210.00 USD")].join("\n")),
  ).toEqual(["NVDA 5 200"]);
  expect(netted([header, line("Buy 10 @ 200.00 USD"), line("Buy -4 @ 210.00 USD")]).canCreate).toBe(false);
});

test("Vanguard writes the month first", () => {
  const preview = netted(
    "Account Number,Trade Date,Transaction Type,Symbol,Shares,Share Price\n123,03/04/2024,Buy,VTI,10,200",
  );
  expect(preview.questions).toEqual([]);
  expect(preview.positions[0]?.entryDate).toBe("2024-03-04");
});
