import type { BrokerLedger } from "../broker-ledger";

/** Charles Schwab, "History" export: `Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount`, newest first. */
export const SCHWAB: BrokerLedger = {
  label: "Schwab transactions",
  broker: "Charles Schwab",
  headers: [["date", "action", "symbol", "description", "quantity", "price", "fees & comm", "amount"]],
  columns: { symbol: ["symbol"], name: ["description"], currency: [], balance: [] },
  fees: [{ column: "fees & comm" }],
  kinds: [
    [/^reinvest shares/i, "reinvest"],
    [/^(reinvest dividend|.* reinvest$|.*reinvest(ment)? adj)/i, "dividend"],
    [/^(cash stock merger|cash merger|stock merger|name change|conversion|reverse split|mandatory|exchange$)/i, "leg"],
    [/^(exchange or exercise|expired|assigned)/i, "lapse"],
    [/^(stock split|options frwd split)/i, "splitAdded"],
    [/^stock div dist/i, "bonus"],
    [/^spin-?off/i, "spinOff"],
    [/^stock plan activity/i, "transferIn"],
    [/^(security transfer|journaled shares|journal|internal transfer|shares? transfer)/i, "transfer"],
    [/^full redemption/i, "sell"],
    [/^(bank|bond|credit|margin) interest/i, "interest"],
    [/(foreign tax|nra |tax withh)/i, "tax"],
    [/(fee|advisor)/i, "fee"],
    [/(div|cap gain|cash in lieu)/i, "dividend"],
    [/^(moneylink|misc|adjust|promotional|funds|wire|atm|visa)/i, "cash"],
  ],
  dateOrder: "month_first",
  newestFirst: true,
  currency: "USD",
};
