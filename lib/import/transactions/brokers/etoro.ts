import type { BrokerLedger } from "../broker-ledger";

/**
 * eToro, account activity: `Date,Type,Details,Amount,Units,…,Balance,Position ID,Asset type`; "AMD/USD" is its
 * symbol with the currency of the listing; amounts are dollars, whatever that is.
 */
export const ETORO: BrokerLedger = {
  label: "eToro account activity",
  broker: "eToro",
  headers: [["date", "type", "details", "amount", "units", "balance", "position id"]],
  columns: {
    action: ["type"],
    symbol: ["details"],
    name: [],
    quantity: ["units", "units / contracts"],
    price: [],
    currency: [],
    amount: ["amount"],
    balance: ["balance"],
    assetType: ["asset type"],
  },
  fees: [],
  kinds: [
    [/^open position/i, "buy"],
    [/^position closed/i, "sell"],
    [/^dividend/i, "dividend"],
    [/^interest/i, "interest"],
    [/fee|overnight|rollover|refund/i, "fee"],
    [/^(deposit|withdraw|start copy|stop copy|account balance|copy|mirror|adjustment|promotion)/i, "cash"],
    [/split/i, "splitAdded"],
  ],
  symbolPatterns: [/^(?<symbol>[^/\s]+)\/[A-Za-z]{3}$/],
  dateOrder: "day_first",
  currency: "USD",
};
