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
  return [coveredWords(coverage, symbols), uncoveredWords(symbols)].filter((part) => part !== "").join("; ");
}

/** All of it is covered although something has no numbers: what that is worth is not known. */
function coveredWords(coverage: number | null, { pending, unavailable }: Omit<Coverage, "coverage">): string {
  if (coverage === null) return "Nothing to cover yet";
  const isPart = coverage === 1 && pending + unavailable > 0;
  return `Covers ${formatPercent(coverage)} of ${isPart ? "the value known" : "value"}`;
}

/** "2 symbols loading; 1 without numbers"; empty where all is well. */
export function uncoveredWords({ pending, unavailable }: Omit<Coverage, "coverage">): string {
  const parts: string[] = [];
  if (pending > 0) parts.push(`${pending} ${pending === 1 ? "symbol" : "symbols"} loading`);
  if (unavailable > 0) parts.push(`${unavailable} without numbers`);
  return parts.join("; ");
}
