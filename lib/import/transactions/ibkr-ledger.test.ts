import { describe, expect, test } from "vitest";
import { readPortfolioText } from "../read-portfolio-file";
import { lots, netted } from "./testing";

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
