/**
 * What is wrong with a file, or was assumed about it, said so that its owner can mend it: line, column, value, remedy.
 *
 * Codes up to ERR_CSV_006 and ERR_POS_012 are the specification's; the later numbers are ours (product §6).
 */
export const PROBLEM_CODES = {
  tooLarge: "ERR_CSV_001",
  notText: "ERR_CSV_002",
  empty: "ERR_CSV_003",
  missingColumn: "ERR_CSV_004",
  malformed: "ERR_CSV_006",
  tooManyRows: "ERR_CSV_020",
  transactions: "ERR_CSV_021",
  ambiguousNumbers: "ERR_CSV_022",
  ambiguousDates: "ERR_CSV_023",
  totalDiffers: "ERR_CSV_024",
  severalStatements: "ERR_CSV_025",
  equityWanted: "ERR_CSV_026",
  weightsDiffer: "ERR_CSV_027",
  openListings: "ERR_CSV_028",
  openQuantity: "ERR_CSV_029",
  columnAssumed: "ERR_CSV_030",
  symbol: "ERR_POS_001",
  quantity: "ERR_POS_004",
  entryPrice: "ERR_POS_008",
  entryDate: "ERR_POS_012",
  option: "ERR_POS_020",
  exit: "ERR_POS_021",
  investmentClass: "ERR_POS_022",
  statedNumber: "ERR_POS_023",
  valueDiffers: "ERR_POS_024",
  currency: "ERR_POS_025",
  notModelled: "ERR_POS_026",
  renamed: "ERR_POS_027",
  mended: "ERR_POS_028",
  noPrice: "ERR_POS_029",
  minorUnits: "ERR_POS_030",
  netted: "ERR_TRX_001",
  notKnowable: "ERR_TRX_002",
  unknownMovement: "ERR_TRX_003",
  cashNotStated: "ERR_TRX_004",
  olderHoldings: "ERR_TRX_005",
  splitAssumed: "ERR_TRX_006",
  costUnknown: "ERR_TRX_007",
} as const;
export type ProblemCode = (typeof PROBLEM_CODES)[keyof typeof PROBLEM_CODES];

/** The problems that stand for open questions, by the question's id: what a page asks it does not also show as a problem. */
export const QUESTION_CODES = {
  numbers: PROBLEM_CODES.ambiguousNumbers,
  dates: PROBLEM_CODES.ambiguousDates,
  listings: PROBLEM_CODES.openListings,
  quantity: PROBLEM_CODES.openQuantity,
} as const;

/**
 * `error`: the line is rejected, and nothing can be created until it is mended or left out (but see `standsInTheWay`).
 * `warning`: read, with an assumption. `info`: worth knowing.
 */
export type Severity = "error" | "warning" | "info";

export interface ImportProblem {
  severity: Severity;
  code: ProblemCode;
  /** The file's own line, counted from 1; null where it is the whole file. */
  line: number | null;
  /** The column as the file's header writes it. */
  column: string | null;
  /** The cell as it stands in the file, cut to 60 characters, control characters drawn. */
  value: string | null;
  /** One sentence: what, why, remedy. It does not repeat the line. */
  message: string;
  /** What would mend the cell, where that is certain enough to offer. */
  fix?: { label: string; value: string };
  /** Where several things may be meant: what each would be written as, and in which column of the line. None is taken unasked. */
  choices?: readonly ProblemChoice[];
}

export interface ProblemChoice {
  label: string;
  /** A header of the file, or one of the template. */
  column: string;
  value: string;
}

/** "Line 7, Quantity: …": the sentence with its place, for logs, the API and lists. */
export function problemSentence({ line, column, message }: ImportProblem): string {
  if (line === null) return message;
  return column === null ? `Line ${line}: ${message}` : `Line ${line}, ${column}: ${message}`;
}

/**
 * Whether nothing can be created before this is settled. Of a holding that trades do not tell, the lines are rejected and the
 * rest of the file stands: no cell of it would mend them.
 */
export function standsInTheWay({ severity, code }: Pick<ImportProblem, "severity" | "code">): boolean {
  return severity === "error" && code !== PROBLEM_CODES.notKnowable;
}

/** A whole-file refusal. */
export function refusal(code: ProblemCode, message: string, line: number | null = null): ImportProblem {
  return { severity: "error", code, line, column: null, value: null, message };
}

/** A cell for a sentence or a table: control and invisible characters drawn, cut with an ellipsis. */
export function showCell(text: string, maximum = 60): string {
  const beginning = text.length <= maximum ? text : text.slice(0, maximum + 1);
  if (/^[\x20-\x7e]*$/.test(beginning)) return text.length <= maximum ? text : `${text.slice(0, maximum)}…`;
  const drawn = beginning.replace(/[\p{Cc}\p{Cf}]/gu, (c) =>
    c === "\t" ? "⇥" : c === "\n" ? "⏎" : `⟨${c.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );
  return text.length > maximum || drawn.length > maximum * 2 ? `${drawn.slice(0, maximum)}…` : drawn;
}
