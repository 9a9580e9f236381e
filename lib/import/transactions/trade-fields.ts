import type { TradeField } from "../fields";
import type { FeePlace, LedgerColumns, LedgerField } from "./ledger-fields";

/**
 * What a column of a list of trades is shown as, and what it holds in a sentence. What a broker spreads over several columns
 * or puts into a sentence is one thing to the user. A field that nothing is done with is not among them.
 */
const SHOWN_AS: Partial<Record<LedgerField, { field: TradeField; word: string }>> = {
  date: { field: "date", word: "the day" },
  time: { field: "time", word: "the time" },
  action: { field: "action", word: "what happened" },
  side: { field: "action", word: "what happened" },
  event: { field: "action", word: "what happened, with the shares and their price" },
  symbol: { field: "symbol", word: "the ticker" },
  isin: { field: "identifier", word: "the security’s number" },
  name: { field: "description", word: "the name" },
  quantity: { field: "quantity", word: "how many" },
  price: { field: "price", word: "the price of one" },
  currency: { field: "currency", word: "the currency" },
  amount: { field: "amount", word: "the amount, where no price is stated" },
  balance: { field: "balance", word: "the cash balance" },
  balanceCurrency: { field: "balanceCurrency", word: "the balance’s currency" },
  exchange: { field: "exchange", word: "the exchange" },
  account: { field: "account", word: "the account" },
  accountNumber: { field: "accountNumber", word: "the account’s number" },
  assetType: { field: "assetType", word: "the kind of asset" },
  underlying: { field: "underlying", word: "what an option is on" },
  strike: { field: "strike", word: "an option’s strike price" },
  expiration: { field: "expiration", word: "the day an option expires" },
  optionType: { field: "optionType", word: "call or put" },
  openClose: { field: "openClose", word: "whether a trade opens or closes" },
  ratio: { field: "ratio", word: "a split’s ratio" },
  status: { field: "status", word: "whether an order was carried out" },
  detail: { field: "level", word: "whether a line is an order or a part of one" },
};
const SHOWN = Object.entries(SHOWN_AS) as [LedgerField, { field: TradeField; word: string }][];

/** What a column is used for, as far as one word says it; null where it is for nothing. */
export function purposeOf(
  columns: LedgerColumns,
  fees: readonly FeePlace[],
  index: number,
): { field: TradeField; word: string } | null {
  const shown = SHOWN.find(([field]) => columns.get(field) === index)?.[1];
  if (shown) return shown;
  if (fees.some((fee) => fee.index === index)) return { field: "fees", word: "fees, which are part of the cost" };
  if (fees.some((fee) => fee.currencyIndex === index)) return { field: "feesCurrency", word: "the fees’ currency" };
  return null;
}

/** The fields shown as this one, the one that the user means by it first; none for fees, which have places of their own. */
export function fieldsShownAs(shown: TradeField): LedgerField[] {
  return SHOWN.flatMap(([field, { field: as }]) => (as === shown ? field : []));
}
