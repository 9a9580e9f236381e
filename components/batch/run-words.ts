import { formatCount } from "@/lib/format";
import { type BatchRunView, newYorkInstant } from "./batch-views";

/** What a run is for: "All symbols", "3 symbols". */
export function scopeWords({ subset }: Pick<BatchRunView, "subset">): string {
  if (subset === null) return "All symbols";
  return `${formatCount(subset)} ${subset === 1 ? "symbol" : "symbols"}`;
}

/** Which run this one tries again. */
export function followWords({ predecessorId }: Pick<BatchRunView, "predecessorId">, runs: readonly BatchRunView[]) {
  const before = runs.find(({ id }) => id === predecessorId);
  return before === undefined
    ? "Tries an earlier run again"
    : `Tries again the run of ${newYorkInstant(before.startedAt)}`;
}
