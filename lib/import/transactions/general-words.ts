import type { KindRule } from "./movement-kinds";

const BUY =
  "buy|bought|purchased?|koop|aankoop|gekocht|kauf|achat|compra|acquisto|köp|køb|kjøp|savings plan|sparplan|open position";
const SELL =
  "sell|sold|sale|verkoop|verkocht|verkauf|vente|venta|venda|vendita|sälj|salg|salj|redemption|redeemed|position closed|liquidation";

/** Any of the words, whole. Letters with accents count as letters, so that "verkoop" is never "koop". */
const words = (alternatives: string, flags = "iu") => new RegExp(`(?<![\\p{L}])(?:${alternatives})(?![\\p{L}])`, flags);
const both = (a: string, b: string) =>
  new RegExp(`${words(a).source}.*${words(b).source}|${words(b).source}.*${words(a).source}`, "iu");

/**
 * What most brokers and people call the kinds, the particular before the general: "reinvest dividend" before "dividend",
 * "sell to open" before "sell". A broker's own rules are asked first.
 */
export const GENERAL_WORDS: readonly KindRule[] = [
  [both("cancel|cancell?ed|cancellation|cxl|canc|storno|busted|reversed", BUY), "cancelBuy"],
  [both("cancel|cancell?ed|cancellation|cxl|canc|storno|busted|reversed", SELL), "cancelSell"],
  [words("expired|expiration|expiry|lapsed|assigned|assignment|exercised?|option exercise"), "lapse"],
  [words("sell short|short sell|short sale|sold short|sell to open|sto|ss|short"), "short"],
  [words("buy to cover|bought to cover|cover short|short cover|cover|buy to close|btc"), "cover"],
  [words("buy to open|bto"), "buy"],
  [words("sell to close|stc"), "sell"],
  [
    words(
      "stock dividend|share dividend|dividend in kind|scrip|bonus|bonus shares?|free shares?|stock div dist|stock distribution|stock award|vesting|vested|grant",
    ),
    "bonus",
  ],
  [words("spin ?-?off|spinoff|demerger"), "spinOff"],
  [words("stock split|share split|forward split|split|aktiensplit"), "splitAdded"],
  [words("reinvest dividend|dividend to reinvest"), "dividend"],
  [words("reinvest|reinvest(?:ed|ment)(?: shares)?|reinvest shares|drip|dividend reinvest(?:ment|ed)?"), "reinvest"],
  [
    words(
      "merger|name change|symbol change|ticker change|cusip change|isin change|conversion|converted|share exchange|exchange offer|reorganization|productwijziging|produktwechsel|product change|mutation",
    ),
    "leg",
  ],
  [
    words(
      "transfer(?:red)?[ _-]?in|security transfer in|shares? in|acat in|transfer of shares in|add holding|opening balance|opening position|deposit of shares|einlieferung|inbound",
    ),
    "transferIn",
  ],
  [
    words("transfer(?:red)?[ _-]?out|security transfer out|shares? out|acat out|remove holding|auslieferung|outbound"),
    "transferOut",
  ],
  [
    words("security transfer|share transfer|transfer of (?:assets|shares|securities)|acats?|journaled shares"),
    "transfer",
  ],
  [
    words(
      "withholding|tax|taxes|dividend ?tax|dividendbelasting|quellensteuer|steuern?|impôts?|retención|imposto|belasting|stamp duty",
    ),
    "tax",
  ],
  [
    words(
      "dividends?|dividende|dividendo|dividendi|dividenden|distribution|ausschüttung|capital gain|cap gain|return of capital|cash in lieu|coupon",
    ),
    "dividend",
  ],
  [words("interest|interests|zinsen|rente|intérêts|intereses|juros|interessi"), "interest"],
  [
    words(
      "fees?|commission|commissions|charges?|custody fees?|gebühr|gebühren|depotgebühren|kosten|transactiekosten|frais|courtage|comissões|comisión|commissione",
    ),
    "fee",
  ],
  [
    words(
      "fx|forex|currency (?:exchange|conversion)|valuta (?:creditering|debitering)|währungswechsel|cambio de divisa|conversion de devise|forex (?:credit|debit)",
    ),
    "exchange",
  ],
  [
    words(
      "deposit|deposits|top[ _-]?up|cash top-up|contribution|einzahlung|storting|dépôt|ingreso|depósito|versamento|cash in|funds received|wire received|incoming wire|payment in|zahlung|credit",
    ),
    "deposit",
  ],
  [
    words(
      "withdraw|withdrawal|withdrawals|auszahlung|onttrekking|opname|retrait|retirada|levantamento|prelievo|cash out|wire sent|outgoing wire|disbursement|debit",
    ),
    "withdrawal",
  ],
  [
    words(
      "cash transfer|transfer|überweisung|overboeking|journal|adjustment|sweep|card (?:debit|credit)|cashback|refund|rebate|award",
    ),
    "transfer",
  ],
  [words(BUY), "buy"],
  [words(SELL), "sell"],
];

/** The share kinds of the words that decide whether a column says what happened; "short" alone may be a kind of holding. */
export function isTradeVerb(text: string): boolean {
  return words(`${BUY}|${SELL}|cover|dividend|deposit|withdrawal|split|reinvest|transfer`).test(text);
}
