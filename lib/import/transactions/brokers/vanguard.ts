import type { BrokerLedger } from "../broker-ledger";

/** Vanguard US, the transactions block of `OfxDownload.csv` where it stands alone. */
export const VANGUARD: BrokerLedger = {
  label: "Vanguard transactions",
  broker: "Vanguard",
  headers: [["account number", "trade date", "transaction type", "symbol", "shares", "share price"]],
  columns: {
    date: ["trade date"],
    action: ["transaction type"],
    symbol: ["symbol"],
    name: ["investment name"],
    quantity: ["shares"],
    price: ["share price"],
    amount: ["net amount", "principal amount"],
    account: [],
    assetType: [],
    currency: [],
    balance: [],
  },
  fees: [
    { column: "commission fees" },
    { column: "commissions and fees" },
    { column: "commission" },
    { column: "fees" },
  ],
  kinds: [
    [/^(buy|sweep in|exchange in|conversion \(incoming\)|rollover \(incoming\))/i, "buy"],
    [/^(sell|sweep out|exchange out|redemption)/i, "sell"],
    [/^(conversion \(outgoing\)|share conversion|corp action|merger)/i, "leg"],
    [/^reinvestment/i, "reinvest"],
    [/^(stock split|split)/i, "splitAdded"],
    [/^transfer/i, "transfer"],
    [/^(dividend|capital gain|distribution)/i, "dividend"],
    [/^interest/i, "interest"],
    [/fee/i, "fee"],
    [/^withholding/i, "tax"],
    [/^(contribution|funds received|withdrawal|funds|rollover)/i, "cash"],
  ],
  dateOrder: "month_first",
  currency: "USD",
};
