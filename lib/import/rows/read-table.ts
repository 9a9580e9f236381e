import type { PreviewRow, ReadPosition } from "../preview";
import { type ImportProblem, PROBLEM_CODES, showCell } from "../problems";
import type { Table } from "../tables/table";
import { type CsvRecord, isBlank, recordText } from "../text/records";
import { accountOf } from "./account-of";
import { currencyOfTotal } from "./currency-of-total";
import type { FileFacts } from "./file-facts";
import { groupLines } from "./group-lines";
import { readRow } from "./read-row";
import { RowCells } from "./row-cells";
import type { RowOutcome } from "./row-outcome";
import { summaryLines } from "./summary-lines";
import { Totals } from "./totals";

const TOTAL_LINE: RowOutcome = { disposition: "ignored", reason: "A total of the lines above.", position: null };

/** Of a line in lists. */
const SHOWN_CHARACTERS = 120;

/** What became of one line. */
export interface ReadLine {
  row: PreviewRow;
  position: ReadPosition | null;
  problems: readonly ImportProblem[];
  account: string | null;
  /** A company's name where a ticker should be, and the column that wants it. */
  wanted: { column: string; name: string } | null;
  /** What its value cell says, US dollars, decimal text; of a total line what it totals. */
  value: { text: string; isTotal: boolean } | null;
}

/** Every line of a table that is not blank. */
export function readTable(table: Table, skipped: ReadonlySet<number>, facts: FileFacts): ReadLine[] {
  const lines: ReadLine[] = [];
  const positions: ReadPosition[] = [];
  const totals = new Totals();
  const groups = groupLines(table, skipped, facts);
  for (const record of table.rows) {
    if (isBlank(record)) continue;
    if (skipped.has(record.line)) {
      lines.push(ignoredLine(record, "Skipped by you.", table.added));
      continue;
    }
    const group = groups.get(record.line);
    if (group !== undefined) {
      lines.push(ignoredLine(record, group, table.added));
      continue;
    }
    const row = new RowCells(record, table, facts);
    const outcome = row.text("symbol") === "" && totals.isUnlabelled(row) ? TOTAL_LINE : readRow(row, totals);
    const isTotal = outcome.disposition === "ignored" && outcome.reason.startsWith("A total");
    const total = isTotal ? totals.check(row) : null;
    const { position } = outcome;
    if (outcome.isSize) totals.countSize(row);
    if (position) {
      totals.count(position);
      positions.push(position);
    }
    lines.push({
      row: lineOf(record, outcome.disposition, total?.reason ?? outcome.reason, table.added),
      position,
      problems: total?.problem ? [...row.problems, total.problem] : problemsOf(row, outcome),
      account: position?.account ?? accountOf(row),
      wanted: row.wanted,
      value: total?.counted ? { text: total.counted, isTotal } : statedValue(row, position, isTotal),
    });
  }
  const summaries = summaryLines(table, positions);
  if (summaries.size === 0) return lines;
  return lines.map((line) => {
    const summary = summaries.get(line.row.line);
    return summary ? { ...line, problems: [...line.problems, summary] } : line;
  });
}

/** What a line's quantity is taken from is of no use where the line cannot be counted. */
function problemsOf({ problems }: RowCells, { disposition }: RowOutcome): readonly ImportProblem[] {
  if (disposition !== "rejected") return problems;
  return problems.filter(({ severity, code }) => severity !== "warning" || code !== PROBLEM_CODES.quantity);
}

export function ignoredLine(record: CsvRecord, reason: string, added?: Table["added"]): ReadLine {
  const row = lineOf(record, "ignored", reason, added);
  return { row, position: null, problems: [], account: null, wanted: null, value: null };
}

/** A line that was read and is not counted after all, as another part of the file says the same, or by choice. */
export function leftOut(line: ReadLine, reason: string): ReadLine {
  const row = { ...line.row, disposition: "ignored" as const, reason };
  return { ...line, row, position: null, problems: [], wanted: null, value: null };
}

function statedValue(row: RowCells, position: ReadPosition | null, isTotal: boolean): ReadLine["value"] {
  if (position) return position.statedValueUsd === null ? null : { text: position.statedValueUsd, isTotal: false };
  const reading = row.number("value");
  if (!reading.ok || reading.value === null || (reading.currency ?? "USD") !== "USD") return null;
  if (isTotal && (currencyOfTotal(row) ?? "USD") !== "USD") return null;
  return { text: reading.value, isTotal };
}

function lineOf(
  record: CsvRecord,
  disposition: PreviewRow["disposition"],
  reason: string,
  added?: Table["added"],
): PreviewRow {
  return { line: record.line, lastLine: record.lastLine, disposition, reason, text: textOf(ownPart(record, added)) };
}

/** Without what was put into it from elsewhere in the file. */
function ownPart(record: CsvRecord, added?: Table["added"]): CsvRecord {
  return added ? { ...record, cells: record.cells.filter((_, index) => !added.has(index)) } : record;
}

/** The line as it stands, cut to 120 characters; no more of it is put together than is shown. */
function textOf(record: CsvRecord): string {
  const { cells } = record;
  let shown = 0;
  for (let length = 0; shown < cells.length && length <= SHOWN_CHARACTERS; shown += 1) {
    length += (cells[shown] ?? "").length + 2;
  }
  const text = shown < cells.length ? cells.slice(0, shown).join(", ") : recordText(record);
  return showCell(text, SHOWN_CHARACTERS);
}
