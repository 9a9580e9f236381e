import type { BrokerLedger } from "../broker-ledger";

/** Interactive Brokers, flex query of trades: any columns the user ticked, named as the query names them; dates YYYYMMDD. */
export const IBKR_FLEX: BrokerLedger = {
  label: "Interactive Brokers flex query of trades",
  broker: "Interactive Brokers (IBKR)",
  headers: [
    ["buy/sell", "trade date", "quantity", "trade price"],
    ["trade date", "quantity", "trade price", "ibcommission"],
    ["date time", "quantity", "trade price", "ibcommission"],
  ],
  columns: {
    date: ["date time", "trade date", "date/time"],
    action: ["buy/sell"],
    symbol: ["symbol"],
    isin: ["isin"],
    // "Exchange" is where it was carried out.
    exchange: ["listing exchange"],
    name: ["description"],
    price: ["trade price"],
    currency: ["currency primary", "currency"],
    amount: ["trade money", "proceeds"],
    openClose: ["open/close indicator", "notes/codes"],
    assetType: ["asset class"],
    account: ["account alias"],
    accountNumber: ["client account id"],
  },
  fees: [{ column: "ibcommission", currency: "ibcommission currency" }],
  kinds: [
    [/\(ca\.?\)/i, "cancelTrade"],
    [/^(buy|sell)$/i, "trade"],
  ],
  otherwise: "trade",
};
