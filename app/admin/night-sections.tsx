import { ActivityLog } from "@/components/batch/activity-log";
import { CancelRun } from "@/components/batch/cancel-run";
import { FailureList } from "@/components/batch/failure-list";
import { GateFindings } from "@/components/batch/gate-findings";
import { PhaseList } from "@/components/batch/phase-list";
import { PublishByHand } from "@/components/batch/publish-by-hand";
import { RunHistory } from "@/components/batch/run-history";
import { RunLine } from "@/components/batch/run-line";
import { Section } from "@/components/shell/section";
import { EmptyState } from "@/components/states/empty-state";
import { formatCount } from "@/lib/format";
import { cancelRun, publishRun, retrySymbols } from "./actions";
import type { OperatorStatus } from "./loaders";
import classes from "./operator.module.css";
import { activityViews, failureViews, runView } from "./views";

/** What the newest session's run over the whole universe does or did, and the runs before it. */
export function NightSections({ status }: { status: OperatorStatus }) {
  const { run, runs, now, phases, activity, failureCount, cards } = status;
  if (run === null) {
    return (
      <EmptyState title="No run yet">
        The batch runs by itself at 21:00 New York time on trading days. The first one fetches every symbol’s history.
      </EmptyState>
    );
  }
  const running = run.status === "running";
  return (
    <>
      <Section title={running ? "The run under way" : "The last run"}>
        <RunLine run={runView(run, now)} />
        <PhaseList phases={phases} />
        <div className={classes.deed}>
          <CancelRun session={run.session} running={running} onCancel={cancelRun.bind(null, run.id)} />
        </div>
      </Section>
      <Section title="Gate">
        <GateFindings findings={run.gate} ended={!running} />
        <div className={classes.deed}>
          <PublishByHand
            session={run.session}
            refused={run.status === "unpublished"}
            findings={run.gate ?? []}
            onPublish={publishRun.bind(null, run.id)}
          />
        </div>
      </Section>
      <Section title={failureCount === 0 ? "Failures" : `Failures (${formatCount(failureCount)})`}>
        <FailureList failures={failureViews(status)} total={failureCount} ended={!running} onRetry={retrySymbols} />
      </Section>
      <Section title="Activity">
        <ActivityLog activity={activityViews(activity)} />
      </Section>
      <Section title="Runs">
        <RunHistory runs={runs.map((one) => runView(one, now))} cards={cards.map(({ runId }) => runId)} />
      </Section>
    </>
  );
}
