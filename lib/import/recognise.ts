import { brokerOf } from "./brokers";
import { findTableByContent } from "./content-tables";
import type { ColumnMap } from "./fields";
import { isFlexQuery, readFlexSections } from "./ibkr-flex";
import { isIbkrStatement, readIbkrSections } from "./ibkr-statement";
import type { ColumnMapping, LayoutKey } from "./preview";
import { type ImportProblem, PROBLEM_CODES, refusal, showCell } from "./problems";
import { type CsvRecord, isBlank } from "./records";
import { findTables, type Layout, nearestHeader } from "./tables";

export type Recognised =
  | { ok: true; key: LayoutKey; layout: Layout }
  /** `layout` with its `ledger` where the file is a list of trades and nothing else. */
  | { ok: false; problem: ImportProblem; layout: Layout };

/**
 * Which kind of file this is and where its tables stand, or why it cannot be read as positions. Headers whose words we
 * know come first; where there is none, and no list of trades either, columns are told by what stands in them.
 *
 * @param mapping what the user says the columns are
 */
export function recognise(records: readonly CsvRecord[], mapping?: ColumnMapping): Recognised {
  const statement = isIbkrStatement(records);
  const flex = !statement && isFlexQuery(records);
  const byWords = statement
    ? readIbkrSections(records, mapping)
    : flex
      ? readFlexSections(records, mapping)
      : findTables(records, mapping);
  const byContent =
    byWords.tables.length === 0 && byWords.ledger === null && !statement ? findTableByContent(records, mapping) : null;
  const layout = byContent ?? byWords;
  const [first] = layout.tables;
  if (!first) {
    const problem = layout.ledger ? tradesRefused(layout.ledger) : noHeader(records, statement);
    return { ok: false, problem, layout };
  }
  if (layout.tables.every(({ rows }) => rows.length === 0)) {
    const message = "The file has a header and no positions below it: export it again, or fill in at least one line.";
    return { ok: false, problem: refusal(PROBLEM_CODES.empty, message, first.headerLine), layout };
  }
  return { ok: true, key: statement ? "ibkr_statement" : flex ? "ibkr_flex" : brokerOf(first, records), layout };
}

function tradesRefused({ line }: CsvRecord): ImportProblem {
  return refusal(
    PROBLEM_CODES.transactions,
    "This is a list of movements that cannot be netted to what is held: it needs columns for the date, what happened, the symbol and the quantity. Export your positions or holdings instead.",
    line,
  );
}

function noHeader(records: readonly CsvRecord[], statement: boolean): ImportProblem {
  if (statement) {
    return refusal(
      PROBLEM_CODES.missingColumn,
      "The statement has no section “Open Positions”: export it again with that section included.",
    );
  }
  const nearest = nearestHeader(records);
  const first = records.find((record) => !isBlank(record));
  if (nearest && (nearest.columns.has("symbol") || nearest.columns.size >= 2)) {
    const missing = [wanting(nearest.columns, "symbol"), wanting(nearest.columns, "quantity")].filter(
      (word) => word !== null,
    );
    const have = nearest.record.cells.filter((cell) => cell !== "").slice(0, 8);
    return refusal(
      PROBLEM_CODES.missingColumn,
      `The header has no column for the ${missing.join(" and none for the ")}; it has ${showCell(have.join(", "), 120)}.`,
      nearest.record.line,
    );
  }
  return refusal(
    PROBLEM_CODES.missingColumn,
    "No header line was found: the first line must name the columns, for example Symbol,Quantity.",
    first?.line ?? null,
  );
}

function wanting(columns: ColumnMap, field: "symbol" | "quantity"): string | null {
  if (columns.has(field)) return null;
  return field === "symbol" ? "symbol (Symbol or Ticker)" : "quantity (Quantity, Shares or Units)";
}
