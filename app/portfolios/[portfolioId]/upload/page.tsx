import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requireViewer } from "@/app/viewer";
import { Page } from "@/components/shell/page";
import { formatCount } from "@/lib/format";
import { loadVersionHead } from "../../version-list";
import { Reupload } from "./reupload";

export const metadata: Metadata = { title: "Upload a newer file" };

export default async function UploadPage({ params }: { params: Promise<{ portfolioId: string }> }) {
  const viewer = await requireViewer();
  const { portfolioId } = await params;
  const head = await loadVersionHead({ portfolioId, ownerId: viewer.id });
  if (head === null) notFound();
  const lots = `${formatCount(head.lots)} ${head.lots === 1 ? "lot" : "lots"}`;
  return (
    <Page
      title={`A newer file for ${head.name}`}
      subtitle={
        <>
          It holds {lots} in <Link href={`/portfolios/${portfolioId}/versions`}>version {head.version}</Link>.{" "}
          <Link href={`/portfolios/${portfolioId}`}>Back to the portfolio</Link>
        </>
      }
    >
      <Reupload portfolioId={portfolioId} />
    </Page>
  );
}
