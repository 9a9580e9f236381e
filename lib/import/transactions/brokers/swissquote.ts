import type { BrokerLedger } from "../broker-ledger";

/** Swissquote, transactions: semicolons, a quantity of 1 on lines of money, a running balance in the line's currency. */
export const SWISSQUOTE: BrokerLedger = {
  label: "Swissquote transactions",
  broker: "Swissquote",
  headers: [
    ["date", "order #", "transaction", "symbol", "isin", "quantity", "unit price"],
    ["datum", "auftrag #", "transaktionen", "symbol", "isin", "anzahl", "stückpreis"],
  ],
  columns: {
    action: ["transaction", "transaktionen"],
    quantity: ["quantity", "anzahl"],
    price: ["unit price", "stückpreis"],
    amount: ["net amount", "nettobetrag"],
    balance: ["balance", "saldo"],
    balanceCurrency: ["currency", "währung"],
    currency: ["currency", "währung"],
  },
  fees: [{ column: "costs" }, { column: "kosten" }],
  kinds: [
    [/^(buy|kauf|achat)$/i, "buy"],
    [/^(sell|verkauf|vente)$/i, "sell"],
    [/^(forex|fx)/i, "exchange"],
    [/^(spin off|spin-off)/i, "spinOff"],
    [/^(internal|transfer)/i, "transfer"],
    [/^(debit|auszahlung|vergütung)/i, "withdrawal"],
    [/^(credit|payment|zahlung)/i, "deposit"],
  ],
  dateOrder: "day_first",
  newestFirst: true,
};
