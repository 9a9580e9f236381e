import type { ColumnField } from "./fields";
import type { ImportProblem } from "./problems";

/**
 * What `readPortfolioFile` understood of a file, before anything is stored (product §6). It knows no universe: whether a
 * symbol exists is asked afterwards (`resolveSymbols`).
 */

/** A decimal as exact text, canonical: "1234.5", "-1", never "-0" or an exponent. */
export type DecimalText = string;
/** A calendar date, `YYYY-MM-DD`. */
export type IsoDate = string;

export type ImportedKind = "public" | "cash" | "option" | "private";

export interface ImportedOption {
  underlying: string;
  expiration: IsoDate;
  /** US dollars a share. */
  strike: DecimalText;
  optionType: "call" | "put";
}

/** A security's number, told by its check digits. The server asks the market what it is called. */
export interface SecurityIdentifier {
  kind: "isin" | "cusip" | "sedol";
  /** As the file writes it, upper case: "037833100". */
  value: string;
  /** What to look it up by: an ISIN, also the one a CUSIP or SEDOL makes ("US0378331005"). */
  isin: string;
}

/** What the file says a lot is worth in its own currency, where that is not US dollars. Minor units (pence) are scaled. */
export interface StatedAmounts {
  /** ISO 4217. */
  currency: string;
  /** A share. */
  price: DecimalText | null;
  value: DecimalText | null;
}

/** One lot as it is stored. Lots of a symbol are kept apart here and summed in analytics. */
export interface ImportedPosition {
  /** Where it stands in the file, or begins. */
  line: number;
  /** All the lines it was made of: its own, or those of the trades netted to it, in the order of the file. */
  lines: number[];
  kind: ImportedKind;
  /**
   * Our name for it: "BRK-B", an option's OCC name without spaces, a fund's ticker; null for plain cash and private holdings,
   * and for a listed one that the file names by `identifier` only, until `resolveSymbols` knows what that is called.
   */
  symbol: string | null;
  rawSymbol: string;
  /**
   * Names it may have in the universe, likeliest first, an ISIN last; empty for all but public positions and options (there:
   * the underlying).
   */
  candidates: string[];
  description: string | null;
  subtype: string | null;
  account: string | null;
  /** Signed; shares, contracts, or the amount of a cash row in its currency. Fits numeric(28,10). */
  quantity: DecimalText;
  multiplier: DecimalText;
  /** Of the listing or the cash, ISO 4217. */
  currency: string;
  /** Fits numeric(20,8). */
  entryPrice: DecimalText | null;
  entryDate: IsoDate | null;
  /** Set on a lot that is closed. */
  exitPrice: DecimalText | null;
  exitDate: IsoDate | null;
  /** What the file says the lot is worth, signed, US dollars; null where it does not say or says it in another currency. */
  statedValueUsd: DecimalText | null;
  /**
   * Where `statedValueUsd` comes from: the file's value column, its weight column and the equity given, quantity × its price,
   * or quantity × entry price (options and private holdings only).
   */
  statedValueSource: "value" | "weight" | "price" | "entry_price" | null;
  /** The file's price a share, US dollars. */
  statedPrice: DecimalText | null;
  option?: ImportedOption;
  identifier?: SecurityIdentifier;
  /** The ticker the file gives a lot that is held as private because it trades in another currency on an exchange not named. */
  ticker?: string;
  /** The file, or the form of its ticker, says it is a fund (mutual, exchange-traded, closed-end). */
  isFund?: true;
  /** Set where `currency` is not USD and the file states a price or a value. */
  stated?: StatedAmounts;
}

/** A lot as it was read: one that states only what it is worth gets its quantity from the last close (`resolveSymbols`). */
export type ReadPosition = Omit<ImportedPosition, "quantity"> & {
  quantity: DecimalText | null;
  /** The lines it was netted from, where it was; else it stands on `line` alone. */
  lines?: number[];
  /** An ISIN alone names it and nothing its currency: it is that of the listing which the market finds. */
  isCurrencyUnsaid?: true;
};

export type Disposition = "used" | "held_not_modelled" | "ignored" | "rejected";

/** One line of the file that is neither blank nor a header. */
export interface PreviewRow {
  line: number;
  /** Differs from `line` where a quoted cell runs over several lines. */
  lastLine: number;
  disposition: Disposition;
  /** One sentence. */
  reason: string;
  /** The line as it stands, cut to 120 characters. */
  text: string;
}

/** lines = blank + header + continuation + used + heldNotModelled + ignored + rejected, always. */
export interface Receipt {
  lines: number;
  blank: number;
  header: number;
  /** Further lines of cells that run over several lines. */
  continuation: number;
  used: number;
  heldNotModelled: number;
  ignored: number;
  rejected: number;
  /** Of `used`: cash rows. */
  cash: number;
  /** Of `used`: option contracts. */
  options: number;
  /** Sum of what the file says its lots are worth, US dollars, and how many lots say so. */
  statedValueUsd: DecimalText;
  statedValueRows: number;
  /**
   * What the file as a whole says it is worth, US dollars: its own total lines where it has them, else the sum of its value
   * cells, of rejected lines too; null where it states no values. Held against `statedValueUsd`.
   */
  valueInFileUsd: DecimalText | null;
  valueInFileSource: "total_row" | "value_column" | null;
}

export const LAYOUTS = {
  template: "SigmaSight template",
  export: "SigmaSight export",
  fidelity_positions: "Fidelity positions",
  schwab_positions: "Schwab positions",
  vanguard_holdings: "Vanguard holdings",
  etrade_portfolio: "E*TRADE portfolio",
  ibkr_statement: "Interactive Brokers statement",
  ibkr_flex: "Interactive Brokers flex query",
  merrill_holdings: "Merrill holdings",
  jpmorgan_positions: "J.P. Morgan positions",
  robinhood_positions: "Robinhood positions",
  trading212_positions: "Trading 212 positions",
  degiro_portfolio: "DEGIRO portfolio",
  transactions: "Trades and movements",
  plain: "Symbol and quantity",
} as const;
export type LayoutKey = keyof typeof LAYOUTS;

/** Whose file it is, in a word; null where it could be anybody's. */
export const BROKERS: Record<LayoutKey, string | null> = {
  template: "SigmaSight",
  export: "SigmaSight",
  fidelity_positions: "Fidelity",
  schwab_positions: "Charles Schwab",
  vanguard_holdings: "Vanguard",
  etrade_portfolio: "E*TRADE",
  ibkr_statement: "Interactive Brokers (IBKR)",
  ibkr_flex: "Interactive Brokers (IBKR)",
  merrill_holdings: "Merrill",
  jpmorgan_positions: "J.P. Morgan",
  robinhood_positions: "Robinhood",
  trading212_positions: "Trading 212",
  degiro_portfolio: "DEGIRO",
  transactions: null,
  plain: null,
};

/** `high`: its header names it. `medium`: a weaker word, or its cells prove it. `low`: guessed, worth a look. */
export type Confidence = "high" | "medium" | "low";

export interface PreviewColumn {
  /** Where it stands in its line, from 0. */
  index: number;
  /** As the header writes it; "Column 2" where it has no header. */
  header: string;
  /** The file says it elsewhere and not in a column: what is said of it is said by its name, for its place is not the file's. */
  isAdded?: true;
  /** What it was read as; null: not read. */
  field: ColumnField | null;
  /** Null where it is not read. */
  confidence: Confidence | null;
  /** One sentence: why it was read so. */
  why: string;
  /** Its first few cells that say something. */
  examples: string[];
}

/**
 * What the user says the columns mean, by header (any case) or by index from 0 ("3"); null: not read. A field that a file of
 * this kind does not have leaves its column as it was.
 */
export type ColumnMapping = Readonly<Record<string, ColumnField | null>>;

/** One way to read what the file leaves open. */
export interface QuestionReading {
  /** What `ReadOptions.answers` is to hold: "1,234.56" | "1.234,56", "month_first" | "day_first", "us_listings" | "other_listings", or a column by header or place. */
  value: string;
  /** "“1,234” is 1234". */
  label: string;
  /** What the file comes to when read so, in words: "Quantity adds up to 1,234." */
  totals: string;
}

/** What all cells together leave open, asked once for the whole file. */
export interface PreviewQuestion {
  /** The key of its answer. */
  id: "numbers" | "dates" | "listings" | "quantity";
  kind: "numbers" | "dates" | "listings" | "quantity";
  /** Headers of the columns it is about, parted by commas. */
  column: string;
  /** A cell that reads two ways, and its line. */
  example: string;
  line: number;
  /** The first is how the lines are read while it is open. */
  readings: QuestionReading[];
  /** The answer that was given; null while it is open, and nothing can be created then. */
  answer: string | null;
}

/** One account of the file. */
export interface PreviewAccount {
  name: string;
  /** Lots in it, chosen or not. */
  positions: number;
  /** What the file says they are worth, US dollars, over the lots that say so. */
  statedValueUsd: DecimalText;
  /** False: left out by choice, or because it sums up the others and nobody chose. */
  chosen: boolean;
}

export interface PortfolioPreview {
  /** `transactions`: a list of trades, netted to what is held. */
  kind: "positions" | "transactions";
  broker: string | null;
  fileName: string | null;
  /** The file's name without its ending, or "My portfolio". */
  suggestedName: string;
  layout: LayoutKey;
  layoutLabel: string;
  encoding: string;
  delimiter: string;
  /** The day the file says it speaks of. */
  statementDate: IsoDate | null;
  /** A short stable digest of header words and layout, never of what is held: a mapping is remembered by it. */
  shape: string;
  columns: PreviewColumn[];
  /** Empty where the file names none. */
  accounts: PreviewAccount[];
  questions: PreviewQuestion[];
  /** The file has weights and no values: `ReadOptions.equity` says what the whole is worth. */
  asksForEquity: boolean;
  /** Lines that name a company where a ticker should be: theirs may be suggested, and is put in by a correction of `column`. */
  names: { line: number; column: string; name: string }[];
  positions: ReadPosition[];
  rows: PreviewRow[];
  problems: ImportProblem[];
  receipt: Receipt;
  /** No error is left and there is something to store. */
  canCreate: boolean;
}

/**
 * A cell put right by the user: what to read instead of what the file has there. `column` is a header of the file, or, for
 * a field that the file has no column for, a header of the template ("Symbol", "Investment Class").
 */
export interface Correction {
  line: number;
  column: string;
  value: string;
}

export interface ReadOptions {
  fileName?: string;
  /** Lines the user chose to leave out; they are listed as ignored, by choice. */
  skipLines?: readonly number[];
  corrections?: readonly Correction[];
  /** What columns mean, where the guess is wrong. */
  mapping?: ColumnMapping;
  /** Answers to `questions`, by their id. */
  answers?: Readonly<Record<string, string>>;
  /** Names of the accounts to read; where it is absent, all but one that only sums up the others. */
  accounts?: readonly string[];
  /** What the portfolio is worth, US dollars, for files of weights. */
  equity?: DecimalText;
}

/** The columns of a file that is refused for want of one: what the user says of them may make it readable. */
export interface UnreadColumns {
  /** What the columns may be said to hold is that of such a file. */
  kind: PortfolioPreview["kind"];
  /** As `PortfolioPreview.shape`: that of the file once it is read, too. */
  shape: string;
  columns: PreviewColumn[];
}

export type ReadResult =
  | { ok: true; preview: PortfolioPreview }
  | { ok: false; problem: ImportProblem; unread?: UnreadColumns };
