import type { PortfolioPreview, PreviewAccount, PreviewRow, Receipt } from "../preview";
import { suggestName } from "../preview-builder";
import { PROBLEM_CODES, refusal, standsInTheWay } from "../problems";
import { shapeOf } from "../shape";
import { emptyTable } from "../tables/table";
import { add } from "../text/decimal";
import { DELIMITER_NAMES, type Delimiter } from "../text/records";
import type { NettedLot } from "./line-sheet";
import type { LedgerFile } from "./read-ledger-file";

export interface FileNotes {
  fileName: string | null;
  encoding: string;
  delimiter: Delimiter;
  totalLines: number;
  /** Names of the accounts to read; all where it is absent. */
  accounts: readonly string[] | undefined;
  /** Of a list that is one only by what the user says: the shape the file has as long as nothing is said of it. */
  shapeUnsaid: string | null;
}

/** What was understood of a list of trades, as a preview like any other: `kind` says that it was netted. */
export function transactionPreview(file: LedgerFile, notes: FileNotes): PortfolioPreview {
  const accounts = accountsOf(file.positions, notes.accounts);
  const { positions, rows } = chosenOnly(file, notes.accounts);
  const problems = [...file.problems];
  const hasError = problems.some(standsInTheWay);
  if (positions.length === 0 && !hasError) {
    problems.push(
      refusal(PROBLEM_CODES.empty, "Nothing is left of what the file lists, so there is nothing to create."),
    );
  }
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return {
    kind: "transactions",
    broker: file.broker,
    fileName: notes.fileName,
    suggestedName: suggestName(notes.fileName),
    layout: "transactions",
    layoutLabel: file.label,
    encoding: notes.encoding,
    delimiter: DELIMITER_NAMES[notes.delimiter],
    statementDate: file.asOf,
    shape: notes.shapeUnsaid ?? shapeOf("transactions", [emptyTable(0, file.header, null)]),
    columns: file.columns,
    accounts,
    questions: file.questions,
    asksForEquity: false,
    names: file.names,
    positions: [...positions].sort((a, b) => a.line - b.line),
    rows: [...rows],
    problems,
    receipt: receiptOf(file, rows, positions, notes.totalLines),
    canCreate: !hasError && positions.length > 0,
  };
}

function accountsOf(positions: readonly NettedLot[], chosen: readonly string[] | undefined): PreviewAccount[] {
  const accounts = new Map<string, PreviewAccount>();
  for (const { account, statedValueUsd } of positions) {
    if (account === null) continue;
    const before = accounts.get(account);
    accounts.set(account, {
      name: account,
      positions: (before?.positions ?? 0) + 1,
      statedValueUsd: add(before?.statedValueUsd ?? "0", statedValueUsd ?? "0"),
      chosen: chosen?.includes(account) ?? true,
    });
  }
  return [...accounts.values()];
}

/** Without the accounts that were not chosen; their lines are ignored by choice. */
function chosenOnly(
  { positions, rows }: LedgerFile,
  chosen: readonly string[] | undefined,
): { positions: readonly NettedLot[]; rows: readonly PreviewRow[] } {
  if (chosen === undefined) return { positions, rows };
  const isChosen = ({ account }: NettedLot) => account === null || chosen.includes(account);
  const kept = positions.filter(isChosen);
  const needed = new Set(kept.flatMap(({ lines }) => lines));
  const accountOf = new Map(
    positions
      .filter((lot) => !isChosen(lot))
      .flatMap(({ lines, account }) => lines.map((line): [number, string | null] => [line, account])),
  );
  return {
    positions: kept,
    rows: rows.map((row): PreviewRow => {
      const account = needed.has(row.line) ? undefined : accountOf.get(row.line);
      if (account === undefined) return row;
      return {
        ...row,
        disposition: "ignored",
        reason: `Belongs to the account “${account}”, which is left out by choice.`,
      };
    }),
  };
}

function receiptOf(
  { headers }: LedgerFile,
  rows: readonly PreviewRow[],
  positions: readonly NettedLot[],
  lines: number,
): Receipt {
  const count = (disposition: PreviewRow["disposition"]) =>
    rows.reduce((sum, row) => (row.disposition === disposition ? sum + 1 : sum), 0);
  const continuation = [...headers, ...rows].reduce((sum, { line, lastLine }) => sum + lastLine - line, 0);
  const used = new Set(rows.flatMap(({ line, disposition }) => (disposition === "used" ? line : [])));
  // Lines, not positions: an option traded twice is two of them.
  const linesOf = (kind: NettedLot["kind"]) =>
    new Set(positions.filter((lot) => lot.kind === kind).flatMap((lot) => lot.lines.filter((line) => used.has(line))))
      .size;
  const stated = positions.flatMap(({ statedValueUsd }) => statedValueUsd ?? []);
  return {
    lines,
    blank: lines - rows.length - headers.length - continuation,
    header: headers.length,
    continuation,
    used: count("used"),
    heldNotModelled: count("held_not_modelled"),
    ignored: count("ignored"),
    rejected: count("rejected"),
    cash: linesOf("cash"),
    options: linesOf("option"),
    statedValueUsd: stated.reduce(add, "0"),
    statedValueRows: stated.length,
    valueInFileUsd: null,
    valueInFileSource: null,
  };
}
