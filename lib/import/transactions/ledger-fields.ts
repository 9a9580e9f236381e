import { HEADER_CURRENCIES } from "../columns/header-units";
import { headerWord } from "../columns/header-word";

/** What the columns of a list of trades can say. */
export const LEDGER_FIELDS = [
  "date",
  "time",
  "action",
  "side",
  "event",
  "symbol",
  "isin",
  "name",
  "quantity",
  "price",
  "currency",
  "amount",
  "balance",
  "balanceCurrency",
  "account",
  "accountNumber",
  "assetType",
  "openClose",
  "detail",
  "ratio",
  "multiplier",
  "status",
  "direction",
  "exchange",
  "underlying",
  "strike",
  "expiration",
  "optionType",
] as const;
export type LedgerField = (typeof LEDGER_FIELDS)[number];

/** Header words of files that no broker's layout explains, best first. */
export const GENERAL_HEADERS: Record<LedgerField, readonly string[]> = {
  date: "date,trade date,transaction date,datetime,date/time,date time,timestamp,execution date,executed at,run date,activity date,booking date,datum,fecha,data,date de,day,time,date and time,date executed,executed on,execution time,exec time,fill time,filled time,order date,created at,handelsdatum,handelstag,ausführungsdatum,ausführungstag,transaktionsdatum,buchungsdatum,buchungstag,geschäftstag,schlusstag,datum/uhrzeit,date d'opération,date opération,date de l'opération,date d'exécution,fecha operación,fecha de operación,fecha de la operación,fecha de ejecución,fecha y hora,data operazione,data dell'operazione,data esecuzione,data da operação,data de operação,data operação,data do negócio,transactiedatum,uitvoeringsdatum,affärsdag,handelsdag,dato,handelsdato,transaktionsdag,buchtag,settlement date,settle date".split(
    ",",
  ),
  time: "time,trade time,execution time,tijd,uhrzeit,uhrze,heure,hora,ora".split(","),
  action:
    "action,activity type,transaction type,trans code,trade type,buy/sell,buy / sell,transaction,activity,type,side,order side,direction,order type,transactietype,transaktionstyp,typ,vorgang,event,kind,action type,trans type,tran type,order action,b/s,bs,buysell,buy sell,bought/sold,b / s,auftragsart,geschäftsart,buchungsart,art,k/v,kauf/verkauf,kauf / verkauf,koop/verkoop,transaktion,typ av transaktion,transaktionstype,handling,opération,type d'opération,sens,achat/vente,a/v,operación,tipo de operación,tipo operación,compra/venta,c/v,operazione,tipo operazione,acquisto/vendita,operação,tipo de operação,tipo operação,compra/venda,tipo,köp/sälj,køb/salg,buchungsinformation,buchungstext".split(
      ",",
    ),
  side: [],
  event: [],
  symbol:
    "symbol,ticker,ticker symbol,tickersymbol,stock symbol,símbolo,simbolo,symbole,symbool,kürzel,börsenkürzel,wertpapierkürzel,code,instrument code,stock code,security code,share code,asset code".split(
      ",",
    ),
  isin: "isin,isin code,code isin,identifier,security id,cusip,isin-code,codice isin,código isin".split(","),
  name: "name,description,security name,company,company name,product,investment name,instrument name,holdingname,title,opmerking,bezeichnung,produkt,wertpapiername,wertpapierbezeichnung".split(
    ",",
  ),
  quantity:
    "quantity,qty,shares,units,no. of shares,number of shares,aantal,anzahl,stück,menge,cantidad,quantité,amount of shares,volume,filled,shares traded,no of shares,filled qty,filled quantity,fill qty,executed quantity,executed qty,contracts,stücke,stückzahl,anteile,nominale,nominal,nominal (stk.),stück/nominale,quantité exécutée,nombre de titres,nombre de parts,títulos,acciones,participaciones,número de títulos,quantità,quantita,qtà,quantidade,qtd,qtde,stuks,antal,antal aktier,antall,stk".split(
      ",",
    ),
  price:
    "price,price per share,unit price,share price,trade price,price / share,t. price,execution price,fill price,avg price,average price,koers,kurs,cours,precio,price/share,fill price,avg fill price,average fill price,filled price,preis,stückpreis,ausführungskurs,prix,prix unitaire,cours d'exécution,precio unitario,prezzo,prezzo unitario,preço,preço unitário,prijs,pris,price in dollars".split(
      ",",
    ),
  currency:
    "price currency,instrument currency,instrumentvaluta,kurswährung,currency,ccy,currency primary,trade currency,transaction currency,transaktionsvaluta,transaktionswährung,handelswährung,security currency,listing currency,valuta,währung,buchungswährung,devise,currency code,trading currency,divisa,moneda,moeda,munt,whg,whg.".split(
      ",",
    ),
  amount:
    "amount,total amount,net amount,total,proceeds,trade money,value,gross amount,waarde (netto),net value,betrag,gesamtbetrag,nettobetrag,kurswert,montant,montant net,importe,importe neto,importo,controvalore,montante,valor,bedrag,belopp,beløb,wert,gesamtpreis".split(
      ",",
    ),
  balance: "cash balance,running balance,balance,saldo".split(","),
  balanceCurrency: [],
  account: "account,account name,portfolio,konto,depot,compte,cuenta,conto,conta,rekening".split(","),
  accountNumber: "account number,account no,account #,account id,client account id,kontonummer,depotnummer".split(","),
  assetType: "asset type,asset class,asset category,instrument type,security type,assettype".split(","),
  openClose: "open/close indicator,open/close,position effect,code".split(","),
  detail: ["level of detail", "data discriminator", "datadiscriminator"],
  ratio: "ratio,split ratio".split(","),
  multiplier: "multiplier,mult,contract multiplier".split(","),
  status: "status,state,order status,auftragsstatus,statut,estado,stato".split(","),
  direction: [],
  exchange:
    "exchange,listing exchange,listing exch,primary exchange,venue,mic,trading venue,market code,market,börse,börsenplatz,handelsplatz,bourse,mercado,borsa,mercato,beurs".split(
      ",",
    ),
  underlying: "underlying symbol,underlying,underlying ticker,root symbol,basiswert".split(","),
  strike: "strike price,strike,exercise price,basispreis".split(","),
  expiration:
    "expiration date,expiration,expiry,expiry date,exp date,exp. date,exp,exp.,expires,verfall,verfallsdatum,verfalltag".split(
      ",",
    ),
  optionType: "option type,put/call,call/put,put or call,call or put,right,option right,c/p,p/c".split(","),
};

/** What headers call a security with, by its ticker or its name: for that which has no header of its own. */
export const SECURITY_WORDS: readonly string[] =
  "instrument,security,stock,asset,instrumento,strumento,ativo,wertpapier,värdepapper,værdipapir,värdepapper/beskrivning".split(
    ",",
  );
/** Headers that end with what they name: "Instrument ISIN", "Ticker-Symbol". */
const ENDINGS: Partial<Record<LedgerField, RegExp>> = {
  symbol: /(?<!currency)[ -](?:symbol|ticker|kürzel)$/,
  isin: /[ -]isin$|^isin[ -]/,
};

/** Fields that together name what a line is about. */
export const NAMING_FIELDS: readonly LedgerField[] = [
  "symbol",
  "isin",
  "name",
  "account",
  "accountNumber",
  "assetType",
  "exchange",
  "underlying",
  "strike",
  "expiration",
  "optionType",
];

/** Fee columns of files that no broker's layout explains; all that are there are added. */
export const GENERAL_FEES: readonly FeeColumn[] = [
  "fee",
  "fees",
  "commission",
  "commissions",
  "fees & comm",
  "commission fees",
  "commissions and fees",
  "comm/fee",
  "ibcommission",
  "costs",
  "kosten",
  "fee amount",
  "brokerage",
  "brokerage fee",
  "transaction fee",
  "gebühr",
  "gebühren",
  "provision",
  "entgelt",
  "spesen",
  "frais",
  "courtage",
  "comisión",
  "comisiones",
  "gastos",
  "commissione",
  "commissioni",
  "spese",
  "comissão",
  "taxas",
  "kurtage",
  "avgift",
].map((column) => ({ column, currency: feeCurrencies(column) }));

/** Names of the column that says in which currency such fees are. */
function feeCurrencies(column: string): string[] {
  const own = ["currency", "ccy"].flatMap((word) => [
    `${column} ${word}`,
    `${word} (${column})`,
    `${column} (${word})`,
  ]);
  return [
    ...own,
    "fee currency",
    "fees currency",
    "commission currency",
    "fee ccy",
    "commission ccy",
    "gebührenwährung",
  ];
}

/** A column of fees, and the one that says in which currency they are. */
export interface FeeColumn {
  column: string;
  /** Or the first of these that is there. */
  currency?: string | readonly string[];
}

/** Where fees stand in a line. */
export interface FeePlace {
  index: number;
  /** -1 where no column says the currency. */
  currencyIndex: number;
}

export type LedgerColumns = ReadonlyMap<LedgerField, number>;

/** Lower case, single spaces, without currency signs: "Price ($)" is "price". */
export function ledgerWord(cell: string): string {
  const word = headerWord(cell);
  if (!word.includes("(")) return word;
  return word
    .replace(/\(\s*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** A currency at the end of a header: "Price (EUR)", "Preis in EUR". */
const CURRENCY_ENDING = new RegExp(`^(.+?)\\s*[([]?\\s*(?:in )?\\b(${HEADER_CURRENCIES.join("|")})\\s*[\\])]?$`, "i");
/** "Price (p)", "Price GBp", "Kurs in Pence". */
const PENCE_ENDING = /^(.+?)\s*(?:[([]\s*(?:in )?(?:p|pence)\s*[\])]|\bGBp|\b(?:in )?pence)$/;

/** The currency that a header names, as a currency cell would: "Price (EUR)", "Kurs €", "Price (p)"; null where it names none. */
export function headerCurrency(cell: string): string | null {
  if (cell.length > 60) return null;
  if (PENCE_ENDING.test(cell)) return "GBX";
  const named = CURRENCY_ENDING.exec(cell)?.[2];
  if (named !== undefined && /[\s([]/.test(cell)) return named.toUpperCase();
  return cell.includes("€") ? "EUR" : cell.includes("£") ? "GBP" : null;
}

/** A header's word without the currency it names: "Price (EUR)" is "price". */
export function plainWord(cell: string): string {
  const base = PENCE_ENDING.exec(cell)?.[1] ?? (/[\s([]/.test(cell) ? CURRENCY_ENDING.exec(cell)?.[1] : undefined);
  return ledgerWord(base ?? cell);
}

/**
 * Where each field stands in a header.
 *
 * @param columns a broker's words; "price +1" is the column behind "price", for the nameless currency columns of some.
 *   A field it does not name is looked for by the general words, except where it gives an empty list.
 */
export function mapLedger(
  words: readonly string[],
  columns: Partial<Record<LedgerField, readonly string[]>>,
): Map<LedgerField, number> {
  const found = new Map<LedgerField, number>();
  const taken = new Set<number>();
  const places = placesOf(words);
  for (const field of LEDGER_FIELDS) {
    const own = columns[field];
    // One column says one thing: what a broker names twice is meant, what the general words meet twice is chance.
    const index = own ? firstOf(places, own, NONE) : generalPlace(places, field, taken);
    if (index < 0) continue;
    found.set(field, index);
    taken.add(index);
  }
  if (columns.optionType === undefined) putRight(words, found);
  return found;
}

/** Beside a strike, a column of kinds that says nothing else says which line is a call and which a put. */
export function putRight(words: readonly string[], found: Map<LedgerField, number>): void {
  if (!found.has("strike") || found.has("optionType")) return;
  const kind = firstOf(placesOf(words), KIND_WORDS, new Set(found.values()));
  if (kind >= 0) found.set("optionType", kind);
}

const KIND_WORDS: readonly string[] = ["type", "kind", "instrument", "typ", "art", "tipo", "sec type", "sectype"];

const NONE: ReadonlySet<number> = new Set();

function generalPlace(places: ReadonlyMap<string, number>, field: LedgerField, taken: ReadonlySet<number>): number {
  const named = firstOf(places, GENERAL_HEADERS[field], taken);
  if (named >= 0 || (field !== "symbol" && field !== "isin" && field !== "name")) return named;
  const ending = ENDINGS[field];
  for (const [word, index] of places) if (ending?.test(word) && !taken.has(index)) return index;
  return field === "isin" ? -1 : firstOf(places, SECURITY_WORDS, taken);
}

function firstOf(places: ReadonlyMap<string, number>, words: readonly string[], taken: ReadonlySet<number>): number {
  for (const word of words) {
    const index = placeOf(places, word);
    if (index >= 0 && !taken.has(index)) return index;
  }
  return -1;
}

/** Where fees stand in a header, each with the column that says its currency. */
export function placeFees(words: readonly string[], fees: readonly FeeColumn[]): FeePlace[] {
  const places = placesOf(words);
  return fees.flatMap(({ column, currency }) => {
    const index = placeOf(places, column);
    if (index < 0) return [];
    const told = [currency ?? []].flat().map((word) => placeOf(places, word));
    return [{ index, currencyIndex: told.find((at) => at >= 0) ?? -1 }];
  });
}

/** The first column of each word: headers are wide and their words many. */
function placesOf(words: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, word] of words.entries()) if (!places.has(word)) places.set(word, index);
  return places;
}

function placeOf(places: ReadonlyMap<string, number>, word: string): number {
  const behind = word.endsWith(" +1");
  const index = places.get(behind ? word.slice(0, -3) : word);
  return index === undefined ? -1 : index + (behind ? 1 : 0);
}
