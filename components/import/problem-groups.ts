import type { Correction } from "@/lib/import/preview";
import type { ImportProblem, ProblemCode, Severity } from "@/lib/import/problems";

export interface ProblemGroup {
  severity: Severity;
  code: ProblemCode;
  title: string;
  problems: ImportProblem[];
}

/** What the problems of one code have in common: what would mend them all. */
const TITLES: Record<ProblemCode, string> = {
  ERR_CSV_001: "The file is too large",
  ERR_CSV_002: "The file is not text",
  ERR_CSV_003: "The file is empty",
  ERR_CSV_004: "A column is missing",
  ERR_CSV_006: "Lines that are not well formed",
  ERR_CSV_020: "Too many rows",
  ERR_CSV_021: "This is a list of transactions",
  ERR_CSV_022: "Numbers that can be read in two ways",
  ERR_CSV_023: "Dates that can be read in two ways",
  ERR_CSV_024: "Totals that differ",
  ERR_CSV_025: "Several statements in one file",
  ERR_CSV_026: "What the portfolio is worth",
  ERR_CSV_027: "Weights that do not add up",
  ERR_CSV_028: "Tickers that may be one of two listings",
  ERR_CSV_029: "Which column is the quantity",
  ERR_CSV_030: "Columns whose meaning was assumed",
  ERR_POS_001: "Symbols to check",
  ERR_POS_004: "Quantities to check",
  ERR_POS_008: "Entry prices to check",
  ERR_POS_012: "Entry dates to check",
  ERR_POS_020: "Options to check",
  ERR_POS_021: "Exits to check",
  ERR_POS_022: "Investment classes to check",
  ERR_POS_023: "Prices and values to check",
  ERR_POS_024: "Values that do not match quantity and price",
  ERR_POS_025: "Other currencies",
  ERR_POS_026: "Held, but not modelled",
  ERR_POS_027: "Tickers that have changed",
  ERR_POS_028: "Symbols written otherwise",
  ERR_POS_029: "Values without a price to count shares by",
  ERR_POS_030: "Pence and other hundredths",
  ERR_TRX_001: "Trades that were netted",
  ERR_TRX_002: "Holdings that the trades do not tell",
  ERR_TRX_003: "Movements that are not known",
  ERR_TRX_004: "Cash that the file does not state",
  ERR_TRX_005: "Holdings older than the file",
  ERR_TRX_006: "Splits that were assumed",
  ERR_TRX_007: "Entry prices that are not known",
};

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** Problems by what mends them: what stands in the way first, then assumptions, then what is worth knowing. */
export function groupProblems(problems: readonly ImportProblem[]): ProblemGroup[] {
  return SEVERITIES.flatMap((severity) => {
    const ofSeverity = problems.filter((problem) => problem.severity === severity);
    const codes = [...new Set(ofSeverity.map(({ code }) => code))];
    return codes.map((code) => ({
      severity,
      code,
      title: TITLES[code],
      problems: ofSeverity.filter((problem) => problem.code === code),
    }));
  });
}

/** The cells that the offered fixes of these problems put right. */
export function fixesOf(problems: readonly ImportProblem[]): Correction[] {
  return problems.flatMap(({ line, column, fix }) =>
    line === null || column === null || fix === undefined ? [] : [{ line, column, value: fix.value }],
  );
}
