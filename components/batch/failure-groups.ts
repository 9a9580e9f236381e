import type { BatchFailureView } from "./batch-views";

export interface FailureGroup {
  phase: string;
  failures: BatchFailureView[];
}

/** Failures by phase in the order given, those whose symbol holds the text only. */
export function failureGroups(failures: readonly BatchFailureView[], filter: string): FailureGroup[] {
  const wanted = filter.trim().toUpperCase();
  const groups = new Map<string, BatchFailureView[]>();
  for (const failure of failures) {
    if (!failure.symbol.includes(wanted)) continue;
    const group = groups.get(failure.phase);
    if (group === undefined) groups.set(failure.phase, [failure]);
    else group.push(failure);
  }
  return [...groups].map(([phase, found]) => ({ phase, failures: found }));
}

/** The symbols worth trying again: each once, those mended or under way left out. */
export function retriable(groups: readonly FailureGroup[]): string[] {
  const waiting = groups.flatMap(({ failures }) =>
    failures.filter(({ retry }) => retry === null || retry.state === "failed").map(({ symbol }) => symbol),
  );
  return [...new Set(waiting)].sort();
}

/** What has become of a failure since, in words; null where nobody tried again. */
export function retryWords({ retry }: Pick<BatchFailureView, "retry">): string | null {
  if (retry === null) return null;
  if (retry.state === "running") return "Being tried again";
  if (retry.state === "mended") return "Mended by a retry";
  return `Failed again: ${retry.reason ?? "the retry did not finish"}`;
}
