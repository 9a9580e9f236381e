import type { BrokerLedger } from "../broker-ledger";

/** Freetrade, activity: `Title,Type,Timestamp,Account Currency,Total Amount,Buy / Sell,Ticker,ISIN,…`; prices in the instrument's currency. */
export const FREETRADE: BrokerLedger = {
  label: "Freetrade activity",
  broker: "Freetrade",
  headers: [["title", "type", "timestamp", "account currency", "buy / sell", "ticker", "isin"]],
  columns: {
    date: ["timestamp"],
    time: [],
    action: ["type"],
    side: ["buy / sell"],
    symbol: ["ticker"],
    name: ["title"],
    price: ["price per share"],
    currency: ["instrument currency"],
    amount: ["total shares amount"],
    balance: [],
  },
  fees: [
    { column: "stamp duty", currency: "account currency" },
    { column: "fx fee amount", currency: "account currency" },
  ],
  wordFields: ["action", "side"],
  kinds: [
    [/^(freeshare_)?order buy/i, "buy"],
    [/^order sell/i, "sell"],
    [/^freeshare/i, "bonus"],
    [/^stock_split/i, "splitAdded"],
    [/^(special_)?dividend/i, "dividend"],
    [/^interest/i, "interest"],
    [/^(top_up|internal_transfer)/i, "deposit"],
    [/^withdrawal/i, "withdrawal"],
    [/statement|certificate/i, "notice"],
  ],
  newestFirst: true,
};
