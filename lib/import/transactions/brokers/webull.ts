import type { BrokerLedger } from "../broker-ledger";

/**
 * Webull, records of orders: `Name,Symbol,Side,Status,Filled,Total Qty,Price,Avg Price,Time-in-Force,Placed Time,Filled Time`. The price
 * is the order's limit ("@150.00"), the average price what was paid; times are New York's.
 */
export const WEBULL: BrokerLedger = {
  label: "Webull orders",
  broker: "Webull",
  headers: [["symbol", "side", "status", "filled", "total qty", "avg price", "filled time"]],
  columns: {
    date: ["filled time"],
    time: [],
    action: ["side"],
    symbol: ["symbol"],
    name: ["name"],
    quantity: ["filled"],
    price: ["avg price"],
    balance: [],
  },
  fees: [],
  kinds: [[/^short$/i, "short"]],
  dateOrder: "month_first",
  newestFirst: true,
  currency: "USD",
};
