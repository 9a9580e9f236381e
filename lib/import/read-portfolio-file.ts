import { checkText, decodeFile } from "./decode";
import { chooseDelimiter } from "./delimiter";
import { decideFileDialects } from "./dialects";
import { MAXIMUM_ROWS, MAXIMUM_TEXT_CHARACTERS } from "./limits";
import type { Correction, PreviewRow, ReadOptions, ReadResult } from "./preview";
import { buildPreview, type ReadLine } from "./preview-builder";
import { type ImportProblem, PROBLEM_CODES, refusal, showCell } from "./problems";
import { readRow } from "./read-row";
import { recognise } from "./recognise";
import { type CsvRecord, countLines, isBlank, normaliseLines, parseRecords, recordText } from "./records";
import { rowCells } from "./row-cells";
import { readStatementDates } from "./statements";
import type { Table } from "./tables";
import { checkTotal } from "./totals";

/**
 * A broker's file, our template or any file with symbol and quantity columns, to a preview that accounts for every line
 * (product §6). Pure: it knows no universe, no clock and no disk, and runs in the browser and on the server alike.
 *
 * A file that is not readable as positions is refused whole, in one sentence; problems of lines are collected, all at once.
 *
 * @example readPortfolioFile(new TextEncoder().encode("Symbol,Quantity\nBRK.B,10\n"), { fileName: "mine.csv" })
 */
export function readPortfolioFile(bytes: Uint8Array, options: ReadOptions = {}): ReadResult {
  const decoded = decodeFile(bytes);
  return decoded.ok ? readText(decoded.text, decoded.encoding, options) : decoded;
}

/** The same for pasted text, up to 500,000 characters. */
export function readPortfolioText(text: string, options: ReadOptions = {}): ReadResult {
  if (text.length > MAXIMUM_TEXT_CHARACTERS) {
    const message = `The text has ${text.length.toLocaleString("en-US")} characters and the limit for pasting is ${MAXIMUM_TEXT_CHARACTERS.toLocaleString("en-US")}: upload it as a file instead.`;
    return { ok: false, problem: refusal(PROBLEM_CODES.tooLarge, message) };
  }
  const problem = checkText(text);
  return problem ? { ok: false, problem } : readText(text, "text", options);
}

function readText(text: string, encoding: string, options: ReadOptions): ReadResult {
  const normalised = normaliseLines(text);
  const delimiter = chooseDelimiter(normalised);
  const parsed = parseRecords(normalised, delimiter);
  if (!parsed.ok) return parsed;
  const filled = parsed.records.filter((record) => !isBlank(record));
  if (filled.length > MAXIMUM_ROWS + 1) {
    const message = `The file has ${filled.length.toLocaleString("en-US")} lines and the limit is ${MAXIMUM_ROWS.toLocaleString("en-US")}: split it, or export positions only.`;
    return { ok: false, problem: refusal(PROBLEM_CODES.tooManyRows, message) };
  }
  const found = recognise(parsed.records);
  if (!found.ok) return found;

  const { layout } = found;
  const dated = layout.tables.map((table) => readStatementDates(corrected(table, options.corrections ?? [])));
  const tables = dated.map(({ table }) => table);
  const { dialects, problems: assumptions } = decideFileDialects(tables, delimiter);
  const skipped = new Set(options.skipLines);
  const lines: ReadLine[] = [
    ...[...layout.ignored, ...dated.flatMap(({ earlier }) => earlier)].map(({ record, reason }) =>
      ignoredLine(record, reason),
    ),
    ...tables.flatMap((table) => readTable(table, skipped, (record) => rowCells(record, table, dialects))),
  ];
  const fileProblems = [...dated.flatMap(({ problem }) => problem ?? []), ...assumptions];
  const notes = lines.flatMap(({ row }) => (row.disposition === "ignored" ? row.text : []));
  return {
    ok: true,
    preview: buildPreview({
      fileName: options.fileName ?? null,
      layout: found.key,
      encoding,
      delimiter,
      statementDate: layout.statementDate ?? dated.find(({ statementDate }) => statementDate)?.statementDate ?? null,
      notes,
      table: tables[0],
      headers: layout.headers,
      totalLines: countLines(normalised),
      lines,
      problems: fileProblems,
    }),
  };
}

function readTable(
  table: Table,
  skipped: ReadonlySet<number>,
  open: (record: CsvRecord) => ReturnType<typeof rowCells>,
): ReadLine[] {
  const lines: ReadLine[] = [];
  const above: NonNullable<ReadLine["position"]>[] = [];
  for (const record of table.rows) {
    if (isBlank(record)) continue;
    if (skipped.has(record.line)) {
      lines.push(ignoredLine(record, "Skipped by you."));
      continue;
    }
    const row = open(record);
    const outcome = readRow(row);
    const isTotal = outcome.disposition === "ignored" && outcome.reason.startsWith("A total");
    const total = isTotal ? checkTotal(row, above) : null;
    if (outcome.position) above.push(outcome.position);
    lines.push({
      row: lineOf(record, outcome.disposition, total?.reason ?? outcome.reason),
      position: outcome.position,
      problems: total?.problem ? [...row.problems, total.problem] : row.problems,
    });
  }
  return lines;
}

/** Cells put right by the user, by line and by the header's word. */
function corrected(table: Table, corrections: readonly Correction[]): Table {
  if (corrections.length === 0) return table;
  const rows = table.rows.map((record) => {
    const here = corrections.filter(({ line }) => line === record.line);
    if (here.length === 0) return record;
    const cells = [...record.cells];
    for (const { column, value } of here) {
      const index = table.header.indexOf(column);
      if (index >= 0) cells[index] = value;
    }
    return { ...record, cells };
  });
  return { ...table, rows };
}

function ignoredLine(record: CsvRecord, reason: string): ReadLine {
  const problems: ImportProblem[] = [];
  return { row: lineOf(record, "ignored", reason), position: null, problems };
}

function lineOf(record: CsvRecord, disposition: PreviewRow["disposition"], reason: string): PreviewRow {
  return { line: record.line, lastLine: record.lastLine, disposition, reason, text: showCell(recordText(record), 120) };
}
