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
