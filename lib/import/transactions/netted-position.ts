import type { Field } from "../fields";
import type { ReadPosition } from "../preview";
import type { ImportProblem } from "../problems";
import type { FileFacts } from "../rows/file-facts";
import { readRow } from "../rows/read-row";
import { RowCells } from "../rows/row-cells";
import type { RowOutcome } from "../rows/row-outcome";
import { foreignCurrencyOf } from "../symbols/exchange-currencies";
import { isIsin } from "../symbols/identifiers";
import type { Table } from "../tables/table";
import type { CsvRecord } from "../text/records";
import type { CashBalance, StatedCash } from "./cash-balances";
import { cellOf } from "./cell-of";
import { COIN, isCoin } from "./coins";
import type { Unpriced } from "./cost-unknown";
import { averageCost, type Holding } from "./holding";
import type { LedgerField } from "./ledger-fields";
import { isListedLikeCash, listedLikeCashSaid } from "./listed-like-cash";
import { listingOf, type TradedIn } from "./listing";
import type { OpenLedger } from "./open-ledger";
import { isFuture } from "./security";

const FUTURE_REASON = "A futures contract: listed, and not counted, for nothing is paid for it but a margin.";

/** What is made of a holding: the same as of a line of a positions file that says it. */
export interface NettedPosition {
  outcome: RowOutcome;
  problems: readonly ImportProblem[];
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
 * @param tradedIn the currency it trades in, told by all of the file's lines about it
 */
export function readHolding(holding: Holding, tradedIn: TradedIn | null): NettedPosition & Pick<Unpriced, "paidIn"> {
  const { security, quantity, since, currency } = holding;
  const [first] = holding.lines;
  if (!first) throw new Error("A holding without lines");
  // What was paid in another currency is no price of this listing.
  const isOne = tradedIn === null || currency === tradedIn.currency;
  const { broker, columns } = first.table;
  const isStated = columns.has("currency");
  const listing = listingOf(security, tradedIn, { isBrokers: broker.broker !== null, isStated });
  // What one point of a future is worth stands elsewhere: at its price it would count for a fraction of what it is.
  const cost = isOne && listing.isPriced && !isFuture(security) ? averageCost(holding) : null;
  // What was paid tells CASH from cash; where a part of it is not known, the lines that have a price do.
  const isShare = cost === null && isListedLikeCash(holding);
  const reading = readAs(first.table, first.record, false, {
    symbol: isShare ? `US:${security.raw.trim()}` : listing.symbol,
    identifier: listing.identifier,
    exchange: listing.exchange,
    description: plainName(security.name),
    quantity,
    entryPrice: cost ?? "",
    entryDate: since ?? "",
    currency: listing.currency,
    account: security.account,
    accountNumber: security.accountNumber,
    assetType: isCoin(security, broker) ? COIN : security.assetType,
  });
  const { reason, position } = reading.outcome;
  const said = position?.kind === "private" && isFuture(security) ? FUTURE_REASON : reason;
  const paidIn = isOne && listing.isPriced ? null : (currency ?? "");
  const problems = isShare ? [...reading.problems, listedLikeCashSaid(holding)] : reading.problems;
  return { ...reading, problems, paidIn, outcome: { ...reading.outcome, reason: said, position: abroad(position) } };
}

/** A listing abroad is never taken for another one that the ticker without its ending names. */
function abroad(position: ReadPosition | null): ReadPosition | null {
  if (position?.kind !== "public" || position.symbol === null || foreignCurrencyOf(position.symbol) === null)
    return position;
  const { symbol } = position;
  return { ...position, candidates: position.candidates.filter((one) => one === symbol || isIsin(one)) };
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
  exchange: "exchange",
};

function readAs(
  ledger: OpenLedger,
  record: CsvRecord,
  cashOnly: boolean,
  cells: Partial<Record<Field, string>>,
): NettedPosition {
  const places = new Map(ledger.columns);
  // A number may stand where the tickers stand.
  const symbol = places.get("symbol");
  if (symbol !== undefined && !places.has("isin")) places.set("isin", symbol);
  const header = (Object.keys(cells) as Field[]).map(
    (field) => ledger.header[places.get(SHOWN_AT[field] ?? "ratio") ?? -1] ?? field,
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
    scales: new Map(),
    shortLines: new Set(),
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
