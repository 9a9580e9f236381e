import { type KindRule, kindOf, type MovementKind } from "./movement-kinds";

const BUY =
  "buy|buys|bought|purchased?|purchases|koop|aankoop|gekocht|(?:wertpapier|aktien|fonds)?kauf|gekauft|achat|acheté|compra|comprado|compras|acquisto|acquistato|acquisti|köp|köpt|kop|køb|købt|kob|kjøp|kjøpt|osto|kupno|zakup|nákup|savings plan|sparplan|subscribed|souscription|suscripción|subscrição|sottoscrizione|zeichnung|open position";
const SELL =
  "sell|sells|sold|sale|sales|verkoop|verkocht|(?:wertpapier|aktien|fonds)?verkauf|verkauft|vente|vendu|venta|vendido|ventas|venda|vendita|venduto|vendite|sälj|såld|sålt|salj|försäljning|salg|solgt|sælg|selg|myynti|sprzedaż|prodej|redemption|redeemed|rückgabe|inlösen|position closed|liquidation";
const SHORT =
  "leerverkauf|vente à découvert|venta en corto|venta corta|vendita allo scoperto|venda a descoberto|blankning";
const CANCEL =
  "cancel|cancell?ed|cancellation|cxl|canc|storno|storniert|busted|reversed|reversal|annulation|annulé|anulación|anulada|annullato|annullamento|annulering|geannuleerd|makulering|annullering|cancelamento";
const COVER = "eindeckung|deckungskauf|rachat (?:de |d['’])?(?:vente|short|position).*|compra para cubrir|ricopertura";

/** Any of the words, whole. Letters with accents count as letters, so that "verkoop" is never "koop". */
const words = (alternatives: string, flags = "iu") => new RegExp(`(?<![\\p{L}])(?:${alternatives})(?![\\p{L}])`, flags);
const both = (a: string, b: string) =>
  new RegExp(`${words(a).source}.*${words(b).source}|${words(b).source}.*${words(a).source}`, "iu");

/**
 * What most brokers and people call the kinds, the particular before the general: "reinvest dividend" before "dividend",
 * "sell to open" before "sell". A broker's own rules are asked first.
 */
const GENERAL_WORDS: readonly KindRule[] = [
  [both(CANCEL, BUY), "cancelBuy"],
  [both(CANCEL, SELL), "cancelSell"],
  [words("expired|expiration|expiry|lapsed|assigned|assignment|exercised?|option exercise"), "lapse"],
  [
    words(
      `sell short|short sell|short sale|sold short|sell to open|sold to open|sell open|sell opening|sto|ss|${SHORT}|short(?![ -]?term)`,
    ),
    "short",
  ],
  [
    words(
      `buy to cover|bought to cover|cover short|short cover|cover|buy to close|bought to close|buy close|buy closing|btc|${COVER}`,
    ),
    "cover",
  ],
  [words("buy to open|bought to open|buy open|bto"), "buy"],
  [words("sell to close|sold to close|sell close|stc"), "sell"],
  [
    words(
      "stock dividend|share dividend|dividend in kind|scrip|bonus|bonus shares?|free shares?|stock div dist|stock distribution|stock award|vesting|vested|grant",
    ),
    "bonus",
  ],
  [words("spin ?-?off|spinoff|demerger"), "spinOff"],
  [
    words(
      "stock split|share split|forward split|split|aktiensplit|aktiesplit|aandelensplitsing|fractionnement|desdobramento|frazionamento",
    ),
    "splitAdded",
  ],
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
      "transfer(?:red)?[ _-]?in|security transfer in|shares? in|acat in|transfer of shares in|add holding|opening balance|opening position|deposit of shares|einlieferung|depoteingang|wertpapiereingang|transfert entrant|entrada de (?:valores|títulos)|inlevering|insättning av värdepapper|overførsel ind|inbound",
    ),
    "transferIn",
  ],
  [
    words(
      "transfer(?:red)?[ _-]?out|security transfer out|shares? out|acat out|remove holding|auslieferung|depotausgang|wertpapierausgang|transfert sortant|salida de (?:valores|títulos)|uitlevering|uttag av värdepapper|overførsel ud|outbound",
    ),
    "transferOut",
  ],
  [words("gift(?:s|ed)? (?:sent|out|given|to)|gifted|donated|donation"), "transferOut"],
  [words("gifts? (?:received|in|from)"), "transferIn"],
  [words("gifts?(?! card)"), "transfer"],
  [
    words("security transfer|share transfer|transfer of (?:assets|shares|securities)|acats?|journaled shares"),
    "transfer",
  ],
  [
    words(
      "withholding|tax|taxes|dividend ?tax|dividendbelasting|quellensteuer|steuern?|impôts?|retención|imposto|impuestos?|imposta|ritenuta|skatt|källskatt|preliminärskatt|udbytteskat|belasting|stamp duty",
    ),
    "tax",
  ],
  [
    words(
      "dividends?|dividendes?|dividendos?|dividendi|dividenden|utdelning|udbytte|utbytte|distribution|ausschüttung|capital gain|cap gain|return of capital|cash in lieu|coupon",
    ),
    "dividend",
  ],
  [words("interest|interests|zinsen|rente|intérêts|intereses|juros|interessi|ränta|renter"), "interest"],
  [
    words(
      "fees?|commission|commissions|charges?|custody fees?|gebühr|gebühren|depotgebühren|kosten|transactiekosten|frais|courtage|comissões|comissão|comisión|comisiones|commissione|commissioni|avgift|avgifter|kurtage|gebyr|corretagem",
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
      "deposit|deposits|top[ _-]?up|cash top-up|contribution|einzahlung|storting|dépôt|ingreso|depósito|versamento|insättning|indbetaling|indsætning|innskudd|versement|einlage|cash in|cash gain|funds received|wire received|incoming wire|payment in|zahlung|credit",
    ),
    "deposit",
  ],
  [
    words(
      "withdraw|withdrawal|withdrawals|auszahlung|onttrekking|opname|retrait|retirada|levantamento|prelievo|uttag|udbetaling|hævning|retiro|saque|entnahme|cash out|cash expense|wire sent|outgoing wire|disbursement|debit",
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

/** What nearly every line says, which needs none of the rules. */
const PLAIN_WORDS: ReadonlyMap<string, MovementKind> = new Map([
  ["buy", "buy"],
  ["sell", "sell"],
]);

/** Brokers' codes as words: "MARKET_BUY". */
function spacedWords(text: string): string {
  return text.replaceAll("_", " ").normalize("NFC");
}

/** The kind that the general words give; null where they know none. */
export function generalKind(text: string): MovementKind | null {
  return PLAIN_WORDS.get(text.toLowerCase()) ?? kindOf(spacedWords(text), GENERAL_WORDS);
}

const TRADE_VERB = words(
  `${BUY}|${SELL}|${SHORT}|${COVER}|cover|dividend|deposit|withdrawal|split|reinvest|transfer|expired|expiration|assigned|assignment|exercised?|bto|btc|sto|stc`,
);

const SIDE = words(`${BUY}|${SELL}|${SHORT}|${COVER}|bto|btc|sto|stc`);

/** Whether it says that something was bought or sold. */
export function tellsSide(text: string): boolean {
  return SIDE.test(spacedWords(text));
}

const LEADING_BUY = new RegExp(`^(?:${BUY})(?![\\p{L}])`, "iu");
const LEADING_SELL = new RegExp(`^(?:${SELL})(?![\\p{L}])`, "iu");

/** What a line does that begins with buy or sell, whatever follows: "Buy (incl. fees)"; null where it does not begin so. */
export function leadingSide(text: string): MovementKind | null {
  const words = spacedWords(text).trim();
  return LEADING_BUY.test(words) ? "buy" : LEADING_SELL.test(words) ? "sell" : null;
}

/** The share kinds of the words that decide whether a column says what happened; "short" alone may be a kind of holding. */
export function isTradeVerb(text: string): boolean {
  return TRADE_VERB.test(spacedWords(text));
}
