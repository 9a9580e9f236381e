import { type ColumnMap, isTemplateHeader } from "./columns";
import { isIbkrStatement, readIbkrSections } from "./ibkr-statement";
import type { LayoutKey } from "./preview";
import { type ImportProblem, PROBLEM_CODES, refusal, showCell } from "./problems";
import { type CsvRecord, isBlank } from "./records";
import { findTables, type Layout, nearestHeader, type Table } from "./tables";

export type Recognised = { ok: true; key: LayoutKey; layout: Layout } | { ok: false; problem: ImportProblem };

/** Which kind of file this is and where its tables stand, or why it cannot be read as positions. */
export function recognise(records: readonly CsvRecord[]): Recognised {
  const statement = isIbkrStatement(records);
  const layout = statement ? readIbkrSections(records) : findTables(records);
  const [first] = layout.tables;
  if (!first)
    return { ok: false, problem: layout.ledger ? tradesRefused(layout.ledger) : noHeader(records, statement) };
  if (layout.tables.every(({ rows }) => rows.length === 0)) {
    const message = "The file has a header and no positions below it: export it again, or fill in at least one line.";
    return { ok: false, problem: refusal(PROBLEM_CODES.empty, message, first.headerLine) };
  }
  return { ok: true, key: statement ? "ibkr_statement" : keyOf(first), layout };
}

function keyOf({ header, columns }: Table): LayoutKey {
  if (isTemplateHeader(header)) return "template";
  const words = new Set(header.map((cell) => cell.toLowerCase()));
  if (words.has("account number") && words.has("average cost basis") && words.has("last price"))
    return "fidelity_positions";
  if (words.has("qty (quantity)") || (words.has("mkt val (market value)") && columns.has("symbol")))
    return "schwab_positions";
  return "plain";
}

function tradesRefused({ line }: CsvRecord): ImportProblem {
  return refusal(
    PROBLEM_CODES.transactions,
    "This is a list of trades and movements, not of what is held now, and netting trades is not supported: export your positions or holdings instead.",
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
