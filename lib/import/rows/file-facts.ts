import type { Field } from "../fields";
import type { IsoDate } from "../preview";
import type { DateDecision } from "../text/dates";
import type { DialectDecision } from "../text/number-dialect";
import type { OpenListings } from "./open-listings";

/** How the number and date columns of a file are written. */
export interface Dialects {
  numbers: ReadonlyMap<Field, DialectDecision>;
  dates: ReadonlyMap<Field, DateDecision>;
}

/** What holds for all lines of a file. */
export interface FileFacts {
  dialects: Dialects;
  /** What the whole is worth, US dollars, where the caller says so; what weights are shares of. */
  equity: string | null;
  /** 1 where weights are fractions, 0.01 where they are percentages without a sign. */
  weightUnit: "1" | "0.01";
  /** Levels of detail that the file has, lower case. */
  levels: ReadonlySet<string>;
  /** The file's own day, by which contracts have expired or not; absent where it does not say. */
  asOf?: IsoDate;
  /** What a bare "$" means where all listings of the file are of another country with dollars; absent where it is American. */
  dollar?: string;
  /** A currency other than dollars that some listing of the file trades in; absent where none names an exchange abroad. */
  foreign?: string;
  /** Tickers without an exchange in a file of another currency; absent where nothing can be asked. */
  listings?: OpenListings;
  /** Ways in which the file is written that are said once, not on every line. */
  sayOnce(key: string): boolean;
}
