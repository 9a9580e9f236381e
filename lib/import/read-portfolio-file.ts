import { columnProblems } from "./columns/column-problems";
import { askAboutQuantity } from "./columns/column-question";
import { saysSomething } from "./columns/said-columns";
import { leaveOutAccounts } from "./counted-once/leave-out-accounts";
import { leaveOutCashSums } from "./counted-once/leave-out-cash-sums";
import { factsOf } from "./facts-of-file";
import { MAXIMUM_ROWS, MAXIMUM_TEXT_CHARACTERS } from "./limits";
import type { ReadOptions, ReadResult } from "./preview";
import { buildPreview } from "./preview-builder";
import { PROBLEM_CODES, refusal } from "./problems";
import { openQuestion } from "./questions";
import { readTrades } from "./read-trades";
import { type Recognised, recognise } from "./recognise";
import { ignoredLine, type ReadLine, readTable } from "./rows/read-table";
import { weightProblems } from "./rows/weights";
import { shapeOf } from "./shape";
import { afterCorrections } from "./tables/after-corrections";
import { readStatementDates } from "./tables/statements";
import { corrected } from "./tables/table-corrections";
import { partedByTabs } from "./text/blank-separated";
import { checkText, decodeFile } from "./text/decode";
import { chooseDelimiter } from "./text/delimiter";
import { decideFileDialects } from "./text/dialects";
import { type CsvRecord, countLines, normaliseLines, parseRecords } from "./text/records";
import { tradesAsHoldings } from "./transactions/trades-as-holdings";
import { shapeOfUnsaid, unreadPositions, unreadTrades } from "./unread-columns";

/**
 * A broker's file, our template or any file with symbol and quantity columns, to a preview that accounts for every line
 * (product §6). Pure: it knows no universe, no clock and no disk, and runs in the browser and on the server alike.
 *
 * A file that is not readable as positions is refused whole, in one sentence; problems of lines are collected, all at once;
 * what the file leaves open is asked once (`preview.questions`).
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
  const normalised = partedByTabs(normaliseLines(text));
  const delimiter = chooseDelimiter(normalised);
  const parsed = parseRecords(normalised, delimiter);
  if (!parsed.ok) return parsed;
  const { records, filled } = parsed;
  if (filled > MAXIMUM_ROWS + 1) {
    const message = `The file has ${filled.toLocaleString("en-US")} lines and the limit is ${MAXIMUM_ROWS.toLocaleString("en-US")}: split it, or export positions only.`;
    return { ok: false, problem: refusal(PROBLEM_CODES.tooManyRows, message) };
  }
  const found = recognise(records, options.mapping);
  const totalLines = countLines(normalised);
  const fileName = options.fileName ?? null;
  const trades = readTrades(records, found, { fileName, encoding, delimiter, totalLines }, options);
  if (trades) return trades;
  if (!found.ok) return refused(records, found);

  const quantity = askAboutQuantity(found.layout.tables, options.answers?.quantity ?? null);
  const chosen = quantity?.answer ? recognise(records, { ...options.mapping, [quantity.answer]: "quantity" }) : found;
  const { layout } = chosen.ok ? chosen : found;
  const dated = layout.tables.map((table) => readStatementDates(corrected(table, options.corrections ?? [])));
  const inCurrency = dated.map(({ table }) => afterCorrections(table));
  const tables = inCurrency.map(({ table }) => table);
  const notes = layout.ignored.map(({ record }) => record);
  const statementDate = layout.statementDate ?? dated.find(({ statementDate: day }) => day)?.statementDate ?? null;
  const { dialects, questions, problems } = decideFileDialects(tables, {
    delimiter,
    statementDate,
    answers: options.answers,
  });
  if (quantity) questions.push(quantity);
  if (quantity?.answer === null) problems.push(openQuestion(quantity));
  const facts = factsOf(tables, dialects, { ...options, statementDate });
  const skipped = new Set(options.skipLines);
  const read: ReadLine[] = [
    ...[...layout.ignored, ...dated.flatMap(({ earlier }) => earlier)].map(({ record, reason }) =>
      ignoredLine(record, reason),
    ),
    ...tables.flatMap((table) => readTable(table, skipped, facts)),
  ];
  problems.push(...tables.flatMap((table) => tradesAsHoldings(table, skipped, options.mapping)));
  const once = leaveOutCashSums(read, tables);
  problems.push(...once.problems);
  const { lines, accounts, problem: countedTwice } = leaveOutAccounts(once.lines, options.accounts);
  if (countedTwice) problems.push(countedTwice);
  const listings = facts.listings?.question(new Set(lines.map(({ row }) => row.line))) ?? null;
  if (listings !== null) {
    questions.push(listings);
    if (listings.answer === null) problems.push(openQuestion(listings));
  }
  return {
    ok: true,
    preview: buildPreview({
      kind: "positions",
      fileName,
      layout: found.key,
      shape:
        (saysSomething(options.mapping) ? shapeOfUnsaid(records) : null) ?? shapeOf(found.key, found.layout.tables),
      encoding,
      delimiter,
      statementDate,
      notes,
      tables,
      headers: layout.headers,
      totalLines,
      lines,
      accounts,
      questions,
      problems: [
        ...(layout.problems ?? []),
        ...[...dated, ...inCurrency].flatMap(({ problem }) => problem ?? []),
        ...tables.flatMap((table) => columnProblems(table, quantity !== null, options.mapping)),
        ...problems,
        ...weightProblems(tables, facts),
      ],
      asksForEquity: options.equity === undefined && tables.some(({ columns }) => columns.has("weight")),
    }),
  };
}

function refused(records: readonly CsvRecord[], found: Extract<Recognised, { ok: false }>): ReadResult {
  const { ledger } = found.layout;
  const unread = ledger && found.form === "plain" ? unreadTrades(records, ledger) : unreadPositions(records, found);
  return { ok: false, problem: found.problem, ...(unread ? { unread } : {}) };
}
