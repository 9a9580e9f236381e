import type { Field } from "../fields";

/**
 * Words for each field, best first: where a file has several, the earlier word wins its column. English first, then German,
 * French, Spanish, Italian and Dutch, as brokers' exports have them. Lower case, as `headerWord` leaves them.
 */
export const COLUMN_WORDS: Record<Field, readonly string[]> = {
  symbol: words(
    `symbol|ticker|ticker symbol|symbol/cusip|symbol / cusip|symbol/isin|symbool/isin|symbole/isin|símbolo/isin|simbolo/isin|stock symbol|security symbol|instrument symbol|stock ticker|symbols
    |tickers|kürzel|tickersymbol|börsenkürzel|símbolo|simbolo|symbole|symbool|kortnamn|slice|instrument|code|security|asset|holding
    |stock|wertpapier|titel|titre|título|titolo|valore mobiliare|effect|coin|cryptocurrency`,
  ),
  quantity: words(
    `quantity|qty|qty.|shares|share|units|number of shares|no. of shares|share count|shares held|shares owned|quantity held
    |position quantity|total shares|total quantity|owned quantity|quantity owned|current quantity|available quantity|quantity available|posqty|shares/contracts|contracts|nominal quantity|anzahl|stück|stücke
    |stueck|stückzahl|menge|bestand|nominale|nominal|anteile|quantité|quantite|nombre de parts|nombre de titres|parts
    |cantidad|número de acciones|acciones|títulos|titulos|participaciones|quantità|quantita|qta|qtà|numero azioni|azioni
    |aantal|hoeveelheid|stuks|position|net position|amount of shares|stück/nominale|stück / nominale|nominale/stück|stück/nom.|stück / nom.|stück/nom|stücke/nominale|stück/anteile|stk|stk.|anteile/stück|menge/nominale
    |units held|number of units|no. of units|number of contracts|share count held|count|quantity/nominal|nominal/quantity
    |long quantity|long qty|long shares|avail units|available units|units available|shrs|position size|amount asset|ssh prnamt|shrs or prn amt|qté|qte|qtés|nb titres|nb. titres|nb de titres|nbre|nbre titres|nbre de titres|nb parts|nombre titres
    |antal|antal aktier|antall|volym`,
  ),
  description: words(
    `description|security description|investment name|investment|name|security name|company|company name|fund name|fund|product
    |asset name|instrument name|holding name|stock name|bezeichnung|produkt|wertpapierbezeichnung|wertpapiername|gattung
    |libellé|libelle|désignation|designation|nom|produit|valeur mobilière|descripción|descripcion|nombre|nombre del producto|producto
    |denominación|descrizione|denominazione|prodotto|strumento|omschrijving|naam|productnaam|namn|navn|name of issuer|värdepapper|verdipapir|værdipapir`,
  ),
  price: words(
    `last price|price|current price|close price|closing price|market price|mark price|share price|price per share|price/share
    |latest price|last trade price|unit price|mark|close|last|nav|kurs|aktueller kurs|schlusskurs|schlußkurs|kurswert je stück
    |preis|cours|dernier cours|prix|cours de clôture|clôture|slotkoers|koers|prijs|precio|último|ultimo|precio actual
    |cotización|cierre|ltp|last traded price|prezzo|prezzo attuale|ultimo prezzo|prezzo di mercato|quotazione|chiusura|akt. kurs|kurs aktuell|akt. preis|kurs/preis|closing|current share price|last close|previous closing price|previous close|prev close|prev. close|senast|senaste kurs|siste kurs`,
  ),
  value: words(
    `current value|market value|mkt val|mkt value|market val|total value|value|position value|holding value|net value|equity
    |market value total|total market value|current market value|ending market value|balance|amount|marktwert|wert|gesamtwert|kurswert|aktueller wert|depotwert
    |gegenwert|valeur|valorisation|valeur de marché|valeur actuelle|montant|valor|valor actual|valor de mercado|valor de mercado total
    |valoración|importe|cur. val|cur val|cur. value|valore|valore di mercato|controvalore|valore attuale|waarde|marktwaarde|huidige waarde|marknadsvärde|värde|markedsverdi|markedsværdi|verdi|værdi`,
  ),
  weight: words(
    `weight|weighting|portfolio weight|weight %|% weight|weight (%)|allocation|allocation %|% allocation|target weight|target allocation|% of portfolio
    |portfolio %|% portfolio|percent of portfolio|percentage of portfolio|% of account|% of acct|percent of account|% of total
    |% of net assets|% of assets|% of nav|percent of nav|percentof nav|net assets %|percent|percentage|%|gewicht|gewichtung|anteil|anteil %|anteil in %|poids|poids %|peso
    |peso %|gewicht %|weging`,
  ),
  entryPrice: words(
    `entry price per share|entry price|average cost basis|average cost basis per share|average cost|avg cost|avg. cost|average price|avg price|avg. price|avg entry price
    |average entry price|average buy price|average purchase price|cost price|cost basis price|unit cost|cost per share|cost/share|cost basis per share|cost basis/share
    |purchase price|buy price|price paid|open price|average open price|trade price|avg. unit cost|posavgprice|einstandskurs|einstandspreis|kaufkurs|kaufpreis
    |durchschnittspreis|einstand|prix de revient|pru|prix d'achat|px. revient|cours d'achat|prix moyen|gak|aankoopkoers
    |aankoopprijs|gemiddelde aankoopprijs|precio medio|precio de compra|coste medio|precio medio de compra|prezzo medio|prezzo di carico|prezzo medio di carico
    |prezzo di acquisto|premium|premium paid|cost per unit|cost (per share)|price bought|buying price|gav|snittkurs|inköpskurs|anskaffningskurs|kjøpskurs|inngangskurs|købskurs|entry`,
  ),
  costTotal: words(
    `cost basis total|cost basis|cost basis money|total cost|total cost basis|cost|cost value|book value|book cost|invested value
    |invested|amount invested|purchase value|einstandswert|kaufwert|anschaffungskosten|prix de revient total|coste total
    |valore di carico|aankoopwaarde|coste|einstandswert gesamt|gesamtkosten|anskaffningsvärde|anskaffelsesverdi|anskaffelsesværdi`,
  ),
  entryDate: words(
    `entry date|date acquired|acquired|acquisition date|purchase date|purchased|open date|opened|date opened|buy date|open date time
    |opening date|date of purchase|kaufdatum|date d'achat|fecha de compra|data di acquisto|data acquisto|aankoopdatum`,
  ),
  exitPrice: words("exit price per share|exit price|sell price|sale price"),
  exitDate: words(
    "exit date|date sold|sold|sale date|close date|date closed|sell date|selling date|date of sale|sold date|sold on|verkaufsdatum",
  ),
  investmentClass: words("investment class"),
  subtype: words("investment subtype"),
  underlying: words("underlying symbol|underlying|underlying ticker|basiswert"),
  strike: words("strike price|strike|exercise price"),
  expiration: words("expiration date|expiration|expiry|expiry date|exp date|exp. date|maturity|verfall|verfallsdatum"),
  optionType: words("option type|put/call|call/put|put or call|right|c/p|p/c|call or put|option right"),
  account: words(
    "account name|account|account nickname|account type and name|portfolio|portfolio name|depot|compte|cuenta|conto|rekening",
  ),
  accountNumber: words(
    `account number|account no|account no.|account #|account id|client account id|acct number|acct #|plan number|depotnummer
    |kontonummer|numéro de compte|número de cuenta|numero conto|rekeningnummer`,
  ),
  currency: words(
    `currency|currency primary|ccy|listing currency|base ccy|local ccy|local currency|trading currency|security currency|instrument currency|position currency|cur|curr|währung
    |waehrung|devise|moneda|divisa|valuta|munt|whg|whg.|währg|währg.|currency code|price currency|price ccy|quote currency|trade currency|kurswährung|kurs-währung|währung kurs|handelswährung|notierungswährung
    |instrumentwährung|instrumentvaluta|handelsvaluta`,
  ),
  multiplier: words("multiplier|mult|contract multiplier|contract size"),
  side: words(
    "side|long/short|l/s|direction|position type|position side|long or short|long / short|buy/sell l/s|richtung|sens|position direction|trade direction|position l/s|holding side",
  ),
  assetType: words(
    `asset type|security type|asset category|asset class|instrument type|investment type|product type|security class|asset|type
    |anlageklasse|gattungsart|wertpapierart|type d'actif|tipo de activo|tipo|categoria|typ|wertpapiertyp|wertpapierart|anlageart|assettyp|produkttyp|produktart`,
  ),
  identifier: words(
    "isin|isin code|isin-code|codice isin|código isin|code isin|cusip|cusip/isin|security id|sedol|isin/wkn|isin / wkn|wkn/isin|wkn / isin|isin/cusip|isin / cusip|isin/valor|isin/sedol|instrument isin|isin number|isin no|isin no.|isin-nummer",
  ),
  exchange: words(
    `exchange|listing exchange|listing exch|primary exchange|market|mic|trading venue|venue|handelsplatz|börse|börsenplatz|place
    |bourse|mercado|borsa|mercato|beurs`,
  ),
  level: words("level of detail|data discriminator"),
  date: words("date|as of|as of date|statement date|report date|pricing date|valuation date|datum|fecha|data|stichtag"),
  action: words(
    `action|activity type|buy/sell|transaction type|trans code|transaction|trade type|order type|activity|buchungsart|transaktion`,
  ),
};

/** Words that other columns bear too: a column found by one of them alone is worth a look. */
export const WEAK_WORDS: ReadonlySet<string> = new Set(
  words(
    `instrument|code|security|asset|holding|stock|wertpapier|titel|titre|título|titolo|valor|effect|slice|position|nombre
    |nominal|nominale|contracts|parts|last|close|mark|amount|balance|equity|cost|invested|date|data|datum|fecha|type
    |tipo|market|place|percent|percentage|%|anteil|portfolio|fund|investment|bestand|acquired|opened|purchased|sold|right|count|typ|premium|coste|closing|stk|entry|nbre|volym`,
  ),
);

/**
 * Headers of what numbers a line, a security or an account: digits that count nothing, so never an amount, whatever else the
 * file lacks. "Valor" is the Swiss number, and the Spanish word for a value.
 */
export const NUMBERING_WORDS: ReadonlySet<string> = new Set(
  words(
    `wkn|valor|valoren|valorennummer|valoren-nr.|valoren-nr|valorennr.|valor number|valor no.|valor no|valor nr.|valor nr|valor #|valor-nr.|valor-nr|sedol
    |cusip|isin|figi|ric|security #|security number|security no|security no.|security nr|security id|security code|stock code|fund code|instrument id|instrument code
    |product id|asset id|position id|lot id|lot #|trade id|trade #|order id|order #|order number|order no|order no.|transaction id|transaction #|reference|reference number|ref|ref #|ref.
    |id|#|no|no.|nr|nr.|row|row #|row number|line|line #|line number|index|conid|con id|contract id|account|account #|account number|account no|account no.|account id|acct|acct #
    |client id|client number|customer number|customer id|user id|portfolio id|portfolio number|depot|depotnummer|depot-nr.|kontonummer|konto-nr.|kundennummer
    |wertpapierkennnummer|wertpapiernummer|wertpapier-nr.|phone|zip|zip code|year|jahr`,
  ),
);

function words(list: string): readonly string[] {
  return list.split("|").map((word) => word.trim());
}
