import type { BrokerLedger } from "../broker-ledger";

/**
 * Fidelity, "Activity & Orders" export: `Run Date,Action,Symbol,Description,Type,Quantity,Price ($),…`, one account or
 * several. The action is a sentence ("YOU BOUGHT APPLE INC (AAPL) (Cash)"); quantities are signed; the cash balance, where
 * it is there, counts the core fund in.
 */
export const FIDELITY: BrokerLedger = {
  label: "Fidelity activity",
  broker: "Fidelity",
  headers: [["run date", "action", "symbol", "quantity"]],
  columns: {
    date: ["run date"],
    action: ["action"],
    symbol: ["symbol"],
    name: ["description", "security description"],
    assetType: [],
    balance: ["cash balance"],
  },
  fees: [{ column: "commission" }, { column: "fees" }],
  kinds: [
    [/^you bought.*\bcancel|^cancel\w* (buy|purchase)|buy cancel/i, "cancelBuy"],
    [/^you sold.*\bcancel|^cancel\w* (sell|sale)|sell cancel/i, "cancelSell"],
    [/^you bought assigned|^you bought.*exercise/i, "buy"],
    [/^you sold assigned|^you sold.*exercise/i, "sell"],
    [/^you sold short|^short sale|^you sold opening/i, "short"],
    [/^you bought (short cover|closing|to cover)/i, "cover"],
    [/^(expired|assigned|exercised)\b/i, "lapse"],
    [/^you bought|^purchase into core/i, "buy"],
    [/^you sold|^redemption (from core|payout)|^redeemed/i, "sell"],
    [/^reinvestment/i, "reinvest"],
    [/^reverse split|^merger|^name changed|^exchanged (to|from)|^conversion/i, "leg"],
    [/^distribution/i, "bonus"],
    [/split/i, "splitAdded"],
    [/spin-?off/i, "spinOff"],
    [/^transfer(red)? (of assets|from|to)|^transfer of|acat|journaled/i, "transfer"],
    [/tax (paid|withheld)|foreign tax/i, "tax"],
    [/dividend|cap gain|in lieu/i, "dividend"],
    [/interest/i, "interest"],
    [/\bfee\b|fee charged|advisor/i, "fee"],
    [
      /^(electronic funds transfer|direct|wire|bill payment|contrib|check|debit|deposit|rollover|normal distr|partial|adjust)/i,
      "cash",
    ],
  ],
  dateOrder: "month_first",
  newestFirst: true,
  currency: "USD",
  sweepInBalance: true,
};
