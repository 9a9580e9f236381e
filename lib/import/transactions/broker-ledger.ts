import type { ColumnBasis } from "../columns/content-columns";
import type { DateOrder } from "../text/dates";
import type { FeeColumn, LedgerField } from "./ledger-fields";
import type { KindRule, MovementKind } from "./movement-kinds";

/** What is known of one broker's list of trades: data only, one file a broker. */
export interface BrokerLedger {
  /** What the file is, for the page: "Schwab transactions". */
  label: string;
  /** Whose file it is; null where it could be anybody's. */
  broker: string | null;
  /** Header words that must all be there, as `ledgerWord` writes them; several sets for several languages or ages. */
  headers: readonly (readonly string[])[];
  /** Its words for the fields; a field not named is looked for by the general words. */
  columns: Partial<Record<LedgerField, readonly string[]>>;
  /** Columns that no word names and their cells do, by their place; known of a file, never of a broker. */
  places?: ReadonlyMap<LedgerField, ColumnBasis>;
  fees?: readonly FeeColumn[];
  /** Its words for what happened, asked before the general ones. */
  kinds: readonly KindRule[];
  /** The fields whose cells, joined, are those words; the action alone where left out. */
  wordFields?: readonly LedgerField[];
  /** What a line is whose words say nothing: files that only list trades, with the side as the sign. */
  otherwise?: MovementKind;
  /** A line whose words are blank is a lot that is held: where no line says more, the file lists positions. */
  blankIsHeld?: boolean;
  /** Quantity, price and currency stand in the event's words: "Buy 3 @ 139.74 USD". */
  sharesInEvent?: boolean;
  /** A quantity that ends so goes out: "10S". */
  outSuffix?: string;
  /** Options are told by their description, not by their symbol. */
  optionInName?: boolean;
  /** Parts of a symbol cell by name (symbol, exchange), the first that fits. */
  symbolPatterns?: readonly RegExp[];
  /** What the lines of one exchange of securities have in common, in their words. */
  groupPattern?: RegExp;
  /** Yahoo's endings for the patterns' exchanges. */
  exchangeEndings?: Readonly<Record<string, string>>;
  /** How it writes dates, where it always does; decided from the column otherwise. */
  dateOrder?: DateOrder;
  /** How it lists lines, where one day's lines do not tell. */
  newestFirst?: boolean;
  /** Of all amounts, where no column says. */
  currency?: string;
  /** What it lists are coins, whatever funds are called so too. */
  holdsCoins?: boolean;
  /** What was received for what a line gives away, told by its event: `quantity` and `symbol` by name. */
  conversion?: RegExp;
  /** Its money-market funds are part of the balance it states. */
  sweepInBalance?: boolean;
}
