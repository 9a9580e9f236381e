import type { BrokerLedger } from "../broker-ledger";

const STATEMENT = {
  label: "Interactive Brokers statement, its trades",
  broker: "Interactive Brokers (IBKR)",
  headers: [],
};
const ASSET = {
  assetType: ["asset category"],
  currency: ["currency"],
  accountNumber: ["account"],
  account: [],
  isin: [],
};

/** "Trades": one line an order ("Order") and, where the user asked for it, one an execution ("Trade"); quantities signed. */
const TRADES: BrokerLedger = {
  ...STATEMENT,
  columns: {
    ...ASSET,
    date: ["date/time"],
    action: [],
    symbol: ["symbol"],
    quantity: ["quantity"],
    price: ["t. price"],
    amount: ["proceeds"],
    openClose: ["code"],
    detail: ["datadiscriminator", "data discriminator"],
    balance: [],
  },
  fees: [{ column: "comm/fee" }],
  kinds: [],
  otherwise: "trade",
};

/** "Corporate Actions": a sentence, and the shares it added or took. */
const ACTIONS: BrokerLedger = {
  ...STATEMENT,
  columns: {
    ...ASSET,
    date: ["date/time", "report date"],
    action: [],
    event: ["description"],
    symbol: ["description"],
    name: [],
    quantity: ["quantity"],
    price: [],
    amount: ["proceeds"],
    balance: [],
  },
  fees: [],
  wordFields: ["event"],
  kinds: [
    [/\bsplit\b/i, "splitAdded"],
    [/spin-?off/i, "spinOff"],
    [/stock dividend/i, "bonus"],
    [/cash dividend|payment in lieu/i, "dividend"],
    [
      /merged|tendered|cusip\/isin change|name change|symbol change|exchange|conversion|delisted|subscribes|rights|acquisition/i,
      "leg",
    ],
  ],
  // "SSL(CA…) Merged(Acquisition) WITH US… 1 for 16 (RGLD, ROYAL GOLD INC, US…)": the bracket with a name names the line's
  // own security; a split keeps the name in front, though its old shares are called "XYZ.OLD".
  symbolPatterns: [
    /^(?<symbol>[A-Z0-9][A-Z0-9. ]*?)(?:\.OLD)?\([A-Z0-9]+\) split\b/i,
    /\((?<symbol>[A-Z0-9][A-Z0-9. ]{0,15}), [^,]/,
    /^(?<symbol>[A-Z0-9][A-Z0-9. ]*?)(?:\.OLD)?\(/,
  ],
  groupPattern: /^([A-Z0-9][A-Z0-9. ]*?)(?:\.OLD)?\(/,
};

const TRANSFERS: BrokerLedger = {
  ...STATEMENT,
  columns: {
    ...ASSET,
    date: ["date"],
    action: ["direction"],
    symbol: ["symbol"],
    quantity: ["qty", "quantity"],
    price: [],
    amount: ["market value"],
    balance: [],
  },
  fees: [],
  kinds: [
    [/^in$/i, "transferIn"],
    [/^out$/i, "transferOut"],
  ],
  otherwise: "transfer",
};

/** Money: named by the section, dated, in the line's currency. */
const money = (kind: "deposit" | "dividend" | "tax" | "interest" | "fee"): BrokerLedger => ({
  ...STATEMENT,
  columns: {
    date: ["settle date", "date"],
    action: [],
    symbol: kind === "dividend" ? ["description"] : [],
    isin: [],
    quantity: [],
    price: [],
    name: [],
    balance: [],
    accountNumber: ["account"],
    account: [],
  },
  fees: [],
  kinds: [],
  otherwise: kind,
  symbolPatterns: [/^(?<symbol>[A-Z0-9][A-Z0-9. ]*?)\(/],
});

/** Sections of an activity statement that say what happened, by name in lower case. */
export const IBKR_SECTIONS: Readonly<Record<string, BrokerLedger>> = {
  trades: TRADES,
  "corporate actions": ACTIONS,
  transfers: TRANSFERS,
  "deposits & withdrawals": money("deposit"),
  dividends: money("dividend"),
  "withholding tax": money("tax"),
  interest: money("interest"),
  fees: money("fee"),
};
