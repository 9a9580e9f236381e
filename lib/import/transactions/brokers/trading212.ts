import type { BrokerLedger } from "../broker-ledger";

/** Trading 212, history: `Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),…`. */
export const TRADING212: BrokerLedger = {
  label: "Trading 212 transactions",
  broker: "Trading 212",
  headers: [["action", "time", "isin", "ticker", "no. of shares", "price / share"]],
  columns: {
    date: ["time"],
    time: [],
    symbol: ["ticker"],
    name: ["name"],
    quantity: ["no. of shares"],
    price: ["price / share"],
    currency: ["currency (price / share)"],
    amount: ["total"],
    balance: [],
  },
  fees: [
    { column: "currency conversion fee", currency: "currency (currency conversion fee)" },
    { column: "stamp duty reserve tax", currency: "currency (stamp duty reserve tax)" },
    { column: "transaction fee", currency: "currency (transaction fee)" },
    { column: "finra fee", currency: "currency (finra fee)" },
  ],
  kinds: [
    [/^(market|limit|stop|stop limit)? ?buy$/i, "buy"],
    [/^(market|limit|stop|stop limit)? ?sell$/i, "sell"],
    // Two lines: all that was held before, all that is held after.
    [/^stock split (open|close)/i, "leg"],
    [/^stock (distribution|dividend)/i, "bonus"],
    [/^spin-?off/i, "spinOff"],
    [/^dividend/i, "dividend"],
    [/interest/i, "interest"],
    [/^(deposit|withdrawal|currency conversion|card|spending|cashback|result adjustment|new card)/i, "cash"],
  ],
};
