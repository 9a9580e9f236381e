import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/states/empty-state";
import { requireViewer } from "../viewer";
import { CardPage } from "./card-page";
import { loadModelCard } from "./loaders";

export const metadata: Metadata = { title: "Model card" };

/** The card of the night that readers see. */
export default async function LatestModelCardPage() {
  await requireViewer();
  const loaded = await loadModelCard({ runId: null });
  if (loaded !== null) return <CardPage loaded={loaded} />;
  return (
    <Page title="Model card">
      <EmptyState title="No model card yet">
        Each published night gets one within moments: how many symbols have which betas, how well they explain, how far
        they moved. The night that is shown now has none.
      </EmptyState>
    </Page>
  );
}
