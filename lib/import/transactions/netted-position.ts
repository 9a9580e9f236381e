import type { Field } from "../fields";
import type { RowOutcome } from "../lot";
import { occName } from "../options";
import type { ImportProblem } from "../problems";
import { readRow } from "../read-row";
import type { CsvRecord } from "../records";
import { type FileFacts, RowCells } from "../row-cells";
import type { Table } from "../tables";
import type { CashBalance, StatedCash } from "./cash-balances";
import { averageCost, type Holding } from "./holding";
import { cellOf, type OpenLedger } from "./ledger-cells";
import type { LedgerField } from "./ledger-fields";

/** What is made of a holding: the same as of a line of a positions file that says it. */
export interface NettedPosition {
  outcome: RowOutcome;
  problems: ImportProblem[];
  /** A company's name where a ticker should be, and the column that wants one. */
  wanted: { column: string; name: string } | null;
}

/** Everything written in full, with a point and ISO dates. */
const PLAIN: FileFacts = {
  dialects: { numbers: new Map(), dates: new Map() },
  equity: null,
  weightUnit: "1",
  levels: new Set(),
  sayOnce: () => true,
};

/**
 * A holding read as a line of positions would be: names, options, money-market funds, security numbers and currencies are
 * told by the same rules, and problems stand at the line the holding begins with.
 *
 * @param listing the currency it trades in, told by all of the file's lines about it
 */
export function readHolding(holding: Holding, listing: string | null): NettedPosition {
  const { security, quantity, since, currency } = holding;
  const [first] = holding.lines;
  if (!first) throw new Error("A holding without lines");
  // What was paid in another currency is no price of this listing.
  const cost = currency === listing || listing === null ? averageCost(holding) : null;
  const symbol = security.option ? (occName(security.option) ?? security.raw) : security.raw;
  return readAs(first.table, first.record, false, {
    symbol,
    identifier: security.isin,
    description: plainName(security.name),
    quantity,
    entryPrice: cost ?? "",
    entryDate: since ?? "",
    currency: listing ?? "",
    account: security.account,
    accountNumber: security.accountNumber,
    assetType: security.assetType,
  });
}

/** A line of a statement's cash report. */
export function readStatedCash({ record, headerLine, account, currency, amount }: StatedCash): NettedPosition {
  return readCells(record, headerLine, ["Currency", "Total", "Currency", "Account"], true, {
    symbol: currency,
    quantity: amount,
    currency,
    account: account ?? "",
  });
}

/** The balance a line states, as a line of cash. */
export function readBalance({ table, record, currency, amount }: CashBalance): NettedPosition {
  return readAs(table, record, true, {
    symbol: currency,
    quantity: amount,
    currency,
    account: cellOf(table, record, "account"),
    accountNumber: cellOf(table, record, "accountNumber"),
  });
}

/** Fields of positions whose problems are to stand at the list's own columns. */
const SHOWN_AT: Partial<Record<Field, LedgerField>> = {
  symbol: "symbol",
  identifier: "isin",
  quantity: "quantity",
  entryPrice: "price",
  entryDate: "date",
  currency: "currency",
  assetType: "assetType",
};

function readAs(
  ledger: OpenLedger,
  record: CsvRecord,
  cashOnly: boolean,
  cells: Partial<Record<Field, string>>,
): NettedPosition {
  const header = (Object.keys(cells) as Field[]).map(
    (field) => ledger.header[ledger.columns.get(SHOWN_AT[field] ?? "ratio") ?? -1] ?? field,
  );
  return readCells(record, ledger.headerRecord.line, header, cashOnly, cells);
}

function readCells(
  record: CsvRecord,
  headerLine: number,
  header: readonly string[],
  cashOnly: boolean,
  cells: Partial<Record<Field, string>>,
): NettedPosition {
  const fields = Object.keys(cells) as Field[];
  const columns = new Map(fields.map((field, index) => [field, index]));
  const table: Table = {
    headerLine,
    header,
    columns,
    basis: new Map(),
    currencies: new Map(),
    rows: [],
    account: null,
    cashOnly,
  };
  const row = new RowCells({ ...record, cells: fields.map((field) => cells[field] ?? "") }, table, PLAIN);
  const outcome = readRow(row);
  return { outcome, problems: row.problems, wanted: row.wanted };
}

/** Robinhood writes the CUSIP below the name. */
function plainName(name: string): string {
  return name.replace(/\s*\n\s*CUSIP:.*$/is, "").trim();
}
