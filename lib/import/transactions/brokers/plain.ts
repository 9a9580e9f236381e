import type { BrokerLedger } from "../broker-ledger";

/** Any list of trades that says when, what, which, how many: `date, symbol, side or type, quantity, price[, fees, currency]`. */
export const PLAIN: BrokerLedger = {
  label: "Plain transactions",
  broker: null,
  headers: [],
  columns: {},
  kinds: [],
};

/** The same without a word for what happened: every line is a trade, sales below zero. */
export const SIGNED: BrokerLedger = { ...PLAIN, columns: { action: [] }, otherwise: "trade" };
