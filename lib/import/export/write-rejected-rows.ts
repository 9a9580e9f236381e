import type { PortfolioPreview } from "../preview";
import { decodeFile } from "../text/decode";
import { chooseDelimiter } from "../text/delimiter";
import { isNothing, readNumber } from "../text/numbers";
import { type CsvRecord, normaliseLines, parseRecords } from "../text/records";
import { csvBytes, csvLine, escapeText } from "./export-columns";

/**
 * The lines of a file that were rejected, under their own header and with all that is wrong with each in a last column, to
 * be mended in a spreadsheet and read again. Numbers stay as they were written; a text that a spreadsheet would run as a
 * formula gets an apostrophe before it.
 *
 * @param preview of the same bytes
 * @throws where the bytes are not those that the preview is of
 */
export function writeRejectedRows(
  { rows, problems, columns }: Pick<PortfolioPreview, "rows" | "problems" | "columns">,
  bytes: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const reasons = new Map<number, string[]>(
    rows.flatMap(({ disposition, line }) => (disposition === "rejected" ? [[line, []]] : [])),
  );
  for (const { severity, line, message } of problems) if (severity === "error") reasons.get(line ?? -1)?.push(message);
  const records = recordsOf(bytes);
  const header = records.find(({ cells }) => isHeaderOf(cells, columns))?.cells ?? columns.map(({ header }) => header);
  const lines = records.flatMap(({ line, cells }) => {
    const why = reasons.get(line);
    return why === undefined ? [] : [{ cells, why: why.join(" ") }];
  });
  const width = Math.max(header.length, ...lines.map(({ cells }) => cells.length));
  const write = (cells: readonly string[], last: string) =>
    csvLine([...Array.from({ length: width }, (_, i) => safeCell(cells[i] ?? "")), escapeText(last)]);
  return csvBytes([write(header, "Reason"), ...lines.map(({ cells, why }) => write(cells, why))].join(""));
}

function recordsOf(bytes: Uint8Array): CsvRecord[] {
  const decoded = decodeFile(bytes);
  if (!decoded.ok) throw new Error(`writeRejectedRows: ${decoded.problem.message}`);
  const text = normaliseLines(decoded.text);
  const parsed = parseRecords(text, chooseDelimiter(text));
  if (!parsed.ok) throw new Error(`writeRejectedRows: ${parsed.problem.message}`);
  return parsed.records;
}

/** The line whose cells are the preview's columns. */
function isHeaderOf(cells: readonly string[], columns: PortfolioPreview["columns"]): boolean {
  return columns.length > 0 && columns.every(({ header, index }) => cells[index] === header);
}

/** What is a number under either decimal mark is left as it is: "-$482.80" is no formula. */
function safeCell(cell: string): string {
  const isNumber = isNothing(cell) || readNumber(cell, ".").ok || readNumber(cell, ",").ok;
  return isNumber ? cell : escapeText(cell);
}
