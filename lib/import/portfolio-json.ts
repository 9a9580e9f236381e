import type { PortfolioPreview, PreviewRow, ReadPosition, ReadResult } from "./preview";
import { type ImportProblem, PROBLEM_CODES } from "./problems";

/** What `read-portfolio` prints: the preview as others' programs read it. Numbers are JSON numbers, dates `YYYY-MM-DD`. */
export interface PortfolioJson {
  broker: string | null;
  kind: "positions" | "transactions";
  accounts: string[];
  positions: PositionJson[];
  not_modelled: LineJson[];
  ignored: LineJson[];
  problems: ProblemJson[];
  receipt: ReceiptJson;
}

export interface PositionJson {
  /** Ours; an ISIN, CUSIP or a name where the file gives no ticker, a currency for plain cash. */
  symbol: string;
  /** Signed; null where the file states only what the position is worth. */
  quantity: number | null;
  /** A share, in `currency`. */
  price: number | null;
  /** Signed, in `currency`. */
  value: number | null;
  entry_price: number | null;
  entry_date: string | null;
  kind: "equity" | "fund" | "cash" | "option" | "private";
  option?: { underlying: string; expiration: string; strike: number; type: "call" | "put"; multiplier: number };
  currency: string;
  /** Of the file, from 1. */
  lines: number[];
}

export interface LineJson {
  line: number;
  why: string;
}

export interface ProblemJson {
  severity: ImportProblem["severity"];
  line: number | null;
  column: string | null;
  value: string | null;
  code: string;
  message: string;
  fix: string | null;
}

/** lines_read = used + cash + not_modelled + ignored + rejected; lines_in_file adds blank, header and continuation lines. */
export interface ReceiptJson {
  lines_in_file: number;
  blank: number;
  header: number;
  continuation: number;
  lines_read: number;
  used: number;
  cash: number;
  not_modelled: number;
  ignored: number;
  rejected: number;
  /** US dollars; null where the file states no values. */
  value_in_file: number | null;
  value_understood: number;
}

/** The outward shape of what was read; a file that was refused whole is its one problem and nothing else. */
export function portfolioJson(result: ReadResult): PortfolioJson {
  if (!result.ok) return refused(result.problem);
  const { preview } = result;
  return {
    broker: preview.broker,
    kind: preview.kind,
    accounts: preview.accounts.map(({ name }) => name),
    positions: preview.positions.map(positionJson),
    not_modelled: linesOf(preview.rows, "held_not_modelled"),
    ignored: linesOf(preview.rows, "ignored"),
    // What is held without betas is listed by itself.
    problems: preview.problems
      .filter(({ code, severity }) => code !== PROBLEM_CODES.notModelled || severity !== "info")
      .map(problemJson),
    receipt: receiptJson(preview.receipt),
  };
}

function positionJson(lot: ReadPosition): PositionJson {
  const { option, stated, currency } = lot;
  const own = stated?.currency === currency ? stated : undefined;
  return {
    symbol: nameOf(lot),
    quantity: numberOf(lot.quantity),
    price: numberOf(own?.price ?? lot.statedPrice),
    value: numberOf(own?.value ?? lot.statedValueUsd),
    entry_price: numberOf(lot.entryPrice),
    entry_date: lot.entryDate,
    kind: kindOf(lot),
    ...(option
      ? {
          option: {
            underlying: option.underlying,
            expiration: option.expiration,
            strike: Number(option.strike),
            type: option.optionType,
            multiplier: Number(lot.multiplier),
          },
        }
      : {}),
    currency,
    lines: lot.lines ?? [lot.line],
  };
}

function nameOf({ kind, symbol, ticker, identifier, rawSymbol, description, currency }: ReadPosition): string {
  if (symbol !== null) return symbol;
  if (kind === "cash") return currency;
  return ticker ?? identifier?.value ?? (rawSymbol || description || "");
}

/** A listed lot that is held as private only for its currency is still a share or a fund. */
function kindOf({ kind, isFund, ticker }: ReadPosition): PositionJson["kind"] {
  if (kind === "public" || ticker !== undefined) return isFund ? "fund" : "equity";
  return kind === "private" ? "private" : kind;
}

function linesOf(rows: readonly PreviewRow[], disposition: PreviewRow["disposition"]): LineJson[] {
  return rows.flatMap((row) => (row.disposition === disposition ? [{ line: row.line, why: row.reason }] : []));
}

function problemJson({ severity, line, column, value, code, message, fix }: ImportProblem): ProblemJson {
  return { severity, line, column, value, code, message, fix: fix?.value ?? null };
}

function receiptJson(receipt: PortfolioPreview["receipt"]): ReceiptJson {
  const { lines, blank, header, continuation, used, cash, heldNotModelled, ignored, rejected } = receipt;
  return {
    lines_in_file: lines,
    blank,
    header,
    continuation,
    lines_read: lines - blank - header - continuation,
    used: used - cash,
    cash,
    not_modelled: heldNotModelled,
    ignored,
    rejected,
    value_in_file: numberOf(receipt.valueInFileUsd),
    value_understood: Number(receipt.statedValueUsd),
  };
}

function refused(problem: ImportProblem): PortfolioJson {
  const receipt: ReceiptJson = {
    lines_in_file: 0,
    blank: 0,
    header: 0,
    continuation: 0,
    lines_read: 0,
    used: 0,
    cash: 0,
    not_modelled: 0,
    ignored: 0,
    rejected: 0,
    value_in_file: null,
    value_understood: 0,
  };
  const isLedger = problem.code === PROBLEM_CODES.transactions;
  return {
    broker: null,
    kind: isLedger ? "transactions" : "positions",
    accounts: [],
    positions: [],
    not_modelled: [],
    ignored: [],
    problems: [problemJson(problem)],
    receipt,
  };
}

function numberOf(decimal: string | null): number | null {
  return decimal === null ? null : Number(decimal);
}
