import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requireViewer } from "@/app/viewer";
import { VersionsTable } from "@/components/portfolio/versions-table";
import { LinkButton } from "@/components/shell/link-button";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/states/empty-state";
import { loadVersions, versionNumber, versionViews } from "../../version-list";

interface VersionsPageProps {
  params: Promise<{ portfolioId: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
}

export const metadata: Metadata = { title: "Versions" };

export default async function VersionsPage({ params, searchParams }: VersionsPageProps) {
  const viewer = await requireViewer();
  const { portfolioId } = await params;
  const { before: asked } = await searchParams;
  const before = typeof asked === "string" ? versionNumber(asked) : null;
  const scope = { portfolioId, ownerId: viewer.id };
  const found = await loadVersions(scope, { before });
  if (found === null) notFound();
  const href = `/portfolios/${portfolioId}`;
  const upload = <LinkButton href={`${href}/upload`}>Upload a newer file</LinkButton>;
  const versions = versionViews(scope, { ...found, isFirstPage: before === null });
  return (
    <Page
      title={`Versions of ${found.name}`}
      subtitle={<Link href={href}>Back to the portfolio</Link>}
      action={versions.length > 0 ? upload : undefined}
    >
      {versions.length === 0 ? (
        <EmptyState title="No versions yet" action={upload}>
          From the next change on, what was held before and after it is kept here and can be brought back.
        </EmptyState>
      ) : (
        <VersionsTable versions={versions} />
      )}
      {found.more ? <Link href={`${href}/versions?before=${versions.at(-1)?.number}`}>Older versions</Link> : null}
    </Page>
  );
}
