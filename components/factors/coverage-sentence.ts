import { formatPercent } from "@/lib/format";

export interface Coverage {
  /** Share of gross value with any beta, 0..1; null without a portfolio value. */
  coverage: number | null;
  /** Symbols on their way in. */
  pending: number;
  /** Symbols that will have no numbers. */
  unavailable: number;
}

/** "Covers 94 % of value; 2 symbols loading; 1 without numbers" */
export function coverageSentence({ coverage, ...symbols }: Coverage): string {
  const covered = coverage === null ? "Nothing to cover yet" : `Covers ${formatPercent(coverage)} of value`;
  return [covered, uncoveredWords(symbols)].filter((part) => part !== "").join("; ");
}

/** "2 symbols loading; 1 without numbers"; empty where all is well. */
export function uncoveredWords({ pending, unavailable }: Omit<Coverage, "coverage">): string {
  const parts: string[] = [];
  if (pending > 0) parts.push(`${pending} ${pending === 1 ? "symbol" : "symbols"} loading`);
  if (unavailable > 0) parts.push(`${unavailable} without numbers`);
  return parts.join("; ");
}
