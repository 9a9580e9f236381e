import {
  BROKERS,
  type IsoDate,
  LAYOUTS,
  type LayoutKey,
  type PortfolioPreview,
  type PreviewAccount,
  type PreviewQuestion,
  type PreviewRow,
  type ReadPosition,
  type Receipt,
} from "./preview";
import { columnsOf } from "./preview-columns";
import { type ImportProblem, PROBLEM_CODES, refusal } from "./problems";
import type { ReadLine } from "./rows/read-table";
import type { Table } from "./tables/table";
import { DecimalSum } from "./text/decimal";
import { findDate, orderOfDates } from "./text/find-date";
import { type CsvRecord, DELIMITER_NAMES, type Delimiter } from "./text/records";
import { valueInFile } from "./value-in-file";

export interface PreviewParts {
  kind: PortfolioPreview["kind"];
  fileName: string | null;
  layout: LayoutKey;
  encoding: string;
  delimiter: Delimiter;
  statementDate: IsoDate | null;
  /** `shapeOf` the file. */
  shape: string;
  /** Lines outside the tables, where brokers write the day of the download. */
  notes: readonly CsvRecord[];
  tables: readonly Table[];
  headers: readonly CsvRecord[];
  totalLines: number;
  lines: readonly ReadLine[];
  /** Where they do not stand on a line each: what trades were netted to. */
  positions?: readonly ReadPosition[];
  accounts: PreviewAccount[];
  questions: PreviewQuestion[];
  problems: readonly ImportProblem[];
  asksForEquity: boolean;
}

const ALL_SOLD: ImportProblem = {
  severity: "warning",
  code: PROBLEM_CODES.exit,
  line: null,
  column: null,
  value: null,
  message:
    "Every line has a day of sale, so nothing is held any more and the portfolio would be worth nothing: for what you hold, upload the list of positions.",
};

/** Everything understood, in the order of the file, with a receipt that adds up. */
export function buildPreview(parts: PreviewParts): PortfolioPreview {
  const lines = [...parts.lines].sort((a, b) => a.row.line - b.row.line);
  const positions = [...(parts.positions ?? lines.flatMap(({ position }) => position ?? []))];
  const problems = [...parts.problems, ...lines.flatMap((line) => line.problems)];
  const hasError = problems.some(({ severity }) => severity === "error");
  if (positions.length === 0 && !hasError) {
    problems.push(refusal(PROBLEM_CODES.empty, "No line of the file is a position, so there is nothing to create."));
  }
  if (positions.length > 0 && positions.every(({ exitDate }) => exitDate !== null)) problems.push(ALL_SOLD);
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const ignored = lines.flatMap(({ row }) => (row.disposition === "ignored" ? row.text : []));
  return {
    kind: parts.kind,
    broker: BROKERS[parts.layout],
    fileName: parts.fileName,
    suggestedName: suggestName(parts.fileName),
    layout: parts.layout,
    layoutLabel: LAYOUTS[parts.layout],
    encoding: parts.encoding,
    delimiter: DELIMITER_NAMES[parts.delimiter],
    statementDate: parts.statementDate ?? downloadDay(ignored, parts.tables),
    shape: parts.shape,
    columns: columnsOf(shownTable(parts.tables)),
    accounts: parts.accounts,
    questions: parts.questions,
    asksForEquity: parts.asksForEquity,
    names: lines.flatMap(({ row, wanted }) => (wanted === null ? [] : { line: row.line, ...wanted })),
    positions,
    rows: lines.map(({ row }) => row),
    problems,
    receipt: receiptOf(parts, lines, positions),
    canCreate: !hasError && positions.length > 0,
  };
}

/** The table whose columns are shown and can be chosen: holdings rather than cash, and one with lines rather than without. */
function shownTable(tables: readonly Table[]): Table | undefined {
  const listed = tables.filter(({ cashOnly }) => !cashOnly);
  return listed.find(({ rows }) => rows.length > 0) ?? listed[0] ?? tables[0];
}

/** "C:\Downloads\Portfolio_Positions_Aug-21-2026.csv" to "Portfolio Positions Aug-21-2026". */
export function suggestName(fileName: string | null): string {
  const base = (fileName ?? "").split(/[\\/]/).at(-1) ?? "";
  const name = base
    .replace(/\.(csv|txt|tsv)(\.gz)?$/i, "")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .replace(/[_\s]+/g, " ")
    .trim()
    .slice(0, 100);
  return name === "" ? "My portfolio" : name;
}

function receiptOf(parts: PreviewParts, lines: readonly ReadLine[], positions: readonly ReadPosition[]): Receipt {
  const counts: Record<PreviewRow["disposition"], number> = { used: 0, held_not_modelled: 0, ignored: 0, rejected: 0 };
  const receipt = { continuation: 0, cash: 0, options: 0, statedValueRows: 0 };
  const stated = new DecimalSum();
  for (const { line, lastLine } of parts.headers) receipt.continuation += lastLine - line;
  const used = new Set<number>();
  for (const { row } of lines) {
    counts[row.disposition] += 1;
    receipt.continuation += row.lastLine - row.line;
    if (row.disposition === "used") used.add(row.line);
  }
  for (const { kind, line, statedValueUsd } of positions) {
    if (used.has(line) && kind === "cash") receipt.cash += 1;
    if (used.has(line) && kind === "option") receipt.options += 1;
    if (statedValueUsd === null) continue;
    stated.add(statedValueUsd);
    receipt.statedValueRows += 1;
  }
  return {
    lines: parts.totalLines,
    blank: parts.totalLines - lines.length - parts.headers.length - receipt.continuation,
    header: parts.headers.length,
    used: counts.used,
    heldNotModelled: counts.held_not_modelled,
    ignored: counts.ignored,
    rejected: counts.rejected,
    ...receipt,
    statedValueUsd: stated.text,
    ...valueInFile(lines),
  };
}

function downloadDay(notes: readonly string[], tables: readonly Table[]): IsoDate | null {
  const order = () => orderOfDates(tables.flatMap(({ rows }) => rows));
  for (const note of notes) {
    const day = /downloaded|as of|generated/i.test(note) ? findDate(note, order) : null;
    if (day !== null) return day;
  }
  return null;
}
