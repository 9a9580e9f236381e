import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AlertList } from "@/components/batch/alert-list";
import { HeadlineLine } from "@/components/batch/headline-line";
import { RunNow } from "@/components/batch/run-now";
import { Page } from "@/components/shell/page";
import { requireViewer } from "../viewer";
import { runBatch } from "./actions";
import { loadOperatorStatus } from "./loaders";
import { MarketSections } from "./market-sections";
import { NightSections } from "./night-sections";
import { RefreshWhile } from "./refresh-while";
import { openAlertViews } from "./views";

export const metadata: Metadata = { title: "Operator" };

export default async function OperatorPage() {
  const viewer = await requireViewer();
  if (!viewer.isAdmin) notFound();
  const status = await loadOperatorStatus();
  const { run, runs, published, asOf, alerts } = status;
  return (
    <Page
      title="The night"
      subtitle="Prices and betas are made at 21:00 New York on trading days. Readers see the last night that was published."
      action={<RunNow onRun={runBatch} running={run?.status === "running"} />}
    >
      <RefreshWhile active={runs.some(({ status }) => status === "running")} />
      <HeadlineLine
        published={published}
        newer={asOf.newer}
        why={run?.session === asOf.newer?.session ? (run?.outcome ?? null) : null}
      />
      <AlertList alerts={openAlertViews(alerts)} />
      <NightSections status={status} />
      <MarketSections status={status} />
    </Page>
  );
}
