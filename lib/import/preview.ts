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

/** One lot as the file has it. Lots of a symbol are kept apart here and summed in analytics. */
export interface ImportedPosition {
  line: number;
  kind: ImportedKind;
  /** Our name for it: "BRK-B", an option's OCC name without spaces, a fund's ticker; null for plain cash and private holdings. */
  symbol: string | null;
  rawSymbol: string;
  /** Names it may have in the universe, likeliest first; empty for all but public positions and options (there: the underlying). */
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
  /** Where `statedValueUsd` comes from: the file's value column, quantity × its price, or quantity × entry price (options and private holdings only). */
  statedValueSource: "value" | "price" | "entry_price" | null;
  /** The file's price a share, US dollars. */
  statedPrice: DecimalText | null;
  option?: ImportedOption;
}

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
}

export const LAYOUTS = {
  template: "SigmaSight template",
  fidelity_positions: "Fidelity positions",
  schwab_positions: "Schwab positions",
  ibkr_statement: "Interactive Brokers statement",
  plain: "Symbol and quantity",
} as const;
export type LayoutKey = keyof typeof LAYOUTS;

export interface PreviewColumn {
  /** As the header writes it. */
  header: string;
  /** What it was read as; null: not read. */
  field: string | null;
}

export interface PortfolioPreview {
  fileName: string | null;
  /** The file's name without its ending, or "My portfolio". */
  suggestedName: string;
  layout: LayoutKey;
  layoutLabel: string;
  encoding: string;
  delimiter: string;
  /** The day the file says it speaks of. */
  statementDate: IsoDate | null;
  columns: PreviewColumn[];
  accounts: string[];
  positions: ImportedPosition[];
  rows: PreviewRow[];
  problems: ImportProblem[];
  receipt: Receipt;
  /** No error is left and there is something to store. */
  canCreate: boolean;
}

/** A cell put right by the user: what to read instead of what the file has there. */
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
}

export type ReadResult = { ok: true; preview: PortfolioPreview } | { ok: false; problem: ImportProblem };
