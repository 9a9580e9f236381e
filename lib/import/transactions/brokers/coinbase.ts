import type { BrokerLedger } from "../broker-ledger";

/**
 * Coinbase, transaction history: `Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,Price at Transaction,Subtotal,…`,
 * with older names for some. A line that converts coins names what was received in its notes alone.
 */
export const COINBASE: BrokerLedger = {
  label: "Coinbase transactions",
  broker: "Coinbase",
  headers: [
    ["timestamp", "transaction type", "asset", "quantity transacted", "price currency", "price at transaction"],
    [
      "timestamp",
      "transaction type",
      "asset",
      "quantity transacted",
      "spot price currency",
      "spot price at transaction",
    ],
  ],
  columns: {
    date: ["timestamp"],
    time: [],
    action: ["transaction type"],
    event: ["notes"],
    symbol: ["asset"],
    isin: [],
    name: [],
    quantity: ["quantity transacted"],
    price: ["price at transaction", "spot price at transaction"],
    currency: ["price currency", "spot price currency"],
    amount: ["subtotal"],
    balance: [],
  },
  fees: [
    { column: "fees and/or spread", currency: ["price currency", "spot price currency"] },
    { column: "fees", currency: ["price currency", "spot price currency"] },
  ],
  kinds: [
    [/^(advance(d)? trade )?buy/i, "buy"],
    [/^(advance(d)? trade )?sell/i, "sell"],
    [/^convert/i, "sell"],
    [
      /^(receive|exchange withdrawal|pro withdrawal|prime withdrawal|vault withdrawal|deposit|subscription rebates)/i,
      "transferIn",
    ],
    [/^(send|exchange deposit|pro deposit|prime deposit|vault deposit|withdrawal|card spend|order)/i, "transferOut"],
    [/(income|reward|earn|airdrop|fork|bonus|incentive)/i, "bonus"],
    [/^(retail staking transfer|retail unstaking transfer|staking transfer|unstaking transfer)/i, "notice"],
  ],
  holdsCoins: true,
  conversion: /^Converted (?<out>[\d.,]+) (?<from>[A-Z0-9]{2,10}) to (?<quantity>[\d.,]+) (?<symbol>[A-Z0-9]{2,10})$/i,
};
