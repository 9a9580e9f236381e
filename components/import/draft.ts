import type { ColumnMapping, Correction, PortfolioPreview, ReadOptions, UnreadColumns } from "@/lib/import/preview";
import type { SymbolAnswer } from "@/lib/import/resolve-symbols";
import type { Source } from "./open-source";

/** How the user has the file read. */
export interface Reading {
  skipLines: number[];
  corrections: Correction[];
  mapping: ColumnMapping;
  answers: Readonly<Record<string, string>>;
  /** Null where nothing was chosen: all are read but one that only sums up the others. */
  accounts: string[] | null;
  /** US dollars, decimal text; null where it was not said. */
  equity: string | null;
}

/** A file that was read and is looked at; nothing of it is stored. */
export interface Draft {
  source: Source;
  bytes: Uint8Array;
  /** As it was asked for last; while the file is read again, `preview` is still as it was before. */
  reading: Reading;
  /** The mapping is one the user had for a file of this shape before. */
  isRecalled: boolean;
  preview: PortfolioPreview;
  /** What the universe said of its names; null where it has not been asked, or could not be. */
  found: Found | null;
  /** Symbols it does not know; null likewise. */
  unknownSymbols: string[] | null;
}

/** A file that lacks a column, or does not say which it is: the user may. */
export interface UnreadFile {
  source: Source;
  bytes: Uint8Array;
  /** As it was tried last, and the columns as they stand then. */
  mapping: ColumnMapping;
  unread: UnreadColumns;
}

/** A symbol that may be meant. */
export interface SuggestedSymbol {
  symbol: string;
  name: string | null;
  exchange: string | null;
}

/** What is known of the names in a file. */
export interface Found {
  answers: Record<string, SymbolAnswer>;
  /** By company name: the symbols it may mean. */
  names: Record<string, SuggestedSymbol[]>;
}

/** The names of a file that are to be known. */
export interface Wanted {
  candidates: string[];
  /** ISINs that are all the file says of some lots. */
  identifiers: string[];
  /** Companies' names where tickers should be. */
  names: string[];
}

/** What the server is asked while a file is looked at; null where it cannot be asked just now, which stops nobody. */
export interface DraftQuestions {
  onLookup: (asked: Wanted) => Promise<Found | null>;
  /** How the user had the columns of files of this shape read. */
  onRecall: (shape: string) => Promise<ColumnMapping | null>;
}

export const AS_IT_STANDS: Reading = {
  skipLines: [],
  corrections: [],
  mapping: {},
  answers: {},
  accounts: null,
  equity: null,
};

/** How the user has a file read, as the reader wants to be told it. */
export function optionsOf(source: Source, reading: Reading): ReadOptions {
  const { skipLines, corrections, mapping, answers, accounts, equity } = reading;
  return {
    skipLines,
    corrections,
    mapping,
    answers,
    ...(accounts === null ? {} : { accounts }),
    ...(equity === null ? {} : { equity }),
    ...(source.kind === "file" ? { fileName: source.file.name } : {}),
  };
}
