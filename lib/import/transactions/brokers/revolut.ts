import type { BrokerLedger } from "../broker-ledger";

/** Revolut, stocks statement: `Date,Ticker,Type,Quantity,Price per share,Total Amount,Currency,FX Rate`. */
export const REVOLUT: BrokerLedger = {
  label: "Revolut transactions",
  broker: "Revolut",
  headers: [["date", "ticker", "type", "quantity", "price per share", "total amount", "fx rate"]],
  columns: { action: ["type"], symbol: ["ticker"], isin: [], name: [], balance: [] },
  fees: [],
  kinds: [
    [/^buy\b/i, "buy"],
    [/^(sell\b|position closure)/i, "sell"],
    [/^stock split/i, "splitAdded"],
    [/^merger - cash|^cash merger/i, "sell"],
    [/^merger|^ticker change|^stock conversion/i, "leg"],
    [/^spin-?off/i, "spinOff"],
    [/^stock dividend/i, "bonus"],
    // The shares move from one company of the broker to another; the owner has as many as before.
    [/^transfer from revolut .* to revolut/i, "restate"],
    [/^transfer/i, "transfer"],
    [/^dividend tax/i, "tax"],
    [/^dividend/i, "dividend"],
    [/fee/i, "fee"],
    [/^cash top-?up/i, "deposit"],
    [/^cash withdrawal/i, "withdrawal"],
  ],
};
