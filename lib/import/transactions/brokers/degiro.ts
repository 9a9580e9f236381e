import type { BrokerLedger } from "../broker-ledger";
import type { KindRule } from "../movement-kinds";

/** Told by what stands before the trade's own words, in the languages its files come in. */
const EVENTS: readonly KindRule[] = [
  [/cash sweep|geldmarkt|geldmarktfonds|fonds mon[ée]taires?|money market|fundshare/i, "cash"],
  [
    /^(productwijziging|produktwechsel|product change|changement de produit|cambio de producto|mudança de produto|isin|stock split|aktiensplit|split|fusie|fusion|merger)[^:]*:\s*\S/i,
    "leg",
  ],
  [/^(stock dividend|dividend in aandelen|scrip|dividende en actions|bonus|toekenning)[^:]*:\s*\S/i, "bonus"],
  [/^(spin-?off|afsplitsing|abspaltung)[^:]*:\s*\S/i, "spinOff"],
  [/^(koop|buy|kauf|achat|compra|acquisto|köp|køb|kup)\s/iu, "buy"],
  [/^(verkoop|sell|verkauf|vente|venta|venda|vendita|sälj|salg|sprzedaż)\s/iu, "sell"],
  [/kosten|fee|frais|costes|comiss|gebühr|courtage|aansluiting/i, "fee"],
  [/dividendbelasting|impôts|dividendensteuer|dividend tax|retención|withholding/iu, "tax"],
  [/dividend/i, "dividend"],
  [/valuta |fx |devise|divisa|währungs|currency/iu, "exchange"],
  [
    /overboeking|reservation|ideal|sofort|deposit|withdraw|terugstorting|ingreso|storting|einzahlung|auszahlung|courtesy|transfer/i,
    "cash",
  ],
  [/rente|interest|zins/i, "interest"],
];

/** DEGIRO, account statement: the trade is a sentence ("Koop 1 @ 33,9 USD"), there is a balance, and no ticker at all. */
export const DEGIRO_ACCOUNT: BrokerLedger = {
  label: "DEGIRO account statement",
  broker: "DEGIRO",
  headers: [
    ["datum", "product", "isin", "omschrijving", "mutatie", "saldo"],
    ["date", "product", "isin", "description", "change", "balance"],
    ["datum", "produkt", "isin", "beschreibung", "änderung", "saldo"],
    ["date", "produit", "code isin", "description", "mouvements", "solde"],
    ["fecha", "producto", "isin", "descripción", "variación", "saldo"],
    ["data", "produto", "isin", "descrição", "mudança", "saldo"],
    ["data", "prodotto", "isin", "descrizione", "variazioni", "saldo"],
  ],
  columns: {
    date: ["datum", "date", "fecha", "data"],
    action: [],
    event: ["omschrijving", "description", "beschreibung", "descripción", "descrição", "descrizione"],
    symbol: [],
    isin: ["isin", "code isin"],
    name: ["product", "produkt", "produit", "producto", "produto", "prodotto"],
    quantity: [],
    price: [],
    currency: ["mutatie", "change", "änderung", "mouvements", "variación", "mudança", "variazioni"],
    amount: ["mutatie +1", "change +1", "änderung +1", "mouvements +1", "variación +1", "mudança +1", "variazioni +1"],
    balance: ["saldo +1", "balance +1", "solde +1"],
    balanceCurrency: ["saldo", "balance", "solde"],
  },
  fees: [],
  kinds: EVENTS,
  wordFields: ["event"],
  sharesInEvent: true,
  dateOrder: "day_first",
  newestFirst: true,
};

/** DEGIRO, transactions: one line a trade, sales negative, the currency in the nameless column behind the price. */
export const DEGIRO_TRANSACTIONS: BrokerLedger = {
  label: "DEGIRO transactions",
  broker: "DEGIRO",
  headers: [
    ["date", "time", "product", "isin", "quantity", "price"],
    ["datum", "tijd", "product", "isin", "aantal", "koers"],
    ["datum", "uhrzeit", "produkt", "isin", "anzahl", "kurs"],
    ["date", "heure", "produit", "code isin", "quantité", "cours"],
    ["fecha", "hora", "producto", "isin", "cantidad", "precio"],
  ],
  columns: {
    date: ["date", "datum", "fecha"],
    action: [],
    symbol: [],
    isin: ["isin", "code isin"],
    name: ["product", "produkt", "produit", "producto"],
    quantity: ["quantity", "aantal", "anzahl", "quantité", "cantidad"],
    price: ["price", "koers", "kurs", "cours", "precio"],
    currency: ["price +1", "koers +1", "kurs +1", "cours +1", "precio +1"],
    amount: ["local value", "lokale waarde"],
    balance: [],
  },
  fees: [
    { column: "transaction and/or third", currency: "transaction and/or third +1" },
    { column: "transaction and/or third party costs", currency: "transaction and/or third party costs +1" },
    { column: "transactiekosten en/of", currency: "transactiekosten en/of +1" },
  ],
  kinds: [],
  otherwise: "trade",
  dateOrder: "day_first",
  newestFirst: true,
};
