import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActivityLog } from "@/components/batch/activity-log";
import { FailureList } from "@/components/batch/failure-list";
import { PhaseList } from "@/components/batch/phase-list";
import { RunLine } from "@/components/batch/run-line";
import { RunNow } from "@/components/batch/run-now";
import { AsOfLine } from "@/components/shell/as-of-line";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/states/empty-state";
import { appClock, readEnv } from "@/lib/env";
import { requireViewer } from "../../viewer";
import { runBatch } from "./actions";
import { loadBatchStatus } from "./loaders";
import { RefreshWhile } from "./refresh-while";
import { activityViews, runView } from "./views";

export const metadata: Metadata = { title: "Batch" };

export default async function BatchPage() {
  const viewer = await requireViewer();
  if (!viewer.isAdmin) notFound();
  const { run, phases, activity, failures, failureCount, published } = await loadBatchStatus();
  const now = appClock(readEnv())();
  const running = run?.status === "running";
  return (
    <Page
      title="Symbol batch"
      subtitle={<AsOfLine session={published?.session ?? null} />}
      action={<RunNow onRun={runBatch} running={running} />}
    >
      <RefreshWhile active={running} />
      {run === null ? (
        <EmptyState title="No run yet">
          The batch runs by itself at 21:00 New York time on trading days. The first one fetches every symbol’s history.
        </EmptyState>
      ) : (
        <>
          <RunLine run={runView(run, now)} />
          <section aria-labelledby="phases">
            <Title order={2} id="phases" mb="sm">
              Phases
            </Title>
            <PhaseList phases={phases} />
          </section>
        </>
      )}
      {run === null ? null : (
        <>
          <section aria-labelledby="activity">
            <Title order={2} id="activity" mb="sm">
              Activity
            </Title>
            <ActivityLog activity={activityViews(activity)} />
          </section>
          <section aria-labelledby="failures">
            <Title order={2} id="failures" mb="sm">
              {failureCount === 0 ? "Failures" : `Failures (${failureCount.toLocaleString("en-US")})`}
            </Title>
            <FailureList failures={failures} />
          </section>
        </>
      )}
    </Page>
  );
}
