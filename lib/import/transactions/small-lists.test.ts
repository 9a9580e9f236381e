import { describe, expect, test } from "vitest";
import { readPortfolioText } from "../read-portfolio-file";
import { resolveSymbols } from "../resolve-symbols";
import { fateOf, netted } from "./testing";

/** Small lists as people and brokers write them; what is held after each is worked out by hand beside it. */
const lots = (lines: string) =>
  netted(lines).positions.map(({ symbol, rawSymbol, quantity, entryPrice }) =>
    [symbol ?? rawSymbol, quantity, entryPrice ?? "?"].join(" "),
  );
/** Ten bought at 100 and four sold again, in the words of the header given. */
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

describe("sales are never counted as purchases", () => {
  const problemsOf = (text: string, mapping = {}) => {
    const result = readPortfolioText(text, { mapping });
    if (!result.ok) return [result.problem.message];
    expect(result.preview.canCreate).toBe(false);
    return result.preview.problems.filter(({ severity }) => severity === "error").map(({ message }) => message);
  };

  test.each([
    [
      "without a day",
      "Action,Symbol,Quantity,Price\nBuy,AAPL,10,200\nSell,AAPL,4,210",
      /“Action” says that something was sold \(Sell\).*no column has their dates/,
    ],
    [
      "without a day, by letters",
      "X,Symbol,Quantity,Price\nB,AAPL,10,200\nS,AAPL,4,210",
      /“X” says that something was sold \(S\)/,
    ],
    [
      "below a header nobody knows",
      "Wann,Was,Papier,Stk,Preis\n2024-01-02,Kauf,AAPL,10,100\n2024-01-04,Verkauf,AAPL,4,110",
      /“Was” says that something was sold/,
    ],
    [
      "in words nobody knows",
      "Datum,Vorgang,Ticker,Anzahl,Kurs\n2026-01-05,Nakoupeno,AAPL,10,200\n2026-01-06,Prodáno,AAPL,4,200",
      /“Vorgang” seems to say what happened, in words that are not known \(“Nakoupeno”, “Prodáno”/,
    ],
    [
      "by numbers",
      "Date,Side,Symbol,Quantity,Price\n2026-01-05,1,AAPL,10,200\n2026-01-06,2,AAPL,4,200",
      /“Side” seems to say what happened/,
    ],
    [
      "refused whole, with the words",
      "Date,Action,Symbol,Quantity,Price\n2026-01-05,Foo,AAPL,10,200\n2026-01-06,Bar,AAPL,4,200",
      /in the column “Action” “Foo”, “Bar” say nothing that we know/,
    ],
  ])("%s", (_, text, message) => {
    expect(problemsOf(text).join("\n")).toMatch(message);
  });

  test("but where the owner says that the column means something else", () => {
    const text = "Action,Symbol,Quantity,Price\nBuy,AAPL,10,200\nSell,MSFT,4,210";
    expect(readPortfolioText(text, { mapping: { Action: null } })).toMatchObject({
      ok: true,
      preview: { canCreate: true },
    });
    expect(readPortfolioText(text, { skipLines: [3] })).toMatchObject({ ok: true, preview: { canCreate: true } });
  });

  test.each([
    "Symbol,Quantity,Price,Analyst Rating\nAAPL,10,200,Buy\nMSFT,5,400,Sell",
    "Date,Side,Symbol,Quantity,Price\n2026-01-05,Long,AAPL,10,200\n2026-01-06,Short,TSLA,4,200",
    "Symbol,Quantity,Type,Note\nAAPL,10,Stock,sold half in May\nMSFT,5,Stock,",
  ])("and advice, sides and notes are no trades", (text) => {
    expect(readPortfolioText(text)).toMatchObject({ ok: true, preview: { kind: "positions", canCreate: true } });
  });
});

describe("fees in another currency than the trade", () => {
  test.each([
    ["a column says so", "Fee,Fee Currency", "500,JPY", "200", /1 trade are in another currency.*JPY/],
    ["the cell does", "Fee", "€5", "200", /EUR/],
    ["the same", "Commission,Commission Currency", "5,USD", "200.5", null],
  ])("%s", (_, header, cells, price, message) => {
    const preview = netted(
      `Date,Action,Symbol,Quantity,Price,Currency,${header}\n2026-01-03,buy,AAPL,10,200,USD,${cells}`,
    );
    expect(preview.positions[0]?.entryPrice).toBe(price);
    const told = preview.problems.find(({ code }) => code === "ERR_TRX_007")?.message ?? null;
    if (message === null) expect(told).toBeNull();
    else expect(told).toMatch(message);
  });
});

describe("which listing was traded", () => {
  const T212 =
    "Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share)\nMarket buy,2024-01-02 10:00:00,";
  const FREETRADE =
    "Title,Type,Timestamp,Account Currency,Total Amount,Buy / Sell,Ticker,ISIN,Price per Share,Quantity,Venue,Instrument Currency\nVodafone,ORDER,2024-01-02T10:00:00Z,GBP,75,BUY,";
  const STATEMENT = [
    "Statement,Header,Field Name,Field Value",
    "Statement,Data,BrokerName,Interactive Brokers LLC",
    "Financial Instrument Information,Header,Asset Category,Symbol,Description,Conid,Security ID,Listing Exch,Multiplier",
    "Financial Instrument Information,Data,Stocks,VOD,VODAFONE,1,GB00BH4HKS39,LSE,1",
    "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,Proceeds,Comm/Fee,Code",
    'Trades,Data,Order,Stocks,GBP,VOD,"2025-01-15, 10:30:00",100,0.75,-75,-1,O',
  ].join("\n");
  const FLEX =
    "Buy/Sell,TradeDate,Symbol,ISIN,ListingExchange,Quantity,TradePrice,CurrencyPrimary,IBCommission,AssetClass\nBUY,20230522,";

  test.each([
    ["Trading 212, pence", `${T212}GB00BH4HKS39,VOD,Vodafone,1000,75,GBX`, "VOD.L", "0.75", "GBP"],
    [
      "Trading 212, a fund in pounds, by its number",
      `${T212}IE00B3XXRP09,VUSA,Vanguard,10,70,GBP`,
      "IE00B3XXRP09",
      "70",
      "GBP",
    ],
    ["Trading 212, euros", `${T212}DE0007164600,SAP,SAP,10,120,EUR`, "DE0007164600", "120", "EUR"],
    [
      "Trading 212, an American share in euros",
      `${T212}US0378331005,APC,Apple,10,180,EUR`,
      "US0378331005",
      null,
      "USD",
    ],
    ["Freetrade, by its venue", `${FREETRADE}VOD,GB00BH4HKS39,0.75,100,XLON,GBP`, "VOD.L", "0.75", "GBP"],
    ["Freetrade, without one", `${FREETRADE}VOD,GB00BH4HKS39,0.75,100,,GBP`, "VOD.L", "0.75", "GBP"],
    [
      "Revolut, pounds",
      "Date,Ticker,Type,Quantity,Price per share,Total Amount,Currency,FX Rate\n2024-01-02T10:00:00.000Z,VOD,BUY - MARKET,100,0.75,75,GBP,1",
      "VOD.L",
      "0.75",
      "GBP",
    ],
    [
      "Swissquote, francs",
      "Date;Order #;Transaction;Symbol;Name;ISIN;Quantity;Unit price;Costs;Net Amount;Currency\n10-01-2024 07:44:51;1;Buy;NESN;Nestle;CH0038863350;10;100.00;0;-1000;CHF",
      "CH0038863350",
      "100",
      "CHF",
    ],
    [
      "Swissquote, pence",
      "Date;Order #;Transaction;Symbol;Name;ISIN;Quantity;Unit price;Costs;Net Amount;Currency\n10-01-2024 07:44:51;1;Buy;VOD;Vodafone;GB00BH4HKS39;10;75.00;0;-750;GBX",
      "VOD.L",
      "0.75",
      "GBP",
    ],
    ["Interactive Brokers statement", STATEMENT, "VOD.L", "0.76", "GBP"],
    ["Interactive Brokers flex", `${FLEX}VOD,GB00BH4HKS39,LSE,100,0.75,GBP,-1,STK`, "VOD.L", "0.76", "GBP"],
    ["Interactive Brokers flex, Xetra", `${FLEX}SAP,,IBIS,10,120,EUR,0,STK`, "SAP.DE", "120", "EUR"],
    [
      "a list of one's own, pence",
      "Date,Action,Ticker,Quantity,Price,Currency\n2024-01-02,Buy,VOD,100,75,GBX",
      "VOD.L",
      "0.75",
      "GBP",
    ],
    [
      "a list of one's own, the header says the currency",
      "Date,Action,ISIN,Ticker,Quantity,Price (EUR)\n2024-01-02,Buy,DE0007164600,SAP,10,120",
      "DE0007164600",
      "120",
      "EUR",
    ],
    [
      "a list of one's own, the header says pence",
      "Date,Action,Ticker,Quantity,Price (p)\n2024-01-02,Buy,VOD,100,75",
      "VOD.L",
      "0.75",
      "GBP",
    ],
    ["a share in dollars", `${T212}US92857W3088,VOD,Vodafone ADR,10,9,USD`, "VOD", "9", "USD"],
  ])("%s", (_, text, name, price, currency) => {
    const [lot] = netted(text).positions;
    expect([lot?.kind, lot?.symbol ?? lot?.rawSymbol, lot?.entryPrice, lot?.currency]).toEqual([
      "public",
      name,
      price,
      currency,
    ]);
  });

  test("is never the American share of that ticker, whatever the universe knows", () => {
    const resolved = resolveSymbols(netted(`${T212}GB00BH4HKS39,VOD,Vodafone,1000,75,GBX`), {
      VOD: { status: "known", symbol: "VOD" },
    });
    expect(resolved.positions.map(({ symbol }) => symbol)).toEqual(["VOD.L"]);
  });

  test("is said to be open where nothing tells it", () => {
    const preview = netted("Date,Action,Ticker,Quantity,Price (EUR)\n2024-01-02,Buy,SAP,10,120");
    expect(preview.positions).toMatchObject([{ kind: "private", currency: "EUR", quantity: "10" }]);
    expect(preview.problems).toContainEqual(
      expect.objectContaining({ severity: "warning", code: "ERR_POS_025", line: 2 }),
    );
  });
});

describe("futures", () => {
  test.each([
    [
      "statement",
      [
        "Statement,Header,Field Name,Field Value",
        "Statement,Data,BrokerName,Interactive Brokers LLC",
        "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,Proceeds,Comm/Fee,Code",
        'Trades,Data,Order,Futures,USD,ESZ6,"2025-01-15, 10:30:00",1,6000,-300000,-2,O',
      ],
    ],
    [
      "flex query",
      [
        "Buy/Sell,TradeDate,Symbol,Quantity,TradePrice,TradeMoney,CurrencyPrimary,IBCommission,AssetClass,Multiplier",
        "BUY,20230522,ESZ6,1,6000,300000,USD,-1,FUT,50",
      ],
    ],
  ])("are listed and not counted: %s", (_, lines) => {
    const preview = netted(lines);
    expect(preview.positions).toMatchObject([
      { kind: "private", rawSymbol: "ESZ6", quantity: "1", entryPrice: null, statedValueUsd: null },
    ]);
    expect(preview.problems).toContainEqual(
      expect.objectContaining({
        severity: "warning",
        message: expect.stringMatching(/^ESZ6: futures are listed and not counted/),
      }),
    );
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

test("of a flex query each account's lots count where no summary of it does", () => {
  const header = "ClientAccountID,CurrencyPrimary,AssetClass,Symbol,Quantity,MarkPrice,PositionValue,LevelOfDetail";
  const lines = [
    "U1,USD,STK,AAPL,10,200,2000,SUMMARY",
    "U1,USD,STK,AAPL,4,200,800,LOT",
    "U1,USD,STK,AAPL,6,200,1200,LOT",
    "U2,USD,STK,AAPL,3,200,600,LOT",
    "U1,USD,STK,MSFT,2,400,800,LOT",
  ];
  const result = readPortfolioText([header, ...lines].join("\n"));
  expect(
    result.ok && result.preview.positions.map(({ account, symbol, quantity }) => [account, symbol, quantity]),
  ).toEqual([
    ["U1", "AAPL", "10"],
    ["U2", "AAPL", "3"],
    ["U1", "MSFT", "2"],
  ]);
});

test("Interactive Brokers flex query: a sale without its sign, and one taken back", () => {
  const header = "Buy/Sell,TradeDate,Symbol,Quantity,TradePrice,CurrencyPrimary,IBCommission,AssetClass";
  expect(lots([header, "BUY,20230522,AAPL,10,100,USD,0,STK", "SELL,20230523,AAPL,4,110,USD,0,STK"].join("\n"))).toEqual(
    ["AAPL 6 100"],
  );
  const cancelled = [
    "BUY,20230522,AAPL,10,100,USD,0,STK",
    "SELL,20230523,AAPL,-4,110,USD,0,STK",
    "SELL (Ca.),20230523,AAPL,4,110,USD,0,STK",
  ];
  expect(lots([header, ...cancelled].join("\n"))).toEqual(["AAPL 10 100"]);
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
