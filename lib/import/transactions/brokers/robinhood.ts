import type { BrokerLedger } from "../broker-ledger";

/**
 * Robinhood, activity report: `Activity Date,…,Instrument,Description,Trans Code,Quantity,Price,Amount`, newest first. The
 * instrument of an option is its underlying, its contract the description; what leaves the account ends in S.
 */
export const ROBINHOOD: BrokerLedger = {
  label: "Robinhood activity",
  broker: "Robinhood",
  headers: [["activity date", "instrument", "description", "trans code", "quantity", "price", "amount"]],
  columns: {
    date: ["activity date"],
    action: ["trans code"],
    symbol: ["instrument"],
    name: ["description"],
    currency: [],
    balance: [],
  },
  fees: [],
  kinds: [
    [/^(buy|bto)$/i, "buy"],
    [/^(sell|stc)$/i, "sell"],
    [/^(sto|sshort)$/i, "short"],
    [/^btc$/i, "cover"],
    [/^(oexp|oasgn|oexcs|ocexp)$/i, "lapse"],
    [/^bcxl$/i, "cancelBuy"],
    [/^scxl$/i, "cancelSell"],
    [/^(spl|fspl)$/i, "splitAdded"],
    [/^(spr|mrgs|sxch|conv|cusip|ncx)$/i, "leg"],
    [/^(soff|spin)$/i, "spinOff"],
    [/^(acati|acats|acato|itrf)$/i, "transfer"],
    [/^(rec|stkd|sdiv)$/i, "bonus"],
    [/^(cdiv|mdiv|qdiv|cil|ltcg|stcg|roc|mint)$/i, "dividend"],
    [/^(int|slip|gdbp)$/i, "interest"],
    [/^(dtax|ntax)$/i, "tax"],
    [/^(gold|dfee|afee|fee|margin|oca)$/i, "fee"],
    [/^(ach|rtp|xent|xent_cc|dcf|wire|misc|futswp|cfrs|ctrb|brkt)$/i, "cash"],
  ],
  outSuffix: "S",
  optionInName: true,
  dateOrder: "month_first",
  newestFirst: true,
  currency: "USD",
};
