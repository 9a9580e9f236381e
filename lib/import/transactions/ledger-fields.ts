import { headerWord } from "../columns";

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
] as const;
export type LedgerField = (typeof LEDGER_FIELDS)[number];

/** Header words of files that no broker's layout explains, best first. */
export const GENERAL_HEADERS: Record<LedgerField, readonly string[]> = {
  date: "date,trade date,transaction date,datetime,date/time,date time,timestamp,execution date,executed at,run date,activity date,booking date,datum,fecha,data,date de,day,time,settlement date,settle date".split(
    ",",
  ),
  time: "time,trade time,execution time,tijd,uhrzeit,uhrze,heure,hora,ora".split(","),
  action:
    "action,activity type,transaction type,trans code,trade type,buy/sell,buy / sell,transaction,activity,type,side,order side,direction,order type,transactietype,transaktionstyp,typ,vorgang,event,kind".split(
      ",",
    ),
  side: [],
  event: [],
  symbol: "symbol,ticker,ticker symbol,instrument,code,security,stock,asset,instrument symbol,stock symbol".split(","),
  isin: "isin,isin code,code isin,identifier,security id,cusip".split(","),
  name: "name,description,security name,company,company name,product,investment name,instrument name,holdingname,title,opmerking,bezeichnung,produkt".split(
    ",",
  ),
  quantity:
    "quantity,qty,shares,units,no. of shares,number of shares,aantal,anzahl,stück,menge,cantidad,quantité,amount of shares,volume,filled".split(
      ",",
    ),
  price:
    "price,price per share,unit price,share price,trade price,price / share,t. price,execution price,fill price,avg price,average price,koers,kurs,cours,precio,price/share".split(
      ",",
    ),
  currency:
    "currency,ccy,currency primary,trade currency,price currency,instrument currency,valuta,währung,devise".split(","),
  amount: "amount,total amount,net amount,total,proceeds,trade money,value,gross amount,waarde (netto),net value".split(
    ",",
  ),
  balance: "cash balance,running balance,balance,saldo".split(","),
  balanceCurrency: [],
  account: "account,account name,portfolio".split(","),
  accountNumber: "account number,account no,account #,account id,client account id".split(","),
  assetType: "asset type,asset class,asset category,instrument type,security type,assettype".split(","),
  openClose: "open/close indicator,open/close,position effect,code".split(","),
  detail: ["level of detail", "data discriminator", "datadiscriminator"],
  ratio: "ratio,split ratio".split(","),
  multiplier: "multiplier,mult,contract multiplier".split(","),
  status: "status,state,order status".split(","),
  direction: [],
};

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
].map((column) => ({ column }));

/** A column of fees, and the one that says in which currency they are. */
export interface FeeColumn {
  column: string;
  currency?: string;
}

export type LedgerColumns = ReadonlyMap<LedgerField, number>;

/** Lower case, single spaces, without currency signs: "Price ($)" is "price". */
export function ledgerWord(cell: string): string {
  return headerWord(cell)
    .replace(/\(\s*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
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
  for (const field of LEDGER_FIELDS) {
    const own = columns[field];
    for (const word of own ?? GENERAL_HEADERS[field]) {
      const index = indexOf(words, word);
      // One column says one thing: what a broker names twice is meant, what the general words meet twice is chance.
      if (index < 0 || (own === undefined && taken.has(index))) continue;
      found.set(field, index);
      taken.add(index);
      break;
    }
  }
  return found;
}

export function indexOf(words: readonly string[], word: string): number {
  const behind = word.endsWith(" +1");
  const index = words.indexOf(behind ? word.slice(0, -3) : word);
  return index < 0 ? -1 : index + (behind ? 1 : 0);
}
