import { FIELDS } from "./columns";
import { findDate } from "./dates";
import { add } from "./decimal";
import {
  type ImportedPosition,
  type IsoDate,
  LAYOUTS,
  type LayoutKey,
  type PortfolioPreview,
  type PreviewColumn,
  type PreviewRow,
  type Receipt,
} from "./preview";
import { type ImportProblem, PROBLEM_CODES, refusal } from "./problems";
import { type CsvRecord, DELIMITER_NAMES, type Delimiter } from "./records";
import type { Table } from "./tables";

/** What became of one line. */
export interface ReadLine {
  row: PreviewRow;
  position: ImportedPosition | null;
  problems: readonly ImportProblem[];
}

export interface PreviewParts {
  fileName: string | null;
  layout: LayoutKey;
  encoding: string;
  delimiter: Delimiter;
  statementDate: IsoDate | null;
  /** Texts of ignored lines, where brokers write the day of the download. */
  notes: readonly string[];
  table: Table | undefined;
  headers: readonly CsvRecord[];
  totalLines: number;
  lines: readonly ReadLine[];
  problems: readonly ImportProblem[];
}

/** Everything understood, in the order of the file, with a receipt that adds up. */
export function buildPreview(parts: PreviewParts): PortfolioPreview {
  const lines = [...parts.lines].sort((a, b) => a.row.line - b.row.line);
  const positions = lines.flatMap(({ position }) => position ?? []);
  const problems = [...parts.problems, ...lines.flatMap((line) => line.problems)];
  const hasError = problems.some(({ severity }) => severity === "error");
  if (positions.length === 0 && !hasError) {
    problems.push(refusal(PROBLEM_CODES.empty, "No line of the file is a position, so there is nothing to create."));
  }
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return {
    fileName: parts.fileName,
    suggestedName: suggestName(parts.fileName),
    layout: parts.layout,
    layoutLabel: LAYOUTS[parts.layout],
    encoding: parts.encoding,
    delimiter: DELIMITER_NAMES[parts.delimiter],
    statementDate: parts.statementDate ?? downloadDay(parts.notes),
    columns: columnsOf(parts.table),
    accounts: [...new Set(positions.flatMap(({ account }) => account ?? []))],
    positions,
    rows: lines.map(({ row }) => row),
    problems,
    receipt: receiptOf(parts, lines, positions),
    canCreate: !hasError && positions.length > 0,
  };
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

function receiptOf(parts: PreviewParts, lines: readonly ReadLine[], positions: readonly ImportedPosition[]): Receipt {
  const count = (disposition: PreviewRow["disposition"]) =>
    lines.filter(({ row }) => row.disposition === disposition).length;
  const spans = [...parts.headers, ...lines.map(({ row }) => row)];
  const continuation = spans.reduce((sum, { line, lastLine }) => sum + lastLine - line, 0);
  const used = new Set(lines.filter(({ row }) => row.disposition === "used").map(({ row }) => row.line));
  const usedOf = (kind: ImportedPosition["kind"]) =>
    positions.filter((lot) => lot.kind === kind && used.has(lot.line)).length;
  const stated = positions.flatMap(({ statedValueUsd }) => statedValueUsd ?? []);
  return {
    lines: parts.totalLines,
    blank: parts.totalLines - spans.length - continuation,
    header: parts.headers.length,
    continuation,
    used: count("used"),
    heldNotModelled: count("held_not_modelled"),
    ignored: count("ignored"),
    rejected: count("rejected"),
    cash: usedOf("cash"),
    options: usedOf("option"),
    statedValueUsd: stated.reduce(add, "0"),
    statedValueRows: stated.length,
  };
}

function columnsOf(table: Table | undefined): PreviewColumn[] {
  if (!table) return [];
  return table.header
    .map((header, index) => ({ header, field: FIELDS.find((field) => table.columns.get(field) === index) ?? null }))
    .filter(({ header }) => header !== "");
}

function downloadDay(notes: readonly string[]): IsoDate | null {
  const note = notes.find((text) => /downloaded|as of|generated/i.test(text));
  return note === undefined ? null : findDate(note);
}
