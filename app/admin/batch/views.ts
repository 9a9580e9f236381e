import type { BatchActivityView, BatchRunView } from "@/components/batch/batch-views";
import type { BatchRun } from "@/db/queries/batch-runs";

export function runView(run: BatchRun, now: Date): BatchRunView {
  const end = run.finishedAt ?? now;
  return {
    id: run.id,
    session: run.session,
    status: run.status,
    trigger: run.trigger,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    seconds: Math.max(0, (end.getTime() - run.startedAt.getTime()) / 1000),
    symbolsPriced: run.symbolsPriced,
    symbolsExpected: run.symbolsExpected,
    coverage: run.coverage,
    outcome: run.outcome === "published" ? null : run.outcome,
  };
}

export function activityViews(
  activity: readonly { id: number; at: Date; level: "info" | "warning" | "error"; message: string }[],
): BatchActivityView[] {
  return activity.map((entry) => ({ ...entry, at: entry.at.toISOString() }));
}
