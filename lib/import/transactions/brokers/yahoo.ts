import type { BrokerLedger } from "../broker-ledger";

/**
 * Yahoo Finance, a portfolio's export: `Symbol,Current Price,Date,Time,…,Trade Date,Purchase Price,Quantity,Commission,…,
 * Comment,Transaction Type`. Date and time are those of the quote; a lot that was not entered as a trade has no type, and
 * what is paid in or out stands under $$CASH_TX.
 */
export const YAHOO: BrokerLedger = {
  label: "Yahoo Finance transactions",
  broker: "Yahoo Finance",
  headers: [
    ["symbol", "current price", "trade date", "purchase price", "quantity", "transaction type"],
    ["symbol", "trade date", "purchase price", "quantity", "commission", "comment", "transaction type"],
  ],
  columns: {
    date: ["trade date"],
    time: [],
    action: ["transaction type"],
    symbol: ["symbol"],
    name: [],
    price: ["purchase price"],
    amount: [],
    balance: [],
  },
  fees: [{ column: "commission" }],
  kinds: [],
  blankIsHeld: true,
};
