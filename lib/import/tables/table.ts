import type { ColumnBasis } from "../columns/content-columns";
import { columnsOfHeader } from "../columns/table-columns";
import type { ColumnMap, Field } from "../fields";
import type { IsoDate } from "../preview";
import type { ImportProblem } from "../problems";
import type { CsvRecord } from "../text/records";

/** A title of cash, a header that says "Balance", an amount alone, or a title that says "Summary". */
export type CashProof = "cash" | "header" | "amount" | "summary";

/** A header and the lines under it. */
export interface Table {
  headerLine: number;
  /** The header's cells as they stand; "Column 1" and so on where there is none. */
  header: readonly string[];
  columns: ColumnMap;
  /** Why each column is read so. */
  basis: ReadonlyMap<Field, ColumnBasis>;
  /** Currencies that the headers of columns name. */
  currencies: ReadonlyMap<Field, string>;
  rows: CsvRecord[];
  /** From a title above the header, for files that have one table an account. */
  account: string | null;
  /** Every line is cash, whatever it is called. */
  cashOnly: boolean;
  /** By what a list of currencies is one of cash; absent where its own section of a statement says so. */
  cashProof?: CashProof;
  /** What one in a cell stands for, where a header says so: 1000 under "Shares (000s)". */
  scales: ReadonlyMap<Field, string>;
  /** Places of columns that the file does not have itself: what it says elsewhere. Absent where there are none. */
  added?: ReadonlySet<number>;
  /** Lines held short by a title or a heading above them. */
  shortLines: ReadonlySet<number>;
  /** Lines of coins by a title or a heading above them; absent where a file has no such titles. */
  coinLines?: ReadonlySet<number>;
}

/** How a file is cut into parts: a list or several below one another, or sections that say what they are. */
export type FileForm = "plain" | "ibkr_statement" | "ibkr_flex";

export interface Layout {
  tables: Table[];
  headers: CsvRecord[];
  /** Lines outside the tables, each with the sentence that says why it is not read. */
  ignored: { record: CsvRecord; reason: string }[];
  /** The header of a list of trades, where the file has one. */
  ledger: CsvRecord | null;
  /** The day that titles and notes speak of. */
  statementDate: IsoDate | null;
  /** What was taken from lines outside the tables, to be said. */
  problems?: readonly ImportProblem[];
}

/** A table without its columns settled. */
export function emptyTable(line: number, header: readonly string[], account: string | null): Table {
  return {
    headerLine: line,
    header,
    ...columnsOfHeader(header, undefined),
    rows: [],
    account,
    cashOnly: false,
    shortLines: new Set(),
  };
}
