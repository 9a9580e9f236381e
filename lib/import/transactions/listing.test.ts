import { describe, expect, test } from "vitest";
import { resolveSymbols } from "../resolve-symbols";
import { netted } from "./testing";

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
