import { expect, test } from "vitest";
import { fateOf, held, netted } from "./testing";

test("Webull: the average price is what was paid, of a cancelled order what had been filled counts", () => {
  const preview = netted([
    "Name,Symbol,Side,Status,Filled,Total Qty,Price,Avg Price,Time-in-Force,Placed Time,Filled Time",
    "Apple,AAPL,Buy,Filled,10,10,@152.00,150.00,DAY,08/03/2026 10:00:00 EDT,08/03/2026 10:00:01 EDT",
    "Apple,AAPL,Sell,Filled,4,4,160.00,160.00,DAY,08/04/2026 10:00:00 EDT,08/04/2026 10:00:01 EDT",
    "Tesla,TSLA,Buy,Cancelled,0,5,@300.00,,DAY,08/04/2026 10:00:00 EDT,",
    "Nvidia,NVDA,Buy,Cancelled,3,5,@101.00,100.00,DAY,08/05/2026 10:00:00 EDT,08/05/2026 10:00:01 EDT",
  ]);
  expect(preview.broker).toBe("Webull");
  expect(held(preview)).toEqual([
    ["AAPL", "6", "150", [2, 3]],
    ["NVDA", "3", "100", [5]],
  ]);
  expect(fateOf(preview, 4)).toBe("ignored: An order that was not carried out.");
  expect(preview.questions).toEqual([]);
  expect(preview.positions[0]?.entryDate).toBe("2026-08-03");
});

test("American times stand beside American days, whoever writes them", () => {
  const preview = netted("Filled Time,Side,Symbol,Quantity,Price\n08/03/2026 10:00:00 EST,Buy,AAPL,10,150");
  expect(preview.questions).toEqual([]);
  expect(preview.positions[0]?.entryDate).toBe("2026-08-03");
});

test("tastytrade: shares and contracts by their kind, prices from what was paid", () => {
  const preview = netted([
    "Date,Type,Sub Type,Action,Symbol,Instrument Type,Description,Value,Quantity,Average Price,Commissions,Fees,Multiplier,Root Symbol,Underlying Symbol,Expiration Date,Strike Price,Call or Put,Order #,Currency",
    '2026-08-04T10:00:00-0500,Trade,Sell to Open,SELL_TO_OPEN,AAPL  270115C00300000,Equity Option,Sold 1 AAPL 01/15/27 Call 300.00 @ 15.00,"1,500.00",1,1500.00,0.00,0.00,100,AAPL,AAPL,1/15/27,300,CALL,1,USD',
    '2026-08-03T10:00:00-0500,Trade,Buy to Open,BUY_TO_OPEN,AAPL,Equity,Bought 10 AAPL @ 150.00,"-1,500.00",10,-150.00,0.00,0.00,,,,,,,2,USD',
    "2026-08-02T10:00:00-0500,Money Movement,Deposit,,,,ACH DEPOSIT,2000.00,0,,,0.00,,,,,,,,USD",
  ]);
  expect(preview.broker).toBe("tastytrade");
  expect(held(preview)).toEqual([
    ["AAPL270115C00300000", "-1", "15", [2]],
    ["AAPL", "10", "150", [3]],
  ]);
});

test("eToro: amounts are dollars, whatever the listing trades in", () => {
  const preview = netted([
    "Date,Type,Details,Amount,Units,Realized Equity Change,Realized Equity,Balance,Position ID,Asset type,NWA",
    "14/08/2026 10:00:00,Open Position,SAP.DE/EUR,500.00,3,0.00,1000.00,500.00,2100001,Stocks,0.00",
    "15/08/2026 10:00:00,Open Position,VOD.L/GBX,100.00,110,0.00,1000.00,400.00,2100002,Stocks,0.00",
    "16/08/2026 10:00:00,Open Position,AAPL/USD,300.00,2,0.00,1000.00,100.00,2100003,Stocks,0.00",
  ]);
  expect(preview.positions.map(({ symbol, currency, entryPrice }) => [symbol, currency, entryPrice])).toEqual([
    ["SAP.DE", "EUR", null],
    ["VOD.L", "GBP", null],
    ["AAPL", "USD", "150"],
    [null, "USD", null],
  ]);
});

test("Coinbase: sent, received, earned and converted coins; dollars are money", () => {
  const preview = netted([
    "Transactions",
    "User,Jane Doe,abc",
    "ID,Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,Price at Transaction,Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes",
    "1,2026-08-03 10:00:00 UTC,Buy,BTC,0.01,USD,$60000.00,$600.00,$605.00,$5.00,Bought 0.01 BTC for 605 USD",
    "2,2026-08-04 10:00:00 UTC,Send,BTC,-0.004,USD,$60000.00,-$240,-$240,0,Sent 0.004 BTC",
    "3,2026-08-05 10:00:00 UTC,Staking Income,ETH,0.002,USD,$3000.00,$6,$6,0,",
    "4,2026-08-06 10:00:00 UTC,Convert,BTC,-0.002,USD,$60000.00,-$120,-$120,0,Converted 0.002 BTC to 0.04 ETH",
    "5,2026-08-07 10:00:00 UTC,Deposit,USD,500,USD,$1.00,$500,$500,0,Deposit",
    "6,2026-08-08 10:00:00 UTC,Receive,SOL,3,USD,$100.00,$300,$300,0,Received 3 SOL",
  ]);
  expect(held(preview)).toEqual([
    ["BTC", "0.004", "60500", [4, 5, 7]],
    ["ETH", "0.042", "3000", [6, 7]],
    ["SOL", "3", "100", [9]],
  ]);
  expect(preview.positions.every(({ kind }) => kind === "private")).toBe(true);
  expect(fateOf(preview, 8)).toMatch(/^ignored/);
  expect(preview.canCreate).toBe(true);
});

test("Robinhood: a coin is told from the fund of its ticker by its name", () => {
  const preview = netted([
    "Activity Date,Process Date,Settle Date,Instrument,Description,Trans Code,Quantity,Price,Amount",
    '2/5/2026,2/5/2026,2/5/2026,BTC,Bitcoin,Buy,0.1,"$60,000.00","($6,000.00)"',
    "2/15/2026,2/15/2026,2/15/2026,SOL,Emeren Group,Buy,10,$2.00,($20.00)",
  ]);
  expect(preview.positions.map(({ kind, rawSymbol }) => [kind, rawSymbol])).toEqual([
    ["private", "BTC"],
    ["public", "SOL"],
  ]);
});

test("Coinbase: a coin is never the share of its ticker, however well that is known", () => {
  const preview = netted([
    "Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,Price at Transaction,Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes",
    "2026-08-03 10:00:00 UTC,Buy,T,100,USD,$0.02,$2.00,$2.00,$0.00,Bought 100 T",
  ]);
  expect(preview.positions).toMatchObject([{ kind: "private", rawSymbol: "T" }]);
});
