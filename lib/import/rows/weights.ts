import { type ImportProblem, PROBLEM_CODES } from "../problems";
import type { Table } from "../tables/table";
import { multiply } from "../text/decimal";
import { readNumber } from "../text/numbers";
import { shownNumber } from "../text/shown-number";
import type { Dialects, FileFacts } from "./file-facts";
import { isTotalLine } from "./total-name";

/** Above this sum of sizes, weights without a percent sign are percentages: nobody holds five times what they have. */
const LARGEST_SUM_OF_FRACTIONS = 5;
/** What weights may miss the whole by, rounded as they are. */
const LARGEST_DIFFERENCE = 0.02;
/** Beyond it, or where it is no number for the size of its parts, a sum of fractions is not written out. */
const LARGEST_SUM_SHOWN = 10_000;

/** A header that says so: "% of portfolio", "Weight (pct)". */
const PER_CENT = /%|\bper ?cent|\bpct\b|prozent|pour ?cent|por ?ciento/i;

/**
 * Whether weights without a percent sign are fractions (0.25) or percentages (25): by their header, else by what they add up
 * to. What adds up to one is a fraction whatever its header says: spreadsheets show 25 % and export 0.25.
 */
export function unitOfWeights(tables: readonly Table[], dialects: Dialects): "1" | "0.01" {
  const scaled = tables.some(({ scales }) => scales.get("weight") !== undefined);
  const sum = weightsOf(tables, dialects).reduce((total, { value }) => total + Math.abs(value), 0);
  if (scaled || Math.abs(sum - 1) <= LARGEST_DIFFERENCE) return "1";
  const isPerCent = tables.some(({ header, columns }) => PER_CENT.test(header[columns.get("weight") ?? -1] ?? ""));
  return isPerCent || sum > LARGEST_SUM_OF_FRACTIONS ? "0.01" : "1";
}

/** A file of weights needs to know what the whole is worth; and weights that do not add up to the whole are said. */
export function weightProblems(tables: readonly Table[], facts: FileFacts): ImportProblem[] {
  const table = tables.find(({ columns }) => columns.has("weight"));
  if (!table) return [];
  const column = table.header[table.columns.get("weight") ?? -1] ?? null;
  const problem = { line: null, column, value: null } as const;
  if (facts.equity === null) {
    const message =
      "The file has weights and no quantities or values: say what the portfolio is worth in US dollars (equity_balance), and each position is that share of it.";
    return [{ ...problem, severity: "error", code: PROBLEM_CODES.equityWanted, message }];
  }
  const unit = Number(facts.weightUnit);
  const total = weightsOf(tables, facts.dialects).reduce(
    (sum, { value, percent }) => sum + value * (percent ? 0.01 : unit),
    0,
  );
  if (Math.abs(total - 1) <= LARGEST_DIFFERENCE) return [];
  const sum =
    Math.abs(total) < LARGEST_SUM_SHOWN
      ? `${shownNumber(multiply(total.toFixed(4), "100"))} %`
      : "millions of per cent";
  const message = `The weights add up to ${sum} of the equity given, not to 100 %: the rest is held as nothing, unless a line for cash is added.`;
  return [{ ...problem, severity: "warning", code: PROBLEM_CODES.weightsDiffer, message }];
}

/** Every weight but those of lines that are totals. */
function weightsOf(tables: readonly Table[], dialects: Dialects): { value: number; percent: boolean }[] {
  const mark = dialects.numbers.get("weight")?.mark ?? ".";
  return tables.flatMap(({ columns, rows, scales }) => {
    const index = columns.get("weight");
    const scale = Number(scales.get("weight") ?? "1");
    if (index === undefined) return [];
    return rows.flatMap(({ cells }) => {
      if (isTotalLine((field) => cells[columns.get(field) ?? -1] ?? "", cells)) return [];
      const reading = readNumber(cells[index] ?? "", mark);
      return reading.ok && reading.value !== null
        ? [{ value: Number(reading.value) * scale, percent: reading.percent }]
        : [];
    });
  });
}
