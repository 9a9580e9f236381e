import { looksNumeric } from "./columns/cell-kinds";
import { isMade, madeHeader, widthOf } from "./columns/made-header";
import { saysSomething } from "./columns/said-columns";
import { columnsOfHeader, namesContracts, settleColumns } from "./columns/table-columns";
import type { ColumnMapping } from "./preview";
import { type ImportProblem, PROBLEM_CODES, refusal, showCell } from "./problems";
import { namesMuch } from "./tables/content-tables";
import { mayHead } from "./tables/header-lines";
import { emptyTable, type Table } from "./tables/table";
import { nearestHeader } from "./tables/tables";
import { type CsvRecord, isBlank } from "./text/records";

/** A file without the columns that positions need: which are missing, and those it has. */
export interface MissingColumns {
  problem: ImportProblem;
  /** What may be a table once the user says what its columns hold; null where no line of the file has an amount. */
  table: Table | null;
}

/** Lines among which a header without a word that we know is sought, and those that show what columns hold. */
const HEADER_LINES = 60;
const SAMPLE_LINES = 50;

/** What a table of positions cannot do without, and how its columns are called. */
const WANTED = [
  { field: "symbol", words: "symbol (Symbol or Ticker)", instead: ["identifier"] },
  { field: "quantity", words: "quantity (Quantity, Shares or Units)", instead: ["value", "weight"] },
] as const;

/** Whether a header names what is wanted, before anything is said of its columns. */
export function namesWanted(records: readonly CsvRecord[]): boolean {
  const nearest = nearestHeader(records);
  return nearest !== null && WANTED.every(({ field }) => nearest.columns.has(field));
}

/** Why a file without a table of positions is refused. @param mapping what the user says the columns are */
export function missingColumns(records: readonly CsvRecord[], mapping?: ColumnMapping): MissingColumns {
  const nearest = nearestHeader(records);
  const named = nearest && namesMuch(nearest.columns) ? nearest.record : null;
  const table = tableBelow(records, named, mapping);
  const header = named?.cells ?? table?.header ?? [];
  const columns = table?.columns ?? columnsOfHeader(header, mapping).columns;
  const isNamed = ({ field, instead }: (typeof WANTED)[number]) =>
    columns.has(field) || instead.some((one) => columns.has(one)) || (field === "symbol" && namesContracts(columns));
  const missing = WANTED.flatMap((wanted) => (isNamed(wanted) ? [] : wanted.words)).join(" and none for the ");
  const line = named?.line ?? records.find((record) => !isBlank(record))?.line ?? null;
  const isTaken = WANTED.some(({ field }) => nearest?.columns.has(field) && !columns.has(field));
  const have = showCell(
    header
      .filter((cell) => cell !== "")
      .slice(0, 8)
      .join(", "),
    120,
  );
  const isNameless = header.length === 0 || isMade({ header });
  if (missing === "" || (isNameless && !saysSomething(mapping))) {
    const message = "No header line was found: the first line must name the columns, for example Symbol,Quantity.";
    return { problem: refusal(PROBLEM_CODES.missingColumn, message, line), table };
  }
  const message =
    isTaken || isNameless
      ? `As the columns are chosen there is none for the ${missing}: choose among ${have}.`
      : `The header has no column for the ${missing}; it has ${have}.`;
  return { problem: refusal(PROBLEM_CODES.missingColumn, message, line), table };
}

/** The lines below a header, or below the line that most looks like one, or all of them under made names. */
function tableBelow(
  records: readonly CsvRecord[],
  named: CsvRecord | null,
  mapping: ColumnMapping | undefined,
): Table | null {
  const filled = records.filter((record) => !isBlank(record));
  const isData = ({ cells }: CsvRecord) => cells.filter((cell) => cell !== "").length > 1 && cells.some(looksNumeric);
  const first = filled.findIndex(isData);
  if (first < 0) return null;
  const above = filled.slice(Math.max(0, first - HEADER_LINES), first).findLast(({ cells }) => mayHead(cells));
  const header = named ?? above ?? null;
  const rows = header ? filled.slice(filled.indexOf(header) + 1) : filled.slice(first);
  const sample = rows.slice(0, SAMPLE_LINES);
  if (!sample.some(isData)) return null;
  const cells = header?.cells ?? madeHeader(widthOf(sample.map((record) => record.cells)));
  const line = header?.line ?? sample[0]?.line ?? 1;
  return { ...emptyTable(line, cells, null), ...settleColumns(cells, rows, mapping), rows };
}
