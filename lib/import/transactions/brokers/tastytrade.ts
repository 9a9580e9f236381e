import type { BrokerLedger } from "../broker-ledger";

/**
 * tastytrade, transactions: `Date,Type,Sub Type,Action,Symbol,Instrument Type,Description,Value,Quantity,Average Price,…`. Shares are
 * bought "to open" as options are, which their kind tells apart; the average price is that of a contract, and signed, so that
 * prices are taken from the value.
 */
export const TASTYTRADE: BrokerLedger = {
  label: "tastytrade transactions",
  broker: "tastytrade",
  headers: [["date", "type", "sub type", "action", "symbol", "instrument type", "value", "quantity", "average price"]],
  columns: {
    action: ["sub type"],
    symbol: ["symbol"],
    name: ["description"],
    price: [],
    amount: ["value"],
    balance: [],
    assetType: ["instrument type"],
  },
  fees: [{ column: "commissions" }, { column: "fees" }],
  kinds: [
    [/^(symbol change|stock merger|reverse split)/i, "leg"],
    [/^cash settled/i, "lapse"],
    [/^balance adjustment/i, "cash"],
  ],
  newestFirst: true,
  currency: "USD",
};
